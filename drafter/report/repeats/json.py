"""Repeats as JSON, schema drafter.repeats/1."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from drafter.model import FLAGGED, Repeated
from drafter.report import characters, minutes
from drafter.report.json import dumped, position_value

from . import APART, CLASSES, Shown, shown

SCHEMA = "drafter.repeats/1"
EXCUSED = tuple(kind for kind in CLASSES if kind not in APART)


def text(results: Iterable[Repeated]) -> str:
    """The .json of files whose repeats were found."""
    return dumped({"schema": SCHEMA, "files": [file_value(repeated) for repeated in results]})


def file_value(repeated: Repeated) -> dict[str, Any]:
    """A file with its figures and repeats, or with what kept it from being read.

    What is worth a look comes first. Words that are used too often and sentences that open alike are no phrases; each
    have a list of their own.
    """
    found = (*shown(repeated, FLAGGED), *shown(repeated, EXCUSED))
    return {
        "path": repeated.path,
        "characters": characters(repeated),
        "minutes": minutes(repeated),
        "repeats": [repeat_value(one) for one in found],
        "overused": [repeat_value(one) for one in shown(repeated, ("overused",))],
        "openings": [repeat_value(one) for one in shown(repeated, ("opening",))],
        "words": repeated.words,
        "error": repeated.error or None,
    }


def repeat_value(found: Shown) -> dict[str, Any]:
    """A repeat: ``distance`` counts the characters between its nearest places."""
    repeat = found.repeat
    return {
        "text": repeat.text,
        "class": repeat.kind,
        "score": repeat.score,
        "reason": repeat.reason,
        "distance": repeat.distance,
        "places": [position_value(position) for position in found.positions],
        "offer": offer_value(found),
    }


def offer_value(found: Shown) -> dict[str, Any] | None:
    """What the banks offer for the phrase at one of the places."""
    if found.repeat.offer is None or found.instead is None:
        return None
    return {
        "slot": found.repeat.offer.slot,
        **position_value(found.instead),
        "alternatives": list(found.repeat.offer.wordings),
    }
