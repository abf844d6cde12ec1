"""Look-ups that go on while nobody waits."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from litestar import Router
from structlog.testing import capture_logs

from tests.unit.askers import as_, member
from tests.unit.verdict.decided import NO_DATABASE, Decided, asking, document
from tests.unit.web.conftest import Serve
from worthit.accounts.history import Asked
from worthit.errors import PageBlocked
from worthit.storage.database import Database
from worthit.verdict.lookup_routes import lookup_router
from worthit.verdict.lookups import Lookups
from worthit.verdict.model import VerdictDocument
from worthit.verdict.question import OnProgress, Progress
from worthit.verdict.routes import verdict_router
from worthit.verdict.store import VerdictStore

ADA, BOB = member("ada"), member("bob")
ASK = {"url": "https://a.example"}
AT_ONCE = {"Prefer": "respond-async"}


class Slow:
    """A look-up that tells one stage and waits until it may go on; then it ends as it is told to."""

    def __init__(self, error: Exception | None = None, *, kept: bool = True) -> None:
        self.go_on = asyncio.Event()
        self._error = error
        self._kept = kept

    async def __call__(self, on_progress: OnProgress) -> VerdictDocument:
        await on_progress(Progress(stage="fetch", detail="a.example"))
        await self.go_on.wait()
        await on_progress(Progress(stage="weigh"))
        if self._error is not None:
            raise self._error
        return document(self._kept)


class Setting:
    """Routes over a database, with verdicts that the test decides, and a clock for the look-ups."""

    def __init__(self, database: Database, slow: Slow) -> None:
        self.now = datetime(2026, 5, 1, tzinfo=UTC)
        self.verdicts = Decided(slow)
        self.lookups = Lookups(database, seconds=30, clock=lambda: self.now)
        self._database = database

    def routes(self) -> tuple[Router, Router]:
        database = self._database
        asked = asking(self.verdicts, database)
        return (
            verdict_router(asked, self.lookups, Asked(database), VerdictStore(database), 100_000),
            lookup_router(self.lookups, self.verdicts),
        )


async def ended(client: httpx.AsyncClient, place: str, headers: dict[str, str]) -> Any:
    async with asyncio.timeout(10):
        while (answer := await client.get(place, headers=headers)).json()["state"] == "working":
            assert answer.headers["Retry-After"]
            await asyncio.sleep(0.01)
    return answer.json()


async def test_what_nobody_waits_for_goes_on_and_can_be_asked_for(serve: Serve, sqlite: Database) -> None:
    slow = Slow()
    setting = Setting(sqlite, slow)
    client = serve(*setting.routes(), askers=(ADA, BOB))
    begun = await client.post("/v1/verdicts", json=ASK, headers=AT_ONCE | as_(ADA))
    assert (begun.status_code, begun.headers["Preference-Applied"]) == (202, "respond-async")
    assert (begun.json()["state"], begun.json()["verdict"]) == ("working", None)
    place = begun.headers["Location"]
    assert place == f"/v1/lookups/{begun.json()['id']}"
    slow.go_on.set()
    outcome = await ended(client, place, as_(ADA))
    assert (outcome["state"], outcome["stage"]) == ("reached", "weigh")
    assert (await client.get(outcome["verdict"]["path"])).json()["id"] == document().id


async def test_the_stages_are_told_on_the_way(serve: Serve, sqlite: Database) -> None:
    slow = Slow()
    client = serve(*Setting(sqlite, slow).routes(), askers=(ADA,))
    begun = await client.post("/v1/verdicts", json=ASK, headers=AT_ONCE | as_(ADA))
    async with asyncio.timeout(10):
        while True:
            told = (await client.get(begun.headers["Location"], headers=as_(ADA))).json()
            if told["stage"]:
                break
            await asyncio.sleep(0.01)
    assert (told["state"], told["stage"], told["detail"]) == ("working", "fetch", "a.example")
    slow.go_on.set()
    await ended(client, begun.headers["Location"], as_(ADA))


async def test_what_is_ready_in_time_is_given_at_once(serve: Serve, sqlite: Database) -> None:
    slow = Slow()
    slow.go_on.set()
    client = serve(*Setting(sqlite, slow).routes())
    answer = await client.post("/v1/verdicts", json=ASK, headers={"Prefer": "wait=20, respond-async"})
    assert (answer.status_code, answer.headers["Preference-Applied"]) == (201, "respond-async, wait=20")
    assert answer.json()["id"] == document().id


async def test_a_refusal_is_told_to_who_asks_later_as_it_would_have_been(serve: Serve, sqlite: Database) -> None:
    slow = Slow(PageBlocked("A captcha."))
    client = serve(*Setting(sqlite, slow).routes(), askers=(ADA,))
    begun = await client.post("/v1/verdicts", json=ASK, headers=AT_ONCE | as_(ADA))
    slow.go_on.set()
    outcome = await ended(client, begun.headers["Location"], as_(ADA))
    assert (outcome["state"], outcome["verdict"]) == ("refused", None)
    problem = outcome["problem"]
    assert (problem["code"], problem["status"], problem["detail"]) == ("E010", 422, "A captcha.")
    assert problem["instance"] == begun.headers["X-Request-ID"]


async def test_our_own_fault_is_told_without_detail(serve: Serve, sqlite: Database) -> None:
    slow = Slow(ZeroDivisionError("hush"))
    client = serve(*Setting(sqlite, slow).routes(), askers=(ADA,))
    with capture_logs() as logged:
        begun = await client.post("/v1/verdicts", json=ASK, headers=AT_ONCE | as_(ADA))
        slow.go_on.set()
        outcome = await ended(client, begun.headers["Location"], as_(ADA))
    assert outcome["problem"]["code"] == "E012"
    assert "hush" not in json.dumps(outcome)
    assert [entry["event"] for entry in logged] == ["request failed"]


async def test_a_verdict_that_could_not_be_kept_is_no_outcome(serve: Serve, sqlite: Database) -> None:
    slow = Slow(kept=False)
    client = serve(*Setting(sqlite, slow).routes(), askers=(ADA,))
    begun = await client.post("/v1/verdicts", json=ASK, headers=AT_ONCE | as_(ADA))
    slow.go_on.set()
    outcome = await ended(client, begun.headers["Location"], as_(ADA))
    assert (outcome["state"], outcome["problem"]["code"]) == ("refused", "E004")


@pytest.mark.parametrize("below", ["", "/events"])
async def test_nobody_else_learns_of_it(serve: Serve, sqlite: Database, below: str) -> None:
    slow = Slow()
    client = serve(*Setting(sqlite, slow).routes(), askers=(ADA, BOB))
    begun = await client.post("/v1/verdicts", json=ASK, headers=AT_ONCE | as_(ADA))
    slow.go_on.set()
    place = begun.headers["Location"]
    await ended(client, place, as_(ADA))
    others = await client.get(place + below, headers=as_(BOB))
    nobodys = await client.get(place + below)
    nowhere = await client.get(f"/v1/lookups/{'0' * 20}{below}", headers=as_(BOB))
    assert {answer.status_code for answer in (others, nobodys, nowhere)} == {404}
    assert len({json.dumps(answer.json() | {"instance": ""}) for answer in (others, nobodys, nowhere)}) == 1


@pytest.mark.parametrize("lookup_id", ["x", "%00", "0" * 65, "..", "é" * 20])
async def test_what_is_no_id_is_not_found(serve: Serve, sqlite: Database, lookup_id: str) -> None:
    client = serve(*Setting(sqlite, Slow()).routes())
    assert (await client.get(f"/v1/lookups/{lookup_id}/events")).status_code == 404


async def test_a_look_up_whose_worker_died_is_refused_once_its_time_is_over(serve: Serve, sqlite: Database) -> None:
    setting, slow = Setting(sqlite, Slow()), Slow()
    setting.verdicts = Decided(slow)
    client = serve(*setting.routes(), askers=(ADA,))
    begun = await client.post("/v1/verdicts", json=ASK, headers=AT_ONCE | as_(ADA))
    elsewhere = Setting(sqlite, Slow())
    elsewhere.now = setting.now + timedelta(seconds=30)
    other = serve(*elsewhere.routes(), askers=(ADA,))
    assert (await other.get(begun.headers["Location"], headers=as_(ADA))).json()["state"] == "working"
    elsewhere.now += timedelta(seconds=60)
    dead = (await other.get(begun.headers["Location"], headers=as_(ADA))).json()
    assert (dead["state"], dead["problem"]["code"]) == ("refused", "E004")


async def test_an_instance_that_stops_says_so(serve: Serve, sqlite: Database) -> None:
    setting = Setting(sqlite, Slow())
    client = serve(*setting.routes(), askers=(ADA,))
    async with setting.lookups.running():
        begun = await client.post("/v1/verdicts", json=ASK, headers=AT_ONCE | as_(ADA))
    told = (await client.get(begun.headers["Location"], headers=as_(ADA))).json()
    assert (told["state"], told["problem"]["code"]) == ("refused", "E004")


async def test_while_nothing_can_be_kept_the_asker_waits(serve: Serve) -> None:
    slow = Slow()
    client = serve(*Setting(NO_DATABASE, slow).routes())
    asyncio.get_running_loop().call_later(0.05, slow.go_on.set)
    answer = await client.post("/v1/verdicts", json=ASK, headers=AT_ONCE)
    assert (answer.status_code, answer.json()["id"]) == (201, document().id)
    assert "Preference-Applied" not in answer.headers
    down = await client.get(f"/v1/lookups/{'0' * 20}")
    assert (down.status_code, down.json()["code"]) == (503, "E004")


class TestEvents:
    """The same, told as Server-Sent Events."""

    async def test_all_of_it_is_told_and_its_end(self, serve: Serve, sqlite: Database) -> None:
        slow = Slow()
        client = serve(*Setting(sqlite, slow).routes(), askers=(ADA,))
        begun = await client.post("/v1/verdicts", json=ASK, headers=AT_ONCE | as_(ADA))
        asyncio.get_running_loop().call_later(0.05, slow.go_on.set)
        told = await client.get(f"{begun.headers['Location']}/events", headers=as_(ADA))
        assert told.headers["Content-Type"].startswith("text/event-stream")
        assert [(number, name) for number, name, _ in events(told)] == [
            ("1", "progress"),
            ("2", "progress"),
            ("3", "verdict"),
        ]
        assert [content.get("stage") for _, _, content in events(told)] == ["fetch", "weigh", None]
        assert events(told)[-1][2]["id"] == document().id

    async def test_a_line_that_broke_is_gone_on_with(self, serve: Serve, sqlite: Database) -> None:
        slow = Slow(PageBlocked("A captcha."))
        client = serve(*Setting(sqlite, slow).routes(), askers=(ADA,))
        begun = await client.post("/v1/verdicts", json=ASK, headers=AT_ONCE | as_(ADA))
        slow.go_on.set()
        place = begun.headers["Location"]
        await ended(client, place, as_(ADA))
        whole = events(await client.get(f"{place}/events", headers=as_(ADA)))
        assert [name for _, name, _ in whole] == ["progress", "progress", "problem"]
        for number in (1, 2):
            again = await client.get(f"{place}/events", headers=as_(ADA) | {"Last-Event-ID": str(number)})
            assert events(again) == whole[number:]
        nothing_more = await client.get(f"{place}/events", headers=as_(ADA) | {"Last-Event-ID": "3"})
        assert (nothing_more.status_code, nothing_more.content) == (204, b"")

    async def test_the_end_is_told_in_the_language_of_its_reader(self, serve: Serve, sqlite: Database) -> None:
        slow = Slow()
        client = serve(*Setting(sqlite, slow).routes(), askers=(ADA,))
        begun = await client.post("/v1/verdicts", json=ASK, headers=AT_ONCE | as_(ADA))
        slow.go_on.set()
        german = as_(ADA) | {"Accept-Language": "de"}
        told = await client.get(f"{begun.headers['Location']}/events", headers=german)
        assert events(told)[-1][2]["explanation"]["language"] == "de"
        assert told.headers["Content-Language"] == "de"


def events(answer: httpx.Response) -> list[tuple[str, str, Any]]:
    """Id, name and content of each."""
    found = []
    for block in answer.text.replace("\r\n", "\n").strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.split("\n"))
        found.append((fields["id"], fields["event"], json.loads(fields["data"])))
    return found
