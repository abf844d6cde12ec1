"""What cannot be money never becomes a price, and no price gets another offer's currency."""

from decimal import Decimal

import pytest

from worthit.product.extract.document import Document
from worthit.product.model import Product
from worthit.product.read import read_pages

LINK = "https://nordhof.example/products/kettle"


def read(offers: str, shown: str = "", url: str = LINK) -> Product | None:
    script = (
        f'<script type="application/ld+json">{{"@type":"Product","name":"Brass kettle","offers":{offers}}}</script>'
    )
    button = "<button>Add to cart</button>"
    return read_pages(
        [Document(f"<title>Brass kettle</title>{script}<h1>Brass kettle</h1>{shown}{button}", url)]
    ).product


def shown(body: str) -> Product | None:
    return read_pages([Document(f"<title>Brass kettle</title><h1>Brass kettle</h1>{body}", LINK)]).product


@pytest.mark.parametrize("price", ["1e400", "1e100000000", "1E-400", "-5", '"-5.00"', "1" * 5_000, "NaN", "0"])
def test_what_cannot_be_money_is_no_price(price: str) -> None:
    offer = f'{{"price":{price},"priceCurrency":"EUR","availability":"https://schema.org/InStock"}}'
    product = read(offer)
    assert product is not None
    assert product.price is None


def test_what_binary_arithmetic_left_over_is_a_price() -> None:
    product = read('{"price":12.990000000000002,"priceCurrency":"EUR"}')
    assert product is not None
    assert product.price == Decimal("12.990000000000002")


EUROS = '{"@type":"Offer","price":"22.99","priceCurrency":"EUR"}'
DOLLARS = '{"@type":"Offer","price":"19.99","priceCurrency":"USD"}'


@pytest.mark.parametrize(
    ("offers", "shown", "price", "currency"),
    [
        (f"[{DOLLARS},{EUROS}]", '<p class="price">22,99 €</p>', "22.99", "EUR"),
        (f"[{EUROS},{DOLLARS}]", '<p class="price">$19.99</p>', "19.99", "USD"),
        (f"[{DOLLARS},{EUROS}]", "", "19.99", "USD"),
    ],
)
def test_a_price_keeps_its_currency(offers: str, shown: str, price: str, currency: str) -> None:
    product = read(offers, shown)
    assert product is not None
    assert (product.price, product.currency, product.price_high) == (Decimal(price), currency, None)


@pytest.mark.parametrize(("variant", "price"), [("111", "19.99"), ("222", "29.99")])
def test_the_variant_that_the_link_names_is_priced(variant: str, price: str) -> None:
    offers = ",".join(
        f'{{"@type":"Offer","price":"{amount}","priceCurrency":"EUR","url":"{LINK}?variant={number}"}}'
        for number, amount in (("111", "19.99"), ("222", "29.99"))
    )
    product = read(f"[{offers}]", url=f"{LINK}?variant={variant}")
    assert product is not None
    assert (product.price, product.price_high) == (Decimal(price), None)


@pytest.mark.parametrize("label", ["Members", "Club price", "Mitgliederpreis", "Prezzo soci"])
def test_what_members_pay_is_not_what_it_costs(label: str) -> None:
    product = shown(f"<p>{label}: €60.00</p><p>€80.00</p><button>Add to cart</button>")
    assert product is not None
    assert product.price == Decimal("80.00")


@pytest.mark.parametrize(
    "words", ["Our shop is rated 4.8 out of 5 (12,345 ratings)", "Trustpilot 4.8 out of 5, 12,345 reviews"]
)
def test_the_stars_of_a_shop_are_not_the_products(words: str) -> None:
    product = shown(f'<p class="price">€80.00</p><button>Add to cart</button><p>{words}</p>')
    assert product is not None
    assert (product.rating, product.rating_count, product.review_count) == (None, None, None)
