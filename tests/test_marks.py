"""Comments and tracked changes in Word files: on their very characters, all else byte for byte as it was."""

from __future__ import annotations

import io
import re
import shutil
import struct
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import reduce
from pathlib import Path

import ladder
import marking
import packing
import pytest
from hypothesis import given
from hypothesis import strategies as st
from packing import docx, levels, listed, p, r
from seen import CALM, texts

from drafter import formats
from drafter.errors import DrafterError
from drafter.formats import docx as word
from drafter.jobs import mark
from drafter.model import Change, Checked, Finding, Marked, Marks, Note, Spot

OTHER = 'w:id="901" w:author="王某"'
FIELD = "".join(
    f"<w:r>{inner}</w:r>"
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> REF x </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>域的结果</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
)
BOX = f"<w:txbxContent>{p('框内的文字')}</w:txbxContent>"
DML = "http://schemas.openxmlformats.org/drawingml/2006"
SHAPE = (
    f'<w:drawing><wp:anchor xmlns:wp="{DML}/wordprocessingDrawing" xmlns:a="{DML}/main" distT="0" distB="0" distL="0" distR="0" simplePos="0" '
    'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
    '<wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2000000" cy="800000"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
    '<wp:wrapSquare wrapText="bothSides"/><wp:docPr id="1" name="框"/><wp:cNvGraphicFramePr/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="800000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
    f"<wps:txbx>{BOX}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
OLDER = f'<w:pict><v:shape id="s1" style="width:150pt;height:60pt"><v:textbox>{BOX}</v:textbox></v:shape></w:pict>'
DRAWING = (
    f'<w:r><w:t>挂框</w:t><mc:AlternateContent><mc:Choice Requires="wps">{SHAPE}</mc:Choice>'
    f"<mc:Fallback>{OLDER}</mc:Fallback></mc:AlternateContent></w:r>"
)
RUBY = f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('zhù')}</w:rt><w:rubyBase>{r('注音')}</w:rubyBase></w:ruby></w:r>"
SIGNS = '<w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t><w:tab/><w:noBreakHyphen/><w:sym w:font="Symbol" w:char="2460"/><w:br/><w:t>乙</w:t><w:br w:type="page"/></w:r>'
LINKS = (
    f'<w:hyperlink w:anchor="a">{r("链接")}</w:hyperlink><w:smartTag w:uri="u" w:element="e">{r("标签")}</w:smartTag>'
)
CONTROL = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('控件')}</w:sdtContent></w:sdt>"
REVISED = (
    f'<w:ins {OTHER}>{r("别人加的")}<w:del w:id="902" w:author="李某"><w:r><w:delText>又删的</w:delText></w:r></w:del></w:ins>'
    '<w:del w:id="903" w:author="王某"><w:r><w:delText>别人删的</w:delText></w:r></w:del>'
)
RAW = "<w:r><!-- 无关 --><w:t xml:space='preserve'><![CDATA[a<b]]>&amp;丙&#x4E01;</w:t></w:r>"
MATHS = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
FORMS = f'<mc:AlternateContent><mc:Choice Requires="wps">{r("两式")}</mc:Choice><mc:Fallback>{r("两式", "<w:i/>")}</mc:Fallback></mc:AlternateContent>'
PIECES = [
    "<w:proofErr w:type=\"spellStart\"/>" + r("错字") + "<w:proofErr w:type=\"spellEnd\"/>",
    "<w:r><w:t>样子在后</w:t><w:rPr><w:b/></w:rPr><w:t>的字</w:t></w:r>",
    FIELD, f'<w:fldSimple w:instr=" X ">{r("简单域")}</w:fldSimple>', DRAWING, RUBY, SIGNS, LINKS, CONTROL, REVISED, RAW, MATHS, FORMS, r("  空白  "), "<w:r><w:t> 不留白 </w:t></w:r>",
]  # fmt: skip
TABLE = (
    f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>{p('格子里的字')}</w:tc></w:tr></w:tbl>"
)
BODY = (
    "".join(f"<w:p>{r('首')}{piece}{r('尾')}</w:p>" for piece in PIECES)
    + f"<w:p>{''.join(PIECES)}</w:p>{TABLE}{p('末段')}"
)


def read(raw: bytes) -> object:
    return formats.document("试.docx", ".docx", raw)


def marked(raw: bytes, marks: Marks) -> Marked:
    return word.marked(formats.document("试.docx", ".docx", raw), raw, marks)


