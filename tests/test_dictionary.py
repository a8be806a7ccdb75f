"""The dictionary, the vocabulary and what is taken for what."""

import pytest

from drafter.formats import plain
from drafter.spelling import confusable, likelihood, slips
from drafter.text import dictionary


def test_words_are_known_by_frequency_and_tag() -> None:
    assert dictionary.known("国务院")
    assert dictionary.frequency("国务院") > 1000
    assert dictionary.tag("国务院") == "nt"
    assert not dictionary.known("持旭")
    assert dictionary.frequency("持旭") == 0
    assert dictionary.tag("持旭") == ""


def test_rare_words_are_known_too() -> None:
    assert "琪花瑶草" not in dictionary.common()
    assert dictionary.known("琪花瑶草")
    assert dictionary.frequency("琪花瑶草") == 5
    assert dictionary.tag("琪花瑶草") == "i"


@pytest.mark.parametrize("word", ["", " ", ":", "a:3", "\ud800", "\0", "国\n家"])
def test_odd_strings_are_no_words(word: str) -> None:
    assert not dictionary.known(word)
    assert dictionary.frequency(word) == 0
    assert dictionary.tag(word) == ""


def test_idioms_are_told_from_words() -> None:
    assert dictionary.is_idiom("另辟蹊径")
    assert not dictionary.is_idiom("另僻蹊径")
    assert not dictionary.is_idiom("国家")


def test_the_vocabulary_is_well_known() -> None:
    for path in dictionary.FOLDER.glob("vocabulary-*.txt"):
        for word in dictionary.listed(path):
            assert dictionary.frequency(word) >= dictionary.OFFICIAL, (path.name, word)


def test_what_is_no_word_is_not_known() -> None:
    for word in dictionary.listed(dictionary.FOLDER / "no-words.txt"):
        assert not dictionary.known(word), word


@pytest.mark.parametrize("path", sorted(dictionary.FOLDER.glob("[iv]*.txt")), ids=lambda path: path.name)
def test_words_are_written_in_chinese_characters(path) -> None:  # type: ignore[no-untyped-def]
    odd = [word for word in dictionary.listed(path) if not all("\u4e00" <= character <= "\u9fff" for character in word)]

    assert odd == []


def test_families_are_of_known_idioms_of_four_characters() -> None:
    for family in dictionary.lines(dictionary.FOLDER / "idiom-families.txt"):
        assert all(len(idiom) == 4 for idiom in family), family


def test_groups_of_like_shapes_have_no_character_twice() -> None:
    for group in dictionary.listed(dictionary.FOLDER / "shapes.txt"):
        assert len(set(group)) == len(group) > 1, group


def test_characters_of_one_sound_or_shape_are_alike() -> None:
    assert "续" in confusable.alike("旭")
    assert "未" in confusable.alike("末")
    assert "末" not in confusable.alike("末")
    assert "蓝" in confusable.nearly("南")
    assert "蓝" not in confusable.alike("南")
    assert confusable.alike("\ud800") == frozenset()


def test_the_likeliest_parting_is_that_into_known_words() -> None:
    assert likelihood.likeliest("国务院办公厅")[1] in {("国务院", "办公厅"), ("国务院办公厅",)}
    assert likelihood.likeliest("") == (0.0, ())


def test_the_dictionary_does_without_its_cache(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    kept = dictionary.loaded()
    monkeypatch.setattr("drafter.data.library.cache_file", lambda *_: tmp_path / "none")
    monkeypatch.setattr("drafter.data.library.keep", lambda *_: None)
    dictionary.loaded.cache_clear()

    assert dictionary.loaded() == kept


@pytest.mark.parametrize("text", ["", "　", "a" * 300, "国" * 3000, "的" * 3000, "\ud800国\0家", "实事求" * 500])
def test_slips_of_odd_texts(text: str) -> None:
    draft = plain.document("例.txt", text).draft

    assert len(slips.slips(draft)) == len(draft.blocks)
