import json
from decimal import Decimal
from typing import Any

import pytest

from tests.unit.product.shop_pages import facts, heard, page
from worthit.product.extract.embedded_state import EmbeddedState

KETTLE = {
    "name": "Brass kettle",
    "price": {"amount": "59.90", "currency": "EUR"},
    "listPrice": 80,
    "brand": {"name": "Nordhof"},
    "inStock": True,
    "reviews": {"averageRating": 4.6, "reviewCount": 57},
}


def read(
    state: Any, body: str = "", wrapping: str = '<script id="__NEXT_DATA__" type="application/json">{}</script>'
) -> Any:
    html = page(f"<h1>Brass kettle</h1>{body}{wrapping.format(json.dumps(state))}", title="Brass kettle")
    return heard(EmbeddedState(), html)


def test_the_object_that_bears_the_pages_name() -> None:
    others = [{"name": "Copper pan", "price": 12}, {"name": "Steel pan", "price": 13}]
    given = read({"props": {"product": KETTLE, "related": others}})
    assert facts(given) == {
        "price": Decimal("59.90"),
        "currency": "EUR",
        "list_price": Decimal(80),
        "availability": "in_stock",
        "brand": "Nordhof",
        "rating": 4.6,
        "rating_best": 5.0,
        "review_count": 57,
    }


def test_a_state_assigned_in_a_script() -> None:
    wrapping = "<script>window.__PRELOADED_STATE__ = {}; boot();</script>"
    assert facts(read({"product": KETTLE}, wrapping=wrapping))["price"] == Decimal("59.90")


def test_cents_where_the_page_shows_whole_units() -> None:
    given = read({"product": {**KETTLE, "price": 5990}}, body='<p class="price">€59.90</p>')
    assert facts(given)["price"] == Decimal("59.90")


def test_objects_that_disagree_about_the_price_say_no_more_than_the_brand() -> None:
    assert facts(read([KETTLE, {**KETTLE, "price": 12}])) == {"brand": "Nordhof"}
    assert read([KETTLE, {**KETTLE, "price": 12, "brand": {"name": "Vesna"}}]).claims == ()


@pytest.mark.parametrize(
    "prices",
    [
        {"price": {"current": {"value": 59.9, "text": "€59.90"}, "previous": {"value": 80}, "currency": "EUR"}},
        {"priceInfo": {"currentPrice": {"price": 59.9, "currencyUnit": "EUR"}, "wasPrice": {"price": 80}}},
        {"price": {"sellingPrice": {"value": 59.9}, "originalPrice": {"value": 80}}},
        {"pricing": {"final": 59.9, "regular": 80}},
    ],
)
def test_prices_deeper_within(prices: dict[str, Any]) -> None:
    told = facts(read({"product": {"name": "Brass kettle", **prices}}))
    assert (told["price"], told["list_price"]) == (Decimal("59.9"), Decimal(80))


@pytest.mark.parametrize(
    "wrapping",
    [
        '<script>window.__CONFIG__ = {{"a": [1]}}; window.__STATE__ = {}; boot();</script>',
        "<script>var meta = {}; for (var attr in meta) {{ window[attr] = meta[attr]; }}</script>",
    ],
)
def test_one_of_several_values_assigned_in_a_script(wrapping: str) -> None:
    assert facts(read({"product": KETTLE}, wrapping=wrapping))["price"] == Decimal("59.90")


def test_a_state_handed_over_as_a_string() -> None:
    state = json.dumps(json.dumps({"product": KETTLE}))
    html = page(f"<h1>Brass kettle</h1><script>window.__DATA__ = JSON.parse({state});</script>", title="Brass kettle")
    assert facts(heard(EmbeddedState(), html))["price"] == Decimal("59.90")


def test_a_list_price_in_cents_is_told_in_the_unit_of_the_price() -> None:
    told = facts(
        read(
            {"title": "Brass kettle", "vendor": "Nordhof", "price": 5990, "compare_at_price": 8000},
            body='<p class="price">€59.90</p>',
        )
    )
    assert (told["price"], told["list_price"], told["brand"]) == (Decimal("59.9"), Decimal(80), "Nordhof")


def test_a_rating_without_a_count_is_of_something_else() -> None:
    assert "rating" not in facts(read({**KETTLE, "reviews": {"averageRating": 4.6}}))


def test_states_that_cannot_be_read_say_nothing() -> None:
    html = page('<h1>Brass kettle</h1><script>window.x = {"name": "Brass kettle", "price": oops</script>')
    assert heard(EmbeddedState(), html).claims == ()
