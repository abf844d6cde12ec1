"""A kettle that many own, its prices day by day, and verdicts about it as they come back from where they are kept."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from worthit.price.model import PricePoint
from worthit.product.model import Product, ProductRef
from worthit.reviews.heard import NOTHING, Heard
from worthit.verdict.explain import explain
from worthit.verdict.model import ProductSummary, VerdictDocument, VerdictInput
from worthit.verdict.weigh import weigh

NOW = datetime(2026, 9, 1, tzinfo=UTC)
GOOD = {"5": 80.0, "4": 15.0, "3": 3.0, "2": 1.0, "1": 1.0}
SHOP = "nordhof.example"


def kettle(**changes: Any) -> Product:
    given: dict[str, Any] = {
        "price": Decimal(40),
        "currency": "EUR",
        "rating": 4.7,
        "rating_best": 5.0,
        "rating_count": 2000,
        "histogram": GOOD,
    }
    return Product(**(given | changes))


def daily(days: int, amount: str) -> tuple[PricePoint, ...]:
    return tuple(
        PricePoint(at=NOW - timedelta(days=day), amount=Decimal(amount), currency="EUR") for day in range(days, 0, -1)
    )


def kept_verdict(given: VerdictInput, heard: Heard = NOTHING) -> VerdictDocument:
    product, verdict = given.product or Product(), weigh(given, heard)
    link = "https://nordhof.example/kettle"
    reached = VerdictDocument(
        id="v1",
        created_at=NOW,
        provenance="fetched",
        ref=ProductRef(url=link, canonical=link, shop=SHOP, kind="product"),
        product=ProductSummary(**{name: getattr(product, name) for name in ProductSummary.__struct_fields__}),
        verdict=verdict,
        explanation=explain(product, verdict, shop=SHOP),
    )
    return msgspec.json.decode(msgspec.json.encode(reached), type=VerdictDocument)
