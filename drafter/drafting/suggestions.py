"""What the banks may learn from an edited draft: each phrase that was reworded, with its facts as placeholders again."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from drafter.comparison import Comparison, Kind, Pair
from drafter.comparison.review import Suggestion
from drafter.model import Draft, Spot
from drafter.text.markers import MARKER
from drafter.text.places import texts

from . import offers
from .offers import LISTED, Known, Placeholder, filled, placeholder
from .phrasebank import Phrase
from .render import PLACEHOLDER

WORDED: tuple[Kind, ...] = ("reworded", "split", "merged", "pointed", "cut")
SHORTEST = 2  # characters of a fact that is known again wherever it stands
KEYS = {
    "tags": "标签",
    "needs": "需",
    "when": "当",
    "without": "缺",
    "registers": "语气",
}  # of an entry, besides its words


def suggestions(old: Draft, new: Draft, comparison: Comparison) -> tuple[Suggestion, ...]:
    """The phrases of a draft of ours that an edit reworded; none if neither version remembers its making."""
    maker = old if old.digest else new
    known = offers.known(replace(old, genre=maker.genre, seed=maker.seed, digest=maker.digest))
    return tuple(Learned(known, comparison).suggestions()) if known else ()


@dataclass(frozen=True)
class Learned:
    """A draft of ours beside its banks and beside what became of it."""

    known: Known
    comparison: Comparison

    def suggestions(self) -> Iterator[Suggestion]:
        """One for each phrase that says something else now, in the order of the old draft."""
        for phrase, spot in self.phrases():
            own = [index for index, unit in enumerate(self.comparison.old) if inside(unit.spot, spot)]
            if any(index in self.worded for index in own) and (found := self.learned(phrase, spot, own)):
                yield found

    def phrases(self) -> Iterator[tuple[Phrase, Spot]]:
        """Each phrase that the old draft says and where, from its first sentence to its last."""
        for block, said in enumerate(self.known.said):
            ends: dict[str, tuple[Phrase, Spot]] = {}
            for phrase, spot in said or self.remembered(block):
                first = ends[phrase.id][1].start if phrase.id in ends else spot.start
                ends[phrase.id] = phrase, Spot(block, first, spot.end)
            yield from (self.whole(*found) for found in ends.values())

    def remembered(self, block: int) -> Iterator[tuple[Phrase, Spot]]:
        """The one phrase that a paragraph was made of, as the file remembers it."""
        spans = self.known.draft.blocks[block].spans
        phrase = self.known.phrases.get(spans[0].phrase) if spans else None
        if phrase:
            yield phrase, Spot(block, 0, len(texts(self.known.draft)[block]))

    def whole(self, phrase: Phrase, spot: Spot) -> tuple[Phrase, Spot]:
        """A phrase with the place where all of it stands, if it stands there as the bank has it."""
        match = filled(phrase).search(texts(self.known.draft)[spot.block]) if not phrase.steps else None
        return phrase, Spot(spot.block, match.start(), match.end()) if match else spot

    def learned(self, phrase: Phrase, spot: Spot, own: list[int]) -> Suggestion | None:
        """What an edit made of a phrase; nothing if all of it was cut or only its facts are others."""
        places = self.places(own)
        said = [self.comparison.new[index].text for index in places]
        if not said or filled(phrase).fullmatch("".join(said)):
            return None
        facts = {**self.known.facts, **self.told(phrase, spot)}
        words = list(self.steps(said) if phrase.steps else ["".join(said)])
        text, *steps = (with_placeholders(part, phrase, facts) for part in words)
        block = self.comparison.new[places[0]].spot.block
        whole = phrase.text + "".join(phrase.steps)
        entry = entry_of(phrase, text, steps)
        return Suggestion(
            phrase.id, phrase.slot, phrase.place, whole, "".join(said), text + "".join(steps), entry, block
        )

    def places(self, own: list[int]) -> list[int]:
        """The sentences that those of a phrase became, with what was put between them in one paragraph."""
        pairs = [self.partners[index] for index in own if index in self.partners]
        kept = sorted({other for pair in pairs if pair.move == pairs[0].move for other in pair.new})
        added = {change.new[0] for change in self.comparison.of_kind("added")}
        between = range(kept[0], kept[-1] + 1) if kept else range(0)
        return [index for index in between if index in kept or index in added]

    def told(self, phrase: Phrase, spot: Spot) -> dict[Placeholder, str]:
        """What the placeholders of a phrase stand for where it was said."""
        match = filled(phrase).match(texts(self.known.draft)[spot.block], spot.start)
        return dict(zip(offers.placeholders(phrase), match.groups() if match else (), strict=False))

    @staticmethod
    def steps(said: Iterable[str]) -> Iterator[str]:
        """Sentences as what leads to the steps of a phrase and each step, without their numbers."""
        parts = [""]
        for text in said:
            number = MARKER.match(text)
            if number:
                parts.append(text[number.end() :])
            else:
                parts[-1] += text
        return iter(parts)

    @cached_property
    def worded(self) -> frozenset[int]:
        """The sentences of the old draft whose words, or points, were changed."""
        return frozenset(index for change in self.comparison.of_kind(*WORDED) for index in change.old)

    @cached_property
    def partners(self) -> dict[int, Pair]:
        """The pair of each sentence of the old draft that was kept."""
        return {index: pair for pair in self.comparison.pairs for index in pair.old}


def inside(spot: Spot, outer: Spot) -> bool:
    """Whether a sentence belongs to a place: its middle stands there."""
    return spot.block == outer.block and outer.start <= (spot.start + spot.end) // 2 < outer.end


def with_placeholders(text: str, phrase: Phrase, facts: dict[Placeholder, str]) -> str:
    """A wording with the facts that it tells as placeholders, the longest first; short ones only where the phrase has them."""
    own = {placeholder(match): match.group() for match in PLACEHOLDER.finditer(phrase.text)}
    ways: defaultdict[str, list[str]] = defaultdict(list)
    for fact, value in facts.items():
        if fact in own or len(value) >= SHORTEST:
            ways[value].insert(0 if fact in own else len(ways[value]), own.get(fact) or written(fact))
    if not ways:
        return text
    values = re.compile("|".join(map(re.escape, sorted(ways, key=len, reverse=True))))
    return values.sub(lambda match: ways[match.group()][0], text)


def written(fact: Placeholder) -> str:
    """A placeholder as an editor writes it."""
    name, way = fact
    return f"{{{{{name}}}}}" if way == LISTED else f"{{{{{name}|{way}}}}}"


def entry_of(phrase: Phrase, text: str, steps: list[str]) -> str:
    """An entry of a bank in YAML: the new words under the conditions of the phrase that they came from."""
    keys = [f"{key}: {listed(getattr(phrase, name))}" for name, key in KEYS.items() if getattr(phrase, name)]
    keys += [f"分项: {listed(steps)}"] if steps else []
    keys += [f"留: {phrase.keep}"] if phrase.keep else []
    keys += ["一次: false"] if not phrase.once else []
    keys += ["排比: true"] if phrase.parallel else []
    return f"{{句: {', '.join((quoted(text), *keys))}}}" if keys else quoted(text)


def listed(words: Iterable[str]) -> str:
    """Words as a list in YAML."""
    return f"[{', '.join(map(quoted, words))}]"


def quoted(text: str) -> str:
    """A text in YAML."""
    return json.dumps(text, ensure_ascii=False)
