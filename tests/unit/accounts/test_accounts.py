import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from tests.unit.accounts.conftest import Clock, Room
from worthit.accounts.model import Account
from worthit.errors import InvalidRequest, NothingHere
from worthit.storage.tables import AccountRow, IdentityRow


async def test_a_new_account_is_free_and_found_by_its_id(room: Room) -> None:
    made = await room.accounts.new()
    assert (made.plan, made.plan_until, made.telegram_id) == ("free", None, None)
    assert await room.accounts.get(made.id) == made


@pytest.mark.parametrize("account_id", ["", "0123456789abcdef0123", "a\x00b", "../x", "é" * 20, "0" * 5000])
async def test_what_is_no_account_is_nothing(room: Room, account_id: str) -> None:
    with pytest.raises(NothingHere):
        await room.accounts.get(account_id)


async def test_a_telegram_user_has_one_account_whenever_they_come(room: Room) -> None:
    first = await room.accounts.of_telegram(4711)
    assert first.telegram_id == "4711"
    assert await room.accounts.of_telegram(4711) == first
    assert (await room.accounts.of_telegram(4712)).id != first.id
    assert await room.accounts.get(first.id) == first


async def test_of_workers_that_make_it_at_once_all_get_the_same(room: Room, other_worker: Room) -> None:
    both = (room, other_worker) * 6
    made = await asyncio.gather(*(worker.accounts.of_telegram(4711) for worker in both))
    assert len({account.id for account in made}) == 1
    async with room.database.session() as session:
        assert await session.scalar(select(func.count()).select_from(AccountRow)) == 1
        assert await session.scalar(select(func.count()).select_from(IdentityRow)) == 1


async def test_a_plan_is_given_with_an_end_or_without(room: Room) -> None:
    account = await room.accounts.new()
    end = datetime(2030, 1, 1, tzinfo=UTC)
    assert (await room.accounts.set_plan(account.id, "basic", end)).plan_until == end
    assert (await room.accounts.set_plan(account.id, "premium")).plan_until is None
    assert (await room.accounts.get(account.id)).plan == "premium"
    with pytest.raises(InvalidRequest):
        await room.accounts.set_plan(account.id, "free", end)
    with pytest.raises(NothingHere):
        await room.accounts.set_plan("0123456789abcdef0123", "basic")


async def test_pages_of_accounts_tell_each_once_newest_first(room: Room, clock: Clock) -> None:
    made = []
    for number in range(7):
        made.append(await room.accounts.new())
        if number % 3 == 0:  # some are made within one instant
            clock.pass_(seconds=1)
    told: list[Account] = []
    after = None
    while page := await room.accounts.page(after, 2):
        told += page
        after = page[-1].created_at, page[-1].id
    assert {account.id for account in told} == {account.id for account in made}
    assert len(told) == len(made)
    assert told == sorted(told, key=lambda account: account.created_at, reverse=True)
