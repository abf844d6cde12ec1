"""The limits by which watches tell, and do not. Printed in docs/watches.md."""

from decimal import Decimal
from typing import Annotated

from msgspec import Meta, Struct


class WatchParameters(Struct, frozen=True, kw_only=True):
    """Watches. Factors are decimals, so that limits such as 2 % hold exactly on decimal prices."""

    margin: Annotated[
        Decimal, Meta(description="A price that was told is told again once it was this share beyond its limit.")
    ] = Decimal("0.02")
    step: Annotated[
        Decimal, Meta(description="Before that, only one that is this share below (a rise: above) what was last told.")
    ] = Decimal("0.03")
    out_hours: Annotated[
        float, Meta(description="Hours for which a product must have been seen out of stock to be told as back again.")
    ] = 1.0
    known_days: Annotated[
        int, Meta(description="Covered days (half of the watch's, if that is less) from which a new low is told.")
    ] = 14


DEFAULT = WatchParameters()
