"""Who may see and change what: every route that the document names is walked with other people's credentials.

What a route needs is read from the running instance's own OpenAPI document, so a new one is walked by itself; one
with an id in its path that nobody said whose it is fails `test_it_is_said_of_each_id_whose_it_is`.
"""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from msgspec import Struct

from tests.journeys.accounts import Holder, log_in, new_account
from tests.journeys.instance import Instance, open_shop
from worthit.accounts.model import OWN_SCOPES, Scope

METHODS = ("get", "post", "put", "delete")
OWNED = {"key_id", "watch_id", "lookup_id", "account_id"}
"""Ids of what belongs to somebody."""
SHARED = {"verdict_id": "80 random bits: whoever has the link may read, that is how verdicts are shared"}
SHARED |= {"product_id": "what this instance saw itself of a product is no person's"}


class Operation(Struct, frozen=True):
    method: str
    path: str
    scope: str | None
    body: Any

    @property
    def ids(self) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", self.path))

    def at(self, ids: dict[str, str]) -> str:
        return self.path.format(**ids)


class Owner(Struct, frozen=True):
    """Somebody with one of everything."""

    holder: Holder
    ids: dict[str, str]


@pytest.fixture
async def operations(api: httpx.AsyncClient) -> list[Operation]:
    document = (await api.get("/openapi.json")).json()
    return list(_operations(document))


@pytest.fixture
async def owner(api: httpx.AsyncClient, instance: Instance) -> Owner:
    holder = await new_account(instance, plan="premium")
    async with open_shop() as shop:
        asked = {"url": shop.link("/kettle"), "anew": True}
        begun = await api.post("/v1/verdicts", json=asked, headers=holder.headers | {"Prefer": "respond-async"})
        assert begun.status_code == 202, begun.text
        made = await api.post("/v1/verdicts", json={"url": asked["url"]}, headers=holder.headers)
        assert made.status_code == 201, made.text
        wish = {"verdict_id": made.json()["id"], "rule": {"when": [{"type": "target", "amount": "1.00"}]}}
        watch = await api.post("/v1/watches", json=wish, headers=holder.headers)
        assert watch.status_code == 201, watch.text
    keys = (await api.get("/v1/account/keys", headers=holder.headers)).json()["items"]
    return Owner(
        holder,
        {
            "account_id": holder.account_id,
            "key_id": keys[0]["id"],
            "lookup_id": begun.json()["id"],
            "verdict_id": made.json()["id"],
            "watch_id": watch.json()["id"],
        },
    )


async def test_it_is_said_of_each_id_whose_it_is(operations: list[Operation]) -> None:
    named = set().union(*(operation.ids for operation in operations))
    assert named == OWNED | SHARED.keys()


async def test_what_belongs_to_somebody_is_not_there_for_anybody_else(
    api: httpx.AsyncClient, instance: Instance, operations: list[Operation], owner: Owner
) -> None:
    """Exactly as if it did not exist, by key and by session; and nothing of it is changed."""
    before = await _seen(api, owner)
    stranger = await new_account(instance, plan="premium")
    strangers = {"key": stranger.headers, "session": await log_in(api, stranger)}
    walked = [operation for operation in operations if operation.ids & OWNED]
    for operation in walked:
        for by, headers in strangers.items():
            answer = await _ask(api, operation, owner.ids, headers)
            nowhere = await _ask(api, operation, _ids_of_nothing(owner.ids), headers)
            assert answer.status_code in (403, 404), f"{operation} by {by}: {answer.text}"
            assert _without_instance(answer) == _without_instance(nowhere), f"{operation} by {by}"
    assert {operation.method for operation in walked} == set(METHODS)
    assert await _seen(api, owner) == before


async def test_without_credentials_nothing_that_needs_them_is_done(
    api: httpx.AsyncClient, operations: list[Operation], owner: Owner
) -> None:
    walked = [operation for operation in operations if operation.scope is not None]
    assert len(walked) >= 20
    for operation in walked:
        answer = await _ask(api, operation, owner.ids, {})
        assert (answer.status_code, answer.json()["code"]) == (401, "E006"), f"{operation}: {answer.text}"
        assert "WWW-Authenticate" in answer.headers, operation


@pytest.mark.parametrize("held", sorted(OWN_SCOPES))
async def test_a_key_does_only_what_its_scope_says(
    held: Scope, api: httpx.AsyncClient, instance: Instance, operations: list[Operation], owner: Owner
) -> None:
    limited = await new_account(instance, held, plan="premium")
    for operation in operations:
        if operation.scope not in (None, "", held):
            answer = await _ask(api, operation, owner.ids, limited.headers)
            assert (answer.status_code, answer.json()["code"]) == (403, "E006"), f"{operation}: {answer.text}"


