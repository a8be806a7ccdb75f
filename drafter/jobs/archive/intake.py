"""One file as it goes into the archive: read while nobody writes it, with its title and its day."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter import formats
from drafter.archive.characters import characters
from drafter.archive.store import Entry, Source
from drafter.data.yamlfile import reason
from drafter.errors import DrafterError
from drafter.model import Document
from drafter.report.visible import visible

from .days import day

TRIES = 3
LONGEST = 200  # characters of a title


class Read(NamedTuple):
    """What came of reading a file: what goes in, or the Chinese line that says why nothing does.

    ``fault`` is the traceback of a fault of ours; a file without words has neither entry nor error.
    """

    name: str
    entry: Entry | None = None
    error: str = ""
    fault: str = ""


def read(name: str, host: str) -> Read:
    """A file, read again if it was changed meanwhile."""
    try:
        for _ in range(TRIES):
            before = state(name, host)
            found = attempted(name, before)
            if state(name, host) == before:
                return found
        return Read(name, error=f"{name}: 读的时候一直有程序在改它；可以等写完再收")
    except OSError as error:
        return Read(name, error=f"{name}: 读不了这个文件（{reason(error)}）；可以检查权限，或先关闭占用它的程序")
    except Exception:  # the other files still go in, and the face tells of it
        from traceback import format_exc

        return Read(name, error=f"{name}: 读到一半程序出错了；其他文件不受影响", fault=format_exc())


def lost(name: str) -> Read:
    """A file at which the system ended our process."""
    return Read(name, error=f"{name}: 读到一半被系统结束了，可能是文件太大、内存不够；可以把它拆小再收")


def attempted(name: str, source: Source) -> Read:
    """A file as it stands now."""
    try:
        document = formats.read(Path(name))
    except DrafterError as error:
        return Read(name, error=str(error))
    return Read(name, entry(document, source) if characters(document.text).codes.size else None)


def state(name: str, host: str) -> Source:
    """The size and the time of change of a file. Raises ``OSError``."""
    status = Path(name).stat()
    return Source(host, name, status.st_size, status.st_mtime_ns)


def entry(document: Document, source: Source) -> Entry:
    """A document as it goes in."""
    draft = document.draft
    return Entry(source, visible(draft.title)[:LONGEST], day(draft, Path(source.name).stem), document.text)
