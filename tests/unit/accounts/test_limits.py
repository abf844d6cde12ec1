"""How many questions an asker may ask, and how many look-ups at once, however many workers there are."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from worthit.accounts.limits import Limits
from worthit.accounts.model import Account, Asker, PlanName
from worthit.config import LimitsSettings
from worthit.errors import NotAuthenticated, RateLimited, SubscriptionExpired, TooManyAtOnce, WorthItError
from worthit.storage.database import Database
from worthit.storage.tables import SlotRow, UsageRow

NOON = datetime(2026, 3, 1, 12, 10, tzinfo=UTC)
LEASE_SECONDS = 40.0
SOMEBODY = Asker(subject="address:abc")
OTHER = Asker(subject="address:def")
Worker = Callable[..., Limits]


class Clock:
    """A time that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def worker(database: Database, clock: Clock) -> AsyncIterator[Worker]:
    """Call it for the limits as one more worker process has them: they share nothing but the database."""
    async with AsyncExitStack() as stack:

        def start(anonymous_per_hour: int = 3) -> Limits:
            limits = Limits(database, LimitsSettings(anonymous_per_hour=anonymous_per_hour), LEASE_SECONDS, clock)
            stack.push_async_callback(limits.aclose)
            return limits

        yield start


def account(plan: PlanName, until: datetime | None = None) -> Asker:
    return Asker(subject="account:anna", account=Account(id="anna", created_at=NOON, plan=plan, plan_until=until))


async def outcome(limits: Limits, asker: Asker, questions: int = 1) -> type[WorthItError] | None:
    try:
        await limits.spend(asker, questions)
    except WorthItError as error:
        return type(error)
    return None


async def used(database: Database) -> dict[str, int]:
    async with database.session() as session:
        return {row.subject: row.used for row in await session.scalars(select(UsageRow))}


async def test_an_address_asks_so_often_in_an_hour_and_again_in_the_next(worker: Worker, clock: Clock) -> None:
    limits = worker()
    assert [await outcome(limits, SOMEBODY) for _ in range(4)] == [None, None, None, RateLimited]
    assert await outcome(limits, OTHER) is None
    clock.pass_by(minutes=49)
    with pytest.raises(RateLimited, match=r"None of 3 questions is left until 13:00 UTC\.") as refused:
        await limits.spend(SOMEBODY)
    assert refused.value.retry_after == 60
    clock.pass_by(minutes=1)
    assert await outcome(limits, SOMEBODY) is None


@pytest.mark.parametrize(("plan", "most"), [("free", 100), ("basic", 1000)])
async def test_an_account_asks_in_a_day_as_its_plan_says(
    worker: Worker, clock: Clock, plan: PlanName, most: int
) -> None:
    limits = worker()
    await limits.spend(account(plan), most - 1)
    assert [await outcome(limits, account(plan)) for _ in range(2)] == [None, RateLimited]
    clock.pass_by(hours=11, minutes=49)
    assert await outcome(limits, account(plan)) is RateLimited
    clock.pass_by(minutes=1)
    assert await outcome(limits, account(plan)) is None


async def test_workers_that_are_asked_at_once_answer_exactly_as_many_as_are_allowed(
    worker: Worker, database: Database
) -> None:
    workers = [worker(anonymous_per_hour=20) for _ in range(3)]
    outcomes = await asyncio.gather(*(outcome(workers[turn % 3], SOMEBODY) for turn in range(60)))
    assert (outcomes.count(None), outcomes.count(RateLimited)) == (20, 40)
    assert await used(database) == {"address:abc": 20}


async def test_of_several_questions_all_are_counted_or_none(worker: Worker, database: Database) -> None:
    one, other = worker(anonymous_per_hour=10), worker(anonymous_per_hour=10)
    await one.spend(SOMEBODY, 6)
    with pytest.raises(RateLimited, match="Only 4 of 10 questions are left"):
        await other.spend(SOMEBODY, 5)
    assert await used(database) == {"address:abc": 6}
    await other.spend(SOMEBODY, 4)
    assert await outcome(one, SOMEBODY) is RateLimited


async def test_more_questions_at_a_time_than_there_are_in_all_are_refused(worker: Worker, database: Database) -> None:
    assert await outcome(worker(), SOMEBODY, 4) is RateLimited
    assert await used(database) == {}


async def test_a_premium_account_is_counted_and_never_refused(worker: Worker, database: Database) -> None:
    limits = worker()
    for _ in range(1001):
        await limits.spend(account("premium"))
    assert await limits.usage.used("account:anna", limits.terms(account("premium")).window) == 1001
    await limits.aclose()
    assert await used(database) == {"account:anna": 1001}


async def test_what_workers_count_for_a_premium_account_adds_up(worker: Worker, database: Database) -> None:
    workers = [worker(), worker()]
    for limits in workers:
        await limits.spend(account("premium"), 5)
    await asyncio.gather(*(limits.aclose() for limits in workers))
    assert await used(database) == {"account:anna": 10}


