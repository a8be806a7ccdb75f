"""Repeated phrasing: the maximal repeats are those of the definition, rhetoric is told apart, nothing grows out of hand."""

from __future__ import annotations

import time
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter import checks
from drafter.checks._settings import Settings
from drafter.drafting.plan import gap
from drafter.formats import plain
from drafter.model import Block, Draft, Repeat, Span
from drafter.repetition import phrases, repeats
from drafter.repetition.echo import echoes
from drafter.repetition.likeness import pairs
from drafter.repetition.maximal import BARRIER, apart, maximal
from drafter.repetition.phrases import candidates
from drafter.repetition.stream import LONGEST, stream
from drafter.repetition.surprise import surprise, unlikely

FAMILY = frozenset(
    [
        "doubled-function-word",
        "doubled-word",
        "near-duplicate-sentence",
        "near-echo",
        "overused-word",
        "repeat-in-sentence",
        "repeated-phrase",
        "same-opening",
    ]
)
FILLER = (
    "\n清早的雨停了，远处的山露出轮廓。老周扛着铁锹往坝上走，脚步很快。渠里的水涨了一寸，鱼在浅处打转。"
    "几个年轻人蹲在田埂边，讨论午后先修哪一段。广播里放着戏曲，谁家的狗叫了两声。孩子们背着书包，绕过泥坑往学校去。\n"
)
OTHER = (
    "\n傍晚的集市收了摊，秤杆靠在墙角。卖豆腐的老人数着零钱，忽然笑出声来。桥头新修的栏杆还带着油漆味，"
    "有人伸手去摸，蹭了一掌绿。灯一盏一盏亮起来，渡船靠岸，水面晃成碎金。\n"
)


def draft(text: str) -> Draft:
    return plain.document("稿.txt", text).draft


def found(text: str) -> dict[str, Repeat]:
    return {repeat.text: repeat for repeat in repeats(draft(text)) if repeat.kind not in ("echo", "near")}


def defined(text: str) -> dict[str, list[int]]:
    """The maximal repeats by their definition: every run that no neighbour on either side follows everywhere."""
    places: dict[str, list[int]] = defaultdict(list)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            if text[end - 1] == BARRIER:
                break
            places[text[start:end]].append(start)
    framed = BARRIER + text + BARRIER
    return {
        run: apart(starts, len(run))
        for run, starts in places.items()
        if len(apart(starts, len(run))) > 1
        and open_ended({framed[start] for start in starts})
        and open_ended({framed[start + len(run) + 1] for start in starts})
    }


def open_ended(neighbours: set[str]) -> bool:
    return len(neighbours) > 1 or neighbours == {BARRIER}


@given(st.text(alphabet="ab" + BARRIER, max_size=40))
def test_maximal_repeats_are_those_of_the_definition(text: str) -> None:
    assert dict(maximal(text)) == defined(text)


@given(st.text(alphabet="abcde" + BARRIER, max_size=60))
def test_maximal_repeats_of_more_letters_are_those_of_the_definition(text: str) -> None:
    assert dict(maximal(text)) == defined(text)


@given(st.lists(st.sampled_from(["ab", "abc", "ba", "cab", "a"]), max_size=12))
def test_copied_stretches_keep_all_their_places(stretches: list[str]) -> None:
    text = BARRIER.join(stretches)

    assert dict(maximal(text)) == defined(text)


@given(st.lists(st.sampled_from(["党", "建", "，", "。", "\n", "学习", "5", "a"]), max_size=40).map("".join))
def test_a_stream_keeps_the_places_of_its_words(text: str) -> None:
    read = draft(text)
    words = stream(read)

    for place, character in enumerate(words.text):
        start, end = words.span(place, 1)
        assert character == BARRIER or words.whole.text[start:end] == words.word(character)


def test_a_long_stretch_without_a_full_stop_is_parted() -> None:
    words = stream(draft("我们学习，" * 100))

    assert max(map(len, words.text.split(BARRIER))) <= LONGEST


def test_a_repeat_is_the_more_surprising_the_nearer_it_stands() -> None:
    near, far = surprise([0, 10], 3, 8.0, 1000), surprise([0, 500], 3, 8.0, 1000)

    assert near > far


def test_a_third_place_nearby_makes_a_repeat_more_surprising() -> None:
    assert surprise([0, 10, 20], 3, 8.0, 1000) > surprise([0, 10], 3, 8.0, 1000)


