"""make bench: what taking files into an archive costs: the first run, one with nothing new, 100,000 empty files."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DOCUMENTS, EMPTY = 3_000, 100_000
LENGTH, LINE = 3_000, 150  # characters of a document, of a paragraph
LETTERS = [chr(code) for code in range(0x4E00, 0x4E00 + 3_000)]
WEIGHTS = [1 / rank for rank in range(1, len(LETTERS) + 1)]


def document(number: int) -> str:
    """A text of its own in paragraphs."""
    characters = random.Random(number).choices(LETTERS, WEIGHTS, k=LENGTH)
    return "".join("".join(characters[at : at + LINE]) + "。\n" for at in range(0, LENGTH, LINE))


def seconds(place: Path, folder: Path) -> float:
    """The time that it takes to take in a folder."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "drafter", "archive", "--db", str(place), "add", str(folder)]
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - began


def main() -> None:
    """Print the times."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        texts, empty = base / "texts", base / "empty"
        texts.mkdir()
        empty.mkdir()
        for number in range(DOCUMENTS):
            (texts / f"{number}.txt").write_text(document(number), "utf-8")
        for number in range(EMPTY):
            (empty / f"{number}.txt").touch()
        first, again = (seconds(base / "archive.db", texts) for _ in range(2))
        print(f"add {DOCUMENTS} documents    {first:6.2f} s  {DOCUMENTS / first:6.0f} documents/s with reading")
        print(f"add them again        {again:6.2f} s  {first / again:6.1f} x as fast")
        print(f"add {EMPTY} empty files {seconds(base / 'archive.db', empty):6.2f} s")


if __name__ == "__main__":
    main()
