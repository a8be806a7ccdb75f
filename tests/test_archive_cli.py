"""drafter archive at the command line: what goes in and out, what is said of it, on both engines."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess
from unicodedata import east_asian_width

import jsonschema
import pytest
from conftest import ROOT

from drafter.archive import opened
from drafter.archive.store import Entry, Source
from drafter.formats import plain
from drafter.jobs.archive.days import day

Run = Callable[..., CompletedProcess[str]]

SPEECH = """关于河道保洁的讲话
（2025年3月12日）
同志们：
今天开这个会，是要把河道保洁的担子分到每个村、每个人肩上。
去年我们一共清出水草三千四百吨，两岸的住户都说水清了、味没了。
下一步，请各村在月底前把巡河的名单贴到村口的公示栏里。
"""
OTHER = """关于晒谷场的通知
各小组：
晒谷场的水泥面从下周起分段翻修，请大家错开时间，不要把谷子堆在路上。
"""
NEW = "河道工作汇报\n各位领导：\n去年我们一共清出水草三千四百吨，两岸的住户都说水清了、味没了，我们心里也踏实。\n"


@pytest.fixture
def run(quick: Run, place: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The drafter command; the archive is named in the environment."""
    monkeypatch.setenv("DRAFTER_DB", place)
    return quick


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    """Two speeches in a folder, a draft beside it."""
    folder = tmp_path / "旧稿"
    folder.mkdir()
    (folder / "保洁.txt").write_text(SPEECH, "utf-8")
    (folder / "2024年11月 晒谷.txt").write_text(OTHER, "utf-8")
    (tmp_path / "新稿.txt").write_text(NEW, "utf-8")


def listed(run: Run) -> list[tuple[str, str]]:
    """Day and first file of each document of the archive."""
    documents = json.loads(run("archive", "list", "--format", "json").stdout)["documents"]
    return [(one["date"], Path(one["files"][0]["path"]).name) for one in documents]


def test_a_folder_goes_in_once(run: Run) -> None:
    first, second = run("archive", "add", "旧稿"), run("archive", "add", "旧稿")

    assert (first.returncode, first.stdout) == (0, "新收 2 篇，更新 0 篇，没变 0 篇，跳过 0 个；库里共 2 篇\n")
    assert (second.returncode, second.stdout) == (0, "新收 0 篇，更新 0 篇，没变 2 篇，跳过 0 个；库里共 2 篇\n")
    assert first.stderr == second.stderr == ""


def test_only_what_changed_is_read_again(run: Run, tmp_path: Path) -> None:
    run("archive", "add", "旧稿")
    changed = tmp_path / "旧稿" / "保洁.txt"
    changed.write_text(SPEECH.replace("三千四百", "三千五百"), "utf-8")
    (tmp_path / "旧稿" / "坏.docx").write_text("不是 Word 文档", "utf-8")
    done = run("archive", "add", "-v", "旧稿")

    assert done.stdout.splitlines() == [
        f"更新：{Path('旧稿', '保洁.txt')}",
        "新收 0 篇，更新 1 篇，没变 1 篇，跳过 1 个；库里共 2 篇",
    ]
    assert "水草三千五百吨" in run("archive", "find", "-", input="水草三千五百吨，两岸的住户都说水清了").stdout


def test_a_touched_file_with_the_same_words_is_unchanged(run: Run, tmp_path: Path) -> None:
    run("archive", "add", "旧稿")
    os.utime(tmp_path / "旧稿" / "保洁.txt", ns=(1, 1))

    assert "更新 0 篇，没变 2 篇" in run("archive", "add", "旧稿").stdout


def test_documents_are_listed_by_day(run: Run, tmp_path: Path) -> None:
    (tmp_path / "旧稿" / "无日期.txt").write_text("没有日期的一段话，写在这里。\n", "utf-8")
    run("archive", "add", "旧稿")

    assert listed(run) == [("2024-11", "2024年11月 晒谷.txt"), ("2025-03-12", "保洁.txt"), (None, "无日期.txt")]
    lines = run("archive", "list").stdout.splitlines()
    assert lines[1].startswith("2025-03-12")
    assert "《关于河道保洁的讲话" in lines[1]
    assert lines[-1].startswith("共 3 篇，")


