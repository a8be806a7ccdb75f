"""The vocabulary of WordprocessingML: which children and attributes each element may have, by the tables of the Open XML SDK.

openxml-audit brings the tables; no registry offers the schemas of ECMA-376 themselves. The order of children is its validator's
affair, which pays no heed to attributes that it does not know. What stands in other namespaces is taken as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from lxml import etree

from drafter.word.names import COMPATIBILITY, NAMESPACE

TABLES = files("openxml_audit") / "data" / "openxml" / "schemas"
TABLE = "schemas_openxmlformats_org_wordprocessingml_2006_main.json"
SPACE = f"{{{NAMESPACE}}}"
ROOTS = ("document", "styles", "settings", "numbering", "comments", "hdr", "ftr", "footnotes", "endnotes", "fonts")
SWITCH = ("0", "1", "true", "false", "on", "off")
BESIDE = {  # what the tables leave to the code of the SDK
    "SdtElement": ("w:CT_SdtPr/w:sdtPr", "w:CT_SdtEndPr/w:sdtEndPr"),
    "CustomXmlElement": ("w:CT_CustomXmlPr/w:customXmlPr",),
}
WHOLE = ("Int32Value", "UInt32Value", "Int16Value", "UInt16Value", "ByteValue", "IntegerValue")


class Word(NamedTuple):
    """A type: its children by element name, its attributes with what they may say, those that must be there."""

    children: dict[str, str]
    attributes: dict[str, Sequence[str] | None]
    needed: Sequence[str]
    open: bool


def faults(root: Any) -> Iterator[str]:
    """What a part of WordprocessingML holds that the vocabulary does not know."""
    name = local(root)
    kind = next((one for one in words() if one.endswith(f"/w:{name}")), "") if name in ROOTS else ""
    if kind:
        yield from within(root, kind)


def within(element: Any, kind: str) -> Iterator[str]:
    """What an element of a type, or anything below it, is or bears beyond the vocabulary."""
    word, name = words()[kind], local(element)
    own = {key.removeprefix(SPACE): text for key, text in element.attrib.items() if key.startswith(SPACE)}
    yield from (f"{name} without {key}" for key in word.needed if key not in own)
    for key, text in own.items():
        if key not in word.attributes:
            yield f"{name} with {key}"
        elif (said := word.attributes[key]) is not None and not fits(text, said):
            yield f"{name} with {key}={text}"
    for inner in seen(element):
        if word.open or not local(inner):
            continue
        if local(inner) in word.children:
            yield from within(inner, word.children[local(inner)])
        else:
            yield f"{local(inner)} in {name}"


def fits(text: str, said: Sequence[str]) -> bool:
    """Whether a value is one of those that may be said; none is told for a whole number."""
    return text in said if said else text.removeprefix("-").isdigit()


def seen(element: Any) -> Iterator[Any]:
    """The children of an element as older programs see them."""
    for inner in element.iterchildren(etree.Element):
        if inner.tag == f"{{{COMPATIBILITY}}}AlternateContent":
            for older in inner.findall(f"{{{COMPATIBILITY}}}Fallback"):
                yield from seen(older)
        else:
            yield inner


def local(element: Any) -> str:
    """The name of an element of WordprocessingML, nothing for one of another namespace."""
    return str(element.tag).removeprefix(SPACE) if str(element.tag).startswith(SPACE) else ""


@cache
def words() -> dict[str, Word]:
    """All types by name."""
    table = json.loads((TABLES / TABLE).read_text("utf-8"))
    classes = {row["ClassName"]: row for row in table["Types"]}
    lists = {row["Name"]: [facet["Value"] for facet in row["Facets"]] for row in table["Enums"]}
    return {row["Name"]: word(row, classes.get(row["BaseClass"], {}), lists) for row in table["Types"]}


def word(row: dict[str, Any], above: dict[str, Any], lists: dict[str, list[str]]) -> Word:
    """A row of the table, with what it inherits, as a type."""
    names = [child["Name"] for one in (above, row) for child in one.get("Children", ())]
    names += BESIDE.get(row["BaseClass"], ())
    found = [one for rows in (above, row) for one in rows.get("Attributes", ()) if one["QName"].startswith("w:")]
    needed = [one["QName"][2:] for one in found if {"Name": "RequiredValidator"} in one.get("Validators", ())]
    children = {name.rpartition("/w:")[2]: name for name in names if "/w:" in name}
    return Word(children, {one["QName"][2:]: allowed(one, lists) for one in found}, needed, not names)


def allowed(row: dict[str, Any], lists: dict[str, list[str]]) -> Sequence[str] | None:
    """What an attribute may say: a word of a list, for a whole number no word, ``None`` for any text."""
    kind, _, of = row["Type"].partition("<")
    if kind == "OnOffValue" or "OnOffOnly" in of:
        return SWITCH
    return () if kind in WHOLE else lists.get(of.rpartition(".")[2].rstrip(">"))
