"""Who reuses whose text: equal to counting by hand, on every engine, here and on a cluster, whatever dies meanwhile."""

from __future__ import annotations

import errno
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, pairwise
from pathlib import Path

import cluster
import numpy as np
import postgres
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.archive import cluster as dask
from drafter.archive import opened, pairs, spooled
from drafter.archive.characters import characters
from drafter.archive.counting import Count, Counts, Shuffled, Sum, counted, part, summed
from drafter.archive.pairs import Sharing, components, ranked
from drafter.archive.postings import BUCKETS, keys, packed
from drafter.archive.store import Entry, Shard, Source, Store
from drafter.errors import DrafterError
from drafter.jobs import parallel

LOCAL: Shuffled = partial(spooled.shuffled, parallel.each)
HAN = [chr(0x4E00 + place) for place in range(3000)]
CERTAIN = 13


def sentence(name: object, length: int = 40) -> str:
    """A sentence by rule, which shares no thirteen characters with any other."""
    chance = random.Random(str(name))
    return "".join(chance.choices(HAN, k=length)) + "。"


def office() -> list[str]:
    """Documents that share sentences: chains of years, a formula, a copy of a copy, one that stands alone."""
    texts = []
    for number in range(24):
        own = [sentence(f"{number}-{place}") for place in range(4)]
        series = [sentence(f"series {number % 5} {number // 5 + step}") for step in range(3)]
        formula = [sentence("formula")] if number % 3 else []
        texts.append("".join([*own, *series, *formula]))
    copy = texts[3] + sentence("copied")
    return [*texts, copy, copy + sentence("copied again"), sentence("alone", 200), "短。", ""]


def fill(store: Store, texts: Sequence[str]) -> None:
    """Put documents into an archive, each later one a day later."""
    store.add(
        [
            Entry(Source("office", f"{number}.txt", 1, 1), f"第{number}稿", f"2025-01-{number + 1:02}", text)
            for number, text in enumerate(texts)
        ]
    )


def held(text: str) -> set[tuple[int, int]]:
    """The fingerprints of a text as an archive tells them apart."""
    found = keys(characters(text).codes)
    return set(zip(found.buckets.tolist(), found.rests.tolist(), strict=True))


def by_hand(texts: Sequence[str], least: int, most: int) -> dict[tuple[int, int], tuple[int, float]]:
    """What each two documents share, counted fingerprint by fingerprint."""
    sets = [held(text) for text in texts]
    holders = Counter(one for found in sets for one in found)
    sets = [{one for one in found if holders[one] <= most} for found in sets]
    shared = {(a, b): len(sets[a] & sets[b]) for a, b in combinations(range(len(sets)), 2)}
    return {
        (a, b): (count, count / min(len(sets[a]), len(sets[b])))
        for (a, b), count in shared.items()
        if count >= max(1, least)
    }


def common_by_hand(before: str, after: str) -> tuple[int, int]:
    """The stretches of a text that stand in another by thirteen characters or more, and their characters."""
    there = {before[start : start + CERTAIN] for start in range(len(before) - CERTAIN + 1)}
    covered = [
        any(
            after[start : start + CERTAIN] in there
            for start in range(max(0, place - 12), min(place, len(after) - 13) + 1)
        )
        for place in range(len(after))
    ]
    return sum(one and not before for one, before in zip(covered, [False, *covered], strict=False)), sum(covered)


@dataclass(frozen=True)
class Bare:
    """A shard of documents that are in no archive."""

    texts: tuple[str, ...]
    first: int = 0
    last: int = BUCKETS
    shared = True

    def read(self) -> Iterator[tuple[int, bytes]]:
        rows = defaultdict(list)
        for number, text in enumerate(self.texts):
            found = keys(characters(text).codes)
            for bucket, posting in zip(found.buckets.tolist(), packed(found, number), strict=True):
                rows[bucket].append(posting)
        for bucket in sorted(rows):
            if self.first <= bucket < self.last:
                yield bucket, np.array(rows[bucket], np.uint64).tobytes()


def one_by_one(count: Count, shards: Sequence[Shard], total: Sum, parts: int) -> Iterator[Counts]:
    """The simplest way of all."""
    counts = [count(shard) for shard in shards]
    for number in range(parts):
        yield total([part(one, number) for one in counts])


@given(
    st.lists(st.lists(st.integers(0, 7), max_size=6), min_size=1, max_size=9),
    st.integers(1, 4), st.integers(1, 6), st.integers(1, 4), st.integers(1, 5),
)  # fmt: skip
def test_counts_are_those_by_hand(documents: list[list[int]], least: int, most: int, shards: int, parts: int) -> None:
    texts = tuple("".join(sentence(f"piece {piece}", 15 + piece) for piece in one) for one in documents)
    edges = [BUCKETS * number // shards for number in range(shards + 1)]
    bare = [Bare(texts, first, last) for first, last in pairwise(edges)]
    sums = one_by_one(partial(counted, most=most, parts=parts), bare, partial(summed, least=least), parts)

    found = ranked(pairs.joined(list(sums)))

    expected = by_hand(texts, least, most)
    columns = (column.tolist() for column in found)
    assert {(a, b): (count, share) for a, b, count, share in zip(*columns, strict=True)} == expected
    assert found.shared.tolist() == sorted(found.shared.tolist(), reverse=True)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=40))