def test_a_file_that_is_gone_stays_in_the_archive(run: Run, tmp_path: Path) -> None:
    run("archive", "add", "旧稿")
    (tmp_path / "旧稿" / "保洁.txt").unlink()

    assert "没变 1 篇" in run("archive", "add", "旧稿").stdout
    assert len(listed(run)) == 2
    assert "（已不在）" not in run("archive", "list").stdout
    assert "保洁.txt（已不在）" in run("archive", "list", "--gone").stdout


@pytest.mark.parametrize("asked", [[], ["--gone"]])
def test_the_list_keeps_its_schema(run: Run, asked: list[str]) -> None:
    run("archive", "add", "旧稿")
    value = json.loads(run("archive", "list", "--format", "json", *asked).stdout)

    jsonschema.validate(value, json.loads((ROOT / "docs" / "archive.schema.json").read_text("utf-8")))
    assert ["gone" in file for one in value["documents"] for file in one["files"]] == [bool(asked)] * 2


@pytest.mark.parametrize("name", ["保洁.txt", "旧稿/保洁.txt", "*保洁*", "旧稿/保?.txt", "旧稿/../旧稿/保洁.txt"])
def test_a_document_is_removed_by_its_name(run: Run, name: str) -> None:
    run("archive", "add", "旧稿")
    done = run("archive", "remove", name)

    assert done.stdout.splitlines() == [
        f"已去掉：{Path('旧稿', '保洁.txt')}",
        "去掉 1 个文件；库里还有 1 篇",
    ]
    assert listed(run) == [("2024-11", "2024年11月 晒谷.txt")]


@pytest.mark.parametrize("name", ["*.txt", "旧稿"])
def test_an_ambiguous_name_removes_nothing_unasked(run: Run, name: str) -> None:
    run("archive", "add", "旧稿")
    done = run("archive", "remove", name)

    assert done.returncode == 2
    assert "对得上的有 2 个，一个也没有去掉" in done.stderr
    assert len(listed(run)) == 2

    assert run("archive", "remove", name, "--all").stdout.endswith("去掉 2 个文件；库里还有 0 篇\n")
    assert run("archive", "list").returncode == 2


def test_a_name_with_brackets_is_no_pattern_if_there_is_such_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "旧稿" / "保洁[1].txt").write_text(NEW, "utf-8")
    run("archive", "add", "旧稿")

    assert run("archive", "remove", "保洁[1].txt").stdout.startswith(f"已去掉：{Path('旧稿', '保洁[1].txt')}\n")


def test_an_unknown_name_gets_the_nearest_one(run: Run) -> None:
    run("archive", "add", "旧稿")
    done = run("archive", "remove", "保法.txt")

    assert done.returncode == 2
    assert "旧稿库里没有这篇" in done.stderr
    assert "是不是“保洁.txt”？" in done.stderr


@pytest.mark.parametrize("name", ["2023年11月 晒谷.txt", "2024年10月 晒谷.txt", "渠道.txt"])
def test_no_file_of_another_day_is_named_as_the_nearest_one(run: Run, name: str) -> None:
    run("archive", "add", "旧稿")

    assert "是不是" in run("archive", "remove", "2024年11月 洒谷.txt").stderr
    assert run("archive", "remove", name).stderr.endswith("用 drafter archive list 看都有哪些\n")


def test_what_was_said_before_is_found_with_its_place(run: Run) -> None:
    run("archive", "add", "旧稿")
    done = run("archive", "find", "新稿.txt")

    assert done.returncode == 0
    assert "新稿.txt:3:1: " in done.stdout
    assert "2025-03-12  逐字相同  《" in done.stdout
    assert f"{Path('旧稿', '保洁.txt')}:5:1" in done.stdout
    assert "我们心里也踏实" in "".join(done.stdout.split())  # what stands behind it in the draft
    assert "下一步" not in done.stdout  # another paragraph


