"""The wheel alone: built, installed into an empty environment, it lists what it ships and drafts the sample."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)], check=True, capture_output=True
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_ships_templates_and_banks(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        shipped = {
            name.removeprefix("drafter/shipped/") for name in archive.namelist() if name.startswith("drafter/shipped/")
        }
    kept = {
        path.relative_to(ROOT).as_posix()
        for folder in ("templates", "phrasebanks")
        for path in (ROOT / folder).rglob("*.*")
    }

    assert shipped == kept


def test_the_bare_wheel_installs_and_drafts_and_checks(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    program = home / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [str(program / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)],
        check=True,
        capture_output=True,
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def drafter(*words: str) -> subprocess.CompletedProcess[str]:
        command = [str(program / "drafter"), *words]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    done = drafter("draft", str(SAMPLES[0]), "-o", "稿.docx")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "稿.docx").stat().st_size > 8000

    clean, faulty = drafter("check", "稿.docx"), drafter("check", str(ROOT / "tests/cases/speeches/faulty.txt"))
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert faulty.returncode == 1, faulty.stdout + faulty.stderr
    assert "“另僻蹊径”应为“另辟蹊径”" in faulty.stdout
