"""A fuzzer for the readers: ``fuzz_reading.py text|markdown|parts|package [libFuzzer options]``, with atheris installed.

``text`` and ``markdown`` take bytes as a file, ``parts`` as the XML of a .docx's parts, ``package`` as a whole .docx. Only a
``DrafterError`` may leave a reader; places must hold; nothing may take long (``-timeout=10``). Not part of ``make test``:
``python -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install atheris`` and the packages of the project, then run it for some minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[1])]
with atheris.instrument_imports(
    include=["drafter.formats", "drafter.word", "drafter.text.spans", "drafter.text.structure"]
):
    import packing

    from drafter import formats
    from drafter.errors import DrafterError
    from drafter.formats import docx, markdown, plain  # noqa: F401  instrumented
    from drafter.model import Document
    from drafter.word import read  # noqa: F401  instrumented

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


TARGETS: dict[str, Callable[[bytes], Document]] = {
    "text": read_text,
    "markdown": read_markdown,
    "parts": read_parts,
    "package": read_package,
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
