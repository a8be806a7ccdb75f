"""Every check at its cases: exactly the marked places, exactly the marked replacements."""

import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import typeset

from drafter import checks
from drafter.checks._settings import Settings
from drafter.formats import plain
from drafter.model import Document, Draft, Passage, Series

CASES = Path(__file__).parent / "cases" / "checks"
BRIEF = re.compile(r"^〔任务单 ([^〕]*)〕")
EARLIER = re.compile(r"^〔旧稿 ([^〕]*)〕")
GIVEN = re.compile(rf"{BRIEF.pattern}|{EARLIER.pattern}|{typeset.PAGE.pattern}")
LISTED = re.compile(r"([^()]+)\(([^()]+)\)")
MARKED = re.compile(r"⟦([^⟦⟧→]*)(?:→([^⟦⟧]*))?⟧")


def lines(text: str) -> list[str]:
    """The cases of a file: its lines but for comments and blank ones."""
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def cases(name: str) -> list[str]:
    """The cases of a check: its own file, or the examples of its word list."""
    listed = checks._wordlist.load(name).head.examples if name in checks._wordlist.ids() else ()
    path = CASES / f"{name}.txt"
    return [*listed, *(lines(path.read_text("utf-8")) if path.exists() else [])]


def document(line: str) -> Document:
    """A case without its marks as a document; ¶ parts its paragraphs."""
    read = plain.document("例.txt", MARKED.sub(r"\1", GIVEN.sub("", line)).replace("¶", "\n"))
    draft = replace(read.draft, **meant(line))
    return replace(read, draft=replace(draft, reuse=reuse(draft, line), page=typeset.page(draft, line)))


def meant(line: str) -> dict[str, Any]:
    """What a case says of its brief: 〔任务单 人数=86；要.学习(是)=甲/乙〕 gives a fact and a series."""
    entries = [entry.split("=") for match in BRIEF.finditer(line) for entry in match[1].split("；")]
    series = [(LISTED.fullmatch(name), value) for name, value in entries]
    return {
        "facts": tuple((name, value) for name, value in entries if not LISTED.fullmatch(name)),
        "series": tuple(Series(name[1], name[2], tuple(value.split("/"))) for name, value in series if name),
    }


def reuse(draft: Draft, line: str) -> tuple[Passage, ...]:
    """What an archive says of the draft of a case: 〔旧稿 去年说过的话。〕 is its one document."""
    from drafter.archive import opened
    from drafter.archive.reuse import found
    from drafter.archive.store import Entry, Source

    earlier = EARLIER.match(line)
    if not earlier:
        return ()
    with TemporaryDirectory() as folder, closing(opened(str(Path(folder) / "旧稿.db"))) as store:
        store.add([Entry(Source("", "/旧稿.txt", 0, 0), "去年的讲话", "2025-03-12", earlier[1].replace("¶", "\n"))])
        return found(draft, store).passages


def marked(line: str) -> list[tuple[str, str | None]]:
    """What a case marks, in order, with the replacement if it names one."""
    return [(match[1], match[2]) for match in MARKED.finditer(line)]


def places(line: str) -> list[tuple[int, int]]:
    """Where the marked places stand in the text of the case."""
    found, removed = [], 0
    line = GIVEN.sub("", line)
    for match in MARKED.finditer(line):
        start = match.start() - removed
        found.append((start, start + len(match[1])))
        removed += len(match.group()) - len(match[1])
    return found


@pytest.mark.parametrize("name", checks.ids())
def test_a_check_finds_the_marked_places_and_no_other(name: str) -> None:
    for line in cases(name):
        read = document(line)
        found = checks.run(read.draft, Settings(only=frozenset([name])))
        starts = [read.draft.blocks[finding.block].spans[0].at for finding in found]
        where = [(at + finding.start, at + finding.end) for at, finding in zip(starts, found, strict=True)]

        assert where == places(line), f"{line}\n{[finding.message for finding in found]}"
        for finding, (_, right) in zip(found, marked(line), strict=True):
            if right is not None:
                assert finding.replacements[:1] == (right,), line


@pytest.mark.parametrize("name", checks.ids())
def test_a_check_has_cases_that_fire_and_cases_that_are_clean(name: str) -> None:
    kinds = {bool(marked(line)) for line in cases(name)}

    assert kinds == {True, False}


@pytest.mark.parametrize("name", checks.ids())
def test_a_check_explains_itself(name: str) -> None:
    manual = checks.load(name).manual

    assert manual.partition("\n")[0].endswith("。")
    assert len(manual.splitlines()) >= 3
