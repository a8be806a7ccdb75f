"""What a .docx of ours remembers of its making, read back."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from drafter.model import NUMBERED, Block, Draft
from drafter.word.writing.package import MEMORY, paragraph_digest

MOST = 20  # custom parts that are looked at


def recalled(draft: Draft, roots: Sequence[Any]) -> Draft:
    """A draft with the genre, seed and banks of its making, and the outline node and phrase of each paragraph left as it was."""
    root = next((root for root in roots if root is not None and root.tag == f"{{{MEMORY}}}draft"), None)
    if root is None:
        return draft
    entries: defaultdict[str, deque[Any]] = defaultdict(deque)
    for entry in root.iter(f"{{{MEMORY}}}p"):
        entries[entry.get("d", "")].append(entry)
    blocks = tuple(signed(block, entries.get(paragraph_digest(block.text), deque())) for block in draft.blocks)
    return replace(
        draft, blocks=blocks, genre=root.get("genre", ""), seed=root.get("seed", ""), digest=root.get("banks", "")
    )


def signed(block: Block, entries: deque[Any]) -> Block:
    """A block with the node and, if there is but one, the phrase that its text came from."""
    if not entries:
        return block
    entry = entries.popleft()
    phrase = entry.get("s", "")
    own = {"node": entry.get("n", ""), "phrase": "" if " " in phrase else phrase}
    return replace(block, spans=tuple(span if span.node == NUMBERED else replace(span, **own) for span in block.spans))
