"""Two versions beside each other: every edit is told as what it is, and all that is told makes the new version of the old."""

from __future__ import annotations

import json
import random
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from making import made, text_of
from packing import docx
from seen import CALM
from test_repeat_pages import ACTING
from test_reports import HOSTILE, Page, read

from drafter import formats
from drafter.comparison import Comparison, Kind, compared, gaps
from drafter.comparison.facts import mentions
from drafter.comparison.review import Review
from drafter.comparison.wording import pieces
from drafter.data import records, yamlfile
from drafter.drafting import outline
from drafter.drafting.banktext import BankText, faults_of
from drafter.drafting.suggestions import suggestions
from drafter.model import Document
from drafter.report.review import banked, page, summary, terminal
from drafter.report.review import json as as_json
from drafter.report.terminal import Screen
from drafter.text.words import cut

Run = Callable[..., subprocess.CompletedProcess[str]]
CASES = ROOT / "tests" / "cases" / "review"
SCHEMA = json.loads((ROOT / "docs" / "review.schema.json").read_text("utf-8"))
WIDTHS = (60, 100)
SENTENCES = (
    "各乡镇要在月底以前把站点的名单报上来。",
    "检验站点少，边远乡镇的机手来回要跑一整天。",
    "培训要讲机手听得懂的话，少念条文，多说事例！",
    "一是把检验站办到乡镇去；二是把培训课讲到田埂上；三是把安全员配到合作社。",
    "去年全县登记拖拉机4200台，年检率达到81.5%。",
    "谢谢大家！",
    "好。",
    "会后请大家留一下",
    "会后请各位同志留一下，把名单再核对一遍。",
    "（三）把旧账理清楚",
)


def comparison(old: str, new: str) -> Comparison:
    return compared(read(old).draft, read(new).draft)


def review(old: str, new: str) -> Review:
    before, after = read(old, "旧稿.txt"), read(new, "新稿.txt")
    return Review(before, after, compared(before.draft, after.draft))


def speeches() -> Review:
    """A small speech and what its leader made of it, an edit of every kind."""
    return review(*((CASES / name).read_text("utf-8") for name in ("old.txt", "new.txt")))


def told(found: Comparison, *kinds: Kind) -> list[tuple[str, str]]:
    """The sentences of the changes of some kinds, old and new."""
    return [
        ("".join(found.old[one].text for one in change.old), "".join(found.new[one].text for one in change.new))
        for change in found.of_kind(*kinds)
    ]


def applied(found: Comparison) -> list[str]:
    """The old sentences with the reported changes, and nothing else, applied."""
    put = {number: found.new[number].text for change in found.changes for number in change.new}
    gone = {number for change in found.changes for number in change.old}
    kept = iter([unit.text for number, unit in enumerate(found.old) if number not in gone])
    size = len(found.old) - len(gone) + len(put)
    return [put[number] if number in put else next(kept) for number in range(size)]


def marked(words: tuple[Any, ...]) -> str:
    return "".join(piece.new if piece.kept else f"【{piece.old}→{piece.new}】" for piece in words)


@st.composite
def drafts(draw: st.DrawFn) -> str:
    """Paragraphs of sentences that come back, some with a word or a point changed."""
    changed = st.sampled_from(SENTENCES).flatmap(
        lambda one: st.sampled_from(
            (one, one, one.replace("，", "。", 1), one.replace("一", "两", 1), one[:-1] + "、好。")
        )
    )
    odd = st.text("一二三是要，；：。！？“”” \u3000a1《》", max_size=12)
    paragraphs = draw(st.lists(st.lists(changed | odd, max_size=5).map("".join), max_size=7))
    return "\n".join(paragraphs)


@CALM
@given(drafts(), drafts())
def test_the_changes_make_the_new_version_of_the_old_one(old: str, new: str) -> None:
    found = comparison(old, new)

    assert applied(found) == [unit.text for unit in found.new]
    assert all(len({*change.old}) == len(change.old) and change.old + change.new for change in found.changes)
    once = Counter(number for change in found.changes for number in change.old)
    assert max(once.values(), default=1) == 1


