"""Facts of a typeset page for cases: a page as its layout asks, and what a case says is otherwise.

〔版面 上=25.4；正文.字号=15；第2段.字体=宋体；单页.对齐=center；网格=linesAndChars〕 changes the section, all running text, a
paragraph, a page number. 〔版面〕 alone is a page as the layout asks.
"""

import re
from dataclasses import fields, replace
from typing import Any

from drafter.model import Block, Draft
from drafter.page import Glyphs, Laid, Margin, PageFacts, PageNorm, Setting
from drafter.text.elements import ELEMENTS
from drafter.text.structure import TYPED
from drafter.word.reading import norm

PAGE = re.compile(r"^〔版面 ?([^〕]*)〕")
NAMES = {
    "字体": "font",
    "西文": "latin",
    "字号": "size",
    "字距": "squeeze",
    "加粗": "bold",
    "颜色": "colour",
    "中文标点": "hinted",
    "被盖": "unused",
    "对齐": "align",
    "行距": "line",
    "规则": "rule",
    "段前": "before",
    "段后": "after",
    "缩进": "first_chars",
    "左缩进": "left",
    "级别": "level",
    "空白": "blanks",
    "空段": "skipped",
    "右空字": "right_chars",
    "另页": "fresh",
    "线": "lined",
    "图文框": "framed",
    "宽": "width",
    "高": "height",
    "上": "top",
    "下": "bottom",
    "左": "left",
    "右": "right",
    "页脚": "foot",
    "网格": "grid",
    "行跨度": "pitch",
    "字格": "cell",
    "写明": "told",
    "单双页": "odd_even",
    "字": "text",
    "域": "numbered",
    "指定": "chosen",
    "讲话": "spoken",
    "公文": "binding",
}
WORDS = {"是": True, "否": False, "无": ""}
PARAGRAPH = re.compile("第([0-9]+)段")
SIDES = {"单页": "default", "双页": "even"}


def page(draft: Draft, line: str) -> PageFacts | None:
    """The facts that a case names, ``None`` if it names none."""
    given = PAGE.match(line)
    if given is None:
        return None
    asked = replace(norm.named("gongwen"), chosen=False)
    found = compliant(draft, asked)
    found = replace(found, norm=replace(asked, head=norm.head(draft, found)))
    for entry in filter(None, given[1].split("；")):
        name, value = entry.split("=")
        found = changed(draft, found, *name.rpartition(".")[::2], value)
    return found


def compliant(draft: Draft, asked: PageNorm) -> PageFacts:
    """A page as its layout asks."""
    number = Glyphs(asked.number.font, asked.number.font, asked.number.size)
    sides = [("default", "right"), ("even", "left")]
    margins = tuple(Margin(kind, "— 1 —", True, align=align, glyphs=number) for kind, align in sides)
    section = replace(asked.section, grid="lines", pitch=asked.pitch, margins=margins)
    return PageFacts((section,), tuple(laid(block, asked) for block in draft.blocks), True, asked)


def laid(block: Block, asked: PageNorm) -> Laid:
    """A paragraph as its layout asks."""
    role = asked.title if block.role == "title" else asked.body
    look = Glyphs(role.font, "Times New Roman", role.size, role.squeeze, hinted=True)
    lines = Setting(role.align, "exact", asked.pitch, first_chars=role.indent, level=block.level)
    if block.role in ELEMENTS:
        return element(block, look, asked)
    if block.role == "salutation":
        lines = replace(lines, first_chars=0)
    level = next((level for level, typed in TYPED if typed.search(block.text)), 0)
    if block.role != "body" or not 0 < level <= len(asked.headings):
        return Laid(lines, ((len(block.text), look),))
    lead = block.text.find("。") + 1 or len(block.text)
    runs = (lead, replace(look, font=asked.headings[level - 1])), (len(block.text) - lead, look)
    return Laid(lines, tuple(run for run in runs if run[0]))


def element(block: Block, look: Glyphs, asked: PageNorm) -> Laid:
    """An element of an official document as the norm asks."""
    given: dict[str, Any] = {"align": "both", "rule": "exact", "line": asked.pitch, **PLACES.get(block.role, {})}
    runs = ((len(block.text), replace(look, **LOOKS.get(block.role, {}))),)
    return Laid(Setting(**given), runs, fresh=block.role == "annex", lined=block.role in RULED)


RULED = ("number", "copies", "issued")
PLACES: dict[str, dict[str, Any]] = {
    "mark": {"align": "center"},
    "number": {"align": "center", "before": 58},
    "signature": {"align": "right", "right_chars": 2},
    "date": {"align": "right", "right_chars": 4},
    "annex-title": {"align": "center"},
    "copies": {"framed": True},
    "issued": {"framed": True},
}
LOOKS: dict[str, dict[str, Any]] = {
    "mark": {"font": "方正小标宋简体", "size": 52, "colour": "FF0000"},
    "secrecy": {"font": "黑体"},
    "urgency": {"font": "黑体"},
    "annex": {"font": "黑体"},
    "annex-title": {"font": "方正小标宋简体", "size": 22},
    "copies": {"size": 14},
    "issued": {"size": 14},
}


def changed(draft: Draft, found: PageFacts, whom: str, name: str, text: str) -> PageFacts:
    """Facts with one of them otherwise."""
    number = re.fullmatch(r"-?[0-9.]+", text) and name != "字"
    change = {NAMES[name]: WORDS.get(text, float(text) if number else text)}
    section = found.sections[0]
    if whom in SIDES:
        margins = tuple(altered(one, change) if one.kind == SIDES[whom] else one for one in section.margins)
        return replace(found, sections=(replace(section, margins=margins),))
    if whom:
        one = PARAGRAPH.fullmatch(whom)
        chosen = [int(one[1]) - 1] if one else [i for i, block in enumerate(draft.blocks) if block.role == ROLES[whom]]
        blocks = [altered(one, change) if i in chosen else one for i, one in enumerate(found.blocks)]
        return replace(found, blocks=tuple(blocks))
    if next(iter(change)) in ("chosen", "spoken", "binding"):
        return replace(found, norm=replace(found.norm, **change))
    if "odd_even" in change:
        return replace(found, odd_even=bool(change["odd_even"]))
    return replace(found, sections=(replace(section, **change),))


ROLES = {"正文": "body", "标题": "title"}


def altered(one: Any, change: dict[str, Any]) -> Any:
    """A paragraph or a page number with a fact otherwise, wherever that stands."""
    name = next(iter(change))
    if name in {field.name for field in fields(one)}:
        return replace(one, **change)
    if isinstance(one, Margin):
        return replace(one, glyphs=replace(one.glyphs, **change))
    if name in {field.name for field in fields(Setting)}:
        return replace(one, setting=replace(one.setting, **change))
    return replace(one, runs=tuple((count, replace(look, **change)) for count, look in one.runs))
