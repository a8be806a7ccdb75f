"""The command line as a user meets it: Chinese throughout, exit codes, nothing overwritten, nothing half-written."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import making
import pytest
import yaml
from conftest import SAMPLES

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "brief.yaml"
    path.write_text(making.text_of(), "utf-8")
    return path


def test_new_then_draft_is_the_whole_path(run: Run, tmp_path: Path) -> None:
    assert run("new", "结业讲话").returncode == 0
    drafted = run("draft", "brief.yaml")

    assert drafted.returncode == 1  # a draft with gaps
    assert "缺 8 项，稿中已用【待补】标出" in drafted.stdout
    assert re.search(r"brief.yaml:\d+: 受众——讲给谁听？", drafted.stdout)
    assert re.search(r"用在 phrasebanks/[a-z-]+\.yaml:\d+", drafted.stdout)
    assert (tmp_path / "brief.docx").exists()


def test_new_gives_every_office_its_own_seed(run: Run, tmp_path: Path) -> None:
    texts = [run("new", name, "-o", "-").stdout for name in ("closing-speech", "结业讲话")]

    assert texts[0] != texts[1]
    assert len({re.sub("种子: .{8}", "", text) for text in texts}) == 1


def test_new_explains_every_key_and_fact() -> None:
    from drafter.data import records
    from drafter.drafting import outline
    from drafter.drafting.brief import BriefText, Speaker

    section = SAMPLES[0].parents[2] / "sections" / "official.yaml"
    text = (SAMPLES[0].parent / "brief.yaml").read_text("utf-8") + section.read_text("utf-8")
    keys = [entry.metadata["key"] for record in (BriefText, Speaker) for entry in records.keyed(record)]
    wanted = [*keys, *(fact.name for fact in outline.load("closing-speech").facts)]

    assert [key for key in wanted if not re.search(rf"^ *{key}:", text, re.MULTILINE)] == []
    assert [
        line
        for line in text.splitlines()
        if re.match(r"  \S+:", line) and "#" not in line and "好" not in line and "要:" not in line
    ] == []


def test_new_overwrites_nothing(run: Run, brief: Path) -> None:
    before = brief.read_text("utf-8")
    again = run("new", "结业讲话")

    assert again.returncode == 2
    assert "已经有这个文件，没有覆盖" in again.stderr
    assert "brief-2.yaml" in again.stderr
    assert brief.read_text("utf-8") == before


def test_draft_reports_its_figures(run: Run, brief: Path) -> None:
    done = run("draft", "brief.yaml", "--length", "1800字")

    assert done.returncode == 0
    assert re.search(
        r"1[78]\d\d 字（要求 1800），\d+ 词；约 [78](\.\d)? 分钟（每分钟 220 字；快慢之间 [\d.]+—[\d.]+ 分钟）；讲话稿版式约 4 页",
        done.stdout,
    )


@pytest.mark.parametrize("suffix", ["docx", "md", "html", "txt", "json"])
def test_every_suffix_is_written_and_written_again(run: Run, brief: Path, suffix: str, tmp_path: Path) -> None:
    assert run("draft", "brief.yaml", "-o", f"稿.{suffix}").returncode == 0
    first = (tmp_path / f"稿.{suffix}").read_bytes()
    again = run("draft", "brief.yaml", "-o", f"稿.{suffix}", "--overwrite")

    assert again.returncode == 0
    assert (tmp_path / f"稿.{suffix}").read_bytes() == first


def test_json_traces_every_character(run: Run, brief: Path, tmp_path: Path) -> None:
    run("draft", "brief.yaml", "-o", "x.json")
    value = json.loads((tmp_path / "x.json").read_text("utf-8"))

    assert value["schema"] == "drafter.draft/1"
    for block in value["blocks"]:
        assert "".join(span["text"] for span in block["spans"]) == block["text"]
        for span in block["spans"]:
            assert span["outline"]
            assert re.search(r":\d+$|outline\.yaml$", span["place"]), span
            if "phrase" in span:
                assert re.fullmatch(r"[^#]+#[0-9a-f]{6}", span["phrase"])


def test_handwork_is_not_overwritten(run: Run, brief: Path, tmp_path: Path) -> None:
    import docx

    run("draft", "brief.yaml")
    document = docx.Document(str(tmp_path / "brief.docx"))
    document.paragraphs[4].runs[0].text = "领导亲手改过的开头。"
    document.save(str(tmp_path / "brief.docx"))
    edited = (tmp_path / "brief.docx").read_bytes()
    brief.write_text(making.text_of().replace("三天", "四天"), "utf-8")
    again = run("draft", "brief.yaml")

    assert again.returncode == 2
    assert "有人改过，没有覆盖；可以写到 brief-2.docx" in again.stderr
    assert (tmp_path / "brief.docx").read_bytes() == edited
    assert run("draft", "brief.yaml", "-o", "brief-2.docx").returncode == 0


def test_our_own_untouched_output_is_replaced(run: Run, brief: Path, tmp_path: Path) -> None:
    run("draft", "brief.yaml")
    before = (tmp_path / "brief.docx").read_bytes()
    brief.write_text(making.text_of().replace("三天", "四天"), "utf-8")

    assert run("draft", "brief.yaml").returncode == 0
    assert (tmp_path / "brief.docx").read_bytes() != before


def test_variants_are_different_speeches(run: Run, brief: Path, tmp_path: Path) -> None:
    assert run("draft", "brief.yaml", "--variants", "3", "-o", "稿.txt").returncode == 0
    texts = {(tmp_path / f"稿-{number}.txt").read_text("utf-8-sig") for number in (1, 2, 3)}

    assert len(texts) == 3
    assert not (tmp_path / "稿.txt").exists()


def test_variants_are_all_written_or_none(run: Run, brief: Path, tmp_path: Path) -> None:
    (tmp_path / "稿-2.docx").write_bytes("别人的文件".encode())

    assert run("draft", "brief.yaml", "--variants", "3", "-o", "稿.docx").returncode == 2
    assert [path.name for path in tmp_path.glob("稿-*")] == ["稿-2.docx"]


def test_strict_refuses_a_draft_with_gaps(run: Run, brief: Path, tmp_path: Path) -> None:
    brief.write_text(making.text_of().replace("  受众: 统计干部\n", "").replace("日期: 2026-03-05\n", ""), "utf-8")
    refused = run("draft", "brief.yaml", "--strict")

    assert refused.returncode == 2
    assert "缺“受众”" in refused.stderr
    assert "缺“日期”" in refused.stderr
    assert not (tmp_path / "brief.docx").exists()


def test_gaps_are_marked_in_the_draft(run: Run, brief: Path, tmp_path: Path) -> None:
    brief.write_text(making.text_of().replace("  受众: 统计干部\n", ""), "utf-8")

    assert run("draft", "brief.yaml", "-o", "x.html").returncode == 1
    assert '<span class="gap"' in (tmp_path / "x.html").read_text("utf-8")
    assert "【待补：受众】" in (tmp_path / "x.html").read_text("utf-8")


def test_a_folder_of_briefs_becomes_a_folder_of_speeches(run: Run, tmp_path: Path) -> None:
    for folder in ("任务", "空", "稿"):
        (tmp_path / folder).mkdir()
    for number in range(9):  # enough for a second process
        text = making.text_of(extra=f"种子: 第{number}篇")
        (tmp_path / "任务" / f"{number}.yaml").write_text(text, "utf-8")
    (tmp_path / "任务" / "drafter.yaml").write_text("", "utf-8")

    assert run("draft", "任务", "-o", "稿").returncode == 0
    assert sorted(path.name for path in (tmp_path / "稿").iterdir()) == [f"{number}.docx" for number in range(9)]
    assert run("draft", "任务/3.yaml", "-o", "三.docx").returncode == 0
    assert (tmp_path / "三.docx").read_bytes() == (tmp_path / "稿" / "3.docx").read_bytes()
    assert "这个文件夹里没有任务单" in run("draft", "空").stderr
    assert "要写好几篇，这里要写一个文件夹" in run("draft", "任务", "-o", "一篇.docx").stderr


def test_very_many_variants_are_told_together(run: Run, brief: Path, tmp_path: Path) -> None:
    done = run("draft", "brief.yaml", "--variants", "21", "-o", "稿.txt")

    assert len(done.stdout.splitlines()) == 1
    assert done.stdout.startswith("已写好 21 篇：稿-1.txt 至 稿-21.txt")
    assert len({path.read_bytes() for path in tmp_path.glob("稿-*.txt")}) == 21


def test_standard_input_and_output(run: Run) -> None:
    done = run("draft", "-", "-o", "-", input=making.text_of())

    assert done.returncode == 0
    assert done.stdout.startswith("# 在全县统计干部业务培训班结业时的讲话")
    assert "分钟" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["drft"], "没有“drft”这个命令；是不是“draft”？"),
        (["draft"], "缺少参数 任务单"),
        (["draft", "nothing.yaml"], "nothing.yaml: 找不到这个文件"),
        (["draft", "breif.yaml"], "是不是“brief.yaml”？"),
        (["draft", "brief.yaml", "--sed", "1"], "没有“--sed”这个选项，是不是“--seed”？"),
        (["archive", "phrases", "--least", "1"], "选项“--least”写得不对，要写不小于 2 的整数"),
        (["draft", "brief.yaml", "--variants", "0"], "选项“--variants”写得不对，要写 1 到 1000 的整数"),
        (["draft", "brief.yaml", "--length", "很长"], "看不懂篇幅“很长”"),
        (["draft", "brief.yaml", "--length", "5字"], "看不懂篇幅“5字”"),
        (["draft", "brief.yaml", "--layout", "reeding"], "是不是“reading”？"),
        (["draft", "brief.yaml", "-o", "x.odt"], "写不了“.odt”的文件；可以写：.docx"),
        (["draft", "brief.yaml", "-o", "没有/x.docx"], "没有“没有”这个文件夹"),
        (["draft", "brief.yaml", "--explain", "-o", "x.md"], "--explain 是写进 Word 的批注"),
        (["draft", "brief.yaml", "--variants", "2", "-o", "-"], "不能用 -o -"),
        (["list", "genres", "多余"], "多写了“多余”"),
        (["new", "述职报告书"], "没有“述职报告书”这种文种"),
        (["list", "fonts"], "可以写：genres、banks、layouts"),
        ([".."], "没有“..”这个命令"),
    ],
)
def test_a_wrong_command_line_gets_one_chinese_line(
    run: Run, brief: Path, arguments: list[str], said: str, tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    done = run(*arguments)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert sorted(tmp_path.iterdir()) == before


def test_help_is_in_chinese_for_every_command(run: Run) -> None:
    pages = [run("--help").stdout, *(run(name, "--help").stdout for name in ("new", "draft", "list", "schema"))]

    for page in pages:
        assert page.startswith("用法：")
        assert not re.search(r"Usage|Options|Commands|Show this|Arguments", page)


@pytest.mark.parametrize("what", ["genres", "banks", "layouts", "checks"])
def test_list_names_what_there_is(run: Run, what: str) -> None:
    rows = run("list", what).stdout

    assert {
        "genres": "closing-speech　结业讲话",
        "banks": "行业 教育",
        "layouts": "reading　朗读稿",
        "checks": "doubled-point　错误　标点叠用",
    }[what] in rows


TABLES = ("set-phrases", "quotations")


@pytest.mark.parametrize(
    "what", ["brief", "outline", "bank", "layout", "wordlist", "setphrases", "quotations", "roster"]
)
def test_schemas_hold_for_the_files_that_ship(run: Run, what: str) -> None:
    import jsonschema
    from conftest import ROOT

    from drafter.data import yamlfile

    schema = json.loads(run("schema", what).stdout)
    files = {
        "brief": SAMPLES,
        "outline": sorted(ROOT.glob("templates/genres/*/outline.yaml")),
        "bank": [path for path in sorted(ROOT.glob("phrasebanks/*.yaml")) if path.stem not in TABLES],
        "layout": sorted(ROOT.glob("templates/layouts/*.yaml")),
        "wordlist": sorted(ROOT.glob("templates/wordlists/*.yaml")),
        "setphrases": [ROOT / "phrasebanks" / "set-phrases.yaml"],
        "quotations": [ROOT / "phrasebanks" / "quotations.yaml"],
        "roster": sorted(ROOT.glob("templates/rosters/*.yaml")),
    }[what]

    for path in files:
        # An editor sees 28.95 as a number; our own loader keeps it as it was written, and dates too.
        value = yaml.safe_load(path.read_text("utf-8")) if what in ("layout", "bank") else yamlfile.document(path).value
        assert [
            f"{error.json_path} {error.message}" for error in jsonschema.Draft202012Validator(schema).iter_errors(value)
        ] == [], path


def test_a_fault_of_ours_leaves_a_log_and_no_traceback(run: Run, brief: Path, tmp_path: Path) -> None:
    sabotage = tmp_path / "sabotage"
    sabotage.mkdir()
    (sabotage / "sitecustomize.py").write_text("import drafter.jobs.draft as d\nd.compose = None\n", "utf-8")
    import os

    from conftest import ROOT

    done = run("draft", "brief.yaml", env={"PYTHONPATH": os.pathsep.join([str(sabotage), str(ROOT)])})

    assert done.returncode == 3
    assert "程序出错了" in done.stderr
    assert "Traceback" not in done.stderr
    log = Path(done.stderr.rpartition("：")[2].strip())
    assert "NoneType" in log.read_text("utf-8")


def test_output_survives_a_narrow_console(run: Run, brief: Path) -> None:
    done = run("draft", "brief.yaml", env={"PYTHONIOENCODING": "ascii"})

    assert done.returncode == 0
    assert "brief.docx" in done.stdout


def test_a_read_only_cache_is_no_fault(run: Run, brief: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    assert run("draft", "brief.yaml", env={"XDG_CACHE_HOME": str(tmp_path / "file")}).returncode == 0
