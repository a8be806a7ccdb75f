"""Usual phrases: what many documents say in the same words, learned with its evidence, laid down and taken for set."""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.archive import frequent, opened
from drafter.archive import phrases as learning
from drafter.archive.copies import copies, sketch
from drafter.archive.phrases import usual
from drafter.archive.store import Entry, Source, Store
from drafter.archive.wordruns import LONGEST, runs
from drafter.data import records, yamlfile
from drafter.data.usual import FILE, Table, bare, known, load, yaml
from drafter.drafting import phrasebank
from drafter.errors import DrafterError
from drafter.formats import plain
from drafter.jobs import listing
from drafter.repetition import repeats
from drafter.report import usual as report

WHO = [
    "渔民",
    "果农",
    "护林员",
    "教师",
    "医生",
    "司机",
    "木匠",
    "邮差",
    "厨师",
    "裁缝",
    "园丁",
    "牧民",
    "船长",
    "矿工",
    "店主",
    "学徒",
]
DOES = [
    "修补",
    "打扫",
    "挑选",
    "搬运",
    "晾晒",
    "浇灌",
    "擦拭",
    "清点",
    "缝制",
    "粉刷",
    "丈量",
    "登记",
    "烘烤",
    "打磨",
    "栽种",
    "收割",
]
WHAT = [
    "渔网",
    "苹果",
    "树苗",
    "黑板",
    "药箱",
    "轮胎",
    "门窗",
    "信件",
    "锅碗",
    "衣裳",
    "草坪",
    "羊群",
    "甲板",
    "矿灯",
    "货架",
    "工具",
]
PHRASE = "坚持把灌溉水渠管护放在心上"  # words that no filler has


def talk(seed: int, count: int = 30) -> str:
    """Sentences of three words that come again and again."""
    choose = random.Random(seed)
    return "".join(f"{choose.choice(WHO)}{choose.choice(DOES)}{choose.choice(WHAT)}。\n" for _ in range(count))


def filler(seed: int, count: int = 30) -> str:
    """Lines of single words, which make no phrase."""
    choose = random.Random(seed)
    return "".join("，".join(choose.sample(WHO + DOES + WHAT, 3)) + "。\n" for _ in range(count))


def entry(number: int, text: str, date: str = "") -> Entry:
    return Entry(Source("机", f"/稿/{number}.txt", len(text), number), f"第{number}稿", date, text)


def learned(store: Store, texts: Iterable[str], least: int = 0) -> Table:
    """What is learned from documents of each text with a filler of its own around it."""
    store.add([entry(number, filler(number) + text + filler(1000 + number)) for number, text in enumerate(texts)])
    return usual(store, least)


@pytest.fixture
def archive(tmp_path: Path) -> Iterable[Store]:
    with closing(opened(str(tmp_path / "旧稿.db"))) as store:
        yield store


def wordings(table: Table) -> list[str]:
    return [phrase.text for phrase in table.phrases]


WORDS = st.lists(
    st.sampled_from([*WHO[:4], *DOES[:3], "的", "、", "“", "”", "，", "。", "\n", "3", "%", "a", "\ud800", "𠀀", " "]),
    max_size=30,
).map("".join)


@settings(deadline=None)
@given(WORDS)
def test_runs_have_one_number_for_one_wording(text: str) -> None:
    found = runs(text)
    said = [bare(text[start:end]) for start, end in zip(found.starts, found.ends, strict=True)]
    of: dict[str, set[int]] = defaultdict(set)
    for wording, number in zip(said, found.hashes.tolist(), strict=True):
        of[wording].add(number)

    assert all(len(numbers) == 1 for numbers in of.values())
    assert len(set.union(set(), *of.values())) == len(of)
    assert not any(mark in wording for wording in said for mark in "，。\n3%a ")
    for wording, size, head, tail in zip(said, found.sizes, found.heads.tolist(), found.tails.tolist(), strict=True):
        assert size == 1 or any(wording.startswith(one) for one, numbers in of.items() if head in numbers)
        assert size == 1 or any(wording.endswith(one) for one, numbers in of.items() if tail in numbers)


def test_no_run_touches_a_figure() -> None:
    found = runs("渔民修补渔网达到30万张左右，教师打扫黑板。")
    said = {
        bare("渔民修补渔网达到30万张左右，教师打扫黑板。"[a:b]) for a, b in zip(found.starts, found.ends, strict=True)
    }

    assert {"渔民修补渔网", "教师打扫黑板"} <= said
    assert not any("达到" in one or "万" in one for one in said)


def test_a_clause_without_end_gives_runs_of_bounded_length() -> None:
    found = runs("".join(WHO) * 50)

    assert found.sizes.max() == LONGEST
    assert len(found.hashes) <= LONGEST * len(WHO) * 50


