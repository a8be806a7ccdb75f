"""What LibreOffice converts where it is there, old files to .docx and .docx to PDF: no macros, nothing fetched, a limit of time."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from drafter.errors import DrafterError

LONGEST = 120  # seconds
PROGRAMS = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
SETTINGS: dict[str, dict[str, str]] = {
    "Common/Security/Scripting": {"MacroSecurityLevel": "3", "DisableMacrosExecution": "true", "BlockUntrustedRefererLinks": "true"},
    "Writer/Content/Update": {"Link": "2"},  # never
}  # fmt: skip
REGISTRY = "http://openoffice.org/2001/registry"


def converted(raw: bytes, name: str, suffix: str) -> bytes:
    """The bytes of a file of this suffix as a .docx. Raises ``DrafterError`` where LibreOffice is missing or fails."""
    if not soffice():
        raise DrafterError(
            f"{name}: 读 {suffix} 文件要用 LibreOffice，这台电脑上没有找到；可以装上它，或用 Word、WPS 另存为 .docx 再试"
        )
    try:
        return made(raw, suffix, "docx:MS Word 2007 XML")
    except subprocess.TimeoutExpired:
        why = f"LibreOffice 转换了 {LONGEST} 秒还没有完"
    except OSError:
        why = "LibreOffice 转换不了，文件可能已损坏或加了密码"
    raise DrafterError(f"{name}: {why}；可以用 Word 或 WPS 打开，另存为 .docx 再试")


def printed(raw: bytes) -> bytes:
    """The bytes of a .docx as a PDF. Raises ``DrafterError`` where LibreOffice is missing or fails."""
    if not soffice():
        raise DrafterError(
            "写 PDF 要用 LibreOffice，这台电脑上没有找到；可以装上它，或写成 .docx，再用 Word、WPS 另存为 PDF"
        )
    try:
        return made(raw, ".docx", "pdf:writer_pdf_Export")
    except subprocess.TimeoutExpired:
        why = f"LibreOffice 转换了 {LONGEST} 秒还没有完"
    except OSError:
        why = "LibreOffice 没有转换成功"
    raise DrafterError(f"没有写成 PDF：{why}；可以写成 .docx，再用 Word、WPS 另存为 PDF")


def made(raw: bytes, suffix: str, target: str) -> bytes:
    """What LibreOffice makes of a file; ``target`` is a suffix and a filter. Raises ``OSError`` and ``TimeoutExpired``."""
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        source = Path(folder, f"source{suffix}")
        source.write_bytes(raw)
        profile = private_profile(Path(folder, "profile"))
        run([soffice(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck", "--nodefault",
             "--convert-to", target, "--outdir", str(Path(folder, "out")), str(source)], folder)  # fmt: skip
        return Path(folder, "out", f"source.{target.partition(':')[0]}").read_bytes()


def soffice() -> str:
    """Where LibreOffice is, or nothing."""
    found = (shutil.which(program) for program in PROGRAMS)
    return next(filter(None, found), None) or next((place for place in PLACES if Path(place).is_file()), "")


def private_profile(folder: Path) -> Path:
    """A new profile of LibreOffice's that runs no macros and fetches nothing."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{key}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, values in SETTINGS.items()
        for key, value in values.items()
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="{REGISTRY}">{items}</oor:items>', "utf-8"
    )
    return folder


def run(command: list[str], folder: str) -> None:
    """Run a program with all it starts, and end them together when the time is over."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(LONGEST)
    finally:
        if process.poll() is None:
            ended(process)


def ended(process: subprocess.Popen[bytes]) -> None:
    """End a program of ours and its children."""
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
