"""YAML as plain values with places, and its mistakes in Chinese; the home of yaml, loaded where YAML is really read."""

from __future__ import annotations

import re
from typing import Any

import yaml

from drafter.errors import Mistake, Mistakes, Place, mistake

from .document import Document, Trail

MOST_NODES = 200_000
DEEPEST = 40
LONG = 200_000  # characters, from which a text is measured before it is built
DEEP = "嵌套太深；请减少括号或缩进的层数"
HAN = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’…—]"
FOLD = re.compile(rf"(?<={HAN}) (?={HAN})")
INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LONGEST_LINE = 500  # characters of a line that are searched for a slip
SHORT_WORDS = re.compile(r"[^，。！？；]{1,12}(，[^，。！？；]{1,12})+")
FULL_WIDTH_COLON = re.compile(r"^\s*(?:- )?[^\s:#\"'“”‘’{\[]{1,20}：")


def parsed(text: str, name: str, remedy: str) -> Document:
    """YAML ``text`` as plain values with marks; syntax faults and duplicate keys as ``Mistakes``.

    ``remedy`` says what may be done if nothing is in it.
    """
    try:
        if len(text) > LONG or text.count("[") + text.count("{") > LONG // 100:
            measure(text, name)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise mistake(*syntax(error, text, name)) from None
    if node is None:
        raise mistake(Place(name), f"文件是空的；{remedy}")
    builder = Builder(name)
    value = builder.built(node, ())
    if builder.faults:
        raise Mistakes(builder.faults)
    return Document(name, value, builder.marks)


def measure(text: str, name: str) -> None:
    """Raise ``Mistakes`` where a text nests too deep or holds too much, before any of it is built."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or count > MOST_NODES:
            line = event.start_mark.line + 1 if event.start_mark else 0
            why = (
                "嵌套太深；请减少括号或缩进的层数"
                if depth > DEEPEST
                else "内容太多，不像是任务单；请检查是否选错了文件"
            )
            raise mistake(Place(name, line), why)


class Builder:
    """Plain values from YAML nodes: only null, true, false and plain integers are more than strings."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.marks: dict[Trail, tuple[int, int]] = {}
        self.faults: list[Mistake] = []
        self.nodes = 0

    def fault(self, node: yaml.Node, text: str) -> None:
        """Note a fault at a node."""
        self.faults.append(Mistake(Place(self.name, node.start_mark.line + 1, node.start_mark.column + 1), text))

    def built(self, node: yaml.Node, trail: Trail) -> Any:
        """The value of ``node``; its place goes into ``marks``."""
        self.nodes += 1
        if self.nodes > MOST_NODES or len(trail) > DEEPEST:
            place = Place(self.name, node.start_mark.line + 1, node.start_mark.column + 1)
            raise mistake(place, DEEP if len(trail) > DEEPEST else "引用（&、*）层层展开，内容过大；请直接写出内容")
        self.marks.setdefault(trail, (node.start_mark.line + 1, node.start_mark.column + 1))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, trail)
        if isinstance(node, yaml.SequenceNode):
            return [self.item(node, child, (*trail, index)) for index, child in enumerate(node.value)]
        if not isinstance(node, yaml.ScalarNode):
            return None
        if CONTROL.search(node.value):
            self.fault(node, "这里有看不见的控制字符；请删去后重新输入")
        return scalar(node)

    def item(self, parent: yaml.SequenceNode, node: yaml.Node, trail: Trail) -> Any:
        """An item of a list; in ``[…]`` short words with a full-width comma between them are a fault."""
        if (
            parent.flow_style
            and isinstance(node, yaml.ScalarNode)
            and not node.style
            and SHORT_WORDS.fullmatch(node.value)
        ):
            self.fault(node, f"“{node.value}”里是全角逗号，方括号里的各项要用半角逗号 , 隔开；若确是一项，请加引号")
        return self.built(node, trail)

    def mapping(self, node: yaml.MappingNode, trail: Trail) -> dict[str, Any]:
        """A mapping with string keys; duplicates, odd keys and unquoted placeholders are faults."""
        value: dict[str, Any] = {}
        for key_node, child in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault(node, "以 {{ 开头的内容会被当成表格；请给整句加上英文双引号")
                continue
            name = str(key_node.value)
            if name in value:
                first = self.marks[*trail, name][0]
                self.fault(key_node, f"“{name}”写了两次（第一次在第 {first} 行）；请合并或删去一处")
                continue
            self.marks[*trail, name] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            value[name] = self.built(child, (*trail, name))
        return value


