"""The README tells the truth: its commands run and print what it shows, and every command stands in it."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES

from drafter.cli import COMMANDS, archive_, banks_

Run = Callable[..., subprocess.CompletedProcess[str]]
ARCHIVE = [("archive", name) for name in archive_.COMMANDS]
BANKS = [("banks", name) for name in banks_.COMMANDS]
README = (ROOT / "README.md").read_text("utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text("utf-8")


def sessions() -> list[tuple[str, str]]:
    """Each command of a console block with the output shown below it."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for part in block.split("$ drafter ")[1:]:
            command, _, shown = part.partition("\n")
            found.append((command, shown.strip()))
    return found


def test_every_session_prints_what_is_shown(run: Run, tmp_path: Path) -> None:
    shutil.copy(SAMPLES[0], tmp_path / "sample.yaml")
    shutil.copy(ROOT / "tests" / "cases" / "speeches" / "faulty.txt", tmp_path / "讲话.txt")

    assert len(sessions()) >= 3
    for command, shown in sessions():
        done = run(*shlex.split(command))
        assert done.returncode == command.startswith("check"), done.stderr
        assert done.stdout.strip() == shown, command


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert f"drafter {name}" in README


@pytest.mark.parametrize("text", [README, CHINESE], ids=["english", "chinese"])
def test_every_link_leads_somewhere(text: str) -> None:
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]

    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_every_option_that_the_readmes_name_exists(run: Run) -> None:
    known = "".join(run(*name, "--help").stdout for name in [*((name,) for name in COMMANDS), *ARCHIVE, *BANKS])
    named = {option for text in (README, CHINESE) for option in re.findall(r"`[^`]*?(--[a-z]+)", text)}

    assert {option for option in named if option not in known and option != "--help"} == set()


def test_the_one_test_command_is_the_one_that_ci_calls() -> None:
    assert "make test" in README
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")
