"""The price chart of a verdict: the history that it was reached from, as a picture."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Literal

from worthit.errors import BundleNotFound, ChartNotFound
from worthit.price.chart import ChartSeries, chart_series
from worthit.price.chart.png import as_png
from worthit.price.chart.svg import as_svg
from worthit.price.model import PricePoint
from worthit.verdict.bundle.keep import kept
from worthit.verdict.model import VerdictInput
from worthit.verdict.store import VerdictStore

Picture = Literal["svg", "png"]
_DRAWN: Mapping[Picture, Callable[[ChartSeries], bytes]] = {
    "svg": lambda series: as_svg(series).encode(),
    "png": as_png,
}


class Charts:
    """Draws when asked, in a thread."""

    def __init__(self, verdicts: VerdictStore) -> None:
        self._verdicts = verdicts

    async def of(self, verdict_id: str, picture: Picture) -> bytes:
        """The same bytes each time, while the program is the same.

        Raises VerdictNotFound, ChartNotFound, AnalysisUnavailable.
        """
        series = await self.series(verdict_id)
        if series is None:
            raise ChartNotFound("Too little is known of this price to draw it.")
        return await asyncio.to_thread(_DRAWN[picture], series)

    async def png(self, verdict_id: str) -> bytes | None:
        """The chart as a PNG; None where there is nothing to draw. Raises VerdictNotFound, AnalysisUnavailable."""
        try:
            return await self.of(verdict_id, "png")
        except ChartNotFound:
            return None

    async def series(self, verdict_id: str) -> ChartSeries | None:
        """What there is to draw; None where it is too little. Raises VerdictNotFound, AnalysisUnavailable."""
        _, content = await self._verdicts.with_evidence(verdict_id)
        return await asyncio.to_thread(_series, content)


def _series(content: bytes | None) -> ChartSeries | None:
    try:
        return price_chart_of(kept(content).evidence)
    except BundleNotFound:
        return None


def price_chart_of(evidence: VerdictInput) -> ChartSeries | None:
    """The prices that were known, and the one now. None where there is nothing to draw."""
    product, now = evidence.product, evidence.latest_time
    if product is None or product.currency is None or now is None:
        return None
    buyable = product.price is not None and product.availability != "out_of_stock"
    seen_now = (
        (PricePoint(at=now, amount=product.price, currency=product.currency),) if buyable and product.price else ()
    )
    return chart_series((*evidence.points, *seen_now), product.currency, now, list_price=product.list_price)
