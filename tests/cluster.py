"""A Dask cluster of the tests' own on loopback: a scheduler, workers, and tasks that go wrong."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from postgres import free_port

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0")


def present() -> bool:
    """Whether Dask is installed."""
    return find_spec("distributed") is not None


@dataclass
class Cluster:
    """A scheduler and its workers, with what they log in a folder."""

    folder: Path
    port: int = field(default_factory=free_port)
    scheduler: subprocess.Popen[bytes] | None = None
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where the scheduler listens."""
        return f"tcp://127.0.0.1:{self.port}"

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """A process of Dask that finds the program and these tests, and ends if the tests are killed."""
        paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
        environment = {**os.environ, "PYTHONPATH": paths, "DASK_TEMPORARY_DIRECTORY": str(self.folder)}
        ending = ("setpriv", "--pdeathsig", "KILL") if shutil.which("setpriv") else ()
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [*ending, sys.executable, "-m", "dask", *command, *LOOPBACK],
                cwd=self.folder, env=environment, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def run(self, workers: int) -> None:
        """Start what is not running."""
        if self.scheduler is None:
            self.scheduler = self.start("scheduler", "--port", str(self.port))
        self.workers = [one for one in self.workers if one.poll() is None]
        local = ("--nthreads", "1", "--no-nanny", "--memory-limit", "0", "--local-directory", str(self.folder))
        self.workers += [self.start("worker", self.address, *local) for _ in range(workers - len(self.workers))]

    def stop(self) -> None:
        """Stop everything at once."""
        for one in filter(None, [*self.workers, self.scheduler]):
            with suppress(ProcessLookupError):
                os.killpg(one.pid, signal.SIGKILL)
            one.wait(60)

    def log(self) -> str:
        """What scheduler and workers have logged."""
        return (self.folder / "log").read_text("utf-8", "replace")


@contextmanager
def serving(workers: int) -> Iterator[Cluster]:
    """A cluster that runs for a while."""
    folder = Path(tempfile.mkdtemp(prefix="drafter-dask-"))
    cluster = Cluster(folder)
    try:
        cluster.run(workers)
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


def first(mark: Path) -> bool:
    """Whether nobody was here before."""
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def dying(job: Callable[[object], object], mark: Path, part: object) -> object:
    """A job whose process is killed the first time that it is done."""
    if first(mark):
        os.kill(os.getpid(), signal.SIGKILL)
    return job(part)


def beheading(job: Callable[[object], object], scheduler: int, part: object) -> object:
    """A job during which the scheduler is killed."""
    with suppress(ProcessLookupError):
        os.kill(scheduler, signal.SIGKILL)
    time.sleep(1)
    return job(part)


def failing(part: object) -> None:
    """A job with a fault."""
    raise ZeroDivisionError(type(part).__name__)
