"""What the tests share: their own cache folder, golden files, briefs made ready, renderings."""

from __future__ import annotations

import codecs
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import cluster
import postgres
import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from drafter.archive.store import Store

# Before anything of ours is imported: no test reads or leaves files in the user's own folders.
SCRATCH = Path(tempfile.mkdtemp(prefix="drafter-tests-"))
for variable in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[variable] = str(SCRATCH / variable.lower())

for variable in ("COLUMNS", "LINES"):  # of a terminal that the worker processes of pytest-xdist do not have
    os.environ.pop(variable, None)

# Machines are shared, so no example has a time limit; CI looks at the same examples each time, people at new ones.
settings.register_profile("drafter", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("drafter")

ROOT = Path(__file__).resolve().parent.parent
GENRES = ROOT / "templates" / "genres"
ENGINES = ("sqlite", "postgresql")
BRIEFS = sorted((ROOT / "tests" / "cases" / "briefs").glob("*.yaml"))
SAMPLES = sorted(GENRES.glob("*/sample.yaml")) + BRIEFS


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take what was produced as the new golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of a name; --accept writes it."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

        assert text == path.read_text("utf-8"), f"{path} differs; read the diff, then make golden if it is meant"

    return compare


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the drafter command in a folder of its own."""

    def drafter(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **options.pop("env", {})}  # type: ignore[dict-item]
        return subprocess.run(
            [sys.executable, "-m", "drafter", *arguments],
            cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False, **options,  # type: ignore[call-overload]
        )  # fmt: skip

    return drafter


@pytest.fixture
def quick(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the drafter command within this process, which is ten times as fast as a process of its own."""
    from drafter import cli

    def drafter(*arguments: str, input: str = "") -> subprocess.CompletedProcess[str]:  # noqa: A002
        monkeypatch.setattr(sys, "argv", ["drafter", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(input.encode())))
        with pytest.raises(SystemExit) as end:
            cli.run()
        said = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, int(end.value.code or 0), said.out, said.err)

    return drafter


@contextmanager
def nobody() -> Iterator[None]:
    """Root may read and write everything: be somebody else for a while."""
    codecs.lookup("utf-32-le")  # of our own archive, while the library may still be read
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.fixture(autouse=True)
def shipped_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tests stand in a folder of their own, so that only the shipped templates and banks are found."""
    monkeypatch.chdir(tmp_path)
    return iter(())


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """A PostgreSQL server; without one the tests of it are skipped, but not in CI."""
    if not postgres.present():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "no PostgreSQL or no psycopg: bash tests/tools/system.sh"
        )
    with postgres.serving() as running:
        yield running


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty archive is, of each engine."""
    if request.param == "sqlite":
        return str(tmp_path / "archive" / "archive.db")
    running: postgres.Server = request.getfixturevalue("server")
    running.run("drop schema if exists drafter cascade")
    return running.url()


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """An empty archive of each engine."""
    from drafter.archive import opened

    with closing(opened(place)) as archive:
        yield archive


@pytest.fixture(scope="session")
def workers() -> Iterator[cluster.Cluster]:
    """A Dask cluster of two workers; without Dask the tests of it are skipped, but not in CI."""
    if not cluster.present():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Dask: pip install 'drafter[cluster]'")
    with cluster.serving(2) as running:
        yield running