@CALM
@given(drafts(), drafts())
def test_exchanging_the_versions_exchanges_the_sides(old: str, new: str) -> None:
    there, back = comparison(old, new), comparison(new, old)

    def mirrored(found: Comparison, kind: Kind) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        return sorted((change.new, change.old) for change in found.of_kind(kind))

    for kind, other in (("cut", "added"), ("split", "merged"), ("reworded", "reworded"), ("moved", "moved")):
        assert mirrored(there, kind) == sorted((change.old, change.new) for change in back.of_kind(other))  # type: ignore[arg-type]
    assert there.share == back.share


@CALM
@given(drafts())
def test_a_draft_is_what_it_is(text: str) -> None:
    found = comparison(text, text)

    assert (found.changes, found.facts, found.paragraphs, found.share) == ((), (), (), 1.0)


@CALM
@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES), st.integers(0, 9), st.text("的一3好，。", max_size=3))
def test_pieces_are_both_wordings_cut_between_words(one: str, other: str, at: int, put: str) -> None:
    new = other[:at] + put + other[at:]
    row = pieces(one, new)

    assert ("".join(piece.old for piece in row), "".join(piece.new for piece in row)) == (one, new)
    for side, text in enumerate((one, new)):
        starts, reached = {token.start for token in cut(text)} | {len(text)}, 0
        for piece in row:
            assert reached in starts or not piece[side]
            reached += len(piece[side])
    assert not any(first.kept == second.kept for first, second in pairwise(row))


def test_every_edit_is_told_as_what_it_is() -> None:
    found = speeches().comparison

    assert told(found, "cut") == [
        ("事故少了，群众心里踏实了。", ""),
        ("县农机推广站编好的那本《农机安全二十问》，要发到每一个机手手里。", ""),
    ]
    assert told(found, "added") == [("", "我去过南坡村，麦收那几天，村口三岔路上一个照看的人也没有。")]
    assert [new for _, new in told(found, "moved")] == [
        "台账记得乱，同一台机子在两个册子里编号不同。",
        "三是把培训课讲到田埂上。",
        "培训要讲机手听得懂的话，少念条文、多说事例。",
    ]
    assert told(found, "split") == [
        (
            "检验站点少，边远乡镇的机手来回要跑一整天，有的干脆不来。",
            "检验站点少，边远乡镇的机手来回要跑一整天。有的干脆不来。",
        )
    ]
    assert len(told(found, "merged")) == 1
    assert [old for old, _ in told(found, "numbered")] == ["三是把安全员配到合作社。"]
    assert [(one.kind, one.old, one.new) for one in found.paragraphs] == [
        ("split", (5,), (5, 6)),
        ("merged", (11, 12), (12,)),
    ]
    assert [
        new
        for change, (_, new) in zip(found.of_kind("reworded"), told(found, "reworded"), strict=True)
        if change.heading
    ] == [
        "在全县农机安全工作推进会上的讲话",
        "二、集中精力办好三件事",
    ]


def test_facts_that_changed_are_told_apart() -> None:
    found = {(one.kind, one.old, one.new) for one in speeches().comparison.facts}

    assert found == {
        ("name", "王春林", "王春霖"),
        ("figure", "4200台", "4260台"),
        ("day", "5月", "4月"),
        ("work", "《农机安全二十问》", ""),
    }


@pytest.mark.parametrize(
    ("old", "new", "fact"),
    [
        ("会议定于3月5日召开，地点不变。", "会议定于3月8日召开，地点不变。", ("day", "3月5日", "3月8日")),
        ("会议下午2:30开始，请准时到场。", "会议下午3:00开始，请准时到场。", ("day", "下午2:30", "下午3:00")),
        ("全年新建站点三十二个，覆盖各乡镇。", "全年新建站点三十六个，覆盖各乡镇。", ("figure", "三十二个", "三十六个")),
        ("覆盖率提高到百分之八十五，群众满意。", "覆盖率提高到百分之九十五，群众满意。", ("figure", "百分之八十五", "百分之九十五")),
        ("这件事由县统计局牵头，各乡镇配合。", "这件事由市统计局牵头，各乡镇配合。", ("name", "县统计局", "市统计局")),
        ("请赵立民同志接着讲，大家要听仔细。", "请赵立明同志接着讲，大家要听仔细。", ("name", "赵立民", "赵立明")),
        ("要对照《条例》逐条检查，逐项整改。", "要对照《细则》逐条检查，逐项整改。", ("work", "《条例》", "《细则》")),
        ("全年收入3.5亿元，比上年略多。", "全年收入35亿元，比上年略多。", ("figure", "3.5亿元", "35亿元")),
        ("满意度达到98%，群众认可。", "满意度达到98，群众认可。", ("figure", "98%", "98")),
    ],
)  # fmt: skip
def test_a_fact_is_told_by_its_kind(old: str, new: str, fact: tuple[str, str, str]) -> None:
    found = comparison(old, new).facts

    assert [(one.kind, one.old, one.new) for one in found] == [fact]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("既解决急需，又兼顾了同志们长远成长的需要。", []),
        ("谢谢老师，谢谢同志们，也感谢各位代表。", []),
        ("感谢张三老师，也感谢局长周建国。", ["张三", "周建国"]),
    ],
)
def test_thanks_are_no_names(text: str, names: list[str]) -> None:
    assert [one.text for one in mentions(text) if one.kind == "name"] == names


