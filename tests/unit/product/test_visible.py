"""What a buyer sees, in the ways in which shop systems write it, without any markup for machines."""

from decimal import Decimal

import pytest

from tests.unit.product.shop_pages import URL, offer_page, page, product, reading


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        pytest.param('<p class="price">$59.90</p>', ("59.90", None), id="plain"),
        pytest.param(
            '<p class="price"><del><span class="Price-amount"><bdi><span>$</span>80.00</bdi></span></del>'
            ' <ins><span class="Price-amount"><bdi><span>$</span>59.90</bdi></span></ins></p>',
            ("59.90", "80.00"),
            id="struck, then the price",
        ),
        pytest.param("<div><s>$80.00</s></div><div>$59.90</div>", ("59.90", "80.00"), id="struck, without any label"),
        pytest.param(
            '<div class="price__container"><div class="price__regular"><span>Regular price</span>'
            '<span class="price-item price-item--regular">$59.90 USD</span></div>'
            '<div class="price__sale" style="display:none"><s>$80.00 USD</s></div></div>',
            ("59.90", None),
            id="regular price that is not reduced",
        ),
        pytest.param(
            '<div class="price-box"><span class="special-price"><span class="price-label">Special Price</span>'
            '<span class="price">$59.90</span></span><span class="old-price"><span>Regular Price</span>'
            '<span class="price">$80.00</span></span></div>',
            ("59.90", "80.00"),
            id="special price before the old one",
        ),
        pytest.param(
            '<div class="product-prices"><div class="product-discount"><span class="regular-price">$80.00</span></div>'
            '<div class="current-price"><span class="current-price-value">$59.90</span>'
            '<span class="discount-percentage">Save 25%</span></div></div>',
            ("59.90", "80.00"),
            id="regular price over the current one",
        ),
        pytest.param(
            "<div><sup>$</sup><span>59</span><sup>90</sup></div>",
            ("59.90", None),
            id="cents raised in pieces of their own",
        ),
        pytest.param(
            '<div class="pdp-price">Was $80.00 Now $59.90 You save $20.10</div>',
            ("59.90", "80.00"),
            id="in one sentence",
        ),
        pytest.param(
            '<div class="price">$59.90</div><div>or 4 payments of $14.98</div><div>$4.99/mo with card</div>',
            ("59.90", None),
            id="instalments after the price",
        ),
        pytest.param(
            '<div class="finance">From $4.99 a month</div><div class="price">$59.90</div>',
            ("59.90", None),
            id="instalment before the price",
        ),
        pytest.param(
            '<div class="price">$59.90</div><div class="unit-price">$7.49 / 100 g</div>',
            ("59.90", None),
            id="unit price",
        ),
        pytest.param(
            '<div class="price">$59.90</div><p>Shipping: $4.90</p><p>Spend $75 for free delivery</p>',
            ("59.90", None),
            id="postage",
        ),
        pytest.param(
            '<div class="price">$59.90</div><label><input type="checkbox"> 2-year protection plan $9.99</label>',
            ("59.90", None),
            id="protection plan",
        ),
        pytest.param(
            '<div class="price-net">$49.50 excl. VAT</div><div class="price-gross">$59.90 incl. VAT</div>',
            ("59.90", None),
            id="without and with tax",
        ),
        pytest.param(
            '<div class="price">RRP $80.00</div><div class="price">$59.90</div>', ("59.90", "80.00"), id="RRP"
        ),
        pytest.param('<span hidden class="price">$1.00</span><b>$59.90</b>', ("59.90", None), id="hidden amount"),
    ],
)
def test_the_price_between_name_and_button(price: str, expected: tuple[str, str | None]) -> None:
    read = product(offer_page(price))
    assert read.price == Decimal(expected[0])
    assert read.list_price == (Decimal(expected[1]) if expected[1] else None)
    assert read.currency == "USD"
    assert read.title == "Brass kettle"


def test_a_grid_of_other_products_above_the_price() -> None:
    tiles = "".join(f'<li><a href="/p/{n}">Pan {n}</a> <span class="price">${n}9.00</span></li>' for n in range(1, 6))
    assert product(offer_page(f'<ul>{tiles}</ul><p class="price">$59.90</p>')).price == Decimal("59.90")


def test_equal_list_price_is_no_discount() -> None:
    assert product(offer_page('<p class="price"><del>$59.90</del> <ins>$59.90</ins></p>')).list_price is None


def test_range_of_prices() -> None:
    read = product(offer_page('<p class="price">$12.99 - $19.99</p>'))
    assert (read.price, read.price_high) == (Decimal("12.99"), Decimal("19.99"))


