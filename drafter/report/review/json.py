"""What changed between two versions as JSON, schema drafter.review/1."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from drafter.comparison import Change, FactChange, Recast, Unit
from drafter.comparison.review import Review, Suggestion
from drafter.model import Document, Spot
from drafter.report import Position, positions
from drafter.report.json import dumped, position_value

from . import side

SCHEMA = "drafter.review/1"
DIGITS = 4  # of a share

Locate = Callable[[Spot], Position]


def text(review: Review) -> str:
    """The .json of two versions."""
    comparison = review.comparison
    places = positions(review.old), positions(review.new)
    value = {
        "schema": SCHEMA,
        "old": side_value(review.old, comparison.old),
        "new": {**side_value(review.new, comparison.new), "revisions": review.revisions},
        "identical": review.identical,
        "related": not comparison.foreign,
        "share": round(comparison.share, DIGITS),
        "facts": [fact_value(one) for one in comparison.facts],
        "changes": [change_value(review, change, places) for change in comparison.changes],
        "paragraphs": [recast_value(one) for one in comparison.paragraphs],
        "suggestions": [suggestion_value(one) for one in review.suggestions],
    }
    return dumped(value)


def side_value(document: Document, units: Iterable[Unit]) -> dict[str, Any]:
    """A version with its figures."""
    length = side(document)
    return {
        "path": document.path,
        "characters": length.characters,
        "minutes": length.minutes,
        "sentences": len(list(units)),
    }


def fact_value(one: FactChange) -> dict[str, Any]:
    """A fact that changed; ``change`` is the number of its change, from 0."""
    return {
        "class": one.kind,
        "before": one.before,
        "old": one.old or None,
        "new": one.new or None,
        "change": one.change,
    }


def change_value(review: Review, change: Change, places: tuple[Locate, Locate]) -> dict[str, Any]:
    """A change: its sentences on either side, and the pieces of both wordings in order."""
    return {
        "class": change.kind,
        "heading": change.heading,
        "move": change.move or None,
        "old": [unit_value(number, review.comparison.old[number], places[0]) for number in change.old],
        "new": [unit_value(number, review.comparison.new[number], places[1]) for number in change.new],
        "pieces": [{"old": piece.old, "new": piece.new} for piece in change.pieces],
    }


def unit_value(number: int, unit: Unit, position: Locate) -> dict[str, Any]:
    """A sentence: its number and its paragraph from 0, its place in the extracted text."""
    return {"sentence": number, "block": unit.spot.block, **position_value(position(unit.spot))}


def recast_value(one: Recast) -> dict[str, Any]:
    """Paragraphs that were split or merged, by their numbers from 0."""
    return {"class": one.kind, "old": list(one.old), "new": list(one.new)}


def suggestion_value(one: Suggestion) -> dict[str, Any]:
    """What became of a phrase of the banks."""
    return {
        "phrase": one.phrase,
        "slot": one.slot,
        "place": one.place,
        "words": one.words,
        "said": one.said,
        "text": one.text,
        "entry": one.entry,
        "block": one.block,
    }