@pytest.mark.parametrize("text", ["这是一个办法，一看就懂，一把抓起。", "一是讲清道理；二是讲透办法。"])
def test_not_every_numeral_is_a_figure(text: str) -> None:
    assert list(mentions(text)) == []


def test_the_same_amount_written_otherwise_is_the_same_fact() -> None:
    assert comparison("全年登记拖拉机4200台，都已年检。", "全年登记拖拉机4,200台，都已经年检。").facts == ()


def test_items_that_changed_places_are_moved_and_not_reworded() -> None:
    found = comparison(
        "做到三条：一是账目要清楚；二是人员要到位；三是检查要经常。",
        "做到三条：一是检查要经常；二是账目要清楚；三是人员要到位。",
    )

    assert {change.kind for change in found.changes} == {"moved", "numbered"}
    assert [new for _, new in told(found, "moved")] == ["一是检查要经常；"]


def test_a_paragraph_that_moved_is_one_move() -> None:
    paragraphs = [
        f"第{name}站的账目已经核对过{name}遍。{name}号机手都来参加了培训。下一步看{name}站。" for name in "甲乙丙丁"
    ]
    found = comparison("\n".join(paragraphs), "\n".join([paragraphs[2], *paragraphs[:2], paragraphs[3]]))

    assert {change.kind for change in found.changes} == {"moved"}
    assert {change.move for change in found.changes} == {1}
    assert summary(
        review("\n".join(paragraphs), "\n".join([paragraphs[2], *paragraphs[:2], paragraphs[3]]))
    ).startswith("移动 1 处；")


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("大家带着问题来听课。", "大家带着疑问来听课。", "大家带着【问题→疑问】来听课。"),
        ("培训班办得很好。", "培训班办得很有成效。", "培训班办得很【好→有成效】。"),
        ("抓学习，抓落实。", "抓学习，也抓落实。", "抓学习，【→也】抓落实。"),
    ],
)
def test_changed_words_are_marked(old: str, new: str, shown: str) -> None:
    assert marked(pieces(old, new)) == shown


def test_blanks_alone_are_shown_in_words() -> None:
    assert "会后【删：空格】请大家" in terminal.text(review("会后 请大家留下。", "会后请大家留下。"), False, 80)


EDITS: tuple[Kind, ...] = ("reworded", "cut", "added", "moved", "split", "pointed")


def planted(source: random.Random, rows: list[str]) -> tuple[list[str], Counter[tuple[Kind, str, str]]]:
    """Sentences with edits that lie apart, and what must be told of them."""
    found, edits = [], Counter[tuple[Kind, str, str]]()
    moving: list[str] = []
    for number, row in enumerate(rows):
        kind = source.choice(EDITS) if number % 3 == 1 and number < 40 else None
        extra = f"第{number}处还要请专人再去看一遍现场。"
        made = {
            "reworded": row.replace("认真", "从严"),
            "cut": "",
            "added": row + extra,
            "moved": "",
            "split": row.replace("，", "。", 1),
            "pointed": row.replace("，", "；", 1),
        }.get(kind or "", row)
        found.append(made)
        if kind:
            both = {"added": ("", extra), "moved": (row, row)}.get(kind, (row, made))
            edits[(kind, *both)] += 1
        moving += [row] if kind == "moved" else []
    return [*found, *moving], edits


