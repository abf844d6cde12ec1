from decimal import Decimal
from typing import Any

import pytest

from tests.unit.product.shop_pages import facts, heard, page
from worthit.product.extract.open_graph import OpenGraph


def read(**fields: str) -> Any:
    meta = "".join(f'<meta property="{key.replace("__", ":")}" content="{value}">' for key, value in fields.items())
    return heard(OpenGraph(), page("", head=meta))


def test_a_product() -> None:
    given = read(
        og__type="product",
        og__title="Brass kettle | Nordhof",
        og__site_name="Nordhof",
        og__image="//img.nordhof.example/kettle.jpg",
        product__price__amount="59.90",
        product__price__currency="EUR",
        product__original_price__amount="80.00",
        product__availability="in stock",
        product__brand="Nordhof Works",
        product__condition="new",
        product__retailer_item_id="NH-77",
    )
    assert given.is_product is True
    assert facts(given) == {
        "title": "Brass kettle",
        "image": "https://img.nordhof.example/kettle.jpg",
        "price": Decimal("59.90"),
        "currency": "EUR",
        "list_price": Decimal("80.00"),
        "availability": "in_stock",
        "brand": "Nordhof Works",
        "condition": "new",
        "sku": "NH-77",
    }


def test_a_sale_price_beats_the_price() -> None:
    given = facts(read(og__type="product", product__price__amount="80", product__sale_price__amount="59.90"))
    assert (given["price"], given["list_price"]) == (Decimal("59.90"), Decimal(80))


def test_price_zero_says_nothing() -> None:
    given = read(og__type="product", product__price__amount="0.00", product__availability="instock")
    assert "price" not in facts(given)
    assert given.is_product is None


def test_the_labelled_pair_of_a_twitter_card() -> None:
    meta = '<meta name="twitter:label1" content="Prix"><meta name="twitter:data1" content="59,90 €">'
    assert facts(heard(OpenGraph(), page("", head=meta)))["price"] == Decimal("59.90")


@pytest.mark.parametrize(
    "image", ["/favicon.ico", "https://x.example/logo.png", "", "https://x.example/img/placeholder.png"]
)
def test_pictures_that_are_not_the_product(image: str) -> None:
    assert "image" not in facts(read(og__title="Brass kettle", og__image=image))


def test_a_link_with_one_slash_is_mended() -> None:
    assert facts(read(og__title="x", og__image="https:/img.example/k.jpg"))["image"] == "https://img.example/k.jpg"


def test_a_page_without_an_offer_is_not_called_a_product() -> None:
    assert read(og__type="article", og__title="How we test kettles").is_product is None
