"""What earlier speeches teach: candidates without facts, a file to decide upon, a bank and an outline that drafts use."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import pytest
import yaml
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from drafter import formats
from drafter.data import records, yamlfile
from drafter.drafting import outline
from drafter.drafting.banktext import HeadingSetText, heading_faults
from drafter.drafting.learning import candidatefile, candidates, parallel, parts, units, yamlout
from drafter.drafting.learning.speech import Mark, Speech, laid, worded
from drafter.drafting.phrasebank import Phrase
from drafter.jobs import learn

CASES = ROOT / "tests" / "cases" / "learning"
Quick = Callable[..., "subprocess.CompletedProcess[str]"]
FACTS = (
    *("全县档案干部业务培训班", "全县档案数字化专题班", "全县机关档案员轮训班", "档案局", "林泽远", "沈若溪"),
    *("卷宗整理规范", "数字扫描流程", "三天", "五天", "两天", "档案干部", "档案工作"),
    *("云栖镇", "86", "112", "1200", "97.5", "2024", "县委", "三点", "三个“"),
)  # every wording of the three speeches that is theirs alone
BRIEF = """\
文种: 本单位结业讲话
讲话人: {职务: 县水务局局长, 姓名: "×××", 关系: 上对下}
日期: 2026-11-20
事实: {活动: 全县河道巡护员培训班, 受众: 水务干部, 主业: 水务工作, 主办: 县水务局, 时长: 四天, 学员人数: 55}
骨架: {好: [组织, 内容, 学风], 要: [真实, 条理, 资源]}
篇幅: 900字
种子: 甲
"""


@pytest.fixture
def speeches() -> list[Speech]:
    return [Speech(path.name, formats.read(path)) for path in sorted(CASES.glob("*.txt"))]


@cache
def learned() -> str:
    """The candidates of the three speeches, as the command writes them."""
    found, failed = learn.learned((str(CASES),))
    assert not failed
    return learn.text(found)


def decided(text: str) -> str:
    """All candidates accepted but those with open places."""
    head, *entries = re.split(r"(?=\n  - (?:\{)?采用)", text)
    sure = (one if "【" in one.partition("原文")[0] else one.replace("待定", "是") for one in entries)
    return head.replace("采用: 待定", "采用: 是") + "".join(sure)


def accepted(quick: Quick, text: str) -> subprocess.CompletedProcess[str]:
    Path("看过.yaml").write_text(text, "utf-8")
    return quick("learn", "--accept", "看过.yaml", "-o", "phrasebanks/本单位.yaml")


def test_no_fact_of_a_speech_stands_in_a_candidate(speeches: list[Speech]) -> None:
    found = candidates.learned(speeches, ())

    assert len(found.sentences) > 40
    for one in found.sentences:
        assert not [fact for fact in FACTS if fact in one.words], one.words


def test_facts_become_the_placeholders_that_briefs_know(speeches: list[Speech]) -> None:
    said = {one.text: one for one in candidates.learned(speeches, ()).sentences}

    assert said["为期{{时长}}的{{活动}}，今天就要画上句号了。"].speeches == 2
    assert "培训围绕{{培训内容|顿号}}等内容展开，{{学员人数}}名学员都上机练过一遍。" in said
    assert "结业测评的满意度达到{{满意度}}，说明课排到了点子上。" in said
    assert "{{上级}}正在推进乡镇志编修，大家要主动把线索送上门。" in said
    assert said["下面，我讲{{要|个数}}点意见。"].slot == "旧稿/过渡/启下"
    assert said["概括起来，这期培训有{{好|个数}}个“好”："].speeches == 3


def test_what_cannot_be_named_stays_open_and_comes_last(speeches: list[Speech]) -> None:
    found = candidates.learned(speeches, ()).sentences
    opened = [one for one in found if one.open]

    assert {"【地名】把会议室腾出来当教室，桌椅都是镇里的同志连夜搬的。"} < {one.text for one in opened}
    assert found[-len(opened) :] == opened


def test_what_many_speeches_say_comes_first(speeches: list[Speech]) -> None:
    counts = [one.speeches for one in candidates.learned(speeches, ()).sentences]

    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 3


def test_a_sentence_that_leans_on_the_one_before_comes_with_it(speeches: list[Speech]) -> None:
    said = [one.text for one in candidates.learned(speeches, ()).sentences]

    assert any(text.endswith("争得面红耳赤。这股钻劲，正是{{受众}}最宝贵的家底。") for text in said)
    assert not [text for text in said if units.leans(text)]


def test_parallel_headings_become_sets_that_a_bank_takes(speeches: list[Speech]) -> None:
    sets = candidates.learned(speeches, ()).headings

    assert sets[0].pattern == "{2}好"
    assert sets[0].items == {"组织": "组织好", "内容": "内容好", "学风": "学风好", "纪律": "纪律好"}
    for one in sets:
        assert not list(heading_faults(HeadingSetText(id="", slot=one.slot, pattern=one.pattern, items=one.items)))


def test_a_sentence_of_the_banks_is_left_out(speeches: list[Speech]) -> None:
    alone = candidates.learned(speeches[:1], ())
    shelf = [Phrase("", "x", one.text, "", ()) for one in alone.sentences if "个数" not in one.text][:5]

    found = candidates.learned(speeches[:1], shelf)

    assert found.left["语料库里已有"] >= 5
    assert not {phrase.text for phrase in shelf} & {one.text for one in found.sentences}


def test_a_sentence_with_an_error_is_left_out_and_a_safe_mistake_mended(quick: Quick) -> None:
    text = (CASES / "一.txt").read_text("utf-8")
    Path("稿.txt").write_text(
        text.replace("库房再大，找不到", "库房再大,找不到").replace(
            "谁劝都不肯坐到后排去。", "谁劝都不肯坐到后排去（真倔。"
        ),
        "utf-8",
    )

    found = quick("learn", "稿.txt").stdout

    assert '语句: "库房再大，找不到就等于没有。"' in found
    assert "两副眼镜" not in found
    assert "查出错误 1" in found


def test_quotations_are_left_out(quick: Quick) -> None:
    text = (CASES / "一.txt").read_text("utf-8")
    Path("稿.txt").write_text(
        text.replace("档案的命根子是真实。", "老馆长常说：“宁可少写一行字，不可多添一个假。”"), "utf-8"
    )

    found = quick("learn", "稿.txt").stdout

    assert "老馆长" not in found
    assert "引文 1" in found


def test_the_file_is_the_same_each_time_and_reads_back(quick: Quick, speeches: list[Speech]) -> None:
    text = learned()

    assert quick("learn", str(CASES)).stdout == text
    document, found = candidatefile.read(text, "候选.yaml")
    assert {one.decision for one in (*found.headings, *found.sentences)} == {"待定"}
    assert found.sentences[0].sources[0].endswith("一.txt:9")
    assert found.outline
    assert [node.name for node in found.outline.outline.nodes][4:] == [
        "开头",
        "好",
        "过渡",
        "要",
        "结尾",
        "嘱托",
        "致谢",
    ]
    assert yaml.safe_load(text)["说明"] == document.value["说明"]


def test_sources_name_file_and_line(quick: Quick) -> None:
    for one in yaml.safe_load(learned())["候选语句"]:
        name, _, line = one["来源"][0].rpartition(":")
        assert one["原文"] in Path(name).read_text("utf-8").splitlines()[int(line) - 1]


def test_a_speech_taken_twice_counts_once(quick: Quick) -> None:
    Path("a.txt").write_text((CASES / "一.txt").read_text("utf-8"), "utf-8")
    Path("b.txt").write_text((CASES / "一.txt").read_text("utf-8"), "utf-8")

    found = yaml.safe_load(quick("learn", "a.txt", "b.txt").stdout)

    assert {one["篇数"] for one in found["候选语句"]} == {1}


def test_a_text_that_teaches_nothing_is_said(quick: Quick) -> None:
    Path("短.txt").write_text("同志们：大家好。", "utf-8")

    result = quick("learn", "短.txt", "-o", "候选.yaml")

    assert result.returncode == 2
    assert "没有学到新的语句" in result.stderr
    assert not Path("候选.yaml").exists()


def test_a_word_file_teaches_what_its_text_does(quick: Quick) -> None:
    lines = (CASES / "一.txt").read_text("utf-8").split("\n\n")
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line.strip())
    document.save("一.docx")
    Path("一.txt").write_text("\n".join(line.strip() for line in lines), "utf-8")

    word, text = (quick("learn", name).stdout for name in ("一.docx", "一.txt"))

    assert "{{主办}}提前" in text
    assert word.replace("一.docx", "一.txt") == text


def test_speeches_of_several_kinds_are_told(quick: Quick) -> None:
    Path("报告.txt").write_text(
        "关于档案库房改造的报告\n\n一、改造情况\n库房已经改好。\n\n二、下一步打算\n年底搬完。\n", "utf-8"
    )

    assert "不是同一种文种（讲话 1、报告 1）" in quick("learn", str(CASES / "一.txt"), "报告.txt").stdout


def test_nothing_is_overwritten(quick: Quick) -> None:
    Path("候选.yaml").write_text("看到一半", "utf-8")
    before = Path("候选.yaml").read_bytes()

    result = quick("learn", str(CASES / "一.txt"), "-o", "候选.yaml")

    assert result.returncode == 2
    assert "没有覆盖" in result.stderr
    assert Path("候选.yaml").read_bytes() == before
    assert quick("learn", str(CASES / "一.txt"), "-o", "候选.yaml", "--overwrite").returncode == 0


def test_only_what_is_marked_yes_is_written(quick: Quick) -> None:
    text = learned().replace("提纲:\n  采用: 待定", "提纲:\n  采用: 是", 1)
    entry = '采用: 待定\n    槽: "旧稿/好/组织/做法"\n    语句: "{{主办}}提前'
    assert text.count(entry) == 1

    result = accepted(quick, text.replace(entry, entry.replace("待定", "是")))

    assert result.returncode == 0, result.stderr
    assert "采用语句 1 条" in result.stdout
    bank = yaml.safe_load(Path("phrasebanks/本单位.yaml").read_text("utf-8"))
    assert list(bank["语料"]) == ["旧稿/好/组织/做法"]
    written = yaml.safe_load(Path("templates/genres/unit-speech/outline.yaml").read_text("utf-8"))
    assert [node["节点"] for node in written["节点"]] == [
        *("标题", "讲话人", "日期", "称呼", "好", "要", "嘱托", "致谢")
    ]  # no part whose slots are all empty


def test_open_places_are_refused_at_their_lines(quick: Quick) -> None:
    text = learned().replace("待定", "是")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if re.search(r"语句: .*【", line)]

    result = accepted(quick, text)

    assert result.returncode == 2
    assert not Path("phrasebanks/本单位.yaml").exists()
    assert len(lines) > 1
    for number in lines:
        assert re.search(rf"看过\.yaml:{number}:\d+: 还有没填的【", result.stderr)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{{主办}}提前", "{{主板}}提前", "是不是“主办”？"),
        ("一张表列得清清楚楚。", "一张表列得清清楚楚", "语句末尾缺标点"),
        ("组织: 组织好", "组织: 组织得好", "不合本组的式"),
        ("名称: 本单位结业讲话", "名称: 结业讲话", "已有“结业讲话”这种文种"),
        ("  采用: 是\n  编号", "  采用: 否\n  编号", "没有采用提纲"),
    ],
)
def test_what_no_bank_may_hold_is_refused(quick: Quick, old: str, new: str, message: str) -> None:
    text = decided(learned())
    assert old in text

    result = accepted(quick, text.replace(old, new))

    assert result.returncode == 2
    assert message in result.stderr
    assert "看过.yaml:" in result.stderr


def test_nothing_marked_is_said(quick: Quick) -> None:
    result = accepted(quick, learned())

    assert result.returncode == 2
    assert "没有一条标了“采用: 是”" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("a.txt", "--accept", "b.yaml")])
def test_speeches_or_candidates(quick: Quick, arguments: tuple[str, ...]) -> None:
    assert "两样选一样" in quick("learn", *arguments).stderr


def test_a_file_that_cannot_be_read_does_not_stop_the_others(quick: Quick) -> None:
    result = quick("learn", str(CASES / "一.txt"), "没有.txt")

    assert result.returncode == 2
    assert "没有.txt" in result.stderr
    assert "旧稿/好/组织/做法" in result.stdout


def test_drafts_say_only_what_was_accepted(quick: Quick) -> None:
    """Law: accept everything of the speeches; each sentence of a draft was spoken in one of them, but for its facts."""
    text = decided(learned())
    assert accepted(quick, text).returncode == 0
    assert "本单位结业讲话" in quick("list", "genres").stdout
    Path("任务单.yaml").write_text(BRIEF, "utf-8")

    result = quick("draft", "任务单.yaml", "-o", "稿.json")

    assert result.returncode == 0, result.stderr
    spoken = {path.read_text("utf-8") for path in CASES.glob("*.txt")}
    bank = Path("phrasebanks/本单位.yaml").read_text("utf-8")
    draft = json.loads(Path("稿.json").read_text("utf-8"))
    spans = [
        span for block in draft["blocks"] for span in block["spans"] if span.get("phrase") and not span.get("fact")
    ]
    assert len(spans) > 10
    for span in spans:
        assert any(span["text"].strip() in text for text in (*spoken, bank)), span["text"]
    whole = "".join(span["text"] for block in draft["blocks"] for span in block["spans"])
    assert "四天的全县河道巡护员培训班" in whole
    assert "下面，我讲三点意见。" in whole
    assert not [fact for fact in FACTS if fact in whole and fact not in ("三点", "三个“")]


def test_the_starter_brief_of_a_learned_genre_can_be_filled_in(quick: Quick) -> None:
    assert accepted(quick, decided(learned())).returncode == 0
    assert quick("new", "本单位结业讲话", "-o", "任务单.yaml").returncode == 0

    text = Path("任务单.yaml").read_text("utf-8")
    text = text.replace("  活动:", "  活动: 全县河道巡护员培训班").replace("  时长:", "  时长: 四天")
    Path("任务单.yaml").write_text(text, "utf-8")
    result = quick("draft", "任务单.yaml", "-o", "稿.md")

    assert result.returncode == 1, result.stderr  # gaps: speaker, date, hearers
    assert "**一是组织好**" in Path("稿.md").read_text("utf-8")


def test_points_and_steps_of_a_nested_speech() -> None:
    text = (
        "同志们：\n\n今天我谈几点体会，与大家共勉。\n\n"
        "一要守规矩。规矩立在前头，路才走得正。一是心里有尺。凡事先问一句该不该办。二是手上有度。一分钱也要花出来由。\n\n"
        "二要练本事。本事要一天一天攒。一是多问。做法很简单。首先，要问清来由。不懂不装懂。其次，要问清去向。办完再回头看一眼。二是多练。做一遍胜过看三遍。\n"
    )
    document = formats.document("稿.txt", "", text.encode())
    (listed,) = parts.parts(document.draft).lists
    found = candidates.learned([Speech("稿.txt", document)], ())

    assert [[point.heading for point in entry.points.entries] for entry in listed.entries if entry.points] == [
        ["心里有尺", "手上有度"],
        ["多问", "多练"],
    ]
    assert "今天我谈{{要|个数}}点体会，与大家共勉。" in {one.text for one in found.sentences}
    (stepped,) = [one for one in found.sentences if one.steps]
    assert stepped.text == "做法很简单。"
    assert stepped.steps == ("要问清来由。不懂不装懂。", "要问清去向。办完再回头看一眼。")
    assert "旧稿/要/规矩/引言" in {one.slot for one in found.sentences}


@pytest.mark.parametrize(
    ("headings", "pattern", "keys"),
    [
        (["培训组织好", "培训效果好", "培训学风好"], "培训{2}好", ["组织", "效果", "学风"]),
        (["检字当头勤反思", "善字当头讲奉献", "严字当头守规矩"], "{1}字当头{3}", ["反思", "奉献", "规矩"]),
        (["理念创新", "思路创新", "方法创新"], "{2}创新", ["理念", "思路", "方法"]),
        (["勇担当", "真担当", "勤担当"], "{1}担当", ["勇", "真", "勤"]),
    ],
)
def test_patterns_and_keys_of_headings(headings: list[str], pattern: str, keys: list[str]) -> None:
    assert parallel.pattern(headings) == pattern
    assert parallel.keys(headings) == keys


def test_uneven_headings_are_left_open() -> None:
    assert parallel.pattern(["抓学习", "改进作风"]) == parallel.UNEVEN
    assert parallel.pattern(["抓学习", "抓学习"]) == parallel.UNEVEN


WORDS = st.text("组织效果学风好，一二", min_size=1, max_size=5)


@given(st.lists(WORDS, min_size=2, max_size=5, unique=True))
def test_a_pattern_is_one_that_banks_take(headings: list[str]) -> None:
    pattern, keys = parallel.pattern(headings), parallel.keys(headings)

    assert len(set(keys)) == len(headings)
    if pattern != parallel.UNEVEN:
        entry = HeadingSetText(id="", slot="", pattern=pattern, items=dict(zip(keys, headings, strict=True)))
        assert not list(heading_faults(entry))


def kept_apart(entries: dict[str, object]) -> bool:
    """Whether the keys of a mapping are still different without control characters."""
    return len({plain(key) for key in entries}) == len(entries)


@given(st.recursive(
    st.text(max_size=8) | st.booleans() | st.integers(0, 99),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(min_size=1, max_size=5), inner, max_size=3).filter(kept_apart),
    max_leaves=12,
))  # fmt: skip
def test_yaml_of_ours_is_read_back(value: object) -> None:
    text = "\n".join(yamlout.lines({"值": value})) + "\n"

    assert yamlfile.parsed(text, "x").value == {"值": plain(value)}


def plain(value: object) -> object:
    """A value as our YAML keeps it: without control characters."""
    if isinstance(value, str):
        return yamlout.BREAKS.sub(" ", value)
    if isinstance(value, list):
        return [plain(one) for one in value]
    return {plain(key): plain(one) for key, one in value.items()} if isinstance(value, dict) else value


@given(
    st.text("一二三", min_size=1, max_size=12), st.lists(st.tuples(st.integers(0, 11), st.integers(1, 4)), max_size=5)
)
def test_marks_replace_their_stretches_only(text: str, stretches: list[tuple[int, int]]) -> None:
    marks = laid([Mark(start, start + size, "〇") for start, size in stretches if start + size <= len(text)])

    found = worded(text, 0, len(text), marks)

    assert found.count("〇") == len(marks)
    assert len(found) == len(text) - sum(mark.end - mark.start for mark in marks) + len(marks)


def test_the_candidate_outline_is_one(speeches: list[Speech]) -> None:
    text = candidatefile.text(candidates.learned(speeches, ()))
    inner = yaml.safe_load(text)["提纲"]["内容"]
    lines = "\n".join(yamlout.lines(inner))

    found = records.read(yamlfile.parsed(lines, "outline.yaml"), outline.Outline)

    assert found.title == "在{{活动}}结业时的讲话"
    assert found.lists["要"].numbering == "要"


PIECES = st.sampled_from([
    *("同志们：", "在全县统计年会上的讲话", "一、", "二、", "（一）", "（二）", "一是", "二是", "一要", "二要", "首先，", "其次，", "1.", "2."),
    *("抓学习。", "抓落实，", "讲三点意见。", "三个“好”：", "要把账记清楚，不能糊涂。", "这件事要办好。", "县统计局86名干部都来了。", "“谁的话。”"),
    *("\n", "\n\n", "。", "：", "；", "“", "”", "【", "】", "{{", "}}", "|", "2024年5月1日", "98.5%", "谢谢大家！", "最后，"),
])  # fmt: skip


@given(st.lists(PIECES, max_size=40))
def test_any_text_makes_a_file_that_reads_back(pieces: list[str]) -> None:
    document = formats.document("稿.txt", "", "".join(pieces).encode())
    found = candidates.learned([Speech("稿.txt", document)], ())

    _, read = candidatefile.read(candidatefile.text(found), "候选.yaml")

    assert len(read.sentences) == len(found.sentences)
    assert all(one.original in document.draft.text for one in found.sentences)