@pytest.mark.parametrize(
    ("draft", "shown", "behind"),
    [
        ("{}我们又来了一批人。", "{}", "我们还要接着做。"),
        ("{}\n我们又来了一批人。", "{}", "我们还要接着做。"),
        ("{}我们还要来一批人。", "{}我们还要", "接着做。"),
        ("{}老人说好。", "{}", ""),
    ],
)
def test_a_passage_is_shown_up_to_the_end_of_its_last_sentence(
    run: Run, tmp_path: Path, draft: str, shown: str, behind: str
) -> None:
    said = "巡河的人把每一处漏洞都记在了本子上。"
    (tmp_path / "旧稿" / "巡河.txt").write_text(f"{said}我们还要接着做。\n", "utf-8")
    run("archive", "add", "旧稿")
    (passage,) = json.loads(run("archive", "find", "-", "--format", "json", input=draft.format(said)).stdout)[
        "passages"
    ]
    (source,) = passage["sources"]

    assert passage["text"].rstrip("。") == source["text"].rstrip("。") == shown.format(said).rstrip("。")
    assert source["after"].lstrip("。") == behind
    assert source["likeness"] == 1


def test_the_database_may_be_named_before_or_after_the_subcommand(run: Run, tmp_path: Path) -> None:
    one, other = str(tmp_path / "one.db"), str(tmp_path / "other.db")
    run("archive", "--db", one, "add", "旧稿")
    run("archive", "--db", one, "add", "--db", other, "新稿.txt")

    assert "共 2 篇" in run("archive", "list", "--db", one).stdout
    assert "共 1 篇" in run("archive", "--db", other, "list").stdout
    assert run("archive", "list").returncode == 2  # that of the environment is empty


def test_the_usual_place_is_the_users_own_folder(quick: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DRAFTER_DB", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    assert quick("archive", "add", "旧稿").returncode == 0
    assert (tmp_path / "data" / "drafter" / "archive.db").is_file()


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        ("在动员会上的讲话\n（2025年3月12日）\n同志们：\n开会。\n", "2024-01-01", "2025-03-12"),
        ("在动员会上的讲话——二〇二五年三月十二日\n同志们：\n开会。\n", "x", "2025-03-12"),
        ("在动员会上的讲话\n同志们：\n开会。\n", "讲话2025-03", "2025-03"),
        ("在动员会上的讲话\n同志们：\n开会。\n", "20250315讲话", "2025-03-15"),
        ("在动员会上的讲话\n同志们：\n开会。\n", "2025年3月讲话", "2025-03"),
        ("在动员会上的讲话\n同志们：\n开会。\n", "讲话2025.3.5", "2025-03-05"),
        ("在动员会上的讲话\n同志们：\n开会。\n", "讲话20251332", ""),
        ("在动员会上的讲话\n同志们：\n开会。\n", "讲话2025-02-30", "2025-02"),
        ("2025年工作报告\n同志们：\n开会。\n", "报告", "2025"),
        ("2025年工作报告\n同志们：\n开会。\n", "报告2025-01-08", "2025-01-08"),
        ("在动员会上的讲话\n同志们：\n开会。\n", "讲话120250", ""),
    ],
)
def test_the_day_of_a_document(head: str, name: str, expected: str) -> None:
    assert day(plain.document("x", head).draft, name) == expected


def test_the_json_keeps_its_schema(run: Run) -> None:
    run("archive", "add", "旧稿")
    value = json.loads(run("archive", "find", "新稿.txt", "--format", "json").stdout)

    jsonschema.validate(value, json.loads((ROOT / "docs" / "reuse.schema.json").read_text("utf-8")))
    (passage,) = value["passages"]
    assert (value["path"], value["archived"], passage["class"]) == ("新稿.txt", 2, "reuse")
    assert (passage["line"], passage["column"], passage["documents"]) == (3, 1, 1)
    (source,) = passage["sources"]
    assert Path(source["document"]) == Path("旧稿", "保洁.txt")
    assert (source["line"], source["column"], source["date"]) == (5, 1, "2025-03-12")
    assert source["text"] == "去年我们一共清出水草三千四百吨，两岸的住户都说水清了、味没了"
    assert value["share"] == pytest.approx(27 / 45, abs=0.1)


