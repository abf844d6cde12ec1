"""A product as anybody may see it who asks what this instance knows. Pure data: no I/O, no framework."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from msgspec import Meta, Struct

from worthit.product.model import Availability, Condition


class SeenProduct(Struct, frozen=True, kw_only=True):
    """A product as this instance last saw it, at `seen_at`.

    price: null where the page showed none, or a range. rating: between which stars (1–5) the mean of its `owners` lies.
    verdict_id: of the newest verdict on it, which `GET /v1/verdicts/{id}` gives.
    """

    id: Annotated[str, Meta(examples=["3f1c0a9be2d47586a0b1"])]
    seen_at: datetime
    url: str
    shop: Annotated[str, Meta(examples=["amazon.it"])]
    title: str | None
    image: str | None
    categories: tuple[str, ...]
    price: Decimal | None
    currency: Annotated[str, Meta(description="ISO 4217.", examples=["EUR"])] | None
    condition: Condition | None
    availability: Availability | None
    owners: int | None
    rating: tuple[float, float] | None
    verdict_id: str | None
