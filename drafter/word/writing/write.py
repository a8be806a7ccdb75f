"""A Draft as a .docx: styles carry the looks, spans become runs, and the file remembers where its text came from."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import escape
from itertools import pairwise
from typing import Any

from drafter.model import Block, Draft, Span
from drafter.word.layout import Layout
from drafter.word.setting import elements, head, pages, title

from . import aloud, officialstyles, package, pictures, splice, styles
from .aloud import ALOUD, Reading
from .elements import Setter
from .frames import anchor, turned

LONGEST = 255  # characters of a document property
PIECES = re.compile(r"([\n\t])")
BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def runs(block: Block) -> str:
    """The runs of a block of ours; the words before names have a style of their own."""
    label = officialstyles.LABELS.get(block.role, ("",))[0]
    return "".join(
        run(span, label if not number and span.text.endswith("：") else "") for number, span in enumerate(block.spans)
    )


def docx_bytes(
    draft: Draft,
    layout: Layout,
    explain: bool = False,
    clean: bool = False,
    reading: Reading = ALOUD,
) -> bytes:
    """The file's bytes, the same on every run.

    ``explain`` adds a Word comment to each phrase that names its origin; ``clean`` leaves out what the file remembers;
    ``reading`` says how a reading copy is read.
    """
    core = package.core_xml(escape(legible(draft.title)[:LONGEST]), escape(legible(draft.author)[:LONGEST]), draft.date)
    last = pages.foot(draft, layout)
    parts = package.parts(layout, body(draft, layout, last, reading), core, sheet(draft, layout), last)
    parts = pictures.illustrated(parts, draft.blocks)
    if not clean:
        count = sum(len(phrases(block)) for block in draft.blocks) if explain else 0
        parts = package.remembering(parts, memory(draft, layout, count, str(parts["word/document.xml"])))
    raw = package.packed(parts)
    return explained(raw, draft) if explain else raw


def sheet(draft: Draft, layout: Layout) -> str:
    """The styles of a draft: those of the head of an official document depend on its mark."""
    found = head.head(draft.blocks, layout)
    return styles.styles_xml(layout, found, elements.ends(draft.blocks, layout, found))


def body(draft: Draft, layout: Layout, last: package.Last = "", reading: Reading = ALOUD) -> str:
    """The paragraphs of a draft as WordprocessingML; ``last`` says how the section of its foot begins."""
    turned, extras = aloud.extras(draft, layout, reading)
    setter = Setter(draft.blocks, layout, draft.sealed, within(draft, layout, extras), turned)
    groups = [*elements.groups(draft.blocks, layout, draft.sealed), ("", range(0))]
    return "".join(
        setter.group(kind, span)
        if not last or below != "foot"
        else ended(setter.group(kind, span, package.section_xml(layout)), last)
        for (kind, span), (below, _) in pairwise(groups)
    )


def within(draft: Draft, layout: Layout, extras: aloud.Extras) -> Callable[[int], str]:
    """What stands inside the paragraph of a block: its picture, or its runs with the extras between their characters."""
    numbers = [index for index, block in enumerate(draft.blocks) if block.picture]

    def found(index: int) -> str:
        block = draft.blocks[index]
        if block.picture:
            return pictures.drawing(block.picture, numbers.index(index) + 1, layout)
        return splice.spliced(runs(title.shaped(block, layout)), block.text, extras.get(index, {}))

    return found


def ended(group: str, last: package.Last) -> str:
    """What ends a section, and the paragraph that opens the next, from whose page LibreOffice counts; or a blank page too."""
    return group + anchor() + (turned() if last == "blank" else "")


def run(span: Span, label: str = "") -> str:
    """A span as w:r. The hint keeps quotes, dashes and ellipses in the Chinese font."""
    name = styles.CHARACTER[span.style] if span.style else label
    style = f'<w:rStyle w:val="{name}"/>' if name else ""
    text = "".join(
        BREAKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in PIECES.split(legible(span.text))
        if piece
    )
    return f'<w:r><w:rPr>{style}<w:rFonts w:hint="eastAsia"/></w:rPr>{text}</w:r>'


def legible(text: str) -> str:
    """Text without the control characters and lone surrogates that XML cannot hold."""
    return "".join(
        c
        for c in text.replace("\r\n", "\n")
        if c in "\n\t" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )


def explained(raw: bytes, draft: Draft) -> bytes:
    """The file with a Word comment on each phrase that names its origin."""
    import docx
    from docx.text.run import Run

    document = docx.Document(io.BytesIO(raw))
    paragraphs = [element for element in document.element.body.iter(f"{{{package.W}}}p") if of_text(element)]
    for element, block in zip(paragraphs, filter(has_runs, draft.blocks), strict=True):
        runs = [Run(run, document._body) for run in element.r_lst]
        for first, last in phrases(block):
            comment = document.add_comment(
                runs[first : last + 1],
                legible(origin(speaking(block.spans[first : last + 1]))),
                author="drafter",
                initials="稿",
            )
            comment._comment_elm.attrib.pop(f"{{{package.W}}}date", None)  # a clock has no place in repeatable bytes
    buffer = io.BytesIO()
    document.save(buffer)
    return package.sealed(buffer.getvalue())


def of_text(paragraph: Any) -> bool:
    """Whether a paragraph is that of a block: it holds something, and stands in no frame in the margin."""
    return bool(paragraph.r_lst) and next(paragraph.iterancestors(f"{{{package.W}}}txbxContent"), None) is None


def has_runs(block: Block) -> bool:
    """Whether anything stands in the paragraph of a block."""
    return bool(block.spans or block.picture)


def phrases(block: Block) -> list[tuple[int, int]]:
    """The first and last span of each phrase of a block."""
    found: list[tuple[int, int]] = []
    for index, span in enumerate(block.spans):
        if span.phrase and found and block.spans[found[-1][1]].phrase == span.phrase and found[-1][1] == index - 1:
            found[-1] = (found[-1][0], index)
        elif span.phrase or span.lock or span.heading_set:
            found.append((index, index))
    return found


def speaking(spans: tuple[Span, ...]) -> Span:
    """The span of a phrase that is its own words, whose place is the phrase's; a fact's is the brief's."""
    return next((span for span in spans if span.phrase and not span.fact), spans[0])


