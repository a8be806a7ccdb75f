"""The words that are known: jieba's dictionary and the vocabulary of official prose. The home of jieba's dict.txt."""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from drafter.data import library

FOLDER = library.SHIPPED / "templates" / "words"
OFFICIAL = 300  # the least frequency of a word of the vocabulary, by jieba's count
FORMAT = 6  # of what is kept; another number makes it anew
RARE = 5  # words up to this frequency are looked up one by one instead of being loaded
TAG_BITS = 6  # of a packed number: the part of speech; above them the frequency
FAIR = 20  # the least frequency of a word that may have been meant where another stands
FAMOUS = 500  # the same for what jieba calls a name, as it does many a plain word
NAMES = "nr"
UNSOUGHT = "x"  # the tag of short words that are known, but never guessed at
NEW = {"vocabulary-plain": UNSOUGHT, "vocabulary-names": UNSOUGHT, "vocabulary-places": UNSOUGHT}  # what jieba has not
LONGEST = 3  # characters of a word that is looked for with a hole in it; longer ones are looked for by halves
HOLE = "?"
SET = 4  # characters of an idiom
IDIOMS = ("i", "l")  # the tags of set phrases


class Words(NamedTuple):
    """The words by how often they are met: the common ones packed with their tags, the rare ones by their first character."""

    common: Mapping[str, int]
    rare: Mapping[str, str]
    tags: tuple[str, ...]


def known(word: str) -> bool:
    """Whether the dictionary has a word."""
    return word in loaded().common or bool(rare(word))


def frequency(word: str) -> int:
    """How often a word was met in jieba's sixty million; 0 for an unknown one."""
    packed = loaded().common.get(word)
    return packed >> TAG_BITS if packed is not None else int((rare(word) or "0").partition(":")[0])


def tag(word: str) -> str:
    """The part of speech of a word as jieba names it (``n``, ``v``, ``i`` …); empty where none is known."""
    packed = loaded().common.get(word)
    return loaded().tags[packed & (1 << TAG_BITS) - 1] if packed is not None else rare(word).partition(":")[2]


def is_idiom(word: str) -> bool:
    """Whether a word is a set phrase of four characters."""
    return len(word) == SET and tag(word) in IDIOMS


def common() -> Mapping[str, int]:
    """The common words with their packed numbers (frequency above ``TAG_BITS``), for who looks up many."""
    return loaded().common


@cache
def totals() -> Mapping[str, int]:
    """How often each character was met, alone or within words."""
    found: Mapping[str, int] = library.cached("characters", stamp(), build_totals)
    return found


@cache
def fillers() -> Mapping[str, str]:
    """For each fair word with a hole in it (``国?院``), the characters that fill the hole."""
    return joined(library.cached("fillers", stamp(), build_fillers))


@cache
def halves() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The set expressions of four characters: the last two by the first two, and the first two by the last two."""
    kept = library.cached("halves", stamp(), build_halves)
    return joined(kept["tails"]), joined(kept["heads"])


@lru_cache(maxsize=50_000)
def rare(word: str) -> str:
    """Frequency and tag of a rare word as ``3:n``; empty for any other."""
    words = loaded().rare.get(word[:1], "")
    at = words.find(f" {word[1:]}:")
    return words[at + len(word) + 1 : words.index(" ", at + 1)] if at >= 0 else ""


@cache
def loaded() -> Words:
    """The dictionary, read once a process."""
    kept = library.cached("dictionary", stamp(), build)
    packed = array("I", b64decode(kept["packed"]))
    return Words(dict(zip(kept["words"].split(" "), packed, strict=True)), joined(kept["rare"]), tuple(kept["tags"]))


def source() -> Path:
    """Jieba's own dictionary, found without importing jieba."""
    spec = find_spec("jieba")
    folders = spec.submodule_search_locations if spec else None
    return Path(next(iter(folders or [""]))) / "dict.txt"


@cache
def stamp() -> str:
    """What the dictionary is made from, as a fingerprint."""
    status = source().stat()
    return library.digest(f"{FORMAT} {status.st_size} {status.st_mtime_ns}", *(path.read_bytes() for path in lists()))


