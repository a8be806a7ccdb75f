"""Both engines of the archive: the same answers, nothing lost, nothing left."""

from __future__ import annotations

from drafter.archive.store import Entry, Source, Store


def entry(name: str, text: str, changed: int = 1) -> Entry:
    return Entry(Source("office", name, len(text), changed), f"《{name}》", "2025-03-01", text)


def test_a_document_is_kept_with_its_source(store: Store) -> None:
    one = entry("a.txt", "各位同志，今天我们在这里开一个短会。")

    assert store.add([one]) == [True]
    assert store.known("office") == {"a.txt": one.source}
    assert store.texts([1]) == {1: one.text}
