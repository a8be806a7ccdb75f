"""A fuzzer for the readers: ``fuzz_reading.py text|markdown|parts|package|checks [libFuzzer options]``, with atheris installed.

``text`` and ``markdown`` take bytes as a file, ``parts`` as the XML of a .docx's parts, ``package`` as a whole .docx; ``checks``
reads a text and runs every check, structure and all. Only a ``DrafterError`` may leave a reader; places must hold; nothing may
take long (``-timeout=10``). Not part of ``make test``:
``python -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install atheris`` and the packages of the project, then run it for some minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[1])]
with atheris.instrument_imports(include=["drafter.formats", "drafter.word", "drafter.text", "drafter.checks"]):
    import packing

    from drafter import checks, formats
    from drafter.checks import Settings
    from drafter.errors import DrafterError
    from drafter.formats import docx, markdown, plain  # noqa: F401  instrumented
    from drafter.model import Document
    from drafter.word.reading import read  # noqa: F401  instrumented

    for name in checks.ids():
        checks.load(name)

PARTS = ("document", "styles", "numbering", "comments", "footnotes", "header")
CUT = b"\n~\n"  # between the parts of one input


def read_text(raw: bytes) -> Document:
    """Bytes as a .txt."""
    return formats.document("a.txt", ".txt", raw)


def read_markdown(raw: bytes) -> Document:
    """Bytes as a .md."""
    return formats.document("a.md", ".md", raw)


def read_parts(raw: bytes) -> Document:
    """Bytes as what stands within the parts of a .docx."""
    inner = dict(zip(PARTS, (piece.decode("utf-8", "replace") for piece in raw.split(CUT)), strict=False))
    return formats.document("a.docx", ".docx", packing.docx(inner.pop("document"), **inner))


def read_package(raw: bytes) -> Document:
    """Bytes as a whole .docx."""
    return formats.document("a.docx", ".docx", raw)


def read_and_check(raw: bytes) -> Document:
    """Bytes as text, with every check run over it."""
    document = plain.document("a.txt", raw.decode("utf-8", "replace"))
    lengths = [len(block.text) for block in document.draft.blocks]
    for finding in checks.run(document.draft, Settings()):
        for spot in (finding.spot, *finding.related):
            assert 0 <= spot.start <= spot.end <= lengths[spot.block] if lengths else spot.end == 0, (finding, spot)
    return document


TARGETS: dict[str, Callable[[bytes], Document]] = {
    "text": read_text,
    "markdown": read_markdown,
    "parts": read_parts,
    "package": read_package,
    "checks": read_and_check,
}


def held(document: Document, written_back: bool, raw: bytes) -> None:
    """Raise ``AssertionError`` where a place is wrong or a text file would not be written back as it was."""
    for block in document.draft.blocks:
        for span in block.spans:
            if not span.node:
                assert document.text[span.at : span.at + len(span.text)] == span.text, span
    assert all(waiver.first >= 0 and waiver.last < len(document.draft.blocks) + 1 for waiver in document.draft.waivers)
    assert not written_back or plain.fixed(document, []) == raw


def main() -> None:
    """Fuzz what the command line names."""
    target = sys.argv.pop(1)

    def once(raw: bytes) -> None:
        try:
            document = TARGETS[target](raw)
        except DrafterError:
            return
        held(document, target in ("text", "markdown"), raw)

    atheris.Setup(sys.argv, once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
