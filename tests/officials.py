"""Official documents for tests: one of each form, with every element, in words of our own."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.model import Block, Draft, Role, Span

TITLE = "青山县人民政府关于开展统计数据质量核查工作的通知"
SENTENCE = "各乡镇、各部门要把核查作为当前一项重要工作，明确责任，细化措施，按时完成。"
FOOT = (
    ("copies", "抄送：县委办公室，县人大常委会办公室，县政协办公室，县纪委办公室，县法院，县检察院，县人武部。"),
    ("issued", "青山县人民政府办公室\t2026年3月6日印发"),
)
Given = tuple[Role, str] | tuple[Role, str, str]


def block(role: Role, *texts: str) -> Block:
    """An element, of a label and what follows it or of one text."""
    return Block(role, tuple(Span(text, "公文") for text in texts))


def draft(*given: Given, sealed: bool = False) -> Draft:
    """A document of elements."""
    return Draft("", TITLE, tuple(block(*entry) for entry in given), date="2026-03-05", sealed=sealed)


def body(paragraphs: int = 3, sentences: int = 6) -> list[Given]:
    """Running text."""
    return [("body", "为摸清全县统计数据质量，县政府决定开展专项核查。" + SENTENCE * sentences)] * paragraphs


def signed(*names: str, day: str = "2026年3月5日") -> list[Given]:
    """Signatures and the date."""
    return [*(("signature", name) for name in names), ("date", day)]


def text(*more: Given) -> list[Given]:
    """Title, address and running text."""
    return [("title", TITLE), ("salutation", "各乡镇人民政府，县政府各部门："), *body(), *more]


ABOVE: Sequence[Given] = (("serial", "000123"), ("secrecy", "机密★1年"), ("urgency", "特急"))
ORDINARY: Sequence[Given] = (("mark", "青山县人民政府文件"), ("number", "青政发〔2026〕12号"))
ANNEXES: Sequence[Given] = (
    ("annexes", "附件：", "1.", "统计数据质量核查工作安排表和各乡镇各部门联系人名单汇总表"),
    ("annexes", "2.", "统计数据质量核查登记表"),
)
ANNEX: Sequence[Given] = (
    ("annex", "附件1"),
    ("annex-title", "统计数据质量核查工作安排表"),
    ("body", "核查分三个阶段进行。" * 10),
)
SAMPLES: dict[str, tuple[str, Draft]] = {
    "gongwen": (
        "gongwen",
        draft(
            *ABOVE, *ORDINARY, *text(*ANNEXES), *signed("青山县人民政府"), ("remark", "（此件公开发布）"), *ANNEX, *FOOT
        ),
    ),
    "sealed": ("gongwen", draft(*ORDINARY, *text(), *signed("青山县人民政府办公室"), *FOOT, sealed=True)),
    "upward": (
        "gongwen",
        draft(
            ("secrecy", "机密★1年"),
            ("mark", "中共青山县委员会"),
            ("mark", "青山县人民政府"),
            ("mark", "文件"),
            ("number", "青委发〔2026〕12号"),
            ("signer", "签发人：", "张国强\t李明\n王国庆"),
            *text(),
            *signed("中共青山县委员会", "青山县人民政府", day="2026年12月25日"),
            *FOOT,
        ),
    ),
    "joint": (
        "gongwen",
        draft(
            ("mark", "青山县财政局"),
            ("mark", "青山县统计局"),
            ("mark", "青山县审计局"),
            ("mark", "文件"),
            ("number", "青财发〔2026〕3号"),
            *text(),
            *signed("青山县财政局", "青山县统计局", "青山县审计局", day="2026年12月25日"),
            ("remark", "（此件公开发布）"),
            *FOOT,
            sealed=True,
        ),
    ),
    "ink": ("gongwen-ink", draft(*ORDINARY, *text(), *signed("青山县人民政府"), *FOOT)),
    "letter": (
        "letter",
        draft(
            ("mark", "青山县人民政府办公室"),
            ("number", "青政办函〔2026〕12号"),
            *text(),
            *signed("青山县人民政府办公室"),
            FOOT[0],
        ),
    ),
    "letter-secret": (
        "letter",
        draft(
            ("mark", "青山县人民政府办公室"),
            *ABOVE,
            ("number", "青政办函〔2026〕12号"),
            *text(),
            *signed("青山县人民政府办公室"),
        ),
    ),
    "order": (
        "order",
        draft(
            ("mark", "青山县人民政府令"),
            ("number", "第12号"),
            *body(),
            ("stamp", "县长　　张国强"),
            ("date", "2026年3月5日"),
            *FOOT,
        ),
    ),
    "minutes": (
        "minutes",
        draft(
            ("mark", "青山县人民政府常务会议纪要"),
            ("number", "〔2026〕3号"),
            ("title", "研究统计数据质量核查工作"),
            *body(),
            (
                "attendance",
                "出席：",
                "张国强、李明、王国庆、赵建设、钱卫东、孙建国、周爱民、吴志刚、郑永红、冯晓光、陈立新",
            ),
            ("attendance", "列席：", "褚卫国、卫长青"),
            *FOOT,
        ),
    ),
    "report": (
        "report",
        draft(("title", "全县统计数据质量核查工作情况报告"), ("byline", "青山县统计局\n（2026年3月5日）"), *body(4)),
    ),
}
