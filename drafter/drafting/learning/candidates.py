"""From several speeches to candidates: heading sets and phrases in order of worth, each with its sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from drafter.data import quotations, setphrases
from drafter.drafting.phrasebank import Phrase
from drafter.drafting.render import PLACEHOLDER
from drafter.drafting.survey import ALIKE, COMMON, Likeness, grams
from drafter.text import numerals, repeats
from drafter.text.clauses import han

from . import parallel, units
from .candidate import OWN, Headings, Sentence
from .merging import merged, merged_sets
from .parts import Entry, Listed
from .reading import Read, read
from .speech import OPEN, Speech
from .units import Unit

QUOTED = re.compile(r"(?:指出|强调|说|讲|写道|要求)[：:，]?“|“[^”]{14,}”|《[^》]+》")
HAN = re.compile("[^\u4e00-\u9fff]")
SET = 0.6  # the share of a sentence that is a set phrase, from which it is nothing else
NEAREST = 8  # phrases that a sentence is compared with
COUNTED = "|个数}}"  # in a sentence that announces a list
ANNOUNCING = 4  # Han characters of such a sentence
OPENED = 2  # open places that a person will fill


@dataclass(slots=True)
class Learned:
    """All that some speeches teach, and how many sentences were left out, by the reason."""

    read: list[Read]
    headings: list[Headings] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)


def learned(speeches: Sequence[Speech], shelf: Iterable[Phrase]) -> Learned:
    """What speeches teach beside the phrases that there are."""
    found = Learned(read(speeches))
    gathering = Gathering(found, Likeness(shelf))
    for one in found.read:
        gathering.take(one)
    found.headings = merged_sets(found.headings)
    found.sentences = sorted(merged(found.sentences, found.left), key=lambda one: one.worth)
    return found


@dataclass(slots=True)
class Gathering:
    """Takes heading sets and sentences from speeches, one after the other."""

    found: Learned
    shelf: Likeness
    keyed: dict[tuple[str, str], str] = field(default_factory=dict)  # the key of a heading, by its slot

    def take(self, one: Read) -> None:
        """All that one speech has."""
        text = one.speech.text
        opening = units.grouped(text, one.parts.opening)
        announcing = bool(opening and one.parts.lists and one.worded(*opening[-1][:2]).endswith("："))
        self.row(one, "开头", opening, units.opening_functions(len(opening), announcing))
        for index, listed in enumerate(one.parts.lists):
            self.listed(one, listed, f"{OWN}/{one.called[index]}")
            between = units.grouped(text, one.parts.between[index]) if index < len(one.parts.between) else []
            self.row(one, "过渡", between, ["承上"] * (len(between) - 1) + ["启下"])
        closing = units.grouped(text, one.parts.closing)
        self.row(one, "结尾", closing, units.closing_functions(len(closing)))

    def row(self, one: Read, part: str, groups: Sequence[tuple[int, int, bool]], functions: Sequence[str]) -> None:
        """The groups of a part that is no list."""
        for (start, end, rows), function in zip(groups, functions, strict=False):
            self.sentence(one, f"{OWN}/{part}/{function}", Unit(start, end, function, parallel=rows))

    def listed(self, one: Read, listed: Listed, slot: str, asked: bool = False) -> None:
        """The headings and the items of a list, with those of its points, which ask for something where it does."""
        keys = self.headings(one, listed, slot)
        texts = [one.speech.text[start:end] for entry in listed.entries for start, end, _ in self.groups(one, entry)]
        asking = asked or listed.family == "要" or units.asking(texts)
        for entry, key in zip(listed.entries, keys, strict=True):
            self.entry(one, entry, f"{slot}/{key}", asking)
            if entry.points:
                self.listed(one, entry.points, f"{slot}/{key}", asking)

    def groups(self, one: Read, entry: Entry) -> list[tuple[int, int, bool]]:
        """The groups of an item's own text."""
        return units.grouped(one.speech.text, entry.body)

    def entry(self, one: Read, entry: Entry, slot: str, asking: bool) -> None:
        """The sentences of an item."""
        groups = self.groups(one, entry)
        texts = [one.speech.text[start:end] for start, end, _ in groups]
        functions = ["引言"] * len(texts) if entry.points else units.item_functions(texts, asking)
        for (start, end, rows), function in zip(groups, functions, strict=True):
            self.sentence(
                one,
                f"{slot}/{function}",
                Unit(start, end, function, units.stepped(one.speech.text, start, end)[1], rows),
            )

    def headings(self, one: Read, listed: Listed, slot: str) -> list[str]:
        """The keys of a list's items; its headings become a candidate set."""
        words = [self.heading(one, entry) for entry in listed.entries]
        short = parallel.keys([HAN.sub("", word) or numerals.chinese(index) for index, word in enumerate(words, 1)])
        keys = [self.keyed.setdefault((slot, word), key) for word, key in zip(words, short, strict=True)]
        keys = keys if len(set(keys)) == len(keys) else short
        pattern = parallel.pattern(words) if all(words) else parallel.UNEVEN
        places = (one.speech.place(listed.entries[0].start),)
        self.found.headings.append(Headings(slot, pattern, dict(zip(keys, words, strict=True)), places))
        return keys

    def heading(self, one: Read, entry: Entry) -> str:
        """A heading, its facts left open; an open place where an item has none."""
        at = one.speech.text.find(entry.heading, entry.start)
        text = one.worded(at, at + len(entry.heading)) if entry.heading else "【标题】"
        return PLACEHOLDER.sub(lambda match: f"【{match[1]}】", text)

    def sentence(self, one: Read, slot: str, unit: Unit) -> None:
        """A group of sentences as a candidate, unless there is a reason against it."""
        text = one.speech.text
        original = text[unit.start : unit.end]
        lead = units.stepped(text, unit.start, unit.end)[0] if unit.steps else unit.end
        said = one.worded(unit.start, lead).strip()
        steps = tuple(one.worded(*step).strip() for step in unit.steps)
        doubts = tuple(one.doubts(unit.start, unit.end))
        rows = unit.parallel or repeats.echoing(PLACEHOLDER.sub(repeats.BARRIER, said + repeats.BARRIER.join(steps)))
        place = one.speech.place(unit.start)
        candidate = Sentence(slot, said, original, (place,), steps, rows, doubts=doubts)
        reason = self.against(one, unit, candidate)
        if reason:
            self.found.left[reason] += 1
        else:
            self.found.sentences.append(candidate)

    def against(self, one: Read, unit: Unit, candidate: Sentence) -> str:
        """Why a candidate is left out; empty if it is not."""
        if any(start < unit.end and unit.start < end for start, end in one.speech.faults):
            return "查出错误"
        if QUOTED.search(candidate.original) or any(line in candidate.original for line in quoted_lines()):
            return "引文"
        covered = sum(len(wording) for wording in setphrases.wordings() if wording in candidate.original)
        if covered >= SET * len(candidate.original):
            return "固定表述"
        if not units.standing(candidate.words, bool(candidate.steps)) or "\n" in candidate.original:
            return "离了上下文站不住，或太短、太长"
        announcing = COUNTED in candidate.words  # without it a list would stand unannounced
        least = ANNOUNCING if announcing else units.SHORTEST
        if han(OPEN.sub("", PLACEHOLDER.sub("", candidate.words))) < least:
            return "几乎全是事实"
        if candidate.open > OPENED:
            return "说不准的数字、名称太多"
        return "语料库里已有" if not announcing and known(self.shelf, candidate.words) else ""


def known(shelf: Likeness, text: str) -> bool:
    """Whether a phrase says nearly what a text says: one of those that share most of its rare pairs of characters."""
    own = grams(PLACEHOLDER.sub(repeats.BARRIER, text))
    rare = (
        shelf.holders[gram]
        for gram in sorted(own)
        if len(shelf.holders.get(gram, ())) <= COMMON and gram in shelf.holders
    )
    shared = Counter(index for holders in rare for index in holders)
    near = sorted(shared, key=lambda index: (-shared[index], index))[:NEAREST]
    return any(shelf.of(own, shelf.grams[index]) >= ALIKE for index in near)


def quoted_lines() -> tuple[str, ...]:
    """The lines of the bank of quotations."""
    return tuple(quotation.text for quotation in quotations.load())
