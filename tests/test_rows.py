"""Rows of facts: in sentences, as paragraphs of their own, as a table; sections; what follows from figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from test_outlines import own_genre

from drafter.checks import outline_drift
from drafter.drafting import sums
from drafter.errors import DrafterError
from drafter.jobs import draft
from drafter.model import Cell

OUTLINE = """名称: 小结
标题: "{{单位}}工作小结"
事实:
  - {名: 单位, 必需: true, 问: 哪个单位？, 例: 县档案馆}
  - 名: 指标
    类: 表
    问: 指标完成得怎样？
    例: "{名称: 接待查档, 本期: 1200, 上期: 1000, 单位: 人次}"
    栏:
      - {名: 名称, 必需: true}
      - {名: 本期, 类: 数, 必需: true}
      - {名: 上期, 类: 数}
      - {名: 计量}
      - {名: 同比, 算: "变化(本期, 上期)"}
  - 名: 做法
    类: 表
    必需: true
    问: 做了哪几件事？
    例: "{事: 开放夜间查档, 类别: 服务, 案例: 有一位老人当晚查到了底册。}"
    称: "{{事}}"
    栏: [{名: 事, 必需: true}, {名: 类别, 类: 选项, 选项: [服务, 管理], 默认: 管理}, {名: 案例, 类: 长文}]
节点:
  - {节点: 标题, 角色: 标题, 文: "{{标题}}"}
  - {节点: 总述, 取: [总述]}
  - {节点: 成效, 章: 成效, 需: [指标]}
  - {节点: 指标表, 需: [指标], 制表: {表: 指标, 题: "{{单位}}主要指标", 栏: [名称, 本期, 上期, 同比]}}
  - {节点: 指标句, 需: [指标], 逐项: {表: 指标, 取: [{槽: "指标/{位}", 需: [同比]}]}}
  - {节点: 做法章, 章: 做法}
  - {节点: 做法, 逐项: {表: 做法, 编号: （一）, 标题: "{{事}}", 级: 2, 独段: true, 取: ["做法/{类别}", {文: "{{案例}}", 需: [案例]}]}}
"""
BANK = """名称: 小结
文种: [小结]
纲目组: [{编号: x.1, 槽: 章, 式: "{4}", 项: {成效: 主要成效, 做法: 具体做法}}]
语料:
  总述: ["今年{{单位}}主要办了{{做法|个数}}件事：{{做法|分述}}。"]
  指标/首: ["第{{序}}项，{{名称}}{{本期}}{{计量}}，比上年{{同比}}。"]
  指标/中: ["{{名称}}为{{本期}}{{计量}}，{{同比}}。"]
  指标/末: ["{{名称}}达到{{本期}}，与上年相比{{同比}}。"]
  做法/服务: [来人有座，来电有应。]
  做法/管理: [有账可查，有人可问。]
"""
BRIEF = """文种: 小结
事实:
  单位: 县档案馆
  指标:
    - {名称: 接待查档, 本期: 1284, 上期: 1200, 计量: 人次}
    - {名称: 新增藏量, 本期: 3.2万, 上期: 3.2万, 计量: 卷}
    - {名称: 库房温湿度达标率, 本期: 99.1%, 上期: 98.6%}
  做法:
    - {事: 开放夜间查档, 类别: 服务, 案例: 有一位老人当晚查到了底册}
    - {事: 整理乡镇旧档}
