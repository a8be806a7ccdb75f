"""Numerals, dates and the families that number a list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.text import numerals


@given(st.integers(0, 99))
def test_a_numeral_reads_back_as_its_number(number: int) -> None:
    assert numerals.value(numerals.chinese(number)) == number


@given(st.integers(0, 99))
def test_a_count_before_a_measure_word_reads_back_too(number: int) -> None:
    assert numerals.value(numerals.counted(number)) == number


@pytest.mark.parametrize(
    ("number", "chinese"), [(0, "〇"), (2, "二"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")]
)
def test_numerals_are_written_as_they_are_counted(number: int, chinese: str) -> None:
    assert numerals.chinese(number) == chinese


def test_two_before_a_measure_word_has_its_own_form() -> None:
    assert [numerals.counted(number) for number in (2, 12, 22)] == ["两", "十二", "二十二"]


@pytest.mark.parametrize("wrong", ["", "百", "一十", "十〇", "二二", "2"])
def test_what_is_no_numeral_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="^"):
        numerals.value(wrong)


@pytest.mark.parametrize(
    ("family", "second"),
    [
        ("是", "二是"),
        ("要", "二要"),
        ("一、", "二、"),
        ("（一）", "（二）"),
        ("第一", "第二，"),
        ("1.", "2."),
        ("（1）", "（2）"),
        ("序词", "其次，"),
        ("①", "②"),
    ],
)
def test_every_family_numbers_its_second_item(family: str, second: str) -> None:
    assert numerals.number(family, 2) == second
    assert family in numerals.KNOWN_FAMILIES


def test_a_family_knows_how_far_it_reaches() -> None:
    assert numerals.number("序词", numerals.longest("序词")) == "最后，"
    assert numerals.longest("是") == 99


def test_a_date_has_no_leading_zeros() -> None:
    assert numerals.full_date("2026-01-05") == "2026年1月5日"
