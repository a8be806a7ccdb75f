"""The laws of drafting: what the seed decides, what a re-roll may touch, how counts and lengths come out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import making
import pytest
from conftest import BRIEFS, ROOT, SAMPLES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.data import setphrases
from drafter.drafting.brief import Size
from drafter.drafting.choose import TOLERANCE
from drafter.drafting.compose import Composition, compose
from drafter.drafting.planner import SECTION
from drafter.errors import DrafterError
from drafter.text import length, numerals, repeats

SEEDS = 200
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
THEMES = {
    "学习": ["政治", "业务", "实践", "恒心"], "担当": ["勇", "真", "勤", "善"], "作风": ["检", "善", "严", "实"],
    "创新": ["理念", "思路", "方法", "载体"], "纪律": ["政治", "组织", "工作", "廉洁"], "服务": ["贴心", "高效", "精准", "务实"],
    "落实": ["责任", "时限", "标准", "督办"], "团结": ["大局", "协作", "包容", "交心"], "实干": ["起步", "难点", "细节", "成效"],
    "本领": ["调研", "政策", "协调", "应变"], "政治": ["信念", "忠诚", "大局", "敏锐"], "基层": ["走访", "倾听", "解难", "扎根"],
    "安全": ["警醒", "排查", "规程", "应急"], "法治": ["学法", "程序", "公正", "说理"], "民生": ["民情", "实事", "兜底", "评价"],
    "改革": ["问题", "试点", "协同", "定型"], "发展": ["定位", "产业", "企业", "质效"], "项目": ["谋划", "进度", "要素", "环境"],
    "群众": ["感情", "商量", "发动", "评判"], "风险": ["研判", "防范", "化解", "报告"], "宣传": ["故事", "话语", "引导", "回应"],
    "效率": ["快办", "流程", "会文", "统筹"], "督导": ["检查", "评价", "问效", "整改"], "传承": ["传统", "带徒", "接班", "积累"],
    "生态": ["算账", "节约", "治理", "守护"], "人才": ["识", "育", "用", "留"], "数字": ["采集", "共享", "应用", "安全"],
    "规范": ["制度", "流程", "标准", "执行"], "奉献": ["敬业", "付出", "坚守", "淡泊"], "自律": ["小节", "用权", "交往", "家风"],
}  # fmt: skip
SECTORS = ["", "组织", "教育", "财政", "卫健", "公安", "农业农村", "应急", "文旅", "国企", "街道社区"]
GOODS = ["组织", "内容", "效果", "学风", "纪律", "保障", "互动", "成果"]


@st.composite
def skeletons(draw: st.DrawFn) -> str:
    """Any two to five goods and two to six musts, each with two to four points or none named."""
    goods = draw(st.lists(st.sampled_from(GOODS), min_size=2, max_size=5, unique=True))
    musts = draw(st.lists(st.sampled_from(sorted(THEMES)), min_size=2, max_size=6, unique=True))
    rows = []
    if draw(st.booleans()):
        rows.append("    - {标题: 守住数据底线, 正文: 一个数都不能改。}\n" if len(musts) < 6 else "")
    for must in musts:
        points = draw(
            st.one_of(st.none(), st.lists(st.sampled_from(THEMES[must]), min_size=2, max_size=4, unique=True))
        )
        rows.append(f"    - {must}: [{', '.join(points)}]\n" if points else f"    - {must}\n")
    return f"  好: [{', '.join(goods)}]\n  要:\n{''.join(rows)}"


@pytest.mark.parametrize("path", [SAMPLES[0], *BRIEFS], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_sample_comes_out_sound_for_two_hundred_seeds(path: Path) -> None:
    brief, bank = making.sample(path)
    for number in range(SEEDS):
        composition = compose(brief, bank, f"种子{number}")
        assert not composition.gaps, number
        assert_nothing_is_said_twice(composition)
        assert_counts_are_true(composition)
        assert_length_is_met(composition)


@pytest.mark.parametrize("relation", ["上对下", "平级"])
@pytest.mark.parametrize("sector", SECTORS)
def test_every_sector_and_relation_comes_out_sound(sector: str, relation: str) -> None:
    text = making.text_of(extra=f"行业: {sector}\n篇幅: 2000字").replace("局长}", f"局长, 关系: {relation}}}")
    brief, bank = making.ready(text)
    for number in range(20):
        composition = compose(brief, bank, f"种子{number}")
        assert_nothing_is_said_twice(composition)
        assert_counts_are_true(composition)
        assert_length_is_met(composition)


@given(skeletons(), st.text(max_size=6))
@SLOW
def test_any_skeleton_comes_out_sound(skeleton: str, seed: str) -> None:
    composition = making.made(making.text_of(skeleton=skeleton), seed)

    assert not composition.gaps
    assert_nothing_is_said_twice(composition)
    assert_counts_are_true(composition)
    assert {"开头.概述", "开头.总括", "过渡.启下", "结尾.回扣", "结尾.展望", "结尾.祝愿", "致谢.致谢"} <= nodes(
        composition
    )


def nodes(composition: Composition) -> set[str]:
    """Every place that says something."""
    return {span.node for block in composition.draft.blocks for span in block.spans}


def assert_nothing_is_said_twice(composition: Composition) -> None:
    """No phrase twice, no run of eight characters twice, no expression of four again within sixty characters."""
    spoken = [(span.node, span.phrase) for block in composition.draft.blocks for span in block.spans if span.phrase]
    assert len({phrase for _, phrase in spoken}) == len(set(spoken))
    phrases = Counter(
        (block_number, span.phrase)
        for block_number, block in enumerate(composition.draft.blocks)
        for span in block.spans
        if span.phrase
    )
    assert len({phrase for _, phrase in phrases}) == len(phrases)
    words = repeats.masked(making.own_words(composition), setphrases.wordings())
    runs = Counter(repeats.runs(words))
    assert [run for run, times in runs.items() if times > 1] == []
    assert undeclared_echoes(composition, words) == []
    assert crowded(words) == []
    assert [block.text for block in composition.draft.blocks if repeats.droning(block.text)] == []
    assert [word for word, most in making.banks("closing-speech", "").limits.items() if words.count(word) > most] == []


def crowded(words: str) -> list[str]:
    """Words of like meaning that stand too near each other."""
    found = []
    for within, like in making.banks("closing-speech", "").near:
        places = sorted((match.start(), match.group()) for match in re.finditer("|".join(like), words))
        found += [f"{first[1]}…{second[1]}" for first, second in pairwise(places) if second[0] - first[0] <= within]
    return found


def undeclared_echoes(composition: Composition, words: str) -> list[str]:
    """Expressions that stand again too near, but for those inside one phrase that declares itself parallel."""
    owners: list[str] = []
    for block in composition.draft.blocks:
        owners += [span.phrase for span in block.spans for _ in span.text] + [""]
    banks = [making.banks(composition.draft.genre, sector) for sector in SECTORS]
    parallel = {
        phrase.id for bank in banks for entries in bank.phrases.values() for phrase in entries if phrase.parallel
    }
    return [
        word
        for word, first, second in repeats.echoes(words)
        if not (owners[first] == owners[second] and owners[first] in parallel)
    ]


def assert_counts_are_true(composition: Composition) -> None:
    """Every list has as many items in the text as were meant, numbered in order, and the prose names that many."""
    draft = composition.draft
    for series in draft.series:
        heads = [
            "".join(span.text for span in block.spans if span.style)
            for block in draft.blocks
            if block.level and stands_in(block.spans[0].node, series.node)
        ]
        assert [head.startswith(numerals.number(series.numbering, index)) for index, head in enumerate(heads, 1)] == [
            True
        ] * len(series.headings)
    named = {series.node: series.headings for series in draft.series}
    for span in (span for block in draft.blocks for span in block.spans if span.fact in named):
        headings = named[span.fact]
        assert span.text == "、".join(headings) or numerals.value(span.text) == len(headings)


def stands_in(node: str, series: str) -> bool:
    """Whether a paragraph with a heading belongs to a series: an item to its list, a section to those of the document."""
    parent = node.removesuffix(".题").rpartition(".")[0]
    return parent == ("" if series == SECTION else series)


def assert_length_is_met(composition: Composition) -> None:
    assert composition.target is not None
    assert abs(length.characters(composition.draft.text) - composition.target) <= TOLERANCE * composition.target


@given(st.integers(1600, 4200), st.text(max_size=4))
@SLOW
def test_length_is_met_wherever_the_banks_reach(target: int, seed: str) -> None:
    brief, bank = making.sample(SAMPLES[0])
    composition = compose(making.changed(brief, size=Size(characters=target)), bank, seed)

    assert_length_is_met(composition)


@pytest.mark.parametrize(("target", "word"), [(200, "最少要写"), (20_000, "最多能写")])
def test_out_of_reach_the_answer_says_what_is_reachable(target: int, word: str) -> None:
    brief, bank = making.sample(SAMPLES[0])
    composition = compose(making.changed(brief, size=Size(characters=target)), bank)

    assert any(word in note and f"要求 {target} 字" in note for note in composition.weak)
    assert_nothing_is_said_twice(composition)


def test_minutes_count_what_is_read_aloud() -> None:
    brief, bank = making.sample(SAMPLES[0])
    draft = compose(making.changed(brief, size=Size(minutes=10, rate=200)), bank).draft

    assert abs(length.characters(draft.spoken) - 2000) <= 2000 * TOLERANCE


def test_the_same_brief_banks_and_seed_give_the_same_draft() -> None:
    brief, bank = making.sample(SAMPLES[0])

    assert compose(brief, bank, "甲") == compose(brief, bank, "甲")
    assert compose(brief, bank, "甲").draft.blocks != compose(brief, bank, "乙").draft.blocks


@pytest.mark.parametrize("hash_seed", ["0", "1"])
@pytest.mark.parametrize("segmenter", ["", "jieba"])
def test_bytes_do_not_depend_on_hash_seed_or_segmenter(hash_seed: str, segmenter: str, tmp_path: Path) -> None:
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": hash_seed, "DRAFTER_SEGMENTER": segmenter, "PYTHONIOENCODING": "utf-8",
        "PYTHONWARNDEFAULTENCODING": "1", "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }  # fmt: skip
    output = subprocess.run(
        [sys.executable, "-m", "drafter", "draft", str(SAMPLES[0]), "-o", "out.docx"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    from drafter import formats
    from drafter.formats import Look

    brief, bank = making.sample(SAMPLES[0])

    assert (tmp_path / "out.docx").read_bytes() == formats.written(compose(brief, bank).draft, ".docx", Look())
    assert "EncodingWarning" not in output.stderr
    assert " 词；" in output.stdout


@pytest.mark.parametrize("path", ["要.标题", "好.标题", "要.学习.标题"])
def test_headings_drawn_anew_leave_every_sentence_as_it_was(path: str) -> None:
    brief, bank = making.sample(SAMPLES[0])
    before, after = (compose(making.changed(brief, rolls=rolls), bank).draft for rolls in ((), ((path, 2),)))
    bodies = [
        [[span for span in block.spans if not span.heading_set] for block in draft.blocks] for draft in (before, after)
    ]

    assert [[span.text for span in row] for row in bodies[0]] == [[span.text for span in row] for row in bodies[1]]
    assert before.series != after.series


@given(st.sampled_from(["要.担当.勇", "要.创新.方法", "好.效果", "开头"]), st.integers(0, 40))
@SLOW
def test_pinning_what_stands_changes_nothing(node: str, pick: int) -> None:
    brief, bank = making.sample(SAMPLES[0])
    rolled = making.changed(brief, rolls=((node, 2),))
    draft = compose(rolled, bank).draft
    phrases = list(dict.fromkeys(span.phrase for block in draft.blocks for span in block.spans if span.phrase))
    pinned = compose(making.changed(rolled, pins=(phrases[pick % len(phrases)],)), bank).draft

    assert pinned.blocks == draft.blocks


def test_the_order_of_rolls_in_the_brief_does_not_matter() -> None:
    brief, bank = making.sample(SAMPLES[0])
    rolls = (("要.担当.勇", 2), ("开头", 3), ("要.创新.方法", 2))

    assert (
        compose(making.changed(brief, rolls=rolls), bank).draft
        == compose(making.changed(brief, rolls=rolls[::-1]), bank).draft
    )


def test_a_cache_made_by_other_code_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from drafter.drafting import outline, phrasebank

    before = making.banks("closing-speech", "").digest
    other = tmp_path / "banktext.py"
    other.write_bytes(phrasebank.BANKTEXT.read_bytes() + b"# another")
    monkeypatch.setattr(phrasebank, "BANKTEXT", other)

    assert phrasebank.load(outline.load("closing-speech"), "").digest != before


NODES = ["要.担当.勇", "要.学习.业务", "要.作风", "要.创新.方法", "好.效果", "开头", "结尾", "过渡"]


@pytest.mark.parametrize("node", NODES)
@pytest.mark.parametrize("roll", [2, 3])
def test_a_reroll_changes_its_node_and_nothing_else(node: str, roll: int) -> None:
    brief, bank = making.sample(SAMPLES[0])
    before, after = (compose(making.changed(brief, rolls=rolls), bank) for rolls in ((), ((node, roll),)))

    outside = [
        [block for block in made.draft.blocks if not f"{block.spans[-1].node}.".startswith(f"{node}.")]
        for made in (before, after)
    ]
    inside = [
        [block.text for block in made.draft.blocks if f"{block.spans[-1].node}.".startswith(f"{node}.")]
        for made in (before, after)
    ]
    assert outside[0] == outside[1]
    assert inside[0] != inside[1]
    assert_nothing_is_said_twice(after)


def test_rolls_of_a_node_differ_from_each_other() -> None:
    brief, bank = making.sample(SAMPLES[0])
    texts = [compose(making.changed(brief, rolls=(("要.担当.勇", roll),)), bank).draft.text for roll in (1, 2, 3)]

    assert len(set(texts)) == 3


def test_a_path_may_be_written_with_its_count() -> None:
    brief, bank = making.sample(SAMPLES[0])
    written, plain = (
        compose(making.changed(brief, rolls=((path, 2),)), bank).draft for path in ("四个要.担当.勇", "要.担当.勇")
    )

    assert written == plain


def test_headings_can_be_drawn_anew_by_themselves() -> None:
    brief, bank = making.sample(SAMPLES[0])
    before, after = (compose(making.changed(brief, rolls=rolls), bank).draft for rolls in ((), (("要.标题", 2),)))

    assert before.series[0] == after.series[0]
    assert [series.headings for series in before.series if series.node == "要"] != [
        series.headings for series in after.series if series.node == "要"
    ]


def test_an_unknown_path_gets_a_did_you_mean() -> None:
    brief, bank = making.sample(SAMPLES[0])

    with pytest.raises(DrafterError, match="没有“要.担当.勇敢”这一处；是不是“要.担当.勇”"):
        compose(making.changed(brief, rolls=(("要.担当.勇敢", 2),)), bank)


def test_a_pinned_sentence_stays_whatever_the_seed() -> None:
    brief, bank = making.sample(SAMPLES[0])
    draft = compose(brief, bank, "甲").draft
    liked = next(span for block in draft.blocks for span in block.spans if span.node == "要.担当.勇.析理")
    pinned = compose(making.changed(brief, pins=(liked.phrase,)), bank, "丙")
    by_opening = compose(making.changed(brief, pins=(liked.text[:6],)), bank, "丙")

    assert liked.phrase in {span.phrase for block in pinned.draft.blocks for span in block.spans}
    assert pinned.draft.blocks == by_opening.draft.blocks
    assert_nothing_is_said_twice(pinned)


def test_a_pin_holds_what_it_does_not_clash_with() -> None:
    brief, bank = making.sample(SAMPLES[0])
    before = compose(brief, bank).draft
    other = next(
        phrase
        for phrase in bank.phrases["要/担当/勇/点题"]
        if phrase.id not in {span.phrase for block in before.blocks for span in block.spans} and not phrase.facts
    )
    after = compose(making.changed(brief, pins=(other.id,)), bank).draft

    changed = [old.spans[0].node for old, new in zip(before.blocks, after.blocks, strict=True) if old != new]
    assert "要.担当.勇" in changed
    assert len(changed) <= 2


def test_a_pin_that_names_nothing_is_a_mistake() -> None:
    brief, bank = making.sample(SAMPLES[0])

    with pytest.raises(DrafterError, match="选用的“没有这样一句话”"):
        compose(making.changed(brief, pins=("没有这样一句话",)), bank)


def test_two_items_are_counted_as_a_pair() -> None:
    composition = making.made(making.text_of())
    amounts = [span.text for block in composition.draft.blocks for span in block.spans if span.fact in ("好", "要")]

    assert amounts
    assert set(amounts) == {"两"}


@pytest.mark.parametrize("wanted", ["庄重", "平实"])
def test_a_brief_may_ask_for_a_tone(wanted: str) -> None:
    brief, bank = making.sample(SAMPLES[0])
    tones = {phrase.id: phrase.tone or "平实" for entries in bank.phrases.values() for phrase in entries}
    both = {slot for slot, entries in bank.phrases.items() if len({tones[phrase.id] for phrase in entries}) > 1}
    draft = compose(making.changed(brief, tone=wanted), bank, "甲").draft
    said = [span.phrase for block in draft.blocks for span in block.spans if "#" in span.phrase and not span.fact]
    found = Counter(tones[phrase] for phrase in said if phrase.partition("#")[0] in both)

    assert found[wanted] >= 0.7 * found.total() > 8


@given(st.sets(st.sampled_from(["重担", "课堂", "办法", "我们", "责任"]), min_size=1, max_size=2))
@SLOW
def test_avoided_words_do_not_stand_in_the_draft(words: set[str]) -> None:
    composition = making.made(making.text_of(extra=f"回避: [{', '.join(sorted(words))}]\n种子: 甲"))

    assert not [word for word in words if word in making.own_words(composition)]
