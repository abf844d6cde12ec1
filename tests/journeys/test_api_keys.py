"""The life of an API key over HTTP: made, used, rotated, revoked; and what nobody can do with one."""

import asyncio
from typing import Any

import httpx
import pytest

from tests.journeys.accounts import Holder, ids_listed, log_in, new_account
from tests.journeys.instance import Instance
from worthit.accounts.model import SCOPES

KEYS = "/v1/account/keys"
ALL = ["verdicts", "watches", "account"]


def bearer(api_key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {api_key}"}


@pytest.fixture
async def holder(instance: Instance) -> Holder:
    return await new_account(instance)


async def make(api: httpx.AsyncClient, headers: dict[str, str], *scopes: str, **more: str) -> dict[str, Any]:
    answer = await api.post(KEYS, json={"name": "another", "scopes": scopes, **more}, headers=headers)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def status(api: httpx.AsyncClient, headers: dict[str, str]) -> int:
    return (await api.get("/v1/account", headers=headers)).status_code


async def test_a_key_is_shown_once(api: httpx.AsyncClient, holder: Holder) -> None:
    answer = await api.post(KEYS, json={"name": "blog", "scopes": ["account", "verdicts"]}, headers=holder.headers)
    made = answer.json()
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Location"] == f"{KEYS}/{made['key']['id']}"
    assert (made["key"]["name"], made["key"]["scopes"]) == ("blog", ["verdicts", "account"])
    seen = await api.get(answer.headers["Location"], headers=holder.headers)
    assert seen.json() == made["key"]
    listed = await api.get(KEYS, headers=holder.headers)
    assert made["key"] in listed.json()["items"]
    assert made["api_key"] not in seen.text + listed.text


async def test_a_rotated_key_gives_place_and_a_revoked_one_is_refused(api: httpx.AsyncClient, holder: Holder) -> None:
    old = await make(api, holder.headers, *ALL)
    path = f"{KEYS}/{old['key']['id']}"
    rotated = await api.post(f"{path}/rotation", json={}, headers=holder.headers)
    assert rotated.status_code == 201
    anew = rotated.json()
    assert [await status(api, bearer(made["api_key"])) for made in (old, anew)] == [200, 200]
    assert (await api.get(path, headers=holder.headers)).json()["expires_at"] is not None
    twice = await api.post(f"{path}/rotation", json={}, headers=holder.headers)
    assert twice.status_code == 409
    assert anew["key"]["id"] in twice.json()["detail"]
    successor = f"{KEYS}/{anew['key']['id']}/rotation"
    at_once = (await api.post(successor, json={"overlap_seconds": 0}, headers=holder.headers)).json()
    assert [await status(api, bearer(made["api_key"])) for made in (anew, at_once)] == [401, 200]
    for _ in range(2):
        gone = await api.delete(f"{KEYS}/{at_once['key']['id']}", headers=holder.headers)
        assert (gone.status_code, gone.content) == (204, b"")
    assert await status(api, bearer(at_once["api_key"])) == 401


async def test_a_key_that_revokes_itself_is_refused_from_then_on(api: httpx.AsyncClient, holder: Holder) -> None:
    own = holder.api_key.split("_")[1]
    assert (await api.delete(f"{KEYS}/{own}", headers=holder.headers)).status_code == 204
    assert await status(api, holder.headers) == 401


async def test_nobody_makes_a_key_that_allows_more_than_theirs(api: httpx.AsyncClient, holder: Holder) -> None:
    """Made, rotated, or through a session."""
    small = bearer((await make(api, holder.headers, "account"))["api_key"])
    big = await make(api, holder.headers, *ALL)
    session = await log_in(api, Holder(holder.account_id, small["Authorization"].removeprefix("Bearer ")))
    for headers in (small, session):
        for scopes in (["verdicts"], ALL, ["admin"], ["account", "admin"]):
            asked = await api.post(KEYS, json={"name": "more", "scopes": scopes}, headers=headers)
            assert (asked.status_code, asked.json()["code"]) == (403, "E006")
        rotated = await api.post(f"{KEYS}/{big['key']['id']}/rotation", json={}, headers=headers)
        assert rotated.status_code == 403
    assert (await make(api, small, "account"))["key"]["scopes"] == ["account"]
    assert (await api.get(f"{KEYS}/{big['key']['id']}", headers=holder.headers)).json()["expires_at"] is None


async def test_admin_is_given_by_no_key_not_even_the_operators(instance: Instance, api: httpx.AsyncClient) -> None:
    admin = await new_account(instance, *SCOPES)
    asked = await api.post(KEYS, json={"name": "more", "scopes": ["admin"]}, headers=admin.headers)
    own = admin.api_key.split("_")[1]
    rotated = await api.post(f"{KEYS}/{own}/rotation", json={}, headers=admin.headers)
    by_session = await api.get("/v1/admin/accounts", headers=await log_in(api, admin))
    assert [answer.status_code for answer in (asked, rotated, by_session)] == [403, 403, 403]
    assert (await api.get("/v1/admin/accounts", headers=admin.headers)).status_code == 200


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("DELETE", ""), ("POST", "/rotation")])
async def test_keys_of_others_are_like_keys_that_are_not_there(
    instance: Instance, api: httpx.AsyncClient, holder: Holder, method: str, path: str
) -> None:
    other = await new_account(instance)
    answers = []
    for key_id in (other.api_key.split("_")[1], "4bQz7RkP", "%00", "a" * 400):
        sent: dict[str, Any] = {"json": {}} if method == "POST" else {}
        answers.append(await api.request(method, f"{KEYS}/{key_id}{path}", headers=holder.headers, **sent))
    told = [{**answer.json(), "instance": ""} for answer in answers]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert told == told[:1] * 4
    assert await status(api, other.headers) == 200


