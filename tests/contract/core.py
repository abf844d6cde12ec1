"""A small core around a host: enough of an application to see plugins at work in it."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

import httpx
from litestar import Litestar, get
from litestar.di import NamedDependency, Provide
from msgspec import Struct

from worthit.events import EventBus, ProductSeen
from worthit.plugin import FETCH, VERDICTS, PluginHost, VerdictDocument
from worthit.plugin.adapter import HostPlugin
from worthit.product.fetch import FetchedPage
from worthit.verdict.model import Explanation, ProductSummary, Verdict

if TYPE_CHECKING:
    from worthit.verdict.question import OnProgress, Question


class Greeting(Struct, frozen=True, kw_only=True):
    hello: str


@get("/", name="core-greeting", operation_id="greet")
async def greet(whom: NamedDependency[str]) -> Greeting:
    return Greeting(hello=whom)


def application(host: PluginHost) -> Litestar:
    return Litestar(
        [greet],
        plugins=[HostPlugin(host)],
        dependencies={"whom": Provide(lambda: "world", sync_to_thread=False)},
        logging_config=None,
    )


class KnownVerdicts:
    """Verdicts that give one answer to everything."""

    async def reach(self, question: "Question", on_progress: "OnProgress | None" = None) -> VerdictDocument:
        return await self.get("asked")

    async def at_hand(self, question: "Question") -> VerdictDocument | None:
        return None

    async def get(self, verdict_id: str) -> VerdictDocument:
        return VerdictDocument(
            id=verdict_id,
            created_at=datetime(2026, 1, 1, tzinfo=UTC),
            provenance="your_copy",
            ref=None,
            product=ProductSummary(
                title="Umbrella",
                price=None,
                price_high=None,
                list_price=None,
                currency=None,
                rating=None,
                rating_best=None,
                owners=None,
                availability=None,
                brand=None,
                image=None,
            ),
            verdict=Verdict(kind="product"),
            explanation=Explanation(language="en", answer="It keeps you dry.", lines=()),
        )


class Echo:
    """Fetching that answers with the link that was asked for."""

    async def fetch(self, url: str) -> FetchedPage:
        return FetchedPage(url=url, status=200, content_type="text/plain", body=url.encode())


class Running(Struct):
    """A running application: a client of it, and the bus on which its events are announced."""

    client: httpx.AsyncClient
    events: EventBus


@asynccontextmanager
async def running(host: PluginHost) -> AsyncGenerator[Running, None]:
    """Run the application in this event loop."""
    events = EventBus()
    host.provide(VERDICTS, KnownVerdicts())
    host.provide(FETCH, Echo())
    host.listen(events)
    app = application(host)
    transport = httpx.ASGITransport(app=cast("Any", app))
    async with app.lifespan(), httpx.AsyncClient(transport=transport, base_url="http://worthit.example") as client:
        yield Running(client, events)


def product_seen(key: str = "umbrella") -> ProductSeen:
    return ProductSeen(
        key=key,
        at=datetime(2026, 1, 1, tzinfo=UTC),
        price=None,
        condition=None,
        rating=None,
        rating_count=None,
        histogram=None,
        review_ids=(),
    )
