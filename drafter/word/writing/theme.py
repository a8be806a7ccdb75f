"""The theme and font table that Word expects in every document; our styles name their own fonts and take nothing from it."""

from __future__ import annotations

from html import escape

from drafter.word.layout import Layout

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31",
    "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip
STAND_INS = {"方正小标宋简体": "宋体", "仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体"}  # where a machine lacks the font
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme_xml() -> str:
    """A plain theme: black on white, the usual fonts."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    fonts = '<a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/><a:cs typeface=""/>'
    lines = "".join(f'<a:ln w="{width}">{FILL}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEAD}<a:theme xmlns:a="{DRAWING}" name="讲话稿"><a:themeElements><a:clrScheme name="讲话稿">{colours}</a:clrScheme>'
        f'<a:fontScheme name="讲话稿"><a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="讲话稿"><a:fillStyleLst>{FILL * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def font_table_xml(layout: Layout) -> str:
    """Every font of a layout, with the one to use where a machine lacks it."""
    look = layout.styles
    roles = {look.title.font, look.byline.font, look.salutation.font, look.body.font, layout.page_number.font}
    names = sorted(roles | {lead.font for lead in (look.lead1, look.lead2, look.lead3)})
    rows = "".join(map(font, ["Times New Roman", *names]))
    return f'{HEAD}<w:fonts xmlns:w="{WORD}">{rows}</w:fonts>'


def font(name: str) -> str:
    """A font's entry."""
    stand_in = f'<w:altName w:val="{escape(STAND_INS[name])}"/>' if name in STAND_INS else ""
    charset = "00" if name.isascii() else "86"  # 86 is GB 2312
    return f'<w:font w:name="{escape(name)}">{stand_in}<w:charset w:val="{charset}"/></w:font>'
