"""The values that all rooms share: a draft as blocks of spans, each span with its provenance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .page import PageFacts

Role = Literal[
    "title", "byline", "salutation", "body", "cell", "caption", "picture", "note", "margin", "box",
    "serial", "secrecy", "urgency", "mark", "number", "signer", "attendance",
    "annexes", "signature", "stamp", "date", "remark", "annex", "annex-title", "copies", "issued",
]  # fmt: skip
ELEMENTS: frozenset[Role] = frozenset(
    (
        *("serial", "secrecy", "urgency", "mark", "number", "signer", "attendance", "annexes", "signature"),
        *("stamp", "date", "remark", "annex", "annex-title", "copies", "issued"),
    )
)
Style = Literal["", "lead1", "lead2", "lead3", "gap"]
NUMBERED = (
    "numbering"  # the node of a span that no hand typed: the number of a list that Word or Markdown counts itself
)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one origin: a phrase, a fact, an outline node, a heading set or a lock.

    ``place`` is the file and line of the origin, ``style`` a named character style
    (``lead1`` … ``lead3`` are the run-in headings of a level, ``gap`` a missing fact), ``at`` where the
    characters stand in the text of the ``Document`` that was read (-1 for a draft of our own making).
    """

    text: str
    node: str
    place: str = ""
    phrase: str = ""
    fact: str = ""
    heading_set: str = ""
    lock: str = ""
    style: Style = ""
    at: int = -1


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a block stands in a table: row and column from 1; a cell that starts a table is (1, 1)."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: the name and bytes of its file, EMU across and down."""

    name: str
    raw: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: what it is (``role``), its outline level (0 for none) and its spans.

    Roles of read files: ``cell`` of a table, ``note`` at the foot or end, ``margin`` for a header or footer, ``box``
    for a text box. Elements of official documents (GB/T 9704-2012) are blocks too, in the order in which they are
    printed: ``serial`` 份号, ``secrecy`` 密级, ``urgency`` 紧急程度, ``mark`` 发文机关标志, ``number`` 发文字号, ``signer``
    签发人, ``salutation`` 主送机关, ``attendance`` 出席 请假 列席, ``annexes`` 附件说明, ``signature`` 署名, ``stamp`` 签名章,
    ``date`` 成文日期, ``remark`` 附注, ``annex`` 附件1, ``annex-title`` 附件标题, ``copies`` 抄送, ``issued`` 印发.
    All else is the running text.
    """

    role: Role
    spans: tuple[Span, ...]
    level: int = 0
    cell: Cell | None = None
    picture: Picture | None = None

    @property
    def text(self) -> str:
        """The characters of the paragraph."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Series:
    """A list that was meant: its node, its numbering family and its headings in order."""

    node: str
    numbering: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiver:
    """What the author asked not to be checked: ids of checks (none for all) and the blocks, first to last."""

    checks: tuple[str, ...]
    first: int
    last: int
    line: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """A document: the one value between drafting, checking and typesetting.

    ``date`` is the day of the speech as YYYY-MM-DD or empty; ``digest`` identifies the banks and
    outline that the text was drawn from; ``facts`` are the wordings of the brief's facts by their names. ``reuse`` is what
    earlier documents say already, if it was held against any; ``page`` is how a Word file that was read is typeset;
    ``sealed`` leaves room for a seal over signature and date.
    """

    genre: str
    title: str
    blocks: tuple[Block, ...]
    series: tuple[Series, ...] = ()
    author: str = ""
    date: str = ""
    seed: str = ""
    digest: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    waivers: tuple[Waiver, ...] = ()
    reuse: tuple[Passage, ...] = ()
    page: PageFacts | None = None
    sealed: bool = False

    @property
    def text(self) -> str:
        """All paragraphs, one a line."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def spoken(self) -> str:
        """What is read aloud: all but title, byline, tables and the elements of official documents."""
        silent = {*ELEMENTS, "title", "byline", "caption", "cell"}
        return "\n".join(block.text for block in self.blocks if block.role not in silent)


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its draft, and the extracted ``text`` in which lines and columns count from 1.

    ``encoding`` and ``mark`` (the bytes of a byte order mark) are those of a text file, empty for others.
    """

    path: str
    text: str
    draft: Draft
    encoding: str = ""
    mark: bytes = b""


