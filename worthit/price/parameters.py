"""The limits by which a price and a discount are judged. Printed in docs/verdict-parameters.md."""

from decimal import Decimal
from typing import Annotated

from msgspec import Meta, Struct


class PriceParameters(Struct, frozen=True, kw_only=True):
    """Price honesty. Factors are decimals, so that limits such as 5 % hold exactly on decimal prices."""

    stands_days: Annotated[int, Meta(description="Days for which a price stands after its last sighting.")] = 7
    window_days: Annotated[int, Meta(description="Days of the past against which a price is judged.")] = 365
    judged_days: Annotated[int, Meta(description="Covered days from which a price is judged at all.")] = 14
    settled_days: Annotated[int, Meta(description="Covered days from which `good` and a false discount are said.")] = 35
    glitch_low: Annotated[
        Decimal, Meta(description="A sighting under this × the median of the others is a glitch.")
    ] = Decimal("0.005")
    glitch_high: Annotated[Decimal, Meta(description="A sighting over this × the median of the others is one too.")] = (
        Decimal(200)
    )
    glitch_witnesses: Annotated[int, Meta(description="Other sightings that it takes to call one a glitch.")] = 3
    saving: Annotated[Decimal, Meta(description="`lowest` and `good` are at most this × the median.")] = Decimal("0.98")
    near_low: Annotated[Decimal, Meta(description="`good` is at most this × the low.")] = Decimal("1.05")
    high: Annotated[Decimal, Meta(description="`high` is over this × the median.")] = Decimal("1.05")
    lawful_days: Annotated[int, Meta(description="Days whose lowest price a lawful discount is counted from.")] = 30
    charged: Annotated[Decimal, Meta(description="A list price was charged at this × itself or more.")] = Decimal(
        "0.99"
    )
    false_share: Annotated[float, Meta(description="Charged for less than this share of the time: false.")] = 0.05
    honest_share: Annotated[float, Meta(description="Charged for this share of the time or more: honest.")] = 0.25
    edge: Annotated[
        int,
        Meta(
            description="How hard the edges of the price position are: a past price c counts c^k / (c^k + price^k) as "
            "dearer than the price now, k being this."
        ),
    ] = 4


DEFAULT = PriceParameters()
