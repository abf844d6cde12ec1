"""Whose turn it is: one process at a time, however many there are, also after one has died."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.unit.jobs.conftest import Clock
from worthit.jobs import Jobs, Periodic, Turns, turns
from worthit.shared.broker import MemoryBroker
from worthit.storage.database import Database


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.01)


def processes(database: Database, periodic: Periodic, how_many: int, clock: Clock | None = None) -> list[Jobs]:
    """Jobs as so many processes have them: each with a queue and a holder's name of its own."""
    made = []
    for _ in range(how_many):
        jobs = Jobs(MemoryBroker(), Turns(database, clock) if clock else Turns(database))
        jobs.every(periodic)
        made.append(jobs)
    return made


async def test_the_first_turn_of_all_is_due_at_once(database: Database, clock: Clock) -> None:
    assert await Turns(database, clock).take("sweep") == 0.0


async def test_of_many_who_want_the_turn_one_gets_it(database: Database, clock: Clock) -> None:
    waits = await asyncio.gather(*(Turns(database, clock).take("sweep") for _ in range(8)))
    assert sorted(wait > 0 for wait in waits) == [False] + [True] * 7


async def test_a_turn_that_is_over_comes_again_when_it_is_due(database: Database, clock: Clock) -> None:
    mine, other = Turns(database, clock), Turns(database, clock)
    await mine.take("sweep")
    await mine.end("sweep", clock() + timedelta(seconds=60), clock())
    assert await other.take("sweep") == 60.0
    clock.forward(seconds=60)
    assert await other.take("sweep") == 0.0
    assert await mine.take("sweep") > 0


async def test_a_turn_of_one_who_died_is_free_after_a_while(database: Database, clock: Clock) -> None:
    dead, other = Turns(database, clock), Turns(database, clock)
    await dead.take("sweep")
    clock.forward(seconds=turns.HELD_SECONDS - 1)
    assert await other.take("sweep") == 1.0
    clock.forward(seconds=1)
    assert await other.take("sweep") == 0.0


async def test_a_turn_that_is_held_stays_whose_it_is(database: Database, clock: Clock) -> None:
    mine, other = Turns(database, clock), Turns(database, clock)
    await mine.take("sweep")
    for _ in range(5):
        clock.forward(seconds=turns.HELD_SECONDS - 1)
        await mine.renew("sweep")
    assert await other.take("sweep") > 0


async def test_one_who_was_believed_dead_takes_nothing_from_his_heir(database: Database, clock: Clock) -> None:
    late, heir, third = Turns(database, clock), Turns(database, clock), Turns(database, clock)
    await late.take("sweep")
    clock.forward(seconds=turns.HELD_SECONDS)
    await heir.take("sweep")
    await late.renew("sweep")
    await late.end("sweep", clock(), clock())
    assert await third.take("sweep") > 0


async def test_three_processes_do_it_one_at_a_time_and_as_often_as_one_would(database: Database) -> None:
    busy, most, times = 0, 0, 0

    async def sweep() -> None:
        nonlocal busy, most, times
        busy += 1
        times += 1
        most = max(most, busy)
        await asyncio.sleep(0.05)
        busy -= 1

    first, second, third = processes(database, Periodic(name="sweep", every_seconds=0.15, run=sweep), 3)
    async with first.running(), second.running(), third.running():
        await until(lambda: times >= 6)
    assert most == 1


async def test_what_is_not_due_is_done_by_nobody(database: Database, clock: Clock) -> None:
    times = 0

    async def sweep() -> None:
        nonlocal times
        times += 1

    first, second = processes(database, Periodic(name="sweep", every_seconds=3600, run=sweep), 2, clock)
    async with first.running(), second.running():
        await until(lambda: times == 1)
        await asyncio.sleep(0.3)
    again, _ = processes(database, Periodic(name="sweep", every_seconds=3600, run=sweep), 2, clock)
    async with again.running():
        await asyncio.sleep(0.3)
    assert times == 1


async def test_one_that_fails_is_tried_again_soon(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "AGAIN_SECONDS", 0.05)
    times = 0

    async def sweep() -> None:
        nonlocal times
        times += 1
        if times < 3:
            raise RuntimeError("not yet")

    (jobs,) = processes(database, Periodic(name="sweep", every_seconds=3600, run=sweep), 1)
    async with jobs.running():
        await until(lambda: times == 3)
        await asyncio.sleep(0.2)
    assert times == 3


async def test_one_that_hangs_is_cut_off(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "AGAIN_SECONDS", 0.05)
    times = 0

    async def hang() -> None:
        nonlocal times
        times += 1
        await asyncio.sleep(3600)

    (jobs,) = processes(database, Periodic(name="sweep", every_seconds=3600, run=hang, limit_seconds=0.05), 1)
    async with jobs.running():
        await until(lambda: times == 2)


async def test_it_is_known_what_is_late_and_what_was_done_last(database: Database, clock: Clock) -> None:
    done = asyncio.Event()

    async def sweep() -> None:
        done.set()

    (jobs,) = processes(database, Periodic(name="sweep", every_seconds=60, run=sweep), 1, clock)
    before = await jobs.condition()
    assert (before.begun, before.late, before.last_at) == (False, (), None)
    async with jobs.running():
        await done.wait()
    after = await jobs.condition()
    assert (after.begun, after.late, after.last_at) == (True, (), clock())
    clock.forward(hours=1)
    assert (await jobs.condition()).late == ("sweep",)