"""


def text_of(brief: str = BRIEF) -> list[str]:
    own_genre(**{
        "templates/genres/digest/outline.yaml": OUTLINE, "phrasebanks/digest.yaml": BANK, "brief.yaml": brief,
    })  # fmt: skip
    (outcome,) = draft.draft(draft.Request(Path("brief.yaml"), Path("out.txt"), overwrite=True))
    return [block.text for block in outcome.composition.draft.blocks if block.role != "cell"]


def test_rows_are_counted_enumerated_and_told_one_by_one() -> None:
    assert text_of() == [
        "县档案馆工作小结",
        "今年县档案馆主要办了两件事：一是开放夜间查档；二是整理乡镇旧档。",
        "一、主要成效",
        "县档案馆主要指标",
        "第一项，接待查档1284人次，比上年增长7%。",
        "新增藏量为3.2万卷，持平。",
        "库房温湿度达标率达到99.1%，与上年相比提高0.5个百分点。",
        "二、具体做法",
        "（一）开放夜间查档",
        "来人有座，来电有应。有一位老人当晚查到了底册。",
        "（二）整理乡镇旧档",
        "有账可查，有人可问。",
    ]


def test_a_section_whose_facts_are_missing_is_left_out_and_the_next_is_numbered_first() -> None:
    head, tail = BRIEF.split("  指标:")
    found = text_of(head + "  做法:" + tail.split("  做法:")[1])

    assert "一、具体做法" in found
    assert not any("指标" in line for line in found)


def test_a_table_stands_cell_by_cell_with_its_sums_and_places() -> None:
    text_of()
    (outcome,) = draft.draft(draft.Request(Path("brief.yaml"), Path("out.json")))
    cells = {block.cell: block.spans[0] for block in outcome.composition.draft.blocks if block.role == "cell"}

    assert len(cells) == 16
    assert [cells[Cell(1, column)].text for column in (1, 4)] == ["名称", "同比"]
    assert cells[Cell(2, 4)].text == "增长7%"
    assert cells[Cell(2, 2)].place.startswith("brief.yaml:5")


def test_headings_of_rows_are_a_series_without_their_stops() -> None:
    run_in = OUTLINE.replace("独段: true, ", "")
    own_genre(**{
        "templates/genres/digest/outline.yaml": run_in, "phrasebanks/digest.yaml": BANK, "brief.yaml": BRIEF,
    })  # fmt: skip
    (outcome,) = draft.draft(draft.Request(Path("brief.yaml"), Path("out.txt")))
    headings = {series.node: series.headings for series in outcome.composition.draft.series}

    assert headings["做法"] == ("开放夜间查档", "整理乡镇旧档")
    assert "（一）开放夜间查档。来人有座" in outcome.composition.draft.text


def test_a_row_is_called_by_the_first_wording_whose_fields_it_has() -> None:
    called = OUTLINE.replace(
        '    例: "{名称: 接待查档',
        '    称: ["{{名称}}{{本期}}，同比{{同比}}", "{{名称}}{{本期}}"]\n    例: "{名称: 接待查档',
    )
    told = BANK.replace("总述: [", '总述: ["今年的几个数：{{指标|分号}}。"]\n  旧述: [')
    own_genre(**{
        "templates/genres/digest/outline.yaml": called,
        "phrasebanks/digest.yaml": told,
        "brief.yaml": BRIEF.replace(", 上期: 98.6%", ""),
    })  # fmt: skip
    (outcome,) = draft.draft(draft.Request(Path("brief.yaml"), Path("out.txt")))

    assert (
        "今年的几个数：接待查档1284，同比增长7%；新增藏量3.2万，同比持平；库房温湿度达标率99.1%。"
        in outcome.composition.draft.text
    )


def test_a_node_stands_only_without_the_facts_that_replace_it() -> None:
    stock = OUTLINE + '  - {节点: 代述, 缺: [指标], 文: "指标另行上报。"}\n'
    head, tail = BRIEF.split("  指标:")
    for brief, stands in ((BRIEF, False), (head + "  做法:" + tail.split("  做法:")[1], True)):
        own_genre(**{
            "templates/genres/digest/outline.yaml": stock, "phrasebanks/digest.yaml": BANK, "brief.yaml": brief,
        })  # fmt: skip
        (outcome,) = draft.draft(draft.Request(Path("brief.yaml"), Path("out.txt"), overwrite=True))
        assert ("指标另行上报。" in outcome.composition.draft.text) is stands


def test_sections_around_lists_are_whole_and_one_that_is_cut_is_missed() -> None:
    own_genre(**{
        "templates/genres/digest/outline.yaml": OUTLINE.replace("章: 做法}", "章: 做法}\n  - {节点: 尾章, 章: 尾}"),
        "phrasebanks/digest.yaml": BANK.replace("做法: 具体做法", "做法: 具体做法, 尾: 今后打算"),
        "brief.yaml": BRIEF,
    })  # fmt: skip
    (outcome,) = draft.draft(draft.Request(Path("brief.yaml"), Path("out.txt")))
    whole = outcome.composition.draft
    cut = replace(whole, blocks=tuple(block for block in whole.blocks if "今后打算" not in block.text))

    assert list(outline_drift.check(whole, outline_drift.Options())) == []
    assert [finding.message for finding in outline_drift.check(cut, outline_drift.Options())] == [
        "任务单里第三条“今后打算”不见了；请补上，或改任务单"
    ]


def test_what_stands_apart_opens_a_paragraph() -> None:
    aside = OUTLINE.replace("需: [案例]}", "需: [案例], 另段: true}").replace(
        "取: [总述]", "取: [总述, {文: 下面逐件说。, 另段: true}]"
    )
    own_genre(**{
        "templates/genres/digest/outline.yaml": aside, "phrasebanks/digest.yaml": BANK, "brief.yaml": BRIEF,
    })  # fmt: skip
    (outcome,) = draft.draft(draft.Request(Path("brief.yaml"), Path("out.txt"), overwrite=True))
    texts = [block.text for block in outcome.composition.draft.blocks if block.role == "body"]

    assert texts[1] == "下面逐件说。"
    assert texts[-4:-2] == ["来人有座，来电有应。", "有一位老人当晚查到了底册。"]


def test_two_fields_may_stand_side_by_side() -> None:
    fields = OUTLINE.replace('"做法/{类别}", {文: "{{案例}}"', '{文: "{{事}}。"}, {文: "{{案例}}"')
    own_genre(**{
        "templates/genres/digest/outline.yaml": fields, "phrasebanks/digest.yaml": BANK, "brief.yaml": BRIEF,
    })  # fmt: skip
    (outcome,) = draft.draft(draft.Request(Path("brief.yaml"), Path("out.txt")))

    assert "开放夜间查档。有一位老人当晚查到了底册。" in outcome.composition.draft.text
    assert not [note for note in outcome.composition.weak if "重复" in note]


def test_a_needed_table_that_is_missing_is_a_gap() -> None:
    assert "【待补：做法】" in text_of("文种: 小结\n事实: {单位: 县档案馆}\n")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{名称: 查档, 本期: 多}", "“本期”写的“多”不是数"),
        ("{名称: 查档}", "缺“本期”"),
        ("{名称: 查档, 本期: 3, 上其: 4}", "不认识“上其”；是不是“上期”？"),
        ("查档", "没有分栏写"),
    ],
)
def test_a_fault_in_a_row_is_told_with_its_place(row: str, message: str) -> None:
    with pytest.raises(DrafterError, match=message) as told:
        text_of(BRIEF.replace("{名称: 接待查档, 本期: 1284, 上期: 1200, 计量: 人次}", row))

    assert str(told.value).startswith("brief.yaml:5")


@pytest.mark.parametrize(
    ("written", "now", "before", "said"),
    [
        ("变化", "128.6", "121.3", "增长6%"),
        ("变化", "1,050", "1,000", "增长5%"),
        ("变化", "90", "100", "下降10%"),
        ("变化", "100.04", "100", "持平"),
        ("变化", "98.85%", "97.5%", "提高1.4个百分点"),
        ("变化", "5", "0", ""),
        ("变化", "-3", "-6", "增长50%"),
        ("差额", "3.5万", "2万", "增加1.5万"),
        ("差额", "7", "9", "减少2"),
        ("占比", "1", "3", "33.3%"),
        ("占比", "1", "0", ""),
    ],
)
def test_what_follows_from_two_figures(written: str, now: str, before: str, said: str) -> None:
    assert sums.worked_out(f"{written}(甲, 乙)", {"甲": now, "乙": before}) == said


@pytest.mark.parametrize("wrong", ["变化(甲)", "倍数(甲, 乙)", "甲-乙"])
def test_what_is_no_sum_is_refused(wrong: str) -> None:
    assert "看不懂算式" in sums.fault(wrong)


def test_rows_that_are_sections_are_numbered_on_with_the_others() -> None:
    sections = OUTLINE.replace(
        '编号: （一）, 标题: "{{事}}", 级: 2,', '编号: 一、, 标题: "{{事}}", 作章: true,'
    ).replace("  - {节点: 做法章, 章: 做法}\n", "")
    own_genre(**{
        "templates/genres/digest/outline.yaml": sections, "phrasebanks/digest.yaml": BANK, "brief.yaml": BRIEF,
    })  # fmt: skip
    (outcome,) = draft.draft(draft.Request(Path("brief.yaml"), Path("out.txt")))
    heads = [block.text for block in outcome.composition.draft.blocks if block.level == 1]

    assert heads == ["一、主要成效", "二、开放夜间查档", "三、整理乡镇旧档"]
