"""The sections of a clean document: each on the layout's page, lying where it lay, with its own headers and footers."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, NamedTuple

from drafter.word.names import KIND, child, on, value, whole_number

from .xml import RELATION, made

KINDS = ("default", "even", "first")
REFERENCES = ("headerReference", "footerReference")
ORDER = ("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders",
         "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid")  # fmt: skip
TURNED = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}  # the margins of a sheet that lies
NOTES = ("footnotePr", "endnotePr")


class Section(NamedTuple):
    """A section of the source: its properties, whether it lies, the headers and footers it shows: (reference, kind) to relation."""

    end: Any
    lying: bool
    shown: dict[tuple[str, str], str]


def sections(root: Any, both_sides: bool) -> list[Section]:
    """The sections in order; ``both_sides`` says that odd and even pages differ, else even pages show what odd ones do."""
    found: list[Section] = []
    shown: dict[tuple[str, str], str] = {}
    ends = [end for end in root.iter("{*}sectPr") if KIND[end.tag] == "sectPr"]
    for end in ends:
        own = {
            (KIND[one.tag], value(one, "type") or "default"): one.get(f"{{{RELATION}}}id", "")
            for one in end
            if KIND[one.tag] in REFERENCES
        }
        shown = shown | own
        now = dict(shown)
        if not both_sides:
            now |= {(kind, "even"): shown[kind, "default"] for kind in REFERENCES if (kind, "default") in shown}
            now = {key: name for key, name in now.items() if key[1] != "even" or (key[0], "default") in shown}
        if not on(child(end, "titlePg")):
            now = {key: name for key, name in now.items() if key[1] != "first"}
        found.append(Section(end, lies(end), now))
    return found


def lies(end: Any) -> bool:
    """Whether the paper of a section lies."""
    size = child(end, "pgSz")
    return size is not None and (
        value(size, "orient") == "landscape" or whole_number(value(size, "w")) > whole_number(value(size, "h"))
    )


def needless(before: Section, after: Section) -> bool:
    """Whether the end of a section may go: the next goes on upon the same page and looks the same."""
    return (
        kind(after.end) == "continuous"
        and before.lying == after.lying
        and before.shown == after.shown
        and child(after.end, "pgNumType") is None
    )


def kind(end: Any) -> str:
    """How a section begins."""
    mark = child(end, "type")
    return "nextPage" if mark is None else value(mark)


def properties(template: Any, section: Section, references: dict[tuple[str, str], str], foot: int) -> Any:
    """The properties of a section on the layout's page; ``references`` are its headers and footers by relation."""
    found = deepcopy(template)
    for one in [
        one for one in found if KIND[one.tag] in REFERENCES and (KIND[one.tag], value(one, "type")) in references
    ]:
        found.remove(one)
    for (name, when), relation in references.items():
        one = made(name, type=when)
        one.set(f"{{{RELATION}}}id", relation)
        found.append(one)
    edge = child(found, "pgMar")
    if foot:
        edge.set(next(name for name in edge.attrib if name.endswith("}footer")), str(foot))
    if section.lying:
        lay(found)
    kept = [one for one in section.end if KIND[one.tag] in NOTES]
    number = child(section.end, "pgNumType")
    if number is not None and whole_number(value(number, "start")):
        kept.append(made("pgNumType", start=value(number, "start")))
    if kind(section.end) != "nextPage":
        kept.append(made("type", val=kind(section.end)))
    if any(when == "first" for _, when in references) and child(found, "titlePg") is None:
        kept.append(made("titlePg"))
    found[:] = sorted([*found, *kept], key=lambda one: ORDER.index(KIND[one.tag]))
    return found


def lay(found: Any) -> None:
    """Turn the paper of a section with its margins."""
    size, edge = child(found, "pgSz"), child(found, "pgMar")
    across, down = value(size, "w"), value(size, "h")
    margins = {side: value(edge, side) for side in TURNED}
    for name, text in (("w", down), ("h", across), ("orient", "landscape")):
        size.set(size.tag.replace("pgSz", name), text)
    for side, other in TURNED.items():
        edge.set(edge.tag.replace("pgMar", side), margins[other])