@pytest.mark.parametrize("seed", range(12))
def test_planted_edits_are_told_and_nothing_else(seed: int) -> None:
    source = random.Random(seed)
    words = ["站点", "账目", "培训", "检验", "农机", "渠道", "种子", "仓库", "道路", "水井", "大棚", "果园"]
    rows = [
        f"{source.choice(words)}{number}号要认真核对{source.choice(words)}，{source.choice(words)}由{source.choice(words)}组负责{number * 7}天。"
        for number in range(48)
    ]
    edited, edits = planted(source, rows)
    found = comparison("".join(rows), "".join(edited))
    reported = Counter(
        (
            change.kind,
            "".join(found.old[one].text for one in change.old),
            "".join(found.new[one].text for one in change.new),
        )
        for change in found.changes
    )

    assert reported == edits


def test_the_work_grows_with_the_text_and_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(size: int) -> int:
        calls = 0
        worth = gaps.worth

        def counted(*arguments: Any) -> float:
            nonlocal calls
            calls += 1
            return worth(*arguments)

        source = random.Random(size)
        texts = ["".join(chr(source.randrange(0x4E00, 0x9000)) for _ in range(30)) + "。" for _ in range(size)]
        with monkeypatch.context() as patched:
            patched.setattr(gaps, "worth", counted)
            comparison("".join(texts[: size // 2]), "".join(texts[size // 2 :]))
        return calls

    assert 0 < work(1200) < 5 * work(300)


def test_points_alone_are_told_apart() -> None:
    found = comparison("真心对待事业，实绩回应群众。", "真心对待事业、实绩回应群众。")

    assert [change.kind for change in found.changes] == ["pointed"]


def test_drafts_that_have_nothing_to_do_with_each_other_say_so() -> None:
    other = "今年的春播比往年早了八天。\n水库蓄水充足，渠道也清过淤。\n种子和化肥都已经送到村里。\n"
    made = review((CASES / "old.txt").read_text("utf-8"), other)

    assert "多半不是同一篇稿子的两个版本" in summary(made)
    assert len(terminal.text(made, False, 80).splitlines()) == 4
    assert len(terminal.text(made, False, 80, full=True).splitlines()) > 20


def test_the_same_text_says_so() -> None:
    text = (CASES / "old.txt").read_text("utf-8")

    assert summary(review(text, text)) == "两份文稿的文字完全相同"
    assert 'class="paper"' not in page.text(review(text, text))


def test_a_file_without_words_says_so() -> None:
    assert summary(review("", "请大家留下。")) == "旧稿里没有文字，没有可以对照的"
    assert summary(review("请大家留下。", "")) == "新稿里没有文字，没有可以对照的"


# What the banks learn from it.


def own() -> Document:
    """A draft of ours as its Word file remembers it."""
    raw = formats.written(made(text_of()).draft, ".docx", formats.Look())
    return formats.document("稿.docx", ".docx", raw)


def edited(document: Document, *edits: tuple[str, str]) -> Review:
    text = document.draft.text
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    after = read(text, "新.txt")
    found = compared(document.draft, after.draft)
    return Review(document, after, found, suggestions(document.draft, after.draft, found))


def test_every_reworded_phrase_is_found_in_its_bank() -> None:
    document = own()
    source = random.Random(5)
    known = suggestions_known(document)
    for phrase, sentence in source.sample(known, min(12, len(known))):
        found = edited(document, (sentence, f"{sentence[:-1]}，请大家都记在心里。"))

        assert [one.phrase for one in found.suggestions] == [phrase]
        assert found.suggestions[0].said.count("请大家都记在心里") == 1


def suggestions_known(document: Document) -> list[tuple[str, str]]:
    """Phrases that stand in a draft word for word, each with its last sentence."""
    from drafter.drafting import offers
    from drafter.text.clauses import sentences
    from drafter.text.places import texts

    known = offers.known(document.draft)
    assert known
    found = []
    for block, row in enumerate(known.said):
        for phrase, spot in row:
            text = texts(document.draft)[block][spot.start : spot.end]
            if not phrase.steps and offers.filled(phrase).fullmatch(text):
                found.append((phrase.id, [piece.text for piece in sentences(text)][-1]))
    return found


def test_facts_become_placeholders_again() -> None:
    document = own()
    sentence = next(
        one for one in re.findall(r"[^。！？\n]+。", document.draft.text) if "全县统计干部业务培训班" in one
    )
    found = edited(document, (sentence, f"{sentence[:-1]}，办得扎实。")).suggestions

    assert len(found) == 1
    assert "{{活动}}" in found[0].text
    assert "全县统计干部业务培训班" in found[0].said
    assert "全县统计干部业务培训班" not in found[0].text


def test_a_fact_that_changed_is_no_suggestion() -> None:
    document = own()
    found = edited(document, ("全县统计干部业务培训班", "全市统计干部业务培训班"))

    assert [one for one in found.suggestions if "全市" in one.said] == []


def test_the_entries_are_sound_yaml_for_a_bank() -> None:
    document = own()
    known = suggestions_known(document)
    found = edited(document, *((sentence, f"{sentence[:-1]}，“大家”要记牢。") for _, sentence in known[::4]))
    text = "名称: 试\n文种: [结业讲话]\n" + banked(found)
    parsed = yamlfile.parsed(text, "试.yaml")
    bank = records.read(parsed, BankText)

    assert len(found.suggestions) >= 3
    assert sum(map(len, bank.phrases.values())) == len(found.suggestions)
    assert list(faults_of(bank, parsed, sorted(outline.load("closing-speech").placeholders))) == []


def test_a_stranger_has_no_suggestions() -> None:
    assert speeches().suggestions == ()
    draft = speeches().old.draft
    assert suggestions(draft, draft, compared(draft, draft)) == ()


# How it is shown.


@pytest.mark.parametrize("width", WIDTHS)
def test_the_report_reads_as_it_should(golden: Callable[[str, str], None], width: int) -> None:
    golden(f"review/{width}.txt", terminal.text(speeches(), False, width))


def test_the_page_reads_as_it_should(golden: Callable[[str, str], None]) -> None:
    golden("review/page.html", page.text(speeches()))


def test_the_json_reads_as_it_should(golden: Callable[[str, str], None]) -> None:
    golden("review/review.json", as_json.text(speeches()))


def test_no_other_suffix_is_written(quick: Run, tmp_path: Path) -> None:
    for name in ("旧.txt", "新.txt"):
        (tmp_path / name).write_text("各位代表：\n现在开会。\n", "utf-8")

    done = quick("review", "旧.txt", "新.txt", "-o", "对照.docx")

    assert done.returncode == 2
    assert done.stderr.startswith("对照.docx: 这个命令写不了 .docx 文件；可以写：.txt、.json、.html")
    assert not (tmp_path / "对照.docx").exists()


def test_the_json_keeps_its_schema() -> None:
    document = own()
    _, sentence = suggestions_known(document)[0]
    rich = edited(document, (sentence, f"{sentence[:-1]}，请记牢。"))

    assert rich.suggestions
    for one in (speeches(), rich, review("", "一。"), hostile()):
        jsonschema.validate(json.loads(as_json.text(one)), SCHEMA)


def hostile() -> Review:
    """Versions in which everything is meant to do harm."""
    text = "\n".join(HOSTILE)
    return review(
        text + "\n这一句两边都有，一个字也没有动。",
        "这一句两边都有，一个字也没有动过。\n" + text.replace("红", "绿") + "2030年",
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_in_a_document_acts_on_the_terminal(width: int) -> None:
    shown = terminal.text(hostile(), False, width, full=True)

    assert ACTING.search(shown.replace("\n", "")) is None
    colored = re.sub("\x1b\\[[0-9;]*m", "", terminal.text(hostile(), True, width, full=True))
    assert colored.replace(" ", "") == shown.replace(" ", "")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    lines = terminal.text(speeches(), False, width).splitlines()[3:]  # behind the figures, which the screen wraps

    assert max(map(Screen().columns, lines)) <= width


def test_nothing_in_a_document_acts_on_the_page() -> None:
    text = page.text(hostile())
    found = Page(text)

    assert ACTING.search(text.replace("\n", "")) is None
    assert found.tags.count("script") == 1
    assert not {name for name in found.names if name.startswith("on")}


def test_every_link_of_the_page_leads_somewhere() -> None:
    text = page.text(speeches())
    names = re.findall(r' id="([^"]+)"', text)

    assert len(names) == len({*names})
    assert {*re.findall(r' href="#([^"]+)"', text)} <= {*names}


@CALM
@given(drafts(), drafts())
def test_the_page_holds_the_new_text_and_what_was_cut(old: str, new: str) -> None:
    made = review(f"{SENTENCES[4]}{old}", f"{SENTENCES[4]}{new}")
    text = page.text(made)
    if 'class="paper"' not in text:
        return
    body = text[text.index('class="paper"') :]
    words = "".join(re.findall(r'class="words"><p[^>]*>(.*?)</p>', body, re.DOTALL))
    kept = re.sub("<[^>]*>", "", re.sub("<del>.*?</del>", "", words))
    gone = re.sub("<[^>]*>", "", "".join(re.findall("<del>.*?</del>", words)))

    assert kept.replace("&quot;", '"') == "".join(block.text for block in made.new.draft.blocks)
    for one, _ in told(made.comparison, "cut"):
        assert one in gone


# The command.


def files(folder: Path) -> tuple[str, str]:
    for name in ("old.txt", "new.txt"):
        (folder / name).write_bytes((CASES / name).read_bytes())
    return "old.txt", "new.txt"


@pytest.mark.parametrize(
    ("form", "sign"), [("text", "【逐句】"), ("json", '"schema": "drafter.review/1"'), ("html", "<!doctype html>")]
)
def test_the_command_writes_each_form(quick: Run, tmp_path: Path, form: str, sign: str) -> None:
    old, new = files(tmp_path)
    done = quick("review", old, new, "--format", form)

    assert (done.returncode, done.stderr) == (0, "")
    assert sign in done.stdout


def test_the_suffix_of_the_output_names_its_form(quick: Run, tmp_path: Path) -> None:
    old, new = files(tmp_path)

    assert quick("review", old, new, "-o", "果.html").returncode == 0
    assert (tmp_path / "果.html").read_text("utf-8").startswith("<!doctype html>")
    assert quick("review", old, new, "-o", "果.html").returncode == 2


def test_versions_of_any_format_are_compared(quick: Run, tmp_path: Path) -> None:
    old, _ = files(tmp_path)
    text = (CASES / "new.txt").read_text("utf-8").split("\n")
    (tmp_path / "new.docx").write_bytes(
        docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text if line))
    )
    values = [
        json.loads(quick("review", old, name, "--format", "json").stdout)
        for name in ("new.txt", "new.docx")
        if files(tmp_path)
    ]

    assert values[0]["changes"] == values[1]["changes"]


def test_tracked_changes_are_read_as_accepted_and_that_is_said(quick: Run, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("请大家带着问题来听课。\n", "utf-8")
    mark = 'w:id="1" w:author="甲" w:date="2026-01-01T00:00:00Z"'
    body = (
        "<w:p><w:r><w:t>请大家带着</w:t></w:r>"
        f"<w:del {mark}><w:r><w:delText>问题</w:delText></w:r></w:del><w:ins {mark}><w:r><w:t>疑问</w:t></w:r></w:ins>"
        "<w:r><w:t>来听课。</w:t></w:r></w:p>"
    )
    (tmp_path / "new.docx").write_bytes(docx(body))
    done = quick("review", "old.txt", "new.docx")

    assert "新稿里有 2 处修订痕迹，都按“接受”后的文字比较。" in done.stdout
    assert "【问题→疑问】" in done.stdout


def test_what_cannot_be_read_is_said(quick: Run, tmp_path: Path) -> None:
    old, _ = files(tmp_path)

    for arguments in ((old, "没有.docx"), ("没有.docx", old), ("-", "-"), (old, "稿.pdf")):
        done = quick("review", *arguments)
        assert done.returncode == 2
        assert done.stderr.strip()
        assert "Traceback" not in done.stderr


def test_one_version_may_come_from_standard_input(quick: Run, tmp_path: Path) -> None:
    old, _ = files(tmp_path)
    done = quick("review", old, "-", input=(CASES / "new.txt").read_text("utf-8"))

    assert done.returncode == 0
    assert "标准输入" in done.stdout
