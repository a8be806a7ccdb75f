"""The .docx that LibreOffice prints: as every other, but that no point hangs, for LibreOffice loses some that do.

LibreOffice 7.4 takes Word's own default, where a file spells it out (w:overflowPunct), for its opposite.
"""

from __future__ import annotations

import io
import zipfile

from drafter.model import Draft
from drafter.text import length
from drafter.word.layout import Layout

from . import package, write
from .aloud import Reading

HANGING: frozenset[str] = frozenset()  # the points that hang on its pages
STYLES = "word/styles.xml"


def docx_bytes(draft: Draft, layout: Layout, rate: int = length.RATE) -> bytes:
    """The file's bytes; a reading copy is read at ``rate`` 字 a minute."""
    reading = Reading(rate, HANGING)
    with zipfile.ZipFile(io.BytesIO(write.docx_bytes(draft, layout, clean=True, reading=reading))) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    parts[STYLES] = parts[STYLES].replace(b"<w:kinsoku/>", b"<w:kinsoku/><w:overflowPunct/>")
    return package.zipped(parts)
