"""One turn for each key, over all workers that share a database."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from worthit.config import AccountsSettings, EvidenceSettings
from worthit.storage.database import Database
from worthit.storage.idempotency import Different, IdempotencyKeys, KeptAnswer, Turn, UnderWay
from worthit.storage.retention import Retention
from worthit.storage.tables import IdempotencyRow

ANSWER = KeptAnswer(status=201, headers={"location": "/v1/verdicts/1"}, body=b'{"id": "1"}')
MINUTE = timedelta(minutes=1)


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keys(database: Database, clock: Clock) -> IdempotencyKeys:
    return IdempotencyKeys(database, clock)


async def begin(keys: IdempotencyKeys, subject: str = "address:1", key: str = "k", fingerprint: str = "f") -> object:
    return await keys.begin(subject, key, fingerprint, MINUTE)


async def turn(keys: IdempotencyKeys) -> Turn:
    begun = await begin(keys)
    assert isinstance(begun, Turn)
    return begun


async def test_of_many_at_once_one_has_the_turn(keys: IdempotencyKeys) -> None:
    begun = await asyncio.gather(*(begin(keys) for _ in range(8)))
    assert sum(isinstance(each, Turn) for each in begun) == 1
    assert sum(isinstance(each, UnderWay) for each in begun) == 7


async def test_its_answer_is_given_again_for_a_day_and_then_it_is_done_anew(
    keys: IdempotencyKeys, clock: Clock
) -> None:
    await keys.keep(await turn(keys), ANSWER)
    clock.now += timedelta(hours=23)
    assert await begin(keys) == ANSWER
    clock.now += timedelta(hours=1)
    assert isinstance(await begin(keys), Turn)
    assert isinstance(await begin(keys), UnderWay)


async def test_another_request_under_the_same_key_is_told_apart(keys: IdempotencyKeys) -> None:
    mine = await turn(keys)
    assert await begin(keys, fingerprint="other") == Different()
    await keys.keep(mine, ANSWER)
    assert await begin(keys, fingerprint="other") == Different()


async def test_everybody_has_keys_of_their_own(keys: IdempotencyKeys) -> None:
    await keys.keep(await turn(keys), ANSWER)
    assert isinstance(await begin(keys, subject="address:2"), Turn)
    assert isinstance(await begin(keys, key="other"), Turn)


async def test_what_was_freed_was_never_asked(keys: IdempotencyKeys) -> None:
    await keys.free(await turn(keys))
    assert isinstance(await begin(keys, fingerprint="other"), Turn)


async def test_after_the_lease_another_takes_over_and_the_first_changes_nothing_more(
    keys: IdempotencyKeys, clock: Clock
) -> None:
    dead = await turn(keys)
    clock.now += MINUTE
    second = await turn(keys)
    await keys.keep(dead, KeptAnswer(status=200, headers={}, body=b"late"))
    await keys.free(dead)
    assert isinstance(await begin(keys), UnderWay)
    await keys.keep(second, ANSWER)
    await keys.free(second)
    assert await begin(keys) == ANSWER


async def test_an_answer_that_is_shown_once_is_kept_without_its_body(keys: IdempotencyKeys) -> None:
    await keys.keep(await turn(keys), KeptAnswer(status=201, headers={}, body=None))
    assert await begin(keys) == KeptAnswer(status=201, headers={}, body=None)


async def test_what_is_over_goes(keys: IdempotencyKeys, database: Database, clock: Clock) -> None:
    await keys.keep(await turn(keys), ANSWER)
    retention = Retention(database, EvidenceSettings(), AccountsSettings(), clock)
    for hours, left in ((23, 1), (2, 0)):
        clock.now += timedelta(hours=hours)
        await retention.run()
        async with database.session() as session:
            assert await session.scalar(select(func.count()).select_from(IdempotencyRow)) == left
