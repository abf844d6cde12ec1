from decimal import Decimal

import pytest

from tests.unit.product.reading import facts, on_ebay, saved
from worthit.product.extract.document import Document
from worthit.product.extract.ebay import Ebay

PAGES = ["ebay_guitar", "ebay_kite_2020", "ebay_radio_catalogue"]


def price(text: str) -> str:
    return f'<div class="x-price-primary"><span class="ux-textspans">{text}</span></div>'


def test_a_listing_is_read_whole() -> None:
    testimony = Ebay().read(Document(saved("ebay_guitar")))
    assert (testimony.is_product, testimony.canonical) == (True, "https://www.ebay.co.uk/itm/301234567890")
    assert facts(testimony) == {
        "title": "Ridgeway Parlour Acoustic Guitar, Solid Cedar Top",
        "sku": "301234567890",
        "availability": "in_stock",
        "seller": "six-strings-attic",
        "condition": "used",
        "price": Decimal("184.50"),
        "currency": "USD",
        "list_price": Decimal("205.00"),
        "shipping": Decimal("28.00"),
        "brand": "Ridgeway",
        "gtin": "8001234567897",
        "category": ("Musical Instruments", "Guitars & Basses"),
        "variants": ("Natural", "Sunburst"),
        "image": "https://i.ebayimg.com/images/g/ridgewayAAA/s-l1600.jpg",
        "rating": 4.6,
        "rating_best": 5.0,
        "rating_count": 58,
        "histogram": {"5": 75.9, "4": 13.8, "3": 5.2, "2": 1.7, "1": 3.4},
    }


def test_a_listing_of_2020_keeps_its_sellers_currency() -> None:
    found = facts(Ebay().read(Document(saved("ebay_kite_2020"))))
    assert (found["title"], found["sku"]) == ("Aquilone delta 160 cm con coda", "133000000001")
    assert (found["price"], found["currency"], found["shipping"]) == (Decimal("12.99"), "GBP", Decimal("9.99"))
    assert (found["seller"], found["brand"], found["condition"]) == ("vento-e-vele", "Ventura", "new")
    assert (found["variants"], found["category"]) == (("Rosso", "Blu"), ("Giochi", "Aquiloni"))
    assert (found["rating"], found["rating_count"]) == (4.5, 8)
    assert found["histogram"] == {"5": 75.0, "4": 12.5, "3": 0.0, "2": 12.5, "1": 0.0}


def test_a_catalogue_page_has_owners_who_wrote() -> None:
    testimony = Ebay().read(Document(saved("ebay_radio_catalogue")))
    found = facts(testimony)
    assert (found["title"], found["price"], found["currency"]) == (
        "Fathom FR-2 Portable Radio",
        Decimal("64.95"),
        "USD",
    )
    assert (found["rating"], found["rating_count"], found["gtin"]) == (4.3, 1204, "036000291452")
    first, second = testimony.reviews
    assert (first.id, first.text) == ("700000000001", "Clear sound and a battery that lasts.")
    assert (first.title, first.rating, first.date) == ("Pulls in distant stations", 5.0, "2019-10-15")
    assert (first.verified, first.helpful) == (True, 14)
    assert (second.rating, second.date, second.verified) == (2.0, "2021-03-02", False)
    assert len(second.id) == len(second.author or "") == 16


def test_a_page_of_reviews_alone_has_no_offer() -> None:
    html = saved("ebay_radio_catalogue").replace('<h1 class="product-title">', "<h1>")
    testimony = Ebay().read(Document(html, "https://www.ebay.com/urw/Fathom/product-reviews/4031234567"))
    assert testimony.is_product is None
    assert set(facts(testimony)) == {"rating", "rating_best", "rating_count", "histogram"}
    assert len(testimony.reviews) == 2


def test_the_sellers_feedback_is_not_the_products_rating() -> None:
    card = '<div class="x-sellercard-atf__info__about-seller" title="a-shop"></div><li>99.4% positive feedback</li>'
    ratings = '<p class="fdbk-detail-seller-rating__value">4.9</p><p class="fdbk-container__details__comment">Fast!</p>'
    found = on_ebay(price("US $10.00") + card + ratings)
    assert found["seller"] == "a-shop"
    assert not {"rating", "rating_count", "histogram"} & set(found)


@pytest.mark.parametrize(
    ("site", "text", "amount", "high", "currency"),
    [
        ("ebay.com", "US $145.50/ea", "145.50", None, "USD"),
        ("ebay.com.au", "AU $1,045.00", "1045.00", None, "AUD"),
        ("ebay.ca", "C $19.38", "19.38", None, "CAD"),
        ("ebay.de", "EUR 1.106,18", "1106.18", None, "EUR"),
        ("ebay.it", "GBP 12,99", "12.99", None, "GBP"),
        ("ebay.co.uk", "£10.00 to £25.00", "10.00", "25.00", "GBP"),
    ],
)
def test_the_text_of_a_price_names_its_currency(
    site: str, text: str, amount: str, high: str | None, currency: str
) -> None:
    found = on_ebay(price(text), site)
    assert (found["price"], found["currency"]) == (Decimal(amount), currency)
    assert found.get("price_high") == (Decimal(high) if high else None)


