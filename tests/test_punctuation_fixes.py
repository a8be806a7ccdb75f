"""The safe fixes of punctuation and numbers: they agree with each other, settle soon, and touch nothing but marks."""

import re
import unicodedata
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafter import checks
from drafter.checks._settings import Settings
from drafter.formats import plain
from drafter.jobs import fix
from drafter.model import Document, Finding

SETTINGS = Settings(
    only=frozenset(
        [
            "dash-form",
            "document-number",
            "doubled-point",
            "ellipsis-form",
            "full-width-digit",
            "half-width-bracket",
            "half-width-point",
            "invisible-character",
            "radical-as-character",
            "percent-of-points",
            "point-after-number",
            "stray-space",
            "straight-quote",
            "zero-in-chinese-year",
        ]
    )
)
PIECES = [
    *"同志们要干一二零年号第月日",
    *"，。、；：？！“”‘’（）《》〔〕…—％",
    *",.;:?!()[]\"'-~%",
    *"⼯0123２６ABcＡ \u200b\u3000\u00a0\n",
    *("……", "——", "。。。", "...", "--", "（一）、", "1、", "一. ", "第一、", "5%个百分点", "二零二六年"),
    *("9:30", "3,000", "http://a.cn/b?c=d", "2026 年", "《a》, ", "平政发(2026)3号"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
LAWFUL = settings(max_examples=400, deadline=None, derandomize=True)


def found(document: Document) -> list[Finding]:
    """The safe findings of a document."""
    return [finding for finding in checks.run(document.draft, SETTINGS) if finding.fix == "safe"]


def fixed(text: str) -> str:
    """A text after one round of safe fixes."""
    document = plain.document("例.txt", text)
    pieces, end = [], 0
    for (start, stop, right), _ in sorted(fix.edits(document, found(document)), key=lambda pair: pair[0]):
        pieces += [text[end:start], right]
        end = stop
    return "".join([*pieces, text[end:]])


def kept(text: str) -> str:
    """What no fix may change: Han characters, letters and digits, whatever their width."""
    normal = unicodedata.normalize("NFKC", text).replace("零", "〇")
    return "".join(character for character in normal if character.isalnum() or character == "〇")


@LAWFUL
@example("同志们,要干")
@example("同志们 , 要(干)。,")
@example("“同志们,要干”,")
@example("平政发(2026)3号")
@example("1、同志们 ,要干...")
@example("一. 同志们(一)、要干")
@example('同志们要干(一),,"二" ,3,000 年')
@given(TEXTS)
def test_safe_fixes_settle_after_two_rounds(text: str) -> None:
    settled = fixed(fixed(text))

    assert not found(plain.document("例.txt", settled)), settled


@LAWFUL
@given(TEXTS)
def test_safe_fixes_change_nothing_but_marks(text: str) -> None:
    assert kept(fixed(text)) == kept(text)


@LAWFUL
@given(TEXTS)
def test_safe_fixes_never_overlap(text: str) -> None:
    for before, after in pairwise(found(plain.document("例.txt", text))):
        assert before.block != after.block or before.end <= after.start, (text, before, after)


def test_a_fixed_document_number_has_lost_only_its_brackets_and_idle_signs() -> None:
    assert fixed("根据平政发(2026)第03号文件") == "根据平政发〔2026〕3号文件"


@LAWFUL
@given(TEXTS)
def test_what_the_fixer_does_comes_to_rest(text: str) -> None:
    for _ in range(fix.ROUNDS):
        document = plain.document("例.txt", text)
        chosen = [edit for edit, _ in fix.apart(fix.edits(document, found(document)))]
        for start, end, right in reversed(chosen):
            text = text[:start] + right + text[end:]

    assert not chosen
    assert not re.search("[一二同志们要干],[同志们要干]", text)
