import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from worthit.accounts.model import Account, Asker
from worthit.accounts.recent import KEPT_SECONDS, MOST, Found, RecentAskers
from worthit.errors import NotAuthenticated


def asker(account_id: str) -> Asker:
    account = Account(id=account_id, created_at=datetime(2026, 1, 1, tzinfo=UTC))
    return Asker(subject=f"account:{account_id}", account=account)


class Seconds:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class LookUp:
    """Counts how often it is asked."""

    def __init__(self, account_id: str = "a", ends_at: datetime | None = None) -> None:
        self.times = 0
        self._found = Found(asker(account_id), ends_at)

    async def __call__(self) -> Found:
        self.times += 1
        await asyncio.sleep(0)
        return self._found


async def test_whoever_was_recognised_is_so_for_seconds() -> None:
    clock, look_up = Seconds(), LookUp()
    recent = RecentAskers(clock)
    for _ in range(3):
        assert await recent.find("digest", look_up) == asker("a")
    clock.now = KEPT_SECONDS - 0.1
    await recent.find("digest", look_up)
    assert look_up.times == 1
    clock.now = KEPT_SECONDS
    await recent.find("digest", look_up)
    assert look_up.times == 2


async def test_credentials_that_end_before_are_taken_no_longer() -> None:
    clock, look_up = Seconds(), LookUp(ends_at=datetime.now(UTC) + timedelta(seconds=2))
    recent = RecentAskers(clock)
    await recent.find("digest", look_up)
    clock.now = 2.0
    await recent.find("digest", look_up)
    assert look_up.times == 2


async def test_of_many_who_ask_at_once_one_looks() -> None:
    recent, look_up = RecentAskers(), LookUp()
    await asyncio.gather(*(recent.find("digest", look_up) for _ in range(100)))
    assert look_up.times == 1


async def test_what_was_changed_is_looked_up_anew_and_others_are_left_alone() -> None:
    recent, changed, other = RecentAskers(), LookUp("a"), LookUp("b")
    for digest, look_up in (("key", changed), ("session", changed), ("other", other)):
        await recent.find(digest, look_up)
    recent.forget("a")
    for digest, look_up in (("key", changed), ("session", changed), ("other", other)):
        await recent.find(digest, look_up)
    assert (changed.times, other.times) == (4, 1)


async def test_what_was_revoked_while_it_was_read_is_not_kept() -> None:
    recent, look_up = RecentAskers(), LookUp("a")
    reading = asyncio.create_task(recent.find("digest", look_up))
    await asyncio.sleep(0)
    recent.forget("a")
    await reading
    await recent.find("digest", look_up)
    assert look_up.times == 2


async def test_a_refusal_is_not_kept() -> None:
    recent = RecentAskers()

    async def refuse() -> Found:
        raise NotAuthenticated("no")

    with pytest.raises(NotAuthenticated):
        await recent.find("digest", refuse)
    assert await recent.find("digest", LookUp()) == asker("a")


async def test_those_used_least_lately_are_forgotten_first() -> None:
    recent, first = RecentAskers(Seconds()), LookUp()
    await recent.find("first", first)
    for number in range(MOST - 1):
        await recent.find(f"{number}", LookUp())
    await recent.find("first", first)
    await recent.find("one more", LookUp())
    await recent.find("first", first)
    second = LookUp()
    await recent.find("0", second)
    assert (first.times, second.times) == (1, 1)
