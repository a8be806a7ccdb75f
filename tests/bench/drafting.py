"""make bench: what a draft costs, side by side in one run, as ratios beside their targets."""

from __future__ import annotations

import compileall
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "templates" / "genres" / "closing-speech" / "sample.yaml"
RUNS = 15

BARE = """
import sys
import click, yaml, jinja2, pydantic, docx
document = docx.Document()
for line in open(sys.argv[1], encoding="utf-8"):
    document.add_paragraph(line.rstrip())
document.save(sys.argv[2])
"""
DOCXTPL = """
import sys, yaml
from docxtpl import DocxTemplate
template = DocxTemplate(sys.argv[1])
template.render(yaml.safe_load(open(sys.argv[2], encoding="utf-8")), autoescape=True)
template.save(sys.argv[3])
"""


def wall(*command: str) -> float:
    """Seconds that a process takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=tempfile.gettempdir())
    return time.perf_counter() - start


def medians(runs: dict[str, Callable[[], float]], times: int = RUNS) -> dict[str, float]:
    """The median of each, measured in turn so that a busy machine is fair to all."""
    for run in runs.values():
        run()
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(times):
        for name, run in runs.items():
            taken[name].append(run())
    return {name: statistics.median(values) for name, values in taken.items()}


def template_of(text: Path, folder: Path) -> tuple[Path, Path]:
    """A docxtpl template and its context that give the same speech: a variable a sentence."""
    import docx
    import yaml

    document, context = docx.Document(), {}
    for number, line in enumerate(text.read_text("utf-8-sig").splitlines()):
        names = []
        for index, sentence in enumerate(part for part in line.split("。") if part):
            context[f"s{number}_{index}"] = f"{sentence}。"
            names.append(f"{{{{ s{number}_{index} }}}}")
        document.add_paragraph("".join(names))
    document.save(str(folder / "template.docx"))
    (folder / "context.yaml").write_text(yaml.safe_dump(context, allow_unicode=True), "utf-8")
    return folder / "template.docx", folder / "context.yaml"


def drafting() -> tuple[float, float, float]:
    """Milliseconds inside a process: from the brief on disk to the draft, median and best, and composing alone, median."""
    from drafter.drafting.compose import compose
    from drafter.jobs import draft

    whole, alone = [], []
    for number in range(RUNS):
        start = time.perf_counter()
        brief, bank = draft.loaded(draft.Request(SAMPLE))
        middle = time.perf_counter()
        compose(brief, bank, f"种子{number}")
        end = time.perf_counter()
        whole.append(end - start)
        alone.append(end - middle)
    return statistics.median(whole) * 1000, min(whole) * 1000, statistics.median(alone) * 1000


def peak(*command: str) -> float:
    """Megabytes that a process has at its peak."""
    script = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, capture_output=True); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    return (
        int(subprocess.run([sys.executable, "-c", script, *command], check=True, capture_output=True, text=True).stdout)
        / 1024
    )


def row(name: str, figure: str, target: str) -> None:
    print(f"{name:<58}{figure:>12}   target {target}")


def main() -> None:
    """Measure and print."""
    program = str(Path(sys.executable).parent / "drafter")
    compileall.compile_dir(ROOT / "drafter", quiet=1)  # as an installation does with every package
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        text, out = folder / "speech.txt", str(folder / "out.docx")
        subprocess.run([program, "draft", str(SAMPLE), "-o", str(text)], check=True, capture_output=True)
        template, context = template_of(text, folder)
        draft = (program, "draft", str(SAMPLE), "-o", out, "--overwrite")
        taken = medians(
            {
                "draft": lambda: wall(*draft),
                "bare": lambda: wall(sys.executable, "-c", BARE, str(text), str(folder / "bare.docx")),
                "docxtpl": lambda: wall(
                    sys.executable, "-c", DOCXTPL, str(template), str(context), str(folder / "tpl.docx")
                ),
                "help": lambda: wall(program, "--help"),
                "click": lambda: wall(sys.executable, "-c", "import click"),
            }
        )
        for kind, seconds in taken.items():
            print(f"{kind:<58}{seconds * 1000:>9.0f} ms")
        row("drafter draft ÷ bare imports and python-docx", f"{taken['draft'] / taken['bare']:.2f}", "≤ 1.3")
        row("drafter draft ÷ docxtpl filling the same speech", f"{taken['draft'] / taken['docxtpl']:.2f}", "≤ 1.5")
        row("drafter --help ÷ python -c 'import click'", f"{taken['help'] / taken['click']:.2f}", "≤ 2.5")
        whole, best, alone = drafting()
        row(f"drafting in a process, from the brief on disk (best {best:.1f})", f"{whole:.1f} ms", "≤ 20 ms")
        row("  of it composing: plan, phrases, length, repetition", f"{alone:.1f} ms", "")
        row("peak memory of drafter draft", f"{peak(*draft):.0f} MB", "≤ 100 MB")
        os.environ["XDG_CACHE_HOME"] = str(folder / "cold")
        row("first run of all, banks not yet compiled", f"{wall(*draft) * 1000:.0f} ms", "")
    print(
        f"python {sys.version.split()[0]}, {os.cpu_count()} cores, {RUNS} runs each, medians; {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB here"
    )


if __name__ == "__main__":
    main()
