"""Files from Drafts, one module a suffix; each writes whole bytes, the same on every run."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from drafter.errors import DrafterError
from drafter.model import Document, Draft

MODULES = {".docx": "docx", ".md": "markdown", ".html": "html", ".txt": "plain", ".json": "json"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a file is to be written: its layout, whether each phrase explains itself, whether the file forgets its origin."""

    layout: str = "speech"
    explain: bool = False
    clean: bool = False


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


READERS = {".docx": "docx", ".md": "markdown", ".txt": "plain"}


def read(path: Path) -> Document:
    """A file as a document, by its suffix. Raises ``DrafterError`` with what cannot be read and what may be done."""
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise DrafterError(f"{path}: 读不了“{suffix or '没有后缀'}”的文件；可以读：{'、'.join(READERS)}")
    reader: Callable[[Path], Document] = import_module(f".{READERS[suffix]}", __name__).read
    return reader(path)


LARGEST = 50_000_000  # bytes of a stamped file that is looked at
STAMP = re.compile(rb"<!-- drafter ([0-9a-f]{64}) -->\n$")


def stamped(text: str) -> bytes:
    """Text with the fingerprint by which it is known again, as a comment at its end."""
    from hashlib import sha256

    raw = text.encode("utf-8", "replace")
    return raw + f"<!-- drafter {sha256(raw).hexdigest()} -->\n".encode()


def stamp_holds(path: Path) -> bool:
    """Whether a stamped file still agrees with its fingerprint."""
    from hashlib import sha256

    raw = path.read_bytes() if path.stat().st_size < LARGEST else b""
    match = STAMP.search(raw)
    return match is not None and sha256(raw[: match.start()]).hexdigest().encode() == match[1]
