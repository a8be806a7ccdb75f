"""What repetition costs: ``repetition.py [megacharacters …]``, and how the repeats of real texts fall into kinds.

``repetition.py --growth`` takes every text to 1 and 3 million characters and holds the growth of its time against
n log n, each in a process of its own, so that the peak is its own. Stands on ``../shared``; nothing of it is copied
into the project.
"""

from __future__ import annotations

import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from math import log
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
GROWTH = (1_000_000, 3_000_000)
SCRIPT = (  # one measurement in a process of its own
    "import sys; sys.path.insert(0, {folder!r}); import repetition; repetition.measured({name!r}, {size})"
)
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


def reports_joined() -> str:
    """The real texts, one behind the other."""
    return "\n".join(path.read_text("utf-8") for path in sorted((SHARED / "data" / "reports").glob("*.txt")))


def mixed(size: int) -> str:
    """Real sentences in any order, four of five with some characters exchanged."""
    chance, parts, length = random.Random(1), [], 0
    sentences = re.split(r"(?<=[。\n])", reports_joined())
    while length < size:
        sentence = list(chance.choice(sentences))
        for _ in range(max(1, len(sentence) // 15) if sentence and chance.random() < 0.8 else 0):
            sentence[chance.randrange(len(sentence))] = chr(chance.randrange(0x4E00, 0x7000))
        parts.append("".join(sentence))
        length += len(sentence)
    return "".join(parts)


def shuffled(size: int) -> str:
    """The real texts again and again, their sentences in another order each time."""
    chance, parts, sentences = random.Random(1), [], re.split(r"(?<=[。\n])", reports_joined())
    while sum(map(len, parts)) < size:
        parts.append("".join(sentences))
        chance.shuffle(sentences)
    return "".join(parts)[:size]


def text_of(name: str, size: int) -> str:
    """One of the texts at a size."""
    if name in WORST:
        text = WORST[name]()
        return (text * (size // len(text) + 1))[:size]
    return {"mixed": mixed, "shuffled": shuffled}[name](size)


def measured(name: str, size: int) -> None:
    """Print the processor time and the peak of all repeats of a text: what ``grown`` reads."""
    draft = plain.document("稿.txt", text_of(name, size)).draft
    began = time.process_time()
    repeats(draft)
    print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def grown(name: str) -> None:
    """Print how the time of a text grows, as a share of n log n, and the peak of the longest."""
    folder = str(Path(__file__).parent)
    runs = [[sys.executable, "-c", SCRIPT.format(folder=folder, name=name, size=size)] for size in GROWTH]
    costs = [[float(part) for part in subprocess.check_output(run, text=True).split()] for run in runs]
    (short, _), (long, peak) = costs
    few, many = GROWTH
    share = long / short / (many * log(many) / (few * log(few)))
    print(f"{name:26} {short:6.1f} s → {long:6.1f} s  {share:.2f} of n log n  peak {peak:.0f} MB")


def main() -> None:
    """Measure real texts, ever longer ones, and the worst."""
    if sys.argv[1:] == ["--growth"]:
        for name in ("mixed", "shuffled", *WORST):
            grown(name)
        return
    dictionary.loaded()
    reports = reports_joined()
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
