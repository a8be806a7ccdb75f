"""From messy files to clean ones in a layout: nothing is written unless all of its text and objects are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter import formats
from drafter.errors import DrafterError
from drafter.model import Cleaned
from drafter.word import layout

from . import output
from .reading import STDIN, files

SUFFIX = ".docx"


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for: which files, where to, in which layout (empty: recognised), what may be overridden."""

    files: tuple[str, ...]
    out: Path
    layout: str = ""
    force: bool = False
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file and the clean one that was written, or the Chinese line that says why there is none.

    ``fault`` is the traceback of a fault of ours.
    """

    path: str
    place: Path
    cleaned: Cleaned | None = None
    error: str = ""
    fault: str = ""


def paths(request: Request) -> list[tuple[str, Path]]:
    """The files and where each goes. Raises ``DrafterError`` before any is read if one cannot go there."""
    names = files(request.files)
    if STDIN in names:
        raise DrafterError("排版不能从标准输入读；请给出文件名")
    if request.layout:
        layout.load(request.layout)
    places = output.copies([Path(name).with_suffix(SUFFIX) for name in names], request.out, len(names))
    if wrong := next((place for place in places if place.suffix.lower() != SUFFIX), None):
        raise DrafterError(f"{wrong}: 排好的是 Word 文档，后缀要写 {SUFFIX}；请改一下文件名")
    output.apart({place: Path(name) for place, name in zip(places, names, strict=True)}, request.overwrite)
    return list(zip(names, places, strict=True))


def formatted(request: Request, wanted: list[tuple[str, Path]]) -> Iterator[Formatted]:
    """Each file as it was written, in order; one that could not be says why."""
    for name, place in wanted:
        yield one(name, place, request)


def one(name: str, place: Path, request: Request) -> Formatted:
    """A file, typeset anew and written."""
    try:
        done = formats.cleaned(Path(name), request.layout, request.force)
        output.put({place: done.raw})
    except DrafterError as error:
        return Formatted(name, place, error=str(error))
    except Exception:  # the other files are still typeset, and the face tells of it
        from traceback import format_exc

        return Formatted(name, place, error=f"{name}: 排到一半程序出错了，没有写；其他文件不受影响", fault=format_exc())
    return Formatted(name, place, done)
