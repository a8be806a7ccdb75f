"""make bench: lines and pages of the real reports as predicted and as LibreOffice sets them, and what predicting costs.

Stands on ``../shared``; nothing of it is copied into the project.
"""

from __future__ import annotations

import difflib
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from typesetting import READY, converted, lines_by_page, ready

from drafter import formats
from drafter.model import Draft
from drafter.word import layout
from drafter.word.setting import pages
from drafter.word.writing import write

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "reports"
LAYOUTS = ("speech", "reading")
LENGTH = 3_000  # characters that the time is told for


def compared(name: str, draft: Draft, page: layout.Layout, drawn: list[list[str]]) -> tuple[int, int]:
    """Print a row on one report; how many of its lines are the same, and of how many."""
    began = time.perf_counter()
    found = pages.pages(draft, page)
    spent = (time.perf_counter() - began) * 1000 * LENGTH / len(draft.text)
    lines = [line for sheet in drawn for line in sheet]
    ours = ["".join(line.text.split()) for sheet in found for line in sheet]
    matcher = difflib.SequenceMatcher(None, lines, ours, autojunk=False)
    same = sum(match.size for match in matcher.get_matching_blocks())
    turns = sum(one[:1] == ["".join(other[0].text.split())] for one, other in zip(drawn, found, strict=False))
    print(
        f"{name:24} {len(lines):5} {same:5} {same / len(lines):8.2%} {len(drawn):4} {len(found):4} {turns:4} {spent:6.1f}"
    )
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind != "equal":
            lost = [line[:-1] for line in ours[first:last]] == lines[start:end]
            why = "it lost the point that hangs" if lost else "it breaks elsewhere"
            print(f"    LibreOffice {lines[start:end][:2]}: {why}\n    predicted   {ours[first:last][:2]}")
            break
    return same, len(lines)


def main() -> None:
    """Compare each report in each layout."""
    if not READY or not REPORTS.is_dir():
        sys.exit("pages: needs LibreOffice, pdftotext, the Fandol fonts and the reports")
    drafts = {path.stem: formats.read(path).draft for path in sorted(REPORTS.glob("*.txt"))}
    print(f"{'report':24} lines  same          pages ours turns ms/{LENGTH}")
    with tempfile.TemporaryDirectory() as scratch:
        folder, total = Path(scratch), [0, 0]
        environment = ready(folder)
        for name in LAYOUTS:
            page = layout.load(name)
            sources = [folder / f"{name}-{number}.docx" for number in range(len(drafts))]
            for source, draft in zip(sources, drafts.values(), strict=True):
                source.write_bytes(write.docx_bytes(draft, page))
            for pdf, (title, draft) in zip(converted(sources, folder, environment), drafts.items(), strict=True):
                same, lines = compared(f"{name} {title}", draft, page, lines_by_page(pdf))
                total = [total[0] + same, total[1] + lines]
        print(f"{total[0]} of {total[1]} lines are the same: {total[0] / total[1]:.2%}")


if __name__ == "__main__":
    main()
