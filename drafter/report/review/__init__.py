"""What changed between two versions for people and programs, one module a form; what every form says is worked out here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.comparison import KINDS, FactChange, Kind, Recast
from drafter.comparison.facts import NAMES
from drafter.comparison.review import Review
from drafter.model import Document
from drafter.text import length

WORDED: tuple[Kind, ...] = ("reworded", "split", "merged", "moved", "added", "cut")  # what is shown one by one
SMALL: tuple[Kind, ...] = ("pointed", "numbered")  # what is gathered
UNITS: dict[Kind, str] = {"moved": "处", "pointed": "句", "numbered": "处"}  # what is counted, where it is no 句


class Side(NamedTuple):
    """The length of one version: 字数, and minutes to read it aloud."""

    characters: int
    minutes: float


def side(document: Document) -> Side:
    """The length of a document."""
    draft = document.draft
    return Side(length.characters(draft.text), length.minutes(length.characters(draft.spoken)))


def counts(review: Review) -> dict[Kind, int]:
    """How many changes of each kind there are, the gathered ones last; what moved together is one."""
    found = {kind: len(review.comparison.of_kind(kind)) for kind in (*WORDED, *SMALL)}
    found["moved"] = len({change.move for change in review.comparison.changes} - {0})
    return {kind: count for kind, count in found.items() if count}


def summary(review: Review) -> str:
    """The whole result in one line."""
    if review.identical:
        return "两份文稿的文字完全相同"
    empty = [name for name, one in (("旧稿", review.old), ("新稿", review.new)) if not one.draft.text.strip()]
    if empty:
        return f"{empty[0]}里没有文字，没有可以对照的"
    if review.comparison.foreign:
        return f"两份文稿只有 {review.comparison.share:.0%} 的字对得上，多半不是同一篇稿子的两个版本"
    said = "，".join(f"{KINDS[kind]} {count} {UNITS.get(kind, '句')}" for kind, count in counts(review).items())
    recast = tally(review.comparison.paragraphs)
    same = "" if said or recast else "逐句相同，只有空白或不成句的标点不同"
    return "；".join(filter(None, (same, said, recast, lengths(review))))


def tally(paragraphs: Sequence[Recast]) -> str:
    """How many paragraphs were split and merged, in words."""
    split = sum(one.kind == "split" for one in paragraphs)
    both = ("分段", split), ("并段", len(paragraphs) - split)
    return "，".join(f"{name} {count} 处" for name, count in both if count)


def lengths(review: Review) -> str:
    """How the length changed, in words."""
    old, new = side(review.old), side(review.new)
    if old.characters == new.characters:
        return f"字数仍为 {new.characters}"
    more = round(new.minutes - old.minutes, 1)
    minutes = f"，约{'多' if more > 0 else '少'} {abs(more):g} 分钟" if more else ""
    return f"字数 {old.characters}→{new.characters}{minutes}"


def listed(review: Review) -> bool:
    """Whether the changes are worth listing one by one."""
    return not review.identical and not review.comparison.foreign


def fact(change: FactChange) -> str:
    """A changed fact in words."""
    told = f"{change.old} → {change.new}" if change.old and change.new else change.old or change.new
    how = "" if change.old and change.new else "新写上：" if change.new else "不再提："
    return f"{NAMES[change.kind]}  {how}{change.before}{' ' if change.before else ''}{told}"


def changed_first(facts: Sequence[FactChange]) -> list[tuple[int, FactChange]]:
    """Facts with their numbers: those that became others first, then the new ones, then those that are gone."""
    order = sorted(enumerate(facts), key=lambda item: (not (item[1].old and item[1].new), not item[1].new, item[0]))
    return list(order)


def recast_words(one: Recast) -> str:
    """What became of a paragraph, in words."""
    if one.kind == "split":
        return f"原第 {one.old[0] + 1} 段分成第 {numbers(one.new)} 段"
    return f"原第 {numbers(one.old)} 段并成第 {one.new[0] + 1} 段"


def numbers(blocks: Sequence[int]) -> str:
    """The numbers of paragraphs in words."""
    return "、".join(str(block + 1) for block in blocks)


def banked(review: Review) -> str:
    """The suggestions for the banks as YAML, ready to be copied: by slot, each under the place of its phrase."""
    return "\n".join(("语料:", *entries(review))) + "\n" if review.suggestions else ""


def entries(review: Review) -> Iterator[str]:
    """The lines of the YAML below its head."""
    slots = dict.fromkeys(one.slot for one in review.suggestions)
    for slot in slots:
        yield f"  {slot}:"
        for one in review.suggestions:
            if one.slot == slot:
                yield f"    # {one.place}"
                yield f"    - {one.entry}"
