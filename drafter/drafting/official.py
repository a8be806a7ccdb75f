"""The 公文 section of a brief: the elements of an official document (GB/T 9704-2012), and what the norm forbids of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafter.data.records import key

SECTION = "公文"
SECRECY = re.compile(r"(绝密|机密|秘密)(★([1-9][0-9]*(年|个月)|长期))?")
URGENCY = ("特急", "加急", "特提", "平急")
NUMBER = re.compile(r"[^〔〕\s]*〔(19|20)[0-9]{2}〕[1-9][0-9]*号")
SHORT_NUMBER = re.compile(r"第[1-9][0-9]*[号期次]|〔(19|20)[0-9]{2}〕[1-9][0-9]*号")  # of orders and minutes
POINT = re.compile(r"[。；，、：;,:.]$")
Trail = tuple[str | int, ...]


def as_list(value: Any) -> Any:
    """A single word where a list is wanted."""
    return [value] if isinstance(value, str) else value


def as_text(value: Any) -> Any:
    """A whole number where text is wanted."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def as_annexes(value: Any) -> Any:
    """Annexes of which some are named only."""
    return [{"题": entry} if isinstance(entry, str) else entry for entry in as_list(value)]


LIST: dict[str, Any] = {"before": as_list, "accepts": list[str] | str}
TEXT: dict[str, Any] = {"before": as_text, "accepts": str | int}


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Annex:
    """An annex: its title, and its text if it shall be bound with the document."""

    title: str = key("题", least=1)
    text: str = key("文", "")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Stamp:
    """The signature stamp of who signs: post and name."""

    post: str = key("职务", least=1)
    name: str = key("姓名", least=1)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Printed:
    """Who printed the document, and when: the day of the document if nothing is said."""

    office: str = key("机关", least=1)
    date: str = key("日期", "", **TEXT)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class OfficialText:
    """The elements of an official document as staff write them."""

    serial: str = key("份号", "", **TEXT)
    secrecy: str = key("密级", "")
    urgency: str = key("紧急程度", "")
    organs: tuple[str, ...] = key("发文机关", least=1, **LIST)
    mark: str = key("标志", "")
    number: str = key("文号", "")
    signers: tuple[str, ...] = key("签发人", (), **LIST)
    to: tuple[str, ...] = key("主送", (), **LIST)
    annexes: tuple[Annex, ...] = key("附件", (), before=as_annexes, accepts=list[str | Annex] | str)
    signature: tuple[str, ...] = key("署名", (), **LIST)
    sealed: bool = key("印章", False)
    stamp: Stamp | None = key("签名章", None)
    date: str = key("日期", "", **TEXT)
    remark: str = key("附注", "")
    copies: tuple[str, ...] = key("抄送", (), **LIST)
    printed: Printed | None = key("印发", None)
    present: tuple[str, ...] = key("出席", (), **LIST)
    excused: tuple[str, ...] = key("请假", (), **LIST)
    observing: tuple[str, ...] = key("列席", (), **LIST)

    @property
    def form(self) -> str:
        """The layout that the mark asks for."""
        return "order" if self.mark.endswith("令") else "minutes" if self.mark.endswith("纪要") else "gongwen"


@dataclass(frozen=True, slots=True)
class Official:
    """The elements of an official document, held: its days as YYYY-MM-DD."""

    text: OfficialText
    date: str
    printed: str


def faults(text: OfficialText) -> Iterator[tuple[str, Trail]]:
    """What the norm forbids, each with the keys of its place."""
    if text.serial and not re.fullmatch("[0-9]{6}", text.serial):
        yield f'份号“{text.serial}”不是6位数字（GB/T 9704 第7.2.1条）；请写成 "000123" 这样，加英文双引号', ("份号",)
    if text.secrecy and not SECRECY.fullmatch(text.secrecy):
        yield f"看不懂密级“{text.secrecy}”；请写 绝密、机密 或 秘密，有期限的加“★”，如 机密★1年", ("密级",)
    elif text.secrecy and not text.serial:
        yield '涉密公文要标份号（GB/T 9704 第7.2.1条）；请补上 份号: "000123"', ("密级",)
    if text.urgency and text.urgency not in URGENCY:
        yield f"看不懂紧急程度“{text.urgency}”；请写 特急 或 加急（电报：特提、特急、加急、平急）", ("紧急程度",)
    if text.number and (wrong := wrong_number(text)):
        yield wrong, ("文号",)
    if text.sealed and text.stamp:
        yield "“印章”和“签名章”只能用一种；请删去一处", ("签名章",)
    yield from wrong_lists(text)


def wrong_number(text: OfficialText) -> str:
    """What is wrong with the number of a document; nothing, if nothing is."""
    number = text.number
    if NUMBER.fullmatch(number) or (text.form != "gongwen" and SHORT_NUMBER.fullmatch(number)):
        return ""
    example = "请写成 青政发〔2026〕1号 这样"
    if re.search(r"[\[\]【】()（）［］〖〗]", number):
        return f"发文字号“{number}”的年份要用六角括号〔〕（GB/T 9704 第7.2.5条）；{example}"
    if re.search("〔[^〕]*〕(第|0)", number):
        return f"发文字号“{number}”的序号不加“第”，也不编虚位（GB/T 9704 第7.2.5条）；{example}"
    if not re.search("〔(19|20)[0-9]{2}〕", number):
        return f"发文字号“{number}”要有四位年份，用六角括号括起（GB/T 9704 第7.2.5条）；{example}"
    return f"看不懂发文字号“{number}”；{example}"


def wrong_lists(text: OfficialText) -> Iterator[tuple[str, Trail]]:
    """What is wrong with names, annexes and bodies."""
    for index, annex in enumerate(text.annexes):
        if POINT.search(annex.title):
            yield (
                f"附件名称“{annex.title}”后面不加标点（GB/T 9704 第7.3.4条）；请删去“{annex.title[-1]}”",
                ("附件", index),
            )
        if re.match(r"[0-9]{1,2}[.．、]|附件", annex.title):
            yield f"附件名称“{annex.title}”前面的序号由程序编；请只写名称", ("附件", index)
    for name in ("organs", "signers", "signature"):
        for index, entry in enumerate(getattr(text, name)):
            if not entry or re.search(r"[\n\r\t、，,；;：:。]", entry):
                chinese = {"organs": "发文机关", "signers": "签发人", "signature": "署名"}[name]
                yield f"{chinese}“{entry}”里有标点或是空的；几个请分开写成 [甲, 乙]", (chinese, index)
