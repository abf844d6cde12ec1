"""One alert, once: with two processes, and with processes that are killed wherever they are.

A second time is allowed only for what Telegram had taken and we had not yet written down when the process was killed.
"""

import asyncio
import random
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal

import msgspec
import pytest
from sqlalchemy import select

from tests.faults.alert_worker import TOKEN
from worthit.config import Secret
from worthit.events import ProductSeen
from worthit.money import Money
from worthit.price.sightings import Sightings
from worthit.price.watching.evaluation import Evaluation
from worthit.price.watching.model import TargetPrice, Watched, WatchRule
from worthit.price.watching.store import WatchStore
from worthit.storage.database import Database
from worthit.storage.tables import AlertRow, WatchRow
from worthit.testing.telegram import FakeTelegram, Person

pytestmark = pytest.mark.drill
MANY = 30
RULE = WatchRule(when=(TargetPrice(amount=Decimal(50)),))


def kettle() -> ProductSeen:
    """Seen now, for 49 EUR."""
    return ProductSeen(
        key="shop.example:kettle",
        at=datetime.now(UTC),
        price=Money(Decimal(49), "EUR"),
        condition=None,
        rating=None,
        rating_count=None,
        histogram=None,
        review_ids=(),
    )


async def watch(database: Database, owners: list[str]) -> None:
    store = WatchStore(database, Sightings(database))
    for owner in owners:
        await store.add(owner, Watched(key="shop.example:kettle", url="https://shop.example/kettle"), RULE)


async def worker(*arguments: str) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.alert_worker", *arguments, stdin=PIPE, stdout=PIPE
    )


async def test_processes_that_see_the_same_thing_at_once_make_one_alert_for_each_watch(
    database: Database, url: Secret
) -> None:
    await watch(database, [f"paper:{number}" for number in range(MANY)])
    workers = [await worker("evaluate", url.reveal()) for _ in range(3)]
    for one in workers:
        assert one.stdout is not None
        assert await one.stdout.readline() == b"ready\n"
    seen = msgspec.json.encode(kettle()) + b"\n"
    outputs = await asyncio.gather(*(one.communicate(seen) for one in workers))
    assert sum(int(output) for output, _ in outputs) == MANY
    async with database.session() as session:
        alerts = (await session.execute(select(AlertRow.watch_id, AlertRow.number))).all()
    assert len({watch for watch, _ in alerts}) == len(alerts) == MANY


class Waiting:
    """An alert waits for each of many people in Telegram."""

    def __init__(self, database: Database, telegram: FakeTelegram) -> None:
        self._database = database
        self._people = [telegram.person(f"Person {number}") for number in range(MANY)]

    async def begin(self) -> None:
        await watch(self._database, [f"telegram:{person.id}" for person in self._people])
        assert await Evaluation(self._database, Sightings(self._database)).on_seen(kettle()) == MANY

    @property
    def told(self) -> Counter[int]:
        """How many alerts stand in each chat."""
        return Counter({person.id: len(alerts_of(person)) for person in self._people if alerts_of(person)})

    async def not_written_down(self) -> set[int]:
        waiting = select(WatchRow.owner).join(AlertRow, AlertRow.watch_id == WatchRow.id)
        async with self._database.session() as session:
            owners = await session.scalars(waiting.where(AlertRow.delivered_at.is_(None)))
            return {int(owner.removeprefix("telegram:")) for owner in owners}


def alerts_of(person: Person) -> list[str]:
    return [message.text for message in person.chat.from_bot]


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(token=TOKEN).open() as opened:
        opened.latency = 0.03
        yield opened


async def test_processes_that_tell_at_once_tell_each_alert_once(
    database: Database, url: Secret, telegram: FakeTelegram
) -> None:
    waiting = Waiting(database, telegram)
    await waiting.begin()
    workers = [await worker("tell", url.reveal(), telegram.url) for _ in range(2)]
    assert [await one.wait() for one in workers] == [0, 0]
    assert set(waiting.told.values()) == {1}
    assert len(waiting.told) == MANY


async def test_killed_anywhere_nothing_is_lost_and_only_what_was_between_answer_and_commit_comes_twice(
    database: Database, url: Secret, telegram: FakeTelegram
) -> None:
    waiting = Waiting(database, telegram)
    await waiting.begin()
    lost: set[tuple[int, int]] = set()  # whom it was told how often, when that was not written down
    for share in (0.2, 0.5, 0.8):
        killed = await worker("tell", url.reveal(), telegram.url)
        while len(waiting.told) < share * MANY:
            await asyncio.sleep(0.001)
        await asyncio.sleep(random.random() * 0.1)
        killed.kill()
        await killed.wait()
        await asyncio.sleep(0.5)  # what it had sent, Telegram takes
        told = waiting.told
        lost |= {(person, told[person]) for person in told.keys() & await waiting.not_written_down()}
    last = await worker("tell", url.reveal(), telegram.url)
    assert await last.wait() == 0
    again = Counter(person for person, _ in lost)
    assert waiting.told == Counter(person.id for person in waiting._people) + again


async def test_killed_between_telegrams_answer_and_the_commit_it_is_told_again(
    database: Database, url: Secret, telegram: FakeTelegram
) -> None:
    waiting = Waiting(database, telegram)
    await waiting.begin()
    killed = await worker("tell", url.reveal(), telegram.url)
    while not waiting.told:
        await asyncio.sleep(0.0005)
    killed.kill()
    await killed.wait()
    await asyncio.sleep(0.5)
    between = waiting.told.keys() & await waiting.not_written_down()
    last = await worker("tell", url.reveal(), telegram.url)
    assert await last.wait() == 0
    assert {person for person, count in waiting.told.items() if count == 2} == between
    assert set(waiting.told) == {person.id for person in waiting._people}
