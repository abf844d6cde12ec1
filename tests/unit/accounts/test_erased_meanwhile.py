"""What is written of an account while it is erased, by this worker and another: nothing of it stays."""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from tests.unit.accounts.conftest import Room
from tests.unit.storage.keeping import counts_of_accounts, everything_of, keep
from worthit.accounts.history import Asked
from worthit.accounts.model import OWN_SCOPES
from worthit.accounts.personal_data import OF_ACCOUNTS
from worthit.accounts.personal_data_desk import PersonalDataDesk
from worthit.accounts.receipts import Receipt
from worthit.errors import NothingHere
from worthit.price.sightings import Sightings
from worthit.price.watching.model import TargetPrice, Watched, WatchRule
from worthit.price.watching.personal_data import OF_WATCHES
from worthit.price.watching.store import WatchStore
from worthit.secrets.signing import Keyring
from worthit.storage.tables import AccountRow, WatchRow

KETTLE = Watched(key="shop.example:kettle", url="https://shop.example/kettle", title="Kettle")


def desk_of(room: Room, folder: Path) -> PersonalDataDesk:
    return PersonalDataDesk(room.database, Keyring(folder / "keys"), (*OF_WATCHES, *OF_ACCOUNTS), tuple)


def writings(room: Room, account_id: str, number: int) -> list[Coroutine[Any, Any, Any]]:
    """What a request may write that lasts."""
    watches = WatchStore(room.database, Sightings(room.database))
    rule = WatchRule(when=(TargetPrice(amount=Decimal(number + 1)),))
    return [
        room.sessions.open(account_id),
        room.keys.add(account_id, "one more", OWN_SCOPES),
        Asked(room.database).note(account_id, f"v{number}"),
        watches.add(f"account:{account_id}", KETTLE, rule),
        watches.add_or_find("telegram:4711", KETTLE, rule, account_id),
    ]


async def rows_left(room: Room) -> int:
    async with room.database.session() as session:
        watches = await session.scalar(select(func.count()).select_from(WatchRow))
    return sum((await counts_of_accounts(room.database)).values()) + (watches or 0)


async def test_nothing_that_lasts_outlives_its_account(room: Room, other_worker: Room, tmp_path: Path) -> None:
    account = await room.accounts.of_telegram(4711)
    desk = desk_of(room, tmp_path)
    under_way: list[Coroutine[Any, Any, Any]] = []
    for number in range(8):
        under_way += writings(room if number % 2 else other_worker, account.id, number)
        if number == 3:
            under_way.append(desk.erase(account.id))
    answers = await asyncio.gather(*under_way, return_exceptions=True)
    failed = [answer for answer in answers if isinstance(answer, BaseException)]
    assert {type(failure) for failure in failed} <= {NothingHere}
    assert len([answer for answer in answers if isinstance(answer, Receipt)]) == 1
    assert await rows_left(room) == 0
    await desk.aclose()


async def test_afterwards_nothing_is_written_of_it(room: Room, other_worker: Room, tmp_path: Path) -> None:
    account = await room.accounts.of_telegram(4711)
    desk = desk_of(room, tmp_path)
    await desk.erase(account.id)
    answers = await asyncio.gather(*writings(other_worker, account.id, 1), return_exceptions=True)
    assert Counter(type(answer) for answer in answers) == {NothingHere: 4, type(None): 1}
    assert await rows_left(room) == 0
    await desk.aclose()


async def test_of_many_that_erase_it_at_once_one_gets_the_receipt(
    room: Room, other_worker: Room, tmp_path: Path
) -> None:
    account = await room.accounts.of_telegram(4711)
    desks = [desk_of(worker, tmp_path) for worker in (room, other_worker)]
    answers = await asyncio.gather(*(desk.erase(account.id) for desk in desks * 10), return_exceptions=True)
    (receipt,) = [answer for answer in answers if isinstance(answer, Receipt)]
    assert receipt.removed["account"] == 1
    assert [type(answer) for answer in answers if answer is not receipt] == [NothingHere] * 19
    for desk in desks:
        await desk.aclose()


async def test_what_is_only_counted_or_soon_over_goes_a_little_later_or_when_the_worker_ends(
    room: Room, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    await keep(room.database, *everything_of("anna", now), *everything_of("bruno", now))
    desk = desk_of(room, tmp_path)
    await desk.erase("anna")
    await keep(room.database, *(row for row in everything_of("anna", now) if not isinstance(row, AccountRow)))
    await desk.aclose()
    assert set((await counts_of_accounts(room.database)).values()) == {1}
    assert [account.id for account in await room.accounts.page(None, 10)] == ["bruno"]