def note(raw: bytes, *wordings: str) -> Marked:
    """A note on the first place of each wording."""
    blocks = texts(formats.document("试.docx", ".docx", raw))
    spots = [
        next(Spot(n, t.index(one), t.index(one) + len(one)) for n, t in enumerate(blocks) if one in t)
        for one in wordings
    ]
    return marked(
        raw, Marks(tuple(Note(spot, (f"【试】{one}〔test〕",)) for spot, one in zip(spots, wordings, strict=True)))
    )


def assert_holds(raw: bytes, marks: Marks) -> Marked:
    """All that must hold of a marked file."""
    document = formats.document("试.docx", ".docx", raw)
    assert marking.shown_by_anatomy(raw, "试.docx") == texts(document)

    notes = marked(raw, Marks(marks.notes))
    assert marking.texts_of(notes.raw) == texts(document)
    assert marking.settled(notes.raw, accept=True, own=False) == marking.settled(raw, accept=True, own=False)

    both = marked(raw, marks)
    assert both == marked(raw, marks)
    assert marking.settled(both.raw, accept=False) == marking.settled(raw, accept=False)
    assert marking.settled(both.raw, accept=False, own=False) == marking.settled(raw, accept=False, own=False)
    corrected = [text.strip() for text in marking.corrected(document, marks, both.unplaced)]
    assert marking.texts_of(both.raw) == [text for text in corrected if text]
    assert marking.changed(raw, both.raw) <= {
        "[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml", *marking.parts(raw),
    }  # fmt: skip
    return both


@CALM
@given(st.integers(0, 10_000))
def test_marks_hold_in_every_construct_of_word(seed: int) -> None:
    raw = docx(BODY)
    document = formats.document("试.docx", ".docx", raw)

    assert_holds(raw, marking.random_marks(document, seed))


LETTERS = st.text("甲乙丙丁，。“”ab1 &<>'\"\u3000", min_size=1, max_size=6)
WRAPPERS = [
    "{}",
    '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
    f"<w:ins {OTHER}>{{}}</w:ins>",
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:fldSimple w:instr="X">{}</w:fldSimple>',
    f"<w:moveTo {OTHER}>{{}}</w:moveTo>",
]
CHANGED = '<w:rPrChange w:id="7" w:author="王某"><w:rPr/></w:rPrChange>'
LOOKS = ["", "<w:b/>", '<w:sz w:val="32"/><w:u w:val="single"/>', '<w:highlight w:val="yellow"/>', CHANGED]  # fmt: skip
RUNS = st.tuples(LETTERS, st.sampled_from(LOOKS), st.sampled_from(WRAPPERS), st.booleans())
PARAGRAPHS = st.lists(st.lists(RUNS, min_size=1, max_size=6), min_size=1, max_size=3)


def split(runs: list[tuple[str, str, str, bool]]) -> str:
    """A paragraph of runs; blanks between them count in some of them."""
    from html import escape

    return "<w:p>" + "".join(
        wrapper.format(r(escape(text), look) if kept else f"<w:r><w:t>{escape(text)}</w:t></w:r>") for text, look, wrapper, kept in runs
    ) + "</w:p>"  # fmt: skip


@CALM
@given(PARAGRAPHS, st.integers(0, 10_000))
def test_marks_hold_however_runs_are_split(paragraphs: list[list[tuple[str, str, str, bool]]], seed: int) -> None:
    raw = docx("".join(map(split, paragraphs)))
    document = formats.document("试.docx", ".docx", raw)

    assert_holds(raw, marking.random_marks(document, seed))


@CALM
@given(PARAGRAPHS, st.integers(0, 10_000))
def test_comments_stand_on_their_very_characters(paragraphs: list[list[tuple[str, str, str, bool]]], seed: int) -> None:
    raw = docx("".join(map(split, paragraphs)))
    document = formats.document("试.docx", ".docx", raw)
    marks = marking.random_marks(document, seed)
    done = marked(raw, Marks(marks.notes))

    assert marking.commented(done.raw) == [
        document.draft.blocks[one.spot.block].text[one.spot.start : one.spot.end] for one in marks.notes or ()
    ]
    assert [text for _, text in marking.comment_texts(done.raw)] == [one.lines[0] for one in marks.notes or ()]
    assert not done.unplaced


