"""The styles of the elements of official documents; those of the head are as large as the mark of the document finds room."""

from __future__ import annotations

from drafter.word.layout import Layout, RoleStyle
from drafter.word.setting.elements import FOOT, FOOT_LINE
from drafter.word.setting.head import Head

ROLES = {
    "serial": ("OfficialSerial", "份号"),
    "secrecy": ("OfficialSecrecy", "密级和期限"),
    "urgency": ("OfficialUrgency", "紧急程度"),
    "mark": ("OfficialMark", "发文机关标志"),
    "number": ("OfficialNumber", "发文字号"),
    "signer": ("OfficialSigner", "签发人"),
    "attendance": ("OfficialAttendance", "出席"),
    "annexes": ("OfficialAnnexes", "附件说明"),
    "signature": ("OfficialSignature", "发文机关署名"),
    "stamp": ("OfficialStamp", "签名章"),
    "date": ("OfficialDate", "成文日期"),
    "remark": ("OfficialRemark", "附注"),
    "annex": ("OfficialAnnex", "附件"),
    "annex-title": ("OfficialAnnexTitle", "附件标题"),
    "copies": ("OfficialCopies", "抄送"),
    "issued": ("OfficialIssued", "印发机关和印发日期"),
}  # ids and Chinese names
ANCHOR = "OfficialAnchor"
LABELS = {
    "signer": ("OfficialSignerLabel", "签发人字样", "body"),
    "attendance": ("OfficialAttendanceLabel", "出席字样", "secrecy"),
}
RED = "FF0000"
THICK, THIN, RULE = 8, 6, 12  # eighths of a point: 0.35 mm, 0.25 mm, the red rule
RULED = ("文件", "纪要")  # heads that a red rule ends


def rule(layout: Layout, head: Head) -> str:
    """The red rule below the head, or the double one below the mark of a letter."""
    if layout.head == "信函":
        return (
            f'<w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="18" w:space="{head.space}" w:color="{RED}"/></w:pBdr>'
        )
    return f'<w:pBdr><w:bottom w:val="single" w:sz="{RULE}" w:space="{head.space}" w:color="{RED}"/></w:pBdr>'


def lines(layout: Layout, role: str, look: RoleStyle, head: Head | None, ends: str) -> str:
    """Rule and spacing of a role; ``ends`` is the role of the paragraph that ends the head, if one does."""
    line, before, after = layout.line, round(look.before * layout.line), round(look.after * layout.line)
    loose = role in FOOT
    border = ""
    if head and role in ("mark", "number"):
        loose = True
        line, before = (head.line, 0) if role == "mark" else (line, head.number)
        ruled = role == "mark" if layout.head == "信函" else role == ends and layout.head in RULED
        border = rule(layout, head) if ruled else ""
        after = head.text if role == ends else after
    line = FOOT_LINE if role in FOOT else line
    grid = '<w:snapToGrid w:val="0"/>' if loose else ""
    return f'{border}{grid}<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def letters(role: str, look: RoleStyle, head: Head | None) -> tuple[str, str, float]:
    """Colour, width and size of the characters of a role."""
    colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    if role == "mark" and head:
        return colour, f'<w:w w:val="{head.scale}"/>', head.size
    return colour, "", look.size


def anchor_style() -> str:
    """The style of the paragraph that holds the foot of a document to its page and takes no room."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{ANCHOR}"><w:name w:val="公文版记定位"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:style>'
    )
