"""Mistakes that people make in YAML: each case's first comment is the message that it must get, place and remedy."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import making
import pytest
from conftest import ROOT

from drafter.data import records, yamlfile
from drafter.data.document import Document
from drafter.drafting import outline, phrasebank
from drafter.errors import DrafterError
from drafter.word import layout

CASES = sorted((ROOT / "tests" / "cases" / "mistakes").glob("*.yaml"))
EXPECTED = "# 应报："
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_mistake_gets_its_message(path: Path) -> None:
    text = path.read_text("utf-8")
    expected = [line.removeprefix(EXPECTED) for line in text.splitlines() if line.startswith(EXPECTED)]

    with pytest.raises(DrafterError) as caught:
        report(text)

    assert str(caught.value).splitlines() == expected


def report(text: str) -> None:
    """What the draft job does before it writes."""
    from drafter.jobs import draft

    Path("brief.yaml").write_text(text, "utf-8")
    draft.compose(*draft.loaded(draft.Request(Path("brief.yaml"))))


def test_every_message_names_a_place_and_a_remedy() -> None:
    for path in CASES:
        for line in path.read_text("utf-8").splitlines():
            if line.startswith(EXPECTED):
                assert line.startswith(f"{EXPECTED}brief.yaml:")
                assert "；" in line


def encoded(text: str, encoding: str) -> Document:
    Path("b.yaml").write_bytes(text.encode(encoding))
    return yamlfile.document(Path("b.yaml"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_every_encoding_that_offices_use_is_read(encoding: str) -> None:
    assert encoded("受众: 统计干部\n", encoding).value == {"受众": "统计干部"}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("12:30", "12:30"),
        ("2026-11-20", "2026-11-20"),
        ("07", "07"),
        ("3.10", "3.10"),
        ("1_000", "1_000"),
        ("86", 86),
        ("~", None),
        ("true", True),
        ('"86"', "86"),
    ],
)
def test_plain_values_stay_what_was_written(written: str, value: object) -> None:
    assert yamlfile.parsed(f"a: {written}\n", "a.yaml").value == {"a": value}


def test_folded_chinese_lines_join_without_a_space() -> None:
    assert yamlfile.parsed("a: >-\n  第一行\n  第二行\nb: 上一行\n  下一行\n", "a.yaml").value == {
        "a": "第一行第二行",
        "b": "上一行下一行",
    }


@pytest.mark.parametrize(
    "raw", [b"\x00\x01\x02\xff", b"PK\x03\x04\x00\x00", "受众: \ud800".encode("utf-8", "surrogatepass")]
)
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    Path("b.yaml").write_bytes(raw)

    with pytest.raises(DrafterError, match="b.yaml"):
        records.read(yamlfile.document(Path("b.yaml")), outline.Outline)


def test_a_huge_file_is_refused_unread() -> None:
    with Path("huge.yaml").open("wb") as file:
        file.truncate(100_000_000)

    with pytest.raises(DrafterError, match="超过 5 MB"):
        yamlfile.document(Path("huge.yaml"))


BANK = """名称: 试
纲目组:
  - {编号: a.1, 槽: 要, 式: "{2}学习", 项: {学习: 抓好学习, 担当: 抓好学习, 作风: 改作风}}
语料:
  开头/概述:
    - "欢迎{{受总}}。"
    - "欢迎{{受众|大写}}。"
    - "欢迎{{ 受众 。"
    - 没有句号
    - 好好学习。
    - 好好学习。
"""


def bank_faults(text: str) -> str:
    """What loading a bank of the unit's own says."""
    Path("phrasebanks").mkdir()
    Path("phrasebanks/own.yaml").write_text(text, "utf-8")
    with pytest.raises(DrafterError) as caught:
        phrasebank.load(outline.load("closing-speech"), "")
    return str(caught.value)


def test_all_faults_of_a_bank_come_at_once() -> None:
    said = bank_faults(BANK)

    for part in (
        "own.yaml:3:",
        "不合本组的式",
        "是不是“受众”",
        "不认识过滤器“大写”",
        "花括号里只能写",
        "缺标点",
        "完全相同",
        "重复",
    ):
        assert part in said
    assert len(said.splitlines()) >= 7


def test_a_slot_that_no_bank_fills_is_named() -> None:
    Path("phrasebanks").mkdir()
    Path("phrasebanks/closing-speech.yaml").write_text("名称: 空\n", "utf-8")
    brief = Path("brief.yaml")
    brief.write_text(making.text_of(), "utf-8")
    from drafter.jobs import draft

    with pytest.raises(DrafterError, match="语料库里没有"):
        draft.draft(draft.Request(brief))


def test_a_layout_that_cannot_hold_what_it_promises_is_refused() -> None:
    Path("templates/layouts").mkdir(parents=True)
    text = (ROOT / "templates/layouts/speech.yaml").read_text("utf-8")
    Path("templates/layouts/speech.yaml").write_text(text.replace("行距: 28.95", "行距: 29"), "utf-8")

    with pytest.raises(DrafterError, match="版心放 21 行，不是 22 行"):
        layout.load("speech")


def test_an_unknown_layout_gets_a_did_you_mean() -> None:
    with pytest.raises(DrafterError, match="没有“朗读”这种版式；是不是“朗读稿”"):
        layout.load("朗读")
