"""A draft dressed as an official document: the elements of its brief's 公文 section around its text (GB/T 9704-2012)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drafter.model import Block, Draft, Role, Span
from drafter.text import numerals

from .brief import Brief
from .official import SECTION, Annex, Official, Trail


def dressed(draft: Draft, brief: Brief) -> Draft:
    """A draft with the elements of its brief before and after its text, if the brief has any."""
    found = brief.official
    if found is None:
        return draft
    dresser = Dresser(found, brief)
    inner = [block for block in draft.blocks if dresser.stays(block)]
    titles = next((index for index, block in enumerate(inner) if block.role != "title"), len(inner))
    blocks = (*dresser.head(), *inner[:titles], *dresser.addressed(), *inner[titles:], *dresser.end())
    return replace(draft, blocks=blocks, sealed=found.text.sealed)


class Dresser:
    """Makes the elements of a document into blocks, each character with its place in the brief."""

    def __init__(self, official: Official, brief: Brief) -> None:
        self.official, self.text, self.brief = official, official.text, brief
        self.letter = brief.layout.startswith(("letter", "信函"))
        self.order = brief.layout.startswith(("order", "命令")) or self.text.form == "order"
        self.minutes = brief.layout.startswith(("minutes", "纪要")) or self.text.form == "minutes"

    def span(self, text: str, *trail: str | int) -> Span:
        """Characters that a key of the section says."""
        return Span(text, f"{SECTION}.{trail[0]}", self.brief.place(SECTION, *trail).origin)

    def block(self, role: Role, text: str, *trail: str | int) -> Block:
        """An element of one span."""
        return Block(role, (self.span(text, *trail),))

    def labelled(self, role: Role, label: str, text: str, *trail: str | int) -> Block:
        """An element that begins with a label."""
        return Block(role, (Span(label, f"{SECTION}.{trail[0]}"), self.span(text, *trail)))

    def stays(self, block: Block) -> bool:
        """Whether a block of the draft stands in the document: no byline, one address, no title below an order's mark."""
        if block.role == "salutation":
            return not self.text.to
        return block.role != "byline" and not (block.role == "title" and self.order)

    def head(self) -> list[Block]:
        """What stands above the title; what is above the mark stands below that of a letter."""
        given: list[tuple[Role, str, str]] = [
            ("serial", self.text.serial, "份号"),
            ("secrecy", self.text.secrecy, "密级"),
            ("urgency", self.text.urgency, "紧急程度"),
        ]
        above = [self.block(role, text, name) for role, text, name in given if text]
        marks = list(self.marks())
        number = [self.block("number", self.text.number, "文号")] if self.text.number else []
        return [*(marks + above if self.letter else above + marks), *number, *self.signers()]

    def marks(self) -> Iterator[Block]:
        """The mark: as it was written, or the bodies that issue the document and the word that its form adds."""
        organs = self.text.organs
        if self.text.mark:
            yield self.block("mark", self.text.mark, "标志")
        elif self.letter:
            yield self.block("mark", organs[0], "发文机关", 0)
        elif len(organs) == 1 or self.order or self.minutes:
            ending = "令" if self.order else "会议纪要" if self.minutes else "文件"
            yield Block("mark", (self.span(organs[0], "发文机关", 0), Span(ending, f"{SECTION}.标志")))
        else:
            yield from (self.block("mark", organ, "发文机关", index) for index, organ in enumerate(organs))
            yield Block("mark", (Span("文件", f"{SECTION}.标志"),))

    def signers(self) -> Iterator[Block]:
        """Who signs the document upwards, two names a line."""
        names = self.text.signers
        if names:
            lines = ("\t".join(names[start : start + 2]) for start in range(0, len(names), 2))
            yield self.labelled("signer", "签发人：", "\n".join(lines), "签发人")

    def addressed(self) -> Iterator[Block]:
        """Whom the document is for."""
        if self.text.to:
            yield self.block("salutation", "，".join(self.text.to).rstrip("：:") + "：", "主送")

    def end(self) -> Iterator[Block]:
        """What stands below the text."""
        yield from self.annexes()
        for label, names in (("出席", self.text.present), ("请假", self.text.excused), ("列席", self.text.observing)):
            if names:
                yield self.labelled("attendance", f"{label}：", "、".join(names).rstrip("。"), label)
        yield from self.signed()
        if self.text.remark:
            yield self.block("remark", f"（{self.text.remark.strip('（）()')}）", "附注")
        for index, annex in enumerate(self.text.annexes, 1):
            if annex.text:
                yield from self.annex(annex, index)
        yield from self.foot()

    def annexes(self) -> Iterator[Block]:
        """The list of annexes: numbered, if there are several."""
        several = len(self.text.annexes) > 1
        for index, annex in enumerate(self.text.annexes):
            number = f"{index + 1}." if several else ""
            label = (Span("附件：", f"{SECTION}.附件"),) if index == 0 else ()
            numbered = (Span(number, f"{SECTION}.附件"),) if number else ()
            yield Block("annexes", (*label, *numbered, self.span(annex.title, "附件", index)))

    def annex(self, annex: Annex, number: int) -> Iterator[Block]:
        """An annex: its number, its title, its paragraphs."""
        several = number if len(self.text.annexes) > 1 else ""
        yield Block("annex", (Span(f"附件{several}", f"{SECTION}.附件"),))
        yield self.block("annex-title", annex.title, "附件", number - 1)
        for paragraph in filter(None, map(str.strip, annex.text.split("\n"))):
            yield self.block("body", paragraph, "附件", number - 1, "文")

    def signed(self) -> Iterator[Block]:
        """Signature or signature stamp, and the date; minutes bear none."""
        if self.minutes:
            return
        if self.text.stamp:
            stamp = self.text.stamp
            yield self.block("stamp", f"{stamp.post}　　{stamp.name}", "签名章")
        else:
            names = self.text.signature or self.text.organs
            source = "署名" if self.text.signature else "发文机关"
            yield from (self.block("signature", name, source, index) for index, name in enumerate(names))
        if self.official.date:
            trail: Trail = (SECTION, "日期") if self.text.date else ("日期",)
            place = self.brief.place(*trail).origin
            yield Block("date", (Span(numerals.full_date(self.official.date), f"{SECTION}.日期", place),))

    def foot(self) -> Iterator[Block]:
        """Whom copies go to, who printed the document and when; no printer in a letter."""
        if self.text.copies:
            yield self.labelled("copies", "抄送：", "，".join(self.text.copies).rstrip("。") + "。", "抄送")
        if self.text.printed and not self.letter:
            day = f"{numerals.full_date(self.official.printed)}印发" if self.official.printed else "印发"
            yield self.block("issued", f"{self.text.printed.office}\t{day}", "印发")
