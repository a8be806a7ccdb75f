"""Word files for tests, made from a few lines of WordprocessingML."""

from __future__ import annotations

import io
import zipfile

from drafter.word.names import NAMESPACE as W
from drafter.word.writing.package import PACKAGE_RELATIONS, R

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
KINDS = ("styles", "numbering", "comments", "footnotes", "endnotes", "header", "footer")
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
ROOTS = {"comments": "comments", "header": "hdr", "footer": "ftr"}


def root(kind: str, inner: str) -> str:
    """A part's root around ``inner``."""
    return f"<w:{kind} {SPACES}>{inner}</w:{kind}>"


def relations(links: dict[str, str]) -> str:
    """A .rels part: kinds by target."""
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(links.items())
    )
    return f'<Relationships xmlns="{PACKAGE_RELATIONS}">{rows}</Relationships>'


def types(own: dict[str, str]) -> str:
    """[Content_Types].xml of a document and its own parts."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    names = {"word/document.xml": "document.main"} | {name: name[5:].rstrip("0123456789.xml") for name in own}
    rows = "".join(f'<Override PartName="/{name}" ContentType="{kind}.{part}+xml"/>' for name, part in names.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{rows}</Types>'
    )


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A package of parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def parts(body: str, **inner: str) -> dict[str, str | bytes]:
    """The parts of a document: its body, and by name what stands in styles, numbering, header, header2 …"""
    kinds = {name: name.rstrip("0123456789") for name in inner}
    own = {f"word/{name}.xml": root(ROOTS.get(kinds[name], kinds[name]), text) for name, text in inner.items()}
    return {
        "[Content_Types].xml": types(own),
        "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
        "word/_rels/document.xml.rels": relations({f"{name}.xml": kind for name, kind in kinds.items()}),
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        **own,
    }


def docx(body: str, **inner: str) -> bytes:
    """The bytes of a document."""
    return zipped(parts(body, **inner))


def p(text: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def levels(*rows: tuple[str, str], **changed: str) -> str:
    """w:lvl elements of (format, text) from level 0 on."""
    return "".join(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{changed.get(f"at{number}", "")}<w:lvlText w:val="{text}"/></w:lvl>'
        for number, (kind, text) in enumerate(rows)
    )


def listed(number: str, level: int = 0) -> str:
    """The property of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
