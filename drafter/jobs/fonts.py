"""Which fonts of the layouts this machine lacks: by fontconfig, by Windows' registry, or by the files in macOS's folders."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from drafter.word.layout import Layout
from drafter.word.writing.styles import LATIN

LONGEST = 30  # seconds
NAMES = {  # how else a font calls itself, or its file
    "仿宋_GB2312": ("FangSong_GB2312", "fsgb2312"),
    "楷体_GB2312": ("KaiTi_GB2312", "kaigb2312"),
    "仿宋": ("FangSong", "simfang"),
    "楷体": ("KaiTi", "simkai"),
    "黑体": ("SimHei",),
    "宋体": ("SimSun",),
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "FZXBSJW"),
    "Times New Roman": ("times",),
}
REGISTRY = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
MAC = (
    "/System/Library/Fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "/Applications/Microsoft Word.app/Contents/Resources/DFonts",
)


def named(layout: Layout) -> list[str]:
    """The fonts of a layout, each once."""
    return list(dict.fromkeys([*of(layout), LATIN]))


def of(look: Any) -> Iterator[str]:
    """The fonts that a look and its parts name."""
    for field in fields(look):
        value = getattr(look, field.name)
        if field.name == "font":
            yield value
        elif is_dataclass(value):
            yield from of(value)


def missing(fonts: list[str]) -> list[str]:
    """Those of some fonts that are not there; none of them if nobody knows what is."""
    known = installed()
    return (
        []
        if known is None
        else [font for font in fonts if not known & {plain(name) for name in (font, *NAMES.get(font, ()))}]
    )


@cache
def installed() -> frozenset[str] | None:
    """The names of all fonts of this machine, in plain letters; ``None`` where they cannot be found out."""
    if sys.platform == "win32":
        return frozenset(map(plain, registered()))
    if shutil.which("fc-list"):
        return frozenset(map(plain, configured()))
    if sys.platform == "darwin":
        return frozenset(plain(path.stem) for folder in MAC for path in Path(folder).expanduser().rglob("*.[to]t[fc]"))
    return None


def plain(name: str) -> str:
    """A name without case, blanks and what follows in brackets."""
    return name.partition("(")[0].replace(" ", "").casefold()


def configured() -> list[str]:
    """The families that fontconfig knows."""
    return said(["fc-list", ":", "family"]).replace("\n", ",").split(",")


def stand_in(font: str) -> str:
    """The family that fontconfig takes for a font, or nothing."""
    return said(["fc-match", "-f", "%{family}", font]).partition(",")[0] if shutil.which("fc-match") else ""


def said(command: list[str]) -> str:
    """What a program says; nothing if it cannot be run."""
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=LONGEST, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").replace("\\", "")


def registered() -> Iterator[str]:
    """The fonts in Windows' registry, of the machine and of the user; one entry may name several."""
    import winreg  # type: ignore[import-not-found,unused-ignore]

    registry: Any = winreg
    for hive in (registry.HKEY_LOCAL_MACHINE, registry.HKEY_CURRENT_USER):
        try:
            with registry.OpenKey(hive, REGISTRY) as key:
                for index in range(registry.QueryInfoKey(key)[1]):
                    yield from registry.EnumValue(key, index)[0].split("&")
        except OSError:
            continue
