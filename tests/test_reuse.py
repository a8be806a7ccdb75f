"""What a draft says that an archive says already: nothing missed, nothing invented, light edits found."""

from __future__ import annotations

import random
from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import Shelf

from drafter.archive import alignment, selection
from drafter.archive.characters import characters
from drafter.archive.fingerprint import CERTAIN
from drafter.archive.reuse import Found, found
from drafter.formats import document
from drafter.model import Draft, Passage
from drafter.text.places import whole

SENTENCES = (
    "河道两岸的老旧管线分三批更换，沿街商户的停业补偿在开工前付清。",
    "村口那座石桥去年汛期塌了半边，今年春天由三个组的乡亲凑工凑料修好了。",
    "窗口人员把办事指南改成一页纸，来办证的老人不用再问第二遍。",
    "档案室漏雨的屋顶补好以后，二十年来的卷宗全部重新编号上架。",
    "早市从马路边挪进了空置的厂房，摊位费三年不涨，菜价也跟着稳住了。",
    "学校门口的减速带装好之前，每天早晚各有两名值班员守着斑马线。",
    "水厂的夜班记录一直写到腊月二十九，没有一天是空着的。",
    "合作社把分红的账贴在墙上，谁家出了多少工、领了多少钱一看便知。",
)


def drafted(text: str) -> Draft:
    return document("a.txt", ".txt", text.encode("utf-8", "surrogatepass")).draft


def held(text: str, *texts: str, **more: object) -> Found:
    return found(drafted(text), Shelf(texts, **more))  # type: ignore[arg-type]


MODES = {  # limits that make an archive of a few documents as good as a larger one
    "all documents": {},
    "those with a fingerprint": {(selection, "TINY"): -1},
    "those with the most": {(selection, "TINY"): -1, (selection, "SMALL"): -1},
    "too many pairs": {(alignment, "MOST"): -1},
}
EXACT = ("all documents", "those with a fingerprint")


@contextmanager
def mode(name: str):
    with pytest.MonkeyPatch.context() as patch:
        for (module, limit), value in MODES[name].items():
            patch.setattr(module, limit, value)
        yield


def common(one: list[int], other: list[int]) -> set[tuple[int, int]]:
    """The maximal common runs of ``CERTAIN`` numbers or more, by the start and the end in the first list."""
    here, there, runs = np.array(one), np.array(other), set()
    for shift in range(CERTAIN - len(other), len(one) - CERTAIN + 1):
        start, size = max(0, shift), min(len(one), len(other) + shift)
        same = here[start:size] == there[start - shift : size - shift]
        edges = np.flatnonzero(np.diff(np.concatenate([[False], same, [False]])))
        long = edges[1::2] - edges[::2] >= CERTAIN
        runs |= {(start + first, start + last) for first, last in edges.reshape(-1, 2)[long].tolist()}
    return runs


def extents(draft: Draft, passages: tuple[Passage, ...]) -> list[tuple[int, int]]:
    """The compared characters of a draft that passages take up."""
    starts, offsets = whole(draft).starts, characters(whole(draft).text).offsets
    ends = [(passage.places[0], passage.places[-1]) for passage in passages]
    return [
        (
            int(np.searchsorted(offsets, starts[first.block] + first.start)),
            int(np.searchsorted(offsets, starts[last.block] + last.end)),
        )
        for first, last in ends
    ]


def check_sources(draft: Draft, passages: tuple[Passage, ...], texts: list[str]) -> None:
    """Every source stands where it is said to stand; word for word is word for word."""
    for passage in passages:
        assert passage.documents >= len(passage.sources) >= 1
        for source in passage.sources:
            text = texts[int(source.document[1:]) - 1]
            line = "".join(text.split("\n")[source.line - 1 :])[source.column - 1 :]
            assert line.startswith(source.text.replace("\n", ""))
            assert 0 < source.likeness <= 1
            same = characters(source.text).codes.tolist() == characters(passage.text).codes.tolist()
            assert same == (source.likeness == 1)


alphabets = st.sampled_from(["一", "一二", "一二三", "一二三四五六", "一二，\n"])
repetitive = alphabets.flatmap(lambda alphabet: st.text(alphabet, max_size=90))


