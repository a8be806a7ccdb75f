"""Hostile and clumsy input, each once found by fuzzing: a clear line and exit 2, or an honest draft; never a fault of ours."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import making
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.jobs import draft

Run = Callable[..., subprocess.CompletedProcess[str]]
BRIEF = making.text_of()


def drafted(text: str) -> str:
    """The speech of a brief, or the message that refuses it."""
    Path("brief.yaml").write_text(text, "utf-8", errors="surrogatepass")
    try:
        (outcome,) = draft.draft(draft.Request(Path("brief.yaml"), Path("out.md"), overwrite=True))
    except DrafterError as error:
        return str(error)
    return outcome.composition.draft.text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("文种: 结业讲话", "文种: " + "[" * 40000, "嵌套太深"),
        ("种子: 试", "回避: [" + "a," * 300_000 + "a]", "内容太多"),
        ("种子: 试", "标题: " + ': "' * 60_000, "brief.yaml:"),
        ("受众: 统计干部", "称呼: 。\n  受众: 统计干部", "同志们："),
        ("受众: 统计干部", '称呼: "  "\n  受众: 统计干部', "同志们："),
        ("种子: 试", "篇幅: " + "9" * 5000 + "字", "不合要求"),
        ("时长: 三天", "时长: [三天]", "没有写单位"),
        ("时长: 三天", "时长: {天: [2]}", "没有写单位"),
        ("[数据采集, 质量核查, 报表分析]", "【数据采集，质量核查，报表分析】", "请用半角方括号"),
        ("讲话人: {姓名: 李明,", "讲话人: {姓名: 李明, name: 王红,", "同一项，写了两次"),
        ("讲话人: {姓名: 李明,", 'title: "第一行\\n第二行"\n讲话人: {姓名: 李明,', "里有换行或花括号"),
        ("种子: 试", "标题: 在{{活动}}的讲话", "里有换行或花括号"),
        ("种子: 试", "版式: 没有", "brief.yaml:16:1: 没有“没有”这种版式"),
        ("    - 学习: [业务, 实践]", '    - ""', "这一项是空的"),
        ("    - 学习: [业务, 实践]", "    - {标题: 守底线, 正文: false}", "不是文字"),
        ("  要:\n", "  十十个要:\n", "条数由程序数"),
        ("种子: 试", "重选: {要.学习: 1000000000}", "请写 2 到 99 之间的数"),
        ("种子: 试", '锁定: [{文: 一, 依据: "口\\x0b授"}]', "控制字符"),
        ("种子: 试", '种子: "\\ud800"', "brief.yaml:"),
    ],
)
def test_odd_values_get_a_clear_line_or_an_honest_draft(old: str, new: str, said: str) -> None:
    assert old in BRIEF
    assert said in drafted(BRIEF.replace(old, new))


def test_a_long_list_is_counted_in_digits() -> None:
    names = ", ".join(f"课{number}程" for number in range(120))

    assert "Value" not in drafted(BRIEF.replace("  主业:", f"  课程: [{names}]\n  主业:"))


def test_a_list_split_by_the_wrong_mark_is_counted_right() -> None:
    for seed in range(30):
        text = drafted(
            BRIEF.replace("  主业:", "  课程: [数据采集、质量核查、报表分析, 台账管理]\n  主业:").replace(
                "种子: 试", f"种子: {seed}"
            )
        )
        assert not re.search(r"[一两三]门课程", text)


def test_locked_words_keep_every_space_and_line() -> None:
    text = "锁定:\n  - 文: |\n      王 刚说：“一 定办好。”\n      第二行\n    依据: 甲\n种子: 试"

    assert "王 刚说：“一 定办好。”\n第二行" in drafted(BRIEF.replace("种子: 试", text))


ODD_TEXT = st.text(alphabet="同志们：:，,{}[]【】“”\"'|>&*#- \n\t\0\x0b。{{受众}}天3%\ud800é", max_size=40)


@given(st.sampled_from(BRIEF.splitlines()), ODD_TEXT, st.booleans())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_no_mutation_of_a_brief_is_a_fault_of_ours(line: str, odd: str, instead: bool) -> None:
    mutated = BRIEF.replace(line, odd if instead else line + odd, 1)

    assert drafted(mutated)


@pytest.mark.parametrize("value", ["null", "true", "3", "[]", "{}", "[[1]]", "{a: {b: 1}}", '""', "甲：乙", "~"])
@pytest.mark.parametrize(
    "name",
    ["文种", "行业", "标题", "讲话人", "日期", "事实", "骨架", "篇幅", "锁定", "回避", "重选", "选用", "种子", "版式"],
)
def test_no_wrong_type_is_a_fault_of_ours(name: str, value: str) -> None:
    kept = re.sub(rf"^{name}:.*\n(?:[ -].*\n)*", "", BRIEF, flags=re.MULTILINE)

    assert drafted(f"{kept}{name}: {value}\n")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("phrasebanks/x.yaml", '名称: 甲\n语料:\n  致谢: ["感谢{活动}。"]\n', "花括号里只能写"),
        (
            "phrasebanks/x.yaml",
            '名称: 甲\n纲目组:\n  - {编号: a, 槽: 好, 式: "{99999999999}好", 项: {组织: 组织好}}\n',
            "不合本组的式",
        ),
        ("phrasebanks/x.yaml", "名称: 甲\n文种: [结业讲活]\n", "没有“结业讲活”这种文种；是不是“结业讲话”"),
        ("phrasebanks/x.yaml", '名称: 甲\n用语: [{用: 甲, 不用: [""]}]\n', "有空的词"),
        ("phrasebanks/x.yaml", "名称: 甲\n限次: {大家: -1}\n", "不能小于 0"),
        ("phrasebanks/x.yaml", "名称: 甲\n语料:\n  致谢: [{句: 谢谢。, 当: [课陈]}]\n", "看不懂条件"),
        ("phrasebanks/x.yaml/y", "", "这是一个文件夹"),
        ("templates/layouts/副本[1].yaml", "名称: 副本\n", "副本[1].yaml"),
        ("templates/layouts/speech.yaml", "名称: 讲话稿\n行距: 0\n样式: {}\n", "不能小于 8"),
    ],
)
def test_own_material_with_faults_is_named(name: str, text: str, said: str) -> None:
    Path(name).parent.mkdir(parents=True)
    Path(name).write_text(text, "utf-8")
    from drafter.word import layout

    try:
        message = drafted(BRIEF)
        for found in layout.ids():
            layout.load(found)
    except DrafterError as error:
        message = str(error)

    assert said in message


@pytest.mark.parametrize(
    "text",
    ["{{没有}}", "在{{地域}}。", "{{称呼|x}}", "{{ 'a'*2000000000 }}", "{{1/0}}", "{% for x in y %}", "{{称呼："],
)
def test_an_outline_asks_only_for_what_is_there(text: str) -> None:
    Path("templates/genres/mine").mkdir(parents=True)
    Path("templates/genres/mine/outline.yaml").write_text(
        f"名称: 我的\n标题: 甲\n事实: [{{名: 地域, 问: a, 例: b}}, {{名: 称呼, 问: a, 例: b, 默认: 各位}}]\n节点: [{{节点: 甲, 文: {text!r}}}]\n",
        "utf-8",
    )
    from drafter.drafting import outline

    with pytest.raises(DrafterError, match=r"outline.yaml:\d+"):
        outline.load("mine")


def test_files_that_cannot_be_written_are_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text(BRIEF, "utf-8")
    os.mkfifo(tmp_path / "pipe.docx")
    outs = {
        "pipe.docx": "不是普通文件",
        "字" * 300 + ".docx": "文件名太长",
        "/proc/x.docx": "没有这个位置",
        "/dev/null/x.docx": "没有“/dev/null”",
    }
    for out, said in outs.items():
        done = run("draft", "brief.yaml", "-o", out, timeout=20)
        assert done.returncode == 2
        assert said in done.stderr


def test_the_brief_itself_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_text(BRIEF, "utf-8")
    done = run("draft", "brief.md", "-o", "brief.md", "--overwrite")

    assert done.returncode == 2
    assert (tmp_path / "brief.md").read_text("utf-8") == BRIEF


def test_a_link_keeps_leading_to_its_target(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text(BRIEF, "utf-8")
    (tmp_path / "real").mkdir()
    (tmp_path / "link.docx").symlink_to(tmp_path / "real" / "speech.docx")

    assert run("draft", "brief.yaml", "-o", "link.docx").returncode == 0
    assert (tmp_path / "link.docx").is_symlink()
    assert (tmp_path / "real" / "speech.docx").stat().st_size > 8000


@pytest.mark.parametrize(
    "command",
    [
        "{0} list genres > /dev/full",
        "{0} list genres | true",
        "{0} list genres >&-",
        "{0} draft - <&-",
        "{0} new 结业讲话 -o .",
    ],
)
def test_shells_that_misbehave(command: str, tmp_path: Path) -> None:
    import sys

    from conftest import ROOT

    program = f"{sys.executable} -m drafter"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command.format(program)],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, encoding="utf-8", check=False, timeout=30,
    )  # fmt: skip

    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stderr


def test_bytes_do_not_depend_on_the_folder(run: Run, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "brief.yaml").write_text(BRIEF, "utf-8")
        assert run("draft", f"{folder}/brief.yaml", "-o", f"{folder}.json").returncode == 0

    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
