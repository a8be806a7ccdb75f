"""Files from Drafts and Documents from files, one module a suffix; each writes whole bytes, the same on every run."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from drafter.errors import DrafterError
from drafter.model import Cleaned, Document, Draft, Marked, Marks
from drafter.text import length

from . import _bytes, _kinds

MODULES = {".docx": "docx", ".md": "markdown", ".html": "html", ".txt": "plain", ".json": "json", ".pdf": "pdf"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a file is to be written: its layout, whether each phrase explains itself, whether the file forgets its origin.

    ``rate`` is how many 字 a minute are read aloud.
    """

    layout: str = "speech"
    explain: bool = False
    clean: bool = False
    rate: int = length.RATE


def suffix_of(path: Path) -> str:
    """The suffix of an output, known to us. Raises ``DrafterError``."""
    suffix = path.suffix.lower()
    if suffix not in MODULES:
        raise DrafterError(f"{path}: 写不了“{suffix or '没有后缀'}”的文件；可以写：{'、'.join(MODULES)}")
    return suffix


def written(draft: Draft, suffix: str, look: Look) -> bytes:
    """The bytes of a draft as a file of this suffix."""
    write: Callable[[Draft, Look], bytes] = import_module(f".{MODULES[suffix]}", __name__).written
    return write(draft, look)


def untouched(path: Path) -> bool:
    """Whether an existing file is our own output and no hand has been at it since."""
    check: Callable[[Path], bool] = import_module(f".{MODULES[suffix_of(path)]}", __name__).untouched
    return check(path)


def read(path: Path) -> Document:
    """A file as a document. Raises ``DrafterError`` with what cannot be read and what may be done."""
    suffix = path.suffix.lower()
    _kinds.readable(str(path), suffix)
    return document(str(path), suffix, _bytes.content(path, suffix))


def document(name: str, suffix: str, raw: bytes) -> Document:
    """Bytes as a document: by their suffix, or by what they are if there is none. Raises ``DrafterError``."""
    kind = _kinds.kind(raw)
    if suffix:
        _kinds.readable(name, suffix.lower())
    suffix = suffix.lower() or _kinds.usual(kind, name)
    module: str = _kinds.reader(kind, suffix, name)
    raw = _bytes.bounded(raw, name, suffix)
    if module == "office":
        from . import _office

        module, raw = "docx", _office.converted(raw, name, suffix)
    reader: Callable[[str, bytes], Document] = import_module(f".{module}", __name__).read
    return reader(name, raw)


def office() -> str:
    """Where LibreOffice is, or nothing."""
    from . import _office

    return _office.soffice()


MOST = _bytes.LARGEST_PACKAGE  # bytes of any input


def readable() -> tuple[str, ...]:
    """The suffixes that have a reader."""
    return (*_kinds.WORD, *_kinds.OFFICE, *_kinds.TEXT)


def fixable(path: Path) -> bool:
    """Whether fixes can be put into a file of this suffix."""
    return path.suffix.lower() in _kinds.TEXT


def fixed(document: Document, edits: Sequence[tuple[int, int, str]]) -> bytes:
    """A text file with edits (start, end, replacement) of its text that do not overlap, all other bytes as they were."""
    from ._decoding import fixed

    return fixed(document, edits)


def markable(path: Path) -> bool:
    """Whether comments and tracked changes can be put into a file of this suffix."""
    return path.suffix.lower() in _kinds.WORD


def marked(document: Document, marks: Marks) -> Marked:
    """A Word file with marks spliced in, all other bytes as they were. Raises ``DrafterError``."""
    from . import docx

    path = Path(document.path)
    return docx.marked(document, _bytes.content(path, path.suffix.lower()), marks)


def cleaned(path: Path, layout: str, force: bool) -> Cleaned:
    """A file typeset anew in a layout, the recognised one if none is named, as a .docx. Raises ``DrafterError``."""
    from . import docx

    suffix = path.suffix.lower()
    _kinds.readable(str(path), suffix)
    raw = _bytes.content(path, suffix)
    if suffix in _kinds.OFFICE:
        from . import _office

        _kinds.reader(_kinds.kind(raw), suffix, str(path))
        suffix, raw = ".docx", _office.converted(raw, str(path), suffix)
    return docx.cleaned(document(str(path), suffix, raw), raw, layout, force)


LARGEST = 50_000_000  # bytes of a stamped file that is looked at
STAMP = re.compile(rb"<!-- drafter ([0-9a-f]{64}) -->\n$")


def stamped(text: str) -> bytes:
    """Text with the fingerprint by which it is known again, as a comment at its end."""
    return stamped_bytes(text.encode("utf-8", "replace"))


def stamped_bytes(raw: bytes) -> bytes:
    """Bytes with their fingerprint at their end."""
    from hashlib import sha256

    return raw + f"<!-- drafter {sha256(raw).hexdigest()} -->\n".encode()


def stamp_holds(path: Path) -> bool:
    """Whether a stamped file still agrees with its fingerprint."""
    from hashlib import sha256

    raw = path.read_bytes() if path.stat().st_size < LARGEST else b""
    match = STAMP.search(raw)
    return match is not None and sha256(raw[: match.start()]).hexdigest().encode() == match[1]
