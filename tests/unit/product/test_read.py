"""Whole pages, and several pages of one product."""

import pickle
from decimal import Decimal

import pytest

from tests.unit.product.reading import saved
from tests.unit.product.shop_pages import json_ld, page, reading
from worthit.errors import PagesDisagree
from worthit.product.extract import BUILTIN
from worthit.product.extract.document import Claim, Document, Testimony
from worthit.product.read import read_pages


def test_a_shops_page_is_read_whole() -> None:
    read = read_pages([Document(saved("lampada"))])
    assert (read.kind, read.canonical) == ("product", "https://www.lumea.example/prodotti/lampada-aurora")
    product = read.product
    assert product is not None
    assert product.title == "Lampada da scrivania Aurora in ottone"
    assert (product.price, product.list_price, product.currency) == (Decimal("89.90"), Decimal("119.00"), "EUR")
    assert (product.availability, product.condition, product.seller) == ("in_stock", "new", "Lumea S.r.l.")
    assert (product.rating, product.rating_best, product.rating_count, product.review_count) == (4.4, 5.0, 186, 41)
    assert product.histogram == {"5": 62.0, "4": 23.0, "3": 8.0, "2": 4.0, "1": 3.0}
    assert (product.brand, product.gtin, product.sku) == ("Lumea Studio", "8001234567897", "LU-AUR-01")
    assert product.category == ("Illuminazione", "Lampade da tavolo")
    assert product.features == ("Altezza: 42 cm", "Potenza: 9 W")
    assert product.image == "https://www.lumea.example/img/aurora-1200.jpg"
    assert [(review.title, review.rating, review.date) for review in product.reviews] == [
        ("Luce calda, base pesante", 5.0, "2025-11-03"),
        ("Bella ma il cavo è corto", 3.0, "2025-09-21"),
    ]
    assert product.reviews[0].text.startswith("La luce è calda")
    assert product.confidence["price"] > 0.9


def test_reading_is_pure_and_can_be_sent_to_another_process() -> None:
    first, second = (read_pages([Document(saved("lampada"))]) for _ in range(2))
    assert first == second
    assert pickle.loads(pickle.dumps(first)) == first
    assert [reader.name for reader in pickle.loads(pickle.dumps(BUILTIN))] == [reader.name for reader in BUILTIN]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<",
        "\0\ufffd",
        "<html>" + "<div>" * 5_000 + "€ 5",
        page("<h1>x</h1>", head=json_ld('{"a":' * 5_000)),
        page("<h1>x</h1>", head=json_ld('{"@type":"Product","name":"x","offers":' * 200 + "1" + "}" * 200)),
        page('<div itemscope itemtype="https://schema.org/Product">' * 3_000),
        page(f'<div itemscope itemtype="https://schema.org/Product"><b itemprop="name">x{"<i>" * 5_000}y'),
        page(f"<h1>x</h1><p>{'9' * 9_000} € ({'9' * 9_000} reviews)</p>"),
        page("", head='<link rel="canonical" href="http://[oops"><meta property="og:image" content="//[">'),
    ],
)
def test_no_page_is_too_odd(html: str) -> None:
    assert read_pages([Document(html)]).kind in ("product", "not_product", "blocked")


def test_pages_of_reviews_add_to_the_product_and_change_nothing_of_its_offer() -> None:
    lamp = Document(saved("amazon_lamp"))
    alone = read_pages([lamp]).product
    assert alone is not None
    own_ids = {review.id for review in alone.reviews}
    of_lamp = saved("amazon_kettle_reviews").replace("B0WRTHKTL1", "B0WRTHLMP1")
    reviews_page = Document(of_lamp, "https://www.amazon.co.uk/product-reviews/B0WRTHLMP1")
    together = read_pages([reviews_page, lamp]).product
    assert together is not None
    assert (together.title, together.price, together.list_price) == (alone.title, alone.price, alone.list_price)
    assert own_ids < {review.id for review in together.reviews}


def test_pages_of_reviews_alone() -> None:
    read = read_pages([Document(saved("amazon_kettle_reviews"))])
    assert read.kind == "reviews"
    assert read.product is not None
    assert read.product.price is None
    assert read.product.reviews


def test_pages_of_different_products_disagree() -> None:
    with pytest.raises(PagesDisagree) as raised:
        read_pages([Document(saved("amazon_lamp")), Document(saved("amazon_pan_2020"))])
    assert raised.value.field == "pages"


def test_a_wall_among_the_pages_is_left_out_and_alone_it_is_told() -> None:
    wall, lamp = Document(saved("are_you_human")), Document(saved("lampada"))
    assert read_pages([wall, lamp]).kind == "product"
    assert read_pages([wall, wall]).kind == "blocked"


def test_who_knows_the_shop_is_believed_about_what_it_does_not_offer() -> None:
    html = page(
        "<h1>Brass kettle</h1><p class='price'>$59.90</p><button>Add to cart</button>"
        "<h2>Other kettles</h2><p class='price'>$12.00</p>"
    )
    assert reading(html).product is not None

    read = read_pages([Document(html)], [_Nordhof(), *BUILTIN])
    assert read.kind == "product"
    assert read.product is not None
    assert (read.product.title, read.product.price) == ("Brass kettle", None)


def test_a_shops_reader_refuses_other_pages_of_the_shop() -> None:
    html = page("<h1>Brass kettle</h1>", head=json_ld('{"@type":"Product","name":"Brass kettle","offers":{"price":1}}'))
    assert read_pages([Document(html)], [_Nordhof(is_product=False), *BUILTIN]).kind == "not_product"


class _Nordhof:
    """A reader made for one shop: it saw no offer."""

    name = "nordhof"

    def __init__(self, is_product: bool = True) -> None:
        self.is_product = is_product

    def applies(self, document: Document) -> bool:
        return "kettle" in document.html

    def read(self, document: Document) -> Testimony:
        title = Claim(field="title", value="Brass kettle", witness=self.name, strength=0.95)
        return Testimony(claims=(title,), is_product=self.is_product)
