"""The pages of repeats and of reuse: they show the whole text, every link leads somewhere, nothing in a document acts."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from test_reports import HOSTILE, Page, place, read

from drafter.formats import plain
from drafter.model import (
    Block,
    Document,
    Draft,
    Kind,
    Offer,
    Passage,
    Repeat,
    Repeated,
    Reuse,
    ReuseKind,
    Source,
    Span,
    Spot,
)
from drafter.repetition import repeats
from drafter.report.repeats import CLASSES, FLAGGED, LISTED, NAMES
from drafter.report.repeats import page as heat_map
from drafter.report.repeats.heat import WARM, degree, sheets
from drafter.report.repeats.matrix import DRAWN, SIDE
from drafter.report.reuse import page as beside
from drafter.report.reuse.differences import LONGEST, differences
from drafter.text.places import occurrences, texts

CASES = ROOT / "tests" / "cases" / "pages"
KINDS: tuple[Kind, ...] = (*FLAGGED, *CLASSES)
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def repeat(document: Document, words: str, kind: Kind, score: float = 1.0, **more: object) -> Repeat:
    """Some words that stand more than once, at all their places."""
    places = tuple(
        Spot(block, start, start + len(words))
        for block, text in enumerate(texts(document.draft))
        for start in occurrences(text, words)
    )
    return Repeat(words, kind, score, 9, f"{len(places)}次，最近相隔9字", places, **more)  # type: ignore[arg-type]


def read_case(name: str) -> Document:
    return read((CASES / name).read_text("utf-8"), name)


def library() -> Repeated:
    """A small speech with its repeats, one of nearly every kind."""
    document = read_case("library.txt")
    offer = Offer(place(document, "跑不满的", 2), "督促", ("到年底差得远的", "没有跑够的"))
    sentence = "流动书车一年要跑满两百天，跑不满的，"
    found = [
        repeat(document, sentence, "near", 12),
        repeat(document, "夜间开放", "echo", 9),
        repeat(document, "跑不满的", "repeat", 6, offer=offer),
        repeat(document, "馆长自己来说明", "repeat", 5),
        repeat(document, "修好", "overused", 4),
        repeat(document, "流动书车", "set", 3),
        repeat(document, "敏而好学，不耻下问", "quote", 3),
        repeat(document, "把旧书修好", "heading", 2),
        repeat(document, "里去", "parallel", 1),
    ]
    return Repeated(document.path, document, tuple(found), words=190)


def hostile() -> Repeated:
    """A document in which everything is meant to do harm: its text, its path, every wording."""
    document = read("\n".join(HOSTILE), "坏\x1b[2J<i>\n.txt")
    spots = tuple(Spot(index, 1, max(2, len(block.text) - 1)) for index, block in enumerate(document.draft.blocks))
    found = [
        Repeat(text, kind, 1, 1, f"坏{text}", (*spots, *spots), Offer(spots[0], text, (text, "")))
        for text, kind in zip(HOSTILE, KINDS, strict=False)
    ]
    return Repeated(document.path, document, tuple(found))


UNREAD = Repeated("坏 稿.docx", None, error="坏 稿.docx: 不是 Word 文件；请另存为 .docx 再试")


def passage(said: str, before: str, kind: ReuseKind, documents: int, likeness: float) -> Passage:
    """What the speech says as an earlier document did."""
    document, earlier = read_case("library.txt"), read_case("earlier.txt")
    spot, there = place(document, said), place(earlier, before)
    line = texts(earlier.draft)[there.block]
    source = Source("讲话/2024.docx", earlier.draft.title, "2024-03-05", there.block + 1, there.start + 1,
                    line[: there.start], before, line[there.end :], likeness)  # fmt: skip
    return Passage(said, kind, "", (spot,), (source,), documents)


def reuse() -> Reuse:
    """The same speech held against an earlier one."""
    found = [
        passage("各馆", "各馆", "set", 9, 1),
        passage(
            "流动书车一年要跑满两百天，跑不满的，馆长自己来说明",
            "流动书车每年要跑满二百天，跑不满的，馆长自己来说明",
            "reuse",
            3,
            0.91,
        ),
        passage("阅览室的夜间开放，不能因为人手少就停", "阅览室的夜间开放，不能因为人少就停", "reuse", 1, 0.94),
    ]
    return Reuse("图书馆讲话.txt", read_case("library.txt"), tuple(found), 0.16, 812)


def hostile_reuse() -> Reuse:
    document = hostile().document
    assert document
    blocks = enumerate(document.draft.blocks)
    found = [
        Passage(
            text,
            kind,
            text,
            (Spot(index, 0, len(block.text)),),
            (Source(*[text] * 3, 1, 1, *[text[::-1]] * 3, 0.9),) * 3,
            9,
        )
        for text, (index, block), kind in zip(HOSTILE, blocks, ("reuse", "set", "quote") * 2, strict=True)
    ]
    return Reuse(document.path, document, tuple(found), 1, 1)  # type: ignore[arg-type]


def bare(html: str) -> str:
    """A page without its style, its script and their hashes, a tag a line."""
    html = re.sub(r"(<style>|<script>|<meta http-equiv).*?(?=</style>|</script>|>)", r"\1", html, flags=re.DOTALL)
    return re.sub(r"(?<=>)(?=<(?:li|p|details|div|tr|figure|aside|section|svg|path|rect|article|header)\b)", "\n", html)


def made(*paragraphs: str) -> Document:
    return Document("稿", "", Draft("", "", tuple(Block("body", (Span(text, ""),)) for text in paragraphs)))


PAGES: list[Callable[[], str]] = [
    lambda: heat_map.text([library()]),
    lambda: heat_map.text([library(), hostile(), UNREAD, library()]),
    lambda: heat_map.text([Repeated("空.txt", made())]),
    lambda: heat_map.text([Repeated("无.txt", made("一二三", ""))]),
    lambda: beside.text(reuse()),
    lambda: beside.text(hostile_reuse()),
    lambda: beside.text(Reuse("坏.docx", None, error="坏.docx: 读不了")),
    lambda: beside.text(Reuse("无.txt", made("一二三"), archived=3)),
]


# Every page


@pytest.mark.parametrize(("name", "html"), [
    ("repeats.html", lambda: heat_map.text([library()])),
    ("reuse.html", lambda: beside.text(reuse())),
])  # fmt: skip
def test_a_page_is_as_it_was(name: str, html: Callable[[], str], golden: Callable[[str, str], None]) -> None:
    golden(f"pages/{name}", bare(html()))


@pytest.mark.parametrize("html", PAGES)
def test_every_link_of_a_page_leads_to_a_place_of_its_own(html: Callable[[], str]) -> None:
    seen = Page(html())

    assert seen.open == []
    assert len(seen.ids) == len(set(seen.ids))
    assert all(link.startswith("#") for link in seen.links)
    assert {link[1:] for link in seen.links} <= set(seen.ids)


@pytest.mark.parametrize("html", PAGES)
def test_a_page_asks_nothing_of_any_other_file(html: Callable[[], str]) -> None:
    text = html()
    seen = Page(text)

    assert seen.tags.count("script") == seen.tags.count("style") == 1
    assert not {name for name in seen.names if name.startswith("on") or name in ("src", "style")}
    assert not re.search(r"://|innerHTML|eval|document\.write|@import|url\(", seen.raw)
    assert not set(seen.tags) & {"img", "link", "iframe", "object", "form"}


@pytest.mark.parametrize("html", PAGES)
def test_nothing_in_a_document_acts(html: Callable[[], str]) -> None:
    text = html()

    text.encode("utf-8")
    assert not ACTING.search(text)
    assert "<script>alert" not in text


@pytest.mark.parametrize("html", [PAGES[0], PAGES[4]])
def test_the_policy_admits_the_page_s_own_style_and_script_alone(html: Callable[[], str]) -> None:
    text = html()

    policy = re.search(r'content="(default-src [^"]*)"', text)
    assert policy
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert content
        assert b64encode(sha256(content[1].encode()).digest()).decode() in policy[1]


@pytest.mark.parametrize("html", [PAGES[0], PAGES[4]])
def test_the_whole_text_stands_on_the_page(html: Callable[[], str]) -> None:
    document = library().document
    assert document

    assert Page(html()).paragraphs == list(texts(document.draft))


@pytest.mark.parametrize("html", PAGES)
def test_the_same_result_makes_the_same_bytes(html: Callable[[], str]) -> None:
    assert html() == html()


# The heat map


def pieces_of(html: str) -> list[tuple[str, dict[str, str]]]:
    """The coloured pieces of the text, each with its attributes."""
    found = re.findall(r"<a ([^>]*)>(.*?)</a>", "".join(re.findall(r'<div class="words">.*?</div>', html)))
    return [(re.sub("<[^>]*>", "", inner), dict(re.findall(r'([\w-]+)="([^"]*)"', given))) for given, inner in found]


def test_a_click_leads_from_each_place_of_a_phrase_to_the_next_and_round() -> None:
    pieces = pieces_of(heat_map.text([library()]))
    number = next(given["data-n"] for words, given in pieces if words == "夜间开放")
    places = [given for words, given in pieces if given["data-n"] == number and words == "夜间开放"]

    assert len(places) == 3
    assert [given["href"][1:] for given in places] == [given["id"] for given in (*places[1:], places[0])]


@given(st.data())
def test_from_any_place_of_a_phrase_all_others_are_reached(data: st.DataObject) -> None:
    length = 12
    spots = st.builds(
        lambda block, start, size: Spot(block, start, min(length, start + size)),
        st.integers(0, 2), st.integers(0, length - 1), st.integers(1, 4),
    )  # fmt: skip
    found = data.draw(st.lists(st.tuples(st.sampled_from(KINDS), st.lists(spots, min_size=2, max_size=4, unique_by=lambda spot: spot[:2] if isinstance(spot, tuple) else (spot.block, spot.start))), max_size=5))  # fmt: skip
    document = made(*("春夏秋冬风霜雨雪山川湖海",) * 3)
    repeated = Repeated(
        "稿", document, tuple(Repeat("词", kind, 1, 0, "", tuple(sorted(places))) for kind, places in found)
    )
    html = heat_map.text([repeated])
    seen = Page(html)

    assert seen.open == []
    assert seen.paragraphs == list(texts(document.draft))
    assert len(seen.ids) == len(set(seen.ids))
    assert {link[1:] for link in seen.links} <= set(seen.ids)
    (one,) = sheets([repeated])
    for entry in one.entries.values():
        starts = [(spot.block, spot.start) for spot in entry.repeat.places]
        after = {one.anchors[start]: one.following[entry.number, start] for start in starts}
        at, reached = one.anchors[starts[0]], set()
        while at not in reached:
            reached.add(at)
            at = after[at]
        assert reached == set(after)


def test_phrases_are_the_warmer_the_longer_and_the_more() -> None:
    pieces = {words: given["class"] for words, given in pieces_of(heat_map.text([library()]))}

    assert pieces["夜间开放"] == "echo h2"  # 4 characters, 3 times
    assert pieces["跑不满的"] == "repeat h1"  # 4 characters, twice
    assert pieces["馆长自己来说明"] == "repeat h2"  # 7 characters, twice
    assert [degree(heat, WARM) for heat in (0, 9, 10, 14, 15, 25, 39, 40, 999)] == [1, 1, 2, 2, 3, 4, 4, 5, 5]


def test_deliberate_repeats_have_no_heat() -> None:
    html = heat_map.text([library()])

    for words, values in pieces_of(html):
        if values["class"].split()[0] not in FLAGGED:
            assert values["class"] in CLASSES, words
    calm = {str(one.number) for one in sheets([library()])[0].entries.values() if one.repeat.kind in CLASSES}
    (triangle,) = re.findall(r'<svg class="matrix".*?</svg>', html)
    assert not calm & {number for held in re.findall(r'data-n="([^"]*)"', triangle) for number in held.split()}


def test_a_strip_shows_where_in_its_paragraph_a_flagged_repeat_stands() -> None:
    document = made("一二三四五六七八九十甲乙丙丁戊己庚辛壬癸", "子丑寅卯")
    spots = (Spot(0, 2, 6), Spot(0, 14, 18))
    html = heat_map.text([Repeated("稿", document, (Repeat("三四五六", "repeat", 1, 8, "", spots),
                                                  Repeat("子丑", "set", 1, 8, "", (Spot(1, 0, 2),) * 2)))])  # fmt: skip

    (strip,) = re.findall(r'<svg class="strip".*?</svg>', html)
    assert 'viewBox="0 0 1 20"' in strip
    assert re.findall(r"M0 (\d+)h1v(\d+)H0z", strip) == [("2", "4"), ("14", "4")]


def test_a_cell_names_what_two_paragraphs_share_and_leads_to_the_lower_one() -> None:
    html = heat_map.text([library()])
    (triangle,) = re.findall(r'<svg class="matrix".*?</svg>', html)
    cells = {
        title: target for target, title in re.findall(r'<a href="#(\w+)"[^>]*><rect[^>]*><title>([^<]*)', triangle)
    }

    assert set(cells) == {"第5行与第9行：流动书车一年要跑满两百天，跑不满…、馆长自己来说明", "第7行之内：夜间开放"}
    assert f'id="{cells["第7行之内：夜间开放"]}" href' in re.findall(r'id="f1b6">.*?</p>', html)[0]
    lower = next(target for title, target in cells.items() if "第9行" in title)
    assert f'id="{lower}"' in re.findall(r'id="f1b8">.*?</p>', html)[0]


def test_a_long_text_has_few_rows_and_few_cells() -> None:
    document = made(*(f"第{number}段说的话各不相同" for number in range(1000)))
    everywhere = [
        Repeat("说的话", "repeat", 1, 0, "", tuple(Spot(block, 4, 7) for block in range(offset, 1000, 7)))
        for offset in range(7)
    ]
    html = heat_map.text([Repeated("稿", document, tuple(everywhere))])

    (triangle,) = re.findall(r'<svg class="matrix".*?</svg>', html)
    sides = [(int(x), int(y)) for x, y in re.findall(r'<rect class="h\d" x="(\d+)" y="(\d+)"', triangle)]
    assert SIDE < 1000
    assert len({y for _, y in sides}) <= SIDE
    assert len(sides) == DRAWN
    assert all(x <= y for x, y in sides)


def test_twenty_are_listed_and_the_rest_is_folded() -> None:
    document = made("一二三四五六七八九十" * 10)
    found = tuple(
        Repeat(
            f"词{number}",
            "repeat",
            99 - number,
            1,
            "",
            (Spot(0, number, number + 2), Spot(0, 50 + number, 52 + number)),
        )
        for number in range(33)
    )
    (listed,) = re.findall(r"<aside.*?</aside>", heat_map.text([Repeated("稿", document, found)]))

    top, rest = listed.split("<details>")
    assert "值得看的重复 33 处" in top
    assert [re.findall(r">(词\d+)</a>", part) for part in (top, rest)] == [
        [f"词{number}" for number in range(LISTED)],
        [f"词{number}" for number in range(LISTED, 33)],
    ]
    assert '<summary>其余 13 处</summary><ol start="21">' in rest


def test_the_list_says_kind_reason_places_and_what_may_stand_instead() -> None:
    html = heat_map.text([library()])

    (item,) = re.findall(r"<li[^>]*><a[^>]*>跑不满的</a>.*?</li>", html)
    words = re.sub("<[^>]*>", "|", item)
    assert "重复，2次，最近相隔9字" in words
    lines = (CASES / "library.txt").read_text("utf-8").split("\n")
    first, second = (f"第{line}行第{lines[line - 1].index('跑不满的') + 1}字" for line in (5, 9))
    assert f"|{first}|、|{second}|" in words
    assert f"{second}可改用|到年底差得远的| 或 |没有跑够的|" in words


def test_the_key_names_the_kinds_that_were_found() -> None:
    html = heat_map.text([library()])

    assert set(re.findall(r'data-kind="(\w+)"', html)) == {one.kind for one in library().repeats}
    assert all(NAMES[one.kind] in html for one in library().repeats)


def test_several_files_share_no_number_and_no_name() -> None:
    html = heat_map.text([library(), library()])
    first, second = html.split('<article class="file" id="f2">')

    assert not set(re.findall(r'data-n="(\d+)"', first)) & set(re.findall(r'data-n="(\d+)"', second))
    assert html.count('class="files"') == 1


def test_a_long_text_stays_light() -> None:
    """A text of 100,000 characters in which a phrase of every second sentence comes back."""

    def sentence(number: int) -> str:
        turns = [chr(0x4E00 + (number * step) % 7001) for step in (3, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41)]
        shared = "".join(chr(0x5E00 + (number // 4 * 5 + turn) % 5003) for turn in range(6)) if number % 2 else ""
        return "".join(turns) + shared + "。"

    document = plain.document("长.txt", "\n".join(
        "".join(sentence(13 * paragraph + number) for number in range(13)) for paragraph in range(520)
    ))  # fmt: skip
    repeated = Repeated("长.txt", document, repeats(document.draft))

    assert len(document.text) > 95_000
    assert sum(len(one.places) for one in repeated.repeats) > 3000
    assert len(heat_map.text([repeated]).encode()) < 3.5 * len(document.text.encode())


# The draft beside its sources


def test_light_edits_are_marked_on_both_sides() -> None:
    html = beside.text(reuse())

    left = re.findall(r'class="differs">([^<]*)', "".join(re.findall(r'<div class="words">.*?</div>', html)))
    right = re.findall(r'class="differs">([^<]*)', "".join(re.findall(r'<div class="cards">.*?</details>', html)))
    assert left == ["一", "两", "手"]
    assert right == ["每", "二"]


def test_a_card_says_which_document_when_where_and_how_many() -> None:
    html = beside.text(reuse())
    (card,) = re.findall(r'<details class="card reuse" id="r2".*?</details>', html)
    words = re.sub("<[^>]*>", "", card)

    assert "在全县读书活动推进会上的讲话　2024年3月5日　3篇旧稿有这段话" in words
    assert "讲话/2024.docx 第4行第1字，91%的字相同" in words
    assert "还有 2 篇也有" in words


def test_only_reuse_is_unfolded() -> None:
    cards = re.findall(r'<details class="card (\w+)"[^>]*?( open)?>', beside.text(reuse()))

    assert cards == [("set", ""), ("reuse", " open"), ("reuse", " open")]


def test_the_bar_shows_each_passage_where_it_stands() -> None:
    document = reuse().document
    assert document
    (bar,) = re.findall(r'<svg class="bar".*?</svg>', beside.text(reuse()))
    whole = document.draft.text

    boxes = re.findall(r'<rect class="(\w+)" x="(\d+)" y="0" width="(\d+)"', bar)
    assert [(kind, whole[int(x) : int(x) + int(width)]) for kind, x, width in boxes] == [
        (one.kind, one.text) for one in reuse().passages
    ]
    assert f'viewBox="0 0 {len(whole)} 1"' in bar


def test_passages_within_each_other_and_over_several_paragraphs_are_all_reached() -> None:
    document = made("春眠不觉晓，处处闻啼鸟", "夜来风雨声，花落知多少")
    source = Source("诗.txt", "", "", 1, 1, "", "春眠不觉晓，处处闻啼鸟\n\n  夜来风雨声，花落知多少", "", 1)
    outer = Passage("", "reuse", "旧稿库里有另一份", (Spot(0, 0, 11), Spot(1, 0, 11)), (source,), 1)
    inner = Passage("春眠不觉晓", "quote", "", (Spot(0, 0, 5),), (source,), 1)
    html = beside.text(Reuse("稿", document, (outer, inner), 1, 1))
    seen = Page(html)

    assert seen.paragraphs == list(texts(document.draft))
    assert {"p1", "p2", "r1", "r2"} <= set(seen.ids)
    assert {link[1:] for link in seen.links} <= set(seen.ids)
    assert "处处闻啼鸟<br>夜来风雨声" in html
    assert [(words, given["class"]) for words, given in pieces_of(html)] == [
        ("春眠不觉晓", "quote"),
        ("，处处闻啼鸟", "reuse wide"),
        ("夜来风雨声，花落知多少", "reuse wide"),
    ]


def test_points_between_the_paragraphs_of_a_passage_are_no_differences() -> None:
    document = made("各位馆长：", "大家好。今天")
    source = Source("旧.txt", "旧", "", 1, 1, "", "各位馆长：\n\n　　大家好", "", 1)
    found = Passage("各位馆长：\n大家好", "reuse", "", (Spot(0, 0, 4), Spot(1, 0, 3)), (source,), 1)

    assert 'class="differs"' not in beside.text(Reuse("稿", document, (found,), 1, 1))


def test_what_a_long_source_has_word_for_word_is_cut_short() -> None:
    text = "".join(chr(0x4E00 + number) for number in range(3000))
    source = Source("旧.txt", "旧", "", 1, 1, "", text, "", 1)
    html = beside.text(Reuse("稿", made(text), (Passage(text, "reuse", "", (Spot(0, 0, 3000),), (source,), 1),), 1, 1))

    assert Page(html).paragraphs == [text]
    assert "（略 2880 字）" in html


WORDS = st.text("春夏秋冬，", max_size=20)


@given(WORDS, WORDS)
def test_wordings_without_their_differences_are_the_same(one: str, other: str) -> None:
    def common(text: str, stretches: list[tuple[int, int]]) -> str:
        edges = [0, *(edge for stretch in stretches for edge in stretch), len(text)]
        return "".join(text[start:end] for start, end in list(pairwise(edges))[::2])

    here, there = differences(one, other)

    assert common(one, here) == common(other, there)  # type: ignore[arg-type]
    assert (here, there) == ([], []) if one == other else here or there


def test_differences_of_spaces_and_of_endless_wordings_are_passed_over() -> None:
    assert differences("学深 学透", "学深学透") == ([], [])
    assert differences("春" * (LONGEST + 1), "秋") == ([], [])