@given(st.integers(1, 40), st.floats(0.01, 20))
def test_more_events_are_never_likelier(count: int, expected: float) -> None:
    assert unlikely(count + 1, expected) >= unlikely(count, expected) >= 0


def test_neither_punctuation_nor_a_particle_parts_a_phrase() -> None:
    text = f"做到学深、学透、会用。{FILLER}真正学深学透。{OTHER}群众的期盼就是方向。群众期盼什么，就办什么。"
    runs = {"".join(stream(draft(text)).words(run.text)) for run in candidates(draft(text))}

    assert {"学深学透", "群众期盼"} <= runs


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("实践没有止境，探索就没有止境。", "没有止境"),
        ("从分散向集中转变、从粗放向精细转变、从被动向主动转变。", "从…向…转变"),
        ("坚持理论与实际相结合，当前与长远相结合，继承与创新相结合。", "与…相结合"),
        ("面对困难要多想办法。面对矛盾要敢于较真。面对机遇要善于把握。", "面对…要"),
    ],
)
def test_rhetoric_is_a_parallel(text: str, phrase: str) -> None:
    assert found(text + FILLER)[phrase].kind == "parallel"


@pytest.mark.parametrize(
    "text",
    [
        "大家发扬特别能吃苦、特别能战斗、特别能奉献的精神。",
        "自己缺什么就多学什么，工作需要什么就钻研什么。",
        "集思广益出思路，博采众长出思路，敢闯敢试出思路。",
    ],
)
def test_rhetoric_is_no_echo(text: str) -> None:
    read = draft(FILLER + text + OTHER)

    assert not echoes(read)
    assert not [repeat for repeat in phrases(read) if repeat.kind == "repeat"]


def test_a_quoted_phrase_is_a_quotation() -> None:
    text = f"要发扬“钉钉子精神”。{FILLER}老支书常说“钉钉子精神”。{OTHER}"

    assert found(text)["钉钉子精神"].kind == "quote"


def test_a_heading_that_is_taken_up_is_no_repeat() -> None:
    text = f"一是加固防汛堤坝。加固防汛堤坝是头等大事。{FILLER}二是备足物资。{OTHER}"

    assert found(text)["加固防汛堤坝"].kind == "heading"


def test_a_set_phrase_is_no_repeat() -> None:
    text = f"老党员常说要有理论自信。{FILLER}青年人更要培养理论自信。{OTHER}"

    assert {repeat.kind for repeat in phrases(draft(text))} <= {"set"}


def test_a_name_of_things_is_no_repeat_a_minute_later_and_one_nearby() -> None:
    near = f"泵站机组要检修。泵站机组要备件。{FILLER}{OTHER}"
    far = f"泵站机组要检修。{FILLER}{OTHER}泵站机组要备件。"

    assert found(near)["泵站机组"].kind != "set"
    assert found(far)["泵站机组"].kind == "set"


def test_what_is_said_of_things_is_a_repeat_a_minute_later() -> None:
    text = f"全镇奋力推开整修。{FILLER}{OTHER}各村奋力推开整修。"

    assert found(text)["奋力推开整修"].kind == "repeat"


def test_the_same_items_named_again_are_no_repeat() -> None:
    text = f"学习养蜂、酿酒、编筐三门手艺。{(FILLER + OTHER) * 2}今年接着教养蜂、酿酒、编筐。"

    assert found(text)["养蜂、酿酒、编筐"].kind == "set"


def test_what_the_outline_meant_is_no_repeat() -> None:
    def block(*spans: Span) -> Block:
        return Block("body", spans)

    fact = Span("全县防汛抢险演练", "事实", fact="活动")
    meant = Draft(
        "", "", (block(fact, Span("开始了。", "a")), block(Span(FILLER, "b")), block(fact, Span("结束了。", "c")))
    )
    plainly = Draft("", "", tuple(Block("body", (Span(part.text, ""),)) for part in meant.blocks))

    assert {repeat.kind for repeat in phrases(meant)} == {"set"}
    assert {repeat.kind for repeat in phrases(plainly)} == {"repeat"}


@pytest.mark.parametrize("wording", ["【待补：参加人员】", gap("受众")])
def test_what_is_still_to_be_filled_in_is_no_repeat(wording: str) -> None:
    text = f"{wording}讲得好，{wording}学得好。{FILLER}今年请{wording}带头，{wording}不掉队。{OTHER}{wording}辛苦了。"

    assert not repeats(draft(text))


def test_a_gap_parts_what_stands_around_it() -> None:
    words = stream(draft("清扫街巷【待补：日期】清扫街巷"))

    assert [words.words(run) for run in words.text.split(BARRIER) if run] == [["清扫", "街巷"]] * 2


