import json
from decimal import Decimal
from typing import Any

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


def test_objects_that_disagree_about_the_price_say_nothing() -> None:
    assert read([KETTLE, {**KETTLE, "price": 12}]).claims == ()


def test_a_rating_without_a_count_is_of_something_else() -> None:
    assert "rating" not in facts(read({**KETTLE, "reviews": {"averageRating": 4.6}}))


def test_states_that_cannot_be_read_say_nothing() -> None:
    html = page('<h1>Brass kettle</h1><script>window.x = {"name": "Brass kettle", "price": oops</script>')
    assert heard(EmbeddedState(), html).claims == ()
