"""From a brief, its outline and its banks to a plan: walks the outline, fills in facts, gathers the candidates of every slot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from drafter.data import setphrases
from drafter.data.yamlfile import close
from drafter.errors import Mistake, Mistakes, mistake
from drafter.model import Role, Series, Span, Style
from drafter.text import numerals

from . import conditions, render
from .brief import Brief, Item
from .headings import Headings
from .outline import Items, Node, Pick
from .phrasebank import Bank, HeadingSet, Phrase
from .plan import Option, Paragraph, Plan, Slot, draw, gap, option_of
from .render import Value

ROLES: dict[str, Role] = {"标题": "title", "署名": "byline", "称呼": "salutation", "正文": "body"}
LEADS: tuple[Style, ...] = ("lead1", "lead2", "lead3")
STEP = "分项"  # the placeholder that numbers the steps of a phrase
MOST_STEPS = 4  # of a phrase
MANY = 3  # items whose names are wanted short where they are named in one breath
TONE = 3  # times the weight of a phrase in the tone that its paragraph has taken
OWN_HEADING, OWN_TEXT = "任务单自拟标题", "任务单自拟正文"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list while it is walked: how items are written, where it stands, the key of the item around it."""

    how: Items
    path: str
    depth: int = 1
    parent: str = ""
    chosen: HeadingSet | None = None

    def named(self, pattern: str, key: str = "") -> str:
        """A slot's name with the keys of the item and of the one around it."""
        return pattern.replace("{项}", key).replace("{上项}", self.parent)


