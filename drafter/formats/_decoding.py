"""Text files as characters and back: UTF-8, UTF-16 and GB18030, every byte accounted for."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from drafter.errors import DrafterError
from drafter.model import Document

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16 LE
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 65_536  # bytes by which UTF-16 without a mark is known
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
FEW = 10  # one control in so many characters is too many
USUAL = r"[\t\r\n -~\u2010-\u2030\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"  # compiled only for UTF-16
MOSTLY = 0.85
MOST_CHARACTERS = 5_000_000
REMEDY = "可以用记事本打开，另存为 UTF-8 编码的文本"

Edit = tuple[int, int, str]


def decoded(raw: bytes, name: str) -> tuple[str, str, bytes]:
    """The characters of a text file, its encoding and its byte order mark. Raises ``DrafterError``."""
    mark, encoding = next(((mark, encoding) for mark, encoding in MARKS if raw.startswith(mark)), (b"", ""))
    body = raw[len(mark) :]
    fault: UnicodeDecodeError | None = None
    for candidate in (encoding,) if encoding else candidates(body):
        try:
            text = body.decode(candidate)
        except UnicodeDecodeError as error:
            fault = max(error, fault or error, key=lambda fault: fault.start)
            continue
        if encoding or plausible(text[:SAMPLE], candidate):
            return limited(text, name), candidate, mark
    raise DrafterError(f"{name}: {complaint(body, fault)}；{REMEDY}")


def candidates(body: bytes) -> tuple[str, ...]:
    """The encodings that text without a mark may be in: only UTF-16 is full of zero bytes, in one half of the places."""
    sample = body[:SAMPLE]
    low, high = sample[1::2].count(0), sample[0::2].count(0)
    if low + high == 0:
        return ("utf-8", "gb18030")
    return ("utf-8", "utf-16-le" if low > high else "utf-16-be")


def plausible(text: str, encoding: str) -> bool:
    """Whether characters look like text: few controls, and in UTF-16 mostly Chinese or ASCII."""
    if len(CONTROL.findall(text)) * FEW > len(text):
        return False
    return not encoding.startswith("utf-16") or len(re.findall(USUAL, text)) > MOSTLY * len(text)


def complaint(body: bytes, fault: UnicodeDecodeError | None) -> str:
    """What keeps bytes from being text."""
    if fault is None or body.count(0, 0, SAMPLE):
        return "这不是文本文件，读不出文字"
    line = body.count(b"\n", 0, fault.start) + 1
    return f"第 {line} 行起既不是 UTF-8 也不是 GB18030（GBK）编码，读不出文字"


def limited(text: str, name: str) -> str:
    """The text, if it is text and not too long. Raises ``DrafterError``."""
    if len(text) > MOST_CHARACTERS:
        raise DrafterError(f"{name}: 超过 {MOST_CHARACTERS // 10_000} 万字，太长了；可以分成几个文件再试")
    return text


def fixed(document: Document, edits: Sequence[Edit]) -> bytes:
    """A text file with edits (start, end, replacement) of its text, all other bytes as they were.

    Raises ``ValueError`` where edits overlap: a caller's fault.
    """
    pieces, reached = [], 0
    for start, end, replacement in sorted(edits):
        if not reached <= start <= end <= len(document.text):
            raise ValueError(edits)
        pieces += [document.text[reached:start], replacement]
        reached = end
    text = "".join([*pieces, document.text[reached:]])
    return document.mark + text.encode(document.encoding or "utf-8")