def test_a_second_run_takes_the_place_of_the_first() -> None:
    raw = docx(
        p("甲乙丙丁", "") + p("戊己", ""),
        comments='<w:comment w:id="4" w:author="王某"><w:p><w:r><w:t>留着</w:t></w:r></w:p></w:comment>',
    )
    first = note(raw, "乙丙", "戊")
    second = note(first.raw, "丁")

    assert [author for author, _ in marking.comment_texts(first.raw)] == ["王某", "校对", "校对"]
    assert marking.comment_texts(second.raw) == [("王某", "留着"), ("校对", "【试】丁〔test〕")]
    assert marking.commented(second.raw) == ["丁"]
    assert marking.settled(second.raw, accept=True) == marking.settled(raw, accept=True)
    assert document_of(second.raw).count("w:highlight") == 1


def document_of(raw: bytes) -> str:
    return part_of(raw, "word/document.xml").decode()


def part_of(raw: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return package.read(name)


def test_all_bytes_outside_the_touched_runs_stay() -> None:
    raw = docx(BODY.replace("末段", "这里有独一无二的字"))
    before, after = part_of(raw, "word/document.xml"), part_of(note(raw, "独一无二").raw, "word/document.xml")
    start = before.index('<w:r><w:rPr></w:rPr><w:t xml:space="preserve">这里'.encode())
    end = before.index(b"</w:r>", start) + len(b"</w:r>")

    assert after[:start] == before[:start]
    assert after[len(after) - len(before) + end :] == before[end:]
    assert after[start : len(after) - len(before) + end].decode() == (
        '<w:r><w:rPr></w:rPr><w:t xml:space="preserve">这里有</w:t></w:r><w:commentRangeStart w:id="904"/>'
        '<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve">独一无二</w:t></w:r>'
        '<w:commentRangeEnd w:id="904"/><w:r><w:commentReference w:id="904"/></w:r>'
        '<w:r><w:rPr></w:rPr><w:t xml:space="preserve">的字</w:t></w:r>'
    )


def test_a_change_shows_the_least_difference() -> None:
    raw = docx(p("要在四个方面锤炼作风"))
    done = marked(raw, Marks(None, (Change(Spot(0, 2, 6), "三个大方面"),)))
    body = re.sub(r' xml:space="preserve"|<w:rPr></w:rPr>|<w:pPr></w:pPr>', "", document_of(done.raw))

    assert re.search(r"<w:p>.*</w:p>", body)[0] == (  # type: ignore[index]
        "<w:p><w:r><w:t>要在</w:t></w:r>"
        '<w:del w:id="0" w:author="校对"><w:r><w:delText>四</w:delText></w:r></w:del>'
        '<w:ins w:id="1" w:author="校对"><w:r><w:t>三</w:t></w:r></w:ins>'
        "<w:r><w:t>个</w:t></w:r>"
        '<w:ins w:id="2" w:author="校对"><w:r><w:t>大</w:t></w:r></w:ins>'
        "<w:r><w:t>方面锤炼作风</w:t></w:r></w:p>"
    )
    assert marking.changed(raw, done.raw) == {"word/document.xml"}


def test_text_boxes_are_marked_for_newer_and_for_older_programs() -> None:
    raw = docx(f"<w:p>{DRAWING}</w:p>")
    body = document_of(
        marked(raw, Marks((Note(Spot(1, 0, 2), ("【试】〔test〕",)),), (Change(Spot(1, 3, 4), "盒"),))).raw
    )
    choice, fallback = body.index("<mc:Choice"), body.index("<mc:Fallback")

    for wanted in ('yellow"/></w:rPr><w:t xml:space="preserve">框内</w:t>', "<w:del ", "<w:ins "):
        assert [body.count(wanted, choice, fallback), body.count(wanted, fallback)] == [1, 1]
    hung = '<w:commentRangeStart w:id="0"/><w:r><mc:Alt.*</mc:AlternateContent></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentRef'
    assert re.search(hung, body)  # Word takes no comment within a text box


def test_changes_may_touch() -> None:
    raw = docx(p("加强学习 ,提高"))
    done = marked(
        raw,
        Marks(
            None,
            (
                Change(Spot(0, 4, 5), ""),
                Change(Spot(0, 5, 6), "，"),
                Change(Spot(0, 6, 6), "再"),
                Change(Spot(0, 6, 7), "抬"),
            ),
        ),
    )

    assert marking.texts_of(done.raw) == ["加强学习，再抬高"]
    assert marking.settled(done.raw, accept=False) == marking.settled(raw, accept=False)


def test_another_authors_insertion_ends_before_ours_and_goes_on_behind() -> None:
    raw = docx(f"<w:p><w:ins {OTHER}>{r('甲乙丙', CHANGED)}</w:ins></w:p>")
    body = document_of(marked(raw, Marks(None, (Change(Spot(0, 1, 2), "改"),))).raw)
    marks = re.findall(r'<(/?w:(?:ins|del|rPrChange))(?: w:id="(\d+)" w:author="(.*?)")?>', body)
    numbers = [number for _, number, _ in marks if number]

    assert [f"{name}{author}" for name, _, author in marks if "rPr" not in name] == [
        "w:ins王某", "w:del校对", "/w:del", "/w:ins", "w:ins校对", "/w:ins", "w:ins王某", "/w:ins",
    ]  # fmt: skip
    assert len(set(numbers)) == len(numbers)


def test_a_title_is_marked_across_the_breaks_that_its_reader_does_not_see() -> None:
    raw = docx(
        '<w:p><w:pPr><w:pStyle w:val="t"/></w:pPr><w:r><w:t>加强作</w:t><w:br/><w:t>风建设</w:t></w:r></w:p>',
        styles='<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>',
    )
    done = marked(raw, Marks((Note(Spot(0, 2, 4), ("【试】〔test〕",)),), (Change(Spot(0, 2, 4), "学风"),)))

    assert marking.texts_of(done.raw) == ["加强学风建设"]
    assert marking.commented(done.raw) == ["作\n风"]
    assert document_of(done.raw).count("<w:br/>") == 1


def test_notes_hang_on_their_sign_and_margins_take_none() -> None:
    raw = docx(
        f'<w:p>{r("正文")}<w:r><w:footnoteReference w:id="2"/></w:r>{r("还有")}</w:p>',
        footnotes=f'<w:footnote w:id="2">{p("脚注里的话")}</w:footnote>',
        header=p("某某局文件"),
        header2=p("某某局文件"),
    )
    spots = {text: number for number, text in enumerate(marking.texts_of(raw))}
    notes = tuple(Note(Spot(spots[text], 0, 2), ("【试】〔test〕",)) for text in ("脚注里的话", "某某局文件"))
    changes = tuple(Change(Spot(spots[text], 0, 2), "改") for text in ("脚注里的话", "某某局文件"))
    done = marked(raw, Marks(notes, changes))

    assert done.unplaced == notes[1:]
    assert re.search(
        r'RangeStart w:id="3"/><w:r>(<w:rPr>\S* \S*</w:rPr>)?<w:footnoteReference w:id="2"/></w:r><w:commentRangeEnd',
        document_of(done.raw),
    )
    assert marking.texts_of(done.raw) == ["正文还有", "改里的话", "改局文件"]
    assert marking.settled(done.raw, accept=False) == marking.settled(raw, accept=False)


def test_a_number_that_word_counts_is_commented_and_never_changed() -> None:
    raw = docx(
        p("要学习", listed("1")),
        numbering=f'<w:abstractNum w:abstractNumId="0">{levels(("chineseCounting", "%1、"))}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    change = Change(Spot(0, 0, 1), "二")
    done = marked(raw, Marks((Note(Spot(0, 0, 2), ("【试】〔test〕",)),), (change,)))

    assert marking.texts_of(raw) == ["一、要学习"]
    assert (marking.commented(done.raw), done.unplaced) == (["要"], (change,))


def test_what_is_worked_out_or_fed_from_data_is_commented_only() -> None:
    bound = "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>" + r("来自数据") + "</w:sdtContent></w:sdt>"
    raw = docx(
        "".join(f"<w:p>{piece}</w:p>" for piece in (bound, RUBY, MATHS, FIELD, FIELD.replace("REF x", "HYPERLINK y")))
    )
    *changes, kept = (Change(Spot(block, 0, 1), "改") for block in range(5))
    done = marked(
        raw, Marks(tuple(Note(Spot(block, 0, 1), ("【试】〔test〕",)) for block in range(5)), (*changes, kept))
    )

    assert list(done.unplaced) == changes
    assert marking.commented(done.raw) == ["来", "zhù注音", "", "域", "域"]
    for match in re.finditer(r"<w:p>.*?</w:p>", document_of(done.raw)):  # no field holds the sign
        assert "fldChar" not in match[0].partition("<w:commentReference")[2]


def test_the_authors_own_highlight_stays() -> None:
    raw = docx(f"<w:p>{r('甲', YELLOW)}{r('乙')}</w:p>")
    once = note(raw, "甲乙")
    again = marked(once.raw, Marks(()))

    assert Counter(re.findall('<w:highlight w:val="(\\w+)"/>', document_of(once.raw))) == {"yellow": 1, "cyan": 1}
    assert re.findall('<w:highlight w:val="(\\w+)"/>', document_of(again.raw)) == ["yellow"]


YELLOW = '<w:highlight w:val="yellow"/>'


STRICT = {
    packing.W: packing.STRICT,
    packing.R: packing.R.replace("schemas.openxmlformats.org", "purl.oclc.org/ooxml").replace("/2006", ""),
}


def remade(raw: bytes, change: Callable[[str], str], codec: str = "utf-8") -> bytes:
    """A package with every part changed, in another encoding."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        parts = {name: change(package.read(name).decode()) for name in package.namelist()}
    head = f'<?xml version="1.0" encoding="{codec}"?>'
    return packing.zipped({
        name: (head + text).encode(codec) if name.startswith("word/") and not name.endswith("rels") else text for name, text in parts.items()
    })  # fmt: skip


def strict(text: str) -> str:
    for old, new in STRICT.items():
        text = text.replace(old, new)
    return text


def test_strict_files_are_marked_in_their_own_namespaces() -> None:
    raw = remade(docx(p("甲乙丙")), strict)
    done = marked(raw, Marks((Note(Spot(0, 1, 2), ("【试】〔test〕",)),), (Change(Spot(0, 1, 2), "改"),)))

    assert marking.texts_of(done.raw) == ["甲改丙"]
    assert all(packing.W.encode() not in part_of(done.raw, name) for name in ("word/document.xml", "word/comments.xml"))
    assert STRICT[packing.R] + "/comments" in part_of(done.raw, "word/_rels/document.xml.rels").decode()


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "gb18030"])
def test_parts_keep_their_encoding(codec: str) -> None:
    raw = remade(docx(p("甲乙丙"), comments=""), str, codec)
    done = note(raw, "乙")
    old, new = (part_of(one, "word/document.xml") for one in (raw, done.raw))

    assert marking.commented(done.raw) == ["乙"]
    assert new[:60] == old[:60]
    assert "<w:t" in new.decode(codec if codec == "utf-16-be" else "utf-16-le" if codec.startswith("utf-16") else codec)


@pytest.mark.parametrize("ending", ["/>", "></w:comments>", ">\n  </w:comments>"])
def test_an_empty_part_of_comments_is_filled(ending: str) -> None:
    parts = packing.parts(p("甲乙丙"), comments="")
    parts["word/comments.xml"] = f'<w:comments xmlns:w="{packing.W}"{ending}'
    raw = packing.zipped(parts)
    done = note(raw, "乙")

    assert marking.comment_texts(done.raw) == [("校对", "【试】乙〔test〕")]
    assert marking.changed(raw, done.raw) == {"word/document.xml", "word/comments.xml"}


def test_prefixes_of_any_name_are_followed() -> None:
    raw = remade(docx(p("甲乙丙")), lambda text: text.replace("w:", "ns0:").replace("xmlns:w=", "xmlns:ns0="))
    done = note(raw, "乙")

    assert marking.commented(done.raw) == ["乙"]
    assert "<w:" not in document_of(done.raw)


TABLES = {
    "commentsExtended": ("http://schemas.microsoft.com/office/word/2012/wordml", "commentsEx", "commentEx"),
    "commentsIds": ("http://schemas.microsoft.com/office/word/2016/wordml/cid", "commentsIds", "commentId"),
}


def with_tables() -> bytes:
    """A document with a comment that tables of comments know."""
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    old = f'<w:comment w:id="0" w:author="王某"><w:p xmlns:w14="{w14}" w14:paraId="50000000"><w:r><w:t>旧</w:t></w:r></w:p></w:comment>'
    parts = packing.parts(p("甲乙丙"), comments=old)
    for kind, (space, root, row) in TABLES.items():
        parts[f"word/{kind}.xml"] = f'<x:{root} xmlns:x="{space}"><x:{row} x:paraId="50000000"/></x:{root}>'
    rels = str(parts["word/_rels/document.xml.rels"])
    rows = "".join(
        f'<Relationship Id="t{kind}" Type="{space}/{kind}" Target="{kind}.xml"/>'
        for kind, (space, *_) in TABLES.items()
    )
    return packing.zipped({**parts, "word/_rels/document.xml.rels": rels.replace("</Rel", rows + "</Rel")})


def test_tables_of_comments_know_ours_and_forget_them_again() -> None:
    raw = with_tables()
    once = note(raw, "乙").raw
    again = marked(once, Marks(())).raw

    for kind in TABLES:
        assert re.findall(r'paraId="(\w+)"', part_of(once, f"word/{kind}.xml").decode()) == ["50000000", "50000001"]
        assert re.findall(r'paraId="(\w+)"', part_of(again, f"word/{kind}.xml").decode()) == ["50000000"]
    assert re.findall(r'paraId="(\w+)"', part_of(once, "word/comments.xml").decode()) == ["50000000", "50000001"]


def test_a_comment_of_ours_that_a_hand_has_been_at_stays() -> None:
    raw = note(docx(p("甲乙丙")), "乙").raw
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/comments.xml"] = parts["word/comments.xml"].replace("〔test〕".encode(), "〔test〕不改".encode())
    again = note(packing.zipped(parts), "丙")

    assert [text for _, text in marking.comment_texts(again.raw)] == ["【试】乙〔test〕不改", "【试】丙〔test〕"]


def test_a_comment_of_ours_that_was_answered_stays() -> None:
    raw = note(with_tables(), "乙").raw
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    answer = b'<x:commentEx x:paraId="60000000" x:paraIdParent="50000001"/></x:'
    parts["word/commentsExtended.xml"] = parts["word/commentsExtended.xml"].replace(b"</x:", answer)

    assert len(marking.comment_texts(marked(packing.zipped(parts), Marks(())).raw)) == 2


def test_a_comment_in_a_field_of_several_paragraphs_stands_in_its_own() -> None:
    start, end = FIELD.replace("REF", "HYPERLINK").split("<w:r><w:t>域的结果</w:t></w:r>")
    body = document_of(note(docx(f"<w:p>{start}{r('甲乙')}</w:p><w:p>{r('丙')}{end}</w:p>"), "甲").raw)

    assert [text.count("commentReference") for text in body.split("</w:p>")] == [1, 0, 0]


# What is refused


def settings(inner: str) -> bytes:
    parts = packing.parts(p("甲乙丙"))
    rels = str(parts["word/_rels/document.xml.rels"]).replace(
        "</Rel", f'<Relationship Id="s" Type="{packing.R}/settings" Target="settings.xml"/></Rel'
    )
    return packing.zipped(
        {**parts, "word/_rels/document.xml.rels": rels, "word/settings.xml": packing.root("settings", inner)}
    )


SIGNED = packing.zipped({**packing.parts(p("甲乙丙")), "_xmlsignatures/origin.sigs": ""})
LOCKED = settings('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')
RESERVED = settings('<w:writeProtection w:recommended="1"/>')


@pytest.mark.parametrize(("raw", "message"), [(SIGNED, "有数字签名"), (LOCKED, "限制编辑"), (RESERVED, "修改权限")])
def test_signed_and_protected_files_are_refused(raw: bytes, message: str) -> None:
    with pytest.raises(DrafterError, match=message):
        note(raw, "乙")


def test_force_overrides_protection_and_never_a_signature() -> None:
    marks = Marks((Note(Spot(0, 1, 2), ("【试】〔test〕",)),), force=True)

    assert marked(LOCKED, marks).notes == marked(RESERVED, marks).notes == 1
    assert marked(settings('<w:documentProtection w:edit="readOnly" w:enforcement="0"/>'), marks).notes == 1
    with pytest.raises(DrafterError, match="有数字签名"):
        marked(SIGNED, marks)


def test_a_file_that_was_changed_since_is_refused() -> None:
    document = formats.document("试.docx", ".docx", docx(p("甲乙丙")))
    with pytest.raises(DrafterError, match="检查之后文件又改过"):
        word.marked(document, docx(p("甲乙丁")), Marks(()))


# The package


class Pipe(io.RawIOBase):
    """A stream that cannot go back: what is written to it has its sizes behind the data."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.written += bytes(data)  # type: ignore[call-overload]
        return len(bytes(data))  # type: ignore[call-overload]


def packed_otherwise(kind: str) -> bytes:
    """A document in a package of a rare make."""
    parts, out = packing.parts(p("甲乙丙"), comments=""), Pipe() if kind == "streamed" else io.BytesIO()
    method = zipfile.ZIP_STORED if kind == "stored" else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", method) as package:  # type: ignore[call-overload]
        package.comment = "说明".encode()
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2020, 2, 3, 4, 5, 6))
            entry.compress_type = method
            with package.open(entry, "w", force_zip64=kind == "wide") as file:
                file.write(content.encode() if isinstance(content, str) else content)
    return bytes(out.written) if isinstance(out, Pipe) else out.getvalue()  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["streamed", "stored", "wide", "plain"])
