"""make bench: what checking costs, side by side in one run, as ratios beside their targets.

``DRAFTER_PEERS`` names a folder outside the project with peers to race: ``py/bin/gongwen`` (PyPI gongwen-skill) and
``node_modules/.bin/zhlint`` (npm). ``--profile`` prints the hot spots instead.
"""

from __future__ import annotations

import argparse
import compileall
import cProfile
import os
import pstats
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import drafting
import measure

from drafter import checks
from drafter.checks._settings import Settings
from drafter.formats import plain
from drafter.model import Draft

RUNS = 5
TRIES = 2
SIZES = (10_000, 100_000, 1_000_000)
SHOWN = 25  # checks and functions of a table
PEERS = Path(os.environ.get("DRAFTER_PEERS", ""))
ONE_PROCESS = "import sys; from drafter.jobs import parallel; parallel.WORTH = 1 << 60; from drafter.__main__ import run; sys.argv[0] = 'drafter'; run()"
ALONE = "import sys; sys.path[:0] = sys.argv[1:3]; import checking; print(checking.alone(int(sys.argv[3])))"


def prose(size: int) -> str:
    """Reports one after the other, then clean sentences, over and over, up to a size."""
    parts = [document.text for document in [*measure.reports(), *measure.sentences("clean-rmrb.txt")]]
    text = "\n".join(parts)
    return (text * (size // len(text) + 1))[:size]


def draft(size: int) -> Draft:
    """Prose as a draft that nobody has looked at yet."""
    return plain.document("稿.txt", prose(size)).draft


def checking(size: int) -> float:
    """Seconds that all checks take together."""
    return spent(partial(checks.run, draft(size), Settings()))


def segmenting(size: int) -> float:
    """Seconds that jieba takes to segment the same paragraphs."""
    import jieba

    blocks = [block.text for block in draft(size).blocks]
    return spent(lambda: [jieba.lcut(text) for text in blocks])


def spent(work: Callable[[], object]) -> float:
    """Seconds of some work."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def alone(size: int) -> float:
    """Seconds that all checks take on their second run in a process; the first one loads what they need."""
    checking(SIZES[0])
    return checking(size)


def in_process() -> None:
    """All checks together beside jieba; each by itself; growth and memory."""
    import jieba

    jieba.setLogLevel(60)
    size = SIZES[1]
    taken = drafting.medians({"all checks": partial(checking, size), "jieba": partial(segmenting, size)}, RUNS)
    for name, seconds in taken.items():
        print(
            f"{name + f', {size} characters':<58}{seconds * 1000:>9.0f} ms {seconds / size * 1e6:9.2f} us a character"
        )
    drafting.row("all checks ÷ jieba.lcut of the same paragraphs", f"{taken['all checks'] / taken['jieba']:.2f}", "≤ 5")
    each(size)
    growth()


def each(size: int) -> None:
    """What each check costs by itself, and by what it asked for first and others share."""
    text = draft(size)
    first = {name: asked(name, text) for name in checks.ids()}
    second = {name: min(asked(name, text) for _ in range(3)) for name in checks.ids()}
    print(f"{'check':<34}{'alone':>10}{'with what is shared':>24}   us a character")
    for name in sorted(first, key=lambda name: -first[name])[:SHOWN]:
        print(f"  {name:<32}{second[name] / size * 1e6:>10.3f}{first[name] / size * 1e6:>24.3f}")
    rest = len(first) - SHOWN
    print(
        f"  {f'all {len(first)}, {max(rest, 0)} of them not shown':<32}{sum(second.values()) / size * 1e6:>10.3f}{sum(first.values()) / size * 1e6:>24.3f}"
    )


def asked(name: str, text: Draft) -> float:
    """Seconds that one check takes."""
    return spent(lambda: list(checks.findings(text, checks.load(name), Settings())))


def growth() -> None:
    """Time a character at three sizes, and memory at the largest, each in a process of its own."""
    rates = []
    for size in SIZES:
        seconds = min(child(size) for _ in range(TRIES))
        rates.append(seconds / size)
        print(
            f"{f'all checks, {size} characters, a process of its own':<58}{seconds * 1000:>9.0f} ms {rates[-1] * 1e6:9.2f} us a character"
        )
    drafting.row("time a character at 1,000,000 ÷ at 100,000", f"{rates[2] / rates[1]:.2f}", "≤ 1.5")
    drafting.row("time a character at 1,000,000 ÷ at 10,000", f"{rates[2] / rates[0]:.2f}", "≤ 1.5")
    megabytes = drafting.peak(*alone_command(SIZES[-1]))
    drafting.row("peak memory at 1,000,000 characters", f"{megabytes:.0f} MB", "≤ 600 MB")


def child(size: int) -> float:
    """Seconds of all checks in a process of its own."""
    return float(subprocess.run(alone_command(size), check=True, capture_output=True, text=True).stdout)


def alone_command(size: int) -> list[str]:
    """A process that checks prose of a size."""
    here = Path(__file__).parent
    return [sys.executable, "-c", ALONE, str(here), str(here.parent.parent), str(size)]


def whole_process(folder: Path) -> None:
    """`drafter check` on the seed beside its peers."""
    seed = folder / "seed.txt"
    seed.write_bytes((measure.SHARED / "seed" / "closing-speech.txt").read_bytes())
    sheet = folder / "seed.docx"
    sheet.write_bytes(docx(next(iter(measure.seed())).draft))
    here = partial(wall, folder)
    program = str(Path(sys.executable).parent / "drafter")
    runs = {"drafter check seed.txt": partial(here, program, "check", "seed.txt", "--fail-on", "never")}
    runs["drafter check seed.docx"] = partial(here, program, "check", "seed.docx", "--fail-on", "never")
    for name, command in peers().items():
        runs[name] = partial(here, *command)
    taken = drafting.medians(runs, RUNS * 2)
    for name, seconds in taken.items():
        print(f"{name:<58}{seconds * 1000:>9.0f} ms")
    for name, target in (("gongwen-skill check", 0.5), ("zhlint", 0.2)):
        if name in taken:
            drafting.row(
                f"drafter check seed.txt ÷ {name}",
                f"{taken['drafter check seed.txt'] / taken[name]:.2f}",
                f"≤ {target}",
            )
        else:
            print(f"{name}: skipped, DRAFTER_PEERS names no folder that has it")


def docx(text: Draft) -> bytes:
    """The seed as a Word file."""
    from drafter import formats

    return formats.written(text, ".docx", formats.Look())


def peers() -> dict[str, tuple[str, ...]]:
    """The commands of the peers that are there."""
    commands = {
        "gongwen-skill check": (str(PEERS / "py/bin/gongwen"), "check", "-t", "speech", "seed.docx"),
        "zhlint": (str(PEERS / "node_modules/.bin/zhlint"), "seed.txt"),
    }
    return {name: command for name, command in commands.items() if PEERS.name and Path(command[0]).exists()}


def wall(folder: Path, *command: str) -> float:
    """Seconds that a process takes, whatever it thinks of the text."""
    return spent(lambda: subprocess.run(command, check=False, capture_output=True, cwd=folder))


def many(folder: Path) -> None:
    """Twenty reports in one call, with one process and with all."""
    files = sorted(map(str, (measure.SHARED / "data" / "reports").glob("*.txt")))[:20]
    arguments = ("check", *files, "--fail-on", "never", "--format", "json")
    taken = drafting.medians(
        {
            "one process": partial(wall, folder, sys.executable, "-c", ONE_PROCESS, *arguments),
            "all cores": partial(wall, folder, sys.executable, "-m", "drafter", *arguments),
        },
        RUNS,
    )
    for name, seconds in taken.items():
        print(f"{f'{len(files)} reports in one call, {name}':<58}{seconds * 1000:>9.0f} ms")
    drafting.row("all cores ÷ one process", f"{taken['all cores'] / taken['one process']:.2f}", "≤ 0.7 on two cores")


def profile() -> None:
    """The functions in which the checks spend their time."""
    checking(SIZES[0])
    text, profiler = draft(SIZES[1]), cProfile.Profile()
    profiler.runcall(checks.run, text, Settings())
    pstats.Stats(profiler).sort_stats("tottime").print_stats(SHOWN * 2)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", action="store_true")
    wanted = parser.parse_args()
    if not measure.SHARED.is_dir():
        print("checking: skipped, there is no ../shared with text to measure on")
        return
    compileall.compile_dir(drafting.ROOT / "drafter", quiet=1)
    if wanted.profile:
        profile()
        return
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_CACHE_HOME"] = str(Path(name) / "cache")
        in_process()
        whole_process(Path(name))
        many(Path(name))
    print(f"python {sys.version.split()[0]}, {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