@pytest.mark.parametrize(
    ("host", "lang", "price", "amount", "currency"),
    [
        ("www.caldera.example.cl", "es-CL", "$24.990", "24990", "CLP"),
        ("nordhof.example.se", "sv", "1 249 kr", "1249", "SEK"),
        ("nordhof.example.dk", "da", "1.249,00 kr.", "1249.00", "DKK"),
        ("shop.example.tn", "fr", "1 189,000 DT", "1189.000", "TND"),
        ("shop.example.in", "en", "₹1,34,999", "134999", "INR"),
        ("shop.example.de", "de", "699,–&nbsp;€", "699", "EUR"),
        ("shop.example.ro", "ro", "173<sup>34</sup> Lei", "173.34", "RON"),
        ("shop.example.co.za", "en", "R 1 299.00", "1299.00", "ZAR"),
        ("shop.example.ca", "en", "$59.90", "59.90", "CAD"),
    ],
)
def test_prices_are_read_as_the_country_of_the_shop_writes_them(
    host: str, lang: str, price: str, amount: str, currency: str
) -> None:
    html = page(
        f'<h1>Brass kettle</h1><div class="price">{price}</div><button>Add to cart</button>',
        lang=lang,
        title="Brass kettle",
    )
    read = product(html, f"https://{host}/p/brass-kettle")
    assert (read.price, read.currency) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("", "in_stock"),
        ('<p class="stock">Out of stock</p>', "in_stock"),
    ],
)
def test_a_live_button_sells_whatever_else_is_said_of_stock(below: str, expected: str) -> None:
    assert product(offer_page('<p class="price">$59.90</p>', below=below)).availability == expected


@pytest.mark.parametrize(
    "control",
    [
        '<button disabled>Add to cart</button><p class="stock">Sold out</p>',
        "<button disabled>Sold out</button>",
        "<p>Currently unavailable</p><button>Notify me</button>",
        "<p>Derzeit nicht lieferbar: ausverkauft</p>",
        "<p>Prodotto esaurito</p>",
        "<p>売り切れ</p>",
        "<p>Fuera de stock</p>",
        "<p>Tillfälligt slut</p>",
        "<p>Avvisami quando disponibile</p>",
        "<p>Prévenez-moi dès que disponible</p>",
        "<button>Benachrichtigen, wenn verfügbar</button>",
        "<p>Powiadom o dostępności</p>",
    ],
)
def test_sold_out(control: str) -> None:
    html = page(f'<h1>Brass kettle</h1><p class="price">$59.90</p>{control}<p>{"Made by hand. " * 30}</p>')
    assert product(html).availability == "out_of_stock"


@pytest.mark.parametrize(
    "stock",
    ["Lagernd", "Lieferzeit: 2-4 Tage", "Expédié sous 24h", "Pronta consegna", "Em stock", "На складе", "在庫あり"],
)
def test_words_for_in_stock_without_a_button(stock: str) -> None:
    html = page(f'<h1>Brass kettle</h1><p class="price">$59.90</p><p>{stock}</p><p>{"Made by hand. " * 30}</p>')
    assert product(html).availability == "in_stock"


def test_a_link_to_report_a_fault_is_no_offer_to_be_notified() -> None:
    html = page(f"<h1>Чайник</h1><p>$59.90</p><p>Сообщить об ошибке</p><p>{'Ручная работа. ' * 30}</p>", title="Чайник")
    assert product(html).availability is None


def test_sold_out_text_that_is_hidden_until_needed_says_nothing() -> None:
    read = product(offer_page('<p class="price">$59.90</p><p class="hidden">Sold out</p>'))
    assert read.availability == "in_stock"


@pytest.mark.parametrize(
    ("shown", "rating", "count"),
    [
        ('<div class="rating">4.6 out of 5 <a>(1,234 reviews)</a></div>', 4.6, 1234),
        ('<span aria-label="Rated 4.6 out of 5 stars"></span><a>312 ratings</a>', 4.6, 312),
        ('<div class="stars">4,6 von 5 Sternen</div><a>1.234 Bewertungen</a>', 4.6, 1234),
        ('<div class="review-stars"><b>4.6</b> <span>(57)</span></div>', 4.6, 57),
        ("<div>4,6/5 - 89 avis</div>", 4.6, 89),
    ],
)
def test_owners_near_the_name(shown: str, rating: float, count: int) -> None:
    read = product(offer_page(f'{shown}<p class="price">$59.90</p>'))
    assert read.rating == rating
    assert read.owners == count


