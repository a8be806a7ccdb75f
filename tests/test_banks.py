"""What the shipped banks must hold: enough to choose from, nothing borrowed, nothing invented, nothing said twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import product

import making
import pytest
from test_drafting import GOODS, SECTORS, THEMES

from drafter.data import setphrases
from drafter.drafting import outline, phrasebank
from drafter.drafting.phrasebank import PLACEHOLDER, Bank, Phrase
from drafter.text import repeats

OUTLINE = outline.load("closing-speech")
REQUIRED = {fact.name for fact in OUTLINE.facts if fact.required} | {"好", "要", "回扣"}
FUNCTIONS = ["点题", "析理", "举措", "收束"]
SLOTS = [
    *(f"要/{theme}/{function}" for theme, function in product(THEMES, ["引言", "对比", "举例"])),
    *(
        f"要/{theme}/{point}/{function}"
        for theme, points in THEMES.items()
        for point, function in product(points, FUNCTIONS)
    ),
    *(f"要/{theme}/通用/{function}" for theme, function in product(THEMES, ["析理", "举措"])),
    *(f"好/{good}/{function}" for good, function in product(GOODS, ["做法", "细节", "评价"])),
    *(
        "开头/概述",
        "开头/内容",
        "开头/致意",
        "开头/总括",
        "过渡/承上",
        "过渡/启下",
        "结尾/回扣",
        "结尾/展望",
        "结尾/祝愿",
        "致谢",
    ),
]


def all_phrases() -> dict[str, Phrase]:
    """Every shipped phrase by its id."""
    return {
        phrase.id: phrase
        for sector in SECTORS
        for entries in making.banks("closing-speech", sector).phrases.values()
        for phrase in entries
    }


def whole(phrase: Phrase) -> str:
    return phrase.text + "".join(phrase.steps)


@pytest.mark.parametrize("sector", SECTORS)
def test_every_slot_offers_three_variants_from_required_facts_alone(sector: str) -> None:
    bank = making.banks("closing-speech", sector)
    few = [
        slot for slot in SLOTS if sum(1 for phrase in bank.phrases.get(slot, ()) if set(phrase.facts) <= REQUIRED) < 3
    ]

    assert few == []


def test_the_outline_asks_for_no_slot_that_is_not_known_here() -> None:
    brief, bank = making.ready(
        making.text_of(skeleton="  好: [组织, 内容, 效果, 学风, 纪律]\n  要: [学习, 担当, 作风, 创新, 纪律, 服务]\n")
    )
    from drafter.drafting.planner import Planner

    asked = {
        phrase.slot
        for slot in Planner(brief, bank, "甲", {}).plan().slots
        for option in slot.options
        for phrase in [option.phrase]
    }

    assert asked <= set(SLOTS)


@pytest.mark.parametrize(
    ("slot", "keys"),
    [
        ("好", GOODS),
        ("要", list(THEMES)),
        ("回扣", list(THEMES)),
        *((f"要/{theme}", points) for theme, points in THEMES.items()),
    ],
)
def test_three_heading_sets_each_cover_every_key(slot: str, keys: list[str]) -> None:
    sets = [entry for entry in making.banks("closing-speech", "").heading_sets[slot] if set(keys) <= set(entry.items)]

    assert len(sets) >= 3
    assert len({entry.pattern for entry in sets}) >= 3


def test_the_starter_brief_lists_exactly_the_themes_and_points_there_are() -> None:
    themes = making.banks("closing-speech", "").themes

    assert set(THEMES) <= themes["要"]
    assert {theme: set(points) for theme, points in THEMES.items()} == {
        theme: themes[f"要/{theme}"] for theme in THEMES
    }


def test_no_two_phrases_share_a_run_of_eight_characters() -> None:
    headings = {
        heading
        for bank in (making.banks("closing-speech", ""),)
        for sets in bank.heading_sets.values()
        for entry in sets
        for heading in entry.items.values()
    }
    owners: dict[str, set[str]] = defaultdict(set)
    for name, phrase in all_phrases().items():
        bare = repeats.masked(PLACEHOLDER.sub(repeats.BARRIER, whole(phrase)), setphrases.wordings())
        for run in repeats.runs(bare):
            owners[run].add(name)

    assert {
        run: names
        for run, names in owners.items()
        if len(names) > 1 and not any(run in heading for heading in headings)
    } == {}


def test_no_phrase_repeats_an_expression_unless_it_says_so() -> None:
    echoing = {
        name: [word for word, _, _ in repeats.echoes(PLACEHOLDER.sub(repeats.BARRIER, whole(phrase)))]
        for name, phrase in all_phrases().items()
        if not phrase.parallel
    }

    assert {name: words for name, words in echoing.items() if words} == {}


def test_phrases_hold_no_fact_figure_quotation_or_half_width_mark() -> None:
    odd = re.compile(r"[A-Za-z0-9０-９,;:!?()'\"《》‘]|某某|×")
    found = {name: odd.findall(PLACEHOLDER.sub("", whole(phrase))) for name, phrase in all_phrases().items()}

    assert {name: marks for name, marks in found.items() if marks} == {}


def test_phrases_are_sentences_that_stand_alone() -> None:
    carried = re.compile(r"^(这样|这些|此外|同时|因此|所以|另外|而且|但是|首先|其次|其中|与此)")

    assert [name for name, phrase in all_phrases().items() if carried.match(phrase.text)] == []


@pytest.mark.parametrize(
    ("word", "most"), [("进行", 4), ("赋能", 0), ("抓手", 0), ("打造", 0), ("闭环", 0), ("一系列", 0)]
)
def test_words_that_editors_strike_are_rare(word: str, most: int) -> None:
    assert sum(whole(phrase).count(word) for phrase in all_phrases().values()) <= most


def test_no_verb_group_wears_thin() -> None:
    counts = Counter(
        word
        for phrase in all_phrases().values()
        for word in ("强化", "加强", "增强", "提升", "进一步", "切实", "不断")
        for _ in range(whole(phrase).count(word))
    )

    assert sum(counts.values()) < len(all_phrases()) / 20


def test_set_phrases_have_full_text_order_source_and_date() -> None:
    entries = setphrases.load()

    assert len(entries) >= 10
    for entry in entries:
        assert entry.source
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", entry.date)
        positions = [entry.text.find(member) for member in entry.members]
        assert -1 not in positions, entry.name
        assert positions == sorted(positions), entry.name


def test_a_sector_bank_speaks_first_for_its_hearers() -> None:
    bank: Bank = making.banks("closing-speech", "教育")
    plain = making.banks("closing-speech", "")
    weights = {phrase.id: phrase.weight for phrase in bank.phrases["要/落实/标准/举措"]}

    assert set(weights) - {phrase.id for phrase in plain.phrases["要/落实/标准/举措"]}
    assert max(weights.values()) >= phrasebank.SECTOR_WEIGHT


def test_a_sector_leaves_out_what_does_not_suit_its_hearers() -> None:
    texts = "".join(
        whole(phrase) for entries in making.banks("closing-speech", "教育").phrases.values() for phrase in entries
    )

    assert "公车" not in texts
    assert not [
        phrase
        for entries in making.banks("closing-speech", "教育").phrases.values()
        for phrase in entries
        if "机关" in phrase.tags
    ]
