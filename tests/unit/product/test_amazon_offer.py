from decimal import Decimal

import pytest

from tests.unit.product.reading import on_amazon

PRICE = '<span id="priceblock_ourprice">$24.50</span>'
BUTTON = '<input id="add-to-cart-button" type="submit">'


def stock(text: str) -> str:
    return f'<div id="availability"><span>{text}</span></div>'


@pytest.mark.parametrize(
    "text",
    [
        "In Stock.",
        "Only 3 left in stock - order soon.",
        "Usually ships within 6 to 10 days.",
        "Disponibilità immediata.",
        "Solo 2 rimanenti",
        "Nur noch 3 auf Lager",
        "Gewöhnlich versandfertig in 2 bis 3 Tagen.",
        "Il ne reste plus que 2 exemplaire(s) en stock.",
        "Sólo queda(n) 1 en stock.",
        "Op voorraad",
        "Dostępny",
        "I lager",
        "Em estoque",
        "在庫あり。",
    ],
)
def test_in_stock_in_every_language(text: str) -> None:
    assert on_amazon(PRICE + stock(text))["availability"] == "in_stock"


@pytest.mark.parametrize(
    "text",
    [
        "Currently unavailable. We don't know when or if this item will be back in stock.",
        "Temporarily out of stock.",
        "Attualmente non disponibile. Ancora non sappiamo quando sarà di nuovo disponibile.",
        "Derzeit nicht verfügbar. Ob und wann dieser Artikel wieder vorrätig sein wird, ist unbekannt.",
        "Actuellement indisponible. Nous ne savons pas quand cet article sera de nouveau en stock.",
        "No disponible.",
        "Momenteel niet verkrijgbaar.",
        "Obecnie niedostępny.",
        "För närvarande inte tillgänglig.",
        "Não disponível.",
        "現在在庫切れです。",
    ],
)
def test_out_of_stock_in_every_language(text: str) -> None:
    assert on_amazon(stock(text))["availability"] == "out_of_stock"


@pytest.mark.parametrize(
    "text",
    [
        "This item cannot be shipped to your selected delivery location. Please choose a different location.",
        "Questo articolo non può essere spedito all'indirizzo selezionato.",
        "Dieser Artikel kann nicht an den von Ihnen ausgewählten Ort geliefert werden.",
        "Cet article ne peut pas être expédié à l'adresse sélectionnée.",
    ],
)
def test_not_delivered_to_one_place_is_not_sold_out(text: str) -> None:
    box = f'<div id="outOfStock"><span class="a-color-price">{text}</span></div>'
    assert "availability" not in on_amazon(stock(text) + box)


@pytest.mark.parametrize("text", ["Disponibile presso questi venditori.", "Disponible auprès de ces vendeurs."])
def test_a_list_of_other_sellers_says_nothing_about_stock(text: str) -> None:
    assert "availability" not in on_amazon(stock(text))


def test_a_live_button_beside_a_price_says_in_stock() -> None:
    assert on_amazon(PRICE + BUTTON)["availability"] == "in_stock"
    assert "availability" not in on_amazon(PRICE)


@pytest.mark.parametrize(
    ("sentence", "seller"),
    [
        ("Dispatched from and sold by Amazon.", "Amazon"),
        ("Sold by Bright Works and Fulfilled by Amazon.", "Bright Works"),
        ("Verkauf und Versand durch Lichthaus. Für weitere Informationen auf den Namen klicken.", "Lichthaus"),
        ("Expédié et vendu par Lampes & Cie.", "Lampes & Cie"),
        ("Venduto e spedito da Luce S.r.l.", "Luce S.r.l"),
        ("Vendido por Luz Sur y gestionado por Amazon.", "Luz Sur"),
        ("この商品は、光堂 が販売し、Amazon.co.jp が発送します。", "光堂"),
    ],
)
def test_the_seller_is_named_in_a_sentence(sentence: str, seller: str) -> None:
    assert on_amazon(f'{PRICE}<div id="merchant-info">{sentence}</div>')["seller"] == seller


def test_the_seller_is_named_in_a_table() -> None:
    table = (
        '<div id="tabular-buybox"><div class="tabular-buybox-text" tabular-attribute-name="Ships from">Amazon</div>'
        '<div class="tabular-buybox-text" tabular-attribute-name="Sold by">Bright Works</div></div>'
    )
    assert on_amazon(PRICE + table)["seller"] == "Bright Works"


def promise(price: str, condition: str = "", text: str = "delivery") -> str:
    return f'<span data-csa-c-delivery-price="{price}" data-csa-c-delivery-condition="{condition}">{text}</span>'


@pytest.mark.parametrize(
    ("elements", "cost"),
    [
        (promise("FREE"), "0"),
        (promise("GRATIS") + promise("$9.99"), "0"),
        (promise("$10.11"), "10.11"),
        ('<span id="price-shipping-message">+ $4.99 shipping</span>', "4.99"),
        ('<span id="price-shipping-message">&amp; FREE Shipping</span>', "0"),
        ('<div id="amazonGlobal_feature_div"><span>$10.11 Shipping to Spain</span></div>', "10.11"),
    ],
)
def test_delivery_costs_what_the_page_says(elements: str, cost: str) -> None:
    assert on_amazon(PRICE + elements)["shipping"] == Decimal(cost)


@pytest.mark.parametrize(
    "elements",
    [
        promise("FREE", condition="on orders shipped by Amazon over $35"),
        promise("FREE", text="Prime members get FREE delivery"),
        promise("fastest"),
        '<span id="price-shipping-message">GRATIS-Lieferung für qualifizierte Erstbestellung</span>',
    ],
)
def test_delivery_that_is_free_for_some_is_not_known_to_be_free(elements: str) -> None:
    assert "shipping" not in on_amazon(PRICE + elements)
