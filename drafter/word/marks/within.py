"""The fields that runs stand in: Word works out their text anew, and what was put into it is lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from drafter.word.names import KIND, WORD, value

SOUGHT = [f"{{{space}}}{kind}" for space in WORD for kind in ("r", "fldChar", "instrText", "fldSimple")]
KEPT = "HYPERLINK"  # the field whose text is as it was typed


class Within(NamedTuple):
    """What holds a run: the mark or element at the end of the outermost field, whether any field makes up its text."""

    end: Any = None
    made: bool = False


def within(root: Any) -> dict[Any, Within]:
    """What holds each run of a part that stands in fields, where these end in its paragraph."""
    found: dict[Any, Within] = {}
    codes: list[str] = []
    runs: list[tuple[Any, bool]] = []
    for element in root.iter(*SOUGHT):
        kind = KIND[element.tag]
        if kind == "fldSimple":
            made = computed([value(element, "instr")])
            found |= {run: Within(element, made) for run in element.iter(*SOUGHT) if KIND[run.tag] == "r"}
        elif kind == "instrText" and codes:
            codes[-1] += element.text or ""
        elif kind == "fldChar":
            step(codes, value(element, "fldCharType"))
            if runs and not codes:
                found |= {run: Within(element if beside(run, element) else None, made) for run, made in runs}
                runs = []
        elif kind == "r" and codes:
            runs.append((element, computed(codes)))
    return found


def step(codes: list[str], kind: str) -> None:
    """Begin or end a field."""
    if kind == "begin":
        codes.append("")
    elif kind == "end" and codes:
        codes.pop()


def computed(codes: Sequence[str]) -> bool:
    """Whether any of several fields makes up its text."""
    return not all(code.strip().upper().startswith(KEPT) for code in codes)


def beside(one: Any, other: Any) -> bool:
    """Whether two elements stand in the same paragraph."""
    above = ([up for up in element.iterancestors() if KIND[up.tag] == "p"] for element in (one, other))
    first, second = above
    return first[:1] == second[:1]
