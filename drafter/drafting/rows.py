"""The rows of a fact that is a table: what the brief gives of each, what follows from it by arithmetic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from drafter.data import yamlfile

from . import sums
from .outline import Column, FactAsked, asked_in
from .render import PLACEHOLDER

Say = Callable[..., None]  # takes a message and the keys that lead to the place at fault
FIELD = re.compile(r"(.+)\[(\d+)\]\.(.+)")
FIGURE = re.compile(r"-?[0-9][0-9,]*(\.[0-9]+)?万?")
SHARE = re.compile(r"-?[0-9]+(\.[0-9]+)?[%％]")
DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
LONGEST = 2_000  # characters of a field


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its fields by their names, those that are given or follow; how it is called where all are enumerated."""

    fields: Mapping[str, str]
    called: str


def name_of(fact: str, index: int, column: str) -> str:
    """The name by which a field of a row is known: 指标[0].本期."""
    return f"{fact}[{index}].{column}"


def trail_of(name: str) -> tuple[str, int, str] | None:
    """The fact, the row and the column of a field that ``name_of`` named."""
    match = FIELD.fullmatch(name)
    return (match[1], int(match[2]), match[3]) if match else None


def rows(asked: FactAsked, value: Any, say: Say) -> tuple[Row, ...]:
    """The rows of a fact as a brief gives them; every fault is said."""
    if not isinstance(value, list):
        say(f"“{asked.name}”不是列表；请一项一行写：- {asked.example}", "事实", asked.name)
        return ()
    if not asked.least_rows <= len(value) <= asked.most_rows:
        say(f"“{asked.name}”列了{len(value)}项；要{asked.least_rows}到{asked.most_rows}项", "事实", asked.name)
    return tuple(row(asked, entry, index, say) for index, entry in enumerate(value))


def row(asked: FactAsked, entry: Any, index: int, say: Say) -> Row:
    """One row of a fact."""
    if not isinstance(entry, dict):
        say(f"“{asked.name}”的这一项没有分栏写；请写成 {asked.example}", "事实", asked.name, index)
        return Row({}, "")
    given = [column for column in asked.columns if not column.sum]
    known = [column.name for column in given]
    for name in entry:
        if name not in known:
            say(f"不认识“{name}”；{yamlfile.close(str(name), known)}", "事实", asked.name, index, name)
    found = dict(fields(asked, given, entry, index, say))
    for column in asked.columns:
        if column.sum and (amount := sums.worked_out(column.sum, found)):
            found[column.name] = amount
    return Row(found, called(asked, found))


def fields(
    asked: FactAsked, given: list[Column], entry: Mapping[str, Any], index: int, say: Say
) -> Iterator[tuple[str, str]]:
    """The fields that a row gives."""
    for column in given:
        value = entry.get(column.name)
        written = column.default if value is None or value == "" else value
        if written == "":
            if column.required:
                say(f"缺“{column.name}”；请补上，如 {asked.example}", "事实", asked.name, index)
            continue
        try:
            yield column.name, field(column, written)
        except ValueError as error:
            say(str(error), "事实", asked.name, index, column.name)


def field(column: Column, value: Any) -> str:
    """A field in the form in which phrases use it. Raises ``ValueError`` with a Chinese sentence."""
    if isinstance(value, list | dict | bool):
        raise ValueError(f"“{column.name}”不是文字；请写成一段话")  # a fault of the brief
    written = str(value).strip()
    if len(written) > LONGEST or re.search(r"[{}｛｝]", written):
        raise ValueError(f"“{column.name}”太长，或有花括号；请写成 {LONGEST} 字以内的文字")
    if column.kind == "长文":
        return sentence(" ".join(written.split("\n")) if written.isascii() else "".join(written.split("\n")))
    bare = written.strip("。；，、：: 　\n")
    if "\n" in bare:
        raise ValueError(f"“{column.name}”里有换行；请写成一行")
    if column.kind == "选项" and bare not in column.choices:
        raise ValueError(f"不认识“{bare}”；可以写：{'、'.join(column.choices)}")
    pattern = {"数": FIGURE, "百分数": SHARE, "日期": DAY}.get(column.kind)
    if pattern and not (pattern.fullmatch(bare) or (column.kind == "数" and SHARE.fullmatch(bare))):
        raise ValueError(f"“{column.name}”写的“{bare}”不是{column.kind}；请改成 {column.kind}")
    return bare


def sentence(text: str) -> str:
    """A text that ends as a sentence."""
    return text if re.search("[。！？…”]$", text) else text.rstrip("；，、：,;:") + "。"


def called(asked: FactAsked, found: Mapping[str, str]) -> str:
    """What a row is called: as the outline says, in the first wording whose fields it has, else by its first column."""
    wordings = asked.called or (f"{{{{{asked.columns[0].name}}}}}",)
    pattern = next((wording for wording in wordings if found.keys() >= set(asked_in(wording))), wordings[-1])
    return PLACEHOLDER.sub(lambda match: found.get(match[1], ""), pattern)
