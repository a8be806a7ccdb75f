"""From files to their repeats, with what the banks offer instead in drafts of ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drafter.errors import DrafterError
from drafter.model import FLAGGED, Document, Draft, Repeat, Repeated
from drafter.repetition import repeats
from drafter.text import words

from . import parallel
from .reading import read, said


def found(paths: list[str]) -> Iterator[Repeated]:
    """Each file with its repeats, in the order of the files; one that cannot be read says why."""
    if len(paths) == 1:
        yield repeated(paths[0])
    else:
        yield from parallel.mapped(repeated, paths, None)


def repeated(name: str, _: None = None) -> Repeated:
    """One file with its repeats, or with the reason why they could not be found."""
    try:
        return of(said(name), read(name))
    except DrafterError as error:
        return Repeated(said(name), None, error=str(error))
    except Exception:  # the other files are still looked into, and the face tells of it
        from traceback import format_exc

        return Repeated(
            said(name), None, error=f"{said(name)}: 查到一半程序出错了；其他文件不受影响", fault=format_exc()
        )


def of(name: str, document: Document) -> Repeated:
    """A document with its repeats."""
    draft = document.draft
    found = repeats(draft)
    if draft.digest and any(repeat.kind in FLAGGED for repeat in found):
        found = offered(draft, found)
    return Repeated(name, document, found, words=words.count(draft))


def offered(draft: Draft, found: tuple[Repeat, ...]) -> tuple[Repeat, ...]:
    """The repeats of a draft of ours, each that is worth a look with what the banks offer instead."""
    from drafter.drafting import offers

    if not offers.ours(draft):
        return found
    known = offers.Known(draft, offers.banks(draft))
    return tuple(replace(repeat, offer=known.offer(repeat)) if repeat.kind in FLAGGED else repeat for repeat in found)
