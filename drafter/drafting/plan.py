"""What the speech will be made of: its paragraphs, their headings, and the slots with the phrases that may fill them."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ..data import setphrases
from ..data.yamlfile import close
from ..errors import DrafterError
from ..model import Role, Series, Span, Style
from ..text import length, numerals, repeats
from . import render
from .brief import Brief, Item
from .outline import Items, Node, Pick
from .phrasebank import Bank, HeadingSet, Phrase
from .render import Chunk, Value

ROLES: dict[str, Role] = {"标题": "title", "署名": "byline", "称呼": "salutation", "正文": "body"}
STEP = "分项"  # the placeholder that numbers the steps of a phrase


@dataclass(frozen=True, slots=True)
class Option:
    """A phrase filled with the brief's facts: what it would add to the draft.

    ``bare`` is its text with facts and set phrases turned into barriers; ``size`` its 字数.
    """

    phrase: Phrase
    chunks: tuple[Chunk, ...]
    size: int
    bare: str
    gaps: tuple[str, ...]

    @property
    def text(self) -> str:
        """The characters that it adds."""
        return "".join(text for text, _ in self.chunks)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for one phrase. ``unit`` is the node whose phrases belong together; options stand in order of preference."""

    path: str
    unit: str
    keep: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph to be: fixed spans, then what fills its slots, then locked words."""

    role: Role
    node: str
    level: int = 0
    head: tuple[Span, ...] = ()
    slots: tuple[Slot, ...] = ()
    tail: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All paragraphs in order, the lists that are meant, the required facts that are missing, and what is weak."""

    paragraphs: tuple[Paragraph, ...]
    series: tuple[Series, ...]
    facts: dict[str, Value]
    missing: tuple[str, ...]
    weak: tuple[str, ...] = ()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every slot in the order of the text."""
        return tuple(slot for paragraph in self.paragraphs for slot in paragraph.slots)

    @property
    def fixed(self) -> int:
        """字数 of all that stands whatever is chosen."""
        return sum(length.characters("".join(span.text for span in (*part.head, *part.tail))) for part in self.paragraphs)


def draw(seed: str, path: str, name: str, weight: float = 1) -> float:
    """The rank of a candidate in a node's own stream: the lower the earlier, heavier candidates sooner.

    Exponential keys (Efraimidis and Spirakis 2006): the order of two candidates does not depend on the others,
    so a phrase added to a bank does not reshuffle the rest.
    """
    raw = hashlib.blake2b(f"{seed}\0{path}\0{name}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return -math.log((int.from_bytes(raw, "big") + 1) / 2**64) / weight


def gap(name: str) -> str:
    """What stands in the draft for a missing fact."""
    return f"【待补：{name}】"


@dataclass(slots=True)
class Planner:
    """Builds the plan of one brief; the paragraphs come first without options, which are all rendered at once."""

    brief: Brief
    bank: Bank
    seed: str
    rolls: dict[str, int]
    facts: dict[str, Value] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    series: list[Series] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    patterns: list[str] = field(default_factory=list)
    candidates: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    empty: list[str] = field(default_factory=list)

    def plan(self) -> Plan:
        """The plan with every option rendered."""
        self.gather_facts()
        self.name_lists()
        lists = {node.name: list(self.listed(node)) for node in self.brief.outline.nodes if node.list}
        self.gather_names()
        paragraphs = [part for node in self.brief.outline.nodes for part in lists.get(node.name) or self.simple(node)]
        if self.empty:
            raise DrafterError(f"语料库里没有可用的语句：{'、'.join(dict.fromkeys(self.empty))}；请给语料库补上这些槽，或在任务单里改用 {{标题: …, 正文: …}}")
        located = [part for part in map(self.with_locks, paragraphs) if part.head or part.slots or part.tail]
        options = self.options(located)
        filled = tuple(replace(part, slots=tuple(self.ordered(slot, options) for slot in part.slots)) for part in located)
        return Plan(filled, tuple(self.series), self.facts, tuple(self.missing), tuple(self.weak))

    def gather_facts(self) -> None:
        """Every fact as a value; a required one that is missing becomes a gap."""
        for asked in self.brief.outline.facts:
            given = self.brief.facts.get(asked.name)
            if given:
                self.facts[asked.name] = Value(asked.name, given)
            elif asked.required:
                self.facts[asked.name] = Value(asked.name, gap(asked.name))
                self.missing.append(asked.name)

    def name_lists(self) -> None:
        """The lists by their items, so that a phrase can say how many there are."""
        for name, items in self.brief.skeleton.items():
            self.facts[name] = Value(name, tuple(item.name for item in items))

    def gather_names(self) -> None:
        """Each wording of a list that an outline names."""
        for names in self.brief.outline.names:
            keys = [item.key for item in self.brief.skeleton[names.list] if item.key]
            chosen = self.heading_set(names.headings, keys, names.name, 0)
            if chosen and len(keys) > 1:
                self.facts[names.name] = Value(names.name, tuple(chosen.items[key] for key in keys))

    def simple(self, node: Node) -> Iterator[Paragraph]:
        """The paragraph of a node that is no list."""
        if node.text is not None:
            spans = tuple(self.filled(node.text, node.name))
            if spans:
                yield Paragraph(ROLES[node.role], node.name, head=spans)
        else:
            slots = tuple(self.slot(pick, node.name, {}) for pick in node.picks)
            yield Paragraph(ROLES[node.role], node.name, slots=slots)

    def filled(self, text: str, node: str) -> Iterator[Span]:
        """The spans of an outline's text, with its gaps."""
        facts = {**self.facts, **{name: Value(name, value) for name, value in self.masthead().items()}}
        (chunks,) = render.rendered([text], facts)
        for characters, fact in chunks:
            missing = characters == gap(fact)
            if missing and fact not in self.missing:
                self.missing.append(fact)
            place = self.brief.fact_place(fact) if fact else self.brief.outline.place
            yield Span(characters, node, place, fact=fact, style="gap" if missing else "")

    def masthead(self) -> dict[str, str]:
        """Title, speaker and date as they stand above the text."""
        brief, speaker = self.brief, self.brief.speaker
        title = brief.title or "".join(text for text, _ in next(render.rendered([brief.outline.title], self.facts)))
        who = "　".join(part for part in (speaker.post, speaker.name) if part)
        date = numerals.full_date(brief.date) if brief.date else gap("日期")
        return {"标题": title, "讲话人": who or gap("讲话人"), "日期": date}

    def listed(self, node: Node) -> Iterator[Paragraph]:
        """The paragraphs of a list: each item with its number and heading, then its points."""
        assert node.list is not None
        yield from self.items(self.brief.skeleton[node.name], node.list, node.name, 1, "")

    def items(self, items: tuple[Item, ...], how: Items, path: str, level: int, parent: str) -> Iterator[Paragraph]:
        """The paragraphs of one level of a list."""
        chosen = self.heading_set(how.headings.replace("{上项}", parent), [item.key for item in items if not item.heading], path, self.wanted_size(items))
        headings = [item.heading or (chosen.items[item.key] if chosen else gap(item.key)) for item in items]
        self.series.append(Series(path, how.numbering, tuple(headings)))
        if chosen and len({len(heading) for heading in headings}) > 1:
            self.weak.append(f"“{path}”各条标题长短不一（{'、'.join(headings)}）：自拟标题与其余标题不成排比，建议改成 {len(next(iter(chosen.items.values())))} 个字")
        for index, item in enumerate(items):
            here = f"{path}.{item.name}"
            yield self.item(item, how, here, level, parent, self.head(item, how, here, level, index, headings[index], chosen))
            if how.points and item.body == "":
                points = item.points or tuple(Item(key) for key in self.usual_points(item.key, how.points, here))
                if points:
                    yield from self.items(points, how.points, here, level + 1, item.key)
            elif how.points and item.points:
                yield from self.items(item.points, how.points, here, level + 1, item.key)

    def head(self, item: Item, how: Items, path: str, level: int, index: int, heading: str, chosen: HeadingSet | None) -> tuple[Span, ...]:
        """Number, heading and full stop of an item, in the style of its level."""
        style: Style = "lead1" if level == 1 else "lead2" if level == 2 else "lead3"
        number = numerals.number(how.numbering, index + 1)
        shown = heading.removeprefix(number[-1]) if how.numbering == "要" else heading
        own = Span(shown, path, item.place, lock="任务单自拟标题", style=style)
        ours = Span(shown, path, chosen.place if chosen else "", heading_set=chosen.id if chosen else "", style=style)
        stop = "" if heading[-1:] in "。！？" else "。"
        spans = (Span(number, path, self.brief.outline.place, style=style), own if item.heading else ours)
        return (*spans, Span(stop, path, self.brief.outline.place, style=style)) if stop else spans

    def item(self, item: Item, how: Items, path: str, level: int, parent: str, head: tuple[Span, ...]) -> Paragraph:
        """The paragraph that opens an item."""
        if item.body:
            body = (Span(item.body, path, item.place, lock="任务单自拟正文"),)
            return Paragraph("body", path, level, head, tail=body)
        names = {"{项}": item.key, "{上项}": parent}
        slots = tuple(self.slot(pick, path, names) for pick in (how.picks if item.key else how.fallback))
        if not any(self.candidates[slot.path] for slot in slots) and item.heading:
            name = f"{item.heading}的正文"
            self.missing.append(name)
            return Paragraph("body", path, level, head, tail=(Span(gap(name), path, item.place, fact=name, style="gap"),))
        return Paragraph("body", path, level, head, slots)

    def usual_points(self, key: str, how: Items, path: str) -> list[str]:
        """The points of an item that names none: as many as usual, drawn from the node's stream, in the bank's order."""
        sets = self.bank.heading_sets.get(how.headings.replace("{上项}", key), ())
        keys = list(dict.fromkeys(name for entry in sets for name in entry.items))
        drawn = sorted(keys, key=lambda name: draw(self.seed, path + ".要点", name))[: how.usual]
        return [name for name in keys if name in drawn]

    def wanted_size(self, items: tuple[Item, ...]) -> int:
        """The length of the dictated headings, which the others should match; 0 where they differ or none is dictated."""
        sizes = {len(item.heading) for item in items if item.heading}
        return sizes.pop() if len(sizes) == 1 else 0

    def heading_set(self, slot: str, keys: list[str], path: str, size: int) -> HeadingSet | None:
        """The set that words all ``keys``, unlike the neighbouring lists in pattern; of ``size`` 字 if that can be had."""
        if not keys:
            return None
        covering = [entry for entry in self.bank.heading_sets.get(slot, ()) if set(keys) <= set(entry.items)]
        if not covering:
            raise DrafterError(f"语料库里没有一组标题同时写了“{'、'.join(keys)}”（槽“{slot}”）；请减少几条、改成 {{标题: …, 正文: …}}，或给语料库补一组标题")
        avoided = [entry for entry in covering if not any(word in entry.items[key] for word in self.brief.avoid for key in keys)]
        node = path + ".标题"
        roll = self.rolls.get(node, 1)
        ranked = sorted(
            avoided or covering,
            key=lambda entry: (
                bool(size) and len(entry.items[keys[0]]) != size,
                entry.pattern in self.patterns[-2:],
                draw(self.seed, node, entry.id, entry.weight),
            ),
        )
        chosen = ranked[(roll - 1) % len(ranked)]
        self.patterns.append(chosen.pattern)
        return chosen

    def slot(self, pick: Pick, node: str, names: dict[str, str]) -> Slot:
        """A slot whose candidates are noted, to be rendered later with all others."""
        name = pick.slot
        for mark, key in names.items():
            name = name.replace(mark, key)
        path = f"{node}.{name.rsplit('/', 1)[-1]}"
        self.counts[path] = self.counts.get(path, 0) + 1
        path += f".{self.counts[path]}" if self.counts[path] > 1 else ""
        self.candidates[path] = tuple(self.fitting(name))
        if not self.candidates[path] and pick.keep == "必" and names.get("{项}", "·"):
            self.empty.append(name)
        return Slot(path, node, pick.keep, ())

    def fitting(self, slot: str) -> list[Phrase]:
        """The phrases of a slot that suit the speaker's register and the facts that are given.

        A list of one entry does not serve a phrase that enumerates, unless the slot has no other.
        """
        known = set(self.facts)
        alone = {name for name, value in self.facts.items() if not isinstance(value.value, str) and len(value.value) == 1}
        suited = [
            phrase
            for phrase in self.bank.phrases.get(slot, ())
            if (not phrase.registers or self.brief.speaker.relation in phrase.registers)
            and known >= {*phrase.facts, *phrase.needs}
            and not known & set(phrase.without)
        ]
        return [phrase for phrase in suited if not alone & set(phrase.facts)] or suited

    def options(self, paragraphs: Iterable[Paragraph]) -> dict[str, Option]:
        """Every candidate of every slot, rendered, by its id; what holds an avoided word or a wrong term is left out."""
        wanted = {phrase.id: phrase for part in paragraphs for slot in part.slots for phrase in self.candidates[slot.path]}
        usable = {name: phrase for name, phrase in wanted.items() if all(fact in self.facts for fact in phrase.facts)}
        steps = {f"{STEP}{index}": Value(STEP, numerals.number("序词", index)) for index in range(1, 5)}
        texts = [with_steps(phrase) for phrase in usable.values()]
        wordings = setphrases.wordings()
        banned = {*self.brief.avoid, *(word for _, words in self.bank.terms for word in words)}
        options = (
            option_of(phrase, tuple(chunks), wordings)
            for phrase, chunks in zip(usable.values(), render.rendered(texts, {**self.facts, **steps}), strict=True)
        )
        return {option.phrase.id: option for option in options if not any(word in option.text for word in banned)}

    def ordered(self, slot: Slot, options: dict[str, Option]) -> Slot:
        """The slot with its options in the order of the node's own stream."""
        names = [phrase for phrase in self.candidates[slot.path] if phrase.id in options]
        names.sort(key=lambda phrase: draw(self.seed, slot.path, phrase.id, phrase.weight))
        keeps = {phrase.keep for phrase in names if phrase.keep}
        return replace(slot, options=tuple(options[phrase.id] for phrase in names), keep=keeps.pop() if len(keeps) == 1 else slot.keep)

    def with_locks(self, part: Paragraph) -> Paragraph:
        """The paragraph with the locked words that belong at its end."""
        spans = tuple(Span(lock.text, part.node, lock.place, lock=lock.source) for lock in self.brief.locks if lock.at == part.node)
        return replace(part, tail=(*part.tail, *spans)) if spans else part


def with_steps(phrase: Phrase) -> str:
    """The text of a phrase, its steps numbered by placeholders."""
    return phrase.text + "".join(f"{{{{{STEP}{index}}}}}{step}" for index, step in enumerate(phrase.steps, 1))


def option_of(phrase: Phrase, chunks: tuple[Chunk, ...], wordings: tuple[str, ...]) -> Option:
    """A rendered phrase with its length and what of it counts for repetition."""
    text = "".join(characters for characters, _ in chunks)
    bare = "".join(repeats.BARRIER * len(characters) if fact else characters for characters, fact in chunks)
    gaps = tuple(fact for characters, fact in chunks if fact and characters == gap(fact))
    return Option(phrase, chunks, length.characters(text), repeats.masked(bare, wordings), gaps)


def unknown_pin(pin: str, openings: Iterable[str]) -> DrafterError:
    """The error for a pin that names no phrase."""
    return DrafterError(f"选用的“{pin}”在可用的语料里找不到；{close(pin, openings)}")
