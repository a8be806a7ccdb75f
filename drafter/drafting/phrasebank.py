"""Phrase banks: prose by slot, heading sets chosen as a whole, words not to repeat. No structure, no facts."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.data import library, records, setphrases, yamlfile, yamlhead
from drafter.data.document import Document
from drafter.errors import DrafterError, Mistake, Mistakes
from drafter.text import repeats

from .outline import Outline, ids, names
from .outline import load as load_outline
from .render import PLACEHOLDER

if TYPE_CHECKING:
    from .banktext import BankText

BANKTEXT = Path(__file__).with_name("banktext.py")  # loaded only where banks are compiled
COMMON = 12  # phrases that have an expression, from which it is anybody's
PHRASES = "\n语料:".encode()  # where the head of a bank is over
HEAD = (("行业", "sector"), ("别名", "other_names"), ("文种", "genres"))
SECTOR_WEIGHT = 4  # times the weight of a general phrase, so that a speech is about its hearers' work
LOADED: dict[str, Bank] = {}  # the banks of the last draft, by digest


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with its id, its file:line, and what decides whether it may be chosen."""

    id: str
    slot: str
    text: str
    place: str
    facts: tuple[str, ...]
    steps: tuple[str, ...] = ()
    weight: float = 1
    keep: str = ""
    needs: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    once: bool = True
    parallel: bool = False
    tone: str = ""

    @property
    def bank(self) -> str:
        """The file that it stands in."""
        return self.place.rpartition(":")[0]


class Shelf(Mapping[str, tuple[Phrase, ...]]):
    """Phrases by slot, read and made when they are asked for: a speech needs a few slots of many."""

    def __init__(self, rows: dict[str, str]) -> None:
        self.rows = rows
        self.made: dict[str, tuple[Phrase, ...]] = {}

    def __getitem__(self, slot: str) -> tuple[Phrase, ...]:
        if slot not in self.made:
            rows: list[list[Any]] = [
                [tuple(value) if isinstance(value, list) else value for value in row]
                for row in json.loads(self.rows[slot])
            ]
            self.made[slot] = tuple(Phrase(*row) for row in rows)
        return self.made[slot]

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class HeadingSet:
    """Headings that are parallel by construction, by the key of their item."""

    id: str
    slot: str
    pattern: str
    items: dict[str, str]
    place: str
    weight: float = 1


