"""Checks that are word lists: YAML files that an editor extends, one check a file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, Literal, NamedTuple

from drafter.data import library, records, yamlfile
from drafter.data.records import key
from drafter.model import LEVEL_OF, Draft, Finding, Level
from drafter.text.clauses import in_quotation
from drafter.text.grams import grams, pairs
from drafter.text.period import period
from drafter.text.places import Whole, occurrences, whole

FOLDER = "templates/wordlists"
GAP = "…"  # in an entry: a few characters of the same clause
WIDEST = 12  # characters that a gap may stand for
BETWEEN = rf"[^，。；：！？、\n“”]{{1,{WIDEST}}}?"
ARROW, OR = "→", "/"  # an entry in one line: 错→对/对
UNSAID = ((), "", None)  # what an entry's fields hold where nothing was written
Sieve = dict[str, list[tuple[list[str], str, dict[str, Any]]]]
DAY = r"(\d{4}-\d{2}-\d{2})?"


def listed(value: Any) -> Any:
    """A single text as a list of one."""
    return [value] if isinstance(value, str) else value


def opened(value: Any) -> Any:
    """Entries written in one line (错→对) as mappings."""
    return [unfolded(entry) for entry in value] if isinstance(value, list) else value


def unfolded(entry: Any) -> Any:
    """An entry written in one line as a mapping; any other as it is."""
    if not isinstance(entry, str):
        return entry
    wrong, _, right = entry.partition(ARROW)
    return {"错": wrong.strip(), "对": [text.strip() for text in right.split(OR)] if right.strip() else []}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A wording that is wrong where its neighbours and the date of the text allow it, and what should stand there.

    ``wrong`` may hold ``…`` for up to ``WIDEST`` characters of the same clause; a replacement may then hold one too.
    ``after`` and ``before`` name literal neighbours that must stand right behind or in front; ``unless_…`` that must not;
    ``without`` what the gap must not hold.
    """

    wrong: tuple[str, ...] = key("错", before=listed, accepts=Any, least=1)
    right: tuple[str, ...] = key("对", (), before=listed, accepts=Any)
    after: tuple[str, ...] = key("后接", (), before=listed, accepts=Any)
    before: tuple[str, ...] = key("前接", (), before=listed, accepts=Any)
    unless_after: tuple[str, ...] = key("不后接", (), before=listed, accepts=Any)
    unless_before: tuple[str, ...] = key("不前接", (), before=listed, accepts=Any)
    message: str = key("说法", "")
    level: Literal["", "错误", "警告", "提示"] = key("级别", "")
    safe: bool | None = key("安全", None)
    source: str = key("依据", "")
    without: tuple[str, ...] = key("不含", (), before=listed, accepts=Any)
    since: str = key("自", "", pattern=DAY)
    until: str = key("至", "", pattern=DAY)

    def fault(self) -> str:
        """What makes the entry useless; empty if nothing does."""
        if self.safe and len(self.right) != 1:
            return "“安全”的条目要恰好写一个“对”"
        if any(wrong in self.right for wrong in self.wrong):
            return f"“{self.wrong[0]}”的“错”和“对”一样；请改其中一处"
        short = next((text for text in self.wrong if not text.strip(GAP) or text[0] == GAP or text[-1] == GAP), None)
        return f"“{short}”不能空着，也不能以省略号开头或结尾" if short is not None else ""

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether the neighbours are those that make the wording wrong."""
        return (
            (not self.after or text.startswith(self.after, end))
            and not (self.unless_after and text.startswith(self.unless_after, end))
            and (not self.before or text.endswith(self.before, 0, start))
            and not (self.unless_before and text.endswith(self.unless_before, 0, start))
            and not any(word in text[start:end] for word in self.without)
        )


class Hit(NamedTuple):
    """A place of the whole text where an entry's wording stands."""

    start: int
    end: int
    entry: Entry
    wrong: str


@dataclass(frozen=True, kw_only=True)
class WordList:
    """One file: a check as data. ``safe`` and ``message`` are those of entries that say nothing else.

    ``outside`` leaves out what stands within a quotation.
    """

    name: str = key("名称")
    note: str = key("说明")
    usual: Literal["错误", "警告", "提示"] = key("级别")
    source: str = key("依据", "")
    message: str = key("说法", "“{错}”应为{对}")
    safe: bool = key("安全", False)
    outside: bool = key("引语不查", False)
    examples: tuple[str, ...] = key("例", least=2)
    entries: tuple[Entry, ...] = key("条目", before=opened, accepts=tuple[Entry | str, ...], least=1)

    @property
    def level(self) -> Level:
        """The usual level of its findings."""
        return LEVEL_OF[self.usual]

    @property
    def manual(self) -> str:
        """Its manual page."""
        source = f"\n\n依据：{self.source}" if self.source else ""
        return f"{self.name}。\n\n{self.note.strip()}{source}"

    @property
    def sieve(self) -> Sieve:
        """Each wording with what a text must hold for it and with its entry, by the first thing a text must hold."""
        found = defaultdict(list)
        for entry in self.entries:
            said = {name: value for name, value in asdict(entry).items() if value not in UNSAID}
            for wrong in entry.wrong:
                needed = [held for part in wrong.split(GAP) for held in pairs(part)]
                found[needed[0]].append((needed, wrong, said))
        return dict(found)

    def check(self, draft: Draft, options: object) -> Iterator[Finding]:
        """Every wording of the list that stands in the draft."""
        return Ready(self, self.sieve).check(draft, options)


