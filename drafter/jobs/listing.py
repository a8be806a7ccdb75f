"""What there is: genres, banks, layouts, and the schemas of their files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter import checks as checking
from drafter.data import quotations, records, rosters, setphrases, usual, yamlfile
from drafter.drafting import banktext, outline, phrasebank
from drafter.drafting.brief import BriefText
from drafter.model import LEVEL_NAMES
from drafter.word import layout


def genres() -> Iterator[tuple[str, ...]]:
    """Id, Chinese names and place of each genre."""
    for genre in outline.ids():
        found = outline.load(genre)
        yield genre, "、".join([found.name, *found.other_names]), found.place


def banks() -> Iterator[tuple[str, ...]]:
    """Name, contents, sector and place of each phrase bank."""
    for name, path in phrasebank.files().items():
        bank = records.read(yamlfile.document(path, name), banktext.BankText)
        size = f"语句 {sum(map(len, bank.phrases.values()))} 条、标题 {len(bank.heading_sets)} 组"
        yield bank.name, size, f"行业 {bank.sector}" if bank.sector else "通用", name


def layouts() -> Iterator[tuple[str, ...]]:
    """Id, name and description of each layout."""
    for name in layout.ids():
        found = layout.load(name)
        yield name, found.name, found.note


def checks() -> Iterator[tuple[str, ...]]:
    """Id, usual level and Chinese name of each check."""
    for name in checking.ids():
        found = checking.load(name)
        yield name, LEVEL_NAMES[found.level], found.title


def explained(name: str) -> str:
    """The manual page of a check with its id, level, options and first examples. Raises ``DrafterError``."""
    found = checking.load(checking.resolved(name))
    options = [f"  {entry.metadata['key']}: {entry.default}" for entry in records.keyed(found.options)]
    parts = [
        found.manual,
        f"编号：{found.id}；级别：{LEVEL_NAMES[found.level]}（可在 drafter.yaml 里改）",
        "选项及默认值：\n" + "\n".join(options) if options else "",
    ]
    return "\n\n".join(filter(None, parts))


def schema(what: str) -> dict[str, Any]:
    """The JSON Schema of a file that staff or maintainers write, with its Chinese keys."""
    kinds: dict[str, type] = {
        "brief": BriefText,
        "outline": outline.Outline,
        "bank": banktext.BankText,
        "layout": layout.Layout,
        "settings": checking.SettingsText,
        "wordlist": checking.WordList,
        "setphrases": setphrases.Table,
        "quotations": quotations.Collection,
        "roster": rosters.Roster,
        "usual": usual.Table,
    }
    return records.schema(kinds[what])
