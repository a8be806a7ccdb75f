"""make bench: writing a Word file beside python-docx's plain loop with the same runs, and reading it again."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import docx
import making
from conftest import SAMPLES
from marks import speech

from drafter import formats
from drafter.drafting.compose import compose
from drafter.word import layout
from drafter.word.writing import write

ROUNDS = 9
SPEECH, BOOK = 3_000, 300_000  # characters
MOST = {SPEECH: 1.2, BOOK: 0.5}  # times what the loop takes
READING = 0.5  # seconds for a book
Runs = list[tuple[str, list[str]]]


def best(works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The shortest run of each, in seconds, taken in turn so that a busy machine is fair to all."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            taken[name].append(time.perf_counter() - start)
    return {name: min(times) for name, times in taken.items()}


def runs_of(raw: bytes) -> Runs:
    """The style and the runs of each paragraph of a file."""
    found = docx.Document(io.BytesIO(raw)).paragraphs
    return [(paragraph.style.name, [run.text for run in paragraph.runs]) for paragraph in found]


def looped(template: bytes, runs: Runs) -> bytes:
    """The same paragraphs and runs by python-docx, in a file with the same styles."""
    document = docx.Document(io.BytesIO(template))
    for style, texts in runs:
        paragraph = document.add_paragraph(style=style)
        for text in texts:
            paragraph.add_run(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def main() -> None:
    """Print the figures of a speech and of a book beside their targets."""
    sample = compose(*making.sample(next(path for path in SAMPLES if path.stem == "sample"))).draft
    page = layout.load("speech")
    print(f"{'characters':>10}{'runs':>8}{'ours':>11}{'python-docx':>13}{'ratio':>8}   target")
    for length in (SPEECH, BOOK):
        draft = replace(sample, blocks=sample.blocks * max(1, round(length / len(sample.text))))
        runs = runs_of(write.docx_bytes(draft, page))
        empty = write.docx_bytes(replace(draft, blocks=draft.blocks[:1]), page)
        taken = best({"ours": lambda: write.docx_bytes(draft, page), "loop": lambda: looped(empty, runs)})  # noqa: B023
        print(
            f"{len(draft.text):10}{sum(len(texts) for _, texts in runs):8}{taken['ours'] * 1000:8.1f} ms"
            f"{taken['loop'] * 1000:10.1f} ms{taken['ours'] / taken['loop']:8.2f}   ≤ {MOST[length]}"
        )
    print(f"{'runs a paragraph':>18}{'reading a book':>18}{'python-docx':>13}   target ≤ {READING} s")
    for count in (1, 4, 22):
        raw = speech(count)
        taken = best({
            "ours": lambda: formats.document("稿.docx", ".docx", raw),  # noqa: B023
            "texts": lambda: [one.text for one in docx.Document(io.BytesIO(raw)).paragraphs],  # noqa: B023
        })  # fmt: skip
        print(f"{count:18}{taken['ours']:16.2f} s{taken['texts']:11.2f} s")


if __name__ == "__main__":
    main()
