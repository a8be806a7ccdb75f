"""The elements of official documents are known by their form and place, and a speech has none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.formats import plain
from drafter.model import Block, Role, Span
from drafter.text import elements
from drafter.text.elements import ELEMENTS

TEXT = "入秋以来连下了几场大雨，村口到水塔的步道塌了两处，请各组在月底以前派人修好。"

# Each line: what it is, and what it says. What is none of the elements is written as it stands in the text.
NOTICE = f"""\
serial　000012
secrecy　机密★1年
urgency　特急
mark　青山乡人民政府文件
number　青政发〔2026〕3号
title　关于整修乡间步道的通知
salutation　各村民委员会，乡直各单位：
body　{TEXT}
body　一、分段包干
body　{TEXT}
annexes　附件：1.步道分段包干表
annexes　2.石料领取办法
signature　青山乡人民政府
date　2026年3月5日
remark　（联系人：王一，电话：555—0101）
annex　附件1
annex-title　步道分段包干表
body　{TEXT}
annex　附件2
annex-title　石料领取办法
body　{TEXT}
copies　抄送：县水务局，县交通局。
issued　青山乡人民政府办公室　　　　2026年3月6日印发
"""
REQUEST = f"""\
mark　青山乡人民政府文件
number　青政报〔2026〕8号
signer　签发人：王一　李二
signer　张三
title　青山乡人民政府关于拨付步道整修经费的请示
salutation　县人民政府：
body　{TEXT}
body　妥否，请批示。
annexes　附件：步道整修预算表
signature　青山乡人民政府
date　2026年3月5日
"""
ONE_LINE = f"""\
mark　中共青山乡委员会
mark　青山乡人民政府
mark　文件
number　青委发〔2026〕3号　　　　签发人：王一
title　关于整修乡间步道的报告
salutation　县委、县政府：
body　{TEXT}
body　特此报告。
signature　中共青山乡委员会
signature　青山乡人民政府
date　二〇二六年三月五日
"""
LETTER = f"""\
mark　青山乡人民政府
number　青政函〔2026〕5号
title　关于商请支援石料的函
salutation　邻水乡人民政府：
body　{TEXT}
body　特此函达，盼复。
signature　青山乡人民政府
date　2026年3月5日
remark　（此件公开发布）
issued　青山乡人民政府办公室　2026年3月5日印发
"""
ORDER = f"""\
mark　青山县人民政府令
number　第12号
body　{TEXT}
stamp　县长　王一
date　2026年3月5日
"""
MINUTES = f"""\
mark　青山乡人民政府会议纪要
number　（第3期）
byline　青山乡人民政府办公室　　2026年3月5日
title　关于步道整修工作的会议纪要
body　{TEXT}
attendance　出席：王一、李二、张三
attendance　请　假：赵四
attendance　列席：钱五
copies　分送：各村民委员会。
issued　青山乡人民政府办公室　2026年3月6日印发
"""
WEB = f"""\
title　青山乡人民政府
title　关于整修乡间步道的通知
number　青政发〔2026〕3号
salutation　各村民委员会：
body　{TEXT}
signature　青山乡人民政府
date　2026年3月5日
"""
LISTED = f"""\
title　关于整修乡间步道的通知
salutation　各有关单位：
body　{TEXT}
body　联系人：王一
annexes　附件1：步道分段包干表
annexes　附件2：石料领取办法
signature　青山乡步道整修工作领导小组
date　2026年3月
"""
ANNEX = f"""\
annex　附件2
annex-title　青山乡步道整修石料
annex-title　领取办法
body　{TEXT}
body　一、登记领取
body　{TEXT}
"""
APPLICATION = f"""\
title　思想汇报
body　{TEXT}
body　{TEXT}
signature　王一
date　2026年3月5日
"""
NO_NUMBER = f"""\
secrecy　秘密
title　青山乡步道整修方案
body　{TEXT}
body　一、分段包干
body　{TEXT}
"""
SPEECH = f"""\
title　在步道整修动员会上的讲话
byline　青山乡乡长　王一
byline　（2026年3月5日）
salutation　同志们：
body　{TEXT}
body　附件里列得很清楚，大家回去要仔细看，抄送给各村的那一份要当天送到。
body　出席今天会议的还有县水务局的同志，我代表乡政府向他们表示感谢。
body　谢谢大家！
"""
DIARY = f"""\
title　步道整修日志
byline　2026年3月5日
body　{TEXT}
body　2026年3月6日
body　{TEXT}
body　主办单位：
body　{TEXT}
"""
REPORT = f"""\
title　政府工作报告
salutation　各位代表：
body　{TEXT}
body　2026年目标任务
body　{TEXT}
body　附件1所列事项，年内全部完成。
body　抄送范围另行规定。
body　办公室
"""
KINDS = {
    "notice": NOTICE, "request": REQUEST, "one line": ONE_LINE, "letter": LETTER, "order": ORDER, "minutes": MINUTES,
    "web": WEB, "listed": LISTED, "annex": ANNEX, "application": APPLICATION, "no number": NO_NUMBER,
}  # fmt: skip
NONE = {"speech": SPEECH, "diary": DIARY, "report": REPORT}


def lines(form: str) -> list[tuple[str, str]]:
    """What each line of an example is, and what it says."""
    return [(role, text) for role, _, text in (line.partition("\u3000") for line in form.splitlines())]


def read(form: str) -> list[tuple[str, str]]:
    """An example as it is read from a plain text."""
    text = "\n".join(text for _, text in lines(form))
    return [(block.role, block.text) for block in plain.document("稿.txt", text).draft.blocks]


@pytest.mark.parametrize("name", [*KINDS, *NONE])
def test_each_line_is_known_for_what_it_is(name: str) -> None:
    assert read((KINDS | NONE)[name]) == lines((KINDS | NONE)[name])


@pytest.mark.parametrize("name", NONE)
def test_what_is_no_official_document_has_no_elements(name: str) -> None:
    assert not {role for role, _ in read(NONE[name])} & ELEMENTS


def test_titles_are_those_of_annexes_and_orders_where_there_is_no_other() -> None:
    titles = [plain.document("稿.txt", "\n".join(t for _, t in lines(form))).draft.title for form in (ANNEX, ORDER)]  # fmt: skip

    assert titles == ["青山乡步道整修石料领取办法", "青山县人民政府令"]


def table(*rows: tuple[str, ...]) -> list[Block]:
    """The cells of a table, row by row."""
    return [Block("cell", (Span(text, ""),)) for row in rows for text in row]


def roles(*blocks: Block) -> list[Role]:
    """What the blocks of a text are."""
    found = elements.roles(blocks)
    return [found.get(index, block.role) for index, block in enumerate(blocks)]


def said(text: str) -> Block:
    return Block("body", (Span(text, ""),))


def test_head_and_imprint_may_stand_in_tables() -> None:
    head = table(("机密★1年", "特急"), ("青山乡人民政府文件",), ("青政发〔2026〕3号", "签发人：王一"))
    foot = table(("抄送：县水务局，县交通局。",), ("青山乡人民政府办公室", "2026年3月6日印发"))

    assert roles(*head, said(TEXT), said(TEXT), *foot) == [
        *("secrecy", "urgency", "mark", "number", "signer", "body", "body"),
        *("copies", "issued", "issued"),
    ]


def test_cells_of_an_ordinary_table_are_left_alone() -> None:
    rows = table(("序号", "附件", "密级"), ("1", "附件1", "机密"), ("2", "2026年3月5日", "青山乡人民政府"))

    assert roles(said(TEXT), *rows) == ["body", *["cell"] * 9]
    assert roles(*rows, said(TEXT)) == [*["cell"] * 9, "body"]


def test_elements_that_are_known_are_not_guessed_again() -> None:
    known = Block("number", (Span("青政发〔2026〕3号", ""),))

    assert elements.roles([known, said(TEXT), said("青山乡人民政府"), said("2026年3月5日")]) == {}


@given(st.lists(st.sampled_from([text for form in (KINDS | NONE).values() for _, text in lines(form)]), max_size=30))
def test_no_order_of_lines_stops_the_reader_or_changes_a_word(texts: list[str]) -> None:
    draft = plain.document("稿.txt", "\n".join(texts)).draft

    assert [block.text for block in draft.blocks] == texts
