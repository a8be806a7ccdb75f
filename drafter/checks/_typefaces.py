"""Typefaces by their families, and sizes by their Chinese names."""

from __future__ import annotations

import re
from functools import cache

from drafter.page import Glyphs

FAMILIES = (
    ("小标宋", re.compile("小标宋|xiaobiaosong|xbs", re.IGNORECASE)),
    ("仿宋", re.compile("仿宋|fang ?song", re.IGNORECASE)),
    ("楷体", re.compile("楷|kai", re.IGNORECASE)),
    ("微软雅黑", re.compile("雅黑|yahei", re.IGNORECASE)),
    ("黑体", re.compile("黑体|simhei|^stheiti", re.IGNORECASE)),
    ("等线", re.compile("等线|dengxian", re.IGNORECASE)),
    ("宋体", re.compile("^(?:新?宋体|华文宋体|方正书宋.*|n?simsun|stsong|songti.*)$", re.IGNORECASE)),
)
SIZES = {
    42: "初号", 36: "小初", 26: "一号", 24: "小一", 22: "二号", 18: "小二", 16: "三号", 15: "小三",
    14: "四号", 12: "小四", 10.5: "五号", 9: "小五",
}  # fmt: skip
HAN = re.compile("[\u4e00-\u9fff]")


@cache
def family(font: str) -> str:
    """The family of a font: 仿宋 for 仿宋_GB2312 and FangSong; a font of no known family is its own."""
    return next((name for name, pattern in FAMILIES if pattern.search(font)), font)


def chinese(font: str) -> bool:
    """Whether a font holds Chinese characters, so that its quotes are as wide as these."""
    return bool(HAN.search(font) or family(font) != font)


def size(points: float) -> str:
    """A size as people call it: 三号（16 磅）."""
    return f"{SIZES[points]}（{points:g} 磅）" if points in SIZES else f"{points:g} 磅"


def unset(look: Glyphs, wanted: str) -> bool:
    """Whether no Chinese font is named for Chinese characters, or the wanted one only for Latin letters."""
    return not chinese(look.font) or (family(look.font) != wanted == family(look.latin))


def lost(look: Glyphs, wanted: str) -> bool:
    """Whether the wanted font is named, or none is, so that not the choice of a font is at fault."""
    return unset(look, wanted) or family(look.unused) == wanted
