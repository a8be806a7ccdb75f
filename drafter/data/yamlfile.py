"""YAML with places, limits and Chinese messages; the home of yaml."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from drafter.errors import DrafterError, Mistake, Mistakes, Place, mistake

LARGEST = 5_000_000  # bytes
MOST_NODES = 200_000
DEEPEST = 40
LONG = 200_000  # characters, from which a text is measured before it is built
DEEP = "嵌套太深；请减少括号或缩进的层数"
MOST_NAMES = 20  # that a message lists

Trail = tuple[str | int, ...]

HAN = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’…—]"
FOLD = re.compile(rf"(?<={HAN}) (?={HAN})")
INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "没有这个位置",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘只读",
    errno.EINVAL: "文件名里有不能用的字符",
}
LONGEST_LINE = 500  # characters of a line that are searched for a slip
SHORT_WORDS = re.compile(r"[^，。！？；]{1,12}(，[^，。！？；]{1,12})+")
FULL_WIDTH_COLON = re.compile(r"^\s*(?:- )?[^\s:#\"'“”‘’{\[]{1,20}：")


@dataclass(frozen=True, slots=True)
class Document:
    """A file's plain values with the place of each: ``marks`` maps a trail of keys to line and column from 1."""

    path: str
    value: Any
    marks: dict[Trail, tuple[int, int]]

    def place(self, *trail: str | int) -> Place:
        """The place of a value, or of the nearest value around it that has one."""
        for end in range(len(trail), -1, -1):
            if trail[:end] in self.marks:
                return Place(self.path, *self.marks[trail[:end]])
        return Place(self.path)


def document(path: Path, name: str = "") -> Document:
    """The YAML file at ``path``; ``name`` is what messages call it. Raises ``DrafterError``."""
    return parsed(content(path, name or str(path)), name or str(path))


def parsed(text: str, name: str) -> Document:
    """YAML ``text`` as plain values with marks; syntax faults and duplicate keys as ``Mistakes``."""
    try:
        if len(text) > LONG or text.count("[") + text.count("{") > LONG // 100:
            measure(text, name)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise mistake(*syntax(error, text, name)) from None
    if node is None:
        raise mistake(Place(name), "文件是空的；可以用 drafter new 生成一份带说明的任务单")
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


def content(path: Path, name: str) -> str:
    """The characters of a text file in UTF-8 (with BOM too), UTF-16 or GB18030, bounded in size."""
    return decoded(raw(path, name), name)


def raw(path: Path, name: str) -> bytes:
    """The bytes of a regular file, bounded in size. Raises ``DrafterError``."""
    try:
        if path.is_dir():
            raise DrafterError(f"{name}: 这是一个文件夹；请给出其中的 YAML 文件")
        if not path.exists():
            raise DrafterError(f"{name}: 找不到这个文件；请检查路径和文件名{nearest_file(path)}")
        with path.open("rb") as file:
            found = file.read(LARGEST + 1)
    except OSError as error:
        raise DrafterError(f"{name}: 读不了这个文件（{reason(error)}）；请检查权限，或先关闭占用它的程序") from None
    return bounded(found, name)


def bounded(found: bytes, name: str) -> bytes:
    """The bytes, if they are not too many. Raises ``DrafterError``."""
    if len(found) > LARGEST:
        raise DrafterError(f"{name}: 文件超过 {LARGEST // 1_000_000} MB，不像是任务单；请检查是否选错了文件")
    return found


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese."""
    return REASONS.get(error.errno or 0, "系统不允许")


def nearest_file(path: Path) -> str:
    """A file beside ``path`` that the user may have meant, as the end of a sentence."""
    beside = [entry.name for entry in sorted(path.parent.glob("*"))[:500]] if path.parent.is_dir() else []
    found = alike(path.name, beside, 0.6)
    return f"，是不是“{found}”？" if found else ""


def alike(wrong: str, names: Iterable[str], cutoff: float) -> str:
    """The name most like a wrong one, or nothing."""
    import difflib

    return next(iter(difflib.get_close_matches(wrong, list(names), 1, cutoff)), "")


def decoded(raw: bytes, name: str) -> str:
    """Text of ``raw`` by byte order mark, else UTF-8, else GB18030."""
    encodings = ["utf-16"] if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise DrafterError(f"{name}: 不是文本文件，读不出文字；请用记事本另存为 UTF-8 编码的文本")


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


def close(wrong: str, allowed: Iterable[str]) -> str:
    """A did-you-mean for ``wrong`` as the end of a sentence, or what may stand there."""
    names = list(dict.fromkeys(allowed))
    if match := alike(wrong, names, 0.5):
        return f"是不是“{match}”？"
    return (
        f"可以写：{'、'.join(names[:MOST_NAMES])}{' 等' if len(names) > MOST_NAMES else ''}"
        if names
        else "这里没有可以写的"
    )
