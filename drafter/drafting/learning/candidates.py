"""From several speeches to candidates: heading sets and phrases in order of worth, each with its sources."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from drafter.data import quotations, setphrases
from drafter.drafting.phrasebank import Phrase
from drafter.drafting.render import PLACEHOLDER
from drafter.drafting.survey import ALIKE, COMMON, Likeness, grams
from drafter.text import numerals, repeats
from drafter.text.clauses import han

from . import names, parallel, units
from .facts import Told, told
from .parts import Entry, Listed, Parts, parts
from .speech import OPEN, Speech, worded
from .units import Unit

QUOTED = re.compile(r"(?:指出|强调|说|讲|写道|要求)[：:，]?“|“[^”]{14,}”|《[^》]+》")
HAN = re.compile("[^\u4e00-\u9fff]")
SET = 0.6  # the share of a sentence that is a set phrase, from which it is nothing else
NEAREST = 8  # phrases that a sentence is compared with
SAME = 0.5  # likeness from which two sentences of earlier speeches are one
COUNTED = "|个数}}"  # in a sentence that announces a list
ANNOUNCING = 4  # Han characters of such a sentence
OPENED = 2  # open places that a person will fill
BEST = range(18, 121)  # characters of a sentence that serves best
FALLBACK = {"是": "方面", "要": "要", "一、": "部分", "（一）": "部分", "1.": "条目", "第一": "方面", "序词": "方面"}
OWN = "旧稿"  # what the slots begin with, so that they are nobody else's


@dataclass(frozen=True, slots=True)
class Sentence:
    """A candidate phrase: its slot, its words with placeholders, the words as they were spoken, its sources.

    ``speeches`` counts the speeches that have it or its like; ``doubts`` are what the checks say of it.
    """

    slot: str
    text: str
    original: str
    places: tuple[str, ...]
    steps: tuple[str, ...] = ()
    parallel: bool = False
    speeches: int = 1
    doubts: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All that it says."""
        return self.text + "".join(self.steps)

    @property
    def open(self) -> int:
        """How many places a person must fill."""
        return len(OPEN.findall(self.words))

    @property
    def worth(self) -> tuple[int, int, bool]:
        """What candidates are sorted by: many speeches first, few open places, a handy length."""
        return -self.speeches, self.open, len(self.words) not in BEST or bool(self.doubts)


