"""A Draft as a .docx: styles carry the looks, spans become runs, and the file remembers where its text came from."""

from __future__ import annotations

import datetime
import io
from html import escape
from typing import TYPE_CHECKING, Any

from drafter.model import Block, Draft, Span

from . import package, styles
from .layout import Layout

if TYPE_CHECKING:
    from docx.document import Document

CUSTOM_XML = f"{package.R}/customXml"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
PROPERTIES = (
    f'{package.HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    'ds:itemID="{5A1B7C52-0D0E-4F6B-9C1E-6D7261667431}"><ds:schemaRefs/></ds:datastoreItem>'
)


def docx_bytes(draft: Draft, layout: Layout, explain: bool = False, clean: bool = False) -> bytes:
    """The file's bytes, the same on every run.

    ``explain`` adds a Word comment to each phrase that names its origin; ``clean`` leaves out what the file remembers.
    """
    import docx

    document = docx.Document(io.BytesIO(package.base(layout)))
    body = document.element.body
    section = body[-1]
    for element in paragraphs(draft):
        section.addprevious(element)
    comments = explained(document, draft) if explain else 0
    describe(document, draft)
    if not clean:
        remember(document, draft, comments)
    buffer = io.BytesIO()
    document.save(buffer)
    return package.sealed(buffer.getvalue())


def paragraphs(draft: Draft) -> list[Any]:
    """Every block as a w:p element."""
    from docx.oxml import parse_xml

    rows = "".join(paragraph(block) for block in draft.blocks)
    return list(parse_xml(f'<w:body xmlns:w="{package.W}">{rows}</w:body>'))


def paragraph(block: Block) -> str:
    """A block as w:p: its style, then a run a span."""
    style = styles.LEVEL[min(block.level, 3)] if block.level else styles.PARAGRAPH[block.role]
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(map(run, block.spans))}</w:p>'


def run(span: Span) -> str:
    """A span as w:r. The hint keeps quotes, dashes and ellipses in the Chinese font."""
    style = f'<w:rStyle w:val="{styles.CHARACTER[span.style]}"/>' if span.style else ""
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in legible(span.text).split("\n"))
    return f'<w:r><w:rPr>{style}<w:rFonts w:hint="eastAsia"/></w:rPr>{text}</w:r>'


def legible(text: str) -> str:
    """Text without the control characters and lone surrogates that XML cannot hold."""
    return "".join(
        c
        for c in text.replace("\r\n", "\n")
        if c in "\n\t" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )


def explained(document: Document, draft: Draft) -> int:
    """Word comments that name the origin of each phrase; how many there are."""
    from docx.text.run import Run

    count = 0
    for element, block in zip(document.element.body.p_lst, draft.blocks, strict=True):
        runs = [Run(run, document._body) for run in element.r_lst]
        for first, last in phrases(block):
            comment = document.add_comment(
                runs[first : last + 1], origin(block.spans[first]), author="drafter", initials="稿"
            )
            comment._comment_elm.attrib.pop(f"{{{package.W}}}date", None)  # a clock has no place in repeatable bytes
            count += 1
    return count


def phrases(block: Block) -> list[tuple[int, int]]:
    """The first and last span of each phrase of a block."""
    found: list[tuple[int, int]] = []
    for index, span in enumerate(block.spans):
        if span.phrase and found and block.spans[found[-1][1]].phrase == span.phrase and found[-1][1] == index - 1:
            found[-1] = (found[-1][0], index)
        elif span.phrase or span.lock or span.heading_set:
            found.append((index, index))
    return found


def origin(span: Span) -> str:
    """Where a span came from, in Chinese."""
    if span.phrase:
        return f"语料 {span.phrase}（{span.place}）；位置 {span.node}"
    if span.heading_set:
        return f"纲目组 {span.heading_set}（{span.place}）；位置 {span.node}"
    return f"原话 {span.lock}（{span.place}）"


def describe(document: Document, draft: Draft) -> None:
    """Title, author and day as document properties; no clock, so that the bytes repeat."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = (
        legible(draft.title)[:255],
        legible(draft.author)[:255],
        legible(draft.author)[:255],
    )
    properties.language, properties.revision = "zh-CN", 1
    if draft.date:
        day = datetime.datetime.fromisoformat(draft.date)
        properties.created = properties.modified = day


def remembered(block: Block) -> str:
    """A paragraph's node and the ids of its phrases."""
    phrases = " ".join(dict.fromkeys(span.phrase for span in block.spans if span.phrase))
    return f'<p n="{escape(block.spans[0].node)}" s="{escape(phrases)}"/>'


def remember(document: Document, draft: Draft, comments: int) -> None:
    """A custom part with node and phrase ids by paragraph and the digest of the text: no facts, no names."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    texts = [legible(block.text).replace("\n", "") for block in draft.blocks]
    rows = "".join(map(remembered, draft.blocks))
    xml = (
        f'{package.HEAD}<draft xmlns="{package.MEMORY}" genre="{escape(draft.genre)}" banks="{escape(draft.digest)}" '
        f'comments="{comments}" digest="{package.text_digest(texts)}">{rows}</draft>'
    )
    part = Part(PackURI("/customXml/item1.xml"), "application/xml", xml.encode(), document.part.package)
    document.part.relate_to(part, CUSTOM_XML)
    properties = Part(PackURI("/customXml/itemProps1.xml"), PROPERTIES_TYPE, PROPERTIES.encode(), document.part.package)
    part.relate_to(properties, f"{package.R}/customXmlProps")