async def test_twenty_keys_are_made_however_many_are_asked_for_at_once(api: httpx.AsyncClient, holder: Holder) -> None:
    wanted = {"name": "one of many", "scopes": ["verdicts"]}
    answers = await asyncio.gather(*(api.post(KEYS, json=wanted, headers=holder.headers) for _ in range(25)))
    assert sorted(answer.status_code for answer in answers) == [201] * 19 + [409] * 6
    told = await ids_listed(api, KEYS, holder.headers, 7)
    assert (len(told), len(set(told))) == (20, 20)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"name": "a\u0000b"}, "name"),
        ({"name": None}, "name"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["everything"]}, "scopes[0]"),
        ({"scopes": "verdicts"}, "scopes"),
        ({"expires_at": "2020-01-01T00:00:00Z"}, "expires_at"),
        ({"expires_at": "2030-01-01T00:00:00"}, "expires_at"),
        ({"expires_at": "9999-12-31T23:59:59-14:00"}, "expires_at"),
        ({"expires_at": 1_900_000_000}, "expires_at"),
        ({"digest": "0"}, "digest"),
    ],
)
async def test_a_key_that_cannot_be_is_refused_with_the_member_named(
    api: httpx.AsyncClient, holder: Holder, change: dict[str, object], field: str
) -> None:
    body = {"name": "mine", "scopes": ["verdicts"]} | change
    answer = await api.post(KEYS, json=body, headers=holder.headers)
    assert (answer.status_code, answer.json()["field"]) == (400, field)


@pytest.mark.parametrize("seconds", [-1, 604_801, 1.5, "60", None])
async def test_an_overlap_is_seven_days_at_most(api: httpx.AsyncClient, holder: Holder, seconds: object) -> None:
    own = holder.api_key.split("_")[1]
    wanted = {"overlap_seconds": seconds}
    answer = await api.post(f"{KEYS}/{own}/rotation", json=wanted, headers=holder.headers)
    assert (answer.status_code, answer.json()["field"]) == (400, "overlap_seconds")


async def test_a_body_that_is_large_is_refused(api: httpx.AsyncClient, holder: Holder) -> None:
    body = {"name": "x" * 100_000, "scopes": ["verdicts"]}
    assert (await api.post(KEYS, json=body, headers=holder.headers)).status_code == 413