def test_a_sentence_said_again_with_light_edits_is_found() -> None:
    text = f"各支部要结合自身实际，认真制定学习计划。{FILLER}各支部要结合各自实际，认真制定学习计划。"

    (pair,) = pairs(draft(text))
    assert 0.8 <= pair.likeness < 1


def test_repeats_come_strongest_first_and_say_why() -> None:
    text = f"守望相助是我们的家风。{FILLER}靠着守望相助，大家挺了过来。守望相助，永不言弃。{OTHER}" * 2
    scores = [repeat.score for repeat in repeats(draft(text))]

    assert scores == sorted(scores, reverse=True)
    assert all(repeat.reason for repeat in repeats(draft(text)))


STRANGE = [
    "",
    "\n\n\n",
    "\0\0\0",
    "\ud800的的\udfff",
    "a" * 50,
    "The cat sat. The cat sat.",
    "。。。。",
    "“" * 30,
    "的" * 200,
    "一是" * 50,
]


@pytest.mark.parametrize("text", STRANGE)
def test_strange_texts_are_taken_calmly(text: str) -> None:
    read = Draft("", "", tuple(Block("body", (Span(line, ""),)) for line in text.split("\n")))

    for finding in checks.run(read, Settings(only=FAMILY)):
        assert 0 <= finding.start < finding.end <= len(read.blocks[finding.block].text)


@given(st.text(alphabet="要的了学习干部，。、；“”\n强化5a", max_size=120))
def test_findings_lie_within_their_blocks(text: str) -> None:
    read = draft(text)

    for finding in checks.run(read, Settings(only=FAMILY)):
        assert 0 <= finding.start < finding.end <= len(read.blocks[finding.block].text)
        assert all(0 <= spot.start < spot.end for spot in finding.related)


def seconds(text: str) -> float:
    """Processor time of the family on a text whose words are known already."""
    read = draft(text)
    stream(read)
    began = time.process_time()
    checks.run(read, Settings(only=FAMILY))
    return time.process_time() - began


WORST = {
    "one character": "国" * 4_000,
    "two sentences in turn": "我们要加强学习。他们要坚持工作。" * 250,
    "a paragraph copied": "会议强调，要把思想统一到部署上来，把力量凝聚到任务上来，压实责任、细化措施，确保按期完成。\n"
    * 90,
    "a clause without end": "加强学习，提高本领，" * 400,
    "doubled words": "要要的的进行进行" * 500,
    "one opening": "要学。要干。" * 650,
    "figures": "".join(f"第{number}项完成{number}个，" for number in range(400)),
}


@pytest.mark.parametrize("name", WORST)
def test_the_worst_texts_cost_no_more_than_their_length(name: str) -> None:
    seconds(WORST[name])
    once, tenfold = (min(seconds(text) for _ in range(3)) for text in (WORST[name], WORST[name] * 10))

    assert tenfold < 40 * max(once, 0.005)


@pytest.mark.parametrize("name", WORST)
def test_the_worst_texts_do_not_flood_the_editor(name: str) -> None:
    few = len(checks.run(draft(WORST[name]), Settings(only=FAMILY - {"doubled-word", "doubled-function-word"})))

    assert few <= 60


def test_a_clause_said_twice_at_the_heads_of_sentences_is_no_parallel() -> None:
    clause = "转移谁、谁来转、转到哪"
    repeat = next(one for one in repeats(draft(FILLER + f"{clause}，村里定。{clause}，户里记。" + OTHER)))

    assert (repeat.text, repeat.kind) == (clause, "repeat")


def test_no_phrase_ends_in_the_head_of_the_next_member() -> None:
    text = "夜里有人看、有人记，一刻不断。水位尺有人看、有人修，两年没坏。堤段有人看、有人管，今年照旧。"
    texts = [repeat.text for repeat in repeats(draft(FILLER + text + OTHER))]

    assert [one for one in texts if one.count("有人") > 1] == []


def test_a_short_text_may_say_a_word_as_often_as_one_of_a_thousand_characters() -> None:
    line = "会后{}把账目核对清楚，贴到门口。"
    few, many = (draft(FILLER + "".join(line.format("要") for _ in range(count)) + OTHER) for count in (5, 13))
    reasons = [[one.reason for one in repeats(made) if one.kind == "overused"] for made in (few, many)]

    assert reasons == [[], ["用了13次（一千字以内一般不超过6次）"]]
