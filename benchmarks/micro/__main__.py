"""`make bench`: each hot path beside its floor (bare parsing, bare decoding), alternating, medians of many rounds."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import httpx
import msgspec
from selectolax.lexbor import LexborHTMLParser

from benchmarks.quality.batch import table
from worthit.price.model import PricePoint
from worthit.product.extract.document import Document
from worthit.product.identify import identify
from worthit.product.model import Product
from worthit.product.read import read_pages
from worthit.verdict.model import VerdictInput
from worthit.verdict.routes import VerdictRequest
from worthit.verdict.weigh import weigh
from worthit.web.body import decode_strict

PAGES = Path(__file__).parents[2] / "tests" / "pages"
ROUNDS = 30
LINK = "https://www.amazon.co.uk/Some-Desk-Lamp/dp/B0WRTHLMP1/ref=sr_1_2?keywords=lamp&qid=1&utm_source=x"


def main() -> int:
    """Print the table. Times are medians; the ratio is the median of the ratios of neighbouring rounds."""
    page = (PAGES / "amazon_lamp.html").read_text("utf-8")
    product = read_pages([Document(page)]).product
    assert product is not None
    year = _a_year_of_prices()
    evidence = VerdictInput(product=product, points=year, now=year[-1].at)
    line = msgspec.json.encode(product)
    body = json.dumps({"pages": [page * 20]}).encode()
    rows = [
        _row("read a shop page / parse it", lambda: read_pages([Document(page)]), lambda: LexborHTMLParser(page)),
        _row("identify a link / parse it", lambda: identify(LINK), lambda: httpx.URL(LINK)),
        _row(
            "weigh with 365 prices / decode the product",
            lambda: weigh(evidence),
            lambda: msgspec.json.decode(line, type=Product),
        ),
        _row(
            "strict body of a big page / msgspec alone",
            lambda: decode_strict(body, VerdictRequest),
            lambda: msgspec.json.decode(body, type=VerdictRequest),
        ),
    ]
    print(table(f"Hot paths (medians of {ROUNDS} rounds)", ("what / floor", "ours", "floor", "ratio"), rows))
    return 0


def _row(name: str, ours: Callable[[], object], floor: Callable[[], object]) -> tuple[str, str, str, str]:
    ours()
    floor()
    pairs = [(_seconds(ours), _seconds(floor)) for _ in range(ROUNDS)]
    ratio = statistics.median(mine / least for mine, least in pairs)
    mine, least = (statistics.median(column) for column in zip(*pairs, strict=True))
    return name, f"{mine * 1e6:,.0f} µs", f"{least * 1e6:,.0f} µs", f"× {ratio:.1f}"


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _a_year_of_prices() -> tuple[PricePoint, ...]:
    first = datetime(2026, 1, 1, tzinfo=UTC)
    return tuple(
        PricePoint(at=first + timedelta(days=day), amount=Decimal(3999 + 100 * (day // 30 % 4)) / 100, currency="GBP")
        for day in range(365)
    )


if __name__ == "__main__":
    sys.exit(main())
