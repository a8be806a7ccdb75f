"""What changed between two versions for the terminal: facts first, then sentence by sentence, what is small gathered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from drafter.comparison import KINDS, Change
from drafter.comparison.review import Review, Suggestion
from drafter.comparison.wording import Piece, pieces
from drafter.report.reuse.terminal import Styled, wrapped
from drafter.report.terminal import BOLD, COLOURS, FAINT, NARROWEST, Screen
from drafter.report.visible import visible

from . import SMALL, banked, changed_first, fact, listed, recast_words, side, summary
from .places import Run, Where, about, places, worded

LISTED = 30  # facts, and gathered changes of a kind, that are shown
EDGE = 24  # characters at either end of a long stretch that was kept
AROUND = 6  # characters beside a changed point
INDENT = "  "
BLANK = "空格"
STRUCK, NEW = ("9", COLOURS["error"]), (BOLD, "32")


def text(review: Review, color: bool, width: int, *, full: bool = False, broad: bool = False) -> str:
    """The report on two versions."""
    return "\n".join(lines(review, Screen(color, max(width, NARROWEST), full, broad))) + "\n"


def lines(review: Review, screen: Screen) -> Iterator[str]:
    """The figures, what changed, what the banks may learn."""
    for name, document in (("旧稿", review.old), ("新稿", review.new)):
        length = side(document)
        path = screen.paint(visible(document.path), BOLD)
        yield f"{name}  {path}  {length.characters} 字，约 {length.minutes:g} 分钟"
    if review.revisions:
        yield f"新稿里有 {review.revisions} 处修订痕迹，都按“接受”后的文字比较。"
    yield screen.paint(f"{summary(review)}。", BOLD)
    if listed(review) or (screen.full and not review.identical):
        yield from facts(review, screen)
        yield from sentences(review, screen)
        yield from gathered(review, screen)
        yield from suggestions(review, screen)
    elif not review.identical:
        yield "没有逐句列出；确要对照，请加 --all。"


def facts(review: Review, screen: Screen) -> Iterator[str]:
    """The facts that changed."""
    found = changed_first(review.comparison.facts)
    if not found:
        return
    yield ""
    yield screen.paint(f"【事实有变，请先核对】{len(found)} 处", BOLD, COLOURS["error"])
    kept, where = found if screen.full else found[:LISTED], places(review.comparison)
    size = max(screen.columns(str(where[one.change])) for _, one in kept)
    for _, one in kept:
        yield from named(str(where[one.change]), [Styled(visible(fact(one)), (BOLD,))], screen, size)
    yield from rest(len(found) - len(kept))


def sentences(review: Review, screen: Screen) -> Iterator[str]:
    """The changes one by one, by the paragraphs in which they stand."""
    found = worded(review.comparison)
    if found:
        yield ""
        yield screen.paint("【逐句】“【旧→新】”是改动；段数从标题数起", BOLD)
    for where, group in groupby(found, key=lambda run: run.where):
        yield screen.paint(f"{where}  {opening(review, where, screen)}".rstrip(), FAINT)
        for run in group:
            yield from of_run(review, run, screen)


def opening(review: Review, where: Where, screen: Screen) -> str:
    """How a paragraph of several sentences begins."""
    comparison, draft = review.comparison, (review.old if where.gone else review.new).draft
    units = comparison.old if where.gone else comparison.new
    single = sum(unit.spot.block == where.block for unit in units) == 1
    return "" if single else screen.head(visible(draft.blocks[where.block].text), EDGE)


def of_run(review: Review, run: Run, screen: Screen) -> Iterator[str]:
    """A change, or several that are shown as one."""
    first, last = run.changes[0], run.changes[-1]
    name, said = run.label, about(review.comparison, run)
    head = [Styled(f"（{said}）", (FAINT,))] if said else []
    if len(first.pieces) == 1 and not first.pieces[0].kept:
        old, new = map(visible, first.pieces[0])
        yield from named(name, [*head, Styled("旧："), Styled(old, STRUCK)], screen)
        yield from named("", [Styled("新："), Styled(new, NEW)], screen, screen.columns(name))
    elif first.kind == "moved" and len(run.changes) > 1:
        yield from named(name, [*head, *words(review, first), Styled(" …… "), *words(review, last)], screen)
    else:
        yield from named(name, [*head, *(part for change in run.changes for part in words(review, change))], screen)


def words(review: Review, change: Change) -> Iterator[Styled]:
    """The words of a change: what was cut or added as it is, else both wordings in one."""
    if not change.pieces:
        units, numbers = (review.comparison.new, change.new) if change.new else (review.comparison.old, change.old)
        yield Styled(visible("".join(units[number].text for number in numbers)), NEW if change.new else STRUCK)
    for piece in change.pieces:
        yield from of_piece(piece)


def of_piece(piece: Piece) -> Iterator[Styled]:
    """A piece of a wording; of a long one that was kept the two ends."""
    left_out = len(piece.new) - 2 * EDGE
    if piece.kept and left_out > EDGE:
        yield Styled(visible(f"{piece.new[:EDGE]}……{piece.new[-EDGE:]}"))
    else:
        yield from in_full(piece)


def in_full(piece: Piece) -> Iterator[Styled]:
    """A piece of a wording, all of it."""
    old, new = (BLANK if words.isspace() else visible(words) for words in piece)
    if piece.kept:
        yield Styled(visible(piece.new))
    elif old and new:
        yield from (Styled("【"), Styled(old, STRUCK), Styled("→"), Styled(new, NEW), Styled("】"))
    else:
        yield from (Styled("【删：" if old else "【增："), Styled(old or new, STRUCK if old else NEW), Styled("】"))


def gathered(review: Review, screen: Screen) -> Iterator[str]:
    """Paragraphs that were split or merged, points and numbers that changed, a line each kind."""
    kinds = [("段落", [recast_words(one) for one in review.comparison.paragraphs])]
    for kind in SMALL:
        found = review.comparison.of_kind(kind)
        kinds.append((KINDS[kind], [small(review, one) for one in found]))
    for name, said in kinds:
        if said:
            kept = said if screen.full else said[:LISTED]
            more = f"；另有 {len(said) - len(kept)} 处，加 --all 全部列出" if len(kept) < len(said) else ""
            yield ""
            yield screen.paint(f"【{name}】{len(said)} 处", BOLD)
            yield from indented([Styled("；".join(kept) + more)], screen)


def small(review: Review, change: Change) -> str:
    """A change of points or of a number: its paragraph and the words around it."""
    where = Where(False, review.comparison.new[change.new[0]].spot.block)
    text = "".join(part.text for piece in change.pieces for part in in_full(piece))
    first = text.find("【")
    last = text.rfind("】") + 1
    around = text[max(0, first - AROUND) : last + AROUND]
    return f"{where}“{around}”"


def suggestions(review: Review, screen: Screen) -> Iterator[str]:
    """What the banks may learn."""
    if not review.suggestions:
        return
    yield ""
    yield screen.paint(f"【给语料库的建议】{len(review.suggestions)} 条：改到了语料库里的语句", BOLD)
    for one in review.suggestions:
        yield from of_suggestion(one, screen)
    yield ""
    yield screen.paint("认可的，把下面的条目抄进语料库（事实已换回占位，请看一遍）：", BOLD)
    yield visible_lines(banked(review))


def of_suggestion(one: Suggestion, screen: Screen) -> Iterator[str]:
    """A phrase: where it stands, and its words with what was changed in them."""
    yield f"{visible(one.place)}  {visible(one.phrase)}"
    yield from indented([part for piece in pieces(one.words, one.text) for part in in_full(piece)], screen)


def visible_lines(block: str) -> str:
    """Lines with nothing in them that acts on the terminal."""
    return "\n".join(map(visible, block.rstrip("\n").split("\n")))


def named(name: str, pieces: Iterable[Styled], screen: Screen, least: int = 0) -> Iterator[str]:
    """Words in lines beside their name, which has ``least`` columns."""
    size = max(least, screen.columns(name))
    before = f"{INDENT}{screen.paint(name, BOLD)}{' ' * (size - screen.columns(name))}  "
    room = screen.width - len(INDENT) - size - 2
    for line in wrapped(pieces, room, screen):
        yield f"{before}{line}".rstrip()
        before = " " * (len(INDENT) + size + 2)


def indented(pieces: Iterable[Styled], screen: Screen) -> Iterator[str]:
    """Words in lines behind an indent."""
    return (f"{INDENT}{line}".rstrip() for line in wrapped(pieces, screen.width - len(INDENT), screen))


def rest(count: int) -> Iterator[str]:
    """That there is more than is shown."""
    if count > 0:
        yield f"{INDENT}另有 {count} 处，加 --all 全部列出"
