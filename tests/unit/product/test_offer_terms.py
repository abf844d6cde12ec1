"""Terms of the offer that a page shows: seller, condition, postage, unit price, numbers, features."""

from decimal import Decimal

import pytest

from tests.unit.product.shop_pages import json_ld, offer_page, page, product

PRICE = '<p class="price">€59.90</p>'


@pytest.mark.parametrize(
    "row",
    [
        "<p>Sold by: Vesna Trading</p>",
        "<div><span>Verkauf durch</span> <a href='/s/1'>Vesna Trading</a></div>",
        "<p>Venduto e spedito da <a href='/s/1'>Vesna Trading</a></p>",
        "<dl><dt>Sprzedawca</dt><dd>Vesna Trading</dd></dl>",
        "<p>販売元\uff1aVesna Trading</p>",
        "<p>Vendido por <a href='/s/1'>Vesna Trading</a></p>",
    ],
)
def test_who_sells_it(row: str) -> None:
    assert product(offer_page(PRICE + row)).seller == "Vesna Trading"


@pytest.mark.parametrize(
    ("row", "condition"),
    [
        ("<p>Condition: New</p>", "new"),
        ("<p>Zustand: Gebraucht – sehr gut</p>", "used"),
        ("<p>Condizione: Ricondizionato</p>", "refurbished"),
        ("<p>Stan: Używany</p>", "used"),
        ("<dl><dt>商品の状態</dt><dd>中古</dd></dl>", "used"),
        ("<p>Состояние: б/у</p>", "used"),
        ("<p>Estado: Nuevo</p>", "new"),
        ("<p>New in our shop</p>", None),
    ],
)
def test_condition(row: str, condition: str | None) -> None:
    assert product(offer_page(PRICE + row)).condition == condition


@pytest.mark.parametrize(
    ("shown", "postage"),
    [
        ("<p>+ €4.90 shipping</p>", "4.90"),
        ("<p>zzgl. 4,90 € Versand</p>", "4.90"),
        ("<p>Spedizione: 4,90 €</p>", "4.90"),
        ("<div><p>Delivery cost</p><p>€4.90</p></div>", "4.90"),
        ("<p>Free shipping</p>", "0"),
        ("<p>Versandkostenfreie Lieferung</p>", "0"),
        ("<p>Livraison gratuite</p>", "0"),
        ("<p>送料無料</p>", "0"),
        ("<p>Free shipping on orders over €50</p>", None),
        ("<p>Livraison gratuite dès 50 €</p>", None),
        ("<p>Free returns, fast delivery</p>", None),
        ("<p>Kostenlose Lieferung in die Filiale</p>", None),
    ],
)
def test_postage(shown: str, postage: str | None) -> None:
    read = product(offer_page(PRICE + shown, lang="de"))
    assert read.shipping == (None if postage is None else Decimal(postage))
    assert read.price == Decimal("59.90")


@pytest.mark.parametrize(
    ("shown", "unit_price"),
    [
        ("<p>€ 1,25/100 g</p>", "1.25 EUR / 100 g"),
        ("<p>(12,50 € pro 1 kg)</p>", "12.50 EUR / 1 kg"),
        ("<p>1 kg = 12,50 €</p>", "12.50 EUR / 1 kg"),
        ("<p>12,50 €/l</p>", "12.50 EUR / l"),
        ("<p>Soit 12,50 € par kg</p>", "12.50 EUR / kg"),
    ],
)
def test_unit_price(shown: str, unit_price: str) -> None:
    read = product(offer_page(PRICE + shown, lang="de"))
    assert (read.unit_price, read.price) == (unit_price, Decimal("59.90"))


def test_terms_of_a_related_product_are_not_the_products() -> None:
    related = (
        '<section class="related"><p>Copper pan €4.00 / 100 g</p><p>Sold by: Eastern Foundries</p>'
        "<p>Condition: used</p><p>Shipping: €9.90</p></section>"
    )
    read = product(offer_page(PRICE, below=related))
    assert (read.unit_price, read.seller, read.condition, read.shipping) == (None, None, None, None)


def test_numbers_and_features() -> None:
    below = (
        "<dl><dt>SKU</dt><dd>NK-12</dd><dt>EAN</dt><dd>4006381333931</dd><dt>Material:</dt><dd>Brass</dd></dl>"
        '<ul class="product-features"><li>Whistles at the boil</li><li>Made by hand</li></ul>'
        '<ul class="feature-menu"><li><a href="/x">Pans</a></li></ul>'
    )
    read = product(offer_page(PRICE, below=below))
    assert (read.sku, read.gtin) == ("NK-12", "4006381333931")
    assert read.features[2:] == ("Material: Brass", "Whistles at the boil", "Made by hand")


def test_a_number_with_a_wrong_check_digit_is_none() -> None:
    assert product(offer_page(PRICE, below="<p>EAN: 4006381333932</p>")).gtin is None


@pytest.mark.parametrize(
    ("details", "postage"),
    [
        ('{"shippingRate":{"value":0,"currency":"EUR"}}', "0"),
        ('[{"shippingRate":{"value":"4.90","currency":"EUR"}},{"shippingRate":{"value":9,"currency":"EUR"}}]', "4.90"),
        ('[{"shippingRate":{"value":"4.90","currency":"USD"}},{"shippingRate":{"value":9,"currency":"EUR"}}]', "9"),
    ],
)
def test_postage_marked_up(details: str, postage: str) -> None:
    offer = f'{{"price":"59.90","priceCurrency":"EUR","shippingDetails":{details}}}'
    head = json_ld(f'{{"@type":"Product","name":"Brass kettle","offers":{offer}}}')
    assert product(page("<h1>Brass kettle</h1>", head=head)).shipping == Decimal(postage)


def test_terms_of_the_one_offer_within_an_aggregate() -> None:
    offers = (
        '{"@type":"AggregateOffer","lowPrice":59.9,"priceCurrency":"EUR","offers":[{"price":59.9,"priceCurrency":"EUR",'
        '"itemCondition":"RefurbishedCondition","seller":{"name":"Vesna Trading"},'
        '"shippingDetails":{"shippingRate":{"value":0,"currency":"EUR"}}}]}'
    )
    head = json_ld(f'{{"@type":"Product","name":"Brass kettle","offers":{offers}}}')
    read = product(page("<h1>Brass kettle</h1>", head=head))
    assert (read.condition, read.seller, read.shipping) == ("refurbished", "Vesna Trading", Decimal(0))
