"""POST under an idempotency key: done once, answered as often as it is asked."""

import asyncio
import shutil
from pathlib import Path
from typing import Any

import pytest
from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody
from litestar.types import Scope

from tests.unit.web.conftest import Serve
from worthit.errors import InvalidLink, RateLimited, UnreadablePage
from worthit.storage.database import Database
from worthit.storage.idempotency import IdempotencyKeys
from worthit.web.idempotency import MOST_BYTES, Idempotency

KEY = {"Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"}


def files_with(word: bytes, folder: Path) -> list[Path]:
    return [file for file in folder.iterdir() if word in file.read_bytes()]


class Counter:
    """What the routes of these tests did so far."""

    def __init__(self) -> None:
        self.done = 0
        self.may_go_on = asyncio.Event()
        self.began = asyncio.Event()

    def routes(self) -> list[Any]:
        @post("/v1/orders")
        async def order(data: JSONBody[dict[str, int]]) -> Response[dict[str, int]]:
            self.done += 1
            headers = {"Location": f"/v1/orders/{self.done}", "X-Other": "x", "Set-Cookie": "token=hush"}
            return Response({"number": self.done, **data}, status_code=201, headers=headers)

        @post("/v1/slow")
        async def slow() -> dict[str, int]:
            self.done += 1
            self.began.set()
            await self.may_go_on.wait()
            return {"number": self.done}

        @post("/v1/secrets", opt={"shown_once": True})
        async def make_secret(data: JSONBody[dict[str, int]]) -> dict[str, str]:
            self.done += 1
            if data.get("wrong"):
                raise InvalidLink("No.")
            return {"secret": "hush"}

        @post("/v1/fails/{how:str}")
        async def fail(how: FromPath[str]) -> None:
            self.done += 1
            raise {"late": RateLimited("Later.", 3.0), "fault": ZeroDivisionError(), "link": InvalidLink("No."),
                   "page": UnreadablePage("No.")}[how]  # fmt: skip

        @post("/v1/large")
        async def large() -> str:
            self.done += 1
            return "x" * (MOST_BYTES + 1)

        @post("/outside")
        async def outside() -> int:
            self.done += 1
            return self.done

        @get("/v1/orders")
        async def orders() -> int:
            self.done += 1
            return self.done

        return [order, slow, make_secret, fail, large, outside, orders]


@pytest.fixture
def counter() -> Counter:
    return Counter()


@pytest.fixture
def client(serve: Serve, counter: Counter, sqlite: Database) -> Any:
    def subject_of(scope: Scope) -> str:
        return Request[Any, Any, Any](scope).headers.get("x-subject", "address:1")

    def rights_of(scope: Scope) -> str:
        return Request[Any, Any, Any](scope).headers.get("x-rights", "")

    keys = IdempotencyKeys(sqlite)
    return serve(*counter.routes(), middleware=[Idempotency(keys, subject_of, rights_of, lease_seconds=60)])


async def test_it_is_done_once_and_answered_the_same_again(client: Any, counter: Counter) -> None:
    first = await client.post("/v1/orders", json={"kettles": 2}, headers=KEY)
    again = await client.post("/v1/orders", json={"kettles": 2}, headers=KEY)
    assert counter.done == 1
    assert (first.status_code, first.json()) == (201, {"number": 1, "kettles": 2})
    assert (again.status_code, again.content) == (first.status_code, first.content)
    for name in ("Location", "Content-Type", "Content-Length"):
        assert again.headers[name] == first.headers[name]
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Set-Cookie" not in again.headers


async def test_the_key_may_be_written_in_quotes(client: Any, counter: Counter) -> None:
    await client.post("/v1/orders", json={}, headers={"Idempotency-Key": "abc"})
    await client.post("/v1/orders", json={}, headers={"Idempotency-Key": '"abc"'})
    assert counter.done == 1


@pytest.mark.parametrize(
    ("path", "body", "content_type"),
    [
        ("/v1/orders", b'{"kettles": 3}', "application/json"),
        ("/v1/orders?for=me", b'{"kettles": 2}', "application/json"),
        ("/v1/secrets", b'{"kettles": 2}', "application/json"),
        ("/v1/orders", b'{"kettles": 2}', "application/json; charset=utf-8"),
    ],
)
async def test_a_key_is_for_one_request(
    client: Any, counter: Counter, path: str, body: bytes, content_type: str
) -> None:
    given = {**KEY, "Content-Type": "application/json"}
    assert (await client.post("/v1/orders", content=b'{"kettles": 2}', headers=given)).status_code == 201
    refused = await client.post(path, content=body, headers={**KEY, "Content-Type": content_type})
    assert (refused.status_code, refused.json()["code"], refused.json()["field"]) == (422, "E009", "Idempotency-Key")
    assert refused.json()["type"] == "/problems/key-reused"
    assert counter.done == 1


async def test_who_asks_while_it_is_done_is_told_so_and_may_ask_later(client: Any, counter: Counter) -> None:
    first = asyncio.create_task(client.post("/v1/slow", headers=KEY))
    await counter.began.wait()
    meanwhile = await client.post("/v1/slow", headers=KEY)
    assert (meanwhile.status_code, meanwhile.json()["type"]) == (409, "/problems/conflict")
    counter.may_go_on.set()
    assert (await first).json() == (await client.post("/v1/slow", headers=KEY)).json() == {"number": 1}


