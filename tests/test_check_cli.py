"""drafter check at the command line: what is read, set, silenced, mended and reported, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import jsonschema
import pytest
from conftest import ROOT, nobody

Run = Callable[..., CompletedProcess[str]]

FAULTY = "关于学习的讲话\n同志们：\n会议对工作进行了部署,大家都要认真落实。。\n谢谢大家！\n"
CLEAN = "关于学习的讲话\n同志们：\n会议对工作进行了部署，大家都要认真落实。\n谢谢大家！\n"
DOUBLED, POINT = "doubled-point", "half-width-point"


@pytest.fixture
def run(quick: Run) -> Run:
    """Run the drafter command within this process."""
    return quick


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    """A faulty and a clean file in the folder of each test."""
    (tmp_path / "稿.txt").write_text(FAULTY, "utf-8")
    (tmp_path / "好稿.txt").write_text(CLEAN, "utf-8")


def checks_of(done: CompletedProcess[str]) -> list[str]:
    """The ids of the findings of a run with --format json."""
    return [finding["check"] for file in json.loads(done.stdout)["files"] for finding in file["findings"]]


def settings(tmp_path: Path, text: str, name: str = "drafter.yaml") -> None:
    (tmp_path / name).write_text(text, "utf-8")


def test_faults_are_told_with_place_reason_and_remedy(run: Run) -> None:
    done = run("check", "稿.txt")

    assert done.returncode == 1
    assert "稿.txt:3:11: 错误 半角“,”，应为全角“，”  half-width-point" in done.stdout
    assert "改为：“，”（可自动改正）" in done.stdout
    assert done.stdout.endswith("共 1 个文件，错误 2、警告 0、提示 0；可自动改正 2 处，用 --fix\n")


def test_a_clean_file_ends_with_0(run: Run) -> None:
    done = run("check", "好稿.txt")

    assert done.returncode == 0
    assert "没有发现问题。" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("hint", 1), ("never", 0)])
def test_the_exit_code_follows_fail_on(run: Run, tmp_path: Path, fail_on: str, code: int) -> None:
    settings(tmp_path, f"检查:\n  {DOUBLED}: 警告\n  {POINT}: 提示\n")

    assert run("check", "稿.txt", "--fail-on", fail_on).returncode == code


@pytest.mark.parametrize("text", ["", "\n \n", "﻿", "Dear all,\n\nThank you for coming, and good night.\n"])
def test_files_with_nothing_to_say_about_them(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "空.txt").write_text(text, "utf-8")

    assert run("check", "空.txt", "--fail-on", "warning").returncode == 0


def test_standard_input_is_read(run: Run) -> None:
    done = run("check", "-", "--format", "json", input=FAULTY)

    assert (done.returncode, checks_of(done)) == (1, [POINT, DOUBLED])
    assert json.loads(done.stdout)["files"][0]["path"] == "标准输入"
    assert "\n标准输入:" in run("check", "-", input=FAULTY).stdout


def test_folders_and_patterns_stand_for_their_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "卷").mkdir()
    (tmp_path / "卷" / "深").mkdir()
    (tmp_path / "卷" / ".藏").mkdir()
    for name in ("甲.txt", "深/乙.md", "丙.jpg", "~$丁.docx", ".戊.txt", ".藏/己.txt"):
        (tmp_path / "卷" / name).write_text(FAULTY, "utf-8")
    named = {
        "卷": ["卷/深/乙.md", "卷/甲.txt"],
        "卷/*.txt": ["卷/甲.txt"],
        "*稿.txt": ["好稿.txt", "稿.txt"],
    }
    for name, paths in named.items():
        read = json.loads(run("check", name, "--format", "json").stdout)["files"]

        assert [Path(file["path"]).as_posix() for file in read] == paths


def test_a_file_named_twice_is_checked_once(run: Run) -> None:
    assert "共 1 个文件" in run("check", "稿.txt", "稿.txt").stdout


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("没有.txt", "没有.txt: 找不到这个文件；"),
        ("空夹", "空夹: 这里没有可以检查的文件；可以读："),
        ("无*.txt", "无*.txt: 这里没有可以检查的文件；"),
        ("图.jpg", "图.jpg: "),
        ("长" * 200 + ".txt", ".txt: 读不了这个文件（"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(run: Run, tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "空夹").mkdir()
    (tmp_path / "图.jpg").write_bytes(b"\xff\xd8\xff")
    done = run("check", name)

    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
@pytest.mark.parametrize(("command", "rights"), [("check", 0o000), ("check", 0o444), ("repeats", 0o000)])
def test_a_folder_that_may_not_be_looked_into_is_told(run: Run, command: str, rights: int) -> None:
    folder = Path(tempfile.mkdtemp(prefix="drafter-tests-", dir="/tmp"))  # others may not look into ours
    (folder / "稿.txt").write_text(FAULTY, "utf-8")
    folder.chmod(rights)
    try:
        with nobody():
            done = run(command, str(folder))
    finally:
        shutil.rmtree(folder)

    assert (done.returncode, done.stderr) == (2, f"{folder}: 这个文件夹打不开（没有权限）；可以检查权限\n")


def test_one_bad_file_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 no more")
    done = run("check", "稿.txt", "坏.docx", "好稿.txt")

    assert done.returncode == 2
    assert "稿.txt:3:11: 错误" in done.stdout
    assert "好稿.txt" in done.stdout
    assert "坏.docx: " in done.stderr
    assert "1 个文件没有读成" in done.stdout


def test_a_text_beyond_the_limit_is_refused_at_once(run: Run, tmp_path: Path) -> None:
    with (tmp_path / "巨.txt").open("wb") as file:
        file.truncate(20_000_001)
    done = run("check", "巨.txt")

    assert done.returncode == 2
    assert "巨.txt: 文件超过 20 MB，太大了；" in done.stderr


@pytest.mark.parametrize(("option", "left"), [("--only", [POINT]), ("--skip", [DOUBLED])])
def test_checks_are_chosen_by_id_or_chinese_name(run: Run, option: str, left: list[str]) -> None:
    for name in (POINT, "中文里用了半角标点"):
        done = run("check", "稿.txt", option, name, "--format", "json")

        assert checks_of(done) == left


def test_an_unknown_check_gets_a_did_you_mean(run: Run) -> None:
    done = run("check", "稿.txt", "--only", "doubled-pont")

    assert done.returncode == 2
    assert done.stderr == "没有“doubled-pont”这个检查；是不是“doubled-point”？\n"


def test_settings_beside_the_document_are_followed(run: Run, tmp_path: Path) -> None:
    settings(tmp_path, f"检查:\n  {DOUBLED}: 关\n  中文里用了半角标点: 提示\n")
    done = run("check", "稿.txt", "--format", "json")
    found = json.loads(done.stdout)["files"][0]["findings"]

    assert [(one["check"], one["level"]) for one in found] == [(POINT, "hint")]
    assert done.returncode == 0


def test_settings_lie_beside_the_document_and_not_where_one_stands(run: Run, tmp_path: Path) -> None:
    (tmp_path / "卷").mkdir()
    (tmp_path / "卷" / "稿.txt").write_text(FAULTY, "utf-8")
    settings(tmp_path, f"检查: {{{DOUBLED}: 关}}\n")

    assert checks_of(run("check", "卷/稿.txt", "--format", "json")) == [POINT, DOUBLED]
    assert checks_of(run("check", "卷/稿.txt", "--config", "drafter.yaml", "--format", "json")) == [POINT]


def test_only_goes_before_the_settings(run: Run, tmp_path: Path) -> None:
    settings(tmp_path, f"检查: {{{DOUBLED}: 关}}\n")

    assert checks_of(run("check", "稿.txt", "--only", DOUBLED, "--format", "json")) == [DOUBLED]


def test_options_and_own_words_are_taken_from_the_settings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "稿.txt").write_text("会议对工作进行了布署，大家都要认真落实，抓出成效来。\n", "utf-8")
    settings(tmp_path, "检查:\n  long-sentence: {级别: 错误, 上限: 20}\n自有词: [布署]\n")

    assert checks_of(run("check", "稿.txt", "--format", "json")) == ["long-sentence"]


def test_settings_follow_other_settings(run: Run, tmp_path: Path) -> None:
    settings(tmp_path, "沿用: 二.yaml\n")
    settings(tmp_path, f"沿用: 三.yaml\n检查: {{{POINT}: 开}}\n", "二.yaml")
    settings(tmp_path, f"检查: {{{POINT}: 关, {DOUBLED}: 关}}\n", "三.yaml")

    assert checks_of(run("check", "稿.txt", "--format", "json")) == [POINT]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("检查: {doubled-pont: 关}\n", "drafter.yaml:1:6: 没有“doubled-pont”这个检查；是不是“doubled-point”？"),
        ("检查:\n  doubled-point: 也许\n", "drafter.yaml:2:"),
        ("检查: [关]\n", "drafter.yaml:1:"),
        ("自有词: 布署\n", "drafter.yaml:1:"),
        ("检察: {}\n", "drafter.yaml:1:1: "),
        ("沿用: 无.yaml\n", "“沿用”的文件“无.yaml”找不到"),
        ("沿用: drafter.yaml\n", "互相沿用"),
        ("- 关\n", "drafter.yaml:1:1: "),
        ("检查: {doubled-point: {长: 1}}\n", "drafter.yaml:1:"),
        ("检查: {long-sentence: {级别: 高}}\n", "drafter.yaml:1:"),
        ("检查: {:\n", "drafter.yaml:"),
    ],
)
def test_a_mistake_in_the_settings_is_told_with_its_place(run: Run, tmp_path: Path, text: str, message: str) -> None:
    settings(tmp_path, text)
    done = run("check", "稿.txt")

    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", [DOUBLED, "标点叠用"])
def test_a_comment_in_the_text_silences_a_check_by_either_name(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "稿.txt").write_text(f"<!-- 不查 {name} -->\n{FAULTY.splitlines()[2]}\n", "utf-8")

    assert checks_of(run("check", "稿.txt", "--format", "json")) == [POINT]


def test_a_comment_that_names_no_check_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "稿.txt").write_text(f"{FAULTY}<!-- 不查 double-point -->\n", "utf-8")
    done = run("check", "稿.txt")

    assert done.returncode == 2
    assert "稿.txt:5: 没有“double-point”这个检查；是不是“doubled-point”？" in done.stderr


def test_what_a_baseline_knows_is_silent(run: Run, tmp_path: Path) -> None:
    saved = run("check", "稿.txt", "--save-baseline", "旧.json")
    again = run("check", "稿.txt", "--baseline", "旧.json")
    (tmp_path / "稿.txt").write_text("开头多了一段。\n" + FAULTY + "这里也要落实。。\n", "utf-8")
    later = run("check", "稿.txt", "--baseline", "旧.json", "--only", DOUBLED)

    assert (saved.returncode, again.returncode, later.returncode) == (1, 0, 1)
    assert "基线略去 2 处" in again.stdout
    assert "错误 1" in later.stdout


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "drafter.baseline/1", "known": [1]}', "\0"])
def test_a_baseline_of_another_making_is_refused(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "旧.json").write_text(text, "utf-8")
    done = run("check", "稿.txt", "--baseline", "旧.json")

    assert done.returncode == 2
    assert "旧.json: 这不是本程序存的基线；" in done.stderr


def test_safe_fixes_are_written_elsewhere_and_a_second_run_finds_none(run: Run, tmp_path: Path) -> None:
    first = run("check", "稿.txt", "--fix", "新.txt")
    second = run("check", "新.txt", "--fix", "再.txt")

    assert (tmp_path / "新.txt").read_text("utf-8") == CLEAN
    assert (tmp_path / "稿.txt").read_text("utf-8") == FAULTY
    assert (tmp_path / "再.txt").read_bytes() == (tmp_path / "新.txt").read_bytes()
    assert "已改正 2 处：新.txt" in first.stderr
    assert (first.returncode, second.returncode) == (0, 0)


def test_fixes_of_many_files_go_into_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "改").mkdir()
    done = run("check", "稿.txt", "好稿.txt", "--fix", "改")

    assert done.returncode == 0
    assert {path.read_text("utf-8") for path in (tmp_path / "改").iterdir()} == {CLEAN}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("稿.txt", "--fix", "稿.txt"), "稿.txt: 这是原稿本身，"),
        (("稿.txt", "--fix", "稿.txt", "--overwrite"), "稿.txt: 这是原稿本身，"),
        (("稿.txt", "--fix", "好稿.txt"), "好稿.txt: 这个文件已经有了，没有覆盖；"),
        (("稿.txt", "好稿.txt", "--fix", "新.txt"), "新.txt: 要改好几个文件，这里要写一个文件夹；"),
        (("稿.txt", "-o", "好稿.txt"), "好稿.txt: 这个文件已经有了，没有覆盖；"),
        (("稿.txt", "--save-baseline", "好稿.txt"), "好稿.txt: 这个文件已经有了，没有覆盖；"),
        (("稿.txt", "-o", "没有/果.html"), "没有/果.html: 没有“没有”这个文件夹；"),
    ],
)
def test_nothing_is_overwritten_unasked(run: Run, tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    done = run("check", *arguments)

    assert done.returncode == 2
    assert message in done.stderr
    assert (tmp_path / "稿.txt").read_text("utf-8") == FAULTY
    assert (tmp_path / "好稿.txt").read_text("utf-8") == CLEAN


def test_overwrite_overwrites(run: Run, tmp_path: Path) -> None:
    assert run("check", "稿.txt", "--fix", "好稿.txt", "--overwrite").returncode == 0
    assert (tmp_path / "好稿.txt").read_text("utf-8") == CLEAN


@pytest.mark.parametrize("form", ["json", "sarif", "github", "html", "text"])
def test_a_report_is_the_same_on_the_screen_and_in_a_file(run: Run, tmp_path: Path, form: str) -> None:
    screen = run("check", "稿.txt", "--format", form)
    file = run("check", "稿.txt", "--format", form, "-o", "果")

    assert (screen.returncode, file.returncode) == (1, 1)
    assert (tmp_path / "果").read_text("utf-8") == screen.stdout
    assert file.stdout == ""
    assert "已写好：果" in file.stderr


def test_sarif_keeps_its_schema(run: Run) -> None:
    schema = json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))

    jsonschema.validate(json.loads(run("check", "稿.txt", "--format", "sarif").stdout), schema)


def test_json_names_its_schema_and_holds_all(run: Run) -> None:
    told = json.loads(run("check", "稿.txt", "好稿.txt", "--format", "json").stdout)

    assert told["schema"] == "drafter.findings/1"
    assert [len(file["findings"]) for file in told["files"]] == [2, 0]


def test_a_word_file_is_checked_and_not_fixed(run: Run, tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for line in FAULTY.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "稿.docx"))

    assert checks_of(run("check", "稿.docx", "--format", "json")) == ["page-paper", POINT, DOUBLED]
    assert checks_of(run("check", "稿.docx", "--format", "json", "--layout", "不查")) == [POINT, DOUBLED]
    assert "没有“红头”这种版式" in run("check", "稿.docx", "--layout", "红头").stderr
    assert "--fix 只改 .txt 和 .md；" in run("check", "稿.docx", "--fix", "新.docx").stderr


def test_a_wrong_option_is_told_in_chinese(run: Run) -> None:
    for arguments in (("稿.txt", "--format", "pdf"), ("稿.txt", "--fail-on", "x"), ("稿.txt", "--fxi", "y"), ()):
        done = run("check", *arguments)

        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert "Error" not in done.stderr
