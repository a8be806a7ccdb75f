"""Reports of findings: what they show, where they say it is, and that nothing in a document can break them."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from urllib.parse import unquote

import jsonschema
import pytest
from conftest import ROOT
from hypothesis import example, given
from hypothesis import strategies as st

from drafter import checks
from drafter.checks._settings import Settings
from drafter.formats import plain
from drafter.model import Block, Checked, Document, Draft, Finding, Level, Span, Spot
from drafter.report import fingerprints, github, page, positions, sarif, shown, terminal
from drafter.report import json as findings_json
from drafter.text.places import extent, offset

CASES = ROOT / "tests" / "cases" / "reports"
HOSTILE = (
    "<script>alert(1)</script>&amp;</style><b onclick='x'>",
    "\x1b[31m红\x1b[0m\x1b]0;标题\x07\x00\x08\x7f\x9b2J",
    "\u202e倒\u2066写\u2069\u200f零\u200b宽\ufeff",
    "\ud800孤\udfff",
    "x\u0301\u20dd叠\U0001f600表情",
    '"引"号\'与\\反斜',
)


def read(text: str, path: str = "讲话.txt") -> Document:
    return replace(plain.document(path, text), encoding="utf-8")


def place(document: Document, words: str, nth: int = 1) -> Spot:
    """The place where some words stand for the nth time."""
    found = [
        Spot(index, match.start(), match.end())
        for index, block in enumerate(document.draft.blocks)
        for match in re.finditer(re.escape(words), block.text)
    ]
    return found[nth - 1]


def finding(document: Document, words: str, message: str, level: Level = "warning", **more: object) -> Finding:
    spot = place(document, words, more.pop("nth", 1))  # type: ignore[arg-type]
    return Finding(spot.block, spot.start, spot.end, message, level=level, **{"check": "doubled-point", **more})  # type: ignore[arg-type]


def speech() -> Checked:
    """A small speech with its faults found."""
    document = read((CASES / "speech.txt").read_text("utf-8"), "河道保洁讲话.txt")

    def at(*wordings: str) -> tuple[Spot, ...]:
        return tuple(place(document, words) for words in wordings)

    found = [
        finding(document, ":", "半角“:”，应为全角“：”", "error", check="half-width-point", replacements=("：",), fix="safe"),
        finding(document, "四点意见", "前面说“四点意见”，后面列了三项；请核对", "error", check="announced-count",
                replacements=("三点意见",), fix="suggest", related=at("一、认清形势", "二、突出重点", "三、严格考核")),
        finding(document, "的的", "“的”连写了两个", check="doubled-word", replacements=("的",), fix="safe"),
        finding(document, "四是", "“二是”之后应为“三是”", "error", check="broken-numbering", related=at("二是")),
        finding(document, "镇村两级要把责任牌", "这句话有 116 字；建议断成两三句", "hint", check="long-sentence"),
        finding(document, "把河道保洁摆上重要位置", "这一说法第4行已经用过", "hint", check="repeated-phrase",
                nth=2, related=at("把河道保洁摆上重要位置"), score=9.5),
    ]  # fmt: skip
    return Checked(document.path, document, tuple(sorted(found, key=lambda one: one.spot)), words=298)


def hostile() -> Checked:
    """A document in which everything is meant to do harm, its findings, its path, its messages too."""
    document = read("\n".join(HOSTILE), "坏\x1b[2J<i>,:%\n.txt")
    spots = [Spot(index, 1, max(2, len(block.text) - 1)) for index, block in enumerate(document.draft.blocks)]
    found = [
        Finding(
            *(spot.block, spot.start, spot.end),
            f"坏{text}话",
            (text, ""),
            "suggest",
            tuple(spots),
            text,
            "x-y",
            "error",
        )
        for spot, text in zip(spots, HOSTILE, strict=True)
    ]
    return Checked(document.path, document, tuple(found), words=3)


UNREAD = Checked("坏 稿.docx", None, error="坏 稿.docx: 不是 Word 文件；请另存为 .docx 再试")


# What is shown where


@pytest.mark.parametrize(("name", "report"), [
    ("terminal.txt", lambda results: terminal.text(results, False, 80)),
    ("findings.json", findings_json.text),
])  # fmt: skip
def test_a_report_is_as_it_was(
    name: str, report: Callable[[list[Checked]], str], golden: Callable[[str, str], None]
) -> None:
    golden(f"reports/{name}", report([speech()]))


def test_lines_and_columns_lead_back_to_the_words() -> None:
    checked = speech()

    assert checked.document
    lines = checked.document.text.split("\n")
    for one in shown(checked):
        for position in (one.position, *one.related):
            assert lines[position.line - 1].startswith(position.text, position.column - 1)
            assert checked.document.text[position.start : position.end] == position.text


def test_a_place_is_found_across_spans_and_whatever_lies_between_them() -> None:
    text = "前言\r\n**一要**学习，二要实干\r末"
    spans = (Span("一要", "", at=6), Span("学习，二要实干", "", at=10))
    document = Document("稿.md", text, Draft("", "", (Block("body", (Span("前言", "", at=0),)), Block("body", spans))))

    assert offset(document, Spot(1, 1, 4)) == 7
    assert extent(document, Spot(1, 1, 4)) == (7, 12)
    assert text[slice(*extent(document, Spot(1, 1, 4)) or ())] == "要**学习"
    assert extent(document, Spot(1, 9, 9)) == (17, 17)
    position = positions(document)(Spot(1, 1, 4))
    assert (position.line, position.column, position.end_line, position.end_column) == (2, 4, 2, 9)
    assert position.text == "要学习"


def test_a_draft_that_was_never_read_counts_in_its_own_text() -> None:
    document = Document(
        "稿", "", Draft("", "", (Block("title", (Span("题", ""),)), Block("body", (Span("一二三", ""),))))
    )

    position = positions(document)(Spot(1, 1, 2))
    assert offset(document, Spot(1, 1, 2)) is None
    assert extent(document, Spot(1, 1, 2)) is None
    assert (position.line, position.column, position.text) == (2, 2, "二")


@pytest.mark.parametrize(
    "report", [lambda r: terminal.text(r, True, 80), findings_json.text, sarif.text, github.text, page.text]
)
def test_a_finding_without_a_paragraph_is_reported_all_the_same(report: Callable[[list[Checked]], str]) -> None:
    empty = Document("空.txt", "", Draft("", "", ()))

    assert "没有正文" in report([Checked("空.txt", empty, (Finding(0, 0, 0, "没有正文", check="x", level="error"),))])


def test_fingerprints_outlive_edits_elsewhere() -> None:
    before = speech()
    assert before.document
    text = before.document.text.replace("上半年，全县", "今年上半年，全县").replace("各位同志", "新的一段\n\n各位同志")
    document = read(text)
    spots = [
        place(document, shown_.position.text, 2 if "保洁摆上" in shown_.position.text else 1)
        for shown_ in shown(before)
    ]
    after = replace(before, document=document, findings=tuple(
        replace(finding, block=spot.block, start=spot.start, end=spot.end)
        for finding, spot in zip(before.findings, spots, strict=True)
    ))  # fmt: skip

    changed = [old != new for old, new in zip(fingerprints(before), fingerprints(after), strict=True)]
    assert [finding.check for finding, is_new in zip(before.findings, changed, strict=True) if is_new] == [
        "doubled-word"
    ]


def test_fingerprints_do_not_hang_on_which_findings_are_kept() -> None:
    checked = speech()
    ids = fingerprints(checked)

    for kept in range(len(ids)):
        assert fingerprints(replace(checked, findings=checked.findings[kept:])) == ids[kept:]


def test_fingerprints_tell_equals_apart() -> None:
    document = read("好,好,好\n好,好,好")
    found = tuple(Finding(block, at, at + 1, "半角", check="x") for block in (0, 1) for at in (1, 3))

    assert len(set(fingerprints(Checked("稿", document, found)))) == 4


# The terminal


def test_the_terminal_is_plain_without_colour_and_fit_for_a_gbk_console() -> None:
    text = terminal.text([speech(), UNREAD], False, 80)

    assert "\x1b" not in text
    text.encode("gbk")


def test_colours_only_paint() -> None:
    painted = terminal.text([speech()], True, 80)

    assert "\x1b[1;31m错误\x1b[0m" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == terminal.text([speech()], False, 80)


def test_a_clean_file_is_named_quietly() -> None:
    clean = Checked("好.txt", read("同志们：\n散会。", "好.txt"), words=3)

    assert terminal.text([clean], False, 80) == "好.txt  7 字，3 词，约 0 分钟\n没有发现问题。\n"
    assert terminal.text([clean, UNREAD], False, 80).endswith("共 2 个文件，没有发现问题；1 个文件没有读成\n")
    assert terminal.text([UNREAD], False, 80) == "共 1 个文件，1 个文件没有读成\n"


def test_the_last_line_sums_up() -> None:
    last = terminal.text([replace(speech(), silenced=3)], False, 80).splitlines()[-1]

    assert last == "共 1 个文件，错误 3、警告 1、提示 2；可自动改正 2 处，用 --fix；基线略去 3 处"


def test_a_word_file_takes_tracked_changes() -> None:
    checked = speech()
    word = replace(checked, path="稿.DOCX", document=replace(checked.document, encoding=""))  # type: ignore[type-var]
    last = terminal.text([word], False, 80).splitlines()[-1]

    assert last == "共 1 个文件，错误 3、警告 1、提示 2；可写成修订 2 处，用 --tracked"


def test_many_hints_of_a_check_are_folded_but_the_strongest_stay() -> None:
    document = read("\n".join(f"第{number}段" for number in range(30)))
    found = tuple(
        Finding(index, 0, 1, "说法重复", check="repeated-phrase", level="hint", score=index * 7 % 30)
        for index in range(30)
    )
    checked = Checked("稿", document, found)

    text = terminal.text([checked], False, 80)
    kept = {int(line) - 1 for line in re.findall(r"^稿:(\d+):", text, re.MULTILINE)}
    assert kept == {index for index in range(30) if index * 7 % 30 >= 10}
    assert "另有 10 处" in text
    assert "另有" not in terminal.text([checked], False, 80, full=True)


PROSE = st.text(alphabet="同志们好，。“”！a1 \tｗ", max_size=120)


@given(PROSE, PROSE, PROSE, st.integers(40, 100), st.booleans())
@example("1", "1" * 10 + "。" * 13, "", 40, False)
def test_the_signs_stand_under_the_words_and_the_line_fits(
    left: str, words: str, right: str, width: int, broad: bool
) -> None:
    sentence, signs, screen = underlined(left, words, right, width, broad)

    before = screen.columns(signs) - signs.count("^")
    start = next(at for at in range(len(sentence) + 1) if screen.columns(sentence[:at]) == before)
    under, wanted = sentence[start:], words.replace("\t", "␉")
    assert screen.columns(sentence) <= width
    assert under.startswith(wanted) or (under[-1] == "…" and wanted.startswith(under[:-1]))
    assert signs.count("^") == max(1, screen.columns(wanted if under.startswith(wanted) else under))


def test_accents_take_no_room() -> None:
    sentence, signs, _ = underlined("e\u0301e\u0301", "好", "e\u0301", 40, False)

    assert (sentence, signs) == ("    e\u0301e\u0301好e\u0301", "      ^^")


def underlined(left: str, words: str, right: str, width: int, broad: bool) -> tuple[str, str, terminal.Screen]:
    """The line with the words in their sentence, the line below it, and the screen they are meant for."""
    text = left + words + right or "空"
    document = Document("稿", text, Draft("", "", (Block("body", (Span(text, "", at=0),)),)))
    found = Finding(0, len(left), len(left) + len(words), "", check="x", level="error")
    screen = terminal.Screen(width=width, broad=broad)
    lines = list(terminal.underlined(shown(Checked("稿", document, (found,)))[0], document, screen))
    return lines[0] if lines else "", lines[1] if lines else "^", screen


# JSON, SARIF, GitHub


def schema_faults(schema: str, value: object) -> list[str]:
    loaded = json.loads((ROOT / schema).read_text("utf-8"))
    validator = jsonschema.validators.validator_for(loaded)(loaded, format_checker=jsonschema.FormatChecker())
    return [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(value)]


@pytest.mark.parametrize("make", [speech, hostile])
@pytest.mark.parametrize(
    ("report", "schema"),
    [(findings_json.text, "docs/findings.schema.json"), (sarif.text, "tests/schemas/sarif-2.1.0.json")],
)
def test_a_report_keeps_its_schema(
    report: Callable[[list[Checked]], str], schema: str, make: Callable[[], Checked]
) -> None:
    assert schema_faults(schema, json.loads(report([make(), make(), UNREAD]))) == []


def test_sarif_knows_the_rules_in_chinese() -> None:
    driver = json.loads(sarif.text([speech()]))["runs"][0]["tool"]["driver"]

    rules = {rule["id"]: rule for rule in driver["rules"]}
    assert rules["half-width-point"]["shortDescription"]["text"] == checks.load("half-width-point").title
    assert rules["half-width-point"]["help"]["text"] == checks.load("half-width-point").manual


def test_the_fixes_of_sarif_mend_the_file() -> None:
    checked = speech()
    assert checked.document
    text, mended = checked.document.text, checked.document.text
    for result in reversed(json.loads(sarif.text([checked]))["runs"][0]["results"]):
        for change in [change for fix in result.get("fixes", []) for change in fix["artifactChanges"]]:
            replacement = change["replacements"][0]
            start = replacement["deletedRegion"]["charOffset"]
            end = start + replacement["deletedRegion"]["charLength"]
            mended = mended[:start] + replacement["insertedContent"]["text"] + mended[end:]

    assert mended == text.replace(":", "：").replace("的的", "的").replace("四点意见", "三点意见")


def test_only_a_text_file_can_be_fixed_unseen() -> None:
    checked = speech()
    assert checked.document
    word = replace(checked, document=replace(checked.document, encoding=""))

    assert '"fixes"' not in sarif.text([word])
    assert "自动改正" not in terminal.text([word], False, 80) + page.text([word])
    assert "自动改正" in page.text([checked])


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("稿 一.txt", "%E7%A8%BF%20%E4%B8%80.txt"),
        ("a:b#?.txt", "a%3Ab%23%3F.txt"),
        ("/稿/a.txt", "file:///%E7%A8%BF/a.txt"),
        ("C:\\稿\\a.txt", "file:///C:/%E7%A8%BF/a.txt"),
        ("稿\\a.txt", "%E7%A8%BF/a.txt"),
    ],
)
def test_sarif_names_files_as_uris(path: str, uri: str) -> None:
    assert sarif.uri(path) == uri


def test_github_commands_cannot_be_forged() -> None:
    lines = github.text([hostile(), UNREAD]).splitlines()

    assert len([line for line in lines if line.startswith("::")]) == len(HOSTILE) + 1
    assert github.command("error", {"file": "a,b:c%"}, "一\n二%") == "::error file=a%2Cb%3Ac%25::一%0A二%25"
    assert "坏%1B" not in lines[0]


# The page


class Page(HTMLParser):
    """What a browser sees: the elements, the ids, the links, the words of each paragraph."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.names: set[str] = set()
        self.paragraphs: list[str] = []
        self.open: list[str] = []
        self.raw = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        self.names |= values.keys()
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if "href" in values else []
        self.open += [] if tag in ("meta", "br", "input") else [tag if tag != "div" else values.get("class") or "div"]
        if tag == "p" and "words" in self.open:
            self.paragraphs.append("")
        if tag == "br" and "words" in self.open:
            self.paragraphs[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "words" in self.open and "p" in self.open:
            self.paragraphs[-1] += data
        if self.open and self.open[-1] in ("style", "script"):
            self.raw += data


@pytest.mark.parametrize("make", [speech, hostile])
def test_the_page_is_whole(make: Callable[[], Checked]) -> None:
    seen = Page(page.text([make(), make(), UNREAD]))

    assert seen.open == []
    assert len(seen.ids) == len(set(seen.ids))
    assert {link[1:] for link in seen.links} <= set(seen.ids)
    assert all(link.startswith("#") for link in seen.links)
    assert seen.tags.count("script") == 1
    assert not {name for name in seen.names if name.startswith("on") or name in ("src", "style")}


def test_the_page_shows_the_text_and_nothing_of_it_is_lost() -> None:
    checked = speech()
    assert checked.document

    assert Page(page.text([checked])).paragraphs == [block.text for block in checked.document.draft.blocks]


def test_the_policy_admits_the_page_s_own_style_and_script_alone() -> None:
    text = page.text([speech()])

    policy = re.search(r'content="(default-src [^"]*)"', text)
    assert policy
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert content
        hashed = b64encode(sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src &#x27;sha256-{hashed}&#x27;" in policy[1]
    assert not re.search(r"://|innerHTML|eval|document\.write", Page(text).raw)


def test_the_page_explains_every_check_that_found_something() -> None:
    text = page.text([speech()])

    assert 'id="manual-half-width-point"' in text
    assert checks.load("half-width-point").title in text


def test_a_paragraph_that_repeats_is_warm() -> None:
    assert len(re.findall(r'<i class="heat h[1-5]"', page.text([speech()]))) == 2


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=12), st.text(max_size=12))
def test_overlapping_findings_leave_the_paragraph_whole(spots: list[tuple[int, int]], text: str) -> None:
    text = re.sub(r"\s", "白", text) or "空"
    length = len(text)
    found = tuple(
        Finding(
            0, *sorted((min(start, length), min(end, length))), "话", check="x", level="hint", related=(Spot(0, 0, 1),)
        )  # type: ignore[misc]
        for start, end in spots
    )
    seen = Page(
        page.text([Checked("稿", Document("稿", text, Draft("", "", (Block("body", (Span(text, ""),)),))), found)])
    )

    assert seen.open == []
    assert len(seen.paragraphs[0]) == length
    assert {link[1:] for link in seen.links} <= set(seen.ids)
    assert len(seen.ids) == len(set(seen.ids))


