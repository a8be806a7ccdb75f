"""What LibreOffice makes of a draft: rendered with stand-ins for the official fonts, read back line by line."""

from __future__ import annotations

import html
import math
import os
import re
import shutil
import struct
import subprocess
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from drafter import formats
from drafter.formats import Look
from drafter.model import Draft
from drafter.word.setting.metrics import TIMES

FONTS = Path(__file__).resolve().parent.parent / ".tools" / "fonts"
LATIN = "Drafter Latin"
STAND_INS = {
    "Times New Roman": LATIN,
    "仿宋_GB2312": "FandolFang R",
    "楷体_GB2312": "FandolKai",
    "黑体": "FandolHei",
    "宋体": "FandolSong",
    "方正小标宋简体": "FandolSong",
}
READY = bool(shutil.which("soffice") and shutil.which("pdftotext") and list(FONTS.glob("FandolFang-Regular.otf")))
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
PAGE_NUMBER = re.compile(r"—\d+—")
BESIDE = 528  # points from the left edge of the paper, where marks in the margin begin
NEXT_LINE = 10  # points that a line lies below the one before, at least


def latin_font(folder: Path) -> None:
    """A font with the letters of Fandol and the measures of Times New Roman, whose quotes are as wide as a Han character."""
    from fontTools.ttLib import TTFont

    font = TTFont(FONTS / "FandolFang-Regular.otf", recalcBBoxes=False)
    names = font.getBestCmap()
    for code, wide in enumerate(TIMES, 32):
        font["hmtx"][names[code]] = (wide, 0)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = 891, -216, 42
    font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = 891, 216
    font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender, font["OS/2"].sTypoLineGap = 693, -216, 150
    for name in font["name"].names:
        if name.nameID in (1, 4, 6, 16):
            name.string = LATIN
    font.save(folder / "latin.otf")


def fontconfig(folder: Path) -> Path:
    """A private font configuration that sets the official fonts in their stand-ins."""
    aliases = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{free}</string></edit></match>'
        for name, free in STAND_INS.items()
    )
    folders = "".join(f"<dir>{path}</dir>" for path in (FONTS, folder, "/usr/share/fonts"))
    path = folder / "fonts.conf"
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{folders}'
        f"<cachedir>{folder / 'cache'}</cachedir>{aliases}</fontconfig>",
        "utf-8",
    )
    return path


def ready(folder: Path) -> dict[str, str]:
    """The environment in which LibreOffice finds the stand-ins, which are put into ``folder``."""
    latin_font(folder)
    return {**os.environ, "FONTCONFIG_FILE": str(fontconfig(folder))}


