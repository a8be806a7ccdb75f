"""What LibreOffice makes of a draft: rendered with stand-ins for the official fonts, read back line by line."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

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
    """The words of a page, line by line."""
    words = sorted((float(top), float(left), html.unescape(word)) for left, top, _, _, word in WORD.findall(sheet))
    starts = [index for index, (one, other) in enumerate(pairwise(words), 1) if other[0] - one[0] > NEXT_LINE]
    rows = [words[start:end] for start, end in zip([0, *starts], [*starts, len(words)], strict=True)]
    return [
        "".join("".join(word for _, _, word in sorted(row, key=lambda word: word[1])).split()) for row in rows if row
    ]
