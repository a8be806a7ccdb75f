"""A Draft as PDF, by LibreOffice: the same on every run but for the order in which it embeds the fonts."""

from __future__ import annotations

import re
from hashlib import sha256

from drafter.model import Draft

from . import Look, _office, stamp_holds, stamped_bytes

untouched = stamp_holds
CLOCK = re.compile(rb"/CreationDate\(D:\d{14}")
NAMES = re.compile(rb"(/ID \[ <|>\s*<|/DocChecksum /)[0-9A-F]{32}")
EPOCH = b"/CreationDate(D:19800101000000"


def written(draft: Draft, look: Look) -> bytes:
    """The .pdf of a draft. Raises ``DrafterError`` where LibreOffice is missing or fails."""
    from drafter.word import layout
    from drafter.word.writing import printing

    source = printing.docx_bytes(draft, layout.load(look.layout), look.rate)
    return stamped_bytes(repeatable(_office.printed(source), sha256(source).hexdigest()[:32].upper().encode()) + b"%")


def repeatable(raw: bytes, name: bytes) -> bytes:
    """A PDF without LibreOffice's clock and random names; every byte stays at its place."""
    head, mark, tail = raw.rpartition(b"\nxref\n")
    return CLOCK.sub(EPOCH, head) + mark + NAMES.sub(lambda found: found[1] + name, tail)
