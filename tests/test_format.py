"""Typesetting anew: no character, number or object is lost, nothing of the old looks is kept, and twice is once."""

from __future__ import annotations

import io
import os
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ladder
import making
import messy
import officials
import packing
import pytest
from conftest import ROOT
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from packing import p, r
from typesetting import READY, converted, lines_by_page, ready

from drafter import formats
from drafter.drafting.compose import compose
from drafter.errors import DrafterError
from drafter.formats import Look
from drafter.model import Block, Draft, Span
from drafter.word import layout
from drafter.word.clean import aloud, runs, suited
from drafter.word.names import KIND, child, value

Run = Callable[..., "subprocess.CompletedProcess[str]"]
UNDER, STRONG = '<w:u w:val="single"/>', '<w:rStyle w:val="s"/>'
SEEDS = range(12)
LAYOUTS = ("speech", "reading", "gongwen", "report")
LOOKS = {
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "strike",
    "u",
    "vertAlign",
    "sz",
    "szCs",
    "color",
}  # the last three in boxes
COUNTED = ("drawing", "pict", "tbl", "tc", "gridSpan", "vMerge", "footnoteReference", "commentReference", "hyperlink",
           "m:oMath", "instrText", "tblHeader", "txbxContent")  # fmt: skip
SAMPLE = ROOT / "templates" / "genres" / "closing-speech" / "sample.yaml"
SPEECH = (
    "在全县防汛工作会议上的讲话",
    "同志们：",
    "汛期已到。",
    "一、抓好排查",
    "（一）查堤防。逐段看。逐段记。",
    "（二）查水库。逐座看。",
)


def put(raw: bytes, name: str = "原稿.docx") -> Path:
    path = Path(name)
    path.write_bytes(raw)
    return path


def cleaned(raw: bytes, name: str = "speech", force: bool = False) -> bytes:
    return formats.cleaned(put(raw), name, force).raw


def text(raw: bytes) -> str:
    """All characters of a Word file in order, as a reader sees them, without blanks at line ends."""
    return re.sub(r"\s*\n\s*", "", formats.document("", ".docx", raw).text)


