"""The ladder by which a .docx is judged without Word: package, vocabulary, marks, schema rules, references, re-opening."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import docx_integrity
import vocabulary
from lxml import etree
from openxml_audit import OpenXmlValidator

from drafter.word.names import KIND, value

MAIN = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    ".docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
}
TYPES = "[Content_Types].xml"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAIRED = {
    "commentRangeStart": ("commentRangeEnd", "commentReference"),
    "bookmarkStart": ("bookmarkEnd",),
    "moveFromRangeStart": ("moveFromRangeEnd",),
    "moveToRangeStart": ("moveToRangeEnd",),
}


def climbed(path: Path) -> dict[str, list[str]]:
    """What each rung finds wrong with a .docx, by the name of the rung; those that find nothing are left out."""
    return {name: found for name, rung in RUNGS.items() if (found := rung(path))}


def faults(path: Path) -> list[str]:
    """What is wrong with a .docx, by every rung; an empty list is what Word would open without repair."""
    return [f"{name}: {fault}" for name, found in climbed(path).items() for fault in found]


def package_faults(path: Path) -> list[str]:
    """Zip sanity: whole, no duplicates, content types first and for every part, all well-formed, every target there."""
    try:
        with zipfile.ZipFile(path) as package:
            return list(entry_faults(package)) or list(part_faults(package, MAIN[path.suffix]))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        return [str(error)]


def files(package: zipfile.ZipFile) -> list[str]:
    """The names of entries that are no folders."""
    return [name for name in package.namelist() if not name.endswith("/")]


def entry_faults(package: zipfile.ZipFile) -> Iterator[str]:
    """What is wrong with the entries of a package as such."""
    names = files(package)
    lower = [name.lower() for name in names]
    yield from (f"duplicate entry {name}" for name in sorted(set(names)) if lower.count(name.lower()) > 1)
    if names[:1] != [TYPES]:
        yield "content types do not come first"
    for name in names:
        raw = package.read(name)
        if "\\" in name:
            yield f"{name}: parted by backslashes"
        if name.endswith((".xml", ".rels")):
            try:
                if etree.fromstring(raw).getroottree().docinfo.doctype:
                    yield f"{name}: a document type"
            except etree.XMLSyntaxError as error:
                yield f"{name}: {error}"


def part_faults(package: zipfile.ZipFile, kind: str) -> Iterator[str]:
    """What is wrong with parts, their types and what they refer to."""
    names = set(files(package))
    rows = [dict(row.attrib) for row in etree.fromstring(package.read(TYPES))]
    typed = {row["PartName"].lstrip("/"): row["ContentType"] for row in rows if "PartName" in row}
    endings = {row["Extension"].lower() for row in rows if "Extension" in row}
    yield from (f"a type for {name}, which is not there" for name in typed.keys() - names)
    untyped = (name for name in names - typed.keys() - {TYPES} if name.rpartition(".")[2].lower() not in endings)
    yield from (f"no type for {name}" for name in untyped)
    for rels in (name for name in names if name.endswith(".rels")):
        yield from link_faults(package, rels, names)
    starts = [
        posixpath.normpath(posixpath.join("/", link.get("Target", ""))).lstrip("/")
        for link in etree.fromstring(package.read("_rels/.rels") if "_rels/.rels" in names else b"<none/>")
        if link.get("Type") == f"{LINKS}/officeDocument"
    ]
    if len(starts) != 1 or typed.get(starts[0]) != kind:
        yield f"no document of the type {kind}"


def link_faults(package: zipfile.ZipFile, rels: str, names: set[str]) -> Iterator[str]:
    """Relationships to parts that are not there, identities given twice, references to none."""
    folder, file = posixpath.split(rels)
    source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
    links = list(etree.fromstring(package.read(rels)))
    known = [link.get("Id") for link in links]
    yield from (f"{rels}: {name} twice" for name in sorted(set(known)) if known.count(name) > 1)
    for link in links:
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), link.get("Target", ""))).lstrip("/")
        if link.get("TargetMode") != "External" and target not in names:
            yield f"{rels}: no part {target}"
    if source in names and source.endswith(".xml"):
        asked = etree.fromstring(package.read(source)).xpath("//@r:*", namespaces={"r": LINKS})
        yield from (f"{source}: no relationship {name}" for name in sorted(set(asked) - set(known)))


def stories(path: Path) -> dict[str, Any]:
    """The parts of WordprocessingML by name; nothing of what cannot be read, which another rung tells."""
    found = {}
    try:
        with zipfile.ZipFile(path) as package:
            for name in files(package):
                if name.startswith("word/") and name.endswith(".xml"):
                    found[name] = etree.fromstring(package.read(name))
    except (zipfile.BadZipFile, etree.XMLSyntaxError):
        return {}
    return found


def word_faults(path: Path) -> list[str]:
    """Elements and attributes that are none, or say what they may not."""
    return [f"{name}: {fault}" for name, root in stories(path).items() for fault in vocabulary.faults(root)]


def mark_faults(path: Path) -> list[str]:
    """What is wrong with marks: halves, numbers given twice, fields that do not end, text where none may stand."""
    rules = (halves, doubles, endless, tangled)
    return [f"{name}: {fault}" for name, root in stories(path).items() for rule in rules for fault in rule(root)]


def numbers(root: Any, *kinds: str) -> list[str]:
    """The numbers of all marks of these kinds."""
    return [value(mark, "id") for mark in root.iter(*("{*}" + kind for kind in kinds)) if KIND[mark.tag]]


def halves(root: Any) -> Iterator[str]:
    """Marks that have a start and no end, or the other way round."""
    for kind, others in PAIRED.items():
        if any(sorted(numbers(root, kind)) != sorted(numbers(root, other)) for other in others):
            yield f"{kind} does not pair"


def doubles(root: Any) -> Iterator[str]:
    """Numbers that two marks of a kind bear."""
    for kinds in (("ins", "del"), ("commentRangeStart",), ("bookmarkStart",)):
        found = numbers(root, *kinds)
        yield from (f"{kinds[0]} {name} twice" for name in sorted(set(found)) if found.count(name) > 1)


def endless(root: Any) -> Iterator[str]:
    """Fields that do not end, or end without a start."""
    steps = [value(mark, "fldCharType") for mark in root.iter("{*}fldChar")]
    if steps.count("begin") != steps.count("end"):
        yield "fields do not end"


def tangled(root: Any) -> Iterator[str]:
    """What may not stand where it stands: text within a deletion, deleted text outside, a row or cell without its content."""
    for text in root.iter("{*}t", "{*}delText"):
        gone = any(KIND[above.tag] in ("del", "moveFrom") for above in text.iterancestors())
        if KIND[text.tag] == ("t" if gone and not boxed(text) else "" if gone else "delText"):
            yield f"{KIND[text.tag]} in the wrong place"
    for cell in root.iter("{*}tc"):
        if KIND[cell.tag] and (not len(cell) or KIND[cell[-1].tag] not in ("p", "sdt", "customXml")):
            yield "a cell does not end with a paragraph"


def boxed(text: Any) -> bool:
    """Whether the nearest of a deletion and a text box around a text is the box."""
    kinds = (KIND[above.tag] for above in text.iterancestors())
    return next(kind for kind in kinds if kind in ("del", "moveFrom", "txbxContent")) == "txbxContent"


def schema_faults(path: Path) -> list[str]:
    """What openxml-audit finds; a new validator for each file, since one leaks what it saw into the next."""
    try:
        errors = OpenXmlValidator(max_errors=0).validate(path).errors
    except Exception as error:
        return [repr(error)]
    return [f"{error.part_uri}: {error.description}" for error in errors]


def reference_faults(path: Path) -> list[str]:
    """What docx-integrity finds."""
    try:
        found = docx_integrity.check(path)
    except Exception as error:
        return [repr(error)]
    return [str(finding) for finding in found if finding.severity is docx_integrity.ERROR]


def opening_faults(path: Path) -> list[str]:
    """Whether python-docx opens the file again; it knows none with macros."""
    if path.suffix == ".docm":
        return []
    try:
        docx.Document(io.BytesIO(path.read_bytes()))
    except Exception as error:
        return [repr(error)]
    return []


RUNGS: dict[str, Callable[[Path], list[str]]] = {
    "package": package_faults,
    "vocabulary": word_faults,
    "marks": mark_faults,
    "openxml-audit": schema_faults,
    "docx-integrity": reference_faults,
    "python-docx": opening_faults,
}