async def test_who_breaks_off_frees_the_key(client: Any, counter: Counter) -> None:
    first = asyncio.create_task(client.post("/v1/slow", headers=KEY))
    await counter.began.wait()
    first.cancel()
    await asyncio.wait([first])
    counter.may_go_on.set()
    assert (await client.post("/v1/slow", headers=KEY)).json() == {"number": 2}


async def test_keys_of_others_are_others(client: Any, counter: Counter) -> None:
    for subject in ("account:1", "account:2"):
        answer = await client.post("/v1/orders", json={}, headers={**KEY, "X-Subject": subject})
        assert "Idempotency-Replayed" not in answer.headers
    assert counter.done == 2


@pytest.mark.parametrize(("how", "status"), [("late", 429), ("fault", 500)])
async def test_what_may_succeed_the_next_time_is_tried_again(
    client: Any, counter: Counter, how: str, status: int
) -> None:
    for _ in range(2):
        answer = await client.post(f"/v1/fails/{how}", headers=KEY)
        assert answer.status_code == status
        assert "Idempotency-Replayed" not in answer.headers
    assert counter.done == 2


@pytest.mark.parametrize("how", ["link", "page"])
async def test_a_refusal_is_kept_like_any_answer(client: Any, counter: Counter, how: str) -> None:
    first, again = [await client.post(f"/v1/fails/{how}", headers=KEY) for _ in range(2)]
    assert (again.status_code, again.json()) == (422, first.json())
    assert again.headers["Content-Type"] == "application/problem+json"
    assert counter.done == 1


async def test_a_secret_is_shown_once_and_kept_nowhere(client: Any, counter: Counter, tmp_path: Path) -> None:
    assert (await client.post("/v1/secrets", json={}, headers=KEY)).json() == {"secret": "hush"}
    again = await client.post("/v1/secrets", json={}, headers=KEY)
    assert (again.status_code, again.json()["type"]) == (409, "/problems/conflict")
    assert "shown once" in again.json()["detail"]
    assert counter.done == 1
    assert not files_with(b"hush", tmp_path)


async def test_that_no_secret_was_made_may_be_told_again(client: Any, counter: Counter) -> None:
    for _ in range(2):
        assert (await client.post("/v1/secrets", json={"wrong": 1}, headers=KEY)).status_code == 422
    assert counter.done == 1


async def test_a_very_large_answer_is_given_and_not_kept(client: Any, counter: Counter) -> None:
    for _ in range(2):
        assert len((await client.post("/v1/large", headers=KEY)).text) == MOST_BYTES + 1
    assert counter.done == 2


@pytest.mark.parametrize("key", ["", " ", '""', "x" * 256, "é", "a\x01b"])
async def test_a_key_that_is_none_is_refused(client: Any, counter: Counter, key: str) -> None:
    refused = await client.post("/v1/orders", json={}, headers={"Idempotency-Key": key.encode()})
    assert (refused.status_code, refused.json()["field"]) == (400, "Idempotency-Key")
    assert counter.done == 0


async def test_two_keys_are_none(client: Any, counter: Counter) -> None:
    refused = await client.post("/v1/orders", json={}, headers=[("Idempotency-Key", "a"), ("Idempotency-Key", "b")])
    assert (refused.status_code, counter.done) == (400, 0)


async def test_events_cannot_be_given_again(client: Any, counter: Counter) -> None:
    refused = await client.post("/v1/orders", json={}, headers={**KEY, "Accept": "text/event-stream"})
    assert (refused.status_code, counter.done) == (400, 0)


async def test_a_body_that_is_too_large_is_refused_before_it_is_read(client: Any, counter: Counter) -> None:
    refused = await client.post("/v1/orders", content=b" " * 200_000, headers=KEY)
    assert (refused.status_code, counter.done) == (413, 0)


async def test_elsewhere_the_header_means_nothing(client: Any, counter: Counter) -> None:
    for method, path in (("POST", "/outside"), ("GET", "/v1/orders"), ("POST", "/v1/orders")):
        headers = {} if path == "/v1/orders" and method == "POST" else KEY
        before = counter.done
        for _ in range(2):
            await client.request(method, path, json={} if method == "POST" else None, headers=headers)
        assert counter.done == before + 2


async def test_without_a_database_nothing_is_done_under_a_key(
    client: Any, counter: Counter, sqlite: Database, tmp_path: Path
) -> None:
    await sqlite.aclose()
    shutil.rmtree(tmp_path)
    refused = await client.post("/v1/orders", json={}, headers=KEY)
    assert (refused.status_code, refused.json()["code"], counter.done) == (503, "E004", 0)
    assert (await client.post("/v1/orders", json={})).status_code == 201


async def test_credentials_that_allow_something_else_are_not_given_the_answer(client: Any, counter: Counter) -> None:
    said = {"json": {"kettles": 2}}
    assert (await client.post("/v1/orders", **said, headers=KEY | {"X-Rights": "account verdicts"})).status_code == 201
    refused = await client.post("/v1/orders", **said, headers=KEY | {"X-Rights": "verdicts"})
    assert (refused.status_code, counter.done) == (422, 1)
