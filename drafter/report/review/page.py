"""Two versions as one HTML file: the new text with what was cut and put in, beside it what each change is and its old words."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.comparison import KINDS
from drafter.comparison.review import Review
from drafter.comparison.wording import pieces
from drafter.report.markup import Markup, joined, tag
from drafter.report.sheet import document, resource

from . import banked, changed_first, counts, fact, listed, recast_words, side, summary
from .paper import paper, shown
from .places import Run, runs

NAME = "两稿对照"
MANY = 24  # facts, above which those that are new or gone are folded


def text(review: Review) -> str:
    """The page of two versions."""
    found = runs(review.comparison) if listed(review) else []
    head = tag("header", tag("h1", NAME), *about(review), *facts(review, found), *key(review, found), class_="top")
    body = [head, *([paper(review, found)] if listed(review) else []), *suggestions(review)]
    style = resource("sheet.css") + resource("jump.css") + resource("page.css", __package__)
    return document(f"{NAME}：{review.old.path}、{review.new.path}", joined(body), style, resource("jump.js"))


def about(review: Review) -> Iterator[Markup]:
    """Which files, how long, what changed in all."""
    for name, one in (("旧稿", review.old), ("新稿", review.new)):
        length = side(one)
        said = f"　{length.characters} 字，约 {length.minutes:g} 分钟"
        yield tag("p", f"{name}　", tag("b", one.path), said)
    if review.revisions:
        yield tag("p", f"新稿里有 {review.revisions} 处修订痕迹，都按“接受”后的文字比较。")
    yield tag("p", f"{summary(review)}。", class_="sum")
    if review.comparison.paragraphs and listed(review):
        yield tag("p", "；".join(map(recast_words, review.comparison.paragraphs)), "。")


def facts(review: Review, found: list[Run]) -> Iterator[Markup]:
    """The facts that changed, each leading to its place; of many only those that became others are shown at once."""
    ranked = [one for _, one in changed_first(review.comparison.facts)]
    if not ranked or not found:
        return
    at = {change: str(number) for number, run in enumerate(found, 1) for change in run.numbers}
    items = [tag("li", tag("a", fact(one), href=f"#p{at[one.change]}", data_n=at[one.change])) for one in ranked]
    shown = len(items) if len(items) <= MANY else sum(bool(one.old and one.new) for one in ranked)
    more = tag("details", tag("summary", f"新写上的、不再提的 {len(items) - shown} 处"), tag("ul", *items[shown:]))
    rest = [more] if items[shown:] else []
    yield tag("section", tag("h2", "事实有变，请先核对"), tag("ul", *items[:shown]), *rest, class_="facts")


def key(review: Review, found: list[Run]) -> Iterator[Markup]:
    """What the colours mean; with JavaScript each kind can be switched off."""
    if found:
        labels = (
            tag(
                "label",
                tag("input", type="checkbox", checked=True, data_kind=kind),
                tag("span", KINDS[kind], class_=kind),
                f" {count}",
            )
            for kind, count in counts(review).items()
        )
        yield tag("p", *labels, tag("small", "按 j、k 键逐处看"), class_="key")


def suggestions(review: Review) -> Iterator[Markup]:
    """What the banks may learn: each phrase with what became of it, and all of it as YAML."""
    if not review.suggestions:
        return
    items = (
        tag(
            "li",
            tag("p", tag("b", one.phrase), f"　{one.place}", class_="from"),
            tag("p", *map(shown, pieces(one.words, one.text))),
        )
        for one in review.suggestions
    )
    yield tag(
        "section",
        tag("h2", f"给语料库的建议　{len(review.suggestions)} 条"),
        tag("ol", *items),
        tag("p", "认可的，把下面的条目抄进语料库（事实已换回占位，请看一遍）："),
        tag("pre", *lines(banked(review))),
        class_="banks",
    )


def lines(text: str) -> Iterator[Markup | str]:
    """A text of several lines, none of which is more than text."""
    for line in text.rstrip("\n").split("\n"):
        yield from (line, Markup("\n"))