def test_packages_of_any_make_stay_whole(kind: str) -> None:
    raw = packed_otherwise(kind)
    done = note(raw, "乙").raw

    with zipfile.ZipFile(io.BytesIO(done)) as package:
        assert package.testzip() is None
        assert package.comment == "说明".encode()
        for entry in package.infolist():  # what stands before an entry says the same as the directory
            _, flags, method, _, _, *figures = struct.unpack_from("<5H3L", done, entry.header_offset + 4)
            assert (flags, method) == (entry.flag_bits, entry.compress_type)
            if entry.filename in ("word/document.xml", "word/comments.xml"):
                assert struct.unpack_from("<H", done, entry.header_offset + 28) == (0,)  # no field of larger sizes
                assert (flags & 8, figures) == (0, [entry.CRC, entry.compress_size, entry.file_size])
    assert marking.changed(raw, done) == {"word/document.xml", "word/comments.xml"}
    assert marking.commented(done) == ["乙"]


# Other programs


def whole_package(body: str) -> bytes:
    """A package that every rung of the ladder takes."""
    parts = packing.parts(body)
    return packing.zipped({
        **parts,
        "[Content_Types].xml": '<?xml version="1.0"?>' + str(parts["[Content_Types].xml"]),
        "word/document.xml": str(parts["word/document.xml"]).replace("</w:body>", "<w:sectPr/></w:body>"),
    })  # fmt: skip