def scalar(node: yaml.ScalarNode) -> str | int | bool | None:
    """A scalar as it was written: no dates, times, octals or floats; folded Chinese lines join without a space."""
    text = str(node.value)
    if node.start_mark.line != node.end_mark.line and node.style != "|":
        text = FOLD.sub("", text)
    if node.style:
        return text
    if text in WORDS:
        return WORDS[text]
    return int(text) if INTEGER.fullmatch(text) else text


def syntax(error: yaml.YAMLError, text: str, name: str) -> tuple[Place, str]:
    """The likely culprit of a syntax error, with the remedy."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", "") or error)
    if mark is None:
        return Place(name), "有 YAML 不认的控制字符；请删去看不见的特殊字符后再试"
    lines = text.splitlines() or [""]
    opened = getattr(error, "context_mark", None)
    if opened is not None and ("expected ',' or" in problem or "end of stream" in problem):
        mark = opened
    if "mapping values" in problem and misaligned(lines, mark.line):
        return Place(name, mark.line + 1, 1), "缩进没有对齐；同一层的各行要从同一列开始"
    for number in range(min(mark.line, len(lines) - 1), max(mark.line - 3, -1), -1):
        hint = slip(lines[number])
        if hint:
            return Place(name, number + 1, hint[0] + 1), hint[1]
    return Place(name, mark.line + 1, mark.column + 1), translated(problem)


def misaligned(lines: list[str], number: int) -> bool:
    """Whether a line is indented more than the one above it, though that one has its value already."""
    above, line = lines[number - 1] if number else "", lines[number]
    return bool(re.match(r"\s*(- )?[^\s:]+:\s+[^\s#|>&]", above)) and indent(line) > indent(above)


def indent(line: str) -> int:
    """Columns before the first character."""
    return len(line) - len(line.lstrip())


def slip(line: str) -> tuple[int, str] | None:
    """A common slip in one line of YAML: column from 0 and what to do, or ``None``."""
    body = line[:LONGEST_LINE].split(" #", 1)[0]
    if "\t" in body:
        return body.index("\t"), "这里用了制表符（Tab）；YAML 只认空格，请改成两个空格"
    if (match := FULL_WIDTH_COLON.match(body)) and not re.search(r":\s|:$", body):
        return match.end() - 1, "这里是全角冒号“：”；请改成半角冒号加一个空格“: ”"
    if match := re.match(r"^\s*(?:- )?(?:[^\s:]+:\s+)?(\{\{)", body):
        return match.start(1), "以 {{ 开头的内容要加引号；请给整句加上英文双引号"
    if match := re.search(r":\s+([“\"'][^\s].*?[”\"'])[^\s,\]}\"']", body):
        return match.start(1), "以英文引号开头的句子，引号要包住整句；句中引用请用中文引号“ ”"
    if match := re.match(r"^\s*(?:- )?[^\s:：]+:([^\s:：/].*)$", body):
        return match.start(1), "半角冒号后面没有空格；请空一格"
    return None


def translated(problem: str) -> str:
    """YAML's own complaint in Chinese, by kind."""
    table = [
        ("cannot start any token", "这个符号不能打头；请给整句加上英文双引号"),
        ("mapping values are not allowed", "这一行多了冒号；句中有“: ”时请给整句加上英文双引号"),
        ("could not find expected ':'", "这一行缺少冒号；写成“键: 值”，冒号用半角，后面空一格"),
        ("found undefined alias", "*开头的内容会被当成引用；请给整句加上英文双引号"),
        ("found unexpected end of stream", "引号或括号没有配对；请补上后一半"),
        ("expected ',' or", "方括号或花括号里缺少半角逗号，或括号没有配对；请补上"),
        ("expected <block end>", "缩进没有对齐，或引号没有包住整句；同一层的各行要从同一列开始"),
        ("special characters are not allowed", "有 YAML 不认的控制字符；请删去看不见的特殊字符"),
    ]
    return next((chinese for english, chinese in table if english in problem), "YAML 写法有误；请检查缩进、冒号和引号")
