"""A PostgreSQL server of the tests' own, on loopback, with a password; it ends with the process that started it."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

BINARIES = [*Path("/usr/lib/postgresql").glob("*/bin"), *map(Path, os.get_exec_path())]
ROLE = "editor"
UNSAFE = ("-c", "fsync=off", "-c", "full_page_writes=off")  # the machine does not fail; only processes are killed
PAUSE, PATIENCE = 0.05, 600  # seconds, pauses


def program(name: str) -> str:
    """Where a program of the server is; nothing if there is none."""
    return shutil.which(name, path=os.pathsep.join(map(str, BINARIES))) or ""


def present() -> bool:
    """Whether there is a server to start and a driver to reach it."""
    with suppress(ImportError):
        import psycopg  # noqa: F401

        return all(map(program, ("initdb", "postgres", "setpriv")))
    return False


def unprivileged() -> Sequence[str]:
    """What goes before a command that root may not run: another user, and an end when we end."""
    as_nobody = ("--reuid=nobody", "--regid=nogroup", "--clear-groups") if os.geteuid() == 0 else ()
    return ("setpriv", *as_nobody, "--pdeathsig", "INT")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@dataclass
class Server:
    """A cluster in a folder, and its server while it runs."""

    folder: Path
    port: int
    password: str
    process: subprocess.Popen[bytes] | None = None

    def url(self, database: str = "postgres", user: str = ROLE, password: str | None = None) -> str:
        """The address of a database."""
        return f"postgresql://{user}:{self.password if password is None else password}@127.0.0.1:{self.port}/{database}"

    def run(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """The rows that a statement gives."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def make(self) -> None:
        """Make the cluster."""
        secret = self.folder / "password"
        secret.write_text(self.password, "utf-8")
        if os.geteuid() == 0:
            shutil.chown(self.folder, "nobody", "nogroup")
            shutil.chown(secret, "nobody", "nogroup")
        subprocess.run(
            [*unprivileged(), program("initdb"), "--pgdata", str(self.folder / "data"), "--username", ROLE,
             "--auth", "scram-sha-256", "--pwfile", str(secret), "--encoding", "UTF8", "--locale", "C", "--no-sync"],
            check=True, capture_output=True, cwd=self.folder,
        )  # fmt: skip

    def start(self) -> None:
        """Start the server and wait until it answers."""
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [*unprivileged(), program("postgres"), "-D", str(self.folder / "data"), "-p", str(self.port), *UNSAFE,
                 "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
                stdout=log, stderr=log, cwd=self.folder, start_new_session=True,
            )  # fmt: skip
        self.wait()

    def wait(self) -> None:
        """Wait until the server answers."""
        for _ in range(PATIENCE):
            with suppress(Exception):
                self.run("select 1")
                return
            time.sleep(PAUSE)
        raise RuntimeError((self.folder / "log").read_text("utf-8", "replace"))

    def stop(self) -> None:
        """Stop the server at once, whoever is connected."""
        if self.process:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(60)
            self.process = None


@contextmanager
def serving() -> Iterator[Server]:
    """A server that runs, and its files, for a while."""
    folder = Path(tempfile.mkdtemp(prefix="drafter-postgres-", dir="/tmp"))
    server = Server(folder, free_port(), secrets.token_hex(8))
    try:
        server.make()
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
