"""Length, words and repeated phrasing."""

import os
import subprocess
import sys

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from drafter.text import length, repeats, words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("同志们：", 4),
        ("培训了86名学员。", 8),
        ("满意度为98.8%。", 6),
        ("推广5G 和 Wi-Fi应用", 7),
        ("“三个好”", 5),
        ("2026年11月20日", 6),
        (" \n　\t", 0),
        ("——……", 4),
    ],
)
def test_length_counts_as_the_status_bar_of_word_does(text: str, count: int) -> None:
    assert length.characters(text) == count


@given(st.lists(st.text(alphabet="同志们好，。“”", max_size=30), max_size=5))
def test_length_adds_up_over_paragraphs(texts: list[str]) -> None:
    assert length.characters("\n".join(texts)) == sum(map(length.characters, texts))


def test_minutes_follow_the_rate() -> None:
    assert (length.minutes(2860), length.minutes(2860, 200)) == (13.0, 14.3)


SENTENCES = (
    "全县统计干部要把数字当作良心。报表上的86个数，一个一个核；98.5%的合格率，差在哪里？“差不多”三个字，最要不得。"
)


def test_both_segmenters_see_the_same_words() -> None:
    script = f"from drafter.text import words; print('|'.join(words.words({SENTENCES!r})))"
    runs = [
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", script], env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "DRAFTER_SEGMENTER": name},
            capture_output=True, encoding="utf-8", check=True,
        ).stdout
        for name in ("", "jieba")
    ]  # fmt: skip

    assert runs[0] == runs[1]
    assert "统计|干部" in runs[0]


def test_words_have_no_punctuation_and_add_up_over_clauses() -> None:
    found = words.words(SENTENCES)

    assert not {"，", "。", "“", "？"} & set(found)
    assert len(found) == sum(len(words.words(clause)) for clause in words.clauses(SENTENCES))


def test_a_run_passes_over_points_but_not_over_a_sentence_end_or_a_barrier() -> None:
    assert "学得深钻得透用得" in repeats.runs("学得深、钻得透、用得活")
    assert not repeats.runs("学得深钻。得透用得")
    assert not repeats.runs("学得深钻\0得透用得")


def test_an_echo_is_an_expression_again_within_sixty_characters() -> None:
    near = "围绕发展大局谋事，为发展大局出力"
    far = "围绕发展大局谋事" + "，一件一件" * 12 + "为发展大局出力"

    assert [(word, start) for word, start, _ in repeats.echoes(near)] == [("发展大局", 2)]
    assert "发展大局" not in {word for word, _, _ in repeats.echoes(far)}


def test_set_phrases_are_masked_to_their_length() -> None:
    masked = repeats.masked("坚持全面从严治党不放松", ("全面从严治党",))

    assert masked == "坚持" + "\0" * 6 + "不放松"


@pytest.mark.parametrize(
    ("text", "drones"),
    [
        ("我们去学。我们去干。我们去讲。", True),
        ("我们去学。“我们”去干。我们去讲。", True),
        ("我们去学。大家去干。我们去讲。", False),
        ("我们去学。我们去干。", False),
        ("要去学。要去干。要去讲。", False),
    ],
)
def test_three_sentences_running_that_open_alike_drone(text: str, drones: bool) -> None:
    assert repeats.droning(text) is drones


def test_a_word_said_twice_is_doubled_and_one_of_light_characters_is_not() -> None:
    assert repeats.doubled("环节少一些，差错就少；有的环节早该取消。") == ("环节",)
    assert repeats.doubled("他们来了，我们也来了。") == ()
    assert repeats.doubled("环节" + "甲乙丙丁戊己庚辛" * 8 + "环节")[:1] != ("环节",)


def test_an_expression_is_the_same_with_and_without_particle() -> None:
    assert repeats.counted("不同的意见")["不同意见"] == repeats.counted("不同意见")["不同意见"] == 1
