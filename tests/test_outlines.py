"""The outline engine: dictated items, locked words, steps, conditions, neighbours, and a genre that is YAML only."""

from __future__ import annotations

import itertools
from pathlib import Path

import making
import pytest
from conftest import SAMPLES

from drafter.drafting import conditions, outline, phrasebank
from drafter.drafting.compose import Composition, compose
from drafter.errors import DrafterError
from drafter.jobs import draft

OWN = """\
  好: [组织, {标题: 食宿安排好, 正文: "食堂师傅天天多备一个菜。"}]
  要:
    - 学习: [业务, {标题: 学外地经验, 正文: "下个月到邻县看三天。"}]
    - {标题: 守住数据底线, 正文: "报上去的数，一个都不能改。"}
    - {标题: 把本子记全, 主题: 落实, 要点: [责任, 时限]}
    - 担当: [勇, {标题: 敢说真话}]
"""


def texts(composition: Composition) -> dict[str, str]:
    """Each paragraph by its node."""
    return {block.spans[0].node: block.text for block in composition.draft.blocks}


def test_dictated_items_stand_verbatim_beside_those_of_the_banks() -> None:
    found = texts(making.made(making.text_of(skeleton=OWN)))

    assert found["好.食宿安排好"] == "二是食宿安排好。食堂师傅天天多备一个菜。"
    assert found["要.守住数据底线"] == "二要守住数据底线。报上去的数，一个都不能改。"
    assert found["要.学习.学外地经验"] == "二是学外地经验。下个月到邻县看三天。"


def test_a_dictated_heading_with_a_theme_takes_the_phrases_of_the_theme() -> None:
    composition = making.made(making.text_of(skeleton=OWN))
    phrases = {
        span.phrase for block in composition.draft.blocks for span in block.spans if span.node.startswith("要.落实")
    }

    assert texts(composition)["要.落实"].startswith("三要把本子记全。")
    assert any(phrase.startswith("要/落实/引言") for phrase in phrases)


def test_a_dictated_point_without_text_takes_general_phrases_of_its_theme() -> None:
    composition = making.made(making.text_of(skeleton=OWN))
    phrases = {
        span.phrase
        for block in composition.draft.blocks
        for span in block.spans
        if span.node.startswith("要.担当.敢说真话") and span.phrase
    }

    assert phrases
    assert all(phrase.startswith("要/担当/通用/") for phrase in phrases)
    assert not composition.gaps


def test_a_dictated_item_without_text_or_theme_is_a_gap() -> None:
    composition = making.made(making.text_of(skeleton="  好: [组织, 学风]\n  要: [学习, {标题: 守住数据底线}]\n"))

    assert [gap.name for gap in composition.gaps] == ["守住数据底线的正文"]
    assert "二要守住数据底线。【待补：守住数据底线的正文】" in composition.draft.text


def test_counts_take_dictated_items_in() -> None:
    composition = making.made(making.text_of(skeleton=OWN))
    amounts = {
        span.fact: span.text for block in composition.draft.blocks for span in block.spans if span.fact in ("好", "要")
    }

    assert amounts == {"好": "两", "要": "四"}


def test_a_heading_of_uneven_length_is_reported() -> None:
    composition = making.made(making.text_of(skeleton=OWN))

    assert any("各条标题长短不一" in note for note in composition.weak)


def test_the_bank_matches_the_length_of_a_dictated_heading() -> None:
    composition = making.made(
        making.text_of(
            skeleton="  好: [组织, 学风]\n  要: [学习, {标题: 守住数据底线, 正文: 一个数都不能改。}, 担当]\n"
        )
    )
    (series,) = [series for series in composition.draft.series if series.node == "要"]

    assert {len(heading) for heading in series.headings} == {6}


LOCKS = """锁定:
  - {位置: 结尾, 文: "县委相信你们！", 依据: 书记口授 3月2日}
  - {位置: 要.学习.业务, 文: "业务不熟的，三个月内过关。", 依据: 局长办公会纪要}
  - {文: "最后说一句：注意安全。", 依据: 局长口授}
种子: 试
"""


def test_locked_words_stand_verbatim_at_their_place_with_their_source() -> None:
    composition = making.made(making.text_of(extra=LOCKS))
    found = texts(composition)
    sources = {
        span.text: (span.lock, span.place) for block in composition.draft.blocks for span in block.spans if span.lock
    }

    assert next(block.text for block in composition.draft.blocks if block.spans[0].node.startswith("结尾")).endswith(
        "县委相信你们！"
    )
    assert found["要.学习.业务"].endswith("业务不熟的，三个月内过关。")
    assert found["嘱托"] == "最后说一句：注意安全。"
    assert sources["县委相信你们！"] == ("书记口授 3月2日", "brief.yaml:17")


