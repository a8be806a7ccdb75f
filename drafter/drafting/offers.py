"""Other phrases of the banks for those of a draft of ours, which are known again by their words, whatever was edited since."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import NamedTuple

from drafter.data import setphrases
from drafter.model import Draft, Offer, Repeat, Spot
from drafter.text import repeats
from drafter.text.clauses import sentences
from drafter.text.places import texts

from . import outline, phrasebank
from .phrasebank import Bank, Phrase
from .plan import draw
from .render import PLACEHOLDER

MOST = 3  # phrases that are offered
NOT_HAN = re.compile(r"[^\u4e00-\u9fff]+")
FACT = r"([^。！？\n]{1,60}?)"  # what a placeholder yielded
MISSING = "【待补"
LISTED = "顿号"  # what becomes of a list where nothing is said


def known(draft: Draft) -> Known | None:
    """A draft that was read beside its banks, if it remembers its making, in a genre that there still is."""
    return Known(draft, banks(draft)) if draft.digest and draft.genre in outline.ids() else None


def banks(draft: Draft) -> Bank:
    """The banks that a draft of ours was drawn from; the general ones of its genre if they have changed since."""
    structure = outline.load(draft.genre)
    general = phrasebank.load(structure, "")
    served = (phrasebank.load(structure, sector) for sector in general.sectors)
    return next((bank for bank in (general, *served) if bank.mark(draft.seed) == draft.digest), general)


Placeholder = tuple[str, str]  # the name of a fact and a filter


class Said(NamedTuple):
    """A phrase that a draft says, and where."""

    phrase: Phrase
    spot: Spot


@dataclass(frozen=True)
class Known:
    """A draft of ours beside its banks: what it says already, and what else it could say."""

    draft: Draft
    bank: Bank

    def offer(self, repeat: Repeat) -> Offer | None:
        """What may stand instead of a repeat: at the last of its places where the banks have something new to say."""
        for spot in reversed(repeat.places):
            said = next((said for said in self.said[spot.block] if said.spot.start <= spot.start < said.spot.end), None)
            wordings = tuple(islice(self.others(said, repeat.text), MOST)) if said else ()
            if said and wordings:
                return Offer(said.spot, said.phrase.slot, wordings)
        return None

    def others(self, said: Said, wording: str) -> Iterator[str]:
        """Phrases of the slot that a phrase has, filled; none says the ``wording``, or anything else that the draft says."""
        avoided = NOT_HAN.sub("", wording)
        candidates = (phrase for phrase in self.bank.phrases[said.phrase.slot] if suits(phrase, said.phrase))
        for phrase in sorted(candidates, key=lambda one: draw(self.draft.seed, one.slot, one.id, one.weight)):
            text = self.filled(phrase)
            if text and avoided not in NOT_HAN.sub("", text) and not self.clashes(phrase, text, said.spot):
                yield text

    def filled(self, phrase: Phrase) -> str:
        """A phrase with the facts that the draft tells; empty if it lacks one."""
        known = self.facts.keys() >= set(placeholders(phrase))
        return PLACEHOLDER.sub(lambda match: self.facts[placeholder(match)], phrase.text) if known else ""

    def clashes(self, phrase: Phrase, text: str, spot: Spot) -> bool:
        """Whether a phrase in the place of another would say what the draft has said, or what it should not say."""
        before, whole = texts(self.draft)[spot.block][spot.start : spot.end], self.draft.text
        own = Counter(expressions(before))
        again = any(self.expressions[expression] > own[expression] for expression in expressions(own_words(phrase)))
        rationed = ((word, most + before.count(word)) for word, most in self.bank.limits.items() if word in text)
        overdone = any(whole.count(word) + text.count(word) > most for word, most in rationed)
        return again or overdone or any(word in text for word in self.banned)

    @cached_property
    def said(self) -> tuple[tuple[Said, ...], ...]:
        """The phrases that each block says, in order."""
        return tuple(tuple(self.recognised(block, text)) for block, text in enumerate(texts(self.draft)))

    def recognised(self, block: int, text: str) -> Iterator[Said]:
        """The phrases that a block says: neighbouring sentences that have runs of one phrase."""
        pieces = [(self.phrase(piece.text), piece) for piece in sentences(text)]
        for phrase, group in groupby(pieces, key=itemgetter(0)):
            if phrase:
                found = [piece for _, piece in group]
                yield Said(phrase, Spot(block, found[0].start, found[-1].end))

    def phrase(self, sentence: str) -> Phrase | None:
        """The phrase that most runs of a sentence belong to."""
        votes = Counter(self.signs[run].id for run in repeats.runs(sentence) if run in self.signs)
        return next((self.phrases[name] for name, _ in votes.most_common(1)), None)

    @cached_property
    def phrases(self) -> dict[str, Phrase]:
        """Every phrase of the banks by its id."""
        return {phrase.id: phrase for slot in self.bank.phrases.values() for phrase in slot}

    @cached_property
    def signs(self) -> dict[str, Phrase]:
        """The phrase that a run of characters belongs to; no two shipped ones share a run."""
        return {run: phrase for phrase in self.phrases.values() for run in repeats.runs(own_words(phrase))}

    @cached_property
    def facts(self) -> dict[Placeholder, str]:
        """What each placeholder stands for, read back from the phrases that are as they were."""
        found: dict[Placeholder, str] = {}
        for said in chain.from_iterable(self.said):
            text = texts(self.draft)[said.spot.block][said.spot.start : said.spot.end]
            match = filled(said.phrase).fullmatch(text)
            for name, value in zip(placeholders(said.phrase), match.groups() if match else (), strict=False):
                if MISSING not in value:
                    found.setdefault(name, value)
        return found

    @property
    def wordings(self) -> tuple[tuple[str, str], ...]:
        """The facts that the draft tells, a list entry by entry, with their names."""
        return tuple(
            (name, entry)
            for (name, way), value in self.facts.items()
            for entry in dict.fromkeys((value, *value.split("、")) if way == LISTED else (value,))
        )

    @cached_property
    def expressions(self) -> Counter[str]:
        """How often the draft says each expression."""
        return Counter(expressions(self.draft.text))

    @cached_property
    def banned(self) -> frozenset[str]:
        """Wrong terms, and wordings out of date."""
        wrong = (word for _, words in self.bank.terms for word in words)
        return setphrases.amiss(self.draft.date).union(wrong)


def suits(other: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase may stand for another one, for all that is known without the brief."""
    bound = other.steps or other.needs or other.when or other.without
    return other is not phrase and not bound and other.registers in ((), phrase.registers)


def own_words(phrase: Phrase) -> str:
    """What a phrase says of itself; its facts and the breaks between its steps are barriers."""
    return PLACEHOLDER.sub(repeats.BARRIER, repeats.BARRIER.join((phrase.text, *phrase.steps)))


def expressions(text: str) -> Iterator[str]:
    """The expressions of a text that are no set phrases."""
    return (expression for expression, _ in repeats.expressions(repeats.masked(text, setphrases.wordings())))


def placeholders(phrase: Phrase) -> list[Placeholder]:
    """The placeholders of a phrase in order."""
    return [placeholder(match) for match in PLACEHOLDER.finditer(phrase.text)]


def placeholder(match: re.Match[str]) -> Placeholder:
    """A placeholder as the name of its fact and its filter."""
    return match[1], match[2] or LISTED


def filled(phrase: Phrase) -> re.Pattern[str]:
    """What finds a phrase that was filled with facts; nothing where two facts meet, which cannot be told apart."""
    own = PLACEHOLDER.sub(repeats.BARRIER, phrase.text).split(repeats.BARRIER)
    return re.compile(FACT.join(map(re.escape, own)) if all(own[1:-1]) else "(?!)")