@dataclass(frozen=True, slots=True)
class Bank:
    """All that the banks of a genre and a sector offer; ``digest`` identifies their contents.

    ``sectors`` are those that have banks of their own.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    heading_sets: dict[str, tuple[HeadingSet, ...]]
    near: tuple[tuple[int, tuple[str, ...]], ...]
    limits: dict[str, int]
    terms: tuple[tuple[str, tuple[str, ...]], ...]
    digest: str
    sectors: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()  # of set phrases that stand in phrases
    telling: frozenset[str] = frozenset()  # expressions and runs that a few phrases share: no draft says one twice

    def mark(self, seed: str) -> str:
        """What a draft that was drawn from them with a seed remembers of them."""
        return library.digest(self.digest, seed)[:16]

    @property
    def themes(self) -> dict[str, set[str]]:
        """The keys that each heading slot can word."""
        return {slot: {key for entry in sets for key in entry.items} for slot, sets in self.heading_sets.items()}


class UnknownSectorError(DrafterError):
    """A brief names a sector that no bank serves."""


def files() -> dict[str, Path]:
    """Every phrase bank by its name; set phrases, usual phrases and quotations are tables of their own."""
    return {
        name: path
        for name, path in library.files("phrasebanks/*.yaml").items()
        if not name.endswith(("/set-phrases.yaml", "/usual-phrases.yaml", "/quotations.yaml"))
    }


def load(outline: Outline, sector: str) -> Bank:
    """The banks that serve a genre and a sector (空 for none). Raises ``DrafterError`` with every fault of each of them."""
    raws = {name: yamlfile.raw(path, name) for name, path in files().items()}
    heads = {name: head(raw) for name, raw in raws.items()}
    genres = {name for genre, spelled in names().items() for name in (genre, *spelled)}
    known = {found.sector: found.other_names for found in heads.values() if found and found.sector}
    contents = {name: raw for name, raw in raws.items() if wanted(heads[name], outline, sector, genres)}
    code = [Path(file).read_bytes() for file in (__file__, BANKTEXT)]  # what is kept depends on who made it
    parts = (part for name, raw in contents.items() for part in (name, raw))
    digest = library.digest(outline.digest, sector, setphrases.digest(), *code, *parts)
    if digest not in LOADED:
        LOADED.clear()
        LOADED[digest] = thawed(
            library.cached("bank", digest, lambda: compile_banks(contents, outline, sector, known)), digest
        )
    return LOADED[digest]


@dataclass(frozen=True, slots=True)
class Head:
    """Whom a bank serves."""

    sector: str
    other_names: tuple[str, ...]
    genres: tuple[str, ...]


def head(raw: bytes) -> Head | None:
    """Whom a bank serves, by a glance; ``None`` where it must be parsed to be known."""
    text = raw[: max(raw.find(PHRASES), 0) or len(raw)].decode("utf-8-sig", "replace")
    sector, others, genres = (yamlhead.words(text, *names) for names in HEAD)
    if sector is None or others is None or genres is None:
        return None
    return Head("".join(sector), others, genres)


def wanted(found: Head | None, outline: Outline, sector: str, genres: set[str]) -> bool:
    """Whether a bank must be parsed: it serves, or it is for a genre that is none of ``genres``."""
    return found is None or serves(found, outline, sector) or not set(found.genres) <= genres


def compile_banks(
    contents: dict[str, bytes], outline: Outline, sector: str, known: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    """What ``load`` keeps in the cache, as plain JSON values; ``known`` are the sectors that have banks, with their other names."""
    from .banktext import BankText, faults_of

    mistakes: list[str] = []
    serving: list[tuple[Document, BankText]] = []
    for name, raw in contents.items():
        try:
            document = yamlfile.parsed(yamlfile.decoded(raw, name), name)
            bank = records.read(document, BankText)
            faults = [*genre_faults(bank, document), *faults_of(bank, document, known_to(bank))]
            if faults:
                raise Mistakes(faults)
        except DrafterError as error:
            mistakes.append(str(error))
            continue
        known = {**known, bank.sector: bank.other_names} if bank.sector else known
        if serves(bank, outline, sector):
            serving.append((document, bank))
    if mistakes:
        raise DrafterError("\n".join(mistakes))
    written = (phrase for document, bank in serving for phrase in compiled_phrases(document, bank))
    phrases = [phrase for phrase in written if phrase.slot.startswith(outline.reached)]
    ids = Counter(phrase.id for phrase in phrases)
    if twins := [name for name, times in ids.items() if times > 1]:
        raise DrafterError(f"phrasebanks: 有两条语句的编号都是 {twins[0]}；请把其中一条改动一个字")
    spelled = [name for own, others in known.items() for name in (own, *others)]
    if sector and sector not in spelled:
        raise UnknownSectorError(f"没有“{sector}”这个行业的语料库；{yamlfile.close(sector, spelled)}")
    shunned = {tag for _, bank in serving for tag in bank.shunned_tags}
    return {
        "phrases": shelved(phrase for phrase in phrases if not shunned & set(phrase.tags)),
        "heading_sets": [astuple(entry) for document, bank in serving for entry in compiled_headings(document, bank)],
        "near": [[near.within, near.words] for _, bank in serving for near in bank.near],
        "limits": {word: most for _, bank in serving for word, most in bank.limits.items()},
        "terms": [[term.use, term.avoid] for _, bank in serving for term in bank.terms],
        "sectors": list(known),
        "wordings": standing(phrases),
        "telling": telling(phrases),
    }


def standing(phrases: list[Phrase]) -> list[str]:
    """The wordings of set phrases that stand in phrases, the longest first."""
    whole = "\n".join(phrase.text + "\n".join(phrase.steps) for phrase in phrases)
    return [wording for wording in setphrases.wordings() if wording in whole]


def telling(phrases: list[Phrase]) -> list[str]:
    """The expressions that some phrases share, but not so many that they are anybody's, and the longer runs."""
    counts: Counter[str] = Counter()
    for phrase in phrases:
        text = PLACEHOLDER.sub(repeats.BARRIER, phrase.text + "".join(phrase.steps))
        counts.update(repeats.counted(text).keys())
    return sorted(word for word, times in counts.items() if times > 1 and (times < COMMON or len(word) == repeats.RUN))


