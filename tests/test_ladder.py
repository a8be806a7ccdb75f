"""The ladder of validity notices every planted break, and all that we write climbs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import badfiles
import breaking
import ladder
import making
import marking
import pytest
from conftest import ROOT, SAMPLES

from drafter import formats
from drafter.drafting.compose import compose
from drafter.formats import Look
from drafter.formats import docx as word
from drafter.model import Draft, Marks

LAYOUTS = sorted(path.stem for path in (ROOT / "templates" / "layouts").glob("*.yaml"))


@pytest.fixture(scope="module")
def climbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The rungs that notice each break."""
    path = tmp_path_factory.mktemp("broken") / "稿.docx"
    found = {}
    for name in breaking.BREAKS:
        path.write_bytes(breaking.broken(name))
        found[name] = list(ladder.climbed(path))
    return found


def table(climbed: dict[str, list[str]]) -> str:
    """Which rung notices which break."""
    head = f"{'break':40}" + "".join(f"{name:>16}" for name in ladder.RUNGS)
    rows = (
        f"{name:40}" + "".join(f"{'x' if one in rungs else '-':>16}" for one in ladder.RUNGS)
        for name, rungs in climbed.items()
    )
    counts = (sum(name in rungs for rungs in climbed.values()) for name in ladder.RUNGS)
    return "\n".join([head, *rows, f"{f'all {len(climbed)}':40}" + "".join(f"{count:16}" for count in counts), ""])


def test_every_rung_notices_what_it_did(climbed: dict[str, list[str]], golden: Callable[[str, str], None]) -> None:
    golden("ladder.txt", table(climbed))


def test_no_break_goes_unnoticed_and_no_rung_stands_for_nothing(climbed: dict[str, list[str]]) -> None:
    assert len(climbed) >= 40
    assert [name for name, rungs in climbed.items() if not rungs] == []
    assert {rung for rungs in climbed.values() for rung in rungs} == ladder.RUNGS.keys()


def test_the_file_that_the_breaks_are_planted_into_is_whole() -> None:
    Path("稿.docx").write_bytes(breaking.whole())

    assert ladder.climbed(Path("稿.docx")) == {}


def sample(index: int) -> Draft:
    """A draft of a sample."""
    return compose(*making.sample(SAMPLES[index])).draft


@pytest.mark.parametrize("look", [{}, {"explain": True}, {"clean": True}], ids=str)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_draft_climbs_it(layout: str, look: dict[str, bool]) -> None:
    Path("稿.docx").write_bytes(formats.written(sample(0), ".docx", Look(layout=layout, **look)))

    assert ladder.faults(Path("稿.docx")) == []


@pytest.mark.parametrize("index", range(1, len(SAMPLES)))
def test_every_sample_climbs_it(index: int) -> None:
    Path("稿.docx").write_bytes(formats.written(sample(index), ".docx", Look()))

    assert ladder.faults(Path("稿.docx")) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_marked_file_climbs_it(layout: str) -> None:
    raw = formats.written(sample(0), ".docx", Look(layout=layout, explain=True))
    document = formats.document("稿.docx", ".docx", raw)
    marks = marking.random_marks(document, 5)
    for number, one in enumerate((Marks(marks.notes), Marks(None, marks.changes), marks)):
        path = Path(f"{number}.docx")
        path.write_bytes(word.marked(document, raw, one).raw)

        assert ladder.faults(path) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_formatted_file_climbs_it(layout: str, quick: Callable[..., object]) -> None:
    Path("稿.docx").write_bytes(badfiles.body(lambda: badfiles.tables(2))())
    quick("format", "稿.docx", "-o", "新稿.docx", "--layout", layout)

    assert ladder.faults(Path("新稿.docx")) == []
