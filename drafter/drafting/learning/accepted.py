"""What a person has accepted of the candidates, as a phrase bank, an outline and its starter brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafter.data.document import Document
from drafter.drafting import outline as outlines
from drafter.drafting import phrasebank
from drafter.drafting.banktext import BankText, HeadingSetText, PhraseText, heading_faults, phrase_faults
from drafter.errors import DrafterError, Mistake, Mistakes

from . import written
from .candidate import OWN
from .candidatefile import UNDECIDED, YES, CandidateFile, HeadingsText, SentenceText
from .speech import OPEN


@dataclass(frozen=True, slots=True)
class Accepted:
    """The files to write: the bank, and the outline with its starter brief where it was accepted (else empty), under an id."""

    bank: str
    outline: str = ""
    brief: str = ""
    id: str = ""
    phrases: int = 0
    headings: int = 0
    undecided: int = 0


def accepted(document: Document, found: CandidateFile) -> Accepted:
    """What was accepted. Raises ``Mistakes`` for open places and whatever a bank may not hold, ``DrafterError`` if it is nothing."""
    sets = [(index, one) for index, one in enumerate(found.headings) if one.decision == YES]
    phrases = [(index, one) for index, one in enumerate(found.sentences) if one.decision == YES]
    own = found.outline.outline if found.outline and found.outline.decision == YES else None
    if not (sets or phrases or own):
        raise DrafterError(f"{document.path}: 没有一条标了“采用: 是”；请看过候选，把要用的改成 是")
    known = sorted(own.placeholders) if own else phrasebank.known_to(BankText(name=found.name))
    faults = [
        *(fault for index, one in sets for fault in set_faults(document, index, one)),
        *(fault for index, one in phrases for fault in sentence_faults(document, index, one, known)),
        *twins(document, phrases),
        *outline_faults(document, found),
        *unreached(document, found, phrases),
    ]
    if faults:
        raise Mistakes(faults)
    decisions = [*(one.decision for one in found.headings), *(one.decision for one in found.sentences)]
    bank = written.bank_text(found, own, [one for _, one in sets], [one for _, one in phrases])
    made = Accepted(bank, phrases=len(phrases), headings=len(sets), undecided=decisions.count(UNDECIDED))
    if own is None or found.outline is None:
        return made
    structure = written.outline_text(outline_of(document), own, [one for _, one in phrases])
    return Accepted(
        bank,
        structure,
        written.brief_text(own, [one for _, one in sets]),
        found.outline.id,
        len(phrases),
        len(sets),
        decisions.count(UNDECIDED),
    )


def outline_of(document: Document) -> dict[str, Any]:
    """The outline as the file has it."""
    given = document.value.get("提纲") or document.value["outline"]
    found: dict[str, Any] = given.get("内容") or given["outline"]
    return found


def open_faults(document: Document, text: str, *trail: str | int) -> Iterator[Mistake]:
    """Places of a text that a person has yet to fill."""
    for place in dict.fromkeys(OPEN.findall(text)):
        yield Mistake(document.place(*trail), f"还有没填的{place}；请改成 {{{{名}}}} 或改写掉，再采用")


def set_faults(document: Document, index: int, one: HeadingsText) -> Iterator[Mistake]:
    """What is wrong with an accepted heading set."""
    trail = ("纲目组", index)
    opened = [*open_faults(document, one.pattern, *trail, "式")]
    opened += [fault for name, text in one.items.items() for fault in open_faults(document, text, *trail, "项", name)]
    yield from opened
    if not opened:
        entry = HeadingSetText(id="", slot=one.slot, pattern=one.pattern, items=one.items)
        yield from (Mistake(document.place(*trail, "项", name), fault) for name, fault in heading_faults(entry))


def sentence_faults(document: Document, index: int, one: SentenceText, known: list[str]) -> Iterator[Mistake]:
    """What is wrong with an accepted phrase."""
    trail = ("候选语句", index)
    yield from open_faults(document, one.text, *trail, "语句")
    yield from (fault for step in one.steps for fault in open_faults(document, step, *trail, "分项"))
    phrase = PhraseText(text=one.text, steps=one.steps)
    yield from (Mistake(document.place(*trail, "语句"), fault) for fault in phrase_faults(phrase, known))


def twins(document: Document, phrases: list[tuple[int, SentenceText]]) -> Iterator[Mistake]:
    """Accepted phrases that say the same."""
    counts = Counter(one.text + "".join(one.steps) for _, one in phrases)
    for index, one in phrases:
        if counts[one.text + "".join(one.steps)] > 1:
            yield Mistake(document.place("候选语句", index, "语句"), "有另一条采用的语句与它完全相同；请只留一条")


def unreached(document: Document, found: CandidateFile, phrases: list[tuple[int, SentenceText]]) -> Iterator[Mistake]:
    """The first accepted phrase that no genre comes to, since the outline that was learned with it is not accepted."""
    own = found.outline
    if own and (own.decision == YES or own.id in outlines.ids()):
        return
    for index, one in phrases:
        if one.slot.startswith(OWN):
            message = f"没有采用提纲，槽“{one.slot}”没有文种用得到；请把提纲也标 是，或把槽改成已有文种的槽"
            yield Mistake(document.place("候选语句", index, "槽"), message)
            return


def outline_faults(document: Document, found: CandidateFile) -> Iterator[Mistake]:
    """A name that another genre has already."""
    if found.outline is None or found.outline.decision != YES:
        return
    name = found.outline.outline.name
    others = [genre for genre, spelled in outlines.names().items() if genre != found.outline.id and name in spelled]
    if others:
        yield Mistake(document.place("提纲", "内容", "名称"), f"已有“{name}”这种文种（{others[0]}）；请换一个名称")
