"""Official documents for tests: one of each form, with every element, in words of our own."""

from __future__ import annotations

import random
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


ORGANS = ("青山县财政局", "青山县统计局", "青山县审计局", "青山县人民政府办公室")
SIGNERS = ("张国强", "李明", "王国庆", "赵四", "钱五六")


def chosen(seed: int) -> tuple[str, Draft]:
    """A document by rule: any form, any elements, any length, with its layout."""
    dice = random.Random(seed)
    name = dice.choice(["gongwen", "gongwen", "letter", "order", "minutes", "gongwen-ink"])
    organs = ORGANS[: dice.choice([1, 1, 1, 2, 3, 4])]
    given = [*headed(dice, name, organs), *running(dice, name), *ended(dice, name, organs), *footed(dice, name)]
    return name, draft(*given, sealed=dice.random() < 0.5)


def headed(dice: random.Random, name: str, organs: Sequence[str]) -> list[Given]:
    """A head."""
    above = [one for one in ABOVE if dice.random() < 0.4]
    number: list[Given] = [("number", f"青政发〔2026〕{dice.randint(1, 200)}号")] if dice.random() < 0.9 else []
    marks: list[Given] = [*(("mark", organ) for organ in organs), ("mark", "文件")]
    if len(organs) == 1 or name in ("letter", "order", "minutes"):
        marks = [("mark", "青山县人民政府" + "综合改革办公室" * dice.randint(0, 2) + "文件")]
    if name == "letter":
        return [*marks, *above, *number]
    signers = dice.sample(SIGNERS, dice.randint(0, 4)) if name.startswith("gongwen") and number else []
    lines = "\n".join("\t".join(signers[start : start + 2]) for start in range(0, len(signers), 2))
    return [*above, *marks, *number, *([("signer", "签发人：", lines)] if signers else [])]


def running(dice: random.Random, name: str) -> list[Given]:
    """Title and text."""
    long = "进一步加强统计数据质量核查" * dice.randint(1, 3)
    title: list[Given] = [("title", f"青山县人民政府关于{long}工作的通知")] if name != "order" else []
    more = (
        SENTENCE * dice.randint(1, 8) + "见" * dice.randint(0, 20) + "2026年第3季度完成85%。" * dice.randint(0, 2)
        for _ in range(dice.randint(1, 7))
    )
    return [*title, *(("body", text) for text in more)]


def ended(dice: random.Random, name: str, organs: Sequence[str]) -> list[Given]:
    """What stands below the text."""
    names = ["名单" * dice.randint(3, 20) for _ in range(dice.choice([0, 0, 1, 2, 3]))]
    annexes: list[Given] = [
        ("annexes", "附件：" * (index == 1), f"{index}.{one}") for index, one in enumerate(names, 1)
    ]
    signs: list[Given] = signed(*organs, day=dice.choice(["2026年3月5日", "2026年12月25日"]))
    if name == "order":
        signs = [("stamp", "县长　　张国强"), ("date", "2026年3月5日")]
    elif name == "minutes":
        signs = [("attendance", "出席：", "张国强、" * dice.randint(3, 30) + "李明")]
    remark: list[Given] = [("remark", "（此件公开发布）")] if dice.random() < 0.4 else []
    return [*annexes, *signs, *remark, *(ANNEX if annexes and dice.random() < 0.5 else ())]


def footed(dice: random.Random, name: str) -> list[Given]:
    """A foot."""
    if dice.random() < 0.2:
        return []
    copies: Given = ("copies", "抄送：" + "县委办公室，" * dice.randint(1, 12) + "县人武部。")
    return [copies] if name == "letter" else [copies, FOOT[1]]
