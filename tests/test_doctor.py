"""drafter doctor: what is there, what each lack costs and how it is remedied; nothing is made, no password shown."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from conftest import SAMPLES

from drafter import formats
from drafter.jobs import doctor, fonts
from drafter.word import layout

Run = Callable[..., subprocess.CompletedProcess[str]]
OFFICIAL = fonts.named(layout.load("speech"))


@pytest.fixture(autouse=True)
def unknown() -> Iterator[None]:
    """Forget which fonts there are, before and after."""
    installed = fonts.installed
    installed.cache_clear()
    yield
    installed.cache_clear()


def having(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let the machine have these fonts and no others."""
    monkeypatch.setattr(fonts, "installed", lambda: frozenset(map(fonts.plain, names)))


def program(folder: Path, name: str, says: str) -> None:
    """A program that says one thing."""
    (folder / name).write_text(f"#!/bin/sh\nprintf '%s' '{says}'\n", "utf-8")
    (folder / name).chmod(0o755)


def item(name: str) -> doctor.Item:
    """What was found of a name."""
    return next(one for one in doctor.examined() if one.name.startswith(name))


def test_the_layouts_name_the_fonts_of_the_rules() -> None:
    assert set(OFFICIAL) == {"宋体", "方正小标宋简体", "楷体_GB2312", "仿宋_GB2312", "黑体", "Times New Roman"}


@pytest.mark.parametrize(
    ("there", "lost"),
    [
        (OFFICIAL, []),
        (["FangSong_GB2312", "KaiTi_GB2312", "SimHei", "SimSun", "FZXiaoBiaoSong-B05S", "times"], []),
        (["仿宋", "楷体", "黑体", "宋体", "方正小标宋简体", "Times New Roman"], ["楷体_GB2312", "仿宋_GB2312"]),
        ([], OFFICIAL),
    ],
)
def test_a_font_is_known_by_any_of_its_names(
    there: list[str], lost: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    having(monkeypatch, *there)

    assert fonts.missing(OFFICIAL) == lost


def test_fontconfig_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, "fc-list", "SimSun,宋体\nTimes New Roman\n楷体_GB2312\nA\\-B")
    program(tmp_path, "fc-match", "DejaVu Sans,x")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr(sys, "platform", "linux")

    assert fonts.missing([*OFFICIAL, "A-B"]) == ["方正小标宋简体", "仿宋_GB2312", "黑体"]
    assert fonts.stand_in("黑体") == "DejaVu Sans"


def test_windows_is_asked_in_its_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"machine": ["SimSun & NSimSun (TrueType)", "黑体 (TrueType)"], "user": ["仿宋_GB2312 (TrueType)"]}
    winreg = ModuleType("winreg")
    winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER = "machine", "user"  # type: ignore[attr-defined]

    class Key:
        def __init__(self, hive: str, _path: str) -> None:
            self.values = values[hive]

        def __enter__(self) -> Key:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    winreg.OpenKey = Key  # type: ignore[attr-defined]
    winreg.QueryInfoKey = lambda key: (0, len(key.values), 0)  # type: ignore[attr-defined]
    winreg.EnumValue = lambda key, index: (key.values[index], "", 1)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "winreg", winreg)
    monkeypatch.setattr(sys, "platform", "win32")

    assert fonts.missing(OFFICIAL) == ["方正小标宋简体", "楷体_GB2312", "Times New Roman"]


