"""From a plan and its choice to a Draft, with every gap, the length that was reached, and what is weak."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafter.data import library
from drafter.data.yamlfile import alike, close
from drafter.errors import mistake
from drafter.model import Block, Draft, Span
from drafter.text import length

from .brief import Brief, Size
from .candidates import STEP
from .choose import Chooser
from .dressing import dressed
from .fitting import usual_reach
from .headings import NODE
from .inserts import illustrated
from .phrasebank import Bank
from .plan import Option, Paragraph, Plan, within
from .plan import gap as marked
from .planner import Planner
from .rules import Choice
from .weak import weaknesses

MORE = (0, 1, -1, 2, -2, -3)  # points beyond the usual number, in the order in which they are tried
OPENING = 4  # characters of a sentence that suffice to name it


@dataclass(frozen=True, slots=True)
class Gap:
    """A missing fact: its name, the question to ask, where it belongs in the brief, and the phrases that need it."""

    name: str
    ask: str
    place: str
    needed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """A draft with what its maker should know of it; ``target`` is in 字 of the whole file.

    ``candidates`` are the texts of all phrases that could have stood in it, ``key`` identifies banks and facts.
    """

    draft: Draft
    gaps: tuple[Gap, ...]
    weak: tuple[str, ...]
    target: int | None
    rate: int
    candidates: tuple[str, ...]
    key: str


def compose(brief: Brief, bank: Bank, seed: str = "") -> Composition:
    """The speech of a brief. The same brief, banks and seed give the same draft."""
    seed = seed or brief.seed
    rolls = {brief.path_of(path): roll for path, roll in brief.rolls}
    chooser = chosen(brief, bank, seed, rolls)
    plan = chooser.plan
    target = target_of(brief.size, plan)
    reroll(chooser, rolls, brief, target)
    pin(chooser, brief, target)
    draft = draft_of(brief, plan, chooser.choice, seed, bank)
    unused = [name for name, _ in plan.missing if marked(name) not in draft.text]
    needless = [f"还缺 {'、'.join(unused)}，本篇没有用到；补上后文稿会更实"] if unused else []
    weak = (*plan.weak, *weaknesses(chooser, draft, target, brief), *needless)
    return Composition(
        draft=dressed(illustrated(draft, brief.inserts), brief),
        gaps=tuple(gap for gap in gaps_of(plan, chooser.choice, brief) if marked(gap.name) in draft.text),
        weak=weak,
        target=target,
        rate=rate_of(brief),
        candidates=tuple(option.text for slot in plan.slots for option in slot.options),
        key=library.digest(bank.digest, repr(sorted(brief.facts.items())), repr(brief.skeleton)),
    )


def chosen(brief: Brief, bank: Bank, seed: str, rolls: Mapping[str, int]) -> Chooser:
    """The choice before pins and re-rolls of nodes. Headings drawn anew leave every other heading and phrase as it was."""
    more, plan = planned(brief, bank, seed)
    chooser = Chooser(plan, bank, seed, most_of(brief))
    chooser.solve(target_of(brief.size, plan))
    if not any(path.endswith(f".{NODE}") for path in rolls):
        return chooser
    other = Chooser(Planner(brief, bank, seed, rolls, dict(plan.sets), more).plan(), bank, seed, most_of(brief))
    other.take(chooser.choice)
    return other


def planned(brief: Brief, bank: Bank, seed: str) -> tuple[int, Plan]:
    """The plan whose points, where the brief leaves their number open, reach the length; and how many more than usual."""
    found: list[tuple[float, int, int, Plan]] = []
    for more in MORE if brief.size else MORE[:1]:
        plan = Planner(brief, bank, seed, {}, more=more).plan()
        target, (low, high) = target_of(brief.size, plan) or 0, usual_reach(plan)
        miss = max(low - target, target - high, 0) if target else 0
        found.append((miss, len(found), more, plan))
        if not miss:
            break
    _, _, more, plan = min(found, key=lambda entry: entry[:2])
    return more, plan


def rate_of(brief: Brief) -> int:
    """字 a minute at which the speech is read."""
    return brief.size.rate if brief.size else length.RATE


def target_of(size: Size | None, plan: Plan) -> int | None:
    """字数 of the whole file that were asked for; minutes count what is read aloud, without title and byline."""
    if size is None:
        return None
    if size.characters:
        return size.characters
    silent = sum(
        length.characters("".join(span.text for span in part.head))
        for part in plan.paragraphs
        if part.role in ("title", "byline")
    )
    return round((size.minutes or 0) * size.rate) + silent


def most_of(brief: Brief) -> Mapping[str, int]:
    """How often a draft may name each fact."""
    return {fact.name: fact.most for fact in brief.outline.facts if fact.most}


def pin(chooser: Chooser, brief: Brief, target: int | None) -> None:
    """Put each pinned phrase into its slot; what it now clashes with is chosen anew, all else is held."""
    pinned: dict[str, str] = {}
    for wanted in brief.pins:
        path, option = pinned_slot(chooser, wanted, brief)
        if path in pinned:
            raise mistake(brief.place("选用"), f"选用的“{wanted}”和“{pinned[path]}”争同一个位置“{path}”；请去掉一条")
        if chooser.choice.get(path) is not option:
            chooser.settle(path, option)
        pinned[path] = wanted
    clashing = [slot.path for slot in chooser.broken() if slot.path not in pinned] if pinned else []
    if clashing:
        chooser.redraw(clashing, target, "选用", set())


def pinned_slot(chooser: Chooser, wanted: str, brief: Brief) -> tuple[str, Option]:
    """The slot and option that a pin names by id or by the opening of its text. Raises ``DrafterError``."""
    found = [(slot.path, option) for slot in chooser.slots for option in slot.options if named(option, wanted)]
    names = list(dict.fromkeys(option.phrase.id for _, option in found))
    if not found:
        openings = [option.text[: max(len(wanted), 8)] for slot in chooser.slots for option in slot.options]
        near = alike(wanted, openings, 0.4)
        hint = f"是不是“{near}”？" if near else "请写语料编号，或句子开头至少四个字"
        raise mistake(brief.place("选用"), f"选用的“{wanted}”在本篇可用的语料里找不到；{hint}")
    if len(names) > 1:
        raise mistake(
            brief.place("选用"),
            f"选用的“{wanted}”对得上 {len(names)} 条语句；请写长一点，或写编号：{'、'.join(names[:4])}",
        )
    standing = [(path, option) for path, option in found if chooser.choice.get(path) is option]
    return (standing or found)[0]


def named(option: Option, wanted: str) -> bool:
    """Whether a pin names a phrase: by its id, or by how it opens."""
    opens = option.text.startswith(wanted) or option.phrase.text.startswith(wanted)
    return option.phrase.id == wanted or (len(wanted) >= OPENING and opens)


def reroll(chooser: Chooser, rolls: Mapping[str, int], brief: Brief, target: int | None) -> None:
    """Draw the named nodes anew in the order of the text, so that each roll shows something that the earlier ones did not."""
    headings = {f"{series.node}.{NODE}" for series in chooser.plan.series}
    found = {path: [slot.path for slot in chooser.slots if within(slot.path, path)] for path in rolls}
    for path, slots in found.items():
        if not slots and path not in headings:
            known = list(dict.fromkeys([*(slot.unit for slot in chooser.slots), *headings]))
            raise mistake(brief.place("重选"), f"没有“{path}”这一处；{close(path, known)}")
    for path in sorted(
        (path for path, slots in found.items() if slots), key=lambda path: chooser.place[found[path][0]]
    ):
        seen: set[str] = set()
        for turn in range(2, rolls[path] + 1):
            seen |= {option.phrase.id for slot in found[path] if (option := chooser.choice.get(slot))}
            chooser.redraw(found[path], target, f"重选{turn}", seen)


def draft_of(brief: Brief, plan: Plan, choice: Choice, seed: str, bank: Bank) -> Draft:
    """The document of a plan and its choice."""
    blocks = tuple(block for block in (block_of(part, choice, brief) for part in plan.paragraphs) if block.spans)
    speaker = brief.speaker
    return Draft(
        genre=brief.outline.id,
        title=next((block.text for block in blocks if block.role == "title"), ""),
        blocks=blocks,
        series=plan.series,
        author=speaker.name or speaker.post or "",
        date=brief.date,
        seed=seed,
        digest=bank.mark(seed),
        facts=brief.wordings,
    )


def block_of(part: Paragraph, choice: Choice, brief: Brief) -> Block:
    """One paragraph with its provenance."""
    spans = [*part.head]
    for slot in part.slots:
        if option := choice.get(slot.path):
            spans += spans_of(option, slot.path, brief)
    return Block(part.role, (*spans, *part.tail), part.level, part.cell)


def spans_of(option: Option, path: str, brief: Brief) -> Iterator[Span]:
    """The spans of a phrase: its own words, its facts, its gaps, the numbers of its steps."""
    phrase = option.phrase
    for text, fact in option.chunks:
        if fact == STEP or not fact:
            yield Span(text, path, phrase.place, phrase=phrase.id)
        else:
            missing = text == marked(fact)
            yield Span(text, path, brief.fact_place(fact), phrase=phrase.id, fact=fact, style="gap" if missing else "")


def gaps_of(plan: Plan, choice: Choice, brief: Brief) -> Iterator[Gap]:
    """Every missing fact with the question to ask and the phrases that need it."""
    asks = {fact.name: f"{fact.ask}如 {fact.example}" for fact in brief.outline.facts}
    for name, place in plan.missing:
        needed = [
            f"{option.phrase.place} {option.text[:12]}…" for option in choice.values() if option and name in option.gaps
        ]
        yield Gap(name, asks.get(name, "请补上这一项"), place, tuple(needed))