def test_a_price_to_buy_at_stands_before_a_bid() -> None:
    bid = '<span id="prcIsum_bidPrice" content="5.0">US $5.00</span>'
    assert on_ebay(f'{bid}<span id="prcIsum" content="9.0">US $9.00</span>')["price"] == Decimal("9.00")
    assert on_ebay(bid)["price"] == Decimal("5.00")


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("New with tags", "new"),
        ("Brand New", "new"),
        ("Nuovo: altro (vedi dettagli)", "new"),
        ("Neu", "new"),
        ("Used", "used"),
        ("Pre-owned", "used"),
        ("Open box", "used"),
        ("Gebraucht", "used"),
        ("Usato", "used"),
        ("D'occasion", "used"),
        ("Certified - Refurbished", "refurbished"),
        ("Vom Verkäufer generalüberholt", "refurbished"),
    ],
)
def test_the_condition_is_one_of_three(text: str, condition: str) -> None:
    assert on_ebay(f'<div class="x-item-condition-text">{text}</div>')["condition"] == condition


@pytest.mark.parametrize(
    "elements",
    [
        '<div class="d-statusmessage"><span>This listing was ended by the seller on Sat, Mar 7.</span></div>',
        '<div class="d-quantity__availability"><span>Out of stock</span></div>',
        '<span itemprop="availability" content="https://schema.org/OutOfStock"></span>',
    ],
)
def test_what_is_over_is_out_of_stock(elements: str) -> None:
    assert on_ebay(price("US $10.00") + elements)["availability"] == "out_of_stock"


def test_free_postage_costs_nothing_and_foreign_money_is_not_added() -> None:
    row = (
        '<div class="ux-labels-values ux-labels-values--shipping"><div class="ux-labels-values__values">'
        '<span class="ux-textspans ux-textspans--BOLD">{}</span></div></div>'
    )
    assert on_ebay(price("US $10.00") + row.format("Free"))["shipping"] == 0
    assert "shipping" not in on_ebay(price("US $10.00") + row.format("EUR 4.00"))


@pytest.mark.parametrize("page", PAGES)
def test_a_saved_page_is_known_without_its_link(page: str) -> None:
    assert Ebay().applies(Document(saved(page)))
    assert Ebay().applies(Document(saved(page), "http://127.0.0.1:8080/page"))
    assert not Ebay().applies(Document(saved("amazon_lamp")))


def test_other_shops_are_left_alone() -> None:
    html = '<html><a href="https://www.ebay.com/itm/301234567890">see our listing</a></html>'
    assert not Ebay().applies(Document(html, "https://shop.example/"))
    assert not Ebay().applies(Document("<html></html>", "https://www.ebay.com.evil.example/itm/301234567890"))


def test_a_search_is_no_product() -> None:
    html = '<input id="gh-ac"><li class="s-item"><span class="s-item__price">US $5.00</span></li>'
    testimony = Ebay().read(Document(html, "https://www.ebay.com/sch/i.html?_nkw=kite"))
    assert (testimony.is_product, testimony.claims) == (False, ())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_was_cut_off_is_read_as_far_as_it_goes(page: str) -> None:
    html = saved(page)
    for length in range(0, len(html), max(1, len(html) // 25)):
        Ebay().read(Document(html[:length], "https://www.ebay.com/itm/301234567890"))


def test_odd_listings_are_read_without_a_fault() -> None:
    assert "price" not in on_ebay('<span id="prcIsum" content="NaN"></span>')
    assert on_ebay('<span id="prcIsum" content="25.0"></span>')["price"] == Decimal("25.0")
    counts = f'<span class="ebay-review-start-rating">4.5</span><span class="ebay-reviews-count">{"9" * 9000}</span>'
    assert on_ebay(counts)["rating"] == 4.5


def test_bars_that_only_speak_to_screen_readers() -> None:
    counts = {5: 64, 4: 20, 3: 10, 2: 4, 1: 2}
    bars = "".join(
        f'<li class="ebay-review-item" aria-label="{count} users rated this {star} out of 5 stars">'
        f'<p class="ebay-review-item-stars">{star}</p></li>'
        for star, count in counts.items()
    )
    read = on_ebay(f'<span class="ebay-review-start-rating">4.4</span><ul class="ebay-review-list">{bars}</ul>')
    assert read["histogram"] == {str(star): float(count) for star, count in counts.items()}
    assert read["rating_count"] == 100