def new_faults(before: Path, after: Path) -> Counter[str]:
    """What the ladder finds in a file, but for where it stands, more often than before."""

    def found(path: Path) -> Counter[str]:
        return Counter(re.sub(r'\d+|/(?:ins|del)\[#\]|"path".*', "#", fault) for fault in ladder.faults(path))

    return found(after) - found(before)


@pytest.mark.parametrize("seed", range(3))
def test_no_validator_finds_what_it_did_not_find_before(tmp_path: Path, seed: int) -> None:
    misplaced = '<w:sz w:val="30"/><w:b/>'  # Word demands another order, and other programs pay no heed
    raw = whole_package(BODY + p("别人改过的样子", CHANGED) + p("属性次序不对", misplaced))
    document = formats.document("试.docx", ".docx", raw)
    (tmp_path / "前.docx").write_bytes(raw)
    (tmp_path / "后.docx").write_bytes(marked(raw, marking.random_marks(document, seed)).raw)

    assert not new_faults(tmp_path / "前.docx", tmp_path / "后.docx")


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_keeps_text_and_comments(tmp_path: Path) -> None:
    body = BODY.replace("REF x", "HYPERLINK &quot;http://a.example/&quot;")  # it cannot find x
    plain = reduce(
        lambda text, piece: text.replace(piece, ""), (DRAWING, MATHS, '<w:br w:type="page"/>'), body
    )  # it puts these elsewhere
    raw, other = whole_package(body), whole_package(plain)
    marks, changes = (marking.random_marks(formats.document("试.docx", ".docx", one), 5) for one in (raw, other))
    files = {"前": raw, "注": marked(raw, Marks(marks.notes)).raw, "改": marked(other, changes).raw}
    for name, content in files.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    marking.saved_again([tmp_path / f"{name}.docx" for name in files], tmp_path)
    again = {name: (tmp_path / "out" / f"{name}.docx").read_bytes() for name in files}

    assert marking.texts_of(again["注"]) == marking.texts_of(again["前"])
    assert len(marking.comment_texts(again["注"])) == len(marking.comment_texts(files["注"])) == len(marks.notes or ())
    assert marking.texts_of(again["改"]) == marking.texts_of(files["改"])


