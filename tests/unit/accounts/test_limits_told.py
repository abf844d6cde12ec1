"""What answers say of limits, in their headers, and how floods are held up."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.unit.accounts.asking import served
from worthit.accounts.limits import Limits
from worthit.accounts.model import Account, Asker, PlanName
from worthit.config import LimitsSettings
from worthit.storage.database import Database

NOW = datetime(2026, 3, 1, 23, 30, 0, tzinfo=UTC)
SOMEBODY = Asker(subject="address:abc")


def account(plan: PlanName, until: datetime | None = None) -> Asker:
    return Asker(subject="account:anna", account=Account(id="anna", created_at=NOW, plan=plan, plan_until=until))


@pytest.fixture
def limits(database: Database) -> Limits:
    return Limits(database, LimitsSettings(anonymous_per_hour=2), 40.0, lambda: NOW)


async def test_each_answer_to_a_question_tells_what_is_left_and_a_refusal_when_to_ask_again(limits: Limits) -> None:
    async with served(SOMEBODY, limits) as client:
        answers = [await client.post("/v1/verdicts") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert [answer.headers["RateLimit"] for answer in answers] == [
        '"hour";r=1;t=1800', '"hour";r=0;t=1800', '"hour";r=0;t=1800'
    ]  # fmt: skip
    assert {answer.headers["RateLimit-Policy"] for answer in answers} == {
        '"hour";q=2;w=3600, "at-once";q=2;qu="concurrent-requests"'
    }
    assert [answer.headers.get("Retry-After") for answer in answers] == [None, None, "1800"]
    problem = answers[-1].json()
    assert (problem["code"], problem["status"]) == ("E005", 429)
    assert problem["detail"] == "None of 2 questions is left until 00:00 UTC."


async def test_an_account_is_told_of_its_day(limits: Limits) -> None:
    async with served(account("basic"), limits) as client:
        headers = (await client.post("/v1/verdicts")).headers
    assert headers["RateLimit"] == '"day";r=999;t=1800'
    assert headers["RateLimit-Policy"] == '"day";q=1000;w=86400, "at-once";q=5;qu="concurrent-requests"'


async def test_where_questions_are_not_limited_only_those_at_once_are_told_of(limits: Limits) -> None:
    async with served(account("premium"), limits) as client:
        headers = (await client.post("/v1/verdicts")).headers
    await limits.aclose()
    assert headers["RateLimit-Policy"] == '"at-once";q=10;qu="concurrent-requests"'
    assert "RateLimit" not in headers


async def test_too_many_at_once_is_told_with_when_to_ask_again(limits: Limits) -> None:
    async with served(SOMEBODY, limits) as client, limits.at_once(SOMEBODY), limits.at_once(SOMEBODY):
        answer = await client.post("/v1/comparisons")
    assert (answer.status_code, answer.json()["title"]) == (429, "Too many at once")
    assert answer.headers["RateLimit"] == '"at-once";r=0'
    assert answer.headers["Retry-After"] == "2"


async def test_a_plan_that_ended_is_told_with_402(limits: Limits) -> None:
    asker = account("basic", until=NOW - timedelta(days=1))
    await limits.spend(asker, 100)
    async with served(asker, limits) as client:
        answer = await client.post("/v1/verdicts")
    assert (answer.status_code, answer.json()["code"]) == (402, "E007")
    assert answer.headers["RateLimit"] == '"day";r=0;t=1800'


async def test_what_is_not_counted_says_nothing_of_limits(limits: Limits) -> None:
    async with served(SOMEBODY, limits) as client:
        await client.post("/v1/verdicts")
        for path in ("/v1/things", "/health"):
            assert not [name for name in (await client.get(path)).headers if name.startswith("ratelimit")]


async def test_a_flood_of_reading_is_held_up_and_health_is_not(limits: Limits) -> None:
    async with served(SOMEBODY, limits, most_a_minute=3) as client:
        answers = [await client.get("/v1/things") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert answers[-1].json()["detail"] == "More than 3 requests in a minute."
        assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60
        assert (await client.get("/health")).status_code == 200


async def test_questions_of_a_plan_without_limits_are_no_flood(limits: Limits) -> None:
    async with served(account("premium"), limits, most_a_minute=3) as client:
        assert [(await client.post("/v1/verdicts")).status_code for _ in range(5)] == [201] * 5
        assert [(await client.get("/v1/things")).status_code for _ in range(4)] == [200, 200, 200, 429]
    await limits.aclose()


async def test_a_flood_at_the_paths_of_questions_is_held_up_too(limits: Limits) -> None:
    async with served(SOMEBODY, limits, most_a_minute=3) as client:
        answers = [await client.post("/v1/verdicts") for _ in range(4)]
    assert answers[-1].json()["detail"] == "More than 3 requests in a minute."
