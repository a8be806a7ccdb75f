"""Tables and pictures of a brief: as blocks behind their nodes, in every form, on the page as predicted."""

from __future__ import annotations

import json
import os
import struct
import zlib
from pathlib import Path

import making
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ladder import faults
from typesetting import READY, converted, lines_by_page, ready

from drafter import formats
from drafter.drafting.compose import compose
from drafter.errors import DrafterError
from drafter.formats import Look
from drafter.model import Block, Cell, Draft, Picture, Span
from drafter.text import tables as texts
from drafter.word import layout
from drafter.word.setting import pages, pictures, tables
from drafter.word.writing import package

SPEECH = layout.load("speech")
TABLE = "图表:\n  - 位置: 好.组织\n    题: 各镇办理情况\n    表:\n      - [乡镇, 件数, 说明]\n"
WORDS = st.text("国泰民安，。AZ09.% ", max_size=40)


def png(across: int, down: int) -> bytes:
    """A grey picture."""
    head = struct.pack(">IIBBBBB", across, down, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress((b"\0" + bytes(across)) * down)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def jpeg(across: int, down: int) -> bytes:
    """The head of a JPEG."""
    return b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08" + struct.pack(">HH", down, across) + b"\x01\x01\x11\x00"


def rows(count: int) -> str:
    """The rows of a table in YAML."""
    notes = ("按时办结", "有两件因群众外出顺延到下月，已逐户说明情况并登记在册")
    return "".join(f'      - [第{row}镇, "{row * 137:,}", {notes[row % 3 == 0]}]\n' for row in range(1, count + 1))


def drafted(extra: str, folder: Path = Path()) -> Draft:
    """The draft of a brief in a folder."""
    return compose(*making.ready(making.text_of(extra=extra), str(folder / "brief.yaml"))).draft


def table_of(*texts: tuple[str, ...]) -> tuple[Block, ...]:
    """The cells of a table."""
    return tuple(
        Block("cell", (Span(text, ""),), cell=Cell(row, column))
        for row, cells in enumerate(texts, 1)
        for column, text in enumerate(cells, 1)
    )


def test_a_table_stands_behind_its_node_under_a_numbered_caption() -> None:
    draft = drafted(TABLE + rows(2))
    index = next(index for index, block in enumerate(draft.blocks) if block.role == "caption")
    caption, *cells = draft.blocks[index : index + 10]

    assert draft.blocks[index - 1].spans[0].node == "好.组织"
    assert (caption.text, caption.spans[0].node) == ("表1　各镇办理情况", "好.组织")
    assert caption.spans[0].place.startswith("brief.yaml:")
    assert [cell.text for cell in cells] == [
        "乡镇",
        "件数",
        "说明",
        "第1镇",
        "137",
        "按时办结",
        "第2镇",
        "274",
        "按时办结",
    ]
    assert cells[5].cell == Cell(2, 3)
    assert "第1镇" not in draft.spoken


def test_a_caption_that_bears_a_number_keeps_it() -> None:
    draft = drafted("图表:\n  - {位置: 开头, 题: 表3 情况, 表: [[甲],[1]]}\n  - {位置: 开头, 题: 又, 表: [[甲],[1]]}")
    assert [block.text for block in draft.blocks if block.role == "caption"] == ["表3 情况", "表2　又"]


def test_rows_may_come_from_a_csv_beside_the_brief(tmp_path: Path) -> None:
    (tmp_path / "情况.csv").write_bytes('乡镇,件数\r\n城关镇,"1,200"\r\n,\r\n'.encode("gb18030"))
    draft = drafted("图表: [{位置: 开头, 题: 情况, 表: 情况.csv}]", tmp_path)
    assert [block.text for block in draft.blocks if block.cell] == ["乡镇", "件数", "城关镇", "1,200"]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{位置: 开头, 题: 甲}", "表 或 图"),
        ("{位置: 开头, 表: [[甲],[1]]}", "题"),
        ("{位置: 开头, 题: 甲, 表: [[甲]]}", "至少"),
        ("{位置: 开头, 题: 甲, 表: [[甲, 乙],[1]]}", "第2行"),
        ("{位置: 开头, 题: 甲, 表: [[甲],[1]], 宽: 50}", "宽"),
        ("{位置: 结束语, 题: 甲, 表: [[甲],[1]]}", "没有“结束语”这个位置"),
        ("{位置: 开头, 题: 甲, 表: 没有.csv}", "找不到"),
        ("{位置: 开头, 图: 没有.png}", "找不到"),
        ("{位置: 开头, 图: 坏.png}", "完好"),
        ("{位置: 开头, 图: 坏.png, 宽: 500}", "156"),
    ],
)
def test_faults_are_told_with_their_place(entry: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "坏.png").write_bytes(png(10, 10)[:40])
    with pytest.raises(DrafterError, match=said) as caught:
        drafted(f"图表:\n  - {entry}", tmp_path)
    assert "brief.yaml:" in str(caught.value)


