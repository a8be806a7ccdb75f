"""From files to their repeats, with what the banks offer instead in drafts of ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drafter.errors import DrafterError
from drafter.model import FLAGGED, Document, Repeated
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
    if document.draft.digest:
        return own(name, document)
    return Repeated(name, document, repeats(document.draft), words=words.count(document.draft))


def own(name: str, document: Document) -> Repeated:
    """A draft of ours: it knows its facts, and each repeat that is worth a look comes with what the banks offer instead."""
    from drafter.drafting import offers

    known = offers.known(document.draft)
    draft = replace(document.draft, facts=known.wordings if known else ())
    found = tuple(
        replace(repeat, offer=known.offer(repeat)) if known and repeat.kind in FLAGGED else repeat
        for repeat in repeats(draft)
    )
    return Repeated(name, replace(document, draft=draft), found, words=words.count(draft))
