"""Selection: the documents of an archive that are read for a draft, and the stretches that they share with it.

All documents of a ``TINY`` archive are read, and in a larger one all that have a fingerprint of the draft if these are at
most ``SMALL``: each common run of ``CERTAIN`` characters is then found in each document. Else each ``CERTAIN`` characters
of the draft are looked for by the fingerprint that was kept for them. Documents that may have them, as far as two bits of
each character around it tell, are read until they are known to be part of a common run, but of more than ``COMMON`` such
documents only the one that has most of the draft. So it is certain that any ``CERTAIN`` characters which a document has
lie in a passage, if at most ``COMMON`` documents look as if they had them; a wording that more have is missed only if
the one that was read does not have it. It is not certain that every document which has them is named, nor that a
longer run lies in one passage: it may lie in two that overlap. ``Read.complete`` tells the cases apart.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .alignment import EDGE, Index, Places, Runs, Stretches, runs, stretches
from .characters import Characters, Codes, characters
from .fingerprint import CERTAIN, FACTOR, GRAM, grams, served
from .postings import NUMBER_BITS, SIDE, Hits, Keys, keys
from .store import Store

TINY = 300  # documents that are all read, whatever fingerprints they have, so that more light edits are found
SMALL = 1000  # documents that have a fingerprint and are all read
FEW = 200_000  # hits of which all documents are read
COMMON = 32  # documents that have a fingerprint of which one more is as good as another
WAVE = 32  # documents read at a time, twice as many with each wave
RARE = 8  # documents that have a fingerprint which hints at a lightly edited passage
HINTED = 48  # documents read for such hints


class Read(NamedTuple):
    """What was read for a draft: the texts of documents by number, their characters, the stretches they share with it.

    ``documents`` has the number of each stretch's document, in which its ``others`` count; ``complete`` says whether every
    document was read that may have any.
    """

    texts: dict[int, str]
    characters: dict[int, Characters]
    documents: Places
    stretches: Stretches
    complete: bool


class Asked(NamedTuple):
    """Fingerprints of a draft, and for each the first and the last stretch of ``CERTAIN`` characters that it was kept for."""

    keys: Keys
    first: Places
    last: Places


class Reading:
    """The documents of an archive as they are read for a draft, wave by wave."""

    def __init__(self, store: Store, draft: Index, asked: Asked, hits: Hits) -> None:
        self.store, self.draft, self.hits = store, draft, hits
        _, first, last = asked
        start = asked.keys.positions[hits.key]
        self.starts = np.maximum(first[hits.key], start - hits.left)
        self.ends = np.minimum(last[hits.key], start + hits.right - (CERTAIN - GRAM)) + CERTAIN
        self.seen = np.zeros(hits.document.max(initial=0) + 1, bool)
        self.far = np.zeros(len(draft.codes) + 1, np.intp)  # where the longest find from a place on or before it ends
        self.texts: dict[int, str] = {}
        self.characters: dict[int, Characters] = {}
        self.documents: list[Places] = []
        self.stretches: list[Stretches] = []

    def take(self, numbers: Places) -> None:
        """Read documents; those gone in the meantime are left out."""
        self.seen[numbers[numbers < len(self.seen)]] = True
        texts = self.store.texts(numbers.tolist())
        read = {number: characters(texts[number]) for number in sorted(texts)}
        codes, edges = row([one.codes for one in read.values()])
        found = runs(self.draft, codes)
        made = stretches(self.draft, codes, found)
        self.extend(found)
        owner = np.searchsorted(edges, made.others, "right") - 1
        self.texts |= texts
        self.characters |= read
        self.documents.append(np.array(list(read), np.intp)[owner])
        begun = edges[owner]
        self.stretches.append(made._replace(others=made.others - begun, other_ends=made.other_ends - begun))

    def extend(self, found: Runs) -> None:
        """Note how far certain runs go."""
        sure = found.lengths >= CERTAIN
        np.maximum.at(self.far, found.starts[sure], found.starts[sure] + found.lengths[sure])
        np.maximum.accumulate(self.far, out=self.far)

    def unexplained(self, hits: Places) -> Places:
        """Those hits of documents not read whose window is not part of a run that was found."""
        hits = hits[~self.seen[self.hits.document[hits]]]
        left: Places = hits[self.far[self.starts[hits]] < self.ends[hits]]
        return left

    def everything(self, numbers: Places) -> None:
        """Read some documents, whatever is found."""
        for first in range(0, len(numbers), WAVE):
            self.take(numbers[first : first + WAVE])

    def certain(self) -> None:
        """Read documents until each window in which a certain run may lie is explained, or enough were read for it."""
        left, depth = self.possible(), 1
        while len(left := self.unexplained(left)):
            self.take(self.promising(left, depth))
            depth *= 2

    def possible(self) -> Places:
        """The hits in whose windows a certain run may lie; of a fingerprint that many have only the most promising one."""
        hits = np.flatnonzero(self.ends - self.starts >= CERTAIN)
        document, key = self.hits.document[hits], self.hits.key[hits]
        rank = np.bincount(document)[document] << NUMBER_BITS | document
        starts = np.flatnonzero(np.diff(key, prepend=-1))
        counts = np.diff(starts, append=len(hits))
        best = np.maximum.reduceat(rank, starts) if len(starts) else rank
        kept: Places = hits[np.repeat(counts <= COMMON, counts) | (rank == np.repeat(best, counts))]
        return kept

    def promising(self, left: Places, depth: int) -> Places:
        """The documents to be read next: of each fingerprint those with most hits, the last added first."""
        document, key = self.hits.document[left], self.hits.key[left]
        weight = np.bincount(document)[document]
        order = np.lexsort((-document, -weight, key))
        starts = np.flatnonzero(np.diff(key[order], prepend=-1))
        place = np.arange(len(order)) - np.repeat(starts, np.diff(starts, append=len(order)))
        numbers, votes = np.unique(document[order[place < depth]], return_counts=True)
        return numbers[np.lexsort((-numbers, -votes))[: WAVE * depth]]

    def hinted(self) -> None:
        """Read the documents that share the most rare fingerprints with what is left of the draft."""
        rare = np.bincount(self.hits.key)[self.hits.key] <= RARE
        left = self.unexplained(np.flatnonzero(rare))
        numbers, of = np.unique(self.hits.document[left], return_inverse=True)
        weight = np.bincount(of, 1.0 + self.hits.left[left] + self.hits.right[left], len(numbers))
        chosen = numbers[np.lexsort((-numbers, -weight))[:HINTED]]
        for first in range(0, len(chosen), WAVE):
            self.take(chosen[first : first + WAVE])

    def result(self) -> Read:
        """What was read."""
        documents = np.concatenate([np.zeros(0, np.intp), *self.documents])
        columns = zip(EMPTY, *self.stretches, strict=True)
        joined = Stretches(*(np.concatenate(values) for values in columns))
        complete = bool(self.seen[self.hits.document].all())
        return Read(self.texts, self.characters, documents, joined, complete)


EMPTY = Stretches(*(np.zeros(0, np.intp) for _ in Stretches._fields))


def row(texts: list[Codes]) -> tuple[Codes, Places]:
    """Texts one after the other, with room between them, and where each starts."""
    gap = np.zeros(EDGE, np.uint32)
    edges = np.cumsum([0, *(len(codes) + EDGE for codes in texts)])[:-1]
    return np.concatenate([gap[:0], *(part for codes in texts for part in (codes, gap))]), edges


def asked(codes: Codes) -> Asked:
    """What an archive is asked for a text: of fingerprints with the same characters around them only the first one."""
    found = keys(codes)
    hashes, around = grams(codes), grams(np.pad(codes, SIDE))
    first, last = served(hashes, found.positions)
    near = (
        around[found.positions] * FACTOR ^ hashes[found.positions] ^ around[found.positions + 2 * SIDE] << np.uint64(1)
    )
    _, kept, group = np.unique(near, return_index=True, return_inverse=True)
    before, behind = np.zeros(len(kept), np.intp), np.full(len(kept), -SIDE)
    np.minimum.at(before, group, first - found.positions)
    np.maximum.at(behind, group, last - found.positions)
    order = np.argsort(kept)
    kept = kept[order]
    buckets, rests, contexts, positions = found
    few = Keys(buckets[kept], rests[kept], contexts[kept], positions[kept])
    return Asked(few, few.positions + before[order], few.positions + behind[order])


def read(store: Store, draft: Index, own: int = 0) -> Read:
    """What the documents of an archive but for ``own`` share with a draft. Raises ``DrafterError`` from the archive."""
    question = asked(draft.codes)
    hits = others(store.candidates(question.keys), own)
    reading = Reading(store, draft, question, hits)
    if store.count() <= TINY:
        reading.everything(np.array([record.number for record in store.records() if record.number != own], np.intp))
    elif np.count_nonzero(np.bincount(hits.document)) <= SMALL and len(hits.document) <= FEW:
        reading.everything(np.unique(hits.document))
    else:
        reading.certain()
        reading.hinted()
    return reading.result()


def others(hits: Hits, own: int) -> Hits:
    """The hits of other documents."""
    kept = hits.document != own
    return hits if kept.all() else Hits(*(column[kept] for column in hits))
