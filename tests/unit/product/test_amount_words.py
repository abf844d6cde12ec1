"""What the words beside an amount say it is, in the languages of shops, before the price and after it."""

from decimal import Decimal

import pytest

from tests.unit.product.shop_pages import offer_page, product

PRICE = "<p><span>59,90 €</span></p>"


def priced(label: str, *, first: bool) -> tuple[Decimal | None, Decimal | None]:
    other = f"<p><span>{label}</span></p>"
    read = product(offer_page(f"<div>{other}{PRICE}</div>" if first else f"<div>{PRICE}{other}</div>"))
    return read.price, read.list_price


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(
    "label",
    [
        "RRP €80.00",
        "List: €80.00",
        "UVP des Herstellers: 80,00 €",
        "Unverb. Preisempf.: 80,00 €",
        "Regulärer Preis 80,00 €",
        "P.V.P.R. 80,00 €",
        "Precio normal 80,00 €",
        "Prezzo consigliato: 80,00 €",
        "Invece di 80,00 €",
        "Prix de vente conseillé 80,00 €",
        "Prix habituel 80,00 €",
        "Preço anterior 80,00 €",
        "Normalprijs 80,00 €",
        "Tidligere pris 80,00 €",
        "Vejl. pris 80,00 €",
        "Doporučená cena 80,00 €",
        "Liste fiyatı 80,00 €",
        "希望小売価格 €80.00",
        "Стара ціна 80,00 €",
    ],
)
def test_list_prices(label: str, first: bool) -> None:
    assert priced(label, first=first) == (Decimal("59.90"), Decimal("80.00"))


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(
    "label",
    [
        "Du sparst 20,10 €",
        "3x 19,97 € sans frais",
        "12 rate da 5,00 €",
        "zzgl. 4,99 € Versand",
        "(1,99 € / 100 g)",
        "Assurance casse 9,99 €",
        "Garanzia 3 anni 9,99 €",
        "dont 0,50 € d'éco-participation",
        "Contributo RAEE 0,50 €",
        "Kaution 10,00 €",
        "Add a gift box €4.00",
    ],
)
def test_amounts_that_are_no_price(label: str, first: bool) -> None:
    assert priced(label, first=first) == (Decimal("59.90"), None)


@pytest.mark.parametrize("label", ["Regular price", "Normalpreis", "Prix habituel", "Precio normal", "List:"])
def test_the_usual_price_is_the_price_where_none_is_lower(label: str) -> None:
    read = product(offer_page(f"<div><span>{label}</span> <span>59,90 €</span></div>"))
    assert (read.price, read.list_price) == (Decimal("59.90"), None)
