"""The comments of a package: ours put beside those that are there, all that belongs to them with them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from drafter.word.names import WORD
from drafter.word.writing.package import HEAD, PACKAGE_RELATIONS, R

from .editable import Editable
from .markup import Markup, markup_at, space_of
from .parttext import appended

AUTHOR = "校对"
COLOURS = {
    "校": "yellow",
    "校对": "cyan",
    "批": "green",
    "批注": "",
}  # a comment's initials tell the colour that it is lit with
KIND_OF_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
TYPES = "[Content_Types].xml"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
PARAGRAPH_ID = re.compile(r'paraId="([0-9A-Fa-f]{8})"')
FIRST_ID = 0x50000000
PLAIN: dict[str, dict[str, dict[str, object]]] = {  # nothing of the indents and the size of the document's own text
    "pPr": {
        "spacing": {"line": 240, "lineRule": "auto"},
        "ind": {"firstLineChars": 0, "firstLine": 0},
        "jc": {"val": "left"},
    },
    "rPr": {"rFonts": {"hint": "eastAsia"}, "sz": {"val": 20}},
}
TABLES = {
    "commentsExtended": '<{{}}commentEx xmlns:{0}="{1}" {0}:paraId="{2}" {0}:done="0"/>',
    "commentsIds": '<{{}}commentId xmlns:{0}="{1}" {0}:paraId="{2}" {0}:durableId="{2}"/>',
}
TABLE_SPACES = {
    "commentsExtended": ("w15", "http://schemas.microsoft.com/office/word/2012/wordml"),
    "commentsIds": ("w16cid", "http://schemas.microsoft.com/office/word/2016/wordml/cid"),
}


class Comment(NamedTuple):
    """A comment: its initials and paragraphs."""

    initials: str
    lines: Sequence[str]


def initials_for(taken: set[str]) -> str:
    """The initials whose colour is none of those that a place is lit with already."""
    return next(initials for initials, colour in COLOURS.items() if colour not in taken)


def opening(number: int, markup: Markup) -> str:
    """Where the range of a comment starts."""
    return markup.tag("commentRangeStart", id=number)


def closing(number: int, markup: Markup) -> str:
    """Where the range of a comment ends."""
    return markup.tag("commentRangeEnd", id=number)


def sign(number: int, markup: Markup) -> str:
    """What a comment hangs on, behind its range."""
    return markup.tag("r", markup.tag("commentReference", id=number))


def put(package: Editable, comments: Mapping[int, Comment]) -> None:
    """Put comments, by their numbers, into a package: into its part of comments, a new one if it has none."""
    main = package.main()
    related = dict(package.related(main))
    name = related.get("comments") or free_name(package, posixpath.dirname(main))
    root = package.part(name)
    tables = [kind for kind in TABLES if kind in related and package.part(related[kind]) is not None]
    ids = [next(fresh) for _ in comments] if tables and (fresh := fresh_ids(package, main, name)) else []
    markup = markup_at(root) if root is not None else Markup("w")
    rows = zip(comments.items(), ids or [""] * len(comments), strict=True)
    xml = "".join(comment(number, one, markup, identity) for (number, one), identity in rows)
    if root is None:
        space = space_of(package.part(main))
        package.put(name, f'{HEAD}<w:comments xmlns:w="{space}">{xml}</w:comments>'.encode())
        typed(package, name)
    else:
        add(package, name, xml)
    if "comments" not in related:
        relate(package, main, name)
    for kind in tables:
        rows_of = (TABLES[kind].format(*TABLE_SPACES[kind], identity) for identity in ids)
        add(package, related[kind], "".join(rows_of))


def comment(number: int, one: Comment, markup: Markup, identity: str) -> str:
    """A comment; its last paragraph bears its identity, where the package has a table of them."""
    sign = markup.tag("r", markup.tag("annotationRef"))
    known = f' xmlns:w14="{W14}" w14:paraId="{identity}"' if identity else ""
    setting, look = (
        markup.tag(kind, "".join(markup.tag(name, **values) for name, values in properties.items()))
        for kind, properties in PLAIN.items()
    )
    texts = [(sign if not index else "") + markup.run(line, look) for index, line in enumerate(one.lines)]
    *others, last = [setting + text for text in texts]
    paragraphs = "".join(markup.tag("p", inner) for inner in others) + markup.tag("p", last, known)
    return markup.tag("comment", paragraphs, id=number, author=AUTHOR, initials=one.initials)


def fresh_ids(package: Editable, *names: str) -> Iterator[str]:
    """Identities of paragraphs that none of these parts has."""
    used = {identity.upper() for name in names for identity in PARAGRAPH_ID.findall(package.text(name).text)}
    return (identity for number in count(FIRST_ID) if (identity := f"{number:08X}") not in used)


def free_name(package: Editable, folder: str) -> str:
    """A name for a new part of comments."""
    names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in count())
    return next(name for name in names if name.lower() not in package.entries)


def add(package: Editable, name: str, children: str) -> None:
    """More elements at the end of a part."""
    part = package.text(name)
    package.put(name, part.raw(appended(part.text, children)))


def typed(package: Editable, name: str) -> None:
    """Tell the content type of a part, if it is not told."""
    if not any(row.get("PartName", "").lower() == f"/{name}".lower() for row in package.children(TYPES)):
        add(package, TYPES, f'<{{}}Override PartName="/{name}" ContentType="{KIND_OF_PART}"/>')


def relate(package: Editable, main: str, name: str) -> None:
    """Make a part of comments known to the main part."""
    folder, file = posixpath.split(main)
    rels = posixpath.join(folder, "_rels", f"{file}.rels")
    if package.part(rels) is None:
        package.put(rels, f'{HEAD}<Relationships xmlns="{PACKAGE_RELATIONS}"></Relationships>'.encode())
    used = {row.get("Id") for row in package.children(rels)}
    identity = next(one for number in count(1) if (one := f"rId{number}") not in used)
    space = R if space_of(package.part(main)) == WORD[0] else STRICT_R
    target = posixpath.relpath(name, folder or ".")
    add(package, rels, f'<{{}}Relationship Id="{identity}" Type="{space}/comments" Target="{target}"/>')