@pytest.mark.parametrize("at", ["要", "好", "要.学习.没有", "日期", "标题", "末尾"])
def test_locked_words_without_a_place_are_a_mistake(at: str) -> None:
    with pytest.raises(DrafterError, match=rf"brief.yaml:\d+:\d+: 没有“{at}”这个位置"):
        making.made(making.text_of(extra=f"锁定: [{{位置: {at}, 文: 一字不改。, 依据: 口授}}]"))


@pytest.mark.parametrize("at", ["开头", "好.组织", "过渡", "两个要.学习", "要.学习.业务", "结尾", "嘱托", "致谢"])
def test_locked_words_stand_exactly_once(at: str) -> None:
    composition = making.made(making.text_of(extra=f"锁定: [{{位置: {at}, 文: 一字不改的话。, 依据: 口授}}]\n种子: 甲"))

    assert composition.draft.text.count("一字不改的话。") == 1


def test_a_word_that_empties_a_slot_is_a_mistake() -> None:
    with pytest.raises(DrafterError, match="回避的词用在了“致谢.致谢”的每一条语句里"):
        making.made(making.text_of(extra="回避: [谢谢, 辛苦]\n种子: 甲"))


def test_dictated_text_of_two_paragraphs_makes_two() -> None:
    text = '  好: [组织, 学风]\n  要:\n    - 学习\n    - {标题: 守底线, 正文: "第一段。\\n\\n第二段。"}\n'
    blocks = [block.text for block in making.made(making.text_of(skeleton=text)).draft.blocks]

    assert blocks[blocks.index("二要守底线。第一段。") + 1] == "第二段。"


def test_every_fact_is_traced_to_its_own_line() -> None:
    composition = making.made(making.text_of(extra=LOCKS, skeleton=OWN))
    lines = making.text_of(extra=LOCKS, skeleton=OWN).splitlines()
    spans = [
        span
        for block in composition.draft.blocks
        for span in block.spans
        if span.fact not in ("", "称呼", "回扣", "标题")
    ]

    assert spans
    for span in spans:
        assert span.fact in lines[int(span.place.rpartition(":")[2]) - 1]


def test_a_point_that_asks_for_steps_gets_them_in_order() -> None:
    composition = making.made(
        making.text_of(skeleton="  好: [组织, 学风]\n  要:\n    - 学习: [{业务: 分项}, 实践]\n    - 落实\n")
    )
    point = texts(composition)["要.学习.业务"]

    assert [point.index(word) for word in ("首先，", "其次，", "再次，")] == sorted(
        point.index(word) for word in ("首先，", "其次，", "再次，")
    )
    assert "首先，" not in texts(composition)["要.学习.实践"]


@pytest.mark.parametrize("seed", range(20))
def test_neighbouring_lists_differ_in_pattern(seed: int) -> None:
    brief, bank = making.sample(SAMPLES[0])
    patterns = {entry.id: entry.pattern for sets in bank.heading_sets.values() for entry in sets}
    draft_ = compose(brief, bank, str(seed)).draft
    used = list(dict.fromkeys(span.heading_set for block in draft_.blocks for span in block.spans if span.heading_set))
    by_list = [patterns[name] for name in used]

    assert all(first != second for first, second in itertools.pairwise(by_list))


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("课程 >= 2", True),
        ("课程 > 2", False),
        ("学员人数 < 100", True),
        ("满意度 >= 98.5%", True),
        ("关系 == 平级", True),
        ("关系 != 平级", False),
        ("上级 == 县委", False),
        ("关系 > 平级", False),
    ],
)
def test_conditions_compare_counts_figures_and_words(condition: str, holds: bool) -> None:
    known = {"课程": ("甲", "乙"), "学员人数": "86", "满意度": "98.6%", "关系": "平级"}

    assert conditions.holds(condition, known) is holds


@pytest.mark.parametrize("wrong", ["课程", "课程 多于 2", ">= 2", "__import__('os')"])
def test_what_is_no_condition_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="看不懂条件"):
        conditions.parsed(wrong)


def test_the_relation_decides_between_phrases() -> None:
    brief, bank = making.ready(making.text_of().replace("职务: 县统计局局长", "职务: 县统计局局长, 关系: 平级"))
    from drafter.drafting.planner import Planner

    offered = {
        option.phrase.id: option.phrase
        for slot in Planner(brief, bank, "甲", {}).plan().slots
        for option in slot.options
    }

    assert all(not phrase.registers or "平级" in phrase.registers for phrase in offered.values())


def test_words_for_the_relation_suit_either_tone() -> None:
    text = making.text_of(skeleton="  好: [组织, 效果]\n  要: [学习, 落实, 作风, 创新]\n")
    brief, bank = making.ready(text.replace("职务: 县统计局局长", "职务: 县统计局局长, 关系: 平级"))
    from drafter.drafting.planner import Planner

    offered = [[option.phrase for option in slot.options] for slot in Planner(brief, bank, "甲", {}).plan().slots]
    made = [phrases for phrases in offered if any(phrase.registers for phrase in phrases)]

    assert len(made) > len(brief.skeleton["要"])
    for phrases in made:
        last = max(index for index, phrase in enumerate(phrases) if phrase.registers)
        assert len({phrase.tone for phrase in phrases[:last] if not phrase.registers}) <= 1


