"""What a question over HTTP costs its asker, and what is noted of it."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest
from msgspec import structs

from tests.unit.askers import SOMEBODY, as_, member
from tests.unit.verdict.decided import Decided, asking, at_once, document, verdicts_by
from tests.unit.web.conftest import Serve
from worthit.accounts.history import Asked
from worthit.accounts.limits import Limits
from worthit.accounts.model import Asker
from worthit.errors import PageBlocked, RateLimited, TooManyAtOnce
from worthit.storage.database import Database
from worthit.storage.tables import AccountRow
from worthit.verdict.comparison_routes import comparison_router
from worthit.verdict.model import VerdictDocument
from worthit.verdict.question import OnProgress
from worthit.verdict.store import VerdictStore
from worthit.web.pagination import write_cursor

ADA = member("ada")
ASK = {"url": "https://a.example"}
WITHOUT_ZONE, WITH_NUL = write_cursor("2026-01-01T00:00:00", "a"), write_cursor("2026-01-01T00:00:00Z", "a\0")
AS_EVENTS = {"Accept": "text/event-stream"}


class Counted(Limits):
    """So many questions, and one look-up at once."""

    def __init__(self, questions: int = 100) -> None:
        self.left = questions
        self.underway = 0
        self.most_underway = 0

    async def spend(self, asker: Asker, questions: int = 1) -> None:
        if self.left < questions:
            raise RateLimited("So many today.", 60)
        self.left -= questions

    @asynccontextmanager
    async def at_once(self, asker: Asker) -> AsyncGenerator[None, None]:
        if self.underway:
            raise TooManyAtOnce("One at once.", 1)
        self.underway += 1
        try:
            yield
        finally:
            self.underway -= 1


async def never(_: OnProgress) -> VerdictDocument:
    await asyncio.Event().wait()
    raise AssertionError


async def keep_account(database: Database, asker: Asker) -> None:
    assert asker.account is not None
    row = AccountRow(id=asker.account.id, created_at=asker.account.created_at, plan="free", plan_until=None)
    async with database.session() as session:
        session.add(row)


@pytest.mark.parametrize("headers", [{}, AS_EVENTS, {"Prefer": "respond-async"}])
async def test_who_has_asked_enough_is_refused_before_anything_is_looked_up(
    serve: Serve, headers: dict[str, str]
) -> None:
    verdicts, limits = Decided(at_once), Counted(questions=1)
    client = serve(verdicts_by(verdicts, limits=limits))
    assert (await client.post("/v1/verdicts", json=ASK)).status_code == 201
    refused = await client.post("/v1/verdicts", json=ASK, headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (429, "E005")
    assert len(verdicts.asked) == 1


@pytest.mark.parametrize("headers", [{}, AS_EVENTS, {"Prefer": "respond-async"}])
async def test_who_has_enough_under_way_is_refused_by_a_status(serve: Serve, headers: dict[str, str]) -> None:
    limits = Counted()
    limits.underway = 1
    refused = await serve(verdicts_by(Decided(at_once), limits=limits)).post("/v1/verdicts", json=ASK, headers=headers)
    assert (refused.status_code, refused.json()["title"]) == (429, "Too many at once")


@pytest.mark.parametrize("headers", [{}, AS_EVENTS, {"Prefer": "respond-async"}])
async def test_what_is_at_hand_costs_a_question_and_no_look_up(serve: Serve, headers: dict[str, str]) -> None:
    verdicts, limits = Decided(never), Counted()
    verdicts.ready = document()
    limits.underway = 1
    answer = await serve(verdicts_by(verdicts, limits=limits)).post("/v1/verdicts", json=ASK, headers=headers)
    assert answer.status_code == (200 if headers == AS_EVENTS else 201)
    assert document().id in answer.text
    assert (limits.left, verdicts.asked) == (99, [])


async def test_a_look_up_is_over_when_it_fails(serve: Serve) -> None:
    async def blocked(_: OnProgress) -> VerdictDocument:
        raise PageBlocked("A captcha.")

    limits = Counted()
    client = serve(verdicts_by(Decided(blocked), limits=limits))
    for headers in ({}, AS_EVENTS, {"Prefer": "wait=5"}):
        answer = await client.post("/v1/verdicts", json=ASK, headers=headers)
        assert "E010" in answer.text
    assert (limits.underway, limits.left) == (0, 97)


async def test_a_comparison_costs_a_question_a_link(serve: Serve) -> None:
    limits = Counted(questions=3)
    client = serve(comparison_router(asking(Decided(at_once), limits=limits)))
    two = {"urls": ["https://a.example", "https://b.example"]}
    assert (await client.post("/v1/comparisons", json=two)).status_code == 200
    refused = await client.post("/v1/comparisons", json=two)
    assert (refused.status_code, limits.left) == (429, 1)


async def test_an_account_finds_what_it_asked_for_and_nobody_elses(serve: Serve, database: Database) -> None:
    bob = member("bob")
    for asker in (ADA, bob):
        await keep_account(database, asker)
    verdicts = Decided(at_once)
    verdicts.ready = document()
    client = serve(verdicts_by(verdicts, database), askers=(ADA, bob))
    await VerdictStore(database).save(document())
    for _ in range(2):
        await client.post("/v1/verdicts", json=ASK, headers=as_(ADA))
    await client.post("/v1/verdicts", json=ASK)
    mine = (await client.get("/v1/verdicts", headers=as_(ADA))).json()
    assert [item["id"] for item in mine["items"]] == [document().id]
    assert (mine["items"][0]["path"], mine["items"][0]["recommendation"]) == (
        f"/v1/verdicts/{document().id}",
        "unknown",
    )
    assert (await client.get("/v1/verdicts", headers=as_(bob))).json() == {"items": [], "next_cursor": None}


async def test_ones_own_verdicts_come_in_pages_newest_first(serve: Serve, database: Database) -> None:
    await keep_account(database, ADA)
    store, asked = VerdictStore(database), Asked(database)
    ids = [f"verdict{number}" for number in range(5)]
    for verdict_id in ids:
        await store.save(structs.replace(document(), id=verdict_id))
        await asked.note("ada", verdict_id)
    client = serve(verdicts_by(Decided(at_once), database), askers=(ADA,))
    found, cursor = [], ""
    while True:
        link = "/v1/verdicts?limit=2" + (f"&cursor={cursor}" if cursor else "")
        page = (await client.get(link, headers=as_(ADA))).json()
        assert len(page["items"]) <= 2
        found += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert found == ids[::-1]


async def test_without_an_account_there_is_no_list(serve: Serve) -> None:
    client = serve(verdicts_by(Decided(at_once)), askers=(SOMEBODY,))
    refused = await client.get("/v1/verdicts")
    assert (refused.status_code, refused.json()["code"]) == (401, "E006")


@pytest.mark.parametrize("cursor", ["x", "!!", "W10", "bnVsbA", "WzEsMl0", WITHOUT_ZONE, WITH_NUL])
async def test_a_cursor_that_is_none_is_refused(serve: Serve, sqlite: Database, cursor: str) -> None:
    client = serve(verdicts_by(Decided(at_once), sqlite), askers=(ADA,))
    refused = await client.get(f"/v1/verdicts?cursor={cursor}", headers=as_(ADA))
    assert (refused.status_code, refused.json()["code"], refused.json()["field"]) == (400, "E009", "cursor")
