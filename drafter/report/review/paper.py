"""The new text paragraph by paragraph, what was cut where it stood, and beside each paragraph what its changes are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafter.comparison import Comparison, FactChange
from drafter.comparison.review import Review
from drafter.comparison.wording import Piece
from drafter.model import Block
from drafter.report.markup import Markup, joined, tag
from drafter.report.sheet import NEW_LINE, broken, kind

from . import fact
from .places import Run, about

TOLD = ("reworded", "split", "merged")  # changes whose old words stand beside them


def paper(review: Review, found: list[Run]) -> Markup:
    """The new text with its changes."""
    return tag("div", *Paper(review, found).rows(), class_="paper")


@dataclass(frozen=True)
class Paper:
    """Two versions and the changes as they are shown, by their numbers from 1 on the page."""

    review: Review
    runs: list[Run]

    @property
    def comparison(self) -> Comparison:
        """Both versions as sentences."""
        return self.review.comparison

    def rows(self) -> Iterator[Markup]:
        """The paragraphs of the new version, and those of the old one of which nothing was left."""
        yield from self.gone(-1)
        for index, block in enumerate(self.review.new.draft.blocks):
            words = tag("p", *self.inline(index, block), class_=kind(block))
            yield row(words, [self.card(number) for number in self.beside.get(index, [])])
            yield from self.gone(index)

    def gone(self, block: int) -> Iterator[Markup]:
        """The paragraphs that stood behind one of the new version."""
        for number in self.left_out.get(block, []):
            run = self.runs[number - 1]
            words = joined(self.struck(old) for change in run.changes for old in change.old)
            look = kind(self.review.old.draft.blocks[run.where.block])
            yield row(tag("p", words, class_=look), [self.card(number)])

    def inline(self, index: int, block: Block) -> Iterator[Markup]:
        """The sentences of a paragraph and what was cut among them."""
        reached = 0
        for number in self.by_block.get(index, []):
            spot = self.comparison.new[number].spot
            yield broken(block.text[reached : spot.start])
            yield from self.beside_it(number, behind=False)
            yield self.sentence(number, block)
            yield from self.beside_it(number, behind=True)
            reached = spot.end
        yield broken(block.text[reached:])

    def beside_it(self, number: int, *, behind: bool) -> Iterator[Markup]:
        """What was cut before or behind a sentence of the new version, and a sign for what was moved away."""
        for old in self.left.get((number, behind), []):
            if old in self.of_old:
                yield self.struck(old)
            elif old in self.away:
                run = self.away[old]
                to = f"［移到{self.runs[run - 1].where}］"
                yield tag("a", class_="moved", href=f"#p{run}", data_n=str(run), data_to=to)

    def sentence(self, number: int, block: Block) -> Markup:
        """A sentence of the new version, with what was changed in it."""
        unit = self.comparison.new[number]
        inner = joined(map(shown, self.pieces[number])) if number in self.pieces else broken(unit.text)
        style = block.spans[0].style if unit.heading and block.spans else ""
        inner = tag("span", inner, class_=style) if style else inner
        return self.mark(self.of_new[number], inner) if number in self.of_new else inner

    def struck(self, number: int) -> Markup:
        """A sentence that was cut."""
        return self.mark(self.of_old[number], tag("del", broken(self.comparison.old[number].text)))

    def mark(self, at: tuple[int, bool], inner: Markup) -> Markup:
        """Words that belong to a change, which lead to what is said of it."""
        number, first = at
        look = self.runs[number - 1].changes[0].kind
        return tag("a", inner, class_=look, id=f"p{number}" if first else None, href=f"#r{number}", data_n=str(number))

    def card(self, number: int) -> Markup:
        """What a change is: its kind, where its sentences come from, its facts, its old words."""
        run = self.runs[number - 1]
        change, said = run.changes[0], about(self.comparison, run)
        name = tag(
            "p", tag("a", str(number), href=f"#p{number}"), " ", tag("b", run.label), f"　{said}" if said else ""
        )
        told = [tag("p", fact(one), class_="fact") for at in run.numbers for one in self.facts.get(at, [])]
        words = broken("".join(self.comparison.old[old].text for old in change.old))
        before = [tag("p", "旧：", words, class_="old")] if change.kind in TOLD else []
        return tag("div", name, *told, *before, class_=f"card {change.kind}", id=f"r{number}", data_look=change.kind)

    @cached_property
    def by_block(self) -> dict[int, list[int]]:
        """The sentences of each paragraph of the new version."""
        found = defaultdict(list)
        for number, unit in enumerate(self.comparison.new):
            found[unit.spot.block].append(number)
        return found

    @cached_property
    def beside(self) -> dict[int, list[int]]:
        """The changes of each paragraph of the new version."""
        found = defaultdict(list)
        for number, run in enumerate(self.runs, 1):
            if not run.where.gone:
                found[run.where.block].append(number)
        return found

    @cached_property
    def left_out(self) -> dict[int, list[int]]:
        """The changes that are whole paragraphs of the old version, by the paragraph of the new one before them."""
        found = defaultdict(list)
        for number, run in enumerate(self.runs, 1):
            if run.where.gone:
                unit = self.comparison.stands[run.changes[0].old[0]].unit
                found[self.comparison.new[unit].spot.block if unit >= 0 else -1].append(number)
        return found

    @cached_property
    def left(self) -> dict[tuple[int, bool], list[int]]:
        """The sentences that were cut, or moved away, before and behind each sentence of the new version."""
        found = defaultdict(list)
        for old, stand in self.comparison.stands.items():
            if not stand.gone:
                found[stand.unit, stand.behind].append(old)
        return found

    @cached_property
    def away(self) -> dict[int, int]:
        """The change by which the first of moved sentences left its place."""
        return {run.changes[0].old[0]: number for number, run in enumerate(self.runs, 1) if run.changes[0].move}

    @cached_property
    def of_new(self) -> dict[int, tuple[int, bool]]:
        """The change of each sentence of the new version that has one, and whether it is the first there."""
        return {
            index: (number, at == 0)
            for number, run in enumerate(self.runs, 1)
            for at, index in enumerate(index for change in run.changes for index in change.new)
        }

    @cached_property
    def of_old(self) -> dict[int, tuple[int, bool]]:
        """The same for each sentence that was cut."""
        return {
            change.old[0]: (number, at == 0)
            for number, run in enumerate(self.runs, 1)
            for at, change in enumerate(run.changes)
            if change.kind == "cut"
        }

    @cached_property
    def facts(self) -> dict[int, list[FactChange]]:
        """The facts that each change changes, by its number from 0."""
        found = defaultdict(list)
        for one in self.comparison.facts:
            found[one.change].append(one)
        return found

    @cached_property
    def pieces(self) -> dict[int, list[Piece]]:
        """The pieces of each sentence of the new version that has any."""
        return {
            number: row
            for change in self.comparison.changes
            if change.pieces
            for number, row in zip(
                change.new,
                parted(change.pieces, [len(self.comparison.new[number].text) for number in change.new]),
                strict=True,
            )
        }


def parted(pieces: tuple[Piece, ...], sizes: list[int]) -> Iterator[list[Piece]]:
    """Pieces over the sentences that they make up, by the sizes of these; old words go to the first that may have them."""
    waiting = list(pieces[::-1])
    for last, size in zip((*(False for _ in sizes[1:]), True), sizes, strict=True):
        row, room = [], size
        while waiting and (room or last):
            piece = waiting.pop()
            head, tail = piece.new[:room], piece.new[room:]
            row.append(Piece(head if piece.kept else piece.old, head))
            room -= len(head)
            if tail:
                waiting.append(Piece(tail if piece.kept else "", tail))
        yield row


def shown(piece: Piece) -> Markup:
    """A piece: what was kept, or what was cut and what was put in."""
    if piece.kept:
        return broken(piece.new)
    both = (("del", piece.old), ("ins", piece.new))
    return joined(tag(name, broken(words)) for name, words in both if words)


def row(words: Markup, cards: list[Markup]) -> Markup:
    """A paragraph and what its changes are."""
    beside = [tag("div", *cards, class_="cards")] if cards else []
    return tag("div", tag("div", words, class_="words"), *beside, NEW_LINE, class_="row held" if cards else "row")