@pytest.mark.parametrize("slots", [frequent.SLOTS, 256])
@pytest.mark.parametrize("gathered", [frequent.GATHERED, 1])
def test_frequent_runs_are_counted_as_by_hand(monkeypatch: pytest.MonkeyPatch, slots: int, gathered: int) -> None:
    monkeypatch.setattr(frequent, "SLOTS", slots)
    monkeypatch.setattr(frequent, "GATHERED", gathered)
    texts = {number: talk(number, 60) for number in range(8)}
    documents: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for text in texts.values():
        found = runs(text)
        said = [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]
        times.update(said)
        documents.update(set(said))

    rows = frequent.frequent(texts.items, 3)

    counted = {texts[row["document"]][row["start"] : row["end"]]: (row["documents"], row["times"]) for row in rows}
    assert counted == {wording: (count, times[wording]) for wording, count in documents.items() if count >= 3}


def test_a_phrase_of_many_documents_is_learned_with_its_evidence(store: Store) -> None:
    days = ["2024-05-01", "2025", "2023-03-08", "", "2024-11-30"]
    store.add([entry(at, f"{filler(at, 3)}我们{PHRASE}。\n{filler(50 + at)}", day) for at, day in enumerate(days)])
    store.add([entry(9, filler(9))])

    table = usual(store)

    assert (table.documents, table.least) == (6, 3)
    assert wordings(table) == [PHRASE]
    (phrase,) = table.phrases
    assert (phrase.documents, phrase.first, phrase.last) == (5, "2023-03-08", "2025")
    assert [(one.document, one.title, one.date, one.line) for one in phrase.examples] == [
        ("/稿/1.txt", "第1稿", "2025", 4),
        ("/稿/4.txt", "第4稿", "2024-11-30", 4),
        ("/稿/0.txt", "第0稿", "2024-05-01", 4),
    ]


def test_two_documents_are_enough_only_if_that_is_asked_for(archive: Store) -> None:
    texts = [f"大家{PHRASE}。\n"] * 2 + [""]

    assert wordings(learned(archive, texts)) == []
    assert wordings(usual(archive, 2)) == [PHRASE]


def test_the_longer_phrase_stands_for_its_parts_and_the_shorter_for_loose_ends(archive: Store) -> None:
    whole = "织密水库堤坝安全防线"
    texts = [f"我们{whole}。\n{lead}{PHRASE}。" for lead in WHO[:5]] + [f"村里{whole}，船上{whole}。\n"] * 2

    assert sorted(wordings(learned(archive, texts))) == sorted([whole, PHRASE])


def test_a_passage_without_marks_is_no_phrase(archive: Store) -> None:
    passage = "".join(random.Random(5).sample(WHO + DOES + WHAT, 48)) * 2

    assert wordings(learned(archive, [f"{passage}。\n"] * 4)) == []


def test_marks_within_a_phrase_are_shown_and_do_not_part_it(archive: Store) -> None:
    texts = ["要做到“勤巡查”、“勤记录”、“勤养护”。\n"] * 3 + ["要做到勤巡查勤记录勤养护。\n"] * 1

    (phrase,) = learned(archive, texts).phrases

    assert phrase.text == "做到“勤巡查”、“勤记录”、“勤养护”"
    assert phrase.documents == 4


@pytest.mark.parametrize(
    "text",
    [
        "全年水渠灌溉面积达到{}万亩。\n",  # the name of a measure
        "水渠灌溉面积累计新增{}亩。\n",
        "在哈尔滨市上海市北京市。\n",  # names
        "第{han}届水渠管护代表大会召开。\n",  # another one next time
        "继续进一步不断地更加。\n",  # function words
    ],
)
def test_figures_names_and_function_words_are_no_phrases(archive: Store, text: str) -> None:
    table = learned(archive, [text.format(number, han="三") for number in range(11, 17)])

    assert wordings(table) == []


def test_copies_of_one_document_count_once(archive: Store) -> None:
    text = f"{filler(1, 80)}大家{PHRASE}。\n{filler(2, 80)}"
    edited = [text.replace(WHO[0], WHO[at]).replace("\n", "\n\n", at) for at in range(1, 4)]
    archive.add([entry(at, one) for at, one in enumerate([text, *edited])])
    archive.add([entry(10 + at, f"{filler(10 + at)}大家{PHRASE}。\n") for at in range(2)])

    table = usual(archive, 2)

    assert (table.documents, table.copies) == (3, 3)
    (phrase,) = [phrase for phrase in table.phrases if phrase.text == PHRASE]
    assert phrase.documents == 3


def test_yearly_documents_that_share_half_are_no_copies() -> None:
    years = [filler(7, 60) + filler(100 + year, 60) for year in range(4)]

    assert copies((year, sketch(text)) for year, text in enumerate(years)) == frozenset()


def test_copies_of_copies_are_known_by_the_first() -> None:
    text = filler(7, 120)
    edited = [text.replace(WHO[at], WHO[at + 1]) for at in range(4)]

    assert copies(enumerate(map(sketch, [text, *edited, filler(8, 120)]))) == frozenset({1, 2, 3, 4})


def test_short_documents_are_no_copies_of_each_other() -> None:
    assert copies(enumerate(map(sketch, ["", "渔民", "渔网", "渔民修补渔网。"]))) == frozenset()