@dataclass(frozen=True, slots=True)
class Headings:
    """A candidate heading set."""

    slot: str
    pattern: str
    items: dict[str, str]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A speech with its parts, the names of its lists, its facts."""

    speech: Speech
    parts: Parts
    called: dict[int, str]
    told: Told

    def worded(self, start: int, end: int) -> str:
        """A stretch with placeholders for its facts."""
        return worded(self.speech.text, start, end, self.told.marks)

    def doubts(self, start: int, end: int) -> Iterator[str]:
        """What the checks say of a stretch, but for what its placeholders have taken away."""
        for doubt in self.speech.doubts:
            gone = any(mark.start <= doubt.start and doubt.end <= mark.end for mark in self.told.marks)
            if doubt.start < end and start < doubt.end and not gone:
                yield doubt.text


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


def read(speeches: Sequence[Speech]) -> list[Read]:
    """The speeches with their parts and facts; lists that stand in the same place have one name."""
    split = [parts(speech.draft) for speech in speeches]
    called = list(called_alike(split))
    events = tuple(dict.fromkeys(event for speech in speeches for event in names.events(speech.draft)))
    return [
        Read(speech, own, name, told(speech, own, name, events))
        for speech, own, name in zip(speeches, split, called, strict=True)
    ]


def called_alike(split: Sequence[Parts]) -> Iterator[dict[int, str]]:
    """The names of the lists of each speech: one for those of the same numbering in the same turn."""
    votes: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for own in split:
        for turn, listed in turns(own):
            votes[turn][listed.name] += bool(listed.name)
    taken: dict[tuple[str, int], str] = {}
    for turn, counter in votes.items():
        wanted = counter.most_common(1)[0][0] or FALLBACK.get(turn[0], "方面")
        taken[turn] = unique(wanted, taken.values())
    for own in split:
        yield {index: taken[turn] for index, (turn, _) in enumerate(turns(own))}


def unique(name: str, taken: Iterable[str]) -> str:
    """A name that no other list has."""
    others = set(taken)
    return next(
        one for one in (name, *(name + numerals.chinese(number) for number in range(2, 99))) if one not in others
    )


def turns(own: Parts) -> Iterator[tuple[tuple[str, int], Listed]]:
    """The lists of a speech by their numbering and how many of that kind came before."""
    seen: Counter[str] = Counter()
    for listed in own.lists:
        yield (listed.family, seen[listed.family]), listed
        seen[listed.family] += 1


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
        if QUOTED.search(candidate.original) or any(one_ in candidate.original for one_ in self.lines):
            return "引文"
        covered = sum(len(wording) for wording in setphrases.wordings() if wording in candidate.original)
        if covered >= SET * len(candidate.original):
            return "固定表述"
        if not units.standing(candidate.words, bool(candidate.steps)) or "\n" in candidate.original:
            return "离了上下文站不住，或太短、太长"
        least = ANNOUNCING if COUNTED in candidate.words else units.SHORTEST
        if han(OPEN.sub("", PLACEHOLDER.sub("", candidate.words))) < least:
            return "几乎全是事实"
        if candidate.open > OPENED:
            return "说不准的数字、名称太多"
        return "语料库里已有" if known(self.shelf, candidate.words) else ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the bank of quotations."""
        return quoted_lines()


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


def merged_sets(found: Sequence[Headings]) -> list[Headings]:
    """Heading sets with those of one slot and one pattern made one, where their headings stay apart."""
    made: list[Headings] = []
    for one in found:
        at = next((place for place, other in enumerate(made) if fits(one, other)), None)
        if at is None:
            made.append(one)
        else:
            made[at] = replace(made[at], items={**made[at].items, **one.items}, places=(*made[at].places, *one.places))
    return made


def fits(one: Headings, other: Headings) -> bool:
    """Whether two sets may be one: same slot, same pattern, no key or heading with two meanings, first words apart."""
    if (one.slot, one.pattern) != (other.slot, other.pattern) or one.pattern == parallel.UNEVEN:
        return False
    both = {**other.items, **one.items}
    kept = all(both[key] == heading for key, heading in other.items.items())
    return kept and parallel.pattern(list(both.values())) == one.pattern


def merged(found: Sequence[Sentence], left: Counter[str]) -> list[Sentence]:
    """Sentences without those that say nearly what another one says; the better one stays and counts for both."""
    phrases = [Phrase(str(index), one.slot, one.text, "", (), one.steps) for index, one in enumerate(found)]
    groups = Groups(range(len(found)))
    for twins in Likeness(phrases).twins(SAME):
        groups.join(int(twins.first.id), int(twins.second.id))
    made = [joined([found[index] for index in group]) for group in groups.all()]
    left["与别的候选相近，已合并"] += len(found) - len(made)
    return made


def joined(alike: Sequence[Sentence]) -> Sentence:
    """The best of some sentences that say nearly the same, with the sources of all."""
    best = min(alike, key=lambda one: one.worth)
    sources = tuple(dict.fromkeys(place for one in alike for place in one.places))
    return replace(best, places=sources, speeches=len({place.rpartition(":")[0] for place in sources}))


class Groups:
    """Numbers that belong together, each group in order."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self.above = {number: number for number in numbers}

    def root(self, number: int) -> int:
        """The least number of the group."""
        while self.above[number] != number:
            number = self.above[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Make two groups one."""
        first, second = sorted((self.root(one), self.root(other)))
        self.above[second] = first

    def all(self) -> list[list[int]]:
        """Every group."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in self.above:
            found[self.root(number)].append(number)
        return list(found.values())
