"""Both engines of the archive: the same answers, whatever is added, changed and removed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import postgres
import pytest
from archives import FORMULA, HOST, entry, name, sound, text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.archive import opened
from drafter.archive.characters import characters
from drafter.archive.layout import SPAN
from drafter.archive.postings import MOST, keys
from drafter.archive.relational import RelationalStore
from drafter.archive.store import Entry, Source, Store, packed_text, unpacked_text
from drafter.errors import DrafterError

STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "remove"]), st.sets(st.integers(0, 7), min_size=1), st.integers(1, 3)), max_size=8
)


def next_number(store: RelationalStore, number: int) -> None:
    """Let the next document have a number."""
    store.add([entry(9999)])
    store.remove([entry(9999).source])
    if store.shared:
        store.rows(f"alter table document alter column number restart with {number}")
    else:
        store.rows("update sqlite_sequence set seq = ?", number - 1)


def test_a_document_is_kept_with_its_source(store: Store) -> None:
    one = entry(1)

    assert store.add([one]) == [True]
    assert store.known(HOST) == {name(1): one.source}
    assert store.known("别处") == {}
    (record,) = store.records()
    assert (record.title, record.date, record.sources) == ("第1篇", "2025-03-01", (one.source,))
    assert record.characters == len(characters(one.text).codes)
    assert store.texts([record.number]) == {record.number: one.text}


def test_the_same_text_is_one_document_of_two_sources(store: Store) -> None:
    one, other = entry(1), entry(1)._replace(source=Source("别处", "乙.txt", 5, 7))

    assert store.add([one, other, one]) == [True, False, False]
    assert store.add([other]) == [False]
    assert [record.sources for record in store.records()] == [
        (other.source, one.source)
    ]  # by the names of the machines
    store.remove([one.source])
    assert [record.sources for record in store.records()] == [(other.source,)]
    assert sound(store)


def test_a_source_that_changed_gives_up_its_old_text(store: Store) -> None:
    store.add([entry(1), entry(2)])

    assert store.add([entry(1, version=2), entry(1, version=3)]) == [True, True]
    assert set(store.texts(range(9)).values()) == {text(1, 3), text(2)}
    assert sound(store)


def test_what_is_removed_is_not_found_again(store: Store) -> None:
    store.add([entry(number) for number in range(6)])
    store.remove([entry(number).source for number in (0, 3, 77)])

    assert sorted(store.known(HOST)) == sorted(name(number) for number in (1, 2, 4, 5))
    assert sound(store)
    store.remove([entry(number).source for number in range(6)])
    assert store.count() == 0
    assert sound(store)


def test_numbers_are_not_given_twice(store: Store) -> None:
    store.add([entry(1)])
    (before,) = store.records()
    store.remove([entry(1).source])
    store.add([entry(2)])

    assert [record.number for record in store.records()] > [before.number]


def test_some_records_are_those_of_the_numbers(store: Store) -> None:
    store.add([entry(number) for number in range(9)])
    every = list(store.records())

    assert list(store.records([every[7].number, every[2].number, 10**6])) == [every[2], every[7]]
    assert list(store.records([])) == []
    assert store.texts([]) == {}


def test_odd_titles_and_hosts_are_taken(store: Store) -> None:
    odd = Entry(Source("机\0器\udc80", "名\n字\udcfe", 1, 2**62), "题\0目\udc80", "", "正文\0\udc80")
    store.add([odd])

    assert list(store.known(odd.source.host)) == [odd.source.name]
    (record,) = store.records()
    assert record.title == "题目?"
    assert store.texts([record.number]) == {record.number: odd.text}


def test_an_empty_archive_answers(store: Store) -> None:
    assert store.add([]) == []
    store.remove([])
    assert store.count() == 0
    assert list(store.records()) == []
    assert len(store.candidates(keys(characters(text(1)).codes)).key) == 0
    assert sound(store)


def test_a_short_or_empty_text_is_kept_without_postings(store: Store) -> None:
    short = [Entry(Source(HOST, str(size), size, 1), "", "", "短" * size) for size in range(13)]
    store.add(short)

    assert store.count() == 13
    assert sound(store)


def test_a_text_of_one_character_has_few_postings(store: Store) -> None:
    store.add([Entry(Source(HOST, "啊", 1, 1), "", "", "啊" * 50_000)])

    assert sound(store)
    store.remove([Source(HOST, "啊", 1, 1)])
    assert sound(store)


def test_a_formula_of_many_documents_fills_many_rows(store: RelationalStore) -> None:
    several = [entry(number, length=20) for number in range(900)]
    store.add(several[:500])
    for one in several[500:520]:
        store.add([one])
    store.add(several[520:])

    assert sound(store)
    found = store.candidates(keys(characters(FORMULA).codes))
    assert set(found.document.tolist()) >= {record.number for record in store.records()}
    store.remove([one.source for one in several[::2]])
    assert store.count() == 450
    assert sound(store)


def test_a_batch_may_reach_into_the_next_segment(store: RelationalStore) -> None:
    next_number(store, SPAN - 3)
    store.add([entry(number) for number in range(8)])

    assert [record.number for record in store.records()] == list(range(SPAN - 3, SPAN + 5))
    assert sound(store)
    found = store.candidates(keys(characters(FORMULA).codes))
    assert set(found.document.tolist()) == set(range(SPAN - 3, SPAN + 5))
    store.remove([entry(number).source for number in range(0, 8, 2)])
    assert sound(store)


def test_a_full_archive_says_so_and_takes_nothing(store: RelationalStore) -> None:
    next_number(store, MOST)

    with pytest.raises(DrafterError, match=r": 旧稿库已满.*；"):
        store.add([entry(1), entry(2)])
    assert store.count() == 0
    assert sound(store)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_done_the_archive_is_sound(store: Store, steps: list[tuple[str, set[int], int]]) -> None:
    store.remove(list(store.known(HOST).values()))
    model: dict[str, str] = {}
    for step, numbers, version in steps:
        # Of three documents in a row the texts are the same.
        several = [entry(number)._replace(text=text(number // 3, version)) for number in sorted(numbers)]
        if step == "add":
            store.add(several)
            model |= {one.source.name: one.text for one in several}
        else:
            store.remove([one.source for one in several])
            model = {key: value for key, value in model.items() if key not in {one.source.name for one in several}}

    records = list(store.records())
    texts = store.texts([record.number for record in records])
    assert {source.name: texts[record.number] for record in records for source in record.sources} == model
    assert store.count() == len(set(model.values()))
    assert sound(store)


def test_both_engines_answer_alike(tmp_path: Path, server: postgres.Server) -> None:
    server.run("drop schema if exists drafter cascade")
    first, second = opened(str(tmp_path / "a.db")), opened(server.url())
    several = [entry(number, length=400) for number in range(60)]
    for store in (first, second):
        store.add(several)
        store.add([entry(number, version=2) for number in range(0, 60, 7)])
        store.remove([one.source for one in several[::5]])
    draft = keys(characters("".join(text(number, length=400)[:90] for number in range(40))).codes)

    assert list(first.records()) == list(second.records())
    assert all(
        np.array_equal(one, other) for one, other in zip(first.candidates(draft), second.candidates(draft), strict=True)
    )
    assert len(first.candidates(draft).key)
    for one, other in zip(first.shards(5), second.shards(5), strict=True):
        assert list(one.read()) == list(other.read())
    first.close()
    second.close()


@given(st.text(st.characters(exclude_categories=[])))
def test_a_text_comes_back_as_it_was(content: str) -> None:
    assert unpacked_text(packed_text(content)) == content