def part(raw: bytes, name: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return etree.fromstring(package.read(name))


def kinds(raw: bytes) -> Counter[str]:
    """How many elements of each kind the text holds, without the minutes beside a reading copy."""
    root = part(raw)
    for frame in list(aloud.marks(root)):
        frame.getparent().remove(frame)
    return Counter(KIND[one.tag] for one in root.iter("{*}*"))


def styles_of(raw: bytes) -> list[str]:
    """The style of each paragraph that stands in the body."""
    return [value(child(line, "pPr", "pStyle")) for line in child(part(raw), "body") if KIND[line.tag] == "p"]


def led(raw: bytes) -> list[tuple[str, str]]:
    """The runs that bear a style, with their text."""
    found = [(child(run, "rPr", "rStyle"), run) for run in part(raw).iter("{*}r")]
    return [
        (value(style), "".join(one.text or "" for one in run.iter("{*}t"))) for style, run in found if style is not None
    ]


def speech(*lines: str) -> bytes:
    return packing.docx("".join(map(p, lines or SPEECH)))


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost_and_twice_is_once(seed: int) -> None:
    raw = messy.messy(seed)
    done = cleaned(raw, LAYOUTS[seed % len(LAYOUTS)])

    assert text(done) == text(raw)
    assert [kinds(done)[kind] for kind in COUNTED] == [kinds(raw)[kind] for kind in COUNTED]
    assert cleaned(done, LAYOUTS[seed % len(LAYOUTS)]) == done


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_of_the_old_looks_is_kept(seed: int) -> None:
    done = cleaned(messy.messy(seed))
    root, known = part(done), {value(one, "styleId") for one in part(done, "word/styles.xml").iter("{*}style")}
    body = [line for line in child(root, "body") if KIND[line.tag] == "p"]

    assert {KIND[look.tag] for run in root.iter("{*}r") if KIND[run.tag] == "r" for look in child(run, "rPr")} <= LOOKS
    assert {value(one) for one in root.iter("{*}pStyle", "{*}rStyle", "{*}tblStyle")} <= known
    assert not list(root.iter("{*}shd", "{*}highlight"))
    assert all(
        len(line) > 1
        for line in body[:-1]
        if KIND[line.getprevious().tag if line.getprevious() is not None else ""] != "tbl"
    )
    assert not [line for line in body if "".join(one.text or "" for one in line.iter("{*}t"))[:1].isspace()]


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_ladder_finds_nothing_new(name: str, tmp_path: Path) -> None:
    raw = messy.messy(3)
    (tmp_path / "a.docx").write_bytes(raw)
    (tmp_path / "b.docx").write_bytes(cleaned(raw, name))

    assert ladder.faults(tmp_path / "b.docx") == []


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("seed", [0, 5])
def test_the_checks_of_the_page_are_silent(name: str, seed: int, quick: Run) -> None:
    put(cleaned(messy.messy(seed), name), "新稿.docx")

    said = quick("check", "新稿.docx", "--layout", name).stdout

    assert re.findall(r" (page-[a-z-]+)$", said, re.MULTILINE) == []


def test_headings_titles_and_calls_become_styles() -> None:
    done = cleaned(speech())

    assert styles_of(done) == [
        "SpeechTitle",
        "SpeechSalutation",
        "SpeechBody",
        "SpeechLevel1",
        "SpeechLevel2",
        "SpeechLevel2",
    ]
    assert led(done) == [
        ("SpeechLead1", "一、抓好排查"),
        ("SpeechLead2", "（一）查堤防。"),
        ("SpeechLead2", "（二）查水库。"),
    ]


def test_spoken_numbers_run_in_by_how_deep_they_are() -> None:
    lines = (
        *SPEECH[:3],
        "一要强化学习。学习出本领。一是学政治。天天学。二是学业务。常常学。",
        "二要敢于担当。担当见作风。",
    )

    assert led(cleaned(speech(*lines))) == [
        ("SpeechLead1", "一要强化学习。"), ("SpeechLead3", "一是学政治。"), ("SpeechLead3", "二是学业务。"), ("SpeechLead1", "二要敢于担当。"),
    ]  # fmt: skip


def test_a_long_sentence_behind_a_number_is_no_heading() -> None:
    long = "一是" + "认真组织学习" * 8 + "。接着做。"

    assert led(cleaned(speech(*SPEECH[:3], long, "二是" + "扎实推进落实" * 8 + "。接着做。"))) == []


def test_numbers_that_word_counts_are_typed() -> None:
    body = "".join(
        p(f"第{name}段话。", packing.listed("1", level)) for name, level in (("甲", 0), ("乙", 1), ("丙", 0))
    )
    done = cleaned(messy.made(p("题目") + p("正文。") + body))

    assert text(done).startswith("题目正文。一、第甲段话。1.第乙段话。二、第丙段话。")
    assert not kinds(done)["numPr"]


def test_points_without_a_number_stay_points() -> None:
    done = cleaned(messy.made(p("题目") + p("正文。") + p("一点。", packing.listed("2"))))

    assert kinds(done)["numPr"] == 1
    assert "•" in etree.tostring(part(done, "word/numbering.xml"), encoding="unicode")


def test_pictures_fit_the_type_area_in_a_line_of_their_height() -> None:
    done = cleaned(messy.made(p("题目") + p("正文。") + f"<w:p>{messy.picture(messy.WIDE, 4_500_000)}</w:p>"))
    line = next(part(done).iter("{*}drawing")).getparent().getparent()
    sizes = [(int(one.get("cx")), int(one.get("cy"))) for one in line.iter("{*}extent", "{*}ext")]

    assert len(set(sizes)) == 1
    assert sizes[0][0] == pytest.approx(layout.load("speech").width * 635, abs=2)
    assert sizes[0][1] == pytest.approx(sizes[0][0] / 2, abs=2)
    style = next(
        one
        for one in part(done, "word/styles.xml").iter("{*}style")
        if value(one, "styleId") == value(child(line, "pPr", "pStyle"))
    )
    assert value(child(style, "pPr", "spacing"), "lineRule") == "atLeast"


def test_tables_fit_and_keep_their_cells() -> None:
    found = next(part(cleaned(messy.made(p("题目") + p("正文。") + messy.table(14_000)))).iter("{*}tbl"))
    widths = [int(value(one, "w")) for one in found.iter("{*}gridCol")]

    assert sum(widths) == layout.load("speech").width
    assert {value(one) for one in found.iter("{*}jc")} == {"center"}
    assert {(value(one), value(one, "color")) for kind in ("top", "insideH") for one in child(found, "tblPr", "tblBorders") if KIND[one.tag] == kind} == {("single", "auto")}  # fmt: skip
    assert {value(one, "hRule") for one in found.iter("{*}trHeight")} == {"atLeast"}


def test_tables_that_stood_apart_stay_apart() -> None:
    lines = list(
        child(part(cleaned(messy.made(p("题目") + p("正文。") + messy.table() + p() + messy.table()))), "body")
    )

    assert [KIND[one.tag] for one in lines[2:]] == ["tbl", "p", "tbl", "sectPr"]


def test_a_wide_table_keeps_a_page_that_lies() -> None:
    upright, lying = ('<w:sectPr><w:pgSz w:w="{}" w:h="{}"{}/></w:sectPr>'.format(*size) for size in ((11906, 16838, ""), (16838, 11906, ' w:orient="landscape"')))  # fmt: skip
    body = (
        p("题目")
        + p("正文。")
        + f"<w:p><w:pPr>{upright}</w:pPr></w:p>"
        + messy.table()
        + f"<w:p><w:pPr>{lying}</w:pPr></w:p>"
        + p("后文。")
    )
    ends = list(part(cleaned(packing.docx(body + upright))).iter("{*}sectPr"))

    assert [value(child(end, "pgSz"), "orient") for end in ends] == ["", "landscape", ""]
    assert value(child(ends[1], "pgMar"), "left") == value(child(ends[0], "pgMar"), "bottom")


def test_typed_page_numbers_become_fields_and_typed_headers_stay() -> None:
    done = cleaned(messy.made(p("题目") + p("正文。"), footer=p("第 3 页")))
    names = zipfile.ZipFile(io.BytesIO(done)).namelist()
    feet = [etree.tostring(part(done, name), encoding="unicode") for name in names if "footer" in name]

    assert all("PAGE" in foot and "第" not in foot for foot in feet[:2])
    assert text(done).endswith("内部资料")
    assert {value(one, "type") for one in part(done).iter("{*}headerReference")} == {"default", "even"}


def test_a_typed_footer_stands_below_the_page_number() -> None:
    done = cleaned(messy.made(p("题目") + p("正文。"), footer=p("县粮食局印") + p("3")))
    foot = next(etree.tostring(part(done, f"word/footer{n}.xml"), encoding="unicode") for n in (3,))

    assert foot.index("PAGE") < foot.index("县粮食局印")
    assert ">3<" not in foot


def test_lines_ended_by_hand_become_paragraphs() -> None:
    body = p("题目") + p("正文。") + f"<w:p>{r('第一行话。')}<w:r><w:br/></w:r>{r('　　第二行话。')}</w:p>"

    assert [one.text for one in part(cleaned(packing.docx(body))).iter("{*}t")][2:] == ["第一行话。", "第二行话。"]


def test_a_page_ended_by_hand_begins_the_next_paragraph() -> None:
    body = p("题目") + p("正文。") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + p() + p("附表说明。")
    root = part(cleaned(packing.docx(body)))

    assert [child(line, "pPr", "pageBreakBefore") is not None for line in root.iter("{*}p")] == [False, False, True]


def test_a_table_of_contents_stays_a_field_and_its_reader_is_told(quick: Run) -> None:
    code = ' TOC \\o "1-3" \\u '
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    entry = f'<w:p><w:pPr><w:pStyle w:val="toc"/></w:pPr>{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{r("一、抓好排查")}<w:r><w:tab/></w:r>{r("3")}</w:p>'
    styles = messy.STYLES + '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    put(messy.made(p("题目") + p("目录") + entry + f"<w:p>{marks[2]}</w:p>" + p("一、抓好排查") + p("正文。"), styles))
    done = quick("format", "原稿.docx", "-o", "新稿.docx")
    root = part(Path("新稿.docx").read_bytes())

    assert ("目录 1" in done.stdout, "按 F9 更新" in done.stdout) == (True, True)
    assert [value(one, "fldCharType") for one in root.iter("{*}fldChar")] == ["begin", "separate", "end"]
    assert "TOC1" in styles_of(Path("新稿.docx").read_bytes())


def test_a_line_to_write_on_stays() -> None:
    done = cleaned(packing.docx(p("题目") + p("正文。") + f"<w:p>{r('签字：')}{r('      ', UNDER)}</w:p>"))

    assert [one.text for one in part(done).iter("{*}t")][-1] == "      "


def test_emphasis_by_a_character_style_stays_emphasis() -> None:
    body = p("题目") + f"<w:p>{r('平常的话，')}{r('着重的话', STRONG)}{r('，平常的话。')}</w:p>"
    done = cleaned(messy.made(body))

    assert [("b" in {KIND[one.tag] for one in run[0]}) for run in part(done).iter("{*}r")][1:] == [False, True, False]


def test_a_long_title_is_broken_between_words() -> None:
    title = "关于进一步加强和改进全县粮食收购储存运输环节质量安全监督管理工作的通知"
    done = cleaned(speech(title, "各乡镇人民政府：", "现通知如下。"), "gongwen")
    first = next(part(done).iter("{*}p"))

    assert len(list(first.iter("{*}br"))) == 1
    assert text(done).startswith(title)


def test_strict_files_become_usual_ones() -> None:
    strict = packing.docx("".join(map(p, SPEECH)))
    found = {
        entry: zipfile.ZipFile(io.BytesIO(strict)).read(entry)
        for entry in zipfile.ZipFile(io.BytesIO(strict)).namelist()
    }
    swapped = {name: raw.replace(packing.W.encode(), packing.STRICT.encode()) for name, raw in found.items()}
    done = cleaned(packing.zipped(dict(swapped)))

    assert text(done) == text(strict)
    assert packing.STRICT not in etree.tostring(part(done), encoding="unicode")


REFUSED = {
    "修订": packing.docx(p("题目") + f'<w:p>{r("正文。")}<w:ins w:id="1" w:author="甲">{r("添的话。")}</w:ins></w:p>'),
    "插入的子文档": packing.docx(p("题目") + '<w:altChunk r:id="r0"/>', header=p("眉")),
    "数字签名": packing.zipped({**packing.parts(p("题目")), "_xmlsignatures/origin.sigs": ""}),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_cannot_be_kept_is_refused(why: str, quick: Run) -> None:
    put(REFUSED[why])
    done = quick("format", "原稿.docx", "-o", "新稿.docx")

    assert (done.returncode, why in done.stderr, Path("新稿.docx").exists()) == (2, True, False)
    assert done.stderr.startswith("原稿.docx: ")


def test_protection_can_be_overridden(quick: Run) -> None:
    found = packing.parts(
        p("题目") + p("正文。"), settings='<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    )
    put(packing.zipped(found))

    assert quick("format", "原稿.docx", "-o", "新稿.docx").returncode == 2
    assert quick("format", "原稿.docx", "-o", "新稿.docx", "--force").returncode == 0


def test_a_lost_character_refuses_the_write(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = runs.joined
    monkeypatch.setattr("drafter.word.clean.runs.joined", lambda elements: whole(elements)[:1])

    with pytest.raises(DrafterError, match="第一处不同：原文“.*防汛.*”，排版后"):
        cleaned(packing.docx(f"<w:p>{r('全县')}{r('防汛工作', '<w:b/>')}{r('要抓紧。')}</w:p>"))


def test_a_lost_picture_refuses_the_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafter.word.clean.runs.hollow", lambda element: KIND[element.tag] == "drawing")

    with pytest.raises(DrafterError, match="图的数目"):
        cleaned(messy.made(p("题目") + f"<w:p>{r('话。')}{messy.picture()}</w:p>"))


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_draft_of_ours_stays_byte_for_byte(name: str) -> None:
    draft = making.made(SAMPLE.read_text("utf-8")).draft
    raw = formats.written(draft, ".docx", Look(name))

    assert cleaned(raw, name) == raw


@pytest.mark.skipif(not READY and not os.environ.get("CI"), reason="needs LibreOffice, pdftotext and the Fandol fonts")
def test_a_compliant_page_stays_22_by_28(tmp_path: Path) -> None:
    draft = Draft(
        "", "满页", (Block("title", (Span("满页", ""),)), Block("body", (Span("国泰民安" * 400 + "。", ""),)))
    )
    raw = formats.written(draft, ".docx", Look("speech", clean=True))
    done = cleaned(raw)
    (tmp_path / "a.docx").write_bytes(raw)
    (tmp_path / "b.docx").write_bytes(done)
    before, after = map(lines_by_page, converted([tmp_path / "a.docx", tmp_path / "b.docx"], tmp_path, ready(tmp_path)))

    assert done != raw
    assert after == before
    assert (len(after[1]), len(after[1][5])) == (22, 28)


NOTICE = (
    "000001", "特急", "清河县人民政府文件", "清政发〔2026〕5号", "清河县人民政府关于做好冬季防火工作的通知", "各乡镇人民政府：", "现将防火工作安排通知如下。",
    "一、提高认识", "各单位要层层压实责任，做到早部署、早排查、早整改，确保不出事故。", "附件：1.任务分解表", "　　　2.值班安排表", "　　　　　　　清河县人民政府",
    "　　　　　　　2026年1月5日", "（此件公开发布）", "抄送：县委办公室。", "清河县人民政府办公室　　　2026年1月5日印发",
)  # fmt: skip


@pytest.mark.parametrize("name", ["gongwen", "letter"])
def test_elements_of_official_documents_are_set_as_ours(name: str, quick: Run) -> None:
    raw = speech(*NOTICE)
    done = cleaned(raw, name)
    put(done, "新稿.docx")

    assert text(done) == text(raw)
    assert cleaned(done, name) == done
    assert {"OfficialMark", "OfficialAnnexes", "OfficialSignature", "OfficialDate"} <= set(styles_of(done))
    assert kinds(done)["tblpPr"] == 1
    assert " page-" not in quick("check", "新稿.docx", "--layout", name).stdout


TEXTS = {
    "稿.txt": "\n".join(SPEECH),
    "稿.md": "# 在全县防汛工作会议上的讲话\n\n同志们：\n\n汛期已到。\n\n一、抓好排查\n\n（一）**查堤防。**逐段看。逐段记。\n\n（二）查水库。逐座看。\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_texts_become_word_files(name: str, quick: Run) -> None:
    Path(name).write_text(TEXTS[name], "utf-8")
    done = quick("format", name, "-o", "新稿.docx")
    raw = Path("新稿.docx").read_bytes()

    assert (done.returncode, "版式：讲话稿" in done.stdout) == (0, True)
    assert text(raw) == "".join(SPEECH)
    assert styles_of(raw)[:4] == ["SpeechTitle", "SpeechSalutation", "SpeechBody", "SpeechLevel1"]


@pytest.mark.parametrize("name", officials.SAMPLES)
def test_official_documents_of_ours_keep_their_elements(name: str) -> None:
    page, draft = officials.SAMPLES[name]
    raw = formats.written(draft, ".docx", Look(page, clean=True))
    done = cleaned(raw, page)

    assert text(done) == text(raw)
    assert [block.role for block in formats.document("", ".docx", done).draft.blocks] == [
        block.role for block in formats.document("", ".docx", raw).draft.blocks
    ]
    assert cleaned(done, page) == done


RICH = """# 全县粮食收购情况

全县**共收购**粮食三万吨，其中[小麦](https://example.com/a)一万吨，*稻谷*两万吨，~~豆类~~不计。

- 城关库
- 河西库

| 单位 | 数量 |
| --- | --- |
| 城关库 |  |
| 河西库 | **三百吨** |

网址 <https://example.com/b> 和 `make x`。
"""


def test_markdown_keeps_its_emphasis_links_points_and_tables() -> None:
    Path("稿.md").write_text(RICH, "utf-8")
    raw = formats.cleaned(Path("稿.md"), "gongwen", False).raw
    root = part(raw)
    runs_ = {
        "".join(one.text or "" for one in run.iter("{*}t")): {KIND[look.tag] for look in run[0]}
        for run in root.iter("{*}r")
    }
    grid = [
        ["".join(one.text or "" for one in cell.iter("{*}t")) for cell in row.iter("{*}tc")]
        for row in root.iter("{*}tr")
    ]

    assert [{"b", "i", "strike"} & runs_[text] for text in ("共收购", "稻谷", "豆类", "三百吨", "小麦")] == [{"b"}, {"i"}, {"strike"}, {"b"}, set()]  # fmt: skip
    assert grid == [["单位", "数量"], ["城关库", ""], ["河西库", "三百吨"]]
    assert (kinds(raw)["hyperlink"], kinds(raw)["numPr"]) == (1, 2)
    assert text(raw).endswith("网址 https://example.com/b 和 make x。")
    assert cleaned(raw, "gongwen") == raw


MARKS = ["**", "*", "~~", "`", "[", "](http://a.b)", "|", "| --- |", "\n", "\n\n", "- ", "1. ", "# ", "> ", "粮食", "收购。", "abc", "&amp;",
         "<br>", "[^1]", "　", "<!-- x -->", "一、", "（一）", "同志们："]  # fmt: skip


@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_markdown_is_typeset_and_twice_is_once(words: str) -> None:
    Path("稿.md").write_text(words, "utf-8")
    assume("~~~" not in words)  # a block of code is refused
    raw = formats.cleaned(Path("稿.md"), "gongwen", False).raw

    assert cleaned(raw, "gongwen") == raw


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("![图](a.png)", "1 张图"),
        ("甲<img src='a.png'>乙![图][1]", "2 张图"),
        ("```\nmake\n```", "1 段代码"),
        ("~~~\n![图](a.png)\n~~~\n\n![图](b.png)", "1 张图、1 段代码"),
        ("\\![图](a.png)", ""),
        ("<!-- ![图](a.png) -->`make x`", ""),
    ],
)
def test_what_word_would_lose_of_markdown_is_refused(words: str, said: str, quick: Run) -> None:
    Path("稿.md").write_text(f"# 题目\n\n正文。\n\n{words}\n", "utf-8")
    done = quick("format", "稿.md", "-o", "新稿.docx")

    assert (done.returncode, Path("新稿.docx").exists()) == ((2, False) if said else (0, True))
    assert f"里面有 {said}，" in done.stderr or not said


def test_no_section_ends_within_the_field_of_a_table_of_contents() -> None:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    opening = f"<w:p>{marks[0]}<w:r><w:instrText> TOC </w:instrText></w:r>{marks[1]}{r('一、抓好排查')}</w:p>"
    closing = f"<w:p>{r('二、抓好整改')}{marks[2]}</w:p>"
    end = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'
    root = part(cleaned(packing.docx(p("题目") + opening + closing + end + p("一、抓好排查") + p("正文。"))))
    ends = [one.getparent().getparent() for one in root.iter("{*}sectPr") if KIND[one.getparent().tag] == "pPr"]

    assert [list(line.iter("{*}fldChar")) for line in ends] == [[]]


@pytest.mark.parametrize("name", ["sealed", "joint", "gongwen", "upward"])
def test_a_seal_is_told_by_the_room_that_is_left_for_it(name: str) -> None:
    page, draft = officials.SAMPLES[name]
    raw = formats.written(draft, ".docx", Look(page, clean=True))

    assert suited.told(formats.document("", ".docx", raw).draft, raw).sealed == draft.sealed


@pytest.mark.parametrize("sentences", range(1, 7))
def test_the_foot_of_others_stands_on_the_page_where_ours_stands(sentences: int) -> None:
    given = [
        *officials.ORDINARY,
        *officials.text()[:2],
        *officials.body(5, sentences),
        *officials.signed("青山县人民政府"),
    ]
    draft = officials.draft(*given, *officials.FOOT)
    own = formats.written(draft, ".docx", Look("gongwen", clean=True))
    others = packing.docx("".join(p(line) for line in draft.text.replace("\t", "　　").split("\n")))
    done = part(cleaned(others, "gongwen"))

    assert sections_of(done) == sections_of(part(own))
    assert cleaned(cleaned(others, "gongwen"), "gongwen") == cleaned(others, "gongwen")


def sections_of(root: Any) -> list[list[str]]:
    """The footers of each section."""
    ends = [one for one in root.iter("{*}sectPr") if KIND[one.tag] == "sectPr"]
    return [[value(inner, "type") for inner in end if KIND[inner.tag] == "footerReference"] for end in ends]


def test_the_source_is_never_written_over(quick: Run) -> None:
    raw = speech()
    put(raw)

    for more in ((), ("--overwrite",)):
        done = quick("format", "原稿.docx", "-o", "./原稿.docx", *more)
        assert (done.returncode, "原稿本身" in done.stderr) == (2, True)
    assert Path("原稿.docx").read_bytes() == raw


def test_what_stands_there_is_kept_unless_it_is_wished(quick: Run) -> None:
    put(speech())
    Path("新稿.docx").write_text("别人的", "utf-8")

    assert quick("format", "原稿.docx", "-o", "新稿.docx").returncode == 2
    assert Path("新稿.docx").read_text("utf-8") == "别人的"
    assert quick("format", "原稿.docx", "-o", "新稿.docx", "--overwrite").returncode == 0


def test_a_folder_goes_into_a_folder_whatever_is_wrong_with_one_file(quick: Run) -> None:
    Path("旧").mkdir()
    Path("新").mkdir()
    put(speech(), "旧/一.docx")
    put(REFUSED["修订"], "旧/二.docx")
    Path("旧/三.txt").write_text("\n".join(SPEECH), "utf-8")
    done = quick("format", "旧", "-o", "新")

    assert done.returncode == 2
    assert sorted(path.name for path in Path("新").iterdir()) == ["一.docx", "三.docx"]


WRONG = {
    "版式": (("原稿.docx", "-o", "新稿.docx", "--layout", "没有的"), "没有“没有的”这种版式"),
    "后缀": (("原稿.docx", "-o", "新稿.doc"), "后缀要写 .docx"),
    "去处": (("原稿.docx",), "请用 -o 写出文件名"),
    "不在": (("不在.docx", "-o", "新稿.docx"), "找不到这个文件"),
    "文件夹": (("原稿.docx", "-o", "没有/新稿.docx"), "没有“没有”这个文件夹"),
    "标准输入": (("-", "-o", "新稿.docx"), "不能从标准输入读"),
}


@pytest.mark.parametrize("what", WRONG)
def test_mistakes_are_told(what: str, quick: Run) -> None:
    put(speech())
    arguments, said = WRONG[what]
    done = quick("format", *arguments)

    assert (done.returncode, said in done.stderr, done.stdout) == (2, True, "")
    assert not Path("新稿.docx").exists()


def breaking(raw: bytes) -> list[str]:
    """What a paragraph has said at each end of a page within it."""
    found = []
    for line in part(raw).iter("{*}p"):
        said = ""
        for one in line.iter("{*}t", "{*}br"):
            if KIND[one.tag] == "br" and value(one, "type") == "page":
                found.append(said)
            said += one.text or ""
    return found


def minutes(raw: bytes) -> list[str]:
    """The marks in the margin."""
    return ["".join(one.text or "" for one in frame.iter("{*}t")) for frame in aloud.marks(part(raw))]


def starting(raw: bytes) -> list[str]:
    """The paragraphs that begin a page."""
    lines = (line for line in child(part(raw), "body") if child(line, "pPr", "pageBreakBefore") is not None)
    return ["".join(one.text or "" for one in line.iter("{*}t")) for line in lines]


LONG = tuple(f"第{number}段。" + "把工作一件一件办好，让群众看得见、摸得着。" * 9 for number in range(1, 9))


def test_a_reading_copy_turns_after_sentences_and_tells_the_minutes() -> None:
    done = cleaned(speech(*SPEECH[:2], *LONG), "reading")

    assert len(breaking(done)) + len(starting(done)) > 2
    assert all(said.endswith("。") for said in breaking(done))
    assert minutes(done) == ["1′", "2′", "3′", "4′", "5′", "6′", "共7′"]
    assert text(done) == text(speech(*SPEECH[:2], *LONG))
    assert cleaned(done, "reading") == done


@pytest.mark.parametrize("number", range(3))
def test_a_speech_becomes_the_reading_copy_that_its_draft_becomes(number: int) -> None:
    draft = compose(*making.sample(SAMPLE), f"念{number}").draft
    own = formats.written(draft, ".docx", Look("reading"))
    done = cleaned(formats.written(draft, ".docx", Look("speech", clean=True)), "reading")

    assert breaking(done) == breaking(own) != []
    assert minutes(done) == minutes(own)
    assert starting(done) == starting(own)


def test_another_layout_takes_the_minutes_and_the_turns_away() -> None:
    raw = speech(*SPEECH[:2], *LONG)

    done = cleaned(cleaned(raw, "reading"), "speech")

    assert (breaking(done), minutes(done)) == ([], [])
    assert kinds(done) == kinds(cleaned(raw, "speech"))


def test_a_page_that_begins_by_hand_still_does() -> None:
    paged = p("第二部分。", "<w:pageBreakBefore/>")
    raw = packing.docx("".join(map(p, (*SPEECH[:2], LONG[0]))) + paged + "".join(map(p, LONG[1:])))

    done = cleaned(raw, "reading")

    assert len(breaking(done)) > 2
    assert starting(done)[0] == "第二部分。"
    assert LONG[0] not in "".join(breaking(done))
    assert cleaned(done, "reading") == done


def test_pages_behind_a_picture_turn_by_themselves() -> None:
    raw = messy.made(
        "".join(map(p, (*SPEECH[:2], *LONG[:4]))) + f"<w:p>{messy.picture()}</w:p>" + "".join(map(p, LONG[4:]))
    )

    done = cleaned(raw, "reading")

    assert len(breaking(done)) == 2
    assert minutes(done)[-1] == "共7′"