def test_components_are_what_edges_join(edges: list[tuple[int, int]]) -> None:
    sets = [{node} for node in range(31)]
    for a, b in edges:
        joined = sets[a] | sets[b]
        for node in joined:
            sets[node] = joined

    first, second = np.array(edges, np.intp).reshape(-1, 2).T

    assert components(31, first, second).tolist() == [min(one) for one in sets]


@given(st.lists(st.integers(0, 5), max_size=6), st.lists(st.integers(0, 5), max_size=6), st.integers(9, 16))
def test_common_stretches_are_those_by_hand(before: list[int], after: list[int], length: int) -> None:
    first, second = ("".join(sentence(f"run {one}", length)[:-1] for one in text) for text in (before, after))

    assert pairs.common(characters(first).codes, characters(second).codes) == common_by_hand(first, second)


def plain(found: Sharing) -> tuple[object, ...]:
    """A result without the numbers that an engine gives."""
    return (
        [(*(int(one.title[1:-1]) for one in pair[:2]), *pair[2:]) for pair in found.pairs],
        found.total,
        [[one.title for one in group] for group in found.groups],
    )


def expected(least: int, most: int) -> list[tuple[int, int, int, float, int, int]]:
    """All pairs of the office by hand, ranked."""
    texts = [text.replace("。", "") for text in office()]
    counts = by_hand(texts, least, most)
    order = sorted(counts, key=lambda pair: (-counts[pair][0], -counts[pair][1], pair))
    return [(*pair, *counts[pair], *common_by_hand(texts[pair[0]], texts[pair[1]])) for pair in order]


