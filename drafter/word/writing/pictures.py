"""Pictures in the package and on the page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from drafter.model import Block, Picture
from drafter.word.layout import Layout
from drafter.word.setting import pictures

from . import package

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
PNG = b"\x89PNG"
FIRST = 1_000  # numbers of pictures; those below belong to marks in the margin


def drawing(picture: Picture, number: int, layout: Layout) -> str:
    """A picture in its line, the ``number``-th of its document."""
    wide, high = pictures.fitted(picture, layout)
    names = f'id="{FIRST + number}" name="图片{number}" descr="{escape(picture.name)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr {names}/>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/picture"><pic:pic xmlns:pic="{DRAWING}/picture">'
        f"<pic:nvPicPr><pic:cNvPr {names}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation(number)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def relation(number: int) -> str:
    """The id by which the text refers to a picture."""
    return f"rIdPicture{number}"


def name(picture: Picture, number: int) -> str:
    """The name of a picture's part."""
    return f"media/image{number}.{'png' if picture.raw.startswith(PNG) else 'jpeg'}"


def illustrated(parts: package.Parts, blocks: Sequence[Block]) -> package.Parts:
    """The parts of a package with the pictures of a draft."""
    found = list(enumerate((block.picture for block in blocks if block.picture), 1))
    links = "".join(
        f'<Relationship Id="{relation(number)}" Type="{package.R}/image" Target="{name(picture, number)}"/>'
        for number, picture in found
    )
    rels = str(parts[package.RELATIONS]).replace("</Relationships>", f"{links}</Relationships>")
    media = {f"word/{name(picture, number)}": picture.raw for number, picture in found}
    return {**parts, package.RELATIONS: rels, **media}
