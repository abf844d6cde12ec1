"""How a law is tried: over many random examples, as many as the hypothesis profile of the tests says."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from worthit.product.model import Product
from worthit.verdict.model import Verdict, VerdictInput

Weigh = Callable[[VerdictInput], Verdict]
"""Whatever reaches a verdict from evidence."""
Cases = SearchStrategy[VerdictInput]
"""Random evidence; at least nine in ten of it are enough for a score."""
TINY = 1e-9


def for_all(*strategies: SearchStrategy[Any]) -> Callable[[Callable[..., None]], None]:
    """Try what is decorated at once. Verdicts take their time: no example has a deadline."""

    def run(law: Callable[..., None]) -> None:
        patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
        patient(given(*strategies)(law))()

    return run


def product_of(evidence: VerdictInput) -> Product:
    """The product of the evidence, an empty one where it has none."""
    return evidence.product or Product()


def with_product(evidence: VerdictInput, **changes: Any) -> VerdictInput:
    """The same evidence of a product that differs in this."""
    return replace(evidence, product=replace(product_of(evidence), **changes))


def price_of(evidence: VerdictInput) -> Decimal:
    """The price; examples without one are passed over."""
    price = product_of(evidence).price
    assume(price)
    assert price is not None
    return price


def scores(*verdicts: Verdict) -> list[float]:
    """`uncapped` of each; examples where one has no score are passed over: no score is not compared with a score."""
    reached = [verdict.uncapped for verdict in verdicts]
    assume(None not in reached)
    return [score for score in reached if score is not None]