# The command

FAULTY = p("关于作风建设的讲话") + p("同志们：") + p("我们要加强学习 ,提高本领。干部要敢于担当,善于作为。")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("稿.docx", "二稿.docx"):
        (tmp_path / name).write_bytes(docx(FAULTY))
    (tmp_path / "签.docx").write_bytes(SIGNED)
    (tmp_path / "锁.docx").write_bytes(settings('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'))
    (tmp_path / "稿.txt").write_text("同志们：\n", "utf-8")
    (tmp_path / "去").mkdir()
    return tmp_path


def test_the_command_puts_both_into_one_file(run: Callable[..., object], folder: Path) -> None:
    before = (folder / "稿.docx").read_bytes()
    done = run(
        "check", "稿.docx", "--only", "half-width-point,stray-space", "--comments", "标.docx", "--tracked", "标.docx"
    )
    raw = (folder / "标.docx").read_bytes()

    assert (done.returncode, done.stderr) == (1, "已加批注 3 条、修订 3 处：标.docx\n")
    assert marking.comment_texts(raw)[1] == (
        "校对",
        "【中文里用了半角标点】半角“,”，应为全角“，”。改为：“，”〔half-width-point〕",
    )
    assert marking.texts_of(raw)[-1] == "我们要加强学习，提高本领。干部要敢于担当，善于作为。"
    assert (folder / "稿.docx").read_bytes() == before


