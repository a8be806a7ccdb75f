"""drafter check --against: what earlier documents say already, held against no draft's own file."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from drafter import checks
from drafter.checks import Settings
from drafter.formats import plain
from drafter.jobs.archive import add, opened
from drafter.model import Passage, Source, Spot

Run = Callable[..., CompletedProcess[str]]

SENTENCE = "去年汛期来得早，河道巡查队连续值守四十七天，没有漏报一处险情。"
EARLIER = f"全年工作总结讲话\n2025年3月12日\n同志们：\n{SENTENCE}\n借此机会，向巡查队的同志道一声辛苦。\n"
DRAFT = f"汛前动员讲话\n同志们：\n今年入夏以来雨水偏多，大家不要松劲。{SENTENCE}今年也要守住。\n"
OTHER = "图书馆开放工作讲话\n同志们：\n夜间开放延长到晚上十点，值班的同志多费心。\n"
SAID_BEFORE = Settings(only=frozenset(["said-before"]))


@pytest.fixture
def run(quick: Run) -> Run:
    """Run the drafter command within this process."""
    return quick


@pytest.fixture
def archive(tmp_path: Path) -> str:
    """An archive of one earlier speech."""
    return archived(tmp_path, "旧稿.db", {"总结.txt": EARLIER})


def archived(folder: Path, name: str, files: dict[str, str]) -> str:
    """An archive of some files of a folder."""
    for file, text in files.items():
        (folder / file).write_text(text, "utf-8")
    names = [str(folder / file) for file in files]
    with opened(str(folder / name)) as store:
        assert {taken.result for taken in add.added(store, names, {})} == {"new"}
    return str(folder / name)


def draft(folder: Path, text: str = DRAFT, name: str = "稿.txt") -> str:
    (folder / name).write_text(text, "utf-8")
    return name


def findings(done: CompletedProcess[str]) -> list[dict[str, Any]]:
    """What a run with --format json says was said before."""
    found = [one for file in json.loads(done.stdout)["files"] for one in file["findings"]]
    return [one for one in found if one["check"] == "said-before"]


def test_a_sentence_that_was_said_is_told_with_when_and_where(run: Run, tmp_path: Path, archive: str) -> None:
    done = run("check", draft(tmp_path), "--against", archive, "--format", "json")

    (found,) = findings(done)
    assert found["message"] == "这句话在《全年工作总结讲话》（2025-03-12，第4行）里说过，28个字逐字相同"
    assert found["level"] == "warning"
    assert found["source"] == "总结.txt:4"
    assert SENTENCE.startswith(found["text"])


def test_without_an_archive_nothing_is_looked_for(run: Run, tmp_path: Path, archive: str) -> None:
    assert not findings(run("check", draft(tmp_path), "--format", "json"))
    assert Path(archive).exists()


def test_no_archive_no_heavy_module(run: Callable[..., Any], tmp_path: Path) -> None:
    draft(tmp_path)
    script = (
        "import sys; from drafter.cli import main\n"
        "try: main(['check', '稿.txt', '--fail-on', 'never'])\n"
        "except SystemExit: pass\n"
        "assert not {'numpy', 'sqlite3', 'drafter.archive', 'drafter.checks.said_before'} & set(sys.modules)"
    )
    import subprocess

    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_half_a_sentence_is_a_hint(run: Run, tmp_path: Path, archive: str) -> None:
    half = DRAFT.replace("没有漏报一处险情", "人人都掉了几斤肉")

    (found,) = findings(run("check", draft(tmp_path, half), "--against", archive, "--format", "json"))

    assert found["level"] == "hint"
    assert found["message"].startswith("这半句话在《全年工作总结讲话》")


def test_the_settings_name_the_archive_and_set_level_and_length(run: Run, tmp_path: Path, archive: str) -> None:
    name = draft(tmp_path)
    (tmp_path / "drafter.yaml").write_text(f"旧稿库: {Path(archive).name}\n检查:\n  said-before: 错误\n", "utf-8")
    (found,) = findings(run("check", name, "--format", "json"))
    assert found["level"] == "error"

    (tmp_path / "drafter.yaml").write_text(
        f"旧稿库: {Path(archive).name}\n检查:\n  said-before:\n    字数: 29\n", "utf-8"
    )
    assert not findings(run("check", name, "--format", "json"))


def test_settings_that_follow_others_take_their_archive(tmp_path: Path) -> None:
    (tmp_path / "单位").mkdir()
    (tmp_path / "单位" / "单位.yaml").write_text("旧稿库: 库.db\n", "utf-8")
    (tmp_path / "甲.yaml").write_text("沿用: 单位/单位.yaml\n", "utf-8")
    (tmp_path / "乙.yaml").write_text("沿用: 单位/单位.yaml\n旧稿库: postgresql://机器/库\n", "utf-8")

    assert Path(checks.settings(tmp_path / "甲.yaml").archive) == tmp_path / "单位" / "库.db"
    assert checks.settings(tmp_path / "乙.yaml").archive == "postgresql://机器/库"


def test_an_archive_in_the_settings_is_left_alone_where_other_checks_are_asked_for(run: Run, tmp_path: Path) -> None:
    name = draft(tmp_path)
    (tmp_path / "drafter.yaml").write_text("旧稿库: 没有.db\n", "utf-8")

    assert run("check", name, "--only", "doubled-point").returncode == 0
    assert run("check", name, "--skip", "said-before").returncode == 0
    assert run("check", name).returncode == 2


def test_the_users_own_archive_is_named_so(
    run: Run, tmp_path: Path, archive: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_DB", archive)

    assert len(findings(run("check", draft(tmp_path), "--against", "默认", "--format", "json"))) == 1


def test_the_drafts_own_file_is_not_held_against_it(run: Run, tmp_path: Path) -> None:
    archive = archived(tmp_path, "旧稿.db", {"总结.txt": EARLIER, "稿.txt": DRAFT})

    (found,) = findings(run("check", draft(tmp_path), "--against", archive, "--format", "json"))
    assert found["source"] == "总结.txt:4"

    (tmp_path / "稿.txt").write_text(DRAFT.replace("大家不要松劲", "大家都绷紧了弦"), "utf-8")
    (found,) = findings(run("check", "稿.txt", "--against", archive, "--format", "json"))
    assert found["source"] == "总结.txt:4"


@pytest.mark.parametrize(("place", "message"), [("没有.db", "还没有这个旧稿库"), ("空.db", "旧稿库还是空的")])
def test_an_archive_that_has_nothing_is_told_once(run: Run, tmp_path: Path, place: str, message: str) -> None:
    names = [draft(tmp_path), draft(tmp_path, OTHER, "另.txt")]
    with opened(str(tmp_path / "空.db")):
        pass

    done = run("check", *names, "--against", place)

    assert done.returncode == 2
    assert done.stderr.count(message) == 1
    assert not (tmp_path / "没有.db").exists()


def test_many_files_give_what_each_gives_alone(
    run: Run, tmp_path: Path, archive: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [draft(tmp_path, OTHER + DRAFT * number, f"{number}.txt") for number in range(4)]
    alone = [findings(run("check", name, "--against", archive, "--format", "json")) for name in names]
    monkeypatch.setattr("drafter.jobs.parallel.WORTH", 0)

    together = run("check", *names, "--against", archive, "--format", "json")

    assert findings(together) == [one for found in alone for one in found]


def test_findings_are_waived_kept_as_baseline_and_shown_in_every_form(run: Run, tmp_path: Path, archive: str) -> None:
    draft(tmp_path, DRAFT.replace("今年入夏", "<!-- 不查 said-before -->\n今年入夏"), "稿.md")
    assert not findings(run("check", "稿.md", "--against", archive, "--format", "json"))

    name = draft(tmp_path)
    for form in ("text", "sarif", "github", "html"):
        assert "全年工作总结讲话" in run("check", name, "--against", archive, "--format", form).stdout
    run("check", name, "--against", archive, "--save-baseline", "基线.json")
    assert not findings(run("check", name, "--against", archive, "--baseline", "基线.json", "--format", "json"))


def test_what_is_mended_is_held_against_the_archive_again(run: Run, tmp_path: Path, archive: str) -> None:
    name = draft(tmp_path, DRAFT.replace("今年入夏以来", "今年入夏以来，，"))

    done = run("check", name, "--against", archive, "--fix", "改.txt", "--format", "json")

    assert "，，" not in (tmp_path / "改.txt").read_text("utf-8")
    (found,) = findings(done)
    assert found["column"] == 20


def told(passage: Passage, text: str = DRAFT) -> list[str]:
    """The messages of the check on a draft that has one passage."""
    held = replace(plain.document("稿.txt", text).draft, reuse=(passage,))
    return [finding.message for finding in checks.run(held, SAID_BEFORE)]


def passage(kind: Any = "reuse", documents: int = 1, likeness: float = 1.0, title: str = "总结") -> Passage:
    """A passage over the sentence of the draft."""
    start = DRAFT.splitlines()[2].index(SENTENCE)
    spot = Spot(2, start, start + len(SENTENCE) - 1)
    source = Source("旧/总结.txt", title, "", 4, 1, "", SENTENCE, "", likeness)
    return Passage(SENTENCE[:-1], kind, "", (spot,), (source,), documents)


@pytest.mark.parametrize("kind", ["set", "quote"])
def test_set_phrases_and_quotations_are_left_alone(kind: str) -> None:
    assert not told(passage(kind))


def test_the_message_names_what_there_is() -> None:
    assert told(passage()) == ["这句话在《总结》（第4行）里说过，28个字逐字相同"]
    assert told(passage(documents=3, likeness=0.93)) == [
        "这句话在《总结》（第4行）里说过，28个字93%相同；另有2篇旧稿也说过"
    ]
    assert "99%相同" in told(passage(likeness=0.999))[0]
    assert told(passage(title="")) == ["这句话在《总结.txt》（第4行）里说过，28个字逐字相同"]
    assert told(passage(title="工 作 报 告——" + "在会议上" * 9)) == [
        "这句话在《工作报告》（第4行）里说过，28个字逐字相同"
    ]


@pytest.mark.parametrize(
    ("earlier", "level"), [("四十七", "warning"), ("47", "hint"), ("46", "hint"), ("整整47", "warning")]
)
def test_nothing_but_figures_of_another_year_is_a_hint(earlier: str, level: str) -> None:
    now, then = SENTENCE.replace("四十七", "48"), SENTENCE.replace("四十七", earlier)
    text = DRAFT.replace(SENTENCE, now)
    start = text.splitlines()[2].index(now)
    held = passage(likeness=0.93)
    spot = Spot(2, start, start + len(now) - 1)
    held = replace(held, text=now, places=(spot,), sources=(replace(held.sources[0], text=then),))
    read = replace(plain.document("稿.txt", text).draft, reuse=(held,))

    assert [finding.level for finding in checks.run(read, SAID_BEFORE)] == [level]


def test_a_sentence_that_two_passages_hold_is_told_once() -> None:
    part = passage()
    longer = replace(part, text=f"大家不要松劲。{part.text}", places=(replace(part.places[0], start=12),))
    held = replace(plain.document("稿.txt", DRAFT).draft, reuse=(part, longer))

    (finding,) = checks.run(held, SAID_BEFORE)

    assert finding.spot == longer.places[0]


def test_quotations_are_not_counted() -> None:
    quoted = f"老站长说：“{SENTENCE}”大家都记着。"
    text = DRAFT.replace(SENTENCE, quoted)
    start = text.splitlines()[2].index(quoted)
    held = replace(passage(), text=quoted, places=(Spot(2, start, start + len(quoted)),))

    assert not told(held, text)
    assert told(replace(held, places=(Spot(2, 0, start + len(quoted)),)), text)[0].endswith("25个字逐字相同")


def test_titles_and_salutations_are_not_counted() -> None:
    spots = (Spot(0, 0, 6), Spot(1, 0, 3), Spot(2, 0, 8))

    assert not told(replace(passage(), places=spots))


def test_a_passage_over_paragraphs_is_told_once_where_most_of_it_stands() -> None:
    spots = (Spot(0, 0, 6), Spot(1, 0, 3), Spot(2, 0, len(DRAFT.splitlines()[2])))
    held = replace(plain.document("稿.txt", DRAFT).draft, reuse=(replace(passage(), places=spots),))

    (finding,) = checks.run(held, SAID_BEFORE)

    assert finding.spot == spots[2]
    assert finding.related == spots[:2]
