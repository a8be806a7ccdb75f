"""From a brief, its outline and its banks to a plan: walks the outline and fills in facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from drafter.data.yamlfile import close
from drafter.errors import Mistake, Mistakes
from drafter.model import Cell, Role, Series, Span, Style
from drafter.text import numerals

from . import render
from .brief import Brief, Item
from .candidates import Candidates
from .headings import Headings
from .outline import MASTHEAD, ORDINAL, Grid, Items, Node, Pick, Rows, asked_in
from .phrasebank import Bank, HeadingSet
from .plan import Paragraph, Plan, Slot, draw, gap
from .render import Value
from .rows import name_of

ROLES: dict[str, Role] = {"标题": "title", "署名": "byline", "称呼": "salutation", "正文": "body"}
LEADS: tuple[Style, ...] = ("lead1", "lead2", "lead3")
MANY = 3  # items whose names are wanted short where they are named in one breath
SECTION = "章"  # the slot of the headings of sections
FIXED = "文"  # the step of a path that names a text of the outline
NOTHING = "—"  # in a cell that has no figure
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
    more: int = 0  # points or items beyond the usual number, where the brief leaves it to the program
    facts: dict[str, Value] = field(default_factory=dict)
    skeleton: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)  # the sections before the rows that are sections, by node
    scopes: dict[str, dict[str, Value]] = field(default_factory=dict)  # what a row's placeholders say, by node
    missing: dict[str, str] = field(default_factory=dict)
    series: list[Series] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    candidates: Candidates = field(init=False)

    def __post_init__(self) -> None:
        self.candidates = Candidates(self.brief, self.bank, self.seed, self.facts, self.scopes)

    def plan(self) -> Plan:
        """The plan with every option rendered. Raises ``DrafterError`` where the banks lack what must be said."""
        headings = Headings(self.brief, self.bank, self.seed, self.rolls, self.held)
        self.gather_facts()
        nodes = [
            node
            for node in self.brief.outline.nodes
            if set(node.needs) <= set(self.facts) and not set(node.without) & set(self.facts)
        ]
        made = {node.section: part for node, part in self.sections(nodes, headings)}
        lists = {
            node.name: list(
                self.items(self.skeleton[node.name], Level(node.items, node.name, node.items.depth), headings)
            )
            for node in nodes
            if node.items
        }
        self.gather_names(headings)
        paragraphs = [
            part
            for node in nodes
            for part in ([made[node.section]] if node.section else lists.get(node.name) or self.simple(node))
        ]
        self.unlocated(paragraphs)
        located = [part for part in map(self.with_locks, paragraphs) if part.head or part.slots or part.tail]
        filled = self.candidates.filled(located)
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
        for name, how in self.brief.outline.lists.items():
            self.skeleton[name] = self.brief.skeleton[name] or self.drawn(how, how.headings, name, least=how.least)
            self.facts[name] = Value(name, tuple(item.name for item in self.skeleton[name]))

    def gather_names(self, headings: Headings) -> None:
        """Each other wording of a list that the outline names."""
        for names in self.brief.outline.names:
            items = self.skeleton[names.series]
            keys = [item.key for item in items if item.key]
            chosen = headings.chosen(names.headings, keys, names.name, brief=len(keys) > MANY)
            words = tuple(chosen.items[key] for key in keys) if chosen else tuple(item.heading for item in items)
            self.facts[names.name] = Value(names.name, words)

    def sections(self, nodes: list[Node], headings: Headings) -> Iterator[tuple[Node, Paragraph]]:
        """The headings of the sections, worded together."""
        rows = [
            row for node in nodes if node.rows and node.rows.sections for row in self.brief.rows.get(node.rows.fact, ())
        ]
        sizes = {len(row.called) for row in rows}
        keys = [node.section for node in nodes if node.section]
        chosen = headings.chosen(SECTION, keys, SECTION, sizes.pop() if len(sizes) == 1 else 0)
        family, number = self.brief.outline.sections, 0
        for node in nodes:
            if node.rows and node.rows.sections:
                self.starts[node.name] = number
                number += len(self.brief.rows.get(node.rows.fact, ()))
            elif node.section and chosen:
                number += 1
                yield node, self.section(node, numerals.number(family, number), chosen)
        if chosen and not self.starts:
            words = tuple(chosen.items[node.section] for node in nodes if node.section)
            self.series.append(Series(SECTION, family, words))

    def section(self, node: Node, number: str, chosen: HeadingSet) -> Paragraph:
        """The heading of a section."""
        numbered = Span(number, node.name, self.brief.outline.place, style=LEADS[0])
        heading = Span(chosen.items[node.section], node.name, chosen.place, heading_set=chosen.id, style=LEADS[0])
        return Paragraph("body", node.name, 1, (numbered, heading))

    def simple(self, node: Node) -> Iterator[Paragraph]:
        """The paragraphs of a node that is no list of items."""
        if node.text is not None:
            yield Paragraph(ROLES[node.role], node.name, head=tuple(self.filled(node.text, node.name)))
        elif node.rows:
            yield from self.rows(node.rows, node.name)
        elif node.grid:
            yield from tabled(node.grid, self.brief, node.name, tuple(self.filled(node.grid.caption, node.name)))
        else:
            picks = [pick for pick in node.picks if set(pick.needs) <= set(self.facts)]
            first, *others = parted((pick.apart, self.slot(pick.slot, pick, node.name)) for pick in picks)
            yield Paragraph(ROLES[node.role], node.name, slots=first)
            yield from map(further, others)

    def rows(self, how: Rows, node: str) -> Iterator[Paragraph]:
        """The paragraphs of the rows of a fact, each in its own scope; a gap where the fact is needed and missing."""
        rows = self.brief.rows.get(how.fact, ())
        if not rows and how.fact in self.missing:
            place = self.brief.fact_place(how.fact)
            yield Paragraph("body", node, head=(Span(gap(how.fact), node, place, fact=how.fact, style="gap"),))
        heads = []
        for index, row in enumerate(rows):
            path = f"{node}.{index + 1}"
            fields = {ORDINAL: numerals.chinese(index + 1), **row.fields}
            self.scopes[path] = {name: Value(name_of(how.fact, index, name), value) for name, value in fields.items()}
            head = tuple(self.row_head(how, path, self.starts.get(node, 0) + index + 1))
            heads.append("".join(span.text for span in head[1:]).removesuffix("。"))
            yield from self.row(how, path, head, place_of(index, len(rows)))
        if how.numbering and rows and node not in self.starts:
            self.series.append(Series(node, how.numbering, tuple(heads)))

    def row_head(self, how: Rows, path: str, index: int) -> Iterator[Span]:
        """Number and heading of a row, as far as it has them."""
        style = LEADS[how.depth - 1] if how.heading else ""
        if how.numbering:
            yield Span(numerals.number(how.numbering, index), path, self.brief.outline.place, style=style)
        if how.heading:
            yield from self.filled(how.heading, path, style)
            if not how.alone:
                yield Span("。", path, self.brief.outline.place, style=style)

    def row(self, how: Rows, path: str, head: tuple[Span, ...], place: str) -> Iterator[Paragraph]:
        """The paragraphs of one row: its heading alone or run in, and its phrases."""
        scope = self.scopes[path]
        filled = {name: str(value.value) for name, value in scope.items()} | {"位": place}
        picks = [pick for pick in how.picks if set(pick.needs) <= {*scope, *self.facts}]
        slots, *others = parted((pick.apart, self.slot(replaced(pick.slot, filled), pick, path)) for pick in picks)
        level = how.depth if how.heading else 0
        if how.alone:
            yield Paragraph("body", f"{path}.题", level, head)
        if slots or not how.alone:
            yield Paragraph("body", path, 0 if how.alone else level, () if how.alone else head, slots)
        yield from map(further, others)

    def filled(self, text: str, node: str, style: Style = "") -> Iterator[Span]:
        """The spans of an outline's text, with its gaps."""
        heads = {} if set(MASTHEAD).isdisjoint(asked_in(text)) else self.masthead()
        facts = self.facts | {name: Value(name, value) for name, value in heads.items()} | self.scopes.get(node, {})
        (chunks,) = render.rendered([text], facts)
        for characters, fact in chunks:
            missing = characters == gap(fact)
            if missing:
                self.missing.setdefault(fact, self.brief.place(*self.brief.trail(fact)).row)
            place = self.brief.fact_place(fact) if fact else self.brief.outline.place
            yield Span(characters, node, place, fact=fact, style="gap" if missing else style)

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
            points = self.points(item, level.how.points, path) if level.how.points else ()
            bare = level.how.points is not None and not points
            yield from self.opening(item, level, path, tuple(self.head(item, level, index, heading)), bare)
            if level.how.points and points:
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
        if heading[-1:] not in ("。", "！", "？") and not level.how.alone:
            yield Span("。", path, source, style=style)

    def opening(self, item: Item, level: Level, path: str, head: tuple[Span, ...], bare: bool) -> Iterator[Paragraph]:
        """The paragraphs that open an item: its heading if it stands alone, its dictated text, its phrases, or a gap.

        A ``bare`` item lacks the points that it might have.
        """
        if level.how.alone:
            yield Paragraph("body", f"{path}.题", level.depth, head)
            level, head = replace(level, depth=0), ()
        if item.body:
            first, *others = [part.strip() for part in item.body.split("\n") if part.strip()]
            yield Paragraph("body", path, level.depth, head, tail=(Span(first, path, item.place, lock=OWN_TEXT),))
            for other in others:
                yield Paragraph("body", path, tail=(Span(other, path, item.place, lock=OWN_TEXT),))
            return
        picks = ((bare and level.how.brief) or level.how.picks) if item.key else level.how.fallback
        slots = tuple(
            self.slot(level.named(pick.slot, item.key), pick, path)
            for pick in picks
            if (item.key or self.offers(level, pick)) and set(pick.needs) <= set(self.facts)
        )
        if item.stepped:
            self.step(path, slots)
        if slots:
            yield Paragraph("body", path, level.depth, head, slots)
            return
        if level.how.alone and level.how.points:
            return
        name = f"{item.heading}的正文"
        self.missing[name] = item.place
        hole = Span(gap(name), path, item.place, fact=name, style="gap")
        yield Paragraph("body", path, level.depth, head, tail=(hole,))

    def step(self, path: str, slots: tuple[Slot, ...]) -> None:
        """Leave a point that asks for steps only the phrases in steps, in the first slot that has any."""
        for slot in slots:
            stepped = [phrase for phrase in self.candidates.noted[slot.path] if phrase.steps]
            if stepped:
                self.candidates.noted[slot.path] = stepped
                return
        self.weak.append(f"“{path}”要求分项，语料库里没有可用的分项式语句；可补一条带“分项”的语料")

    def offers(self, level: Level, pick: Pick) -> bool:
        """Whether the banks have a phrase for a dictated item without a key."""
        return bool(level.parent and self.bank.phrases.get(level.named(pick.slot)))

    def points(self, item: Item, how: Items, path: str) -> tuple[Item, ...]:
        """The points of an item: those named, else, for an item of the banks, as many as usual drawn from its own stream."""
        if item.points or item.body or not item.key:
            return item.points
        return self.drawn(how, how.headings.replace("{上项}", item.key), f"{path}.要点", least=0)

    def drawn(self, how: Items, slot: str, path: str, least: int) -> tuple[Item, ...]:
        """As many items of a list as usual, or at ``least`` in the shortest drafts, drawn from its own stream, in the order in which the banks word them."""
        widest = max(self.bank.heading_sets.get(slot, ()), key=lambda entry: len(entry.items), default=None)
        keys = list(widest.items) if widest else []
        count = min(max(how.usual + self.more, how.least if how.usual + self.more > 0 else least), how.most)
        drawn = sorted(keys, key=lambda key: draw(self.seed, path, key))[:count]
        return tuple(Item(key) for key in keys if key in drawn)

    def slot(self, name: str, pick: Pick, node: str) -> Slot:
        """A slot whose candidates are noted, to be rendered later with all others."""
        path = f"{node}.{name.rsplit('/', 1)[-1] or FIXED}"
        self.counts[path] += 1
        path += f".{self.counts[path]}" if self.counts[path] > 1 else ""
        if name:
            self.candidates.note(path, name, node)
        else:
            self.candidates.note_text(path, pick.text)
        return Slot(path, node, pick.keep, stacks=pick.stacks)

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