def test_a_form_to_rate_in_is_no_rating() -> None:
    stars = "".join(f'<label title="{n} stars"></label>' for n in range(1, 6))
    read = product(offer_page(f'<p class="price">$59.90</p><div class="rating">{stars}</div>'))
    assert read.rating is None


def test_no_reviews_yet_is_no_rating() -> None:
    read = product(
        offer_page('<div class="rating" aria-label="5 stars"></div><a>0 reviews</a><p class="price">$59.90</p>')
    )
    assert (read.rating, read.owners) == (None, None)


def test_the_rating_of_a_seller_is_not_the_products() -> None:
    seller = '<div class="seller-rating">4.9 out of 5 (12,000 ratings)</div>'
    read = product(offer_page(f'<p class="price">$59.90</p>{seller}'))
    assert (read.rating, read.owners) == (None, None)


def test_owners_per_star() -> None:
    rows = "".join(
        f"<li><span>{star} stars</span><span>{count}</span></li>"
        for star, count in zip("54321", (60, 20, 10, 5, 5), strict=True)
    )
    read = product(offer_page('<p class="price">$59.90</p>', below=f'<ul class="histogram">{rows}</ul>'))
    assert read.histogram == {"5": 60.0, "4": 20.0, "3": 10.0, "2": 5.0, "1": 5.0}


REVIEWS = """
<div class="reviews-list">
  <div class="review-item"><h4>Lovely</h4><span class="review-author">Ida</span><time>12 March 2024</time>
    <span aria-label="5 out of 5 stars"></span><p>It boils fast and sings, as my grandmother's kettle did.</p></div>
  <div class="review-item"><h4>Handle gets hot</h4><span class="review-author">Jonas</span><time>1 April 2024</time>
    <span aria-label="2 out of 5 stars"></span><p>Good looks, but nobody can hold it without a glove.</p></div>
</div>
"""


def test_reviews_without_markup() -> None:
    first, second = product(offer_page('<p class="price">$59.90</p>', below=REVIEWS)).reviews
    assert (first.title, first.rating, first.date) == ("Lovely", 5.0, "2024-03-12")
    assert first.text == "It boils fast and sings, as my grandmother's kettle did."
    assert (second.rating, second.date) == (2.0, "2024-04-01")
    assert first.author is not None
    assert "Ida" not in first.author
    assert first.id != second.id


def test_a_grid_of_rated_products_holds_no_reviews() -> None:
    tiles = "".join(
        f'<div class="review-tile"><a href="/{n}">Copper pan number {n}</a><i class="stars" style="width:92%"></i>'
        "</div>"
        for n in range(5)
    )
    assert product(offer_page('<p class="price">$59.90</p>', below=tiles)).reviews == ()


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("<h1>Cookies?</h1><h1>Brass kettle 0.9 l</h1>", "Brass kettle 0.9 l"),
        ("<h1><span>Brass</span> <span>kettle</span></h1>", "Brass kettle"),
        ("<h1>Brass kettle <small>SKU: 00-123</small></h1>", "Brass kettle"),
        ("<h1>Sound that fills rooms</h1>", "Brass kettle"),
        ("", "Brass kettle"),
    ],
)
def test_the_heading_that_names_the_product(heading: str, title: str) -> None:
    html = page(
        f'{heading}<p class="price">$59.90</p><button>Add to cart</button>',
        head='<meta property="og:title" content="Brass kettle"><meta property="og:site_name" content="Nordhof">',
    )
    assert product(html).title == title


def test_a_page_whose_head_does_not_name_the_product() -> None:
    html = page('<h1>Brass kettle</h1><p class="price">$59.90</p><button>Add to cart</button>', title="Nordhof")
    assert product(html).title == "Brass kettle"


def test_brand_from_the_table_of_facts_and_trail_from_the_breadcrumb() -> None:
    facts = "<dl><dt>Brand:</dt><dd>Nordhof Works</dd></dl>"
    trail = '<ul class="breadcrumb"><li><a>Home</a></li><li><a>Kitchen</a></li><li><a>Kettles</a></li></ul>'
    read = product(offer_page('<p class="price">$59.90</p>', above=trail, below=facts))
    assert read.brand == "Nordhof Works"
    assert read.category == ("Kitchen", "Kettles")


def test_prices_in_running_text_make_no_product() -> None:
    text = "<p>We paid $30 for one of these in 1999, and we would pay $300 today for what it does to a kitchen.</p>"
    assert reading(page(f"<h1>Brass kettle</h1>{text * 5}", title="Brass kettle"), URL).kind == "not_product"
