"""Characters, fingerprints and postings: what two texts share is seen in them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from drafter.archive.characters import characters
from drafter.archive.fingerprint import CERTAIN, GRAM, WINDOW, fingerprints, grams, served, winnowed
from drafter.archive.postings import SIDE, hits, keys, packed

texts = st.one_of(st.text("甲乙", max_size=80), st.text("甲乙丙丁戊己庚辛", max_size=80), st.text(max_size=40))


def compared(text: str) -> str:
    return "".join(map(chr, characters(text).codes.tolist()))


def test_marks_and_spaces_are_passed_over_and_width_and_case_evened_out():
    assert compared("（一）ＡＢＣ、a1 １，〇𠀀😀\n") == "一abca11〇𠀀"


@given(texts)
def test_every_compared_character_stands_at_its_offset(text):
    found = characters(text)

    assert [compared(text[offset]) for offset in found.offsets] == list(compared(text))


@given(texts, texts)
def test_hashes_are_the_same_where_eight_characters_are(one, other):
    first, second = compared(one + other), compared(other + one)
    same = [
        [first[i : i + GRAM] == second[j : j + GRAM] for j in range(max(0, len(second) - GRAM + 1))]
        for i in range(max(0, len(first) - GRAM + 1))
    ]
    left, right = (grams(characters(text).codes) for text in (one + other, other + one))

    assert (left[:, None] == right[None, :]).tolist() == same


@given(texts)
def test_of_every_window_all_smallest_hashes_are_kept(text):
    hashes = grams(characters(text).codes)
    windows = [hashes[start : start + WINDOW] for start in range(len(hashes) - WINDOW + 1)]
    smallest = {
        start + place
        for start, window in enumerate(windows)
        for place in np.flatnonzero(window == window.min()).tolist()
    }

    assert winnowed(hashes).tolist() == sorted(smallest)


@given(texts)
def test_a_hash_serves_the_stretches_in_which_it_is_smallest(text):
    hashes = grams(characters(text).codes)
    positions = winnowed(hashes)
    first, last = served(hashes, positions)

    for position, low, high in zip(positions, first, last, strict=True):
        starts = range(max(0, position - WINDOW + 1), min(position, len(hashes) - WINDOW) + 1)
        assert list(range(low, high + 1)) == [
            start for start in starts if hashes[start : start + WINDOW].min() == hashes[position]
        ]


@given(texts, texts, texts)
def test_a_common_run_of_thirteen_is_seen_with_what_agrees_around_it(before, shared, after):
    draft, document = characters(before + shared).codes, characters(shared + after).codes
    wanted, number = keys(draft), 7
    held = keys(document)
    rows = [packed(held, number)[held.buckets == bucket].tobytes() for bucket in wanted.buckets.tolist()]
    found = hits(wanted, rows)
    seen = {
        (int(wanted.positions[index]), int(left), int(right))
        for index, left, right in zip(found.key, found.left, found.right, strict=True)
    }

    start, end = len(characters(before).codes), len(draft)
    for window in range(start, end - CERTAIN + 1):
        assert any(
            window <= position <= window + WINDOW - 1
            and left >= min(SIDE, position - start)
            and right >= min(SIDE, end - position - GRAM)
            for position, left, right in seen
        )


def test_a_text_shorter_than_thirteen_characters_has_no_fingerprints():
    assert not len(fingerprints(characters("一二三四五六七八九十甲乙").codes).hashes)
    assert len(fingerprints(characters("一二三四五六七八九十甲乙丙").codes).hashes)