def test_on_a_mac_the_files_are_looked_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("SimHei.ttf", "Supplemental/Times New Roman.ttf", "FZXBSJW.otf", "simsun.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(fonts, "MAC", (str(tmp_path), str(tmp_path / "none")))
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert fonts.missing(OFFICIAL) == ["宋体", "楷体_GB2312", "仿宋_GB2312"]


def test_where_nobody_knows_the_fonts_none_is_called_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")

    assert fonts.missing(OFFICIAL) == []
    assert "查不到" in item("字体").found


def test_a_missing_font_is_told_with_what_stands_near(monkeypatch: pytest.MonkeyPatch) -> None:
    having(monkeypatch, "仿宋", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体", "Times New Roman")
    monkeypatch.setattr(fonts, "stand_in", lambda _: "某字体")
    found = [one for one in doctor.examined() if one.name == "字体"]

    assert [one.lacking for one in found] == [False, True]
    assert "没有 仿宋_GB2312（本机用 某字体 代替）；用到的版式：" in found[1].found
    assert "本机有“仿宋”" in found[1].remedy
    assert not found[1].needed


@pytest.mark.parametrize(
    ("says", "found"),
    [("LibreOffice 24.8.1.2 87fa", "24.8.1.2（"), ("", "不能运行")],
)
def test_the_version_of_libreoffice_is_told(
    says: str, found: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program(tmp_path, "soffice", says)
    monkeypatch.setattr(formats, "office", lambda: str(tmp_path / "soffice"))

    assert found in doctor.office().found
    assert doctor.office().lacking == (not says)


def test_without_libreoffice_its_cost_and_remedy_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "office", lambda: "")
    found = doctor.office()

    assert "写不了 PDF" in found.cost
    assert "安装" in found.remedy
    assert not found.needed


def test_packages_that_are_not_there_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = {"lxml", "distributed", "psycopg"}
    monkeypatch.setattr(doctor, "version", lambda package: "" if package in lost else "1.0")

    assert [one.name for one in doctor.wanting(doctor.examined())] == ["程序用的库"]
    assert "缺 lxml" in item("程序用的库").found
    assert "drafter[cluster]" in item("Dask").remedy
    assert "drafter[postgres]" in item("PostgreSQL").remedy


def test_a_faulty_template_of_ones_own_is_needed(tmp_path: Path) -> None:
    (tmp_path / "templates" / "layouts").mkdir(parents=True)
    (tmp_path / "templates" / "layouts" / "mine.yaml").write_text("名称: 我的\n", "utf-8")
    found = doctor.templates()

    assert found.needed
    assert found.lacking
    assert "mine.yaml" in found.found
    assert doctor.wanting(doctor.examined()) == [found]


def test_all_that_is_needed_is_here_and_nothing_is_made(run: Run, tmp_path: Path) -> None:
    homes = {name: str(tmp_path / name) for name in ("XDG_DATA_HOME", "XDG_STATE_HOME")}
    done = run("doctor", env=homes)

    assert done.returncode == 0, done.stdout
    assert "[有] 版本：drafter" in done.stdout
    assert "（还没有，用到时自动建）" in done.stdout
    assert not (tmp_path / "XDG_DATA_HOME").exists()


def test_a_folder_that_cannot_be_written_is_told_and_counts(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    done = run("doctor", env={"XDG_DATA_HOME": str(tmp_path / "file")})

    assert done.returncode == 1
    assert "写不进去" in done.stdout
    assert "缺必需的 2 项：数据文件夹、旧稿库" in done.stdout


def test_the_address_of_an_archive_shows_no_password(run: Run) -> None:
    done = run("doctor", env={"DRAFTER_DB": "postgresql://zhang:geheim@db.example:5432/office"})

    assert "服务器 db.example/office" in done.stdout
    assert "geheim" not in done.stdout
    assert "zhang" not in done.stdout


def test_a_draft_as_pdf_tells_which_fonts_it_lacks(quick: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from drafter.formats import _office

    having(monkeypatch, "仿宋", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体", "Times New Roman")
    monkeypatch.setattr(_office, "printed", lambda _: b"%PDF-1.6\nxref\n")
    (tmp_path / "b.yaml").write_bytes(SAMPLES[0].read_bytes())

    assert "没有 仿宋_GB2312，PDF 里用了别的字体" in quick("draft", "b.yaml", "-o", "x.pdf").stdout
    assert "PDF" not in quick("draft", "b.yaml", "-o", "x.docx").stdout
