"""make measure, typesetting anew: what must hold of ``drafter format``, on real files.

``format.py [--quick]`` stands on ``../shared``; nothing of it is copied into the project. ``--quick`` leaves the validators and
LibreOffice out.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import ladder
import marking

from drafter import checks, formats
from drafter.checks import Settings
from drafter.errors import DrafterError
from drafter.model import Document, Draft
from drafter.word.clean import clean, same
from drafter.word.clean.source import Source
from drafter.word.reading import norm

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "docx"
LARGE = 1_000_000  # bytes of a file that validators take too long for
PLACE = re.compile(r'\d+|"path": "[^"]*"|"part": "[^"]*"')
LAYOUTS = ("", "speech", "reading", "report")  # the recognised one first


def held(path: Path) -> Counter[str]:
    """The pictures, tables, notes, links … of a file."""
    return clean.objects(Source(path.read_bytes(), path.name).root)


def pages(document: Document, name: str) -> list[str]:
    """The checks of the page that find something in a file held against a layout."""
    draft = norm.held(document.draft, name)
    return [one.check for one in checks.run(draft, Settings()) if one.check.startswith("page-")]


def holds(path: Path, out: Path, name: str) -> Iterator[str]:
    """What does not hold of a real file in a layout; the clean one is written to ``out``."""
    done = formats.cleaned(path, name, False)
    out.write_bytes(done.raw)
    before, after = formats.read(path), formats.read(out)
    if where := same.difference(before.draft, after.draft):
        yield f"text: {where}"
    if held(path) != held(out):
        yield f"objects: {held(path)} {held(out)}"
    if formats.cleaned(out, name, False).raw != done.raw:
        yield "twice is not once"
    if found := pages(after, name):
        yield f"checks: {' '.join(found)}"


def new_faults(before: Path, after: Path) -> Counter[str]:
    """What the ladder finds in a file more often than before, wherever it stands."""
    old, new = (Counter(PLACE.sub("#", fault) for fault in ladder.faults(path)) for path in (before, after))
    return new - old


def flowing(path: Path) -> Draft:
    """What a file says but for its margins, where LibreOffice works the page numbers out."""
    draft = formats.read(path).draft
    return replace(draft, blocks=tuple(block for block in draft.blocks if block.role != "margin"))


def opened(files: list[Path], folder: Path) -> Iterator[str]:
    """Clean files whose text LibreOffice does not keep."""
    for number in range(0, len(files), 12):
        marking.saved_again(files[number : number + 12], folder)
    for path in files:
        again = folder / "out" / path.name
        if not again.exists():
            yield f"{path.name}: not opened"
        elif where := same.difference(flowing(path), flowing(again)):
            yield f"{path.name}: {where}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as name:
        folder, began, total = Path(name), time.perf_counter(), Counter[str]()
        clean_ones: list[tuple[Path, Path]] = []
        for path in sorted(REAL.glob("*.docx")):
            for layout in LAYOUTS:
                out = folder / f"{path.stem}{layout and '-'}{layout}.docx"
                try:
                    faults = list(holds(path, out, layout))
                except DrafterError as error:
                    print(f"{path.name}: refused: {str(error).partition(': ')[2]}")
                    break
                clean_ones += [(path, out)] if not layout else []
                if faults:
                    print(f"{path.name} {layout or 'recognised'}: {'; '.join(faults)}")
            else:
                total += held(path)
        print(
            f"{len(clean_ones)} files in {len(LAYOUTS)} layouts in {time.perf_counter() - began:.0f} s; kept: {dict(total)}"
        )
        if quick:
            return
        judged = [pair for pair in clean_ones if pair[0].stat().st_size < LARGE]
        with ThreadPoolExecutor(2) as pool:
            for (_, after), faults in zip(judged, pool.map(lambda pair: new_faults(*pair), judged), strict=True):
                if faults:
                    print(f"{after.name}: {dict(faults)}")
        print(f"{len(judged)} files judged by the ladder")
        lost = list(opened([after for _, after in clean_ones], folder))
        print(f"{len(clean_ones)} files through LibreOffice; not kept: {lost or 'nothing'}")


if __name__ == "__main__":
    main()
