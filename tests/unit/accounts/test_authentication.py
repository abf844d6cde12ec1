"""Who asks, as the edge finds it out."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from tests.unit.accounts.mini_app import said, signed
from tests.unit.accounts.served import Served, served
from worthit.accounts.keys import new_key
from worthit.accounts.sessions import COOKIE, csrf_token

ASKER = "/v1/asker"
DOWN = "sqlite+aiosqlite:////proc/worthit.db"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path) as serving:
        yield serving


def bearer(api_key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {api_key}"}


def tma() -> dict[str, str]:
    return {"Authorization": f"tma {signed(said(datetime.now(UTC)))}"}


def cookie(token: str) -> dict[str, str]:
    return {"Cookie": f"{COOKIE}={token}"}


async def session_of(house: Served, api_key: str) -> str:
    holder = await house.reception.keys.holder(api_key)
    return (await house.reception.sessions.open(holder.account.id, holder.key.id)).token


def told(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["by"]


async def test_each_kind_of_credentials_tells_who_asks(house: Served) -> None:
    key = await house.key()
    token = await session_of(house, key)
    async with house.client() as client:
        answers = [await client.get(ASKER, headers=given) for given in ({}, bearer(key), tma(), cookie(token))]
    assert [told(answer) for answer in answers] == [(200, "nobody"), (200, "key"), (200, "telegram"), (200, "session")]
    nobody, by_key, by_telegram, by_session = (answer.json()["subject"] for answer in answers)
    assert nobody.startswith("address:")
    assert by_key == by_session != by_telegram
    assert by_telegram.startswith("account:")
    assert {answer.headers["Vary"] for answer in answers} == {"Authorization, Cookie"}


@pytest.mark.parametrize(
    "given",
    [
        bearer(new_key()), bearer("wi_"), bearer("x" * 9000), {"Authorization": "Basic YTpi"}, {"Authorization": ""},
        {"Authorization": "tma hash=0"}, cookie("A" * 43), cookie(""), cookie("A" * 43) | bearer("x"),
    ],
)  # fmt: skip
async def test_wrong_credentials_are_refused_and_never_taken_for_none(house: Served, given: dict[str, str]) -> None:
    async with house.client() as client:
        answer = await client.get(ASKER, headers=given)
    assert (answer.status_code, answer.json()["code"]) == (401, "E006")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer ")
    assert answer.headers["Cache-Control"] == "no-store"


async def test_two_that_disagree_are_refused_and_two_that_agree_are_not(house: Served) -> None:
    mine, other = await house.key(), await house.key()
    token = await session_of(house, mine)
    async with house.client() as client:
        agree = await client.get(ASKER, headers=bearer(mine) | cookie(token))
        disagree = await client.get(ASKER, headers=bearer(other) | cookie(token))
        with_telegram = await client.get(ASKER, headers=tma() | cookie(token))
    assert told(agree) == (200, "key")
    assert (disagree.status_code, with_telegram.status_code) == (401, 401)


async def test_a_browser_is_told_to_forget_a_session_that_is_over(house: Served) -> None:
    async with house.client() as client:
        answer = await client.get(ASKER, headers=cookie("A" * 43))
        with_a_wrong_key = await client.get(ASKER, headers=bearer("x"))
    assert answer.status_code == 401
    assert answer.headers["Set-Cookie"].startswith(f"{COOKIE}=; Max-Age=0")
    assert "Set-Cookie" not in with_a_wrong_key.headers


async def test_a_session_needs_its_token_for_whatever_changes_something(house: Served) -> None:
    token = await session_of(house, await house.key())
    other = await session_of(house, await house.key())
    async with house.client() as client:
        given = [
            {},
            {"X-CSRF-Token": ""},
            {"X-CSRF-Token": csrf_token(other)},
            {"X-CSRF-Token": csrf_token(token), "Sec-Fetch-Site": "cross-site"},
            {"X-CSRF-Token": csrf_token(token)},
            {"X-CSRF-Token": csrf_token(token), "Sec-Fetch-Site": "same-origin"},
        ]
        answers = [await client.post(ASKER, headers=cookie(token) | headers) for headers in given]
    assert [answer.status_code for answer in answers] == [403, 403, 403, 403, 201, 201]


async def test_a_header_needs_no_such_token_because_no_browser_adds_it(house: Served) -> None:
    async with house.client() as client:
        assert told(await client.post(ASKER, headers=bearer(await house.key()))) == (201, "key")


async def test_a_guard_lets_in_whose_credentials_allow_it(house: Served) -> None:
    may, may_not = await house.key("watches"), await house.key("verdicts")
    async with house.client() as client:
        answers = [
            await client.get("/v1/watches-of-mine", headers=given) for given in ({}, bearer(may_not), bearer(may))
        ]
    assert [answer.status_code for answer in answers] == [401, 403, 200]
    assert "WWW-Authenticate" in answers[0].headers
    assert "WWW-Authenticate" not in answers[1].headers


async def test_elsewhere_credentials_are_not_looked_at(house: Served) -> None:
    async with house.client() as client:
        assert told(await client.get("/elsewhere", headers=bearer("of a plugin's own"))) == (200, "nobody")


async def test_while_the_database_is_down_nobody_is_taken_for_somebody_without_an_account(tmp_path: Path) -> None:
    async with served(tmp_path, url=DOWN) as house, house.client() as client:
        for given in (bearer(new_key()), cookie("A" * 43), tma()):
            answer = await client.get(ASKER, headers=given)
            assert (answer.status_code, answer.json()["code"]) == (503, "E004")
        assert told(await client.get(ASKER)) == (200, "nobody")
        assert told(await client.get("/elsewhere", headers=bearer(new_key()))) == (200, "nobody")


async def test_whoever_was_recognised_just_now_is_so_while_the_database_is_away(house: Served, tmp_path: Path) -> None:
    key = await house.key()
    async with house.client() as client:
        assert told(await client.get(ASKER, headers=bearer(key))) == (200, "key")
        await house.reception.recognition.by_key(key)
        (tmp_path / "worthit.db").write_bytes(b"damaged")
        assert told(await client.get(ASKER, headers=bearer(key))) == (200, "key")


async def test_who_tries_many_keys_is_told_to_wait_and_good_ones_are_let_in(house: Served) -> None:
    good = await house.key()
    async with house.client("192.0.2.1") as client, house.client("192.0.2.2") as elsewhere:
        tried = [(await client.get(ASKER, headers=bearer(new_key()))).status_code for _ in range(20)]
        then = await client.get(ASKER, headers=bearer(new_key()))
        by_body = await client.post("/v1/session", json={"api_key": new_key()})
        assert tried == [401] * 20
        assert (then.status_code, by_body.status_code) == (429, 429)
        assert 0 < int(then.headers["Retry-After"]) <= 600
        assert told(await client.get(ASKER, headers=bearer(good))) == (200, "key")
        assert (await elsewhere.get(ASKER, headers=bearer(new_key()))).status_code == 401
        assert told(await elsewhere.get(ASKER)) == (200, "nobody")


async def test_what_was_revoked_is_refused_at_once(house: Served) -> None:
    key = await house.key()
    token = await session_of(house, key)
    holder = await house.reception.keys.holder(key)
    async with house.client() as client:
        for given in (bearer(key), cookie(token)):
            assert (await client.get(ASKER, headers=given)).status_code == 200
        await house.reception.keys.revoke(holder.account.id, holder.key.id)
        for given in (bearer(key), cookie(token)):
            assert (await client.get(ASKER, headers=given)).status_code == 401


async def test_a_new_plan_holds_at_once(house: Served) -> None:
    key = await house.key()
    holder = await house.reception.keys.holder(key)
    async with house.client() as client:
        assert (await client.get(ASKER, headers=bearer(key))).json()["account"]["plan"] == "free"
        await house.reception.accounts.set_plan(holder.account.id, "premium")
        assert (await client.get(ASKER, headers=bearer(key))).json()["account"]["plan"] == "premium"
