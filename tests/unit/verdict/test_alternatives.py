"""What is found to be better for the money, and what is not."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from worthit.money import Money
from worthit.product.identify import identify
from worthit.product.model import Candidate, KnownProduct, Product
from worthit.verdict.alternatives import Offer, advantage, find_alternatives
from worthit.verdict.model import Alternative
from worthit.verdict.parameters import DEFAULT

REF = identify("https://nordhof.example/kettle")


def offer(price: str, low: float, high: float, currency: str = "EUR") -> Offer:
    return Offer(price=Decimal(price), currency=currency, rating=(low, high))


def kettle(**changes: Any) -> Product:
    """Many owners, rated 4.5: their mean lies between 4.40 and 4.60."""
    given: dict[str, Any] = {
        "title": "Kettle",
        "price": Decimal(40),
        "currency": "EUR",
        "rating": 4.5,
        "rating_count": 20_000,
        "category": ("Kitchen", "Kettles"),
    }
    return Product(**(given | changes))


def known(**changes: Any) -> KnownProduct:
    given: dict[str, Any] = {
        "key": "k",
        "url": "https://elsewhere.example/tarn",
        "shop": "elsewhere.example",
        "title": "Tarn Kettle",
        "price": Money(Decimal(30), "EUR"),
        "condition": None,
        "categories": ("Appliances", "Kettles"),
        "owners": 900,
        "rating": (4.4, 4.6),
        "seen_at": datetime(2026, 9, 1, tzinfo=UTC),
    }
    return KnownProduct(**(given | changes))


def candidate(**changes: Any) -> Candidate:
    given: dict[str, Any] = {
        "url": "https://nordhof.example/tarn",
        "title": "Tarn Kettle",
        "price": Decimal(30),
        "currency": "EUR",
        "rating": 4.5,
        "rating_count": 20_000,
        "similar": True,
    }
    return Candidate(**(given | changes))


def found(product: Product | None = None, *others: KnownProduct) -> tuple[Alternative, ...]:
    return find_alternatives(product or kettle(), REF, others)


@pytest.mark.parametrize(
    ("a", "why"),
    [
        (offer("30", 4.7, 4.9), "cheaper_and_better"),
        (offer("30", 4.6, 4.9), "cheaper_rated_alike"),
        (offer("30", 4.2, 4.4), "cheaper_rated_alike"),
        (offer("40", 4.7, 4.9), "better_same_price"),
        (offer("40", 4.5, 4.9), None),
        (offer("30", 4.0, 4.3), None),
        (offer("40.01", 4.9, 5.0), None),
        (offer("30", 4.7, 4.9, "USD"), None),
    ],
)
def test_the_cheaper_wins_unless_it_is_clearly_worse_and_a_tie_on_both_wins_nothing(a: Offer, why: str | None) -> None:
    assert advantage(a, offer("40", 4.4, 4.6)) == why


def test_a_known_product_of_its_kind_that_is_cheaper_and_rated_alike_is_told() -> None:
    assert found(None, known()) == (
        Alternative(
            url="https://elsewhere.example/tarn",
            title="Tarn Kettle",
            price=Decimal(30),
            currency="EUR",
            why="cheaper_rated_alike",
            saves=0.25,
            rating=(4.4, 4.6),
            owners=900,
            source="known",
        ),
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"price": Money(Decimal(41), "EUR")},
        {"price": Money(Decimal(30), "GBP")},
        {"rating": (4.0, 4.3)},
        {"rating": (4.1, 4.9)},
        {"condition": "used"},
        {"categories": ("Kitchen", "Mugs")},
        {"shop": "nordhof.example"},
        {"url": REF.canonical},
    ],
    ids=["dearer", "other currency", "worse", "little known", "used", "other kind", "other kind here", "itself"],
)
def test_what_is_not_better_or_cannot_be_compared_is_not_told(changes: dict[str, Any]) -> None:
    assert found(None, known(**changes)) == ()


def test_used_is_compared_with_used_alone() -> None:
    used = kettle(condition="used", related=(candidate(),))
    assert [each.url for each in found(used, known(), known(url="https://b.example/used", condition="used"))] == [
        "https://b.example/used"
    ]


def test_a_candidate_that_the_shop_compares_is_told_with_where_it_comes_from() -> None:
    (told,) = found(kettle(related=(candidate(sponsored=True),)))
    assert (told.source, told.sponsored, told.owners, told.why) == ("page", True, 20_000, "cheaper_rated_alike")


@pytest.mark.parametrize(
    "changes",
    [
        {"similar": False},
        {"price": None},
        {"currency": None},
        {"rating": None},
        {"rating_count": None},
        {"rating_count": 4},
        {"url": REF.url},
        {"url": "javascript:alert(1)"},
        {"url": "http://["},
    ],
)
def test_a_candidate_that_is_merely_shown_or_hardly_known_is_not_told(changes: dict[str, Any]) -> None:
    assert found(kettle(related=(candidate(**changes),))) == ()


def test_what_was_looked_up_is_believed_before_what_the_page_says() -> None:
    told = found(kettle(related=(candidate(),)), known(url="https://nordhof.example/tarn", owners=7))
    assert [(each.source, each.owners) for each in told] == [("known", 7)]


def test_another_amount_of_it_is_no_alternative() -> None:
    tea = kettle(title="Tea, 250 g")
    assert found(tea, known(title="Tea 100g")) == ()
    assert len(found(tea, known(title="Tea 0.25 kg"))) == 1


@pytest.mark.parametrize(
    "changes", [{"price": None}, {"rating_count": 4}, {"rating": None}, {"availability": "out_of_stock"}]
)
def test_a_product_that_cannot_be_compared_has_no_alternatives(changes: dict[str, Any]) -> None:
    assert found(kettle(**changes), known()) == ()


def test_the_surest_rated_come_first_and_at_most_a_few_are_told() -> None:
    others = [
        known(url=f"https://b.example/{place}", price=Money(Decimal(20 + place), "EUR"), rating=(4.3 + place / 10, low))
        for place, low in enumerate((4.35, 4.45, 4.55, 4.65, 4.75))
    ]
    told = find_alternatives(kettle(), REF, others)
    assert [each.url[-1] for each in told] == ["4", "3", "2"]
    assert len(told) == DEFAULT.alternatives.most


def test_what_the_shop_compares_but_was_advised_against_here_is_not_told() -> None:
    bad, fine = candidate(), candidate(url="https://nordhof.example/fell", title="Fell Kettle")
    product = kettle(related=(bad, fine))
    key = identify(bad.url).key
    assert {each.url for each in find_alternatives(product, REF, ())} == {bad.url, fine.url}
    assert [each.url for each in find_alternatives(product, REF, (), {key})] == [fine.url]
