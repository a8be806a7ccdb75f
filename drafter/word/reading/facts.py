"""How a .docx is typeset: its sections, and of every block the lines and glyphs in effect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from drafter.errors import DrafterError
from drafter.page import Glyphs, Laid, PageFacts, Setting
from drafter.word.names import KIND, child, on, value

from . import surroundings
from .effective import Effective
from .opened import Package
from .sections import above, sections
from .story import Paragraph, named
from .surroundings import Place
from .themefonts import ThemeFonts

UNKNOWN = Laid(Setting(), ())
SCRIPTS = {"zh-tw": "Hant", "zh-hk": "Hant", "ja-jp": "Jpan", "ko-kr": "Hang"}


def read(package: Package, found: Sequence[Paragraph]) -> PageFacts | None:
    """How the paragraphs that were found are typeset, ``None`` if the file does not say."""
    sources = [next((source for _, _, source in one.pieces if source is not None), None) for one in found]
    shown = next((source for source in sources if source is not None), None)
    if shown is None:
        return None
    lines = [None if source is None else above(source, "p") for source in sources]
    root = next((line.getroottree().getroot() for line in lines if line is not None), shown)
    parts = dict(reversed(package.related(package.main())))
    settings = part(package, parts, "settings")
    looks = Effective(part(package, parts, "styles"), theme(package, parts, settings))
    around = surroundings.places(root, lines)
    blocks = tuple(laid(one, line, looks, around) for one, line in zip(found, lines, strict=True))
    return PageFacts(sections(package, root, lines, looks), blocks, on(child(settings, "evenAndOddHeaders")))


def part(package: Package, parts: dict[str, str], kind: str) -> Any:
    """A part that tells of looks; a damaged one tells nothing."""
    try:
        return package.part(parts[kind]) if kind in parts else None
    except DrafterError:
        return None


def theme(package: Package, parts: dict[str, str], settings: Any) -> ThemeFonts:
    """The theme's fonts for the language that the document says it is in."""
    language = child(settings, "themeFontLang")
    spoken = "" if language is None else value(language, "eastAsia").lower()
    return ThemeFonts(part(package, parts, "theme"), SCRIPTS.get(spoken, "Hans"))


def laid(paragraph: Paragraph, line: Any, looks: Effective, around: dict[Any, Place]) -> Laid:
    """A paragraph as it is typeset."""
    if line is None:
        return UNKNOWN
    properties = child(line, "pPr")
    style = named(properties, "pStyle")
    text = paragraph.text
    blanks = text[: len(text) - len(text.lstrip())]
    runs = tuple(merged(pieces(paragraph, looks, style), len(blanks)))
    setting, place = looks.setting(style, properties), around.get(held(line), Place())
    return Laid(setting, runs, blanks, place.skipped, place.fresh, place.lined, place.floating, boxed(line))


def boxed(line: Any) -> bool:
    """Whether a paragraph stands in a table."""
    return next((True for above in line.iterancestors() if KIND[above.tag] == "tc"), False)


def held(line: Any) -> Any:
    """What stands right within the body: the paragraph, or the table that holds it."""
    holder = line.getparent()
    while holder is not None and KIND[holder.tag] != "body":
        line, holder = holder, holder.getparent()
    return line


def pieces(paragraph: Paragraph, looks: Effective, style: str) -> Iterable[tuple[int, Glyphs]]:
    """The characters of each piece of a paragraph with the glyphs in effect."""
    for text, _, source in paragraph.pieces:
        run = None if source is None else source.getparent()
        own = run[0] if run is not None and len(run) and KIND[run[0].tag] == "rPr" else None
        yield len(text), looks.glyphs(style, own)


def merged(found: Iterable[tuple[int, Glyphs]], dropped: int) -> Iterable[tuple[int, Glyphs]]:
    """Runs without the first ``dropped`` characters, those that look alike put together."""
    for look, alike in groupby(found, key=lambda pair: pair[1]):
        count = sum(length for length, _ in alike)
        left = max(count - dropped, 0)
        dropped -= count - left
        if left:
            yield left, look
