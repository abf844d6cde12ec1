"""Can it be bought now? Buttons, words and markup in the languages of shops."""

import pytest

from tests.unit.product.shop_pages import json_ld, page, product

LONG = f"<p>{'Made by hand. ' * 30}</p>"


def stock(shown: str, head: str = "") -> str | None:
    return product(page(f'<h1>Brass kettle</h1><p class="price">$59.90</p>{shown}{LONG}', head=head)).availability


@pytest.mark.parametrize(
    "text",
    [
        "Jetzt vorbestellen", "Précommander", "Preordina", "Añadir a la bolsa", "Adicionar ao cesto",
        "Toevoegen aan winkelmand",
        "Dodaj do torby", "Köp", "Køb", "Kjøp nå", "Lisää ostoskoriin", "Adaugă în coș", "Kosárba",
        "Přidat do košíku",
        "Do košíka", "Добавить в корзину", "Предзаказ", "Додати в кошик", "Προσθήκη στο καλάθι", "Sepete at",
        "U košaricu",
        "Lisa ostukorvi", "Į krepšelį", "Ielikt grozā", "V košarico", "إضافة للسلة", "أضف إلى السلة", "הוסף לסל",
        "かごに追加", "予約する", "加入购物车", "放入購物車", "장바구니 담기", "바로 구매", "เพิ่มลงในตะกร้า",
        "Thêm vào giỏ hàng",
        "Masukkan keranjang",
    ],
)  # fmt: skip
def test_a_live_button(text: str) -> None:
    assert stock(f"<button>{text}</button>") == "in_stock"


@pytest.mark.parametrize(
    "text",
    [
        "Only 3 left in stock", "Nur noch 3 Stück", "Plus que 3 exemplaires", "Ultimi 3 pezzi", "Últimas 3 unidades",
        "Nog maar 3 stuks", "Quedan 3", "残り3点", "Осталось 3 шт.", "Son 3 ürün", "Zbývá 3 ks", "Arrives by Friday",
        "Lieferung morgen, 12. März", "Livré demain", "Consegna prevista: 12 marzo", "Llega mañana", "Chega amanhã",
        "Morgen in huis", "Available on backorder", "翌日配達",
    ],
)  # fmt: skip
def test_words_for_in_stock(text: str) -> None:
    assert stock(f"<p>{text}</p>") == "in_stock"


@pytest.mark.parametrize(
    "text",
    ["Rasprodano", "Izpārdots", "Išparduota", "Изчерпан", "אזל מהמלאי", "نفذت الكمية", "نفدت الكمية", "Stok habis"],
)
def test_words_for_sold_out(text: str) -> None:
    assert stock(f"<p>{text}</p>") == "out_of_stock"


@pytest.mark.parametrize(
    "text", ["Free delivery on orders over $500", "Son 30 günün en düşük fiyatı", "Nur noch 3 Tage"]
)
def test_words_that_say_nothing_of_stock(text: str) -> None:
    assert stock(f"<p>{text}</p>") is None


@pytest.mark.parametrize(
    ("marked", "shown", "expected"),
    [
        ("InStock", "<button disabled>Add to cart</button>", "in_stock"),
        ("OutOfStock", "<button disabled>Add to cart</button>", "out_of_stock"),
        ("InStock", "<button disabled>Sold out</button>", "out_of_stock"),
        ("Reserved", "", "out_of_stock"),
        ("MadeToOrder", "", "in_stock"),
        ("OnlineOnly", "", "in_stock"),
        ("InStoreOnly", "", "in_stock"),
        ("BackOrder", "", "in_stock"),
    ],
)
def test_markup_and_a_button_that_is_switched_off(marked: str, shown: str, expected: str) -> None:
    offer = f'{{"price":"59.90","priceCurrency":"USD","availability":"https://schema.org/{marked}"}}'
    assert stock(shown, json_ld(f'{{"@type":"Product","name":"Brass kettle","offers":{offer}}}')) == expected
