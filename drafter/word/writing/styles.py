"""styles.xml of a layout: every look of the document is a named style, with Chinese names and eastAsia fonts."""

from __future__ import annotations

from html import escape

from drafter.word.layout import Layout, LeadStyle, RoleStyle
from drafter.word.names import NAMESPACE
from drafter.word.setting.head import Head
from drafter.word.setting.tables import MARGIN, PITCH

from . import officialstyles

PREFIXES = ("讲话", "公文")
SPEECH = "讲话"  # what the names of styles begin with, where a layout says nothing else
ALIGN = {"两端": "both", "居中": "center", "居左": "left", "居右": "right"}
PARAGRAPH = {"title": "SpeechTitle", "byline": "SpeechByline", "salutation": "SpeechSalutation", "body": "SpeechBody", "caption": "SpeechCaption", "cell": "SpeechCell", "picture": "SpeechPicture"}  # fmt: skip
NAMES = {"title": "讲话标题", "byline": "讲话署名", "salutation": "讲话称呼", "body": "讲话正文", "caption": "讲话图表题", "cell": "讲话表格文字", "picture": "讲话图片"}  # fmt: skip
PARAGRAPH |= {role: identity for role, (identity, _) in officialstyles.ROLES.items()}
NAMES |= {role: f"公文{name}" for role, (_, name) in officialstyles.ROLES.items()}
LEVEL = {1: "SpeechLevel1", 2: "SpeechLevel2", 3: "SpeechLevel3"}
CHARACTER = {"lead1": "SpeechLead1", "lead2": "SpeechLead2", "lead3": "SpeechLead3", "gap": "SpeechGap"}
FOOTER = "SpeechPageNumber"
TABLE, TABLE_NAME, TABLE_HEAD = "SpeechTable", "讲话表格", "SpeechTableHead"
MARK, MARK_NAME = "SpeechMinute", "分钟标记"
MARK_SIZE = 0.75  # of the body's
LATIN = "Times New Roman"


def fonts(font: str) -> str:
    """w:rFonts that names the Chinese font where Word looks for it, the Latin one beside."""
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{escape(font)}" w:cs="{LATIN}"/>'


def half_points(size: float) -> str:
    """A font size as OOXML counts it."""
    return f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'


def paragraph_style(layout: Layout, role: str, look: RoleStyle, head: Head | None = None, ends: str = "") -> str:
    """The paragraph style of a role; ``head`` is the head of the document, ``ends`` the role that ends it."""
    first = round(look.indent * look.size * 20)
    indent = f'<w:ind w:firstLineChars="{round(look.indent * 100)}" w:firstLine="{first}"/>' if look.indent else ""
    keep = "<w:keepNext/>" if role == "title" else ""
    squeeze = f'<w:spacing w:val="{round(look.squeeze * 20)}"/>' if look.squeeze else ""
    colour, wide, size = officialstyles.letters(role, look, head)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{PARAGRAPH[role]}"><w:name w:val="{NAMES[role]}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{PARAGRAPH["body"]}"/><w:qFormat/><w:pPr>{keep}{officialstyles.lines(layout, role, look, head, ends)}'
        f'{indent}<w:jc w:val="{ALIGN[look.align]}"/></w:pPr>'
        f"<w:rPr>{fonts(look.font)}{colour}{squeeze}{wide}{half_points(size)}</w:rPr></w:style>"
    )


def label_style(layout: Layout, role: str) -> str:
    """The character style of the words before the names of a role."""
    identity, name, like = officialstyles.LABELS[role]
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{identity}"><w:name w:val="公文{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{fonts(layout.styles.of(like).font)}</w:rPr></w:style>'
    )