def test_an_empty_archive_teaches_nothing(archive: Store) -> None:
    table = usual(archive)

    assert (table.documents, table.phrases) == (0, ())
    assert report.text(table)
    assert parsed(yaml(table)).phrases == ()


def test_the_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    entries = [entry(at, f"{filler(at)}大家{PHRASE}。\n{filler(77)}") for at in range(5)]
    tables = []
    for name, some in (("甲", entries), ("乙", entries[::-1])):
        with closing(opened(str(tmp_path / name))) as store:
            store.add(some)
            tables.append(usual(store))
            assert yaml(usual(store)) == yaml(tables[-1])

    assert [(one.text, one.documents) for one in tables[0].phrases] == [
        (one.text, one.documents) for one in tables[1].phrases
    ]


def parsed(text: str) -> Table:
    return records.read(yamlfile.parsed(text, FILE), Table)


@pytest.fixture
def laid(archive: Store, tmp_path: Path) -> Iterable[Table]:
    """A list that was learned and laid where it is found."""
    table = learned(archive, [f"大家{PHRASE}。\n"] * 4)
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(report.yaml(table), "utf-8")
    forget()
    yield table
    forget()


def forget() -> None:
    load.cache_clear()
    known.cache_clear()


def test_the_list_is_read_as_it_was_written(laid: Table) -> None:
    again = parsed(report.yaml(laid))

    assert report.yaml(again) == report.yaml(laid)
    assert report.json(again) == report.json(laid)
    assert load() == {PHRASE: 4}


def test_the_report_names_phrase_count_and_places(laid: Table) -> None:
    head, line = report.text(laid).splitlines()

    assert head == "4 篇旧稿里，至少 3 篇都用的提法有 1 条"
    assert line == f"{PHRASE}  4 篇  /稿/3.txt:31、/稿/2.txt:31、/稿/1.txt:31"


def test_a_learned_phrase_is_set_in_the_list_of_repeats(laid: Table) -> None:
    assert laid.phrases
    text = f"渠上讲话\n{talk(1)}大家{PHRASE}。\n{talk(2)}村里{PHRASE}，不松劲。\n"

    of = {repeat.text: repeat for repeat in repeats(plain.document("稿.txt", text).draft)}

    assert of[PHRASE].kind == "set"
    assert of[PHRASE].reason == "本单位常用提法：4篇旧稿"


def test_the_list_keeps_its_schema(laid: Table) -> None:
    schema = listing.schema("usual")
    table = json.loads(report.json(laid))

    jsonschema.validate(table, schema)
    assert table["常用提法"]
    table["常用提法"][0]["几篇"] = 30
    with pytest.raises(jsonschema.ValidationError, match="几篇"):
        jsonschema.validate(table, schema)


def test_a_phrase_written_by_hand_needs_its_wording_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(f"常用提法:\n  - 提法: {PHRASE}\n", "utf-8")
    forget()
    text = f"渠上讲话\n{talk(1)}大家{PHRASE}。\n{talk(2)}村里{PHRASE}，不松劲。\n"

    of = {repeat.text: repeat for repeat in repeats(plain.document("稿.txt", text).draft)}

    assert (of[PHRASE].kind, of[PHRASE].reason) == ("set", "本单位常用提法")


def test_a_learned_phrase_is_still_heard_when_it_echoes(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text("常用提法:\n  - 提法: 全局工作\n    篇数: 30\n", "utf-8")
    forget()
    text = "全局工作要靠大家，心中装着全局工作，手上做着本职，时时处处为全局工作着想。\n"

    found = repeats(plain.document("稿.txt", text).draft)

    forget()
    assert found[0].text == "全局工作"
    assert found[0].kind == "echo"


def test_the_list_is_no_phrase_bank(laid: Table) -> None:
    assert laid.phrases
    assert FILE not in phrasebank.files()


def test_a_fault_in_the_list_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text("常用提法:\n  - 提法: 灌溉水渠\n    几篇: 30\n", "utf-8")
    forget()

    with pytest.raises(DrafterError, match=rf"{FILE}:3:5: 不认识“几篇”"):
        load()


@pytest.mark.parametrize("content", ["", "# 以后再写\n"])
def test_an_empty_list_says_how_to_get_another(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(content, "utf-8")
    forget()

    with pytest.raises(DrafterError, match=f"^{FILE}: 文件是空的；可以删去它，或用 drafter archive phrases -o {FILE}"):
        load()


@pytest.mark.parametrize("step", ["frequent", "tallies", "witnessed"])
def test_a_document_that_is_taken_out_meanwhile_is_left_out(
    archive: Store, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    archive.add([entry(at, f"大家{PHRASE}。\n{filler(at)}") for at in range(5)])
    work = getattr(learning, step)

    def late(*arguments: object) -> object:
        archive.remove([Source("机", "/稿/0.txt", 0, 0)])
        return work(*arguments)

    monkeypatch.setattr(learning, step, late)
    (phrase,) = usual(archive).phrases

    assert phrase.text == PHRASE
    assert "/稿/0.txt" not in [one.document for one in phrase.examples]
