"""Work on the queue: done once where it succeeds, tried again where it fails, finished before the process stops."""

import asyncio
from collections.abc import Callable, Iterator

import pytest
from structlog.testing import capture_logs

from worthit.config import Secret, StorageSettings
from worthit.jobs import Jobs, Turns, work
from worthit.shared.broker import MemoryBroker
from worthit.storage.database import Database


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Shorter than drawing the traceback of a job that failed may take: what is logged is not drawn."""
    monkeypatch.setattr(work, "AGAIN_AFTER_SECONDS", (0.01, 0.02))
    monkeypatch.setattr(work, "MARGIN_SECONDS", 0.05)
    with capture_logs():
        yield


def jobs_on(broker: MemoryBroker) -> Jobs:
    """Jobs without anything periodic, which need no database."""
    return Jobs(broker, Turns(Database(StorageSettings(url=Secret("sqlite+aiosqlite:////nowhere/worthit.db")))))


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.005)


async def is_empty(broker: MemoryBroker, kind: str) -> bool:
    """Whether nothing is left, also once every lease has run out."""
    await asyncio.sleep(0.3)
    return await broker.receive(f"jobs:{kind}", 1.0, 0.0) is None


async def test_what_was_sent_is_done_once_and_is_gone_then() -> None:
    broker, done = MemoryBroker(), list[bytes]()

    async def note(body: bytes) -> None:
        done.append(body)

    jobs = jobs_on(broker)
    jobs.handle("note", note, limit_seconds=0.1)
    async with jobs.running():
        for body in (b"one", b"two", b"three"):
            await jobs.enqueue("note", body)
        await until(lambda: len(done) == 3)
    assert done == [b"one", b"two", b"three"]
    assert await is_empty(broker, "note")


async def test_what_was_sent_before_anybody_works_is_not_lost() -> None:
    broker, done = MemoryBroker(), list[bytes]()

    async def note(body: bytes) -> None:
        done.append(body)

    jobs = jobs_on(broker)
    jobs.handle("note", note, limit_seconds=1)
    await jobs.enqueue("note", b"early")
    async with jobs.running():
        await until(lambda: bool(done))
    assert done == [b"early"]


async def test_work_of_a_kind_that_nobody_handles_is_refused() -> None:
    with pytest.raises(KeyError):
        await jobs_on(MemoryBroker()).enqueue("nonsense", b"")


async def test_a_job_that_fails_is_tried_again_until_it_succeeds() -> None:
    broker, tries = MemoryBroker(), list[bytes]()

    async def succeed_at_last(body: bytes) -> None:
        tries.append(body)
        if len(tries) < work.MAX_ATTEMPTS:
            raise RuntimeError("not yet")

    jobs = jobs_on(broker)
    jobs.handle("stubborn", succeed_at_last, limit_seconds=0.1)
    async with jobs.running():
        await jobs.enqueue("stubborn", b"it")
        await until(lambda: len(tries) == work.MAX_ATTEMPTS)
        assert await is_empty(broker, "stubborn")
    assert tries == [b"it"] * work.MAX_ATTEMPTS


async def test_a_job_that_never_succeeds_is_given_up_and_holds_nobody_up() -> None:
    broker, tries, done = MemoryBroker(), list[bytes](), list[bytes]()

    async def handle(body: bytes) -> None:
        if body == b"bad":
            tries.append(body)
            raise RuntimeError("never")
        done.append(body)

    jobs = jobs_on(broker)
    jobs.handle("mixed", handle, limit_seconds=0.1)
    async with jobs.running():
        await jobs.enqueue("mixed", b"bad")
        await jobs.enqueue("mixed", b"good")
        await until(lambda: len(tries) == work.MAX_ATTEMPTS and done == [b"good"])
        assert await is_empty(broker, "mixed")
    assert len(tries) == work.MAX_ATTEMPTS


async def test_a_job_that_takes_too_long_is_cut_off_and_tried_again() -> None:
    broker, tries = MemoryBroker(), list[bytes]()

    async def hang_once(body: bytes) -> None:
        tries.append(body)
        if len(tries) == 1:
            await asyncio.sleep(3600)

    jobs = jobs_on(broker)
    jobs.handle("slow", hang_once, limit_seconds=0.05)
    async with jobs.running():
        await jobs.enqueue("slow", b"it")
        await until(lambda: len(tries) == 2)
        assert await is_empty(broker, "slow")


async def test_a_job_whose_worker_died_each_time_is_given_up() -> None:
    """As one that ends the process: nothing is said of it, its lease just runs out."""
    broker, tries = MemoryBroker(), list[bytes]()

    async def note(body: bytes) -> None:
        tries.append(body)

    jobs = jobs_on(broker)
    jobs.handle("deadly", note, limit_seconds=0.1)
    await jobs.enqueue("deadly", b"it")
    for _ in range(work.MAX_ATTEMPTS):
        assert await broker.receive("jobs:deadly", 0.0, 0.0) is not None
    async with jobs.running():
        assert await is_empty(broker, "deadly")
    assert tries == []


async def test_a_job_whose_worker_died_is_done_by_the_next() -> None:
    broker, done = MemoryBroker(), list[bytes]()

    async def note(body: bytes) -> None:
        done.append(body)

    jobs = jobs_on(broker)
    jobs.handle("note", note, limit_seconds=0.1)
    await jobs.enqueue("note", b"it")
    assert await broker.receive("jobs:note", 0.05, 0.0) is not None
    async with jobs.running():
        await until(lambda: done == [b"it"])


async def test_a_message_that_is_no_job_is_put_aside() -> None:
    broker, done = MemoryBroker(), list[bytes]()

    async def note(body: bytes) -> None:
        done.append(body)

    jobs = jobs_on(broker)
    jobs.handle("note", note, limit_seconds=0.1)
    await broker.send("jobs:note", b"\xff no job")
    await jobs.enqueue("note", b"it")
    async with jobs.running():
        await until(lambda: done == [b"it"])
    assert await is_empty(broker, "note")


async def test_as_many_are_done_at_once_as_was_said() -> None:
    broker, now, most = MemoryBroker(), 0, 0
    done = 0

    async def count(_: bytes) -> None:
        nonlocal now, most, done
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.02)
        now -= 1
        done += 1

    jobs = jobs_on(broker)
    jobs.handle("count", count, limit_seconds=5, at_once=3)
    async with jobs.running():
        for _ in range(12):
            await jobs.enqueue("count", b"")
        await until(lambda: done == 12)
    assert most == 3


async def test_what_is_in_hand_is_finished_before_the_process_stops() -> None:
    broker, began, done = MemoryBroker(), asyncio.Event(), list[bytes]()

    async def slowly(body: bytes) -> None:
        began.set()
        await asyncio.sleep(0.1)
        done.append(body)

    jobs = jobs_on(broker)
    jobs.handle("slow", slowly, limit_seconds=5)
    async with jobs.running():
        await jobs.enqueue("slow", b"in hand")
        await jobs.enqueue("slow", b"still waiting")
        await began.wait()
    assert done == [b"in hand"]
    left = await broker.receive("jobs:slow", 1.0, 0.0)
    assert left is not None
    assert b"still waiting" in left.body


async def test_what_does_not_end_is_broken_off_and_done_by_somebody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    from worthit.jobs import jobs as module

    monkeypatch.setattr(module, "STOP_SECONDS", 0.05)
    broker, began = MemoryBroker(), asyncio.Event()

    async def hang(_: bytes) -> None:
        began.set()
        await asyncio.sleep(3600)

    jobs = jobs_on(broker)
    jobs.handle("hang", hang, limit_seconds=0.4)
    async with jobs.running():
        await jobs.enqueue("hang", b"it")
        await began.wait()
    again = await broker.receive("jobs:hang", 1.0, 5.0)
    assert again is not None
    assert again.attempt == 2


async def test_a_queue_that_fails_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unwell(MemoryBroker):
        troubles = 2

        async def receive(self, queue: str, lease_seconds: float, wait_seconds: float):  # type: ignore[no-untyped-def]
            if self.troubles:
                self.troubles -= 1
                raise ConnectionError("the queue is away")
            return await super().receive(queue, lease_seconds, wait_seconds)

    monkeypatch.setattr(work, "REST_SECONDS", 0.01)
    broker, done = Unwell(), list[bytes]()

    async def note(body: bytes) -> None:
        done.append(body)

    jobs = jobs_on(broker)
    jobs.handle("note", note, limit_seconds=1)
    await jobs.enqueue("note", b"it")
    async with jobs.running():
        await until(lambda: done == [b"it"])
