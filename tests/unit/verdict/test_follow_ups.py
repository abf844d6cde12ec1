"""The products that are looked up again, as the database has them."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from msgspec import structs
from sqlalchemy import select

from worthit.config import FollowUpSettings
from worthit.storage.database import Database
from worthit.storage.tables import FollowUpRow, WatchRow
from worthit.verdict.follow_ups import MOST_LOOKING, FollowUps

START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class World:
    """Follow-ups at a time that the test moves."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.time = START

    def follow_ups(self, **settings: float) -> FollowUps:
        return FollowUps(self.database, FollowUpSettings(**settings), lambda: self.time)  # type: ignore[arg-type]

    async def watch(self, key: str, *, active: bool = True) -> None:
        row = WatchRow(
            id=f"w-{key}",
            owner="terminal:me",
            product_key=key,
            url=link(key),
            title=None,
            created_at=self.time,
            active=active,
            seen_at=self.time,
            rule=b"{}",
            memory=b"{}",
            version=1,
        )
        async with self.database.session() as session:
            await session.merge(row)

    async def states(self) -> dict[str, str]:
        async with self.database.session() as session:
            return {row.product_key: row.state for row in await session.scalars(select(FollowUpRow))}


def link(key: str) -> str:
    return f"https://shop.example/{key}"


@pytest.fixture
def world(database: Database) -> World:
    return World(database)


async def test_what_was_asked_about_is_due_within_a_day_and_a_half(world: World) -> None:
    follow_ups = world.follow_ups()
    await follow_ups.begin("kettle", link("kettle"))
    assert await follow_ups.due() == []
    world.time += timedelta(days=1.5)
    (due,) = await follow_ups.due()
    assert (due.key, due.url, due.until) == ("kettle", link("kettle"), START + timedelta(days=30))


async def test_a_new_question_counts_the_days_anew_and_wakes_what_had_ended(world: World) -> None:
    follow_ups = world.follow_ups()
    await follow_ups.begin("kettle", link("kettle"))
    known = await follow_ups.get("kettle")
    assert known is not None
    await follow_ups.change(known, structs.replace(known, state="blocked", failures=2, trouble="PageBlocked"))
    world.time += timedelta(days=10)
    await follow_ups.begin("kettle", link("kettle"))
    again = await follow_ups.get("kettle")
    assert again is not None
    assert (again.state, again.failures, again.trouble) == ("active", 0, None)
    assert again.until == START + timedelta(days=40)


async def test_after_its_days_it_is_done(world: World) -> None:
    follow_ups = world.follow_ups(days=3)
    await follow_ups.begin("kettle", link("kettle"))
    world.time += timedelta(days=4)
    assert await follow_ups.due() == []
    assert await world.states() == {"kettle": "done"}


async def test_what_is_watched_goes_on_after_its_days_and_ends_with_the_watch(world: World) -> None:
    follow_ups = world.follow_ups(days=3)
    await follow_ups.begin("kettle", link("kettle"))
    await world.watch("kettle")
    world.time += timedelta(days=100)
    assert [due.key for due in await follow_ups.due()] == ["kettle"]
    await world.watch("kettle", active=False)
    assert await follow_ups.due() == []
    assert await world.states() == {"kettle": "done"}


async def test_what_is_watched_is_followed_although_nobody_asked(world: World) -> None:
    follow_ups = world.follow_ups(days=0)
    await world.watch("stool")
    await world.watch("lamp", active=False)
    await follow_ups.adopt_watched()
    await follow_ups.adopt_watched()
    assert [(due.key, due.url) for due in await follow_ups.due()] == [("stool", link("stool"))]


async def test_a_watch_wakes_what_was_done_but_not_what_the_shop_blocks(world: World) -> None:
    follow_ups = world.follow_ups(days=1)
    for key in ("kettle", "stool"):
        await follow_ups.begin(key, link(key))
        await world.watch(key)
    for key, state in (("kettle", "done"), ("stool", "blocked")):
        known = await follow_ups.get(key)
        assert known is not None
        await follow_ups.change(known, structs.replace(known, state=state))
    await follow_ups.adopt_watched()
    assert await world.states() == {"kettle": "active", "stool": "blocked"}


async def test_with_no_days_nothing_is_followed_for_being_asked_about(world: World) -> None:
    await world.follow_ups(days=0).begin("kettle", link("kettle"))
    assert await world.states() == {}


async def test_beyond_the_most_those_go_that_were_asked_about_least_lately(world: World) -> None:
    follow_ups = world.follow_ups(max_products=2)
    for key in ("first", "second"):
        await follow_ups.begin(key, link(key))
        world.time += timedelta(minutes=1)
    await follow_ups.begin("first", link("first"))
    world.time += timedelta(minutes=1)
    await follow_ups.begin("third", link("third"))
    assert set(await world.states()) == {"first", "third"}


async def test_what_is_watched_is_not_dropped_for_others(world: World) -> None:
    follow_ups = world.follow_ups(max_products=1)
    await follow_ups.begin("watched", link("watched"))
    await world.watch("watched")
    world.time += timedelta(minutes=1)
    await follow_ups.begin("new", link("new"))
    assert set(await world.states()) == {"watched"}


async def test_of_many_who_claim_the_same_look_one_gets_it(world: World) -> None:
    follow_ups = world.follow_ups()
    await follow_ups.begin("kettle", link("kettle"))
    known = await follow_ups.get("kettle")
    assert known is not None
    claims = [structs.replace(known, state="looking", next_at=START + timedelta(minutes=number)) for number in range(8)]
    got = await asyncio.gather(*(follow_ups.change(known, claim) for claim in claims))
    assert sorted(got) == [False] * 7 + [True]


async def test_a_question_in_the_middle_of_a_look_is_not_undone_by_its_end(world: World) -> None:
    follow_ups = world.follow_ups()
    await follow_ups.begin("kettle", link("kettle"))
    known = await follow_ups.get("kettle")
    assert known is not None
    looking = structs.replace(known, state="looking", next_at=START + timedelta(minutes=15))
    await follow_ups.change(known, looking)
    world.time += timedelta(minutes=1)
    await follow_ups.begin("kettle", link("kettle"))
    assert not await follow_ups.change(looking, structs.replace(looking, state="blocked"))
    assert await world.states() == {"kettle": "active"}


async def test_no_more_are_sent_than_can_be_looked_up_meanwhile(world: World) -> None:
    follow_ups = world.follow_ups()
    for number in range(MOST_LOOKING + 5):
        await follow_ups.begin(f"p{number}", link(f"p{number}"))
    world.time += timedelta(days=2)
    due = await follow_ups.due()
    assert len(due) == MOST_LOOKING
    claim = world.time + timedelta(minutes=15)
    for one in due:
        await follow_ups.change(one, structs.replace(one, state="looking", next_at=claim))
    assert await follow_ups.due() == []
    world.time = claim
    assert len(await follow_ups.due()) == MOST_LOOKING


async def test_two_questions_at_once_about_a_new_product_make_one_row(world: World) -> None:
    follow_ups = world.follow_ups()
    await asyncio.gather(*(follow_ups.begin("kettle", link("kettle")) for _ in range(6)))
    assert await world.states() == {"kettle": "active"}
