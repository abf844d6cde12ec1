"""What a person asked about is looked up again by itself, once however many processes there are, until it is over."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from tests.journeys.follow_ups import follow_ups, storage_at, the_follow_up
from tests.journeys.instance import open_shop, page, saved_from
from worthit.config import Environment
from worthit.house import House
from worthit.plugin.load import load_host
from worthit.price.sightings import Sightings
from worthit.storage.tables import FollowUpRow
from worthit.testing.shop import LoopbackShop, http_answer
from worthit.verdict import look_again
from worthit.verdict.question import Question

EVERY_SECOND = {"every_hours": str(1 / 3600)}


@pytest.fixture(autouse=True)
def quick_ticks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look_again, "TICK_SECONDS", 0.1)


@asynccontextmanager
async def shop_and_house(home: Path, **follow_up: str) -> AsyncIterator[tuple[LoopbackShop, House]]:
    """A house that serves: its jobs run."""
    sections = {
        "storage": {"url": storage_at(home)},
        "fetch": {"allow_networks": "127.0.0.0/8"},
        "plugins": {"enabled": ""},
        "reviews": {"engine": "fast"},
        "follow_up": follow_up,
    }
    house = House(load_host(Environment(sections=sections)))
    async with open_shop() as shop, house.working():
        yield shop, house


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(60):
        while not await condition():
            await asyncio.sleep(0.05)


async def test_a_first_question_is_followed_by_a_history(tmp_path: Path) -> None:
    async with shop_and_house(tmp_path, **EVERY_SECOND) as (shop, house):
        document = await house.verdicts.reach(Question(url=shop.link("/kettle?utm_source=friend")))
        assert document.ref is not None
        key = document.ref.key
        until_when = (await the_follow_up(house.database)).until

        async def seen_thrice() -> bool:
            return len([seen async for seen in Sightings(house.database).observations(key)]) >= 3

        await until(seen_thrice)
        follow_up = await the_follow_up(house.database)
    assert follow_up.url == document.ref.canonical
    assert timedelta(days=30) <= until_when - document.created_at < timedelta(days=30, minutes=1)
    assert follow_up.until == until_when  # what looks again by itself is no question
    assert {request.split()[1] for request in shop.requests} == {"/kettle"}


async def test_a_page_that_a_person_gave_is_not_looked_up(tmp_path: Path) -> None:
    async with shop_and_house(tmp_path, **EVERY_SECOND) as (shop, house):
        await house.verdicts.reach(
            Question(url=shop.link("/kettle"), pages=(saved_from(shop.link("/kettle"), page("kettle")),))
        )
        assert await follow_ups(house.database) == []


async def test_a_block_stops_it_and_a_new_question_begins_it_again(tmp_path: Path) -> None:
    async with shop_and_house(tmp_path, **EVERY_SECOND) as (shop, house):
        await house.verdicts.reach(Question(url=shop.link("/kettle")))
        shop.answers["/kettle"] = http_answer(page("robot_check").encode())

        async def is_blocked() -> bool:
            return (await the_follow_up(house.database)).state == "blocked"

        await until(is_blocked)
        asked = len(shop.requests)
        await asyncio.sleep(2.5)
        assert len(shop.requests) == asked
        shop.answers["/kettle"] = http_answer(page("kettle").encode())
        await house.verdicts.reach(Question(url=shop.link("/kettle"), anew=True))
        assert (await the_follow_up(house.database)).state == "active"


async def test_a_page_that_is_gone_is_asked_for_twice(tmp_path: Path) -> None:
    async with shop_and_house(tmp_path, **EVERY_SECOND) as (shop, house):
        await house.verdicts.reach(Question(url=shop.link("/kettle")))
        asked = len(shop.requests)
        del shop.answers["/kettle"]

        async def is_gone() -> bool:
            return (await the_follow_up(house.database)).state == "gone"

        await until(is_gone)
        requests_after_it_went = len(shop.requests) - asked
    assert 2 <= requests_after_it_went <= 3  # one look may have been under way when the page went


async def test_a_shop_that_asks_to_wait_is_asked_later_and_is_no_block(tmp_path: Path) -> None:
    async with shop_and_house(tmp_path, **EVERY_SECOND) as (shop, house):
        await house.verdicts.reach(Question(url=shop.link("/kettle")))
        overrun = http_answer(b"<h1>Too many requests</h1>", "429 Too Many Requests", headers="retry-after: 300\r\n")
        shop.answers["/kettle"] = overrun

        async def was_asked_to_wait() -> bool:
            return (await the_follow_up(house.database)).trouble == "ShopAsksToWait"

        await until(was_asked_to_wait)
        follow_up = await the_follow_up(house.database)
    assert follow_up.state == "active"
    assert follow_up.failures == 0


async def test_a_host_is_looked_up_only_so_often_an_hour(tmp_path: Path) -> None:
    async with shop_and_house(tmp_path, per_host_hour="1", **EVERY_SECOND) as (shop, house):
        for name in ("kettle", "stool"):
            await house.verdicts.reach(Question(url=shop.link(f"/{name}")))
        asked = len(shop.requests)

        async def looked() -> bool:
            return len(shop.requests) > asked

        await until(looked)
        await asyncio.sleep(3)
        assert len(shop.requests) == asked + 1


async def test_a_page_that_takes_whoever_looks_with_it_is_given_up(tmp_path: Path) -> None:
    """Its claim ran out twice before, and now once more: nobody came back to say what became of it."""
    async with shop_and_house(tmp_path, every_hours="24") as (shop, house):
        await house.verdicts.reach(Question(url=shop.link("/kettle")))
        asked = len(shop.requests)
        lost = {"state": "looking", "failures": 2, "next_at": datetime.now(UTC)}
        async with house.database.session() as session:
            await session.execute(update(FollowUpRow).values(lost))

        async def is_given_up() -> bool:
            return (await the_follow_up(house.database)).state == "failed"

        await until(is_given_up)
        assert len(shop.requests) == asked
