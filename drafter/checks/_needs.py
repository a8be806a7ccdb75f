"""What a text must hold for a check to find anything in it: a check without that is not even loaded.

To load a check takes as long as to run it over thousands of characters. Only what every finding of a check contains may
stand here, and only where many texts lack it. A check that is not listed is called for by every text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from drafter.model import Draft
from drafter.text.places import whole

DIGITS = "0123456789"
PERCENT = "%％"
ROUGH = ("一、二", "一、两", "二、三", "两、三", "三、四", "三、五", "四、五", "五、六", "六、七", "七、八", "八、九")
UNITS = ("KG", "Kg", "KM", "Km", "CM", "MM", "㎡", "M2", "m2", "㎞", "㎏", "平米", "公分", "公里", "公斤")
CLOSINGS = ("妥否", "当否", "是否妥当", "可否", "特此", "专此", "以上报告", "函复", "盼复", "此复")

NEEDS: Mapping[str, Iterable[str]] = {  # of each, one
    "chinese-century": ("世纪",),
    "count-without-list": ("下面", "接下来", "在这里", "借此机会", "现在"),
    "dash-form": ("--", "－－", "––", "─", "━", "— "),
    "document-number": ("号",),
    "ellipsis-form": ("..", "．．", "··", "。。。", "…"),
    "er-before-measure": (*(f"二{measure}" for measure in "个名件点项条辆间场天种"), "第两"),
    "half-percent-range": PERCENT,
    "half-width-bracket": "()<",
    "half-width-point": ",;:.?!",
    "hyphen-in-range": "-－–",
    "impossible-decrease": ("倍", *PERCENT),
    "impossible-share": PERCENT,
    "interpunct-form": "•・‧∙⋅．",
    "left-over-event": ("这次", "本次", "此次", "这期", "本期", "这届", "本届"),
    "left-over-year": ("20",),
    "missing-attachment": ("附件",),
    "mixed-digit-style": DIGITS,
    "mixed-number-form": DIGITS,
    "mixed-unit": UNITS,
    "percent-of-points": ("百分点",),
    "point-before-etc": ("、等", "…等", "等…"),
    "point-between-quotes": ("”、“", "》、《"),
    "point-in-rough-count": ROUGH,
    "question-after-whether": "？?",
    "quotation-without-occasion": ("：“", "，“"),
    "semicolon-after-stop": "；",
    "short-year": DIGITS,
    "stop-at-quote": ("。”", "”。"),
    "straight-quote": "\"'",
    "title-mark-on-event": "《",
    "wrong-closing": CLOSINGS,
    "wrong-duration": DIGITS,
    "wrong-sum": DIGITS,
    "wrong-weekday": ("星期", "周", "礼拜"),
    "zero-in-chinese-year": "零○◯0OoＯｏ０Оо",
}


PAGE = "page-"  # how checks of the typeset page are called
ANY_PAGE = frozenset(  # those of them that hold for every page, whatever layout its maker had in mind
    f"{PAGE}{name}"
    for name in (
        "unset",
        "paper",
        "character-grid",
        "colour",
        "literal-number",
        "quote-font",
        "theme-font",
        "typed-indent",
    )
)
EARLIER = frozenset({"said-before"})  # checks of drafts that are held against earlier documents


def called_for(name: str, draft: Draft) -> bool:
    """Whether a check may find anything in a draft."""
    if name in EARLIER:
        return bool(draft.reuse)
    if name.startswith(PAGE):
        return typeset(name, draft)
    return name not in NEEDS or any(needed in whole(draft).text for needed in NEEDS[name])


def typeset(name: str, draft: Draft) -> bool:
    """Whether a check of the page may find anything in a draft: one that was read from a Word file and has such a page."""
    if draft.page is None or draft.page.norm is None:
        return False
    from ._page import judged

    return name in ANY_PAGE or judged(draft)
