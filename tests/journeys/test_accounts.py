"""From nobody to somebody with an account, and what the operator sees of it."""

from collections.abc import Iterator

import httpx
import pytest

from tests.journeys.accounts import Holder, ids_listed, new_account, operate
from tests.journeys.instance import Instance, page, running_instance
from worthit.accounts.model import SCOPES


async def test_whoever_signs_up_asks_as_themselves_from_then_on(api: httpx.AsyncClient) -> None:
    answer = await api.post("/v1/account")
    assert (answer.status_code, answer.headers["Location"]) == (201, "/v1/account")
    assert answer.headers["Cache-Control"] == "no-store"
    made = answer.json()
    assert made["key"]["scopes"] == ["verdicts", "watches", "account"]
    headers = {"Authorization": f"Bearer {made['api_key']}"}
    mine = await api.get("/v1/account", headers=headers)
    assert mine.json() == made["account"]
    assert mine.json()["plan"] == "free"
    verdict = await api.post("/v1/verdicts", json={"pages": [page("kettle")]}, headers=headers)
    assert verdict.status_code == 201
    assert made["api_key"] not in (await api.get("/v1/account/keys", headers=headers)).text


async def test_what_was_seen_before_is_not_sent_again(instance: Instance, api: httpx.AsyncClient) -> None:
    holder = await new_account(instance)
    first = await api.get("/v1/account", headers=holder.headers)
    again = await api.get("/v1/account", headers=holder.headers | {"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["/v1/account", "/v1/account/keys", "/v1/account/keys/4bQz7RkP", "/v1/admin/accounts"])
async def test_nobody_is_told_to_say_who_they_are(api: httpx.AsyncClient, path: str) -> None:
    answer = await api.get(path)
    assert (answer.status_code, answer.json()["code"]) == (401, "E006")
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="worthit", tma realm="worthit"'


async def test_the_operator_sees_all_accounts_and_gives_plans(instance: Instance, api: httpx.AsyncClient) -> None:
    admin, other = await new_account(instance, *SCOPES), await new_account(instance)
    path = f"/v1/admin/accounts/{other.account_id}"
    assert (await api.get(path, headers=admin.headers)).json()["id"] == other.account_id
    wanted = {"plan": "basic", "until": "2030-01-01T01:00:00+01:00"}
    given = await api.put(f"{path}/plan", json=wanted, headers=admin.headers)
    assert (given.json()["plan"], given.json()["plan_until"]) == ("basic", "2030-01-01T00:00:00Z")
    assert (await api.get("/v1/account", headers=other.headers)).json()["plan"] == "basic"
    told = await ids_listed(api, "/v1/admin/accounts", admin.headers, 2)
    assert {admin.account_id, other.account_id} <= set(told)
    assert len(told) == len(set(told))


async def test_what_belongs_to_the_operator_is_nobody_elses(instance: Instance, api: httpx.AsyncClient) -> None:
    holder, admin = await new_account(instance), await new_account(instance, *SCOPES)
    for account_id in (holder.account_id, admin.account_id, "0123456789abcdef0123"):
        path = f"/v1/admin/accounts/{account_id}"
        answers = [
            await api.get(path, headers=holder.headers),
            await api.put(f"{path}/plan", json={"plan": "premium"}, headers=holder.headers),
        ]
        assert [answer.status_code for answer in answers] == [403, 403]
    assert (await api.get("/v1/account", headers=holder.headers)).json()["plan"] == "free"
    missing = await api.get("/v1/admin/accounts/0123456789abcdef0123", headers=admin.headers)
    assert (missing.status_code, missing.json()["code"]) == (404, "E009")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"plan": "gold"}, "plan"),
        ({"plan": "free", "until": "2030-01-01T00:00:00Z"}, "until"),
        ({"plan": "basic", "until": "2030-01-01T00:00:00"}, "until"),
        ({"plan": "basic", "until": "0001-01-01T00:00:00+14:00"}, "until"),
        ({"plan": "basic", "until": "9999-12-31T23:59:59-14:00"}, "until"),
        ({"plan": "basic", "for": 1}, "for"),
        ({}, "plan"),
    ],
)
async def test_a_plan_that_is_none_is_refused(
    admin: Holder, api: httpx.AsyncClient, body: dict[str, object], field: str
) -> None:
    path = f"/v1/admin/accounts/{admin.account_id}/plan"
    answer = await api.put(path, json=body, headers=admin.headers)
    assert (answer.status_code, answer.json()["field"]) == (400, field)


@pytest.mark.parametrize(
    "cursor", ["x", "W10", "WyJ4IiwgInkiXQ", "WyIwMDAxLTAxLTAxVDAwOjAwOjAwKzE0OjAwIiwgImEiXQ", "%00"]
)
async def test_a_cursor_that_is_none_is_refused(admin: Holder, api: httpx.AsyncClient, cursor: str) -> None:
    for path in ("/v1/admin/accounts", "/v1/account/keys"):
        answer = await api.get(f"{path}?cursor={cursor}", headers=admin.headers)
        assert (answer.status_code, answer.json()["field"]) == (400, "cursor")


async def test_on_the_command_line(instance: Instance, api: httpx.AsyncClient) -> None:
    said = await operate(instance, "new", "--plan", "basic")
    (_, account_id), (_, key) = (line.split() for line in said.splitlines())
    holder = Holder(account_id, key)
    assert (await api.get("/v1/account", headers=holder.headers)).json()["plan"] == "basic"
    said = await operate(instance, "plan", holder.account_id, "premium", "--until", "2030-01-01")
    assert said.split()[0] == holder.account_id
    assert said.endswith("premium until 2030-01-01\n")
    assert said in await operate(instance, "list")
    key = (await operate(instance, "key", holder.account_id, "--scope", "verdicts")).strip()
    refused = await api.get("/v1/account", headers={"Authorization": f"Bearer {key}"})
    assert refused.status_code == 403
    admin = (await operate(instance, "new", "--admin")).split()[-1]
    listed = await api.get("/v1/admin/accounts", headers={"Authorization": f"Bearer {admin}"})
    assert listed.status_code == 200


@pytest.fixture
async def admin(instance: Instance) -> Holder:
    return await new_account(instance, *SCOPES)


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    with running_instance(tmp_path_factory.mktemp("two"), WORTHIT_WEB__WORKERS="2") as started:
        yield started


async def test_accounts_and_keys_are_the_same_to_all_workers(two_workers: Instance) -> None:
    """Each request comes on a connection of its own, so that both are asked."""
    holder = await new_account(two_workers)
    seen = set()
    for _ in range(20):
        async with httpx.AsyncClient(base_url=two_workers.url, trust_env=False) as client:
            answer = await client.get("/v1/account", headers=holder.headers)
            assert answer.status_code == 200
            seen.add(answer.json()["id"])
    assert seen == {holder.account_id}
