"""Numbers, days and marks as they stand in prose."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.formats import plain
from drafter.text import dates, marks, numerals, quantities, quotes


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("3,000", 3000),
        ("4.5万", 45000),
        ("两", 2),
        ("十", 10),
        ("二十三", 23),
        ("一百零五", 105),
        ("两千三百", 2300),
        ("三万", 30000),
        ("五六", None),
        ("百", None),
        ("1.2.3", None),
        ("", None),
    ],
)
def test_a_number_has_its_value(written: str, value: float | None) -> None:
    assert quantities.value(written) == value


@given(st.integers(0, 99))
def test_a_numeral_has_the_value_it_was_made_from(number: int) -> None:
    assert quantities.value(numerals.chinese(number)) == number


@given(st.floats(0, 10**6, allow_nan=False))
def test_a_written_number_is_the_number(number: float) -> None:
    assert float(quantities.written(number)) == pytest.approx(number, abs=1e-6)


@given(st.dates(datetime.date(1949, 10, 1), datetime.date(2099, 12, 31)))
def test_a_day_of_the_calendar_is_found_and_known(day: datetime.date) -> None:
    text = f"定于{day.year}年{day.month}月{day.day}日召开，见{day.isoformat()}通知"
    found = dates.dates(plain.document("例.txt", text).draft)

    assert [(date.year, date.month, date.day) for date in found] == [(day.year, day.month, day.day)] * 2
    assert all(date.known for date in found)
    assert dates.weekday(day.year, day.month, day.day) == "一二三四五六日"[day.weekday()]


def test_days_are_read_in_chinese_numerals_too() -> None:
    found = dates.dates(plain.document("例.txt", "二〇二六年十一月三十一日").draft)

    assert [(date.year, date.month, date.day, date.known) for date in found] == [(2026, 11, 31, False)]


def test_brackets_of_either_width_belong_together() -> None:
    found = marks.brackets("《条例》(试行）自〔2026〕3号（起")

    assert found.both == ((0, 3), (4, 7), (9, 14))
    assert found.alone == (17,)


def test_the_number_of_a_list_is_no_bracket() -> None:
    assert not marks.brackets("1）学习；a)落实").alone


@given(st.text(alphabet="“”‘’（）《》学a1)]", max_size=40))
def test_every_bracket_is_paired_or_alone_or_numbers_a_list(text: str) -> None:
    found = marks.brackets(text)
    paired = [at for pair in found.both for at in pair]

    assert len({*paired, *found.alone}) == len(paired) + len(found.alone)
    assert all(marks.BRACKET.match(text, at) for at in (*paired, *found.alone))


@given(st.text(alphabet="“”学，", max_size=30))
def test_a_paragraph_without_faulty_quotes_opens_and_closes_by_turns(text: str) -> None:
    sound = quotes.of_paragraph(text) == quotes.NONE
    turns = "".join(character for character in text if character in "“”")

    assert sound == (turns == "“”" * (len(turns) // 2))
