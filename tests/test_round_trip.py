"""What we write is read back the same; old formats come through LibreOffice; reading is fast."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import making
import packing
import pytest
from conftest import SAMPLES
from hypothesis import example, given
from hypothesis import strategies as st
from packing import docx, p
from seen import CALM, assert_in_place, texts

from drafter import formats
from drafter.drafting.compose import compose
from drafter.errors import DrafterError
from drafter.formats import Look
from drafter.model import Block, Draft, Span

# What we write ourselves

LINE = st.text(
    alphabet="同志们讲话工作：，。！“”（）《》〔〕—…一二三、1aZ 09.-+=*_`~#|<>&\\[]!{}'\"\t\u3000",
    min_size=1,
    max_size=40,
).filter(lambda text: text == text.strip() != "")
STYLES = st.sampled_from(["", "lead1", "lead2"])
BLOCKS = st.lists(st.tuples(LINE, STYLES), min_size=1, max_size=6)


def made(lines: list[tuple[str, str]]) -> Draft:
    body = [
        Block("body", (Span(f"{text}。", "节点", style=style), Span("后文" + text, "节点"))) for text, style in lines
    ]  # type: ignore[arg-type]
    return Draft(
        "closing-speech",
        "在会上的讲话",
        (Block("title", (Span("在会上的讲话", "标题"),)), *body),
        seed="试",
        digest="abc",
    )


@given(BLOCKS)
@example([("- 甲", ""), ("1. 乙", "lead1"), ("2) 丙", ""), ("=", ""), ("---", "")])
@example([("0 。", "lead1")])
@example([("*a*", "lead1"), ("&amp;", ""), ("<!-- 不查 -->", ""), ("a  b", "")])
@CALM
def test_what_is_written_is_read_back(lines: list[tuple[str, str]]) -> None:
    draft = made(lines)
    for suffix in (".docx", ".md", ".txt"):
        document = formats.document(f"a{suffix}", suffix, formats.written(draft, suffix, Look()))

        expected = [block.text for block in draft.blocks]
        assert (suffix == ".txt" and "<!--" in draft.text) or texts(document) == expected
        assert document.draft.title == draft.title
        assert_in_place(document)


def test_lines_of_one_paragraph_stay_together() -> None:
    draft = Draft("", "", (Block("body", (Span("第一行，\n- 第二行\n3. 第三行。", "节点"),)),))
    for suffix in (".docx", ".md"):
        document = formats.document("a", suffix, formats.written(draft, suffix, Look()))

        assert texts(document) == [draft.text]
        assert document.text.count("\n") >= 2


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_come_back_with_their_memory(path: Path) -> None:
    draft = compose(*making.sample(path)).draft
    read = formats.document("a.docx", ".docx", formats.written(draft, ".docx", Look(explain=True))).draft

    assert [block.text for block in read.blocks] == [block.text for block in draft.blocks]
    assert [(block.role, block.level) for block in read.blocks] == [(block.role, block.level) for block in draft.blocks]
    assert (read.genre, read.seed, read.digest) == (draft.genre, draft.seed, draft.digest)
    assert {span.style for block in read.blocks for span in block.spans} == {
        span.style for block in draft.blocks for span in block.spans
    }


def test_only_what_was_not_edited_keeps_its_node() -> None:
    draft = made([("第一段", ""), ("第二段", "")])
    draft = replace(
        draft, blocks=(*draft.blocks[:2], replace(draft.blocks[2], spans=(Span("第二段", "甲.乙", phrase="p-1"),)))
    )
    raw = formats.written(draft, ".docx", Look())
    read = formats.document("a.docx", ".docx", raw).draft
    edited = formats.document("a.docx", ".docx", rezipped(raw, "第二段", "第贰段")).draft

    assert [(span.node, span.phrase) for span in read.blocks[2].spans] == [("甲.乙", "p-1")]
    assert [(span.node, span.phrase) for span in edited.blocks[2].spans] == [("", "")]
    assert [block.spans[0].node for block in edited.blocks[:2]] == ["标题", "节点"]
    assert not formats.document("a.docx", ".docx", formats.written(draft, ".docx", Look(clean=True))).draft.genre


def rezipped(raw: bytes, old: str, new: str) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode())
    return packing.zipped(dict(parts))


# Old formats, speed


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
@pytest.mark.parametrize("suffix", [".doc", ".rtf", ".odt"])
def test_old_files_are_read_through_libreoffice(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "讲话.docx").write_bytes(
        docx(p("在会上的讲话") + p("同志们：") + p("大家好。", "<w:jc w:val='both'/>"))
    )
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", suffix[1:], str(tmp_path / "讲话.docx")],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    document = formats.read(tmp_path / f"讲话{suffix}")

    assert texts(document) == ["在会上的讲话", "同志们：", "大家好。"]


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafter.formats._office.soffice", lambda: "")

    with pytest.raises(DrafterError, match=r"^a\.doc: .*LibreOffice.*没有找到；可以装上它，.*另存为 \.docx"):
        formats.document("a.doc", ".doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
def test_a_conversion_that_takes_too_long_is_ended_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/child\nwait\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("drafter.formats._office.soffice", lambda: str(program))
    monkeypatch.setattr("drafter.formats._office.LONGEST", 1)

    with pytest.raises(DrafterError, match=r"^a\.rtf: LibreOffice 转换了 1 秒还没有完；可以用 Word"):
        formats.document("a.rtf", ".rtf", b"{\\rtf1}")
    assert ended(int((tmp_path / "child").read_text("utf-8")))


def ended(process: int) -> bool:
    """Whether a process is gone, or only waits to be buried."""
    state = Path(f"/proc/{process}/stat")
    for _ in range(50):
        if not state.exists() or ") Z " in state.read_text("utf-8"):
            return True
        time.sleep(0.05)
    return False


def test_300_000_characters_are_read_in_well_under_a_second() -> None:
    run = '<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋"/><w:sz w:val="32"/></w:rPr><w:t>加强作风建设。</w:t></w:r>'
    raw = docx(f"<w:p>{run * 25}</w:p>" * 1800)
    begun = time.process_time()
    document = formats.document("a.docx", ".docx", raw)

    assert len(document.text) > 300_000
    assert time.process_time() - begun < 2  # measured: 0.4 s


def test_only_word_files_load_lxml_and_none_python_docx() -> None:
    code = "import sys; from pathlib import Path; from drafter import formats; formats.read(Path(sys.argv[1])); print('lxml' in sys.modules, 'docx' in sys.modules, 'jieba' in sys.modules)"
    Path("a.txt").write_text("同志们：", "utf-8")
    Path("a.docx").write_bytes(docx(p("同志们：")))
    for name, loaded in (("a.txt", "False False False"), ("a.docx", "True False False")):
        done = subprocess.run(
            [sys.executable, "-c", code, name],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": str(Path(formats.__file__).parents[2])},
        )

        assert done.stdout.strip() == loaded
