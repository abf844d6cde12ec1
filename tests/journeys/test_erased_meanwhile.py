"""An account is erased at one of two workers, while the other still takes its key: nothing of it is left."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.journeys.accounts import Holder, new_account
from tests.journeys.instance import Instance, open_shop, running_instance

pytestmark = pytest.mark.drill
SECONDS = 60


def tables_that_name(account_id: str, database: Path) -> dict[str, int]:
    """How many rows of which table hold the id of an account."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {
        table: sum(account_id in repr(row) for row in connection.execute(f'SELECT * FROM "{table}"'))
        for table in tables
    }
    connection.close()
    return {table: count for table, count in found.items() if count}


class Busy:
    """Somebody whose programs go on asking for all kinds of things."""

    def __init__(self, api: httpx.AsyncClient, holder: Holder, verdict_id: str, link: str) -> None:
        self._api = api
        self._holder = holder
        self._verdict_id = verdict_id
        self._link = link
        self.answers: Counter[tuple[str, int]] = Counter()
        self.ended = asyncio.Event()

    async def ask(self, number: int) -> None:
        asked = 0
        while not self.ended.is_set():
            asked += 1
            rule = {"when": [{"type": "target", "amount": f"{number * 1000 + asked}"}]}
            for path, body, headers in (
                ("/v1/watches", {"verdict_id": self._verdict_id, "rule": rule}, {}),
                ("/v1/account/keys", {"name": "one more", "scopes": ["account"]}, {}),
                ("/v1/session", {"api_key": self._holder.api_key}, {}),
                ("/v1/verdicts", {"url": self._link}, {"Idempotency-Key": f"{number}-{asked}"}),
                ("/v1/verdicts", {"url": self._link}, {"Prefer": "respond-async"}),
            ):
                answer = await self._api.post(path, json=body, headers=self._holder.headers | headers)
                self.answers[path, answer.status_code] += 1


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[Instance]:
    with running_instance(tmp_path, WORTHIT_WEB__WORKERS="2") as started:
        yield started


async def test_whatever_is_under_way_and_whoever_remembers_the_key(instance: Instance, tmp_path: Path) -> None:
    holder = await new_account(instance, plan="premium")
    async with (
        open_shop() as shop,
        httpx.AsyncClient(base_url=instance.url, trust_env=False, timeout=SECONDS) as api,
    ):
        link = shop.link("/kettle")
        verdict = await api.post("/v1/verdicts", json={"url": link}, headers=holder.headers)
        busy = Busy(api, holder, verdict.json()["id"], link)
        asking = [asyncio.create_task(busy.ask(number)) for number in range(6)]
        while busy.answers["/v1/watches", 201] < 5:
            await asyncio.sleep(0.05)
        erased = await asyncio.gather(*(api.delete("/v1/account", headers=holder.headers) for _ in range(8)))
        receipts = [answer.json() for answer in erased if answer.status_code == 200]
        assert [receipt["removed"]["account"] for receipt in receipts] == [1]
        assert {answer.status_code for answer in erased} <= {200, 401, 404}
        async with asyncio.timeout(SECONDS):
            while (await api.get("/v1/account", headers=holder.headers)).status_code == 200:
                await asyncio.sleep(0.1)
        busy.ended.set()
        await asyncio.gather(*asking)
        lasting = {"watches", "alerts", "api_keys", "sessions", "asked", "identities", "accounts"}
        assert not lasting & set(await asyncio.to_thread(tables_that_name, holder.account_id, tmp_path / "worthit.db"))
        async with asyncio.timeout(SECONDS):
            while await asyncio.to_thread(tables_that_name, holder.account_id, tmp_path / "worthit.db"):
                await asyncio.sleep(0.2)
    assert not {status for _, status in busy.answers if status >= 500}