def everything() -> list[tuple[BankText, tuple[Phrase, ...]]]:
    """Every bank with its phrases, whatever genre or sector it serves. Raises ``DrafterError`` with the faults of one."""
    from .banktext import BankText

    found = []
    for name, path in files().items():
        document = yamlfile.document(path, name)
        bank = records.read(document, BankText)
        found.append((bank, tuple(compiled_phrases(document, bank))))
    return found


def serves(bank: BankText | Head, outline: Outline, sector: str) -> bool:
    """Whether a bank is for this genre, and for no sector or this one."""
    genre = not bank.genres or bool({outline.id, outline.name, *outline.other_names} & set(bank.genres))
    return genre and (not bank.sector or sector in (bank.sector, *bank.other_names))


def shelved(phrases: Iterable[Phrase]) -> dict[str, str]:
    """Phrases by slot, those of a slot as JSON of their own."""
    found: dict[str, list[Any]] = defaultdict(list)
    for phrase in phrases:
        found[phrase.slot].append(astuple(phrase))
    return {slot: json.dumps(rows, ensure_ascii=False) for slot, rows in found.items()}


def genre_faults(bank: BankText, document: Document) -> Iterator[Mistake]:
    """Genres that a bank names and nobody has."""
    known = [name for genre, spelled in names().items() for name in (*spelled, genre)]
    for index, genre in enumerate(bank.genres):
        if genre not in known:
            yield Mistake(document.place("文种", index), f"没有“{genre}”这种文种；{yamlfile.close(genre, known)}")


def known_to(bank: BankText) -> list[str]:
    """The placeholders that a bank's phrases may have: those of its genres, of any genre where it names none."""
    outlines = [load_outline(genre) for genre in ids()]
    served = [
        found for found in outlines if not bank.genres or {found.id, found.name, *found.other_names} & set(bank.genres)
    ]
    return sorted({name for found in served or outlines for name in found.placeholders})


def compiled_phrases(document: Document, bank: BankText) -> Iterator[Phrase]:
    """The phrases of one bank with their ids and places."""
    for slot, entries in bank.phrases.items():
        for index, entry in enumerate(entries):
            place = document.place("语料", slot, index)
            whole = entry.text + "".join(entry.steps)
            yield Phrase(
                id=f"{slot}#{library.digest(whole)[:6]}",
                slot=slot,
                text=entry.text,
                place=place.row,
                facts=tuple(dict.fromkeys(match[1] for match in PLACEHOLDER.finditer(whole))),
                steps=entry.steps,
                weight=entry.weight * (SECTOR_WEIGHT if bank.sector else 1),
                keep=entry.keep,
                needs=entry.needs,
                when=entry.when,
                without=entry.without,
                registers=entry.registers,
                tags=entry.tags,
                once=entry.once,
                parallel=entry.parallel,
                tone=bank.tone,
            )


def compiled_headings(document: Document, bank: BankText) -> Iterator[HeadingSet]:
    """The heading sets of one bank with their places."""
    for index, entry in enumerate(bank.heading_sets):
        place = document.place("纲目组", index)
        yield HeadingSet(
            entry.id,
            entry.slot,
            entry.pattern,
            entry.items,
            place.row,
            entry.weight * (SECTOR_WEIGHT if bank.sector else 1),
        )


def thawed(compiled: dict[str, Any], digest: str) -> Bank:
    """A bank from what the cache keeps."""
    sets: dict[str, list[HeadingSet]] = defaultdict(list)
    for values in compiled["heading_sets"]:
        entry = HeadingSet(*values)
        sets[entry.slot].append(entry)
    return Bank(
        phrases=Shelf(compiled["phrases"]),
        heading_sets={slot: tuple(entries) for slot, entries in sets.items()},
        near=tuple((within, tuple(words)) for within, words in compiled["near"]),
        limits=compiled["limits"],
        terms=tuple((use, tuple(avoid)) for use, avoid in compiled["terms"]),
        digest=digest,
        sectors=tuple(compiled["sectors"]),
        wordings=tuple(compiled["wordings"]),
        telling=frozenset(compiled["telling"]),
    )