def test_the_command_finds_the_same_in_a_commented_copy(run: Callable[..., object], folder: Path) -> None:
    first = run("check", "稿.docx", "--comments", "注.docx")
    second = run("check", "注.docx", "--comments", "再.docx")

    assert second.stdout.replace("注.docx", "稿.docx") == first.stdout
    assert marking.comment_texts((folder / "再.docx").read_bytes()) == marking.comment_texts(
        (folder / "注.docx").read_bytes()
    )


def test_many_files_go_into_a_folder_and_a_refused_one_does_not_hold_up_others(
    run: Callable[..., object], folder: Path
) -> None:
    done = run("check", "稿.docx", "二稿.docx", "签.docx", "--tracked", "去", "--fail-on", "never")

    assert done.returncode == 2
    assert sorted(path.name for path in (folder / "去").iterdir()) == ["二稿.docx", "稿.docx"]
    assert "签.docx: 文件有数字签名，" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("稿.docx", "--comments", "稿.docx", "--overwrite"), "稿.docx: 这是原稿本身，"),
        (("稿.docx", "--comments", "二稿.docx"), "二稿.docx: 这个文件已经有了，"),
        (("稿.docx", "二稿.docx", "--comments", "新.docx"), "新.docx: 要改好几个文件，这里要写一个文件夹；"),
        (("稿.docx", "--comments", "新.docm"), "新.docm: 后缀要和原稿的 .docx 一样"),
        (("稿.txt", "--comments", "新.docx"), "批注和修订只能写进 Word 文档"),
        (("签.docx", "--comments", "新.docx", "--force"), "签.docx: 文件有数字签名"),
        (("锁.docx", "--comments", "新.docx"), "锁.docx: 已设为限制编辑，没有写；"),
    ],
)
def test_what_cannot_be_marked_is_said(
    run: Callable[..., object], folder: Path, arguments: tuple[str, ...], message: str
) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    done = run("check", *arguments)

    assert done.returncode == 2
    assert message in done.stderr
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_force_marks_a_protected_file(run: Callable[..., object], folder: Path) -> None:
    done = run("check", "锁.docx", "--comments", "新.docx", "--force", "--fail-on", "never")

    assert done.returncode == 0
    assert (folder / "新.docx").exists()


def test_overlapping_findings_share_a_comment_and_one_change() -> None:
    document = formats.document("试.docx", ".docx", docx(p("甲乙丙丁戊")))
    spots = [(0, 3), (2, 4), (4, 4), (4, 4), (4, 5)]
    found = tuple(Finding(0, *spot, f"话{number}", ("换",), "safe", check="test") for number, spot in enumerate(spots))
    checked = Checked("试.docx", document, found)

    assert [(note.spot.start, note.spot.end, len(note.lines)) for note in mark.notes_on(checked)] == [
        (0, 4, 4),
        (4, 5, 1),
    ]
    assert [next(mark.notes_on(checked)).lines[at] for at in (0, 1)] == [
        "【test】“甲乙丙”：话0。改为：“换”〔test〕",
        "【test】“丙丁”：话1。改为：“换”〔test〕",
    ]
    assert [(one.spot.start, one.spot.end) for one in mark.changes_of(checked)] == [(0, 3), (4, 4), (4, 5)]
