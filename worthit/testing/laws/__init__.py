"""The laws of verdicts and of prices, for plugins that take part in them. They need `pip install hypothesis`.

Each law is a function: of a verdict's, `law(weigh, cases)`, weigh being whatever reaches a verdict from evidence
(`Weigh`); of a price's, `law(judge)`. `VerdictLaws` and `PriceLaws` are all of them as tests.
"""

try:
    import hypothesis as _hypothesis  # noqa: F401 - said in words where it is missing
except ImportError as _error:
    raise ImportError("worthit.testing.laws needs hypothesis: pip install hypothesis") from _error

from worthit.testing.laws import bounds, movement, price, sameness, strategies
from worthit.testing.laws.kit import PriceLaws, VerdictLaws, weighing
from worthit.testing.laws.price import PriceJudge
from worthit.testing.laws.running import Cases, Weigh, for_all

__all__ = [
    "Cases",
    "PriceJudge",
    "PriceLaws",
    "VerdictLaws",
    "Weigh",
    "bounds",
    "for_all",
    "movement",
    "price",
    "sameness",
    "strategies",
    "weighing",
]