def level_style(level: int) -> str:
    """Body text that opens with a heading of a level, so that Word's navigation pane shows it."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{LEVEL[level]}"><w:name w:val="讲话要点{"一二三"[level - 1]}级"/>'
        f'<w:basedOn w:val="{PARAGRAPH["body"]}"/><w:next w:val="{PARAGRAPH["body"]}"/><w:qFormat/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
    )


def lead_style(level: int, look: LeadStyle) -> str:
    """The character style of a run-in heading."""
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{CHARACTER[f"lead{level}"]}">'
        f'<w:name w:val="讲话段首{"一二三"[level - 1]}级"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
        f"<w:rPr>{fonts(look.font)}{bold}</w:rPr></w:style>"
    )


def cell_style(layout: Layout, identity: str, name: str, look: RoleStyle, extra: str = "") -> str:
    """The paragraph style of cells: their lines keep to themselves, rows keep to the grid."""
    line = round(layout.line * PITCH)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:qFormat/><w:pPr>{extra}<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>'
        f'<w:jc w:val="{ALIGN[look.align]}"/></w:pPr><w:rPr>{fonts(look.font)}{half_points(look.size)}</w:rPr></w:style>'
    )


def table_style() -> str:
    """The style of tables: thin lines between the cells, thicker ones around them."""
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="{8 if side in ("top", "bottom") else 4}" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{wide}" w:type="dxa"/>'
        for side, wide in (("top", 0), ("left", MARGIN), ("bottom", 0), ("right", MARGIN))
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="{TABLE_NAME}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{edges}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )


def picture_style(look: RoleStyle) -> str:
    """The style of pictures: a line as high as the picture, for an exact one would cut it off; its mark takes no room."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{PARAGRAPH["picture"]}"><w:name w:val="{NAMES["picture"]}"/>'
        '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/>'
        f'<w:jc w:val="{ALIGN[look.align]}"/></w:pPr><w:rPr>{half_points(1)}</w:rPr></w:style>'
    )


def mark_style(layout: Layout) -> str:
    """The style of marks in the margin: smaller than the text, on its line."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{MARK}"><w:name w:val="{SPEECH}{MARK_NAME}"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:jc w:val="left"/></w:pPr><w:rPr>{fonts("黑体")}{half_points(round(layout.styles.body.size * MARK_SIZE))}</w:rPr></w:style>'
    )


def page_number_style(layout: Layout) -> str:
    """The style of the page number."""
    look = layout.page_number
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{FOOTER}"><w:name w:val="讲话页码"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{escape(look.font)}" w:hAnsi="{escape(look.font)}" w:eastAsia="{escape(look.font)}" w:cs="{LATIN}"/>'
        f"{half_points(look.size)}</w:rPr></w:style>"
    )


def styles_xml(layout: Layout, head: Head | None = None, ends: str = "") -> str:
    """The whole part; the names of the styles begin as the layout asks."""
    return whole(layout, head, ends).replace(f'<w:name w:val="{SPEECH}', f'<w:name w:val="{layout.names}')


def whole(layout: Layout, head: Head | None, ends: str) -> str:
    """The whole part, with the names of a speech."""
    look = layout.styles
    roles = [("title", look.title), ("byline", look.byline), ("salutation", look.salutation), ("body", look.body)]
    return "".join(
        [
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles xmlns:w="{NAMESPACE}">',
            f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(look.body.font)}{half_points(look.body.size)}",
            '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>',
            '<w:widowControl w:val="0"/><w:kinsoku/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>',
            f'<w:spacing w:before="0" w:after="0" w:line="{layout.line}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr></w:style>',
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>',
            '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>',
            '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>',
            '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
            *(paragraph_style(layout, role, style) for role, style in roles),
            *(paragraph_style(layout, role, look.of(role), head, ends) for role in officialstyles.ROLES),
            *(label_style(layout, role) for role in officialstyles.LABELS),
            officialstyles.anchor_style(),
            *(level_style(level) for level in LEVEL),
            *(lead_style(level, style) for level, style in enumerate((look.lead1, look.lead2, look.lead3), 1)),
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{CHARACTER["gap"]}"><w:name w:val="讲话待补"/>',
            '<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr><w:color w:val="C00000"/>',
            '<w:shd w:val="clear" w:color="auto" w:fill="FFF200"/></w:rPr></w:style>',
            paragraph_style(layout, "caption", look.caption),
            picture_style(look.picture),
            cell_style(layout, PARAGRAPH["cell"], NAMES["cell"], look.cell),
            cell_style(layout, TABLE_HEAD, "讲话表头", look.head, "<w:keepNext/>"),
            table_style(),
            mark_style(layout) if layout.minutes else "",
            page_number_style(layout),
            '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>',
            '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>',
            '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/><w:basedOn w:val="Normal"/>',
            '<w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/></w:pPr>',
            '<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>',
            "</w:styles>",
        ]
    )