def lists() -> list[Path]:
    """The files of the vocabulary and of what is no word."""
    return [*sorted(FOLDER.glob("vocabulary-*.txt")), *sorted(FOLDER.glob("idiom*.txt")), FOLDER / "no-words.txt"]


def listed(path: Path) -> Iterator[str]:
    """The entries of a file of words."""
    return (entry for line in lines(path) for entry in line)


def lines(path: Path) -> Iterator[list[str]]:
    """The entries of each line of a file of words: parted by blanks, ``#`` opens a comment."""
    for line in path.read_text("utf-8").splitlines():
        yield line.partition("#")[0].split()


def build() -> Any:
    """The dictionary as it is kept: jieba's, our vocabulary raised to a fair frequency, and what is no word left out."""
    words = merged()
    tags = sorted({tag for _, tag in words.values()})
    often = {word: count << TAG_BITS | tags.index(tag) for word, (count, tag) in words.items() if count > RARE}
    seldom: dict[str, list[str]] = {}
    for word, (count, tag) in words.items():
        if count <= RARE:
            seldom.setdefault(word[0], []).append(f"{word[1:]}:{count}:{tag}")
    return {
        "words": " ".join(often),
        "packed": b64encode(array("I", often.values())).decode(),
        "tags": tags,
        "rare": parted({first: f" {' '.join(rest)} " for first, rest in seldom.items()}),
    }


def parted(texts: Mapping[str, str]) -> dict[str, str]:
    """Texts by their keys as two long strings, which are read far sooner than many short ones."""
    return {"keys": "\n".join(texts), "texts": "\n".join(texts.values())}


def joined(kept: dict[str, str]) -> dict[str, str]:
    """Texts by their keys from two long strings."""
    return dict(zip(kept["keys"].split("\n"), kept["texts"].split("\n"), strict=True))


def merged() -> dict[str, tuple[int, str]]:
    """Every word with its frequency and tag."""
    words = dict(jieba_words())
    for path in lists():
        for word in listed(path):
            if path.stem == "no-words":
                words.pop(word, None)
            else:
                count, tag = words.get(word, (0, NEW.get(path.stem, "")))
                words[word] = max(count, OFFICIAL), "i" if path.stem.startswith("idiom") else tag
    return words


def jieba_words() -> Iterator[tuple[str, tuple[int, str]]]:
    """Each word of jieba's dictionary with its frequency and tag."""
    for line in source().read_text("utf-8").splitlines():
        word, count, tag = line.split(" ")
        yield word, (int(count), tag)


def build_totals() -> dict[str, int]:
    """The frequencies of all words added up by character."""
    found: Counter[str] = Counter()
    for word, packed in common().items():
        for character in word:
            found[character] += packed >> TAG_BITS
    return dict(found)


def build_fillers() -> Any:
    """Every fair word of up to ``LONGEST`` characters, each of them left out in turn."""
    found: defaultdict[str, str] = defaultdict(str)
    for word in common():
        if 1 < len(word) <= LONGEST and fair(word) and tag(word) != UNSOUGHT:
            for place, character in enumerate(word):
                found[word[:place] + HOLE + word[place + 1 :]] += character
    return parted(found)


def fair(word: str) -> bool:
    """Whether a word may have been meant where another stands: it is met often enough, and is hardly a person's name."""
    if tag(word).startswith(NAMES):
        return len(word) < LONGEST and frequency(word) >= FAMOUS
    return frequency(word) >= FAIR


def build_halves() -> Any:
    """Idioms, set phrases and fair words of four characters, and what longer words of the vocabulary are made of."""
    tails: defaultdict[str, str] = defaultdict(str)
    heads: defaultdict[str, str] = defaultdict(str)
    for expression in dict.fromkeys(expressions()):
        tails[expression[:2]] += expression[2:]
        heads[expression[2:]] += expression[:2]
    return {"tails": parted(tails), "heads": parted(heads)}


def expressions() -> Iterator[str]:
    """Each expression of four characters whose every character is fixed."""
    for word, (_, tag) in merged().items():
        if len(word) == SET and (tag in IDIOMS or fair(word)):
            yield word
        elif len(word) > SET and fair(word):
            yield from (word[start : start + SET] for start in range(len(word) - SET + 1))