async def test_who_asks_more_than_the_free_plan_after_a_better_one_ended_is_told_so(worker: Worker) -> None:
    ended = NOON - timedelta(days=1)
    limits = worker()
    await limits.spend(account("premium", until=ended), 100)
    with pytest.raises(SubscriptionExpired, match="The premium plan of this account has ended"):
        await limits.spend(account("premium", until=ended))
    assert await outcome(limits, account("free", until=ended)) is RateLimited
    assert await outcome(limits, account("basic", until=ended)) is SubscriptionExpired
    assert await outcome(limits, account("basic", until=ended), 901) is RateLimited


async def test_a_plan_counts_until_its_end(worker: Worker, clock: Clock) -> None:
    limits, asker = worker(), account("basic", until=NOON + timedelta(minutes=1))
    await limits.spend(asker, 500)
    clock.pass_by(minutes=1)
    assert await outcome(limits, asker) is SubscriptionExpired


async def test_where_only_accounts_may_ask_others_are_told_so(worker: Worker) -> None:
    limits = worker(anonymous_per_hour=0)
    assert await outcome(limits, SOMEBODY) is NotAuthenticated
    assert await outcome(limits, account("free")) is None


@pytest.mark.parametrize(
    ("asker", "most"), [(SOMEBODY, 2), (account("free"), 2), (account("basic"), 5), (account("premium"), 10)]
)
async def test_so_many_look_ups_are_under_way_at_once_over_all_workers(worker: Worker, asker: Asker, most: int) -> None:
    workers = [worker(), worker()]
    async with AsyncExitStack() as under_way:
        for turn in range(most):
            await under_way.enter_async_context(workers[turn % 2].at_once(asker))
        for limits in workers:
            with pytest.raises(TooManyAtOnce, match=f"{most} look-ups of yours are under way"):
                await under_way.enter_async_context(limits.at_once(asker))
        async with workers[0].at_once(OTHER):
            pass
    async with workers[1].at_once(asker):
        pass


async def test_askers_who_come_at_the_same_time_never_get_the_same_slot(worker: Worker, database: Database) -> None:
    workers = [worker() for _ in range(4)]
    everybody_tried, ends = asyncio.Event(), asyncio.Event()
    outcomes: list[bool] = []

    async def look_up(limits: Limits) -> None:
        try:
            async with limits.at_once(account("basic")):
                outcomes.append(True)
                if len(outcomes) == 24:
                    everybody_tried.set()
                await ends.wait()
        except TooManyAtOnce:
            outcomes.append(False)
            if len(outcomes) == 24:
                everybody_tried.set()

    async with asyncio.TaskGroup() as group:
        for turn in range(24):
            group.create_task(look_up(workers[turn % 4]))
        await everybody_tried.wait()
        async with database.session() as session:
            held = list(await session.scalars(select(SlotRow.number)))
        ends.set()
    assert (outcomes.count(True), outcomes.count(False)) == (5, 19)
    assert sorted(held) == [0, 1, 2, 3, 4]


async def test_a_slot_is_free_again_when_the_look_up_fails_or_its_asker_goes_away(
    worker: Worker, database: Database
) -> None:
    limits = worker()
    with pytest.raises(ZeroDivisionError):
        async with limits.at_once(SOMEBODY):
            raise ZeroDivisionError
    begun = asyncio.Event()

    async def look_up() -> None:
        async with limits.at_once(SOMEBODY):
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(look_up())
    await begun.wait()
    task.cancel()
    await asyncio.wait([task])
    await limits.aclose()
    async with database.session() as session:
        assert list(await session.scalars(select(SlotRow))) == []


async def test_the_slots_of_a_worker_that_died_are_free_once_their_lease_is_over(
    worker: Worker, database: Database, clock: Clock
) -> None:
    async with database.session() as session:
        until = NOON + timedelta(seconds=LEASE_SECONDS)
        session.add_all(SlotRow(subject="address:abc", number=n, holder="dead", until=until) for n in range(2))
    limits = worker()
    clock.pass_by(seconds=LEASE_SECONDS - 1)
    with pytest.raises(TooManyAtOnce):
        async with limits.at_once(SOMEBODY):
            pass
    clock.pass_by(seconds=1)
    async with limits.at_once(SOMEBODY):
        pass


async def test_asking_takes_a_slot_and_counts_and_what_is_refused_does_neither(worker: Worker) -> None:
    limits = worker(anonymous_per_hour=3)
    async with limits.asking(SOMEBODY), limits.asking(SOMEBODY):
        with pytest.raises(TooManyAtOnce):
            async with limits.asking(SOMEBODY):
                pass
    async with limits.asking(SOMEBODY):
        pass
    with pytest.raises(RateLimited):
        async with limits.asking(SOMEBODY):
            pass
    async with limits.at_once(SOMEBODY), limits.at_once(SOMEBODY):
        pass
