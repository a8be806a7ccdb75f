"""Frozen dataclasses read from YAML: Chinese keys, limits, every fault with its place; and the JSON Schema that editors read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from drafter.errors import Mistake, Mistakes

from .document import Document, Trail
from .yamlfile import close

T = TypeVar("T")
EMPTY = object()
UNIONS = (Union, UnionType)
NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
KINDS = {
    str: "要写文字；若以数字、括号开头，请加英文双引号",
    int: "要写整数，如 2",
    float: "要写数，如 1.5",
    bool: "要写 true 或 false",
}
JSON_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def key(name: str, default: Any = MISSING, **rules: Any) -> Any:
    """A field that files write as ``name``; the English field name is accepted too.

    Rules: ``least`` and ``most`` bound a number, or the length of a text or list; ``pattern`` is a regular
    expression for the whole text; ``before`` turns what was written into what is read (``ValueError`` carries
    the fault), and ``accepts`` is then the type that may be written.
    """
    metadata = {"key": name, **rules}
    if isinstance(default, dict):
        return field(default_factory=dict, metadata=metadata)
    return field(metadata=metadata) if default is MISSING else field(default=default, metadata=metadata)


@cache
def hints(record: type) -> dict[str, Any]:
    """The types of a record's fields."""
    return get_type_hints(record)


def keyed(record: type) -> list[Field[Any]]:
    """The fields of a record that files write."""
    return [entry for entry in fields(record) if "key" in entry.metadata]


def read(document: Document, record: type[T]) -> T:
    """The document as a record; every fault at once as ``Mistakes``."""
    reading = Reading(document)
    value = reading.record(record, document.value, ())
    if reading.faults:
        raise Mistakes(reading.faults)
    return value  # type: ignore[no-any-return]


class Reading:
    """One pass over a document; what cannot be read is ``EMPTY`` and a fault."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.faults: list[Mistake] = []

    def fault(self, trail: Trail, message: str) -> Any:
        """Note a fault at a place."""
        self.faults.append(Mistake(self.document.place(*trail), message))
        return EMPTY

    def record(self, record: type, value: Any, trail: Trail) -> Any:
        """A mapping as a record: no unknown key, none missing; a key left blank is a key left out."""
        if not isinstance(value, Mapping):
            return self.fault(trail, wrong_kind(value, "要分行写“键: 值”"))
        known = {name: entry for entry in keyed(record) for name in (entry.metadata["key"], entry.name)}
        for name in value:
            if name not in known:
                self.fault(
                    (*trail, name), f"不认识“{name}”；{close(name, [entry.metadata['key'] for entry in keyed(record)])}"
                )
        for entry in keyed(record):
            if entry.name in value and entry.metadata["key"] in value and entry.name != entry.metadata["key"]:
                self.fault(
                    (*trail, entry.name), f"“{entry.metadata['key']}”和“{entry.name}”是同一项，写了两次；请删去一处"
                )
        given: dict[str, Any] = {}
        for name, entry in known.items():
            if value.get(name) is not None:
                given[entry.name] = self.field(entry, hints(record)[entry.name], value[name], (*trail, name))
        for entry in keyed(record):
            if entry.name not in given and entry.default is MISSING and entry.default_factory is MISSING:
                given[entry.name] = self.fault(trail, f"缺“{entry.metadata['key']}”；请补上")
        return self.built(record, given, trail)

    def built(self, record: type, given: dict[str, Any], trail: Trail) -> Any:
        """The record, if all its fields could be read and agree with each other (its method ``fault``)."""
        if EMPTY in given.values():
            return EMPTY
        made = record(**given)
        complaint = made.fault() if hasattr(made, "fault") else ""
        return self.fault(trail, complaint) if complaint else made

    def field(self, entry: Field[Any], kind: Any, value: Any, trail: Trail) -> Any:
        """A field's value within its limits."""
        rules = entry.metadata
        try:
            written = rules["before"](value) if "before" in rules else value
        except ValueError as error:
            return self.fault(trail, str(error))
        found = self.value(kind, written, trail)
        complaint = beyond(found, rules) if found is not EMPTY else ""
        return self.fault(trail, f"“{value}”不合要求；{complaint}") if complaint else found

    def value(self, kind: Any, value: Any, trail: Trail) -> Any:
        """A value as a type: plain, a choice, a list, a mapping, a record, or the first of a union that fits."""
        origin = get_origin(kind)
        if kind is Any:
            return value
        if origin in UNIONS:
            return self.first_fit([member for member in get_args(kind) if member is not NoneType], value, trail)
        if origin is Literal:
            choices = get_args(kind)
            return (
                value
                if value in choices
                else self.fault(trail, f"不认识“{value}”；可以写：{'、'.join(filter(None, map(str, choices)))}")
            )
        if origin in (tuple, list):
            return self.entries(get_args(kind)[0], value, trail, origin)
        if origin is dict:
            return self.mapping(get_args(kind)[1], value, trail)
        if is_dataclass(kind):
            return self.record(kind, value, trail)  # type: ignore[arg-type]
        plain = plain_value(kind, value)
        return self.fault(trail, wrong_kind(value, KINDS[kind])) if plain is EMPTY else plain

    def first_fit(self, members: list[Any], value: Any, trail: Trail) -> Any:
        """The value as the first member of a union that it fits; the faults of the last one if it fits none."""
        for member in members:
            before = len(self.faults)
            found = self.value(member, value, trail)
            if found is not EMPTY or member is members[-1]:
                return found
            del self.faults[before:]
        return EMPTY

    def entries(self, kind: Any, value: Any, trail: Trail, origin: Callable[[list[Any]], Any]) -> Any:
        """A list, each entry of one type."""
        if not isinstance(value, list | tuple):
            return self.fault(trail, wrong_kind(value, "要写成列表，如 [甲, 乙]"))
        found = [self.value(kind, entry, (*trail, index)) for index, entry in enumerate(value)]
        return EMPTY if EMPTY in found else origin(found)

    def mapping(self, kind: Any, value: Any, trail: Trail) -> Any:
        """A mapping from names to values of one type."""
        if not isinstance(value, Mapping):
            return self.fault(trail, wrong_kind(value, "要分行写“键: 值”"))
        found = {name: self.value(kind, entry, (*trail, name)) for name, entry in value.items()}
        return EMPTY if EMPTY in found.values() else found


