"""What repetition costs: ``repetition.py [megacharacters …]``, and how the repeats of real texts fall into kinds.

Stands on ``../shared``; nothing of it is copied into the project.
"""

from __future__ import annotations

import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from drafter import checks
from drafter.checks._settings import Settings
from drafter.formats import plain
from drafter.model import FLAGGED, Draft
from drafter.repetition import repeats
from drafter.text import dictionary
from drafter.text.words import tokens

SHARED = Path(__file__).resolve().parents[3] / "shared"
FAMILY = (
    "doubled-function-word", "doubled-word", "near-duplicate-sentence", "near-echo", "overused-word",
    "repeat-in-sentence", "repeated-phrase", "same-opening",
)  # fmt: skip
WORST: dict[str, Callable[[], str]] = {
    "one character": lambda: "国" * 200_000,
    "two sentences in turn": lambda: "我们要加强学习。他们要坚持工作。" * 12_500,
    "a paragraph copied": lambda: (
        "会议强调，要把思想统一到部署上来，把力量凝聚到任务上来，压实责任、细化措施，确保按期完成。\n" * 4_400
    ),
    "one clause, no full stop": lambda: "加强学习，提高本领，" * 20_000,
    "figures": lambda: "".join(f"第{number}项工作完成了{number}个，" for number in range(15_000)),
}


def cost(text: str) -> tuple[float, float, int]:
    """Microseconds a character for segmentation and for the family, and the findings."""
    draft: Draft = plain.document("稿.txt", text).draft
    began = time.process_time()
    tokens(draft)
    cut = time.process_time()
    found = checks.run(draft, Settings(only=frozenset(FAMILY)))
    done = time.process_time()
    return (cut - began) / len(text) * 1e6, (done - cut) / len(text) * 1e6, len(found)


def shown(name: str, text: str) -> None:
    """Print what a text costs."""
    cut, family, found = cost(text)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name:26} {len(text):9} 字  segmentation {cut:5.2f}  family {family:6.2f} µs/字  {found} findings  peak {peak:.0f} MB"
    )


LOOK = ("发展大局", "不竭动力", "作风品质", "推陈出新", "学深学透", "政治理论")  # of the seed: worth a look
RHETORIC = ("没有止境", "面对", "从…向…转变", "特别", "什么")  # of the seed: meant
FIRST = 12  # places of the list that an editor reads
WEAK = 4  # of them that may be beside the point


def targets(draft: Draft) -> None:
    """Print what of the seed should be found and whether it is, then the first of the list for an editor to judge."""
    look = [repeat for repeat in repeats(draft) if repeat.kind in FLAGGED][:FIRST]
    bare = [re.sub(r"\W", "", repeat.text) for repeat in look]
    meant = {repeat.text for repeat in repeats(draft) if repeat.kind == "parallel"}
    for text in LOOK:
        rank = next((rank for rank, found in enumerate(bare, 1) if text in found), 0)
        print(f"  {'holds' if rank else 'FAILS'}  {text} among the first {FIRST}: {rank or 'no'}")
    for text in RHETORIC:
        held = text in meant and not any(text in found for found in bare)
        print(f"  {'holds' if held else 'FAILS'}  {text} is meant")
    others = [found for found in bare if not any(text in found for text in LOOK)]
    held = len(others) <= WEAK
    print(
        f"  {'holds' if held else 'FAILS'}  at most {WEAK} weak among the first {FIRST}; to be judged: {'、'.join(others)}"
    )


def main() -> None:
    """Measure real texts, ever longer ones, and the worst."""
    dictionary.loaded()
    reports = "\n".join(path.read_text("utf-8") for path in sorted((SHARED / "data" / "reports").glob("*.txt")))
    seed = (SHARED / "seed" / "closing-speech.txt").read_text("utf-8")
    shown("seed", seed)
    targets(plain.document("稿.txt", seed).draft)
    for size in map(float, sys.argv[1:] or ["0.03", "0.1", "0.3"]):
        count = int(size * 1_000_000)
        shown("reports", (reports * (count // len(reports) + 1))[:count])
    for name, text in WORST.items():
        shown(name, text())
    kinds = Counter(repeat.kind for repeat in repeats(plain.document("稿.txt", reports).draft))
    print("kinds in the reports:", dict(kinds))


if __name__ == "__main__":
    main()
