"""The package of a clean document: our own parts, and those of the source that the text still names."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from html import escape
from typing import Any, NamedTuple

from drafter.word.names import COMPATIBILITY
from drafter.word.reading.opened import resolved
from drafter.word.writing import package

from .pictures import WORDPROCESSING
from .source import Source
from .xml import RELATION

TYPES = "[Content_Types].xml"
USUAL = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp", "emf": "image/x-emf",
         "wmf": "image/x-wmf", "tif": "image/tiff", "tiff": "image/tiff", "svg": "image/svg+xml"}  # fmt: skip
BINARY = "application/octet-stream"
Parts = Mapping[str, str | bytes]  # by their names


class Link(NamedTuple):
    """A relationship: its type, its target as it stands there, whether that is outside the package."""

    kind: str
    target: str
    outside: bool


class Parcel:
    """Parts that are put together; ``types`` are their content types, ``links`` the relationships of each."""

    def __init__(self, source: Source, base: Parts) -> None:
        self.source, self.base = source, base
        self.files = {name: raw_of(text) for name, text in base.items() if not name.endswith(".rels")}
        self.types: dict[str, str] = {}
        self.links: dict[str, dict[str, Link]] = {}
        self.copied: dict[str, str] = {}
        self.known = content_types(source)
        self.drawings = 0

    def written(self, root: Any) -> bytes:
        """A part as XML, its drawings counted on from those of the parts before."""
        for one in root.iter(f"{WORDPROCESSING}docPr"):
            self.drawings += 1
            one.set("id", str(self.drawings))
        return written(root)

    def put(self, name: str, raw: bytes, kind: str) -> None:
        """Put a part in."""
        self.files[name], self.types[name] = raw, kind

    def linked(self, owner: str, kind: str, target: str, outside: bool = False) -> str:
        """The id of a relationship, made if there is none."""
        links = self.links.setdefault(owner, {})
        link = Link(kind, target if outside else posixpath.relpath(target, posixpath.dirname(owner)), outside)
        first = len(names(self.base, owner))
        return next((name for name, one in links.items() if one == link), None) or self.added(links, link, first)

    def added(self, links: dict[str, Link], link: Link, first: int) -> str:
        """The id of a new relationship."""
        name = f"rId{first + len(links) + 101}"
        links[name] = link
        return name

    def relinked(self, root: Any, old: str, new: str) -> None:
        """Let what a part names be what the package holds; what is not there is named no more."""
        known = links_of(self.source, old)
        for element in root.iter():
            for name in [name for name in element.attrib if name.startswith(f"{{{RELATION}}}")]:
                link = known.get(element.get(name))
                target = (
                    ""
                    if link is None
                    else link.target
                    if link.outside
                    else self.copy(resolved(posixpath.dirname(old), link.target))
                )
                if link is None or not target:
                    del element.attrib[name]
                else:
                    element.set(name, self.linked(new, link.kind, target, link.outside))

    def copy(self, name: str) -> str:
        """The name of a part of the source in the package, with all that it names; empty if there is none."""
        if name.lower() in self.copied:
            return self.copied[name.lower()]
        entry = self.source.entries.get(name.lower())
        if entry is None:
            return ""
        new = self.free(name)
        self.copied[name.lower()] = new
        self.put(new, self.source.content(entry), self.kind(name))
        for identity, link in links_of(self.source, name).items():
            target = link.target if link.outside else self.copy(resolved(posixpath.dirname(name), link.target))
            if target:
                relative = target if link.outside else posixpath.relpath(target, posixpath.dirname(new))
                self.links.setdefault(new, {})[identity] = link._replace(target=relative)
        return new

    def free(self, name: str) -> str:
        """A name that no part bears."""
        taken = {one.lower() for one in self.files}
        stem, suffix = posixpath.splitext(name)
        names = (name, *(f"{stem}-{number}{suffix}" for number in range(1, 1000)))
        return next(one for one in names if one.lower() not in taken)

    def kind(self, name: str) -> str:
        """The content type of a part of the source."""
        suffix = posixpath.splitext(name)[1].lstrip(".").lower()
        return self.known.get(f"/{name.lower()}") or self.known.get(suffix) or USUAL.get(suffix, BINARY)

    def packed(self) -> bytes:
        """The bytes of the package."""
        files = {name: raw_of(text) for name, text in self.base.items() if name.endswith(".rels")}
        for owner, links in self.links.items():
            name = relations_name(owner)
            rows = "".join(map(row, links.items()))
            text = files.get(name, package.relations([]).encode()).decode()
            files[name] = text.replace("</Relationships>", f"{rows}</Relationships>").encode()
        overrides = "".join(
            f'<Override PartName="/{escape(name)}" ContentType="{escape(kind)}"/>' for name, kind in self.types.items()
        )
        types = package.content_types(dict(self.base)).replace("</Types>", f"{overrides}</Types>")
        return package.zipped({TYPES: types.encode(), **self.files, **files})


def row(entry: tuple[str, Link]) -> str:
    """A relationship as XML."""
    name, link = entry
    mode = ' TargetMode="External"' if link.outside else ""
    return f'<Relationship Id="{escape(name)}" Type="{escape(link.kind)}" Target="{escape(link.target)}"{mode}/>'


def relations_name(part: str) -> str:
    """The part that holds the relationships of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def names(base: Parts, owner: str) -> list[str]:
    """The relationships of a part of ours."""
    return str(base.get(relations_name(owner), "")).split("<Relationship ")[1:]


def raw_of(part: str | bytes) -> bytes:
    """The bytes of a part."""
    return part.encode() if isinstance(part, str) else part


def links_of(source: Source, part: str) -> dict[str, Link]:
    """The relationships of a part of the source by their ids."""
    return {
        one.get("Id", ""): Link(one.get("Type", ""), one.get("Target", ""), one.get("TargetMode") == "External")
        for one in source.children(relations_name(part))
    }


def content_types(source: Source) -> dict[str, str]:
    """The content types of the source by part name and by suffix, in small letters."""
    return {
        (one.get("PartName") or one.get("Extension") or "").lower(): one.get("ContentType", "")
        for one in source.children(TYPES)
    }


def written(root: Any) -> bytes:
    """A part as XML, with the namespaces that it uses and no others."""
    from lxml import etree

    ignorable, used = f"{{{COMPATIBILITY}}}Ignorable", spaces(root)
    kept = [prefix for prefix in root.get(ignorable, "").split() if root.nsmap.get(prefix) in used]
    asked = {prefix for one in root.iter(f"{{{COMPATIBILITY}}}Choice") for prefix in one.get("Requires", "").split()}
    if kept:
        root.set(ignorable, " ".join(kept))
    else:
        root.attrib.pop(ignorable, None)
    etree.cleanup_namespaces(root, keep_ns_prefixes=[*kept, *sorted(asked)])
    raw: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return raw


def spaces(root: Any) -> set[str]:
    """The namespaces of elements and attributes."""
    tags = {name for one in root.iter() for name in (one.tag, *one.attrib)}
    return {str(tag)[1:].partition("}")[0] for tag in tags if str(tag).startswith("{")}
