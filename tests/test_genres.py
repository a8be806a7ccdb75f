"""What holds for every genre: its sample comes out sound for any seed, its banks offer enough, its starter brief is complete."""

from __future__ import annotations

import re

import making
import pytest
from conftest import ROOT
from test_drafting import assert_counts_are_true, assert_length_is_met, assert_nothing_is_said_twice

from drafter import checks
from drafter.checks._settings import Settings
from drafter.data import yamlfile
from drafter.drafting import outline, phrasebank, survey
from drafter.drafting.brief import Size
from drafter.drafting.compose import compose
from drafter.drafting.fitting import usual_reach
from drafter.jobs import new

GENRES = outline.ids()
SPEECHES = ["closing-speech", "mobilization-speech", "opening-speech", "commendation-speech"]
SEEDS = 20
CHECKED = 4  # of the seeds


@pytest.fixture(scope="module", params=GENRES)
def genre(request: pytest.FixtureRequest) -> str:
    """The id of a genre."""
    return str(request.param)


def test_its_sample_comes_out_sound_for_any_seed(genre: str) -> None:
    brief, bank = making.sample(ROOT / f"templates/genres/{genre}/sample.yaml")
    for number in range(SEEDS):
        composition = compose(brief, bank, f"种子{number}")
        assert not composition.gaps, number
        assert not [note for note in composition.weak if "重复" in note], number
        assert_nothing_is_said_twice(composition)
        assert_counts_are_true(composition)
        if composition.target:
            assert_length_is_met(composition)


def test_our_own_checks_find_no_fault_in_its_drafts(genre: str) -> None:
    brief, bank = making.sample(ROOT / f"templates/genres/{genre}/sample.yaml")
    for number in range(CHECKED):
        draft = compose(brief, bank, f"种子{number}").draft
        found = [
            f"{finding.check} {draft.blocks[finding.block].text[finding.start : finding.end]}: {finding.message}"
            for finding in checks.run(draft, Settings())
            if finding.level != "hint"
        ]
        assert found == [], number


def test_every_slot_it_can_ask_for_offers_enough(genre: str) -> None:
    found = outline.load(genre)
    bank = phrasebank.load(found, "")

    assert [f"{hole.relation} {hole.slot} {hole.variants}" for hole in survey.holes(found, bank)] == []
    assert list(survey.few_sets(bank)) == []


def test_two_seeds_differ_in_most_of_what_they_say(genre: str) -> None:
    brief, bank = making.sample(ROOT / f"templates/genres/{genre}/sample.yaml")
    phrases = [
        {span.phrase for block in compose(brief, bank, seed).draft.blocks for span in block.spans if "#" in span.phrase}
        for seed in ("甲", "乙")
    ]

    assert len(phrases[0] & phrases[1]) <= 0.4 * min(map(len, phrases))


def test_its_starter_brief_explains_every_fact_and_list(genre: str) -> None:
    found = outline.load(genre)
    text = new.starter(genre)
    document = yamlfile.parsed(text, "brief.yaml")
    written = document.value

    assert set(written["事实"]) == {fact.name for fact in found.facts}
    assert set(written.get("骨架") or {}) == set(found.lists)
    facts = text.partition("\n事实:")[2].partition("\n\n")[0].splitlines()
    assert [line for line in facts if re.match(r"  \w+:", line) and "#" not in line] == []


def test_its_sample_asks_for_a_length_that_is_easily_reached(genre: str) -> None:
    from drafter.drafting.compose import planned, target_of

    brief, bank = making.sample(ROOT / f"templates/genres/{genre}/sample.yaml")
    _, plan = planned(brief, bank, "甲")
    target, (low, high) = target_of(brief.size, plan), usual_reach(plan)

    assert target is None or low <= target <= high


def test_every_item_names_a_fact_of_the_brief(genre: str) -> None:
    brief, bank = making.sample(ROOT / f"templates/genres/{genre}/sample.yaml")
    for number in range(CHECKED):
        told = making.items_with_facts(brief, compose(brief, bank, f"种子{number}").draft)
        assert [path for path, names_one in told.items() if not names_one] == [], number


def test_every_item_has_phrases_that_name_facts(genre: str) -> None:
    found = outline.load(genre)

    assert list(survey.bare(found, phrasebank.load(found, ""))) == []


@pytest.mark.parametrize("minutes", [5, 8, 13, 20, 40])
@pytest.mark.parametrize("genre", SPEECHES)
def test_a_speech_fills_the_time_that_it_is_given(genre: str, minutes: int) -> None:
    brief, bank = making.sample(ROOT / f"templates/genres/{genre}/sample.yaml")
    composition = compose(making.changed(making.left_open(brief), size=Size(minutes=minutes)), bank, "甲")
    nodes = {span.node.partition(".")[0] for block in composition.draft.blocks for span in block.spans}

    assert_length_is_met(composition)
    assert nodes >= {"开头", "要", "结尾"}
    assert not [note for note in composition.weak if "重复" in note]


def test_its_page_quotes_what_its_drafts_say(genre: str) -> None:
    page = (ROOT / f"docs/genres/{genre}.md").read_text("utf-8")
    own = [text for text in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL) if "文种" in text]
    drafts = [(ROOT / f"tests/golden/{genre}/draft.md").read_text("utf-8")]
    drafts += ["\n".join(block.text for block in making.made(text).draft.blocks) for text in own]
    said = "\n".join(bare(draft) for draft in drafts)

    quoted = [bare(line) for line in page.splitlines() if line.startswith(">")]
    assert [line for line in quoted if line.rstrip("…") not in said] == []


def bare(text: str) -> str:
    """A text without blanks and the signs of Markdown."""
    return re.sub(r"[\s*#>\\]", "", text)