@st.composite
def archives(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A draft and some texts, of which parts stand in it."""
    texts = draw(st.lists(repetitive, max_size=4, unique=True))
    parts = [text[draw(st.integers(0, 40)) :][: draw(st.integers(0, 60))] for text in texts]
    return draw(repetitive) + "".join(parts) + draw(repetitive), texts


@pytest.mark.parametrize("way", MODES)
@given(archive=archives())
def test_no_common_run_is_missed_and_none_invented(way, archive):
    text, texts = archive
    draft = drafted(text)
    with mode(way):
        passages = found(draft, Shelf(texts)).passages
    taken = extents(draft, passages)

    check_sources(draft, passages, texts)
    codes = characters(whole(draft).text).codes.tolist()
    for start, end in set().union(*(common(codes, characters(other).codes.tolist()) for other in texts)):
        for first, last in [(start, end)] if way in EXACT else windows(start, end):
            assert any(one <= first and last <= other for one, other in taken)


def windows(start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of ``CERTAIN`` characters of a run."""
    return [(place, place + CERTAIN) for place in range(start, end - CERTAIN + 1)]


def corpus(chance: random.Random, count: int, size: int) -> list[str]:
    """Texts made of words of one office: some are common, most are rare."""
    common_ones = [chr(0x4E00 + number) for number in range(0, 3000, 2)]
    words = ["".join(chance.choices(common_ones, k=2)) for _ in range(900)]
    weights = [1 / (rank + 5) for rank in range(len(words))]
    return ["".join(chance.choices(words, weights, k=size // 2)) for _ in range(count)]


def edited(chance: random.Random, text: str, how: str) -> str:
    """A text of which one character in twenty is another, or left out, or new."""
    characters_ = list(text)
    if how == "some":
        places = [place for place in range(len(text)) if chance.random() < 0.05]
    else:
        places = sorted(chance.sample(range(1, len(text) - 1), len(text) // 20))
    for place in reversed(places):
        new = {"moved": chance.choice([[], [characters_[place], "改"]])}.get(how, ["改"])
        characters_[place : place + 1] = new
    return "".join(characters_)


@pytest.mark.parametrize("how", ["each", "some", "moved"])
@pytest.mark.parametrize(
    ("way", "size", "least"),
    [
        ("all documents", 40, 0.98),
        ("all documents", 20, 0.85),
        ("those with the most", 40, 0.97),
        ("those with the most", 20, 0.8),
    ],
)
def test_lightly_edited_passages_are_found(how, way, size, least):
    chance = random.Random("edits")
    texts = corpus(chance, 40, 600)
    shelf, trials, seen = Shelf(texts), 150, 0
    with mode(way):
        for new in corpus(random.Random("new"), trials, 300):
            start = chance.randrange(600 - size)
            passage = edited(chance, chance.choice(texts)[start : start + size], how)
            draft = drafted(f"{new[:150]}。{passage}。{new[150:]}")
            taken = extents(draft, found(draft, shelf).passages)
            seen += any(min(end, 150 + len(passage)) - max(start, 150) > 0.6 * len(passage) for start, end in taken)

    assert seen >= least * trials


def test_unrelated_texts_have_nothing_in_common():
    assert held("".join(SENTENCES[:4]), "".join(SENTENCES[4:])) == Found((), 0.0)


def test_a_passage_says_where_it_was_said_and_what_stood_around_it():
    text = "各位：\n" + SENTENCES[0] + "今年新修的排涝泵站已经试过两次水，" + SENTENCES[1]
    earlier = "开头一行\n" + SENTENCES[2] + "去年夏天，新修的排涝泵站已经试过两次水，结果都好。" + SENTENCES[3]
    (passage,) = held(text, earlier).passages
    (source,) = passage.sources

    assert passage.text == source.text == "新修的排涝泵站已经试过两次水"
    assert (source.document, source.title, source.line) == ("d1", "t1", 2)
    assert earlier.split("\n")[1][source.column - 1 :].startswith(source.text)
    assert (source.before, source.after) == ("去年夏天，", "，结果都好。")
    assert (passage.kind, passage.reason, source.likeness) == ("reuse", "与旧稿一字不差", 1.0)


def test_a_passage_runs_on_across_line_ends_with_a_place_in_each_line():
    sentence = SENTENCES[1]
    text = SENTENCES[0] + "\n" + "\n".join((sentence[:9], sentence[9:20], sentence[20:])) + "\n" + SENTENCES[4]
    draft = drafted(text)
    (passage,) = found(draft, Shelf([SENTENCES[2] + sentence + SENTENCES[3]])).passages
    said = "".join(draft.blocks[spot.block].text[spot.start : spot.end] for spot in passage.places)

    assert len(passage.places) == 3
    assert said == passage.text.replace("\n", "") == sentence.rstrip("。")


def test_share_is_the_part_of_the_characters_in_reused_passages():
    text = SENTENCES[0] + SENTENCES[1]
    shared, all_of_it = (len(characters(part).codes) for part in (SENTENCES[1], text))

    assert held(text, SENTENCES[1] + SENTENCES[2]).share == pytest.approx(shared / all_of_it)


def test_sources_are_the_most_alike_then_the_newest_and_five_at_most():
    changed = SENTENCES[0].replace("沿街", "沿河")
    others = [changed, *(SENTENCES[0] + end for end in SENTENCES[1:7])]
    dates = ["2029-01-01", *(f"202{number}-05-01" for number in range(6))]
    (passage,) = held("今天开会，" + SENTENCES[0] + "请大家都说一说自己的想法和难处。", *others, dates=dates).passages

    assert passage.documents == 7
    assert [source.date for source in passage.sources] == [f"202{number}-05-01" for number in (5, 4, 3, 2, 1)]
    assert {source.likeness for source in passage.sources} == {1.0}


def test_no_passage_lies_within_another():
    texts = [SENTENCES[0] + SENTENCES[1], SENTENCES[1] + SENTENCES[2], SENTENCES[1][:20] + SENTENCES[5]]
    draft = drafted("今天开会，" + "".join(SENTENCES[:4]) + SENTENCES[6] + SENTENCES[7])
    taken = extents(draft, found(draft, Shelf(texts)).passages)

    assert taken == sorted(taken)
    assert [end for _, end in taken] == sorted({end for _, end in taken})
    assert len({start for start, _ in taken}) == len(taken) == 2


def test_quotations_formulas_and_salutations_are_no_reuse():
    formula = "把每一件小事都当作自己家里的事来办"
    quotation = "老书记说：“" + SENTENCES[7] + "”"
    greeting = "各位代表、各位来宾、老师们、同学们、乡亲们："
    texts = [f"{greeting}\n{end}{formula}，{SENTENCES[7]}" for end in SENTENCES[:3]]
    text = f"在全区大会上的讲话\n{greeting}\n{SENTENCES[4]}今后要{formula}。{SENTENCES[6]}{quotation}{SENTENCES[5]}"
    result = held(text, *texts)

    assert result.share == 0
    assert [(passage.kind, passage.reason) for passage in result.passages] == [
        ("set", "标题、称呼或署名"),
        ("set", "3篇旧稿都这样说"),
        ("quote", "出自引文"),
    ]


def test_versions_of_one_document_make_no_formula():
    formula = "把每一件小事都当作自己家里的事来办"
    text = f"{SENTENCES[0]}今后要{formula}。{SENTENCES[1]}"
    versions = [
        f"{SENTENCES[2] * 3}{SENTENCES[3] * 3}{formula}，{SENTENCES[5] * 3}第{number}稿" for number in "一二三四"
    ]

    assert [one.kind for one in held(text, *versions).passages] == ["reuse"]
    others = [f"{end * 3}{formula}，{end}" for end in SENTENCES[6:8]]
    assert [one.kind for one in held(text, *versions, *others).passages] == ["set"]


def test_a_passage_says_how_many_have_it_changed():
    text = SENTENCES[4] + SENTENCES[0] + SENTENCES[5]
    changed = SENTENCES[0].replace("沿街", "沿河")
    (passage,) = held(text, SENTENCES[0], SENTENCES[6] + SENTENCES[0], changed).passages

    assert passage.reason == "与旧稿一字不差；3篇旧稿有这段话，其中1篇不全相同"


def test_a_few_words_behind_a_byline_and_a_salutation_are_no_reuse():
    head = "在全区大会上的讲话\n（2024年3月15日）\n各位代表、各位来宾：\n"
    opening = "今天，我们召开大会"
    result = held(head + opening + "，" + SENTENCES[0], head + opening + "。" + SENTENCES[1])

    assert result.share == 0
    assert [(one.kind, one.reason) for one in result.passages] == [("set", "标题、称呼或署名")]


def test_a_copy_of_the_draft_is_told_apart_and_hides_nothing():
    text = "".join(SENTENCES[:5])
    copy, sentence = held(text, text + "完。", SENTENCES[2] + SENTENCES[7]).passages

    assert (copy.reason, copy.sources[0].document) == ("旧稿库里有本稿的另一份", "d1")
    assert (sentence.sources[0].document, sentence.documents) == ("d2", 1)


def test_documents_that_are_gone_by_the_time_they_are_read_are_left_out():
    text = SENTENCES[0] + SENTENCES[1]

    assert held(text, SENTENCES[0] + SENTENCES[2], SENTENCES[1] + SENTENCES[3], gone=[1]).passages[0].documents == 1
    assert held(text, SENTENCES[0], gone=[1]) == Found((), 0.0)


@pytest.mark.parametrize("text", ["", "一二三四五六七八九十甲乙", "，。\n"])
def test_drafts_too_short_to_compare_have_no_passages(text):
    assert held(text, SENTENCES[0], text + SENTENCES[1]) == Found((), 0.0)


def test_a_text_that_repeats_itself_without_end_is_one_passage():
    with mode("those with the most"):
        (passage,) = held("一" * 20_000, "一" * 30_000, "一" * 19 + "二" * 20_000).passages

    assert (len(passage.text), passage.documents) == (20_000, 1)


def test_an_empty_archive_has_nothing():
    assert held(SENTENCES[0]) == Found((), 0.0)
