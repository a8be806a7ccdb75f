"""Where a draft is weak, in sentences for the person who signs it."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Block, Draft
from drafter.text import length

from .brief import Brief
from .choose import TOLERANCE, Chooser
from .fitting import Window
from .plan import Slot, within
from .planner import OWN_TEXT

BALANCE = 1.8  # the longest point of a list over its shortest, from which an editor would even them out
MOST_NAMES = 6  # that a note lists
ROOMY = 80  # 字 that a point should have on average
FEW = 3  # variants that a slot should offer at the least


def weaknesses(chooser: Chooser, draft: Draft, target: int | None, brief: Brief) -> Iterator[str]:
    """Where the draft is weak, in sentences for the terminal."""
    size = length.characters(draft.text)
    if target and Window.around(target, TOLERANCE).miss(size):
        yield length_note(chooser, size, target, brief)
    for slot in chooser.broken():
        option = chooser.choice.get(slot.path)
        yield f"“{slot.path}”与上下文有重复（{option.text[:12] if option else ''}…）：这个槽可用的语句太少，建议补几条语料，或用 重选: {{{slot.unit}: 2}}"
    yield from thin(chooser)
    yield from uneven(draft)
    yield from cramped(chooser)
    yield from misnamed(chooser, draft)
    yield from standing(draft, brief)
    yield from untold(chooser, brief)
    yield from wishes(brief)


def length_note(chooser: Chooser, size: int, target: int, brief: Brief) -> str:
    """Why the length was not met, what is reachable, and which slots are short."""
    low, high = chooser.reach
    moved = bool(brief.rolls or brief.pins) and low <= target <= high
    if moved:
        return f"篇幅 {size} 字，与要求的 {target} 字相差超过 2%：这是重选或选用带来的；可去掉一处重选，或换一个种子"
    lists = list(brief.outline.lists)
    item = f"一条“{'要' if '要' in lists else lists[-1]}”或要点" if lists else "一些事实"
    if size > target:
        return f"要求 {target} 字，按现有骨架和语料最少要写 {size} 字左右；可减少{item}"
    empty = [slot.path for slot in chooser.slots if not chooser.choice.get(slot.path)]
    names = f"，没有写满的槽：{'、'.join(empty[:MOST_NAMES])}" if empty else ""
    return f"要求 {target} 字，按现有骨架和语料最多能写 {size} 字左右；可增加{item}，或补充语料{names}"


def thin(chooser: Chooser) -> Iterator[str]:
    """Slots that offer too little to choose from."""
    few = [
        slot.path
        for slot in chooser.slots
        if len(slot.options) < FEW and not (fixed(slot) or (slot.optional and not slot.options))
    ]
    if few:
        yield f"可选语句不足 {FEW} 条的槽：{'、'.join(few[:MOST_NAMES])}{' 等' if len(few) > MOST_NAMES else ''}；换种子时变化会少"


def fixed(slot: Slot) -> bool:
    """Whether a slot holds a text of the outline."""
    return any(option.phrase.slot == slot.path for option in slot.options)


def uneven(draft: Draft) -> Iterator[str]:
    """Lists whose items differ much in length; what the brief dictates is as long as it is."""
    for series in draft.series:
        sizes = {
            block.spans[0].node: length.characters(block.text)
            for block in draft.blocks
            if block.level and block.spans[0].node.rpartition(".")[0] == series.node and not dictated(block)
        }
        leaves = all(within(other.node, series.node) is (other is series) for other in draft.series)
        if leaves and len(sizes) > 1 and max(sizes.values()) > BALANCE * min(sizes.values()):
            longest, shortest = max(sizes, key=lambda node: sizes[node]), min(sizes, key=lambda node: sizes[node])
            yield f"“{series.node}”各条长短不匀：{longest} {sizes[longest]} 字，{shortest} {sizes[shortest]} 字"


def dictated(block: Block) -> bool:
    """Whether the text of a paragraph is the brief's own."""
    return any(span.lock == OWN_TEXT for span in block.spans)


def cramped(chooser: Chooser) -> Iterator[str]:
    """Points that have room for little more than their heading."""
    spoken = [
        sum(option.size for slot in slots if (option := chooser.choice.get(slot.path)))
        for unit, slots in chooser.units.items()
        if unit.count(".") > 1
    ]
    if spoken and sum(spoken) < ROOMY * len(spoken):
        yield f"篇幅偏紧：{len(spoken)} 个要点，每点平均只有 {sum(spoken) // len(spoken)} 字；可减少要点，或放宽篇幅"


def misnamed(chooser: Chooser, draft: Draft) -> Iterator[str]:
    """Words of the brief that the banks know a right name for."""
    own = "".join(span.text for block in draft.blocks for span in block.spans if span.fact or span.lock)
    for use, wrong in chooser.bank.terms:
        for word in wrong:
            if word in own:
                yield f"任务单里写了“{word}”，本行业通称“{use}”；请核对是不是旧稿里带来的"


def standing(draft: Draft, brief: Brief) -> Iterator[str]:
    """Words to avoid that stand all the same, in a heading or in the brief's own text."""
    left = [word for word in brief.avoid if word in draft.text]
    if left:
        yield f"要回避的 {'、'.join(left)} 仍在稿中：出现在标题、事实或锁定的原话里，请自己斟酌"


def untold(chooser: Chooser, brief: Brief) -> Iterator[str]:
    """Facts that were given and that no phrase of the draft tells."""
    able = {fact for slot in chooser.slots for option in slot.options for fact in option.phrase.facts}
    untold = [name for name in chooser.most if brief.facts.get(name) and not chooser.tally.facts[name]]
    lost = [name for name in untold if name in able]
    if len(lost) < len(untold):
        yield f"任务单里的 {'、'.join(name for name in untold if name not in able)} 没有语料能用上：按现有骨架没有一条语句说到它"
    if lost:
        yield f"任务单里的 {'、'.join(lost)} 没有用上：可换一个种子，或增加一条“好”或要点"


def wishes(brief: Brief) -> Iterator[str]:
    """Facts that the brief could give to make the draft more concrete."""
    lacking = [
        fact
        for fact in brief.outline.facts
        if not fact.required and fact.default is None and not brief.facts.get(fact.name)
    ]
    if lacking:
        yield f"补上这些事实，文稿会更实：{'、'.join(f'{fact.name}（如 {fact.example}）' for fact in lacking)}"
