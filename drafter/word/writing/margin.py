"""Marks in the outer margin, each a small frame at the line of its character: they move no text and are none of it."""

from __future__ import annotations

from html import escape

from drafter.word.layout import Layout
from drafter.word.setting.pictures import EMU_A_TWIP

from . import styles

AWAY, EDGE = 120_000, 100_000  # EMU between the text and a mark, between a mark and the edge of the paper
NAME = "页边标记"  # by which a reader knows what is no text
OOXML = "http://schemas.openxmlformats.org"
OFFICE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
SPACES = (
    f'xmlns:mc="{OOXML}/markup-compatibility/2006" xmlns:wp="{OOXML}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{OOXML}/drawingml/2006/main" xmlns:wps="{OFFICE}"'
)


def mark(text: str, number: int, layout: Layout) -> str:
    """A mark beside the line in which it stands, the ``number``-th of its document."""
    size = f'cx="{round(layout.margins.right * 36_000) - AWAY - EDGE}" cy="{layout.line * EMU_A_TWIP}"'
    return (
        f'<mc:AlternateContent {SPACES}><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
        'distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="rightMargin"><wp:posOffset>{AWAY}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="line"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{NAME}{number}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{OFFICE}">'
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f'<wps:txbx><w:txbxContent><w:p><w:pPr><w:pStyle w:val="{styles.MARK}"/></w:pPr>'
        f"<w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></wps:bodyPr></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
    )