MINI = """名称: 表态发言
标题: "在{{活动}}上的表态发言"
事实:
  - {名: 活动, 必需: true, 问: 什么会议？, 例: 全县招商大会}
节点:
  - {节点: 标题, 角色: 标题, 文: "{{标题}}"}
  - {节点: 开头, 取: [表态/开头]}
  - 节点: 坚决
    列: {编号: 一、, 纲目: 坚决, 至少: 2, 至多: 4, 取: ["坚决/{项}"]}
  - {节点: 承诺, 锁: true}
"""
MINI_BANK = """名称: 表态
文种: [表态发言]
纲目组: [{编号: p.1, 槽: 坚决, 式: "坚决{2}到底", 项: {拥护: 坚决拥护到底, 落实: 坚决落实到底}}]
语料:
  表态/开头: ["刚才听了部署，我们深受鼓舞，也深感责任重大，现就{{坚决|个数}}件事表个态。"]
  坚决/拥护: [县里定了的事，我们不打折扣、不搞变通，说到哪里就做到哪里。]
  坚决/落实: [会后连夜分解任务，定人定时，月底拿结果向大家报账。]
"""
MINI_BRIEF = """文种: 表态发言
事实: {活动: 全县招商大会}
骨架: {坚决: [拥护, 落实]}
锁定: [{位置: 承诺, 文: 年底见分晓。, 依据: 本人}]
"""


def test_a_new_genre_is_yaml_only() -> None:
    own_genre()
    (outcome,) = draft.draft(draft.Request(Path("brief.yaml"), Path("out.txt")))

    assert Path("out.txt").read_text("utf-8-sig").splitlines() == [
        "在全县招商大会上的表态发言",
        "刚才听了部署，我们深受鼓舞，也深感责任重大，现就两件事表个态。",
        "一、坚决拥护到底。县里定了的事，我们不打折扣、不搞变通，说到哪里就做到哪里。",
        "二、坚决落实到底。会后连夜分解任务，定人定时，月底拿结果向大家报账。",
        "年底见分晓。",
    ]
    assert outcome.composition.draft.genre == "pledge"


def own_genre(**files: str) -> None:
    """Files of a unit's own genre in the working folder."""
    for name, text in {
        "templates/genres/pledge/outline.yaml": MINI,
        "phrasebanks/pledge.yaml": MINI_BANK,
        "brief.yaml": MINI_BRIEF,
        **files,
    }.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")


def test_a_reroll_that_leaves_the_length_is_reported() -> None:
    short = "  坚决/拥护: [县里定了的事，我们不打折扣、不搞变通，说到哪里就做到哪里。]"
    long = short[:-1] + ", " + "任务再重也不讲条件，" * 12 + "绝不让任何一件事在我们手里耽误。]"
    own_genre(**{"phrasebanks/pledge.yaml": MINI_BANK.replace(short, long), "brief.yaml": MINI_BRIEF + "篇幅: 120字\n"})
    request = draft.Request(Path("brief.yaml"), Path("out.txt"), overwrite=True)
    (before,) = draft.draft(request)
    own_genre(
        **{
            "phrasebanks/pledge.yaml": MINI_BANK.replace(short, long),
            "brief.yaml": MINI_BRIEF + f"篇幅: {before.characters}字\n重选: {{坚决.拥护: 2}}\n",
        }
    )
    (after,) = draft.draft(request)

    assert abs(after.characters - before.characters) > 0.02 * before.characters
    assert any("相差超过 2%" in note and "重选" in note for note in after.composition.weak)


def test_a_family_on_two_adjacent_levels_is_refused() -> None:
    Path("templates/genres/bad").mkdir(parents=True)
    Path("templates/genres/bad/outline.yaml").write_text(
        MINI.replace('取: ["坚决/{项}"]', '取: ["坚决/{项}"], 要点: {编号: 一、, 纲目: "坚决/{上项}"}'), "utf-8"
    )

    with pytest.raises(DrafterError, match="相邻两级都用“一、”编号"):
        outline.load("bad")


def test_words_of_an_older_draft_are_pointed_out() -> None:
    text = SAMPLES[0].read_text("utf-8").replace("受众: 组工干部", "受众: 政工干部")
    brief, bank = making.ready(text)

    assert any("任务单里写了“政工干部”，本行业通称“组工干部”" in note for note in compose(brief, bank).weak)


def test_a_unit_may_put_its_own_bank_beside_the_shipped_ones() -> None:
    Path("phrasebanks").mkdir()
    Path("phrasebanks/own.yaml").write_text(
        "名称: 本单位\n语料:\n  致谢: [{句: 谢谢各位，再会！, 权重: 100}]\n", "utf-8"
    )
    bank = phrasebank.load(outline.load("closing-speech"), "")

    assert "谢谢各位，再会！" in {phrase.text for phrase in bank.phrases["致谢"]}
