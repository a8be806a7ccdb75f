"""What a document is taken for, and what its audience is called."""

import making
import pytest

from drafter.drafting.compose import compose
from drafter.formats import plain
from drafter.model import Draft
from drafter.text import fields, genre

BODY = "汛期就要到了，各村把值班的人排好。\n险段要有人去看，看了要签字。\n物资要备足，备在用得着的地方。\n"


def read(text: str) -> Draft:
    return plain.document("稿.txt", text).draft


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("在全县防汛工作会议上的讲话", "讲话"),
        ("在全县防汛工作会议上的讲话提纲", "讲话"),
        ("在防汛动员会上的讲话（摘要）", "讲话"),
        ("政 府 工 作 报 告", "政府工作报告"),
        ("县水利局2025年工作报告", "报告"),
        ("关于做好防汛值班工作的通知", "通知"),
        ("关于购置防汛物资的请示", "请示"),
        ("关于商请借用场地的复函", "函"),
        ("全县防汛演练启动仪式主持词", "主持词"),
        ("学习领导同志在防汛会议上的讲话", ""),
        ("防汛值班安排", ""),
    ],
)
def test_a_title_names_the_genre(title: str, kind: str) -> None:
    assert genre.genre(read(f"{title}\n{BODY}")) == kind


def test_a_speech_without_a_title_is_known_by_how_it_speaks() -> None:
    told = "今天，我们在这里动员防汛。下面，我谈三点想法，与大家共勉。\n" + BODY * 4

    assert genre.genre(read(told)) == "讲话"
    assert genre.genre(read(BODY * 4)) == ""
    assert genre.genre(read("我谈三点想法，与大家共勉。")) == ""


def test_names_of_one_field_belong_together() -> None:
    areas = {place.text: place.area for place in fields.named(read("组工干部、组织干部、政工干部。"))}

    assert areas["组工干部"] == areas["组织干部"] != areas["政工干部"]


def test_every_name_of_a_field_stands_once() -> None:
    for table in (fields.FIELDS, fields.POSTS):
        names = table.split()

        assert len(names) == len(set(names))


def test_a_draft_carries_the_facts_of_its_brief() -> None:
    brief, bank = making.ready(making.text_of())
    facts = compose(brief, bank).draft.facts

    assert ("时长", "三天") in facts
    assert [wording for name, wording in facts if name == "培训内容"] == ["数据采集", "质量核查", "报表分析"]
    assert ("姓名", "李明") in facts
    assert ("日期", "2026年3月5日") in facts
