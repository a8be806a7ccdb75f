"""How surprising a repeat is: the information of words, and the chance that a run stands so often so near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import lgamma, log, log10
from operator import mul, sub

from drafter.model import Draft
from drafter.text.dictionary import frequency
from drafter.text.once import once

from .stream import stream

COUNTED = 60_000_000  # words that the dictionary counted
RAREST = 0.5  # the frequency of a word that the dictionary does not know
MOST = 14.0  # decades; a run tells no more than that
SLICES = 10  # equal parts of a draft
SPREAD = 5  # slices in which a topic stands
TOPIC = 6  # uses of a topic
FUNCTION = """
的 了 着 过 地 得 和 与 及 或 以及 并 并且 而 而且 又 也 都 就 还 更 再 才 却 则 且 但 但是 不仅 不但 既 如果 因为 所以
是 有 在 于 对 对于 关于 从 自 由 向 往 到 以 为 为了 被 把 将 让 使 令 给 同 跟 按 按照 根据 通过 随着 经
上 下 中 里 内 外 前 后 之 其 所 者 等 这 那 此 该 各 每 某 这个 那个 这些 那些 这样 那样 一些 一个 一种 一批 一项 一条
我 你 他 她 它 我们 你们 他们 它们 咱们 自己 大家 们 个 项 条 名 位 次 年 月 日 家 人 种 批
不 没 没有 不是 要 会 能 能够 可以 可 应 应当 应该 必须 需要 要求 很 最 较 已 已经 正 正在 曾 只 也是 就是
一 二 三 四 五 六 七 八 九 十 两 几 多 第一 第二 第三 一是 二是 三是 四是 五是 六是 一要 二要 三要 四要
首先 其次 再次 最后 万 亿 元 万元 亿元 万亿元 以上 以下 左右 百分点 吗 呢 吧 啊 是否 能否 同时 此外 另外
一方面 另一方面 之一 什么 怎么 如何
"""
FUNCTION_WORDS = frozenset(FUNCTION.split())


@once
def information(draft: Draft) -> list[float]:
    """The decades of information of each word of the draft's stream, by its number; none for function words.

    A word is as rare as the dictionary says, a topic of the draft only as rare as the draft makes it.
    """
    words = stream(draft)
    rates = topics(words.text)
    return [
        0.0 if not number or word in FUNCTION_WORDS else -log10(max(background(word), rates.get(number, 0.0)))
        for number, word in enumerate(words.vocabulary)
    ]


def background(word: str) -> float:
    """How often a word stands in general, as a share of all words."""
    return max(frequency(word), RAREST) / COUNTED


def topics(text: str) -> dict[int, float]:
    """The rate of each word that runs through a whole text, by its number."""
    size = max(1, -(-len(text) // SLICES))
    counts = [Counter(text[start : start + size]) for start in range(0, len(text), size)]
    spread = Counter(character for count in counts for character in count)
    total = Counter(text)
    return {
        ord(character): total[character] / len(text)
        for character, slices in spread.items()
        if slices >= SPREAD and total[character] >= TOPIC
    }


def surprise(places: Sequence[int], size: int, decades: float, total: int) -> float:
    """The decades by which chance falls short of the densest group of places of a run of ``size`` words.

    A scan statistic: ``decades`` of information for each further place, less the ways in which ``total`` words offer
    such a group.
    """
    told, ways = min(decades, MOST), log10(total)
    return max(
        ((count - 1) * (told - log10(width)) - ways + lgamma(count) / log(10) for count, width in widths(places, size)),
        default=float("-inf"),
    )


def widths(places: Sequence[int], size: int) -> Iterator[tuple[int, int]]:
    """The width of the densest group of two places, three, … and of all of them, in ever larger steps."""
    count, most = 2, len(places)
    while count <= most:
        yield count, min(map(sub, places[count - 1 :], places)) + size
        count = count + max(1, count // 4) if count == most else min(most, count + max(1, count // 4))


def unlikely(count: int, expected: float) -> float:
    """The decades by which ``count`` or more events are rarer than certain, where ``expected`` are (Poisson)."""
    if count <= expected:
        return 0.0
    first = count * log(expected) - expected - lgamma(count + 1)
    ratios = accumulate((expected / (count + further) for further in range(1, TAIL)), mul, initial=1.0)
    return -(first + log(sum(ratios))) / log(10)


TAIL = 30  # terms of the tail that are added up