@dataclass(slots=True)
class Planner:
    """Builds the plan of one brief. Paragraphs come first without options, which are then all rendered at once."""

    brief: Brief
    bank: Bank
    seed: str
    rolls: Mapping[str, int]
    held: Mapping[str, str] = field(default_factory=dict)
    facts: dict[str, Value] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    series: list[Series] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    candidates: dict[str, list[Phrase]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def plan(self) -> Plan:
        """The plan with every option rendered. Raises ``DrafterError`` where the banks lack what must be said."""
        outline = self.brief.outline
        headings = Headings(self.brief, self.bank, self.seed, self.rolls, self.held)
        self.gather_facts()
        lists = {
            node.name: list(self.items(self.brief.skeleton[node.name], Level(node.items, node.name), headings))
            for node in outline.nodes
            if node.items
        }
        self.gather_names(headings)
        paragraphs = [part for node in outline.nodes for part in lists.get(node.name) or self.simple(node)]
        self.unlocated(paragraphs)
        located = [part for part in map(self.with_locks, paragraphs) if part.head or part.slots or part.tail]
        options = self.options(located)
        filled = tuple(
            replace(part, slots=tuple(self.ordered(slot, options) for slot in part.slots)) for part in located
        )
        self.unfilled(filled)
        return Plan(
            filled, tuple(self.series), tuple(self.missing.items()), tuple(self.weak), tuple(headings.taken.items())
        )

    def gather_facts(self) -> None:
        """Every fact as a value; a required one that is missing becomes a gap; the lists by their items."""
        for asked in self.brief.outline.facts:
            given = self.brief.facts.get(asked.name)
            if given:
                self.facts[asked.name] = Value(asked.name, given)
            elif asked.required:
                self.facts[asked.name] = Value(asked.name, gap(asked.name))
                self.missing[asked.name] = self.brief.place("事实", asked.name).row
        for name, items in self.brief.skeleton.items():
            self.facts[name] = Value(name, tuple(item.name for item in items))

    def gather_names(self, headings: Headings) -> None:
        """Each other wording of a list that the outline names."""
        for names in self.brief.outline.names:
            items = self.brief.skeleton[names.series]
            keys = [item.key for item in items if item.key]
            chosen = headings.chosen(names.headings, keys, names.name, brief=len(keys) > MANY)
            words = tuple(chosen.items[key] for key in keys) if chosen else tuple(item.heading for item in items)
            self.facts[names.name] = Value(names.name, words)

    def simple(self, node: Node) -> Iterator[Paragraph]:
        """The paragraph of a node that is no list."""
        if node.text is not None:
            yield Paragraph(ROLES[node.role], node.name, head=tuple(self.filled(node.text, node.name)))
        else:
            yield Paragraph(
                ROLES[node.role], node.name, slots=tuple(self.slot(pick.slot, pick, node.name) for pick in node.picks)
            )

    def filled(self, text: str, node: str) -> Iterator[Span]:
        """The spans of an outline's text, with its gaps."""
        facts = {**self.facts, **{name: Value(name, value) for name, value in self.masthead().items()}}
        (chunks,) = render.rendered([text], facts)
        for characters, fact in chunks:
            missing = characters == gap(fact)
            if missing:
                self.missing.setdefault(fact, self.brief.place(*self.brief.trail(fact)).row)
            place = self.brief.fact_place(fact) if fact else self.brief.outline.place
            yield Span(characters, node, place, fact=fact, style="gap" if missing else "")

    def masthead(self) -> dict[str, str]:
        """Title, speaker and date as they stand above the text."""
        brief, speaker = self.brief, self.brief.speaker
        usual = "".join(text for text, _ in next(iter(render.rendered([brief.outline.title], self.facts))))
        who = "　".join(part for part in (speaker.post, speaker.name) if part)
        date = numerals.full_date(brief.date) if brief.date else gap("日期")
        return {"标题": brief.title or usual, "讲话人": who or gap("讲话人"), "日期": date}

    def items(self, items: tuple[Item, ...], level: Level, headings: Headings) -> Iterator[Paragraph]:
        """The paragraphs of one level of a list: each item with its number and heading, then its points."""
        keys = [item.key for item in items if not item.heading]
        chosen = headings.chosen(level.named(level.how.headings), keys, level.path, dictated_size(items))
        level = replace(level, chosen=chosen)
        words = [item.heading or (chosen.items[item.key] if chosen else "") for item in items]
        self.series.append(Series(level.path, level.how.numbering, tuple(words)))
        if chosen and len(set(map(len, words))) > 1:
            size = len(chosen.items[keys[0]])
            self.weak.append(
                f"“{level.path}”各条标题长短不一（{'、'.join(words)}）：自拟标题与其余不成排比，建议改成 {size} 个字"
            )
        for index, (item, heading) in enumerate(zip(items, words, strict=True), 1):
            path = f"{level.path}.{item.name}"
            yield from self.opening(item, level, path, tuple(self.head(item, level, index, heading)))
            if level.how.points and (points := self.points(item, level.how.points, path)):
                yield from self.items(points, Level(level.how.points, path, level.depth + 1, item.key), headings)

    def head(self, item: Item, level: Level, index: int, heading: str) -> Iterator[Span]:
        """Number, heading and full stop of an item, in the style of its level."""
        path, style, source = (
            f"{level.path}.{item.name}",
            LEADS[min(level.depth, len(LEADS)) - 1],
            self.brief.outline.place,
        )
        number = numerals.number(level.how.numbering, index)
        yield Span(number, path, source, style=style)
        if item.heading:
            yield Span(heading, path, item.place, lock=OWN_HEADING, style=style)
        elif level.chosen:
            shown = heading.removeprefix("要") if level.how.numbering == "要" else heading
            yield Span(shown, path, level.chosen.place, heading_set=level.chosen.id, style=style)
        if heading[-1:] not in ("。", "！", "？"):
            yield Span("。", path, source, style=style)

    def opening(self, item: Item, level: Level, path: str, head: tuple[Span, ...]) -> Iterator[Paragraph]:
        """The paragraphs that open an item: its dictated text, its phrases, or a gap."""
        if item.body:
            first, *others = [part.strip() for part in item.body.split("\n") if part.strip()]
            yield Paragraph("body", path, level.depth, head, tail=(Span(first, path, item.place, lock=OWN_TEXT),))
            for other in others:
                yield Paragraph("body", path, tail=(Span(other, path, item.place, lock=OWN_TEXT),))
            return
        picks = level.how.picks if item.key else level.how.fallback
        slots = tuple(
            self.slot(level.named(pick.slot, item.key), pick, path)
            for pick in picks
            if item.key or self.offers(level, pick)
        )
        if item.stepped:
            self.step(path, slots)
        if slots:
            yield Paragraph("body", path, level.depth, head, slots)
            return
        name = f"{item.heading}的正文"
        self.missing[name] = item.place
        hole = Span(gap(name), path, item.place, fact=name, style="gap")
        yield Paragraph("body", path, level.depth, head, tail=(hole,))

    def step(self, path: str, slots: tuple[Slot, ...]) -> None:
        """Leave a point that asks for steps only the phrases in steps, in the first slot that has any."""
        for slot in slots:
            stepped = [phrase for phrase in self.candidates[slot.path] if phrase.steps]
            if stepped:
                self.candidates[slot.path] = stepped
                return
        self.weak.append(f"“{path}”要求分项，语料库里没有可用的分项式语句；可补一条带“分项”的语料")

    def offers(self, level: Level, pick: Pick) -> bool:
        """Whether the banks have a phrase for a dictated item without a key."""
        return bool(level.parent and self.bank.phrases.get(level.named(pick.slot)))

    def points(self, item: Item, how: Items, path: str) -> tuple[Item, ...]:
        """The points of an item: those named, else, for an item of the banks, as many as usual drawn from its own stream."""
        if item.points or item.body or not item.key:
            return item.points
        sets = self.bank.heading_sets.get(how.headings.replace("{上项}", item.key), ())
        keys = list(dict.fromkeys(key for entry in sets for key in entry.items))
        drawn = sorted(keys, key=lambda key: draw(self.seed, f"{path}.要点", key))[: how.usual]
        return tuple(Item(key) for key in keys if key in drawn)

    def slot(self, name: str, pick: Pick, node: str) -> Slot:
        """A slot whose candidates are noted, to be rendered later with all others."""
        path = f"{node}.{name.rsplit('/', 1)[-1]}"
        self.counts[path] += 1
        path += f".{self.counts[path]}" if self.counts[path] > 1 else ""
        self.candidates[path] = self.fitting(name)
        return Slot(path, node, pick.keep)

    def fitting(self, slot: str) -> list[Phrase]:
        """The phrases of a slot that suit the speaker's relation to the hearers and the facts that are given.

        A list of one entry does not serve a phrase that enumerates, unless the slot has no other.
        """
        wishes = {name: value.value for name, value in self.facts.items()}
        wishes |= {"关系": self.brief.speaker.relation, "行业": self.brief.sector}
        known = set(self.facts) | {names.name for names in self.brief.outline.names}
        alone = {
            name for name, value in self.facts.items() if not isinstance(value.value, str) and len(value.value) == 1
        }
        suited = [
            phrase
            for phrase in self.bank.phrases.get(slot, ())
            if (not phrase.registers or self.brief.speaker.relation in phrase.registers)
            and known >= {*phrase.facts, *phrase.needs}
            and not known & set(phrase.without)
            and all(conditions.holds(condition, wishes) for condition in phrase.when)
        ]
        return [phrase for phrase in suited if not alone & set(phrase.facts)] or suited

    def options(self, paragraphs: Iterable[Paragraph]) -> dict[str, Option]:
        """Every candidate of every slot, rendered, by its id; none with an avoided word, a wrong term or a wording out of date."""
        wanted = {
            phrase.id: phrase for part in paragraphs for slot in part.slots for phrase in self.candidates[slot.path]
        }
        usable = [phrase for phrase in wanted.values() if all(fact in self.facts for fact in phrase.facts)]
        family = self.brief.outline.steps
        steps = {f"{STEP}{index}": Value(STEP, numerals.number(family, index)) for index in range(1, MOST_STEPS + 1)}
        chunks = render.rendered(map(with_steps, usable), {**self.facts, **steps})
        whole = "".join(phrase.text for phrase in usable)
        wordings = tuple(wording for wording in setphrases.wordings() if wording in whole)
        banned = {*self.brief.avoid, *(word for _, words in self.bank.terms for word in words)}
        banned |= setphrases.amiss(self.brief.date).intersection(wordings)
        options = [option_of(phrase, tuple(filled), wordings) for phrase, filled in zip(usable, chunks, strict=True)]
        return {option.phrase.id: option for option in options if not any(word in own_words(option) for word in banned)}

    def ordered(self, slot: Slot, options: dict[str, Option]) -> Slot:
        """The slot with its options in the order of the node's own stream."""
        phrases = [phrase for phrase in self.candidates[slot.path] if phrase.id in options]
        tone = min(
            {phrase.tone for phrase in phrases}, key=lambda name: draw(self.seed, slot.unit, "语体" + name), default=""
        )
        phrases.sort(
            key=lambda phrase: draw(
                self.seed, slot.path, phrase.id, phrase.weight * (TONE if phrase.tone == tone else 1)
            )
        )
        keeps = {phrase.keep for phrase in phrases}
        keep = keeps.pop() if len(keeps) == 1 and "" not in keeps else slot.keep
        return replace(slot, options=tuple(options[phrase.id] for phrase in phrases), keep=keep)

    def with_locks(self, part: Paragraph) -> Paragraph:
        """The paragraph with the locked words that belong at its end."""
        locks = [lock for lock in self.brief.locks if self.brief.path_of(lock.at) == part.node and part.role == "body"]
        spans = tuple(Span(lock.text, part.node, lock.place.origin, lock=lock.source) for lock in locks)
        return replace(part, tail=(*part.tail, *spans)) if spans else part

    def unlocated(self, paragraphs: list[Paragraph]) -> None:
        """Raise ``Mistakes`` for locked words whose place the speech does not have."""
        nodes = list(dict.fromkeys(part.node for part in paragraphs if part.role == "body"))
        lost = [lock for lock in self.brief.locks if self.brief.path_of(lock.at) not in nodes]
        if lost:
            raise Mistakes([Mistake(lock.place, f"没有“{lock.at}”这个位置；{close(lock.at, nodes)}") for lock in lost])

    def unfilled(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Raise ``DrafterError`` where what must be said has no phrase left to say it."""
        empty = [slot.path for part in paragraphs for slot in part.slots if not (slot.optional or slot.options)]
        if not empty:
            return
        place = self.brief.place("回避" if any(self.candidates[path] for path in empty) else "骨架")
        names = "、".join(dict.fromkeys(empty))
        if any(self.candidates[path] for path in empty):
            raise mistake(
                place, f"回避的词用在了“{names}”的每一条语句里；请少回避几个词，或给语料库补几条不含它们的语句"
            )
        raise mistake(place, f"语料库里没有可用的语句：{names}；请给语料库补上，或在任务单里改用 {{标题: …, 正文: …}}")


def dictated_size(items: tuple[Item, ...]) -> int:
    """The length of the dictated headings, which the others should match; 0 where they differ or none is dictated."""
    sizes = {len(item.heading) for item in items if item.heading}
    return sizes.pop() if len(sizes) == 1 else 0


def own_words(option: Option) -> str:
    """What a phrase says of itself; the facts are the brief's."""
    return "".join(characters for characters, fact in option.chunks if not fact)


def with_steps(phrase: Phrase) -> str:
    """The text of a phrase, its steps numbered by placeholders."""
    return phrase.text + "".join(f"{{{{{STEP}{index}}}}}{step}" for index, step in enumerate(phrase.steps, 1))