def test_the_form_follows_the_suffix_of_the_output(run: Run, tmp_path: Path) -> None:
    run("archive", "add", "旧稿")
    for name in ("查.json", "查.html", "查.txt"):
        assert run("archive", "find", "新稿.txt", "-o", name).returncode == 0

    assert json.loads((tmp_path / "查.json").read_text("utf-8"))["schema"] == "drafter.reuse/1"
    assert (tmp_path / "查.html").read_text("utf-8").startswith("<!doctype html>")
    assert "新稿.txt:3:1: " in (tmp_path / "查.txt").read_text("utf-8")
    assert run("archive", "find", "新稿.txt", "-o", "查.txt").returncode == 2


@pytest.mark.parametrize("asked", [("find", "新稿.txt", "-o", "查.docx"), ("pairs", "-o", "查.html")])
def test_a_form_that_cannot_be_written_is_told_and_nothing_written(
    run: Run, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    run("archive", "add", "旧稿")
    done = run("archive", *asked)

    assert done.returncode == 2
    assert done.stderr.startswith(f"{asked[-1]}: 这个命令写不了 {Path(asked[-1]).suffix} 文件；可以写：.txt、.json")
    assert not (tmp_path / asked[-1]).exists()


@pytest.mark.parametrize("command", [("list",), ("add", "旧稿"), ("find", "新稿.txt"), ("rebuild", "旧稿")])
@pytest.mark.parametrize(
    ("place", "message"),
    [("新稿.txt", "这是文稿，不是旧稿库"), ("mysql://a/b", "不认识这种地址")],
    ids=["draft", "url"],
)
def test_what_can_be_no_archive_is_left_alone(
    quick: Run, tmp_path: Path, place: str, message: str, command: tuple[str, ...]
) -> None:
    done = quick("archive", "--db", place, *command)

    assert done.returncode == 2
    assert done.stderr.startswith(f"{place}: {message}")
    assert (tmp_path / "新稿.txt").read_text("utf-8") == NEW
    assert {entry.name for entry in tmp_path.iterdir()} == {"旧稿", "新稿.txt"}


def test_a_pattern_stands_for_the_files_and_folders_that_fit(run: Run, tmp_path: Path) -> None:
    (tmp_path / "旧稿" / "~$保洁.txt").write_text("锁", "utf-8")
    (tmp_path / "旧稿" / "照片.jpg").write_bytes(b"jpg")

    assert run("archive", "add", str(tmp_path / "旧*" / "*")).stdout.startswith("新收 2 篇")
    assert run("archive", "add", "旧*").stdout.startswith("新收 0 篇，更新 0 篇，没变 2 篇")
    assert run("archive", "add", "新*.docx").stderr.startswith("新*.docx: 找不到这个文件或文件夹")


def test_a_folder_is_no_draft(run: Run) -> None:
    run("archive", "add", "旧稿")
    done = run("archive", "find", "旧稿")

    assert (done.returncode, done.stderr) == (2, "旧稿: 这是一个文件夹；请给出里面的一个文件\n")


def test_a_name_that_the_system_refuses_is_told(run: Run) -> None:
    run("archive", "add", "旧稿")
    name = "长" * 300 + ".txt"
    done = run("archive", "find", name)

    assert done.returncode == 2
    assert done.stderr.startswith(f"{name}: 读不了这个文件")


@pytest.mark.parametrize("columns", ["60", "120"])
def test_draft_and_source_stand_side_by_side_where_there_is_room(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    run("archive", "add", "旧稿")
    edited = NEW.replace("三千四百", "三千五百")
    lines = run("archive", "find", "-", input=edited).stdout.splitlines()

    assert max(map(width, lines)) <= int(columns)
    both = [line for line in lines if "[五]" in line]
    assert len(both) == 1
    assert ("│" in both[0]) == (columns == "120")
    assert any("[四]" in line for line in lines)


def width(text: str) -> int:
    """The columns that a text takes on a screen."""
    return sum(1 + (east_asian_width(char) in "WF") for char in text)


def test_the_draft_itself_is_left_out(run: Run, tmp_path: Path) -> None:
    run("archive", "add", "旧稿", "新稿.txt")
    done = run("archive", "find", "新稿.txt")

    assert done.stderr == "这篇稿子自己也在旧稿库里，查的时候没有把它算进去。\n"
    assert "与 2 篇旧稿比对" in done.stdout
    assert "新稿.txt:1:1: " not in done.stdout
    assert f"{Path('旧稿', '保洁.txt')}:5:1" in done.stdout

    (tmp_path / "副本.txt").write_text(NEW, "utf-8")
    assert "新稿.txt:1:1" in run("archive", "find", "副本.txt").stdout


def test_pairs_say_who_reused_whom(run: Run, tmp_path: Path) -> None:
    long = "".join(f"第{number}号渠口在{number * 7}米处换了闸板，看渠人写下当天的水位。\n" for number in range(40))
    (tmp_path / "旧稿" / "2024-01-05 渠.txt").write_text(long, "utf-8")
    (tmp_path / "旧稿" / "2025-01-09 渠.txt").write_text(long + "今年又添了三处。\n", "utf-8")
    run("archive", "add", "旧稿")
    value = json.loads(run("archive", "pairs", "--format", "json").stdout)

    jsonschema.validate(value, json.loads((ROOT / "docs" / "pairs.schema.json").read_text("utf-8")))
    (pair,) = value["pairs"]
    assert value["schema"] == "drafter.pairs/1"
    assert [Path(pair[which]["document"]).name for which in ("earlier", "later")] == [
        "2024-01-05 渠.txt",
        "2025-01-09 渠.txt",
    ]
    assert pair["share"] > 0.9
    shown = run("archive", "pairs").stdout
    assert shown.startswith("互相沿用的文稿 1 对，相同最多的在前，← 后是较早的一篇：\n   1. 2025-01-09  ")

    run("archive", "remove", "2024-01-05 渠.txt")
    (tmp_path / "旧稿" / "2024-01-05 渠.txt").rename(tmp_path / "旧稿" / "又一份 渠.txt")
    run("archive", "add", "旧稿")
    shown = run("archive", "pairs").stdout
    assert "，↔ 是看不出先后：\n" in shown
    assert f"      ↔ {Path('旧稿', '又一份 渠.txt')}\n" in shown


def test_phrases_are_learned_and_kept(run: Run, tmp_path: Path) -> None:
    for number, end in enumerate("甲乙丙丁"):
        text = f"{end}村的汇报\n各位代表：\n我们要把巡河护水的担子挑稳挑实，{end}村今年{number + 3}月修了堤。\n"
        (tmp_path / "旧稿" / f"{end}.txt").write_text(text, "utf-8")
    run("archive", "add", "旧稿")

    assert "担子挑稳挑实" in run("archive", "phrases").stdout
    assert run("archive", "phrases", "-o", "提法.yaml").returncode == 0
    assert "常用提法:" in (tmp_path / "提法.yaml").read_text("utf-8")
    assert "担子挑稳挑实" not in run("archive", "phrases", "--least", "9").stdout


def test_files_of_other_machines_are_named_with_them(run: Run, place: str) -> None:
    far = Source("对门", "/共享/去年.txt", 1, 1)
    with closing(opened(place)) as store:
        store.add(
            [Entry(far, "去年的讲话", "2024-05-06", SPEECH), Entry(far._replace(name="/共享/前年.txt"), "", "", OTHER)]
        )

    assert "对门:/共享/去年.txt" in run("archive", "list", "--gone").stdout
    assert "（已不在）" not in run("archive", "list", "--gone").stdout
    assert run("archive", "remove", "对门:/共享/去年.txt").returncode == 0
    assert run("archive", "remove", "前年.txt").stdout.startswith("已去掉：对门:/共享/前年.txt\n")


def test_an_address_of_no_scheduler_is_told(run: Run) -> None:
    run("archive", "add", "旧稿")
    done = run("archive", "pairs", "--scheduler", "那台机器")

    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "不是调度器的地址" in done.stderr
