"""Nothing is lost: writers are killed at random points, and write at the same time."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from contextlib import closing, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import postgres
import pytest
from archives import HOST, entry, name, sound, text

from drafter.archive import opened
from drafter.archive.relational import RelationalStore
from drafter.archive.store import Store
from drafter.errors import DrafterError

DOCUMENTS = 40
KILLS = 50
WRITERS = 3
# A process of its own in no time; pytest has no threads that it could lose.
FORK = get_context("fork")
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")

State = dict[str, int]  # the version of each source
NUMBERS = {name(number): number for number in range(DOCUMENTS)}


def relational(place: str) -> RelationalStore:
    """An archive of either engine."""
    store = opened(place)
    assert isinstance(store, RelationalStore)
    return store


def state(store: Store) -> State:
    """What an archive holds; the change of a source is its version."""
    return {source.name: source.changed for source in store.known(HOST).values()}


def step(chance: random.Random, before: State) -> State:
    """A few sources as they will be: the next version, or 0 if they go."""
    some = chance.sample(sorted(NUMBERS), chance.randint(1, 8))
    gone = chance.random() < 0.2
    return {one: 0 if gone else before.get(one, 0) + 1 for one in some}


def after(before: State, taken: State) -> State:
    """What an archive holds after a step."""
    return {one: version for one, version in (before | taken).items() if version}


def take(store: Store, taken: State) -> None:
    """Take a step."""
    entries = [entry(NUMBERS[one], version) for one, version in taken.items()]
    if any(taken.values()):
        store.add(entries)
    else:
        store.remove([one.source for one in entries])


def write(place: str, seed: int, told: Connection) -> None:
    """Take steps for ever, saying before and after each."""
    chance = random.Random(seed)
    with suppress(DrafterError), closing(opened(place)) as store:
        while True:
            taken = step(chance, state(store))
            told.send_bytes(json.dumps(taken).encode())
            take(store, taken)
            told.send_bytes(b"")


def killed(place: str, seed: int) -> tuple[list[State], bool]:
    """The steps that a writer told before it was killed, and whether it told that the last of them is taken."""
    chance = random.Random(seed)
    ours, theirs = FORK.Pipe(duplex=False)
    writer = FORK.Process(target=write, args=(place, seed, theirs))
    writer.start()
    theirs.close()
    steps: list[State] = []
    done = True
    with closing(ours), suppress(EOFError):
        for _ in range(chance.randint(0, 9)):
            done = not (line := ours.recv_bytes())
            steps += [json.loads(line)] if line else []
        time.sleep(chance.random() / 50)
        writer.kill()
        while True:
            done = not (line := ours.recv_bytes())
            steps += [json.loads(line)] if line else []
    writer.join()
    return steps, done


def held(place: str, before: State, steps: list[State], done: bool) -> State:
    """What an archive holds after steps, the last of which is taken whole or, if it was not told, perhaps not at all."""
    for taken in steps[:-1]:
        before = after(before, taken)
    last = after(before, steps[-1]) if steps else before
    with closing(relational(place)) as store:
        with store.transaction(writing=True):
            pass  # a server may still be at what a killed client asked of it
        assert sound(store)
        found = state(store)
        texts = store.texts([record.number for record in store.records()])
        held_by = {source.name: texts[record.number] for record in store.records() for source in record.sources}

        assert found in ([last] if done else [before, last])
        assert held_by == {one: text(NUMBERS[one], version) for one, version in found.items()}
    return found


def completed(place: str) -> bool:
    """Whether the next run completes the rest."""
    with closing(opened(place)) as store:
        store.add([entry(number) for one, number in NUMBERS.items() if one not in store.known(HOST)])
        return store.count() == DOCUMENTS and sound(store)


def test_a_killed_writer_loses_nothing(place: str) -> None:
    opened(place).close()
    found: State = {}
    steps = 0
    for seed in range(KILLS):
        told, done = killed(place, seed)
        found = held(place, found, told, done)
        steps += len(told)

    assert steps > KILLS
    assert completed(place)


def test_who_is_killed_while_it_makes_an_archive_leaves_none_or_one(tmp_path: Path) -> None:
    for seed in range(20):
        place = str(tmp_path / str(seed) / "archive.db")
        writer = FORK.Process(target=write, args=(place, seed, FORK.Pipe()[1]))
        writer.start()
        time.sleep(random.Random(seed).random() / 50)
        writer.kill()
        writer.join()
        assert completed(place)


def test_a_killed_backend_loses_nothing(server: postgres.Server) -> None:
    with postgres.serving() as own:
        opened(own.url()).close()
        found: State = {}
        for seed in range(4):
            ours, theirs = FORK.Pipe(duplex=False)
            writer = FORK.Process(target=write, args=(own.url(), seed, theirs))
            writer.start()
            theirs.close()
            lines = [ours.recv_bytes() for _ in range(5)]
            for (pid,) in own.run("select pid from pg_stat_activity where application_name = 'drafter'"):
                os.kill(int(str(pid)), signal.SIGKILL)
            with suppress(EOFError):
                while True:
                    lines.append(ours.recv_bytes())
            writer.join()
            ours.close()
            own.wait()
            assert writer.exitcode == 0
            found = held(own.url(), found, [json.loads(line) for line in lines if line], not lines[-1])

        assert completed(own.url())


def compete(place: str, seed: int) -> None:
    """Add the same documents as others do, in an order of our own, some of them alone, and change and remove some."""
    chance = random.Random(seed)
    numbers = list(range(DOCUMENTS))
    chance.shuffle(numbers)
    with closing(opened(place)) as store:
        for start in range(0, DOCUMENTS, 5):
            store.add([entry(number) for number in numbers[start : start + 5]])
            store.add([entry(numbers[start], version=2)])
        store.remove([entry(number).source for number in range(DOCUMENTS) if number % 10 == seed])


def test_several_writers_at_once_get_all_done(place: str) -> None:
    writers = [FORK.Process(target=compete, args=(place, seed)) for seed in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    with closing(opened(place)) as store:
        assert sound(store)
        assert set(state(store)) >= {one for one, number in NUMBERS.items() if number % 10 >= WRITERS}
    assert completed(place)