@pytest.mark.parametrize(("name", "raw"), [("a.png", png(300, 100)), ("a.jpg", jpeg(300, 100))])
def test_a_picture_is_as_wide_as_asked_or_as_its_dots(name: str, raw: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    found = drafted(f"图表: [{{位置: 开头, 图: {name}, 宽: 60}}, {{位置: 开头, 题: 现场, 图: {name}}}]", tmp_path)
    asked, usual = (block.picture for block in found.blocks if block.picture)

    assert asked is not None
    assert usual is not None
    assert (asked.width, asked.height) == (2_160_000, 720_000)
    assert (usual.width, usual.height) == (1_828_800, 609_600)
    assert [block.text for block in found.blocks if block.role == "caption"] == ["图2　现场"]


def test_too_large_a_picture_is_scaled_to_the_page() -> None:
    tall = Picture("a.png", png(1, 1), 3_000_000, 30_000_000)
    wide, high = pictures.fitted(tall, SPEECH)
    assert pictures.height(tall, SPEECH) <= SPEECH.lines - 1
    assert abs(wide / high - 0.1) < 0.001


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=6))
def test_columns_fill_the_page_and_rows_take_whole_lines(cells: list[tuple[str, str, str]]) -> None:
    blocks = table_of(*cells)
    grid = tables.grid(blocks, range(len(blocks)), SPEECH)

    assert sum(column.width for column in grid.columns) == SPEECH.width
    assert all(column.width > 0 and 0 <= column.indent < column.width for column in grid.columns)
    assert all(height >= 1 for height in grid.heights)
    assert [index for row in grid.rows for cell in row for index in cell] == list(range(len(blocks)))


def test_figures_stand_flush_right_short_words_in_the_middle_long_ones_left() -> None:
    blocks = table_of(("乡镇", "件数", "说明"), ("甲", "1,200", "按时办结了的一批事项"), ("乙", "35", ""))
    grid = tables.grid(blocks, range(9), SPEECH)
    assert [column.side for column in grid.columns] == ["center", "right", "left"]


def test_adjoining_tables_stay_two() -> None:
    blocks = (*table_of(("甲", "乙"), ("1", "2")), *table_of(("丙",), ("3",)), Block("body", (Span("文", ""),)))
    assert list(texts.tables(blocks)) == [range(4), range(4, 6)]
    assert texts.rows(blocks, range(4)) == [["甲", "乙"], ["1", "2"]]


def everything(folder: Path) -> Draft:
    """A draft with two tables, one at the end, and a picture."""
    (folder / "图.png").write_bytes(png(300, 150))
    last = "  - {位置: 好.学风, 题: 现场, 图: 图.png, 宽: 80}\n  - {位置: 致谢, 题: 末表, 表: [[甲, 乙],[1, ''],[2, '|<&']]}"
    return drafted(TABLE + rows(3) + last, folder)


def test_the_word_file_reads_back_and_climbs_the_ladder(tmp_path: Path) -> None:
    draft = everything(tmp_path)
    path = tmp_path / "a.docx"
    path.write_bytes(formats.written(draft, ".docx", Look()))
    shown = [block for block in draft.blocks if block.text]
    found = formats.read(path).draft.blocks

    assert [(block.text, block.cell) for block in found] == [(block.text, block.cell) for block in shown]
    assert [block.role for block in found if block.role in ("cell", "caption")] == [
        block.role for block in shown if block.role in ("cell", "caption")
    ]
    assert package.untouched(path)
    assert faults(path) == []
    assert formats.written(everything(tmp_path), ".docx", Look()) == path.read_bytes()


def test_other_forms_hold_tables_and_pictures(tmp_path: Path) -> None:
    draft = everything(tmp_path)
    markdown, html, plain, plainest = (
        formats.written(draft, suffix, Look()).decode("utf-8-sig") for suffix in (".md", ".html", ".txt", ".json")
    )
    blocks = json.loads(plainest)["blocks"]

    assert "| 乡镇 | 件数 | 说明 |\n| --- | --- | --- |\n| 第1镇 | 137 | 按时办结 |" in markdown
    assert r"| 2 | \|\<\& |" in markdown
    assert "<th>乡镇</th>" in html
    assert "<td>|&lt;&amp;</td>" in html
    assert 'src="data:image/png;base64,' in html
    assert "第1镇\t137\t按时办结\n" in plain
    assert "〔图片：图.png〕" in plain
    assert {"row": 2, "column": 2} in [block.get("cell") for block in blocks]
    assert [block["picture"]["width"] for block in blocks if "picture" in block] == [80]


@pytest.mark.skipif(not READY and not os.environ.get("CI"), reason="needs LibreOffice, pdftotext and the Fandol fonts")
def test_pages_turn_as_predicted_with_tables_and_pictures(tmp_path: Path) -> None:
    (tmp_path / "图.png").write_bytes(png(400, 200))
    briefs = [TABLE + rows(count) for count in (3, 30, 80)]
    briefs += [f"图表: [{{位置: 好.组织, 题: 现场, 图: 图.png, 宽: {wide}}}]" for wide in (40, 100, 156)]
    made = [(drafted(f"{brief}\n种子: 甲", tmp_path), name) for name in ("speech", "reading") for brief in briefs]
    files = [tmp_path / f"{number}.docx" for number in range(len(made))]
    for path, (draft, name) in zip(files, made, strict=True):
        path.write_bytes(formats.written(draft, ".docx", Look(name)))
    sheets = [lines_by_page(pdf) for pdf in converted(files, tmp_path, ready(tmp_path))]
    found = [pages.pages(draft, layout.load(name)) for draft, name in made]

    assert [len(one) for one in sheets] == [len(one) for one in found]
    for drawn, predicted in zip(sheets, found, strict=True):
        for sheet, page in zip(drawn, predicted, strict=True):
            assert "".join(page[-1].text.split()).endswith(sheet[-1][-2:]) or len(sheet[-1]) < len(page[-1].text)