def plain_value(kind: Any, value: Any) -> Any:
    """A value as text, whole number, number or truth; ``EMPTY`` if it is none."""
    if kind is str:
        return value.strip() if isinstance(value, str) else EMPTY
    if kind is bool or isinstance(value, bool):
        return value if kind is bool and isinstance(value, bool) else EMPTY
    text = str(value).strip()
    if not isinstance(value, int | str) or not NUMBER.fullmatch(text):
        return EMPTY
    return float(text) if kind is float else EMPTY if "." in text else int(text)


def beyond(value: Any, rules: Mapping[str, Any]) -> str:
    """What is wrong with a value by its limits; empty if nothing is."""
    size = len(value) if isinstance(value, str | tuple | list | dict) else value
    if "least" in rules and size < rules["least"]:
        return "至少要写一项" if size == 0 and not isinstance(value, int | float) else f"不能小于 {rules['least']}"
    if "most" in rules and size > rules["most"]:
        return f"不能大于 {rules['most']}"
    if "pattern" in rules and not re.fullmatch(rules["pattern"], value):
        return f"要合这个格式：{rules['pattern']}"
    return ""


def wrong_kind(value: Any, wanted: str) -> str:
    """That a value is of the wrong kind, with the usual slip if it is that."""
    if isinstance(value, str) and "：" in value and "键" in wanted:
        return "冒号是全角的“：”，没有认出来；请改成半角冒号加一个空格“: ”"
    shown = f"“{value}”" if isinstance(value, str | int) else "这里的内容"
    return f"{shown}不合要求；{wanted}"


def schema(record: type) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a file that is read as ``record``, with its Chinese keys."""
    records: dict[str, type] = {}
    root = described(record, records)
    definitions: dict[str, Any] = {}
    while len(definitions) < len(records):
        for name in [name for name in records if name not in definitions]:
            definitions[name] = properties(records[name], records)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **root, "$defs": definitions}


def described(kind: Any, records: dict[str, type]) -> dict[str, Any]:
    """The schema of a type; records are gathered by name."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind is Any:
        return {}
    if origin in UNIONS:
        return {"anyOf": [described(member, records) for member in inner]}
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (tuple, list):
        return {"type": "array", "items": described(inner[0], records)}
    if origin is dict:
        return {"type": "object", "additionalProperties": described(inner[1], records)}
    if is_dataclass(kind):
        records[kind.__name__] = kind  # type: ignore[union-attr,assignment]
        return {"$ref": f"#/$defs/{kind.__name__}"}  # type: ignore[union-attr]
    return {"type": JSON_TYPES[kind]}


def properties(record: type, records: dict[str, type]) -> dict[str, Any]:
    """The schema of a record: its keys and which of them are needed; a key may be left blank."""
    needed = [
        entry.metadata["key"]
        for entry in keyed(record)
        if entry.default is MISSING and entry.default_factory is MISSING
    ]
    entries = {
        entry.metadata["key"]: limited(entry, record, records, entry.metadata["key"] in needed)
        for entry in keyed(record)
    }
    return {"type": "object", "properties": entries, "required": needed, "additionalProperties": False}


def limited(entry: Field[Any], record: type, records: dict[str, type], needed: bool) -> dict[str, Any]:
    """A field's schema with its limits; one with a default may be left blank."""
    rules = entry.metadata
    kind = described(rules.get("accepts", hints(record)[entry.name]), records)
    names = ("minimum", "maximum") if kind.get("type") in ("integer", "number") else ("minLength", "maxLength")
    limits = {names[0]: rules.get("least"), names[1]: rules.get("most"), "pattern": rules.get("pattern")}
    if kind.get("type") in ("integer", "number", "string"):
        kind |= {name: limit for name, limit in limits.items() if limit is not None}
    return kind if needed else {"anyOf": [kind, {"type": "null"}]}