def converted(sources: Sequence[Path], folder: Path, environment: dict[str, str]) -> list[Path]:
    """The PDFs that one LibreOffice makes of files, beside each of them."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(sources[0].parent), *map(str, sources)],
        env=environment, check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    return [source.with_suffix(".pdf") for source in sources]


def rendered(draft: Draft, folder: Path, environment: dict[str, str], name: str = "speech") -> Path:
    """The PDF of a draft in a layout."""
    source = folder / "page.docx"
    source.write_bytes(formats.written(draft, ".docx", Look(name)))
    return converted([source], folder, environment)[0]


def lines_by_page(pdf: Path) -> list[list[str]]:
    """The lines of each page without blanks and without its page number."""
    text = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    sheets = (joined(sheet) for sheet in text.split("<page ")[1:])
    return [[line for line in sheet if not PAGE_NUMBER.fullmatch(line)] for sheet in sheets]


def joined(sheet: str) -> list[str]:
    """The words of a page, line by line, but for the marks in its margin."""
    found = ((float(top), float(left), html.unescape(word)) for left, top, _, _, word in WORD.findall(sheet))
    words = sorted(word for word in found if word[1] < BESIDE)
    starts = [index for index, (one, other) in enumerate(pairwise(words), 1) if other[0] - one[0] > NEXT_LINE]
    rows = [words[start:end] for start, end in zip([0, *starts], [*starts, len(words)], strict=True)]
    return [
        "".join("".join(word for _, _, word in sorted(row, key=lambda word: word[1])).split()) for row in rows if row
    ]


MM_A_POINT = 25.4 / 72
DPI = 300


@dataclass(frozen=True)
class Row:
    """A line of a page: millimetres from the left and from the top of the paper, and its text without blanks."""

    top: float
    left: float
    right: float
    text: str


def rows(pdf: Path) -> list[list[Row]]:
    """The lines of each page with their places, those of side-by-side text apart; page numbers too."""
    text = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    return [list(placed(sheet)) for sheet in text.split("<page ")[1:]]


def placed(sheet: str) -> Iterator[Row]:
    """The lines of a page."""
    words = sorted(
        (round(float(top)), float(left), float(right), html.unescape(word))
        for left, top, right, _, word in WORD.findall(sheet)
    )
    line: list[tuple[float, float, float, str]] = []
    for word in [*words, (math.inf, 0.0, 0.0, "")]:
        if line and word[0] - line[-1][0] > NEXT_LINE:
            ordered = sorted(line, key=lambda one: one[1])
            yield Row(
                line[0][0] * MM_A_POINT,
                ordered[0][1] * MM_A_POINT,
                ordered[-1][2] * MM_A_POINT,
                "".join(one[3] for one in ordered),
            )
            line = []
        line.append(word)


class Ink:
    """What is printed on a page: its dark and its red pixels."""

    def __init__(self, pixels: np.ndarray) -> None:
        red = pixels[..., 0].astype(int) - pixels[..., 1] > 60
        self.red, self.black = red, (pixels.min(2) < 150) & ~red

    def bands(self, mask: np.ndarray) -> list[tuple[float, float, float, float]]:
        """The rows of ink of one colour: top, bottom, left, right in millimetres."""
        inked = np.flatnonzero(np.diff(np.concatenate(([0], mask.any(1).astype(int), [0]))))
        found = []
        for top, bottom in inked.reshape(-1, 2).tolist():
            if bottom - top > 1:
                sides = np.flatnonzero(mask[top:bottom].any(0))
                found.append(tuple(edge * 25.4 / DPI for edge in (top, bottom, sides[0], sides[-1] + 1)))
        return found  # type: ignore[return-value]

    @property
    def marks(self) -> list[tuple[float, float, float, float]]:
        """The red bands."""
        return self.bands(self.red)

    @property
    def lines(self) -> list[tuple[float, float, float, float]]:
        """The black bands."""
        return self.bands(self.black)


def pixels(pdf: Path, dpi: int = DPI) -> list[np.ndarray]:
    """The pages of a PDF as red, green and blue pixels."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(dpi), str(pdf), f"{folder}/page"], check=True)
        return [picture(path.read_bytes()) for path in sorted(Path(folder).glob("*.ppm"))]


def picture(raw: bytes) -> np.ndarray:
    """The pixels of a PPM."""
    wide, high = re.match(rb"P6\s(\d+)\s(\d+)\s255\s", raw).groups()  # type: ignore[union-attr]
    return np.frombuffer(raw[-3 * int(wide) * int(high) :], np.uint8).reshape(int(high), int(wide), 3)


def png(pages: Sequence[np.ndarray]) -> bytes:
    """Pages side by side as a small PNG of eight colours: five greys, three reds."""
    gap = np.full((pages[0].shape[0], 8, 3), 128, np.uint8)
    whole = np.concatenate([part for page in pages for part in (page, gap)][:-1], axis=1).astype(int)
    red = whole[..., 0] - whole[..., 1] > 40
    index = np.where(red, 5 + np.clip(whole[..., 1] // 80, 0, 2), np.clip((whole.mean(2) + 32) // 64, 0, 4))
    index = np.pad(index.astype(np.uint8), ((0, 0), (0, index.shape[1] % 2)), constant_values=4)
    raw = b"".join(b"\0" + row.tobytes() for row in (index[:, ::2] << 4) | index[:, 1::2])
    colours = [*((min(255, 64 * grey),) * 3 for grey in range(5)), *((255, 80 * tint, 80 * tint) for tint in range(3))]
    size = struct.pack(">II", whole.shape[1], whole.shape[0])
    palette = bytes(value for colour in colours for value in colour)
    chunks = ((b"IHDR", size + b"\4\3\0\0\0"), (b"PLTE", palette), (b"IDAT", zlib.compress(raw, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