def parted(slots: Iterable[tuple[bool, Slot]]) -> list[tuple[Slot, ...]]:
    """Slots by paragraphs, each with whether it stands apart; the first is empty where the first slot does."""
    found: list[tuple[Slot, ...]] = [()]
    for apart, slot in slots:
        if apart:
            found.append(())
        found[-1] += (slot,)
    return found


def further(slots: tuple[Slot, ...]) -> Paragraph:
    """A paragraph below the first of its node."""
    return Paragraph("body", slots[0].path, slots=slots)


def dictated_size(items: tuple[Item, ...]) -> int:
    """The length of the dictated headings, which the others should match; 0 where they differ or none is dictated."""
    sizes = {len(item.heading) for item in items if item.heading}
    return sizes.pop() if len(sizes) == 1 else 0


def place_of(index: int, count: int) -> str:
    """Where a row stands among all: 首, 中 or 末; one alone is the first."""
    return "中" if 0 < index < count - 1 else "末" if index else "首"


def replaced(pattern: str, fields: Mapping[str, str]) -> str:
    """A slot's name with what a row has in its fields."""
    return re.sub(r"\{([^{}]+)\}", lambda match: fields.get(match[1], match[0]), pattern)


def tabled(grid: Grid, brief: Brief, node: str, caption: tuple[Span, ...]) -> Iterator[Paragraph]:
    """The rows of a fact as a table under its caption."""
    rows = brief.rows.get(grid.fact, ())
    if rows and caption:
        yield Paragraph("caption", node, head=caption)
    for column, name in enumerate(grid.columns, 1):
        if rows:
            yield Paragraph("cell", node, head=(Span(name, node, brief.outline.place),), cell=Cell(1, column))
    for index, row in enumerate(rows):
        for column, name in enumerate(grid.columns, 1):
            field = name_of(grid.fact, index, name)
            span = Span(row.fields.get(name, NOTHING), node, brief.fact_place(field), fact=field)
            yield Paragraph("cell", node, head=(span,), cell=Cell(index + 2, column))
