"""A session in a browser over HTTP, and what other sites cannot do with it."""

import httpx
import pytest

from tests.journeys.accounts import Holder, log_in, new_account
from tests.journeys.instance import Instance

SESSION = "/v1/session"
KEYS = "/v1/account/keys"
A_KEY = {"name": "by session", "scopes": ["verdicts"]}


@pytest.fixture
async def holder(instance: Instance) -> Holder:
    return await new_account(instance)


def reading(session: dict[str, str]) -> dict[str, str]:
    return {"Cookie": session["Cookie"]}


async def test_from_logging_in_to_logging_out(api: httpx.AsyncClient, holder: Holder) -> None:
    opened = await api.post(SESSION, json={"api_key": holder.api_key})
    assert (opened.status_code, opened.headers["Cache-Control"]) == (201, "no-store")
    name, *attributes = opened.headers["Set-Cookie"].split("; ")
    assert name.startswith("__Host-worthit_session=")
    assert {"Path=/", "Secure", "HttpOnly", "SameSite=Lax"} <= set(attributes)
    assert name.partition("=")[2] not in opened.text
    browser = {"Cookie": name}
    assert (await api.get("/v1/account", headers=browser)).json()["id"] == holder.account_id
    seen = await api.get(SESSION, headers=browser)
    assert seen.json()["csrf_token"] == opened.json()["csrf_token"]
    assert seen.headers["Cache-Control"] == "no-store"
    token = {"X-CSRF-Token": opened.json()["csrf_token"]}
    assert (await api.post(KEYS, json=A_KEY, headers=browser | token)).status_code == 201
    ended = await api.delete(SESSION, headers=browser | token)
    assert (ended.status_code, ended.headers["Set-Cookie"].split(";")[1]) == (204, " Max-Age=0")
    assert (await api.get("/v1/account", headers=browser)).status_code == 401


async def test_a_page_of_another_site_changes_nothing(api: httpx.AsyncClient, holder: Holder) -> None:
    session = await log_in(api, holder)
    foreign = {"Sec-Fetch-Site": "cross-site"}
    forged = [reading(session), reading(session) | {"X-CSRF-Token": "0" * 64}, session | foreign]
    for headers in forged:
        answers = [
            await api.post(KEYS, json=A_KEY, headers=headers),
            await api.delete(f"{KEYS}/{holder.api_key.split('_')[1]}", headers=headers),
            await api.delete(SESSION, headers=headers),
            await api.post("/v1/verdicts", json={"url": "https://shop.example/p/1"}, headers=headers),
        ]
        assert [answer.status_code for answer in answers] == [403] * 4
    assert (await api.post(SESSION, json={"api_key": holder.api_key}, headers=foreign)).status_code == 403
    assert len((await api.get(KEYS, headers=holder.headers)).json()["items"]) == 1


async def test_a_session_that_was_fixed_before_is_not_the_one_that_is_opened(
    api: httpx.AsyncClient, holder: Holder
) -> None:
    fixed = {"Cookie": f"__Host-worthit_session={'A' * 43}"}
    opened = await api.post(SESSION, json={"api_key": holder.api_key}, headers=fixed)
    assert opened.status_code == 201
    assert "A" * 43 not in opened.headers["Set-Cookie"]
    assert (await api.get("/v1/account", headers=fixed)).status_code == 401


async def test_logging_in_again_ends_the_session_before(
    instance: Instance, api: httpx.AsyncClient, holder: Holder
) -> None:
    before = await log_in(api, holder)
    other = await new_account(instance)
    opened = await api.post(SESSION, json={"api_key": other.api_key}, headers=reading(before))
    assert opened.json()["account"]["id"] == other.account_id
    assert (await api.get("/v1/account", headers=reading(before))).status_code == 401


async def test_sessions_end_with_their_key(api: httpx.AsyncClient, holder: Holder) -> None:
    session = await log_in(api, holder)
    second = (await api.post(KEYS, json=A_KEY | {"scopes": ["account"]}, headers=session)).json()
    by_second = await log_in(api, Holder(holder.account_id, second["api_key"]))
    assert (await api.delete(f"{KEYS}/{second['key']['id']}", headers=session)).status_code == 204
    assert (await api.get("/v1/account", headers=reading(by_second))).status_code == 401
    assert (await api.get("/v1/account", headers=reading(session))).status_code == 200


async def test_a_session_allows_no_more_than_its_key(api: httpx.AsyncClient, holder: Holder) -> None:
    small = (await api.post(KEYS, json=A_KEY, headers=holder.headers)).json()
    session = await log_in(api, Holder(holder.account_id, small["api_key"]))
    assert (await api.get(SESSION, headers=reading(session))).json()["scopes"] == ["verdicts"]
    assert (await api.get("/v1/account", headers=reading(session))).status_code == 403


@pytest.mark.parametrize("method", ["GET", "DELETE"])
async def test_without_a_session_there_is_none(api: httpx.AsyncClient, holder: Holder, method: str) -> None:
    for headers in ({}, holder.headers):
        answer = await api.request(method, SESSION, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "E006")


@pytest.mark.parametrize("body", [{}, {"api_key": "wi_1", "init_data": "hash=0"}, {"api_key": None}])
async def test_a_session_is_opened_with_one_thing(api: httpx.AsyncClient, body: dict[str, object]) -> None:
    assert (await api.post(SESSION, json=body)).status_code == 400


@pytest.mark.parametrize("body", [{"api_key": "wi_1"}, {"init_data": "hash=0"}])
async def test_a_session_is_not_opened_with_wrong_credentials(api: httpx.AsyncClient, body: dict[str, str]) -> None:
    answer = await api.post(SESSION, json=body)
    assert (answer.status_code, answer.json()["code"]) == (401, "E006")
    assert "Set-Cookie" not in answer.headers
