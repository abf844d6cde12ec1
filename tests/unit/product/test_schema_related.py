"""Other products that a page's markup names as similar or related."""

import json
from decimal import Decimal
from typing import Any

from worthit.product.extract.document import Document
from worthit.product.model import Candidate
from worthit.product.read import read_pages

LINK = "https://shop.example/kettle"


def related(**markup: Any) -> tuple[Candidate, ...]:
    product = {
        "@type": "Product",
        "name": "Vesna Kettle",
        "offers": {"@type": "Offer", "price": "64.90", "priceCurrency": "EUR"},
        **markup,
    }
    html = f'<html><body><h1>Vesna Kettle</h1><script type="application/ld+json">{json.dumps(product)}</script></body>'
    read = read_pages([Document(html, LINK)]).product
    assert read is not None
    assert read.title == "Vesna Kettle"
    return read.related


def item(name: str = "Tarn Kettle", **changes: Any) -> dict[str, Any]:
    return {
        "@type": "Product",
        "name": name,
        "url": "/tarn",
        "offers": {"@type": "Offer", "price": "49.00", "priceCurrency": "EUR"},
        "aggregateRating": {"ratingValue": 9.2, "bestRating": 10, "ratingCount": 80},
        **changes,
    }


TARN = Candidate(
    url="https://shop.example/tarn",
    title="Tarn Kettle",
    price=Decimal("49.00"),
    currency="EUR",
    rating=9.2,
    rating_best=10.0,
    rating_count=80,
    similar=True,
)


def test_what_is_similar_is_told_with_its_price_and_owners() -> None:
    assert related(isSimilarTo=[item()]) == (TARN,)


def test_what_is_only_related_is_not_similar_and_stands_behind() -> None:
    found = related(isRelatedTo=[item("Mug", url="https://shop.example/mug")], isSimilarTo=item())
    assert [(each.title, each.similar) for each in found] == [("Tarn Kettle", True), ("Mug", False)]


def test_spare_parts_and_accessories_are_none() -> None:
    assert related(isAccessoryOrSparePartFor=[item()]) == ()


def test_without_a_link_or_a_name_it_cannot_be_told() -> None:
    assert related(isSimilarTo=[item(url=None), item(name=""), item(url=LINK), "https://shop.example/x"]) == ()


def test_a_range_of_prices_and_what_is_sold_out_have_no_price_to_compare() -> None:
    spread = {"@type": "AggregateOffer", "lowPrice": 10, "highPrice": 90, "priceCurrency": "EUR"}
    gone = {"@type": "Offer", "price": "5.00", "priceCurrency": "EUR", "availability": "https://schema.org/SoldOut"}
    found = related(isSimilarTo=[item(offers=spread), item(url="/gone", offers=gone)])
    assert [each.price for each in found] == [None, None]
