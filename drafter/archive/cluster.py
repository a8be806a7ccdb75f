"""Counts of shards on a Dask cluster: a shard, a part and a sum are tasks, which Dask does again where a worker is lost.

Shards that other machines can read are read by the workers; the others are read here and sent.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

import drafter
from drafter.errors import DrafterError

from .counting import Count, Counts, Sum, part
from .store import Shard

if TYPE_CHECKING:
    from distributed import Client, Future

PATIENCE = 15  # seconds for a scheduler to answer, and for a worker to come
SETTINGS = {"distributed.admin.large-graph-warning-threshold": "1TB"}  # shards that are sent are large, and are meant


@dataclass(frozen=True, slots=True)
class Sent:
    """A shard that was read already."""

    shared: ClassVar[bool] = True

    buckets: list[tuple[int, bytes]]

    def read(self) -> Iterator[tuple[int, bytes]]:
        """Each bucket with its postings."""
        return iter(self.buckets)


def shuffled(scheduler: str, count: Count, shards: Sequence[Shard], total: Sum, parts: int) -> Iterator[Counts]:
    """The sums of the counts of all shards, part by part as they are ready. Raises ``DrafterError``."""
    with connected(scheduler) as client, answering(scheduler):
        counts = [task(client, count, sendable(shard)) for shard in shards]
        # All stay held until the end: with some let go, Dask stood still when a worker died while another fetched from it.
        cut = [[task(client, part, one, number) for one in counts] for number in range(parts)]
        sums = [task(client, total, pieces) for pieces in cut]
        yield from fetched(client, sums, scheduler)


@contextmanager
def connected(scheduler: str) -> Iterator[Client]:
    """A client of a scheduler that has workers with the same program; what Dask logs is not for the user."""
    checked(scheduler)
    try:
        import dask
        from distributed import Client
    except ImportError as error:
        raise DrafterError(
            "没有安装 Dask；可以用 pip install 'drafter[cluster]' 安装，或者去掉 --scheduler 在本机计算"
        ) from error
    logging.disable(logging.CRITICAL)
    try:
        with dask.config.set(SETTINGS), answering(scheduler), Client(scheduler, timeout=PATIENCE) as client:
            ready(client, scheduler)
            yield client
    finally:
        logging.disable(logging.NOTSET)


def checked(scheduler: str) -> None:
    """Nothing; raises ``DrafterError`` for what is no address, which Dask takes long to say."""
    try:
        parts = urlsplit(scheduler)
        sound = parts.scheme in {"tcp", "tls"} and parts.hostname and parts.port
    except ValueError:
        sound = False
    if not sound:
        raise refused(scheduler, "不是调度器的地址；请写成 tcp://机器:端口，例如 tcp://10.0.0.1:8786")


@contextmanager
def answering(scheduler: str) -> Iterator[None]:
    """Say in Chinese that a scheduler does not answer, or no longer."""
    from concurrent.futures import CancelledError

    from distributed import KilledWorker

    try:
        yield
    except KilledWorker as error:
        raise refused(scheduler, "同一个任务接连弄垮了几台工作机，可能是内存不够；请给工作机加内存后再试") from error
    except (CancelledError, OSError) as error:
        raise refused(scheduler, "连不上调度器，或者连接中断了；请确认调度器开着、网络通畅后再试") from error


def ready(client: Client, scheduler: str) -> None:
    """Nothing; raises ``DrafterError`` if there is no worker, or not the same program everywhere."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise workerless(scheduler) from error
    try:
        versions = {client.run_on_scheduler(version), *client.run(version).values()}
    except (ImportError, AttributeError) as error:
        raise refused(scheduler, "调度器或工作机上没有安装 drafter；请装上与本机同样的版本") from error
    if versions != {version()}:
        raise refused(scheduler, f"调度器或工作机上的 drafter 不是 {version()} 版；请装上与本机同样的版本")


def version() -> str:
    """Which program this is."""
    return drafter.__version__


def task(client: Client, function: Callable[..., Any], *values: Any) -> Future:
    """What a function will give, done by some worker."""
    return client.submit(function, *values, pure=False)


def sendable(shard: Shard) -> Shard:
    """A shard that any machine can read."""
    return shard if shard.shared else Sent(list(shard.read()))


def fetched(client: Client, results: list[Future], scheduler: str) -> Iterator[Any]:
    """Results in the order in which they are ready. Raises ``DrafterError`` if no worker is left for long."""
    from distributed import wait

    left = set(results)
    while left:
        try:
            done, left = wait(left, timeout=PATIENCE, return_when="FIRST_COMPLETED")
        except TimeoutError as error:
            if not client.ncores():
                raise workerless(scheduler) from error
            continue
        for one in done:
            yield one.result()


def workerless(scheduler: str) -> DrafterError:
    """The error of a cluster without workers."""
    return refused(scheduler, "没有可用的工作机；请在各台工作机上运行 dask worker 加调度器的地址")


def refused(scheduler: str, message: str) -> DrafterError:
    """An error of a cluster."""
    return DrafterError(f"{scheduler}: {message}")