@pytest.fixture(params=["here", "cluster"])
def way(request: pytest.FixtureRequest) -> Shuffled:
    """Where the work is done."""
    if request.param == "here":
        return LOCAL
    running: cluster.Cluster = request.getfixturevalue("workers")
    running.run(2)
    return partial(dask.shuffled, running.address)


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many small shards instead of one."""
    monkeypatch.setattr(pairs, "tasks", lambda *_: 7)


def test_a_larger_archive_is_read_in_more_shards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "HELD", 1000)
    store = opened(str(tmp_path / "archive.db"))
    few = pairs.tasks(store, 3)
    fill(store, office())

    counts = [few, pairs.tasks(store, 3), pairs.tasks(store, 40)]
    store.close()

    assert counts == sorted(set(counts))


@pytest.mark.parametrize(("least", "most"), [(1, 40), (6, 5), (12, 3)])
def test_all_engines_and_ways_agree_with_the_count_by_hand(
    store: Store, way: Shuffled, many: None, least: int, most: int
) -> None:
    fill(store, office())

    found = pairs.pairs(store, way, least, most)

    assert plain(found)[0] == expected(least, most)
    assert found.total == len(found.pairs) > 5


def test_a_formula_of_the_archive_joins_nobody(store: Store) -> None:
    fill(store, [sentence("formula") + sentence(number, 300) for number in range(30)])

    assert pairs.pairs(store, LOCAL, least=3, most=29).total == 0
    assert pairs.pairs(store, LOCAL, least=3, most=30).total == 30 * 29 // 2


def test_only_the_first_pairs_are_told_and_all_are_counted(store: Store) -> None:
    fill(store, office())
    whole = pairs.pairs(store, LOCAL)

    some = pairs.pairs(store, LOCAL, top=3)

    assert some.pairs == whole.pairs[:3]
    assert some.total == whole.total > 3


def test_the_earlier_document_comes_first_whenever_it_was_added(store: Store) -> None:
    late, early = (
        Entry(Source("office", date, 1, 1), date, date, sentence("same", 200) + sentence(date))
        for date in ("2025-03-01", "2024-03-01")
    )
    store.add([late, early])

    [pair] = pairs.pairs(store, LOCAL).pairs

    assert (pair.earlier.date, pair.later.date) == ("2024-03-01", "2025-03-01")
    assert (pair.passages, pair.characters) == (1, 200)


def test_yearly_reports_are_a_group_in_the_order_of_the_years(store: Store) -> None:
    years = ["".join(sentence(f"{year + step}") for step in (0, 1)) + sentence(f"own {year}", 300) for year in range(6)]
    fill(store, [*years, sentence("other", 700)])

    found = pairs.pairs(store, LOCAL)

    assert plain(found)[2] == [[f"第{year}稿" for year in range(6)]]


def test_an_archive_of_nothing_in_common_has_no_pairs(store: Store, way: Shuffled) -> None:
    fill(store, [sentence(number) for number in range(5)])

    assert pairs.pairs(store, way) == Sharing((), 0, ())


def test_documents_removed_meanwhile_are_left_out(store: Store) -> None:
    fill(store, office())
    gone = Source("office", "24.txt", 1, 1)

    def removing(count: Count, shards: Sequence[Shard], total: Sum, parts: int) -> Iterator[Counts]:
        yield from LOCAL(count, shards, total, parts)
        store.remove([gone])

    found = pairs.pairs(store, removing, least=1)

    assert found.pairs
    assert "第24稿" not in {one.title for pair in found.pairs for one in pair[:2]}
    assert "第24稿" not in {one.title for group in found.groups for one in group}


Doomed = Callable[[Count, Sum, Path], tuple[Count, Sum]]


def while_counting(count: Count, total: Sum, mark: Path) -> tuple[Count, Sum]:
    return partial(cluster.dying, count, mark), total


def while_summing(count: Count, total: Sum, mark: Path) -> tuple[Count, Sum]:
    return count, partial(cluster.dying, total, mark)


@pytest.mark.parametrize("doomed", [while_counting, while_summing])
def test_a_worker_killed_in_the_middle_changes_nothing(
    store: Store, way: Shuffled, many: None, tmp_path: Path, doomed: Doomed
) -> None:
    fill(store, office())
    mark = tmp_path / "killed"

    def deadly(count: Count, shards: Sequence[Shard], total: Sum, parts: int) -> Iterator[Counts]:
        count, total = doomed(count, total, mark)
        return way(count, shards, total, parts)

    found = pairs.pairs(store, deadly, least=1, most=40)

    assert mark.exists()
    assert plain(found)[0] == expected(1, 40)


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(np, "save", full)

    with pytest.raises(DrafterError, match="写不进临时文件；请腾出空间"):
        list(LOCAL(partial(counted, most=4, parts=1), [Bare(("",))], partial(summed, least=1), 1))


@pytest.mark.parametrize("address", ["", "here", "tcp://here", "http://here:80", "tcp://:80", "tcp://here:port"])
def test_what_is_no_scheduler_is_told(address: str) -> None:
    with pytest.raises(DrafterError, match="不是调度器的地址"):
        list(dask.shuffled(address, partial(counted, most=4, parts=1), [], partial(summed, least=1), 1))


def test_a_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(DrafterError, match=r"没有安装 Dask；可以用 pip install 'drafter\[cluster\]' 安装"):
        list(dask.shuffled("tcp://127.0.0.1:9", partial(counted, most=4, parts=1), [], partial(summed, least=1), 1))


def on(address: str, count: Count) -> list[Counts]:
    """The counts of one small shard on a cluster."""
    return list(dask.shuffled(address, count, [Bare((sentence(1),))], partial(summed, least=1), 1))


COUNT = partial(counted, most=4, parts=1)


def test_an_unreachable_scheduler_is_told(workers: cluster.Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "PATIENCE", 1)

    with pytest.raises(DrafterError, match=r"tcp://127.0.0.1:\d+: 连不上调度器"):
        on(f"tcp://127.0.0.1:{postgres.free_port()}", COUNT)


def test_a_cluster_without_workers_is_told(workers: cluster.Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "PATIENCE", 3)

    with cluster.serving(0) as empty, pytest.raises(DrafterError, match="没有可用的工作机"):
        on(empty.address, COUNT)


def test_a_cluster_that_has_lost_all_workers_is_told(
    workers: cluster.Cluster, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dask, "PATIENCE", 5)

    with cluster.serving(1) as doomed, pytest.raises(DrafterError, match="没有可用的工作机"):
        on(doomed.address, partial(cluster.dying, COUNT, tmp_path / "killed"))


def test_a_scheduler_that_goes_away_is_told(workers: cluster.Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "PATIENCE", 5)

    with cluster.serving(1) as doomed, pytest.raises(DrafterError, match="连接中断"):
        on(doomed.address, partial(cluster.beheading, COUNT, doomed.scheduler.pid))


def test_another_version_on_the_cluster_is_told(workers: cluster.Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    workers.run(2)
    monkeypatch.setattr("drafter.__version__", "99")

    with pytest.raises(DrafterError, match="drafter 不是 99 版"):
        on(workers.address, COUNT)


def test_no_log_has_the_password(server: postgres.Server, workers: cluster.Cluster) -> None:
    workers.run(2)
    server.run("drop schema if exists drafter cascade")
    store = opened(server.url())
    fill(store, office())

    with pytest.raises(ZeroDivisionError, match="Shard"):
        list(dask.shuffled(workers.address, cluster.failing, store.shards(2), partial(summed, least=1), 1))
    store.close()

    assert "ZeroDivisionError" in workers.log()
    assert server.password not in workers.log()


def test_damage_that_a_worker_meets_is_told(store: Store, way: Shuffled, many: None) -> None:
    fill(store, office())
    with store.transaction(writing=True):
        store.rows("update posting set keys = ? where id = (select max(id) from posting)", b"odd")

    with pytest.raises(DrafterError, match="已损坏；可以用 drafter archive rebuild --db|已损坏；请管理员从备份恢复"):
        pairs.pairs(store, way)
