"""Signing up, and what its limits are."""

import asyncio
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.accounts.served import served

SIGN_UP = "/v1/account"
EVENING = datetime(2026, 11, 29, 21, tzinfo=UTC)
JSON = {"Content-Type": "application/json"}


async def test_five_accounts_a_day_are_made_from_one_address(tmp_path: Path) -> None:
    async with (
        served(tmp_path, clock=lambda: EVENING) as house,
        house.client("192.0.2.1") as client,
        house.client("192.0.2.2") as elsewhere,
    ):
        answers = [await client.post(SIGN_UP) for _ in range(6)]
        assert [answer.status_code for answer in answers] == [201] * 5 + [429]
        assert answers[-1].headers["Retry-After"] == str(3 * 3600)
        assert (await elsewhere.post(SIGN_UP)).status_code == 201
        key = answers[0].json()["api_key"]
        again = await client.post(SIGN_UP, headers={"Authorization": f"Bearer {key}"})
        assert (again.status_code, again.json()["code"]) == (409, "E009")


async def test_however_many_workers_there_are_and_however_often_they_begin_anew(tmp_path: Path) -> None:
    async with served(tmp_path, clock=lambda: EVENING) as one:
        url = f"sqlite+aiosqlite:///{tmp_path}/worthit.db"
        async with served(tmp_path, url=url, clock=lambda: EVENING) as other:
            async with one.client() as client, other.client() as to_other:
                asked = [asked.post(SIGN_UP) for asked in (client, to_other) for _ in range(6)]
                answers = await asyncio.gather(*asked)
            assert Counter(answer.status_code for answer in answers) == {201: 5, 429: 7}
        async with served(tmp_path, url=url, clock=lambda: EVENING) as anew, anew.client() as client:
            assert (await client.post(SIGN_UP)).status_code == 429


async def test_where_sign_up_is_closed_nobody_makes_an_account(tmp_path: Path) -> None:
    async with served(tmp_path, sign_up="closed") as house, house.client() as client:
        answer = await client.post(SIGN_UP)
        assert (answer.status_code, answer.json()["code"]) == (403, "E006")
        assert "api_key" not in answer.text


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{}", JSON, 201),
        (b"{}", {"Content-Type": "application/json; charset=utf-8"}, 201),
        (b'{"plan": "premium"}', JSON, 400),
        (b"[]", JSON, 400),
        (b"null", JSON, 400),
        (b"{", JSON, 400),
        (b"{}", {}, 415),
        (b"{}", {"Content-Type": "text/plain"}, 415),
        (b"plan=premium", {"Content-Type": "application/x-www-form-urlencoded"}, 415),
        (b"{}", JSON | {"Content-Encoding": "gzip"}, 415),
        (b" " * 110_000 + b"{}", JSON, 413),
    ],
)
async def test_there_is_nothing_to_say_when_signing_up(
    tmp_path: Path, body: bytes, headers: dict[str, str], status: int
) -> None:
    async with served(tmp_path) as house, house.client() as client:
        answer = await client.post(SIGN_UP, content=body, headers=headers)
        assert answer.status_code == status
        assert ("api_key" in answer.text) is (status == 201)


async def test_a_page_of_another_site_signs_nobody_up(tmp_path: Path) -> None:
    async with served(tmp_path) as house, house.client() as client:
        refused = await client.post(SIGN_UP, headers={"Sec-Fetch-Site": "cross-site"})
        assert (refused.status_code, refused.json()["code"]) == (403, "E006")
        assert "Authorization" in refused.json()["detail"]
        assert (await client.post(SIGN_UP, headers={"Sec-Fetch-Site": "same-origin"})).status_code == 201


async def test_the_name_of_a_key_that_is_none_is_told_in_plain_words(tmp_path: Path) -> None:
    async with served(tmp_path) as house, house.client() as client:
        bearer = {"Authorization": f"Bearer {await house.key()}"}
        wanted = {"name": "two\nlines", "scopes": ["verdicts"]}
        refused = await client.post("/v1/account/keys", json=wanted, headers=bearer)
        assert (refused.status_code, refused.json()["field"]) == (400, "name")
        assert refused.json()["detail"] == "name: This holds a character that is not taken here."


async def test_a_key_that_ends_makes_none_that_outlives_it(tmp_path: Path) -> None:
    async with served(tmp_path) as house, house.client() as client:

        async def made_with(key: str, **wanted: str) -> dict[str, str]:
            body = {"name": "made by a key", "scopes": ["account"], **wanted}
            answer = await client.post("/v1/account/keys", json=body, headers={"Authorization": f"Bearer {key}"})
            assert answer.status_code == 201
            return {"api_key": answer.json()["api_key"], **answer.json()["key"]}

        first = await house.key()
        ends = "2099-01-01T00:00:00Z"
        ending = await made_with(first, expires_at=ends)
        assert ending["expires_at"] == ends
        assert (await made_with(ending["api_key"]))["expires_at"] == ends
        assert (await made_with(ending["api_key"], expires_at="2099-06-01T00:00:00Z"))["expires_at"] == ends
        assert (await made_with(ending["api_key"], expires_at="2098-01-01T00:00:00Z"))["expires_at"] < ends
        assert (await made_with(first))["expires_at"] is None
