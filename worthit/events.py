"""Typed facts that one room announces and others hear, and the bus that carries them within one process."""

from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar

import structlog
from msgspec import Struct

from worthit.money import Money

E = TypeVar("E", bound=Struct)
Handler = Callable[[E], Awaitable[None]]
log = structlog.get_logger(__name__)


class ProductSeen(Struct, frozen=True, kw_only=True):
    """This instance itself fetched a product's page. Pages that a person gave are never announced.

    price: the amount now asked for a buyable offer, None without one; the offer is told apart by condition and
    seller_kind (`shop` or `third_party`; None where the page does not say), shipping is what it costs besides.
    buyable: False when it is out of stock. histogram: percent per star.
    """

    key: str
    at: datetime
    price: Money | None
    condition: str | None
    seller_kind: str | None = None
    shipping: Decimal | None = None
    buyable: bool = True
    rating: float | None
    rating_count: int | None
    histogram: dict[str, float] | None
    review_ids: tuple[str, ...]


class VerdictReached(Struct, frozen=True, kw_only=True):
    """A verdict was reached and stored."""

    id: str
    key: str | None
    value_score: float | None


class EventBus:
    """Hands each event to its handlers in the order in which they came. A failing handler is logged, never raised."""

    def __init__(self) -> None:
        self._handlers: dict[type[Struct], list[Handler[Any]]] = defaultdict(list)

    def on(self, event: type[E], handler: Handler[E]) -> None:
        self._handlers[event].append(handler)

    async def publish(self, event: Struct) -> None:
        for handler in self._handlers[type(event)]:
            try:
                await handler(event)
            except Exception:
                log.exception("event handler failed", event_type=type(event).__name__)