Level = Literal["error", "warning", "hint"]
Fix = Literal["none", "suggest", "safe"]
LEVELS: tuple[Level, ...] = ("error", "warning", "hint")
LEVEL_NAMES: dict[Level, str] = {"error": "错误", "warning": "警告", "hint": "提示"}
LEVEL_OF: dict[str, Level] = {name: level for level, name in LEVEL_NAMES.items()}


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Characters ``start`` to ``end`` of a block's text."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a check fires: what is wrong, and what may stand there.

    ``fix`` says whether the single replacement is safe to apply unseen, or is a suggestion; ``source`` names the norm
    or document that says so. ``check`` and ``level`` are set by the runner; a check gives a level of its own only
    where it differs from the module's ``LEVEL``.
    """

    block: int
    start: int
    end: int
    message: str
    replacements: tuple[str, ...] = ()
    fix: Fix = "none"
    related: tuple[Spot, ...] = ()
    source: str = ""
    check: str = ""
    level: Level | Literal[""] = ""
    score: float = 0.0

    @property
    def spot(self) -> Spot:
        """Where it is."""
        return Spot(self.block, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Note:
    """A comment to be put on a place of a file: its paragraphs."""

    spot: Spot
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What shall stand at a place of a file instead, for its author to accept or reject."""

    spot: Spot
    text: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to be put into a file: notes, if any are wished (they take the place of earlier ones), and changes.

    ``force`` overrides the protection of the file.
    """

    notes: tuple[Note, ...] | None
    changes: tuple[Change, ...] = ()
    force: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A file with notes and changes in it: its bytes, how many of each it holds, and those that found no place in it."""

    raw: bytes
    notes: int = 0
    changes: int = 0
    unplaced: tuple[Note | Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file typeset anew: its bytes, the name of its layout, how many pictures, tables, notes … it holds by their Chinese names."""

    raw: bytes
    layout: str
    held: dict[str, int]


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked: what was read and its findings, or the Chinese line that says why it could not be.

    ``silenced`` counts the findings that a baseline left out, ``words`` is the count of words of the text, ``fault`` the
    traceback of a fault of ours.
    """

    path: str
    document: Document | None
    findings: tuple[Finding, ...] = ()
    error: str = ""
    silenced: int = 0
    words: int = 0
    fault: str = ""


Kind = Literal["repeat", "echo", "near", "overused", "opening", "set", "quote", "heading", "parallel"]
FLAGGED: tuple[Kind, ...] = ("repeat", "echo", "near")  # what an editor should look at


@dataclass(frozen=True, slots=True)
class Offer:
    """Other ``wordings`` of the banks for the phrase of a ``slot`` that stands at ``spot``."""

    spot: Spot
    slot: str
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A phrase that stands more than once: its ``kind`` and the reason for it, and all its places in order.

    ``score`` says by how many decades chance falls short of it, ``distance`` how many characters lie between its
    nearest places; ``offer`` is what may stand instead of one of them, in a draft of ours.
    """

    text: str
    kind: Kind
    score: float
    distance: int
    reason: str
    places: tuple[Spot, ...]
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Repeated:
    """A file whose repeats were found, the strongest first, or the Chinese line that says why it could not be read.

    ``words`` is the count of words of the text, ``fault`` the traceback of a fault of ours.
    """

    path: str
    document: Document | None
    repeats: tuple[Repeat, ...] = ()
    error: str = ""
    words: int = 0
    fault: str = ""


ReuseKind = Literal["reuse", "set", "quote"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where an earlier document says what a passage says.

    ``document`` is the name that it was added under, ``date`` its day as YYYY-MM-DD or empty; ``line`` and ``column``
    count from 1 in its extracted text, ``before`` and ``after`` are the words around ``text`` there; ``likeness`` is the
    share of characters that are the same, 1 for word for word.
    """

    document: str
    title: str
    date: str
    line: int
    column: int
    before: str
    text: str
    after: str
    likeness: float = 1.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a draft that earlier documents say already: its ``kind``, the reason for it, where it stands.

    ``places`` has a spot for each paragraph that it runs through; ``sources`` are the nearest ones, the most alike
    first, and ``documents`` counts all documents that have it.
    """

    text: str
    kind: ReuseKind
    reason: str
    places: tuple[Spot, ...]
    sources: tuple[Source, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class Reuse:
    """A draft held against earlier documents: its passages in the order of the text, or why it could not be read.

    ``share`` is the part of its characters (Han, letters, digits) that stand in passages of kind ``reuse``, from 0 to
    1; ``archived`` counts the documents that it was held against.
    """

    path: str
    document: Document | None
    passages: tuple[Passage, ...] = ()
    share: float = 0.0
    archived: int = 0
    error: str = ""
