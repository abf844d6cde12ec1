"""The plans, and what an account has asked, as they are told over HTTP."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.unit.accounts.asking import served
from tests.unit.storage.keeping import keep
from worthit.accounts.limits import Limits
from worthit.accounts.model import Account, Asker, PlanName
from worthit.accounts.routes.plans import plan_router
from worthit.accounts.routes.usage import usage_router
from worthit.config import LimitsSettings, Secret, StorageSettings
from worthit.storage.database import Database
from worthit.storage.tables import UsageRow

NOW = datetime(2026, 3, 10, 21, 0, 0, tzinfo=UTC)
TODAY = datetime(2026, 3, 10, tzinfo=UTC)


def account(plan: PlanName, until: datetime | None = None) -> Asker:
    return Asker(
        subject="account:anna",
        account=Account(id="anna", created_at=NOW, plan=plan, plan_until=until),
        scopes=frozenset({"account"}),
    )


@pytest.fixture
def limits(database: Database) -> Limits:
    return Limits(database, LimitsSettings(), 40.0, lambda: NOW)


@asynccontextmanager
async def asked_by(asker: Asker, limits: Limits) -> AsyncGenerator[httpx.AsyncClient, None]:
    async with served(asker, limits, usage_router(limits), plan_router()) as client:
        yield client


async def usage(asker: Asker, limits: Limits, **query: str) -> Any:
    async with asked_by(asker, limits) as client:
        answer = await client.get("/v1/usage", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def day(days_ago: int, used: int, subject: str = "account:anna", seconds: int = 86_400) -> UsageRow:
    return UsageRow(subject=subject, began_at=TODAY - timedelta(days=days_ago), seconds=seconds, used=used)


async def test_the_plans_are_those_of_the_price_list(limits: Limits) -> None:
    async with asked_by(Asker(subject="address:abc"), limits) as client:
        answer = await client.get("/v1/plans")
        again = await client.get("/v1/plans", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert answer.json()["items"] == [
        {"name": "free", "questions_a_day": 100, "at_once": 2, "price_a_month": {"amount": "0.00", "currency": "USD"}},
        {
            "name": "basic",
            "questions_a_day": 1000,
            "at_once": 5,
            "price_a_month": {"amount": "9.99", "currency": "USD"},
        },
        {
            "name": "premium",
            "questions_a_day": None,
            "at_once": 10,
            "price_a_month": {"amount": "29.99", "currency": "USD"},
        },
    ]


async def test_what_is_left_today_is_told_and_when_it_begins_anew(limits: Limits) -> None:
    await limits.spend(account("basic"), 30)
    told = await usage(account("basic", until=NOW + timedelta(days=3)), limits)
    del told["items"]
    assert told == {
        "plan": "basic",
        "plan_until": "2026-03-13T21:00:00Z",
        "limit": 1000,
        "used": 30,
        "remaining": 970,
        "resets_at": "2026-03-11T00:00:00Z",
        "at_once": 5,
        "next_cursor": None,
    }


async def test_a_plan_that_ended_is_the_free_one(limits: Limits) -> None:
    told = await usage(account("premium", until=NOW - timedelta(days=3)), limits)
    assert (told["plan"], told["plan_until"], told["limit"], told["at_once"]) == ("free", None, 100, 2)


async def test_a_day_on_which_a_better_plan_was_used_up_leaves_nothing_of_the_free_one(
    limits: Limits, database: Database
) -> None:
    await keep(database, day(0, 700))
    assert (await usage(account("free"), limits))["remaining"] == 0


async def test_an_account_without_limits_is_told_what_it_used_at_once(limits: Limits) -> None:
    await limits.spend(account("premium"), 12)
    told = await usage(account("premium"), limits)
    assert (told["limit"], told["used"], told["remaining"]) == (None, 12, None)
    await limits.aclose()


async def test_days_are_told_newest_first_in_pages_and_those_of_nobody_else(limits: Limits, database: Database) -> None:
    await keep(database, *(day(ago, ago + 1) for ago in (0, 1, 2, 5, 9)))
    await keep(database, day(3, 99, "account:bruno"), day(4, 99, seconds=3600))
    first = await usage(account("free"), limits, limit="3")
    second = await usage(account("free"), limits, limit="3", cursor=first["next_cursor"])
    assert first["items"] == [
        {"day": "2026-03-10", "used": 1}, {"day": "2026-03-09", "used": 2}, {"day": "2026-03-08", "used": 3}
    ]  # fmt: skip
    assert second["items"] == [{"day": "2026-03-05", "used": 6}, {"day": "2026-03-01", "used": 10}]
    assert second["next_cursor"] is None


@pytest.mark.parametrize("cursor", ["x", "WyIyMDI2LTEzLTQwIl0", "WzFd", "WyI5OTk5OTktMDEtMDEiXQ"])
async def test_what_is_no_cursor_is_refused(limits: Limits, cursor: str) -> None:
    async with asked_by(account("free"), limits) as client:
        answer = await client.get("/v1/usage", params={"cursor": cursor})
    assert (answer.status_code, answer.json()["field"]) == (400, "cursor")


async def test_who_has_no_account_or_other_scopes_is_refused(limits: Limits) -> None:
    for asker, status in (
        (Asker(subject="address:abc"), 401),
        (Asker(subject="a", account=account("free").account), 403),
    ):
        async with asked_by(asker, limits) as client:
            assert (await client.get("/v1/usage")).status_code == status


async def test_a_database_that_is_down_is_told_so() -> None:
    away = Database(StorageSettings(url=Secret("sqlite+aiosqlite:////proc/worthit.db")))
    async with asked_by(account("free"), Limits(away, LimitsSettings(), 40.0)) as client:
        answer = await client.get("/v1/usage")
    await away.aclose()
    assert (answer.status_code, answer.json()["code"]) == (503, "E004")
