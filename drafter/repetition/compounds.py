"""Whether a phrase stands by itself, or is a name or a part of a compound, for which there is no other word."""

from __future__ import annotations

import re

from drafter.model import Draft
from drafter.text.dictionary import tag

from .phrases import Run
from .stream import stream
from .surprise import information

PHRASE = 4  # characters of a phrase, which makes no compound with the verb behind it
VERBAL = ("v", "d", "vd", "p", "r")  # tags of words that make no compound with the noun behind them
NOMINAL = ("", "n", "b", "j")  # first letters of the tags of words that make one with the noun before them
NAMES = ("m", "ns", "nr", "nt", "nz")  # tags of words that have no other word
PLACES = ("ns", "nt")
NAME = re.compile(
    r"(?:总书记|主席|总理|同志|代表|委员会?|政府|党中央|国务院|[省市县区州]委|组织部|宣传部|统战部|办公室)$"
)


def stands(draft: Draft, start: int, end: int) -> bool:
    """Whether a phrase stands by itself and is no part of a compound, which often is a name."""
    words = stream(draft)
    own, behind = words.at(start), words.at(end)
    if end < words.ends[words.at(end - 1)] or start - words.starts[own] > 1:
        return False
    if words.starts[behind] == end and weighty(draft, behind) and (end - start < PHRASE or nominal(draft, behind)):
        return False
    joined = words.starts[own] == start == words.ends[own - 1]
    return not joined or not weighty(draft, own - 1) or tagged(draft, own - 1) in VERBAL


def weighty(draft: Draft, place: int) -> bool:
    """Whether a word beside a noun may make a compound with it: a content word of more than one character."""
    character = stream(draft).text[place]
    return bool(information(draft)[ord(character)]) and len(stream(draft).word(character)) > 1


def nominal(draft: Draft, place: int) -> bool:
    """Whether a word is a noun, or unknown."""
    return tagged(draft, place)[:1] in NOMINAL or tagged(draft, place) == "vn"


def tagged(draft: Draft, place: int) -> str:
    """The part of speech of a word of the stream."""
    return tag(stream(draft).word(stream(draft).text[place]))


def named(draft: Draft, run: Run) -> bool:
    """Whether a phrase is a name, for which there is no other word."""
    return NAME.search("".join(stream(draft).words(run.text))) is not None or all(
        tag(stream(draft).word(character)) in NAMES for character in run.text
    )
