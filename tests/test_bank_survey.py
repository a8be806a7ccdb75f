"""drafter banks: holes, phrases that nobody reaches, phrases too much alike, use that is uneven; search and likeness."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from test_outlines import MINI_BANK, own_genre

from drafter.drafting import outline, phrasebank, survey
from drafter.errors import DrafterError
from drafter.jobs import banks

ODD = (
    MINI_BANK
    + """\
  表态/收尾: [话说到这里，剩下的看行动。]
  坚决/推诿: [这一条没有哪个文种用得到，却一直放在库里占着地方。]
"""
)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No genre and no bank but the unit's own."""
    monkeypatch.setattr(outline, "ids", lambda: ["pledge"])
    monkeypatch.setattr(phrasebank, "files", lambda: {"phrasebanks/pledge.yaml": Path("phrasebanks/pledge.yaml")})


def messages(genre: str = "") -> list[str]:
    return [f"{row.place}: {row.message}" for row in banks.lint(genre)]


def test_slots_with_too_few_phrases_are_told() -> None:
    own_genre()

    found = messages("表态发言")

    assert "表态发言: “表态/开头”只有 1 条只靠必填事实就能用的语句（上对下）；请补到 4 条" in found
    assert "表态发言: 纲目“坚决”只有 1 组标题；请补到 3 组" in found
    assert any("点到任务单事实的语句只有 0 条；请补到 3 条" in message for message in found)
    assert {message.partition(":")[0] for message in found} == {"表态发言"}


@pytest.mark.usefixtures("alone")
def test_a_phrase_that_no_genre_reaches_is_told_with_its_line() -> None:
    own_genre(**{"phrasebanks/pledge.yaml": ODD})

    found = [message for message in messages() if "用得到" in message]

    assert found == [
        "phrasebanks/pledge.yaml:8: 没有一种文种用得到槽“表态/收尾”；请改槽名，或删去这条",
        "phrasebanks/pledge.yaml:9: 没有一种文种用得到槽“坚决/推诿”；请改槽名，或删去这条",
    ]


@pytest.mark.usefixtures("alone")
def test_phrases_that_say_nearly_the_same_are_told() -> None:
    twin = "  坚决/落实: [会后连夜分解任务，定人定时，月底拿结果向大家报账。, 会后连夜分解任务，定人定时，年底拿成绩向大家报账。]"
    own_genre(**{"phrasebanks/pledge.yaml": MINI_BANK.rsplit("\n", 2)[0] + "\n" + twin + "\n"})

    alike = [message for message in messages() if "太像" in message and "pledge" in message]

    assert len(alike) == 1
    assert alike[0].startswith("phrasebanks/pledge.yaml:7: 与 phrasebanks/pledge.yaml:7 太像（")


def test_every_slot_that_a_draft_fills_is_among_those_that_can_be_asked_for() -> None:
    for genre in outline.ids():
        found = outline.load(genre)
        brief, bank = banks.sample(found)
        asked = set(survey.slots(found, bank))
        used = {name.partition("#")[0] for number in range(3) for name in banks.used(brief, bank, str(number))}

        assert used <= asked, genre


def test_search_finds_what_holds_all_words_in_text_or_slot() -> None:
    own_genre()

    assert [found.slot for found in banks.search(("报账", "坚决/落实"))] == ["坚决/落实"]
    assert banks.search(("报账", "没有这个词")) == []


def test_the_nearest_phrase_is_the_one_it_was_taken_from() -> None:
    own_genre()

    first = banks.similar("连夜把任务分解，定人定时，向大家报账", 3)[0]

    assert first.slot == "坚决/落实"
    assert 0 < first.likeness < 1


def test_a_search_for_one_character_is_refused() -> None:
    with pytest.raises(DrafterError, match="至少写两个字"):
        banks.similar("会", 3)


def test_uneven_use_is_told_only_where_chance_cannot_be_the_reason() -> None:
    own_genre()
    bank = phrasebank.load(outline.load("pledge"), "")
    (phrase,) = bank.phrases["坚决/落实"]

    assert [
        message for _, message in survey.uneven({"坚决/落实": Counter({"另一条": 40})}, {"坚决/落实": [phrase]})
    ] == ["40 次里一次也没有用上"]
    assert not list(survey.uneven({"坚决/落实": Counter({"另一条": 5})}, {"坚决/落实": [phrase]}))
    assert not list(survey.uneven({"坚决/落实": Counter({phrase.id: 40})}, {"坚决/落实": [phrase]}))


def test_a_slot_asked_for_only_beside_a_fact_may_tell_it() -> None:
    from test_rows import BANK, OUTLINE

    own_genre(**{"templates/genres/digest/outline.yaml": OUTLINE, "phrasebanks/digest.yaml": BANK})
    found = outline.load("digest")
    holes = {hole.slot: hole.variants for hole in survey.holes(found, phrasebank.load(found, ""))}

    assert survey.asked(found, phrasebank.load(found, ""))["指标/首"] == {"指标", "同比"}
    assert holes["总述"] == 1