def origin(span: Span) -> str:
    """Where a span came from, in Chinese."""
    if span.phrase:
        return f"语料 {span.phrase}（{span.place}）；位置 {span.node}"
    if span.heading_set:
        return f"纲目组 {span.heading_set}（{span.place}）；位置 {span.node}"
    return f"原话 {span.lock}（{span.place}）"


def remembered(block: Block) -> str:
    """A paragraph's node and the ids of its phrases; a step of the path that the brief words is only numbered by its hash."""
    own = {legible(span.text) for span in block.spans if span.lock}
    steps = [
        package.text_digest([step])[:6] if step in own else step for step in legible(block.spans[0].node).split(".")
    ]
    phrases = " ".join(dict.fromkeys(span.phrase for span in block.spans if span.phrase))
    digest = package.paragraph_digest(legible(block.text))
    return f'<p n="{escape(".".join(steps))}" s="{escape(legible(phrases))}" d="{digest}"/>'


def memory(draft: Draft, layout: Layout, comments: int, document: str) -> str:
    """A custom part with node and phrase ids by paragraph, the digest of the text and the page: no facts, no names."""
    known = "".join(f'{name}="{value}" ' for name, value in package.known(document).items())
    return (
        f'{package.HEAD}<draft xmlns="{package.MEMORY}" genre="{escape(draft.genre)}" banks="{escape(draft.digest)}" seed="{escape(legible(draft.seed))}" '
        f'comments="{comments}" page="{package.page(layout)}" {known.strip()}>{"".join(map(remembered, draft.blocks))}</draft>'
    )