# What must not break


@pytest.mark.parametrize(
    "report", [lambda r: terminal.text(r, False, 60), findings_json.text, sarif.text, github.text, page.text]
)
def test_nothing_in_a_document_acts(report: Callable[[list[Checked]], str]) -> None:
    text = report([hostile()])

    text.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


def test_paths_in_sarif_lead_back_to_the_file() -> None:
    uri = json.loads(sarif.text([speech()]))["runs"][0]["artifacts"][0]["location"]["uri"]

    assert unquote(uri) == "河道保洁讲话.txt"


def test_reports_of_one_endless_paragraph_are_quick() -> None:
    import time

    text = "同志们，大家好。" * 50_000
    document = read(text)
    found = tuple(
        Finding(0, at, at + 4, "重复", check="near-echo", level="hint", related=(Spot(0, at + 4, at + 7),))
        for at in range(0, 400_000, 40)
    )
    checked = Checked("长.txt", document, found)

    began = time.process_time()
    for report in (
        lambda r: terminal.text(r, False, 80, full=True),
        findings_json.text,
        sarif.text,
        github.text,
        page.text,
    ):
        report([checked])
    assert time.process_time() - began < 10


def test_real_findings_are_reported() -> None:
    document = read((CASES / "speech.txt").read_text("utf-8"))
    checked = Checked(document.path, document, tuple(checks.run(document.draft, Settings())))

    assert "announced-count" in terminal.text([checked], False, 80)
    assert schema_faults("docs/findings.schema.json", json.loads(findings_json.text([checked]))) == []
