"""styles.xml of a layout: every look of the document is a named style, with Chinese names and eastAsia fonts."""

from __future__ import annotations

from html import escape

from drafter.word.layout import Layout, LeadStyle, RoleStyle
from drafter.word.names import NAMESPACE

ALIGN = {"两端": "both", "居中": "center", "居左": "left", "居右": "right"}
PARAGRAPH = {"title": "SpeechTitle", "byline": "SpeechByline", "salutation": "SpeechSalutation", "body": "SpeechBody"}
NAMES = {"title": "讲话标题", "byline": "讲话署名", "salutation": "讲话称呼", "body": "讲话正文"}
LEVEL = {1: "SpeechLevel1", 2: "SpeechLevel2", 3: "SpeechLevel3"}
CHARACTER = {"lead1": "SpeechLead1", "lead2": "SpeechLead2", "lead3": "SpeechLead3", "gap": "SpeechGap"}
FOOTER = "SpeechPageNumber"
LATIN = "Times New Roman"


def fonts(font: str) -> str:
    """w:rFonts that names the Chinese font where Word looks for it, the Latin one beside."""
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{escape(font)}" w:cs="{LATIN}"/>'


def half_points(size: float) -> str:
    """A font size as OOXML counts it."""
    return f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'


def spacing(layout: Layout, look: RoleStyle) -> str:
    """Exact lines on the grid; before and after are whole lines, so that the grid holds."""
    before, after = (round(lines * layout.line) for lines in (look.before, look.after))
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{layout.line}" w:lineRule="exact"/>'


def paragraph_style(layout: Layout, role: str, look: RoleStyle) -> str:
    """The paragraph style of a role."""
    first = round(look.indent * look.size * 20)
    indent = f'<w:ind w:firstLineChars="{round(look.indent * 100)}" w:firstLine="{first}"/>' if look.indent else ""
    keep = "<w:keepNext/>" if role == "title" else ""
    squeeze = f'<w:spacing w:val="{round(look.squeeze * 20)}"/>' if look.squeeze else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{PARAGRAPH[role]}"><w:name w:val="{NAMES[role]}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{PARAGRAPH["body"]}"/><w:qFormat/><w:pPr>{keep}{spacing(layout, look)}{indent}<w:jc w:val="{ALIGN[look.align]}"/></w:pPr>'
        f"<w:rPr>{fonts(look.font)}{squeeze}{half_points(look.size)}</w:rPr></w:style>"
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


def page_number_style(layout: Layout) -> str:
    """The style of the page number."""
    look = layout.page_number
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{FOOTER}"><w:name w:val="讲话页码"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{escape(look.font)}" w:hAnsi="{escape(look.font)}" w:eastAsia="{escape(look.font)}" w:cs="{LATIN}"/>'
        f"{half_points(look.size)}</w:rPr></w:style>"
    )


def styles_xml(layout: Layout) -> str:
    """The whole part."""
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
            *(level_style(level) for level in LEVEL),
            *(lead_style(level, style) for level, style in enumerate((look.lead1, look.lead2, look.lead3), 1)),
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{CHARACTER["gap"]}"><w:name w:val="讲话待补"/>',
            '<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr><w:color w:val="C00000"/>',
            '<w:shd w:val="clear" w:color="auto" w:fill="FFF200"/></w:rPr></w:style>',
            page_number_style(layout),
            '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>',
            '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>',
            '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/><w:basedOn w:val="Normal"/>',
            '<w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/></w:pPr>',
            '<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>',
            "</w:styles>",
        ]
    )