@pytest.mark.parametrize("path", ["/v1/verdicts", "/v1/comparisons", "/api/analyze"])
async def test_who_gives_credentials_asks_with_what_they_allow(
    path: str, api: httpx.AsyncClient, instance: Instance, operations: list[Operation], owner: Owner
) -> None:
    """Without any, everybody may ask; a key that does not allow it is not taken for none."""
    watcher = await new_account(instance, "watches")
    (asking,) = [operation for operation in operations if (operation.path, operation.method) == (path, "post")]
    refused = await _ask(api, asking, owner.ids, watcher.headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "E006")
    assert (await _ask(api, asking, owner.ids, {})).status_code != 403


async def test_the_admin_scope_is_no_way_to_the_things_of_others(
    api: httpx.AsyncClient, instance: Instance, operations: list[Operation], owner: Owner
) -> None:
    """It opens the routes of the operator, and none of the others."""
    before = await _seen(api, owner)
    admin = await new_account(instance, "admin")
    for operation in operations:
        if operation.scope == "admin" and operation.method == "get":
            assert (await _ask(api, operation, owner.ids, admin.headers)).status_code == 200, operation
        elif operation.scope not in (None, "", "admin"):
            assert (await _ask(api, operation, owner.ids, admin.headers)).status_code == 403, operation
    assert await _seen(api, owner) == before


async def test_lists_hold_what_is_ones_own_alone(api: httpx.AsyncClient, instance: Instance, owner: Owner) -> None:
    stranger = await new_account(instance)
    for path in ("/v1/verdicts", "/v1/watches", "/v1/account/keys", "/v1/alerts"):
        mine = (await api.get(path, headers=owner.holder.headers)).json()["items"]
        theirs = (await api.get(path, headers=stranger.headers)).json()["items"]
        assert not {item["id"] for item in mine if "id" in item} & {item["id"] for item in theirs if "id" in item}
    assert (await api.get("/v1/watches", headers=stranger.headers)).json()["items"] == []
    assert (await api.get("/v1/verdicts", headers=stranger.headers)).json()["items"] == []


async def _ask(
    api: httpx.AsyncClient, operation: Operation, ids: dict[str, str], headers: dict[str, str]
) -> httpx.Response:
    given = ids | {"product_id": "0" * 20}
    return await api.request(operation.method, operation.at(given), json=operation.body, headers=headers)


async def _seen(api: httpx.AsyncClient, owner: Owner) -> list[Any]:
    """All that the owner has, as the owner sees it; of the key not when it was used."""
    paths = ("/v1/account", "/v1/verdicts", "/v1/watches", f"/v1/lookups/{owner.ids['lookup_id']}")
    answers = [await api.get(path, headers=owner.holder.headers) for path in paths]
    assert [answer.status_code for answer in answers] == [200] * len(paths)
    keys = (await api.get("/v1/account/keys", headers=owner.holder.headers)).json()["items"]
    return [*(answer.json() for answer in answers), [key["revoked_at"] or key["expires_at"] for key in keys]]


def _ids_of_nothing(ids: dict[str, str]) -> dict[str, str]:
    """Ids of the same form that nobody has."""
    return {name: ("1" if value[0] != "1" else "2") + value[1:] for name, value in ids.items()}


def _without_instance(answer: httpx.Response) -> Any:
    return answer.status_code, {name: value for name, value in answer.json().items() if name != "instance"}


def _operations(document: dict[str, Any]) -> Iterator[Operation]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield Operation(method, path, _scope(item[method]), _body(document, item[method]))


def _scope(operation: dict[str, Any]) -> str | None:
    """What credentials have to allow; "" where a session is all that is asked for; None where nobody has to say who
    they are."""
    ways: list[dict[str, list[str]]] = operation.get("security", [])
    if not ways or {} in ways:
        return None
    return next((way["apiKey"][0] for way in ways if "apiKey" in way), "")


def _body(document: dict[str, Any], operation: dict[str, Any]) -> Any:
    """A body that fits, so that it is not for the body that a request is refused."""
    if "requestBody" not in operation:
        return None
    reference = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
    return _BODIES[reference.rpartition("/")[2]]


_BODIES: dict[str, Any] = {
    "AnalysisRequest": {"url": "https://shop.example/p/1"},
    "ComparisonRequest": {"urls": ["https://shop.example/p/1", "https://shop.example/p/2"]},
    "KeyRequest": {"name": "another", "scopes": []},
    "PlanRequest": {"plan": "premium"},
    "RotationRequest": {},
    "SessionRequest": {"api_key": "wi_none"},
    "VerdictRequest": {"url": "https://shop.example/p/1"},
    "WatchRequest": {"url": "https://shop.example/p/1", "rule": {"when": [{"type": "target", "amount": "1.00"}]}},
}
