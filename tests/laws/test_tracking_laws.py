"""Whoever sent the asker to a product changes nothing in its verdict: the law through the whole use case."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from concurrent.futures import Future
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import strategies as st

from tests.databases import sqlite_with_tables
from worthit.config import StorageSettings
from worthit.events import EventBus
from worthit.product.fetch import FetchedPage
from worthit.product.lookup import Lookup
from worthit.product.model import ProductRef
from worthit.secrets.pseudonyms import Pseudonyms
from worthit.storage.database import Database
from worthit.testing.laws.sameness import tracking_and_affiliate_tags_change_nothing
from worthit.verdict.gather import Gatherer
from worthit.verdict.memory import Memory
from worthit.verdict.model import Verdict
from worthit.verdict.question import Question
from worthit.verdict.reach import Reach, Reviewing

NOW = datetime(2026, 9, 1, tzinfo=UTC)
PAGES = {
    "amazon.it": Path(__file__).parents[1] / "pages" / "amazon_lamp.html",
    "nordhof.example": Path(__file__).parents[1] / "journeys" / "pages" / "kettle.html",
}
LINKS = (
    "https://www.amazon.it/dp/B0ABCD1234",
    "https://www.amazon.it/Lamp/dp/B0ABCD1234?th=1",
    "https://nordhof.example/kettle",
    "https://nordhof.example/kettle?size=2&colour=red",
)


class Shelf:
    """Gives the page of each shop where its link was found, tags and all."""

    name = "shelf"

    def accepts(self, ref: ProductRef) -> bool:
        return True

    async def fetch(self, ref: ProductRef) -> FetchedPage:
        return FetchedPage(url=ref.url, status=200, content_type="text/html", body=PAGES[ref.shop].read_bytes())


class Asked:
    """Reaches verdicts on a loop of its own; of a link without tags once, when it has been looked up before."""

    def __init__(self, reach: Reach, loop: asyncio.AbstractEventLoop) -> None:
        self._reach, self._loop = reach, loop
        self._plain = {link: self.reach(link) for link in LINKS * 2}

    def __call__(self, link: str) -> Verdict:
        return self._plain.get(link) or self.reach(link)

    def reach(self, link: str) -> Verdict:
        reaching = asyncio.run_coroutine_threadsafe(self._reach.reach(Question(url=link)), self._loop)
        return reaching.result().verdict


@asynccontextmanager
async def reaching(folder: Path) -> AsyncGenerator[Reach, None]:
    database = Database(StorageSettings(url=sqlite_with_tables(folder / "worthit.db")))
    events = EventBus()
    memory = Memory(database, events)
    yield Reach(
        gatherer=Gatherer(Lookup(sources=(Shelf(),), read_seconds=60), memory, Pseudonyms(folder), lambda: NOW),
        memory=memory,
        events=events,
        reviewing=Reviewing(engine="fast"),
        deadline_seconds=120,
    )
    await database.aclose()


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    """The law is no coroutine, so what it asks runs beside it."""
    opened: Future[tuple[Reach, asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def serve() -> None:
        async with reaching(tmp_path) as reach:
            end = asyncio.Event()
            opened.set_result((reach, asyncio.get_running_loop(), end))
            await end.wait()

    thread = Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    reach, loop, end = opened.result(timeout=60)
    try:
        yield Asked(reach, loop)
    finally:
        loop.call_soon_threadsafe(end.set)
        thread.join()


@pytest.mark.timeout(600)
def test_tracking_and_affiliate_tags_change_nothing(asked: Asked) -> None:
    scored = [asked(link).value_score for link in LINKS]
    assert any(score is not None for score in scored)
    tracking_and_affiliate_tags_change_nothing(asked, st.sampled_from(LINKS))