class Ready(NamedTuple):
    """A list with its sieve, by which only those entries are made that a text calls for."""

    head: WordList
    sieve: Sieve

    def check(self, draft: Draft, options: object) -> Iterator[Finding]:  # noqa: ARG002
        """Every wording of the list that stands in the draft; of two that overlap the one that starts first."""
        text = whole(draft)
        end = -1
        for hit in sorted(self.hits(draft), key=lambda hit: (hit.start, -hit.end)):
            if hit.start >= end and not (self.head.outside and in_quotation(text.text, hit.start)):
                end = hit.end
                yield self.finding(draft, text, hit)

    def hits(self, draft: Draft) -> Iterator[Hit]:
        """Every place where a wording of the list is wrong."""
        held = grams(draft)
        for first in self.sieve.keys() & held:
            for needed, wrong, said in self.sieve[first]:
                if held.issuperset(needed):
                    yield from hits_of(Entry(**tupled(said)), wrong, draft)

    def finding(self, draft: Draft, text: Whole, hit: Hit) -> Finding:
        """One place where an entry's wording stands; only a hint where the date counts and the text has none."""
        entry, spot = hit.entry, text.spot(hit.start, hit.end)
        shown = text.text[hit.start : hit.end]
        right = tuple(filled(model, hit.wrong, shown) for model in entry.right)
        safe = self.head.safe and len(right) == 1 if entry.safe is None else entry.safe
        return Finding(
            spot.block,
            spot.start,
            spot.end,
            said(entry.message or (self.head.message if right else "“{错}”不宜这样用"), shown, right),
            right,
            "safe" if safe else "suggest" if right else "none",
            source=entry.source or self.head.source,
            level="hint" if entry.since and not period(draft).known else LEVEL_OF.get(entry.level, ""),
        )


def hits_of(entry: Entry, wrong: str, draft: Draft) -> Iterator[Hit]:
    """Every place where a wording stands among the neighbours and at the time that make it wrong."""
    if period(draft).within(entry.since, entry.until):
        text = whole(draft).text
        for start, end in places(text, wrong):
            if entry.fits(text, start, end):
                yield Hit(start, end, entry, wrong)


def said(message: str, wrong: str, right: tuple[str, ...]) -> str:
    """A message with what is there and what should be."""
    choices = "或".join(f"“{text}”" if text else "删去" for text in right)
    return message.replace("{错}", wrong).replace("{对}", choices)


def places(text: str, wrong: str) -> Iterator[tuple[int, int]]:
    """Where a wording stands."""
    if GAP not in wrong:
        yield from ((start, start + len(wrong)) for start in occurrences(text, wrong))
    else:
        yield from (match.span() for match in pattern(wrong).finditer(text))


@cache
def pattern(wrong: str) -> re.Pattern[str]:
    """A wording with gaps as a pattern of bounded width."""
    return re.compile(f"({BETWEEN})".join(re.escape(part) for part in wrong.split(GAP)))


def filled(model: str, wrong: str, shown: str) -> str:
    """A replacement with its gap filled by what stood in the text."""
    match = pattern(wrong).fullmatch(shown) if GAP in model else None
    return model.replace(GAP, match[1]) if match else model


def files() -> dict[str, str]:
    """The file of each word list by the id of its check."""
    return {PurePosixPath(name).stem: name for name in library.files(f"{FOLDER}/*.yaml")}


def ids() -> list[str]:
    """The ids of all word lists."""
    return list(files())


def load(name: str) -> Ready:
    """The word list of an id, ready for use. Raises ``KeyError``, or ``Mistakes`` with every fault of the file."""
    file, text = source(name)
    made_of = library.digest(file, text, Path(__file__).read_bytes())  # what is kept depends on who made it
    return thawed(library.cached("wordlist", made_of, lambda: kept(parsed(text, file))))


def written(name: str) -> WordList:
    """The word list of an id with all its entries. Raises ``KeyError``, or ``Mistakes`` with every fault of the file."""
    file, text = source(name)
    return parsed(text, file)


def source(name: str) -> tuple[str, str]:
    """The file of an id and what stands in it. Raises ``KeyError``."""
    file = f"{FOLDER}/{name}.yaml"
    path = library.file(file)
    if path is None:
        raise KeyError(name)
    return file, yamlfile.content(path, file)


def parsed(text: str, file: str) -> WordList:
    """A word list as it was written, checked."""
    return records.read(yamlfile.parsed(text, file), WordList)


def kept(parsed: WordList) -> dict[str, Any]:
    """A word list as the cache keeps it: its head and its sieve, which holds the entries."""
    head = {entry.name: getattr(parsed, entry.name) for entry in fields(WordList)}
    return {"head": {**head, "entries": []}, "sieve": parsed.sieve}


def thawed(row: dict[str, Any]) -> Ready:
    """A word list from what the cache keeps."""
    return Ready(WordList(**tupled(row["head"])), row["sieve"])


def tupled(row: dict[str, Any]) -> dict[str, Any]:
    """A row with its lists as tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
