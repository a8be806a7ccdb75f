"""What the paragraphs of a speech are, and how its lists nest."""

from __future__ import annotations

import pytest

from drafter.formats import plain
from drafter.model import Draft
from drafter.text.announcement import announced
from drafter.text.enumeration import enumerations


def draft(text: str) -> Draft:
    return plain.document("稿.txt", text.replace("¶", "\n")).draft


def roles(text: str) -> str:
    short = {"title": "题", "byline": "署", "salutation": "称", "body": "文"}
    return "".join(short[block.role] for block in draft(text).blocks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在统计业务培训班结业时的讲话¶（2026年3月5日）¶同志们：¶培训班就要结束了。", "题署称文"),
        (
            "在全县统计业务培训班¶结业时的讲话¶县统计局局长　李明¶2026年3月5日¶同志们：¶培训班就要结束了。",
            "题题署署称文",
        ),
        ("同志们：¶培训班就要结束了。", "称文"),
        ("各位领导、各位来宾，女士们、先生们：¶欢迎大家。", "称文"),
        ("培训班就要结束了。¶下面我讲两点意见。", "文文"),
        ("一、认清形势¶形势逼人。", "文文"),
        ("关于做好防汛工作的通知¶各乡镇人民政府，县直各单位：¶现通知如下。", "题称文"),
        ("谢谢大家", "文"),
        ("要做到以下几点：¶一是学。", "文文"),
    ],
)
def test_title_byline_and_salutation_are_known(text: str, expected: str) -> None:
    assert roles(text) == expected


def test_the_title_is_put_together_and_the_day_is_read() -> None:
    found = draft("在全县统计业务培训班¶结业时的讲话¶（2026年3月5日）¶同志们：¶培训班就要结束了。")

    assert found.title == "在全县统计业务培训班结业时的讲话"
    assert found.date == "2026-03-05"


def test_a_day_that_is_none_is_not_read() -> None:
    assert draft("在结业时的讲话¶（2026年2月31日）¶同志们：¶培训班就要结束了。").date == ""


def test_typed_headings_have_levels_and_sentences_have_none() -> None:
    found = draft("一、总体情况¶（一）培训情况¶1.第一期¶（1）上午¶一、这里说的是一句完整的话。¶共办班三期。")

    assert [block.level for block in found.blocks] == [1, 2, 3, 4, 0, 0]


def outline(text: str) -> list[tuple[int, str, tuple[int, ...], int]]:
    return [(one.depth, one.family, one.numbers, one.parent) for one in enumerations(draft(text))]


def test_lists_nest_as_a_hearer_hears_them() -> None:
    text = "一要学。一是学理论，二是学业务。首先，学原文；其次，学原理。¶二要干。一是带头干，二是带着干，三是比着干。"

    assert outline(text) == [
        (0, "一要", (1, 2), -1),
        (1, "一是", (1, 2), 0),
        (2, "首先", (1, 2), 1),
        (1, "一是", (1, 2, 3), 0),
    ]


def test_a_list_of_paragraphs_ends_where_another_begins() -> None:
    text = "一是组织好。略。¶二是效果好。略。¶下面提两点要求。¶一要学。略。¶二要干。略。"

    assert outline(text) == [(0, "一是", (1, 2), -1), (0, "一要", (1, 2), -1)]


def test_lists_of_paragraphs_nest_where_the_outer_one_goes_on() -> None:
    text = "一要学。¶一是学理论。¶二是学业务。¶二要干。¶一是带头干。¶二是带着干。¶三要守。¶一是守纪律。¶二是守规矩。"

    assert outline(text) == [
        (0, "一要", (1, 2, 3), -1),
        (1, "一是", (1, 2), 0),
        (1, "一是", (1, 2), 0),
        (1, "一是", (1, 2), 0),
    ]


def test_a_last_word_in_a_new_paragraph_belongs_to_no_list() -> None:
    text = "首先，学进去。其次，讲出来。再次，做起来。¶最后，祝大家工作顺利！"

    assert outline(text) == [(0, "首先", (1, 2, 3), -1)]


def test_headings_nest_by_rank() -> None:
    text = "一、形势¶（一）国内¶1.东部¶2.西部¶（二）省内¶二、任务¶（一）修路¶（二）架桥"

    assert outline(text) == [
        (0, "一、", (1, 2), -1),
        (1, "（一）", (1, 2), 0),
        (2, "1.", (1, 2), 1),
        (1, "（一）", (1, 2), 0),
    ]


def test_a_list_inside_a_paragraph_has_ended_before_the_wishes() -> None:
    assert outline("首先，排好。其次，看住。再次，解开。¶路很长。最后，祝大家顺利！") == [(0, "首先", (1, 2, 3), -1)]


def test_a_list_begun_inside_a_paragraph_may_go_on_in_the_next() -> None:
    assert outline("有三点体会。一是学。¶二是思。¶三是行。") == [(0, "一是", (1, 2, 3), -1)]


@pytest.mark.parametrize(
    "text",
    [
        "坚持质量第一、效益优先，第二产业稳中有进。",
        "一是一，二是二，有一说一。¶一心一意，三番五次。",
        "首先，我代表县委表示慰问！最后，祝大家身体健康！",
        "他们一要面子，二来也确有难处。",
        "3.5万人参加，4.2亿元到位。",
    ],
)
def test_what_only_looks_like_numbers_is_no_list_that_breaks(text: str) -> None:
    assert all(
        one.numbers == tuple(range(1, len(one.items) + 1)) or 0 in one.numbers for one in enumerations(draft(text))
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("讲三点意见。¶一、学¶二、思¶三、行", [("三点意见", 3)]),
        ("概括为“两个好”：¶一是人好。略。¶二是事好。略。", [("“两个好”", 2)]),
        ("谈几点体会。一是学，二是思。", [("几点体会", 0)]),
        ("贯彻中央八项规定精神，一是精简会议，二是改进文风。", []),
        ("增强“四个意识”，一是学在前，二是走在前。", []),
        ("全县12个乡镇受益。一是路通了，二是水通了。", []),
        ("办到头，才敢说“妥了”两个字。一是问，二是看，三是改。", []),
        ("突出“先”“准”两个字。一是先，二是准。", [("两个字", 2)]),
        ("增长4%、高于全省0.3个百分点。一是工业，二是农业。", []),
    ],
)
def test_a_list_knows_what_announces_it(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(count.text, count.number) for count, _ in announced(draft(text))] == expected
