from decimal import Decimal

import pytest

from tests.unit.product.reading import facts, saved
from worthit.product.extract.amazon import Amazon
from worthit.product.extract.document import Document

FRAME = '<input id="twotabsearchtextbox">'
PAGES = ["amazon_lamp", "amazon_pan_2020", "amazon_speaker_es", "amazon_novel_kindle", "amazon_kettle_reviews"]


def test_a_rich_page_is_read_whole() -> None:
    testimony = Amazon().read(Document(saved("amazon_lamp")))
    assert testimony.is_product is True
    assert testimony.canonical == "https://www.amazon.co.uk/Lumora-Arden-Desk-Lamp-Dimmable/dp/B0WRTHLMP1"
    assert facts(testimony) == {
        "title": "Lumora Arden Desk Lamp, Dimmable LED, Brushed Brass, 9 W",
        "sku": "B0WRTHLMP1",
        "brand": "Lumora",
        "gtin": "05901234123457",
        "category": ("Lighting", "Indoor Lighting", "Desk Lamps"),
        "features": (
            "Even light: 900 lumens without glare, dimmable in five steps.",
            "Steady arm of brushed brass that keeps its angle.",
            "Touch control with memory of the last setting.",
        ),
        "first_on_sale": "2024-09-12",
        "image": "https://m.media-amazon.com/images/I/61lumoraArd._AC_SL1500_.jpg",
        "variant": "Brass",
        "variants": ("Slate", "Chalk"),
        "availability": "in_stock",
        "price": Decimal("39.99"),
        "currency": "GBP",
        "list_price": Decimal("49.99"),
        "unit_price": "£39.99 / count",
        "condition": "new",
        "seller": "Lumora Home Ltd",
        "shipping": Decimal(0),
        "rating": 4.4,
        "rating_best": 5.0,
        "rating_count": 1846,
        "histogram": {"5": 71, "4": 15, "3": 6, "2": 3, "1": 5},
    }
    assert (len(testimony.reviews), len(testimony.themes)) == (8, 6)


def test_the_reader_is_sure_of_its_own_shop() -> None:
    testimony = Amazon().read(Document(saved("amazon_lamp")))
    assert {claim.witness for claim in testimony.claims} == {"amazon"}
    assert {claim.strength for claim in testimony.claims if claim.field in ("title", "price", "histogram")} == {0.95}


def test_a_page_of_2020_is_read_with_the_new_offer_before_the_used_one() -> None:
    found = facts(Amazon().read(Document(saved("amazon_pan_2020"))))
    assert (found["price"], found["list_price"], found["currency"]) == (Decimal("34.50"), Decimal("45.90"), "EUR")
    assert (found["shipping"], found["unit_price"], found["seller"]) == (
        Decimal("4.99"),
        "34,50 € / unità",
        "Officina Forgia",
    )
    assert (found["sku"], found["condition"], found["availability"]) == ("B0WRTHPAN1", "new", "in_stock")
    assert (found["variant"], found["variants"]) == ("28 cm", ("24 cm", "32 cm"))
    assert (found["category"], found["gtin"]) == (("Casa e cucina", "Padelle"), "8001234567897")
    assert found["first_on_sale"] == "2018-03-03"


def test_an_electronic_book_costs_its_kindle_price() -> None:
    found = facts(Amazon().read(Document(saved("amazon_novel_kindle"))))
    assert (found["price"], found["list_price"]) == (Decimal("8.99"), Decimal("11.99"))
    assert (found["seller"], found["availability"], found["first_on_sale"]) == (
        "Harbour Press",
        "in_stock",
        "2021-04-22",
    )
    assert "brand" not in found
    assert "condition" not in found


def test_a_page_of_reviews_has_owners_and_no_offer() -> None:
    testimony = Amazon().read(Document(saved("amazon_kettle_reviews")))
    assert testimony.is_product is None
    assert facts(testimony) == {
        "rating": 4.3,
        "rating_best": 5.0,
        "rating_count": 1234,
        "review_count": 287,
        "histogram": {"5": 66, "4": 17, "3": 6, "2": 3, "1": 8},
    }
    assert [review.id for review in testimony.reviews] == ["R3WRTHKTLAA01", "R3WRTHKTLAA02"]


@pytest.mark.parametrize("link", ["https://www.amazon.de/dp/B0WRTHTST1", "https://smile.amazon.com/x"])
def test_the_shop_is_known_by_its_link(link: str) -> None:
    assert Amazon().applies(Document("<html></html>", link))


@pytest.mark.parametrize("page", PAGES)
def test_a_saved_or_mirrored_page_is_known_without_its_link(page: str) -> None:
    assert Amazon().applies(Document(saved(page)))
    assert Amazon().applies(Document(saved(page), "http://127.0.0.1:8080/page"))


@pytest.mark.parametrize(
    ("html", "link"),
    [
        ("<html><body>A shop of its own</body></html>", "https://shop.example/p/1"),
        ("<html></html>", "https://www.amazon.com.evil.example/dp/B0WRTHTST1"),
        (
            '<a href="https://www.amazon.com/dp/B0WRTHTST1?tag=x">Buy</a><div id="navbar"></div>',
            "https://blog.example/",
        ),
    ],
)
def test_other_shops_are_left_alone(html: str, link: str) -> None:
    assert not Amazon().applies(Document(html, link))


def test_a_search_or_the_home_page_is_no_product() -> None:
    listing = f'<html><body>{FRAME}<div class="s-result-item"><span class="a-price">$9.99</span></div></body></html>'
    testimony = Amazon().read(Document(listing, "https://www.amazon.com/s?k=lamp"))
    assert (testimony.is_product, testimony.claims, testimony.reviews) == (False, (), ())


def test_a_saved_search_is_known_as_the_shops_own() -> None:
    picture = '<img src="https://m.media-amazon.com/images/I/a.jpg">'
    assert Amazon().applies(Document(f"<html><body>{FRAME}{picture}</body></html>"))


def test_a_page_without_the_shops_frame_is_not_judged() -> None:
    challenge = "<html><body><h4>Enter the characters you see below</h4></body></html>"
    assert Amazon().read(Document(challenge, "https://www.amazon.com/dp/B0WRTHTST1")).is_product is None


def test_the_marketplace_of_a_page_without_links_is_read_from_its_scripts() -> None:
    html = '<script>ue_sn = "www.amazon.ca";</script><div id="dp"><span id="productTitle">Thing</span></div>'
    price = '<span id="priceblock_ourprice">$12.00</span><input id="ASIN" value="B0WRTHTST1">'
    testimony = Amazon().read(Document(html + price))
    assert facts(testimony)["currency"] == "CAD"
    assert testimony.canonical == "https://www.amazon.ca/dp/B0WRTHTST1"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_was_cut_off_is_read_as_far_as_it_goes(page: str) -> None:
    html = saved(page)
    for length in range(0, len(html), max(1, len(html) // 25)):
        Amazon().read(Document(html[:length], "https://www.amazon.com/dp/B0WRTHTST1"))


@pytest.mark.parametrize(
    "elements",
    [
        f'<span id="acrCustomerReviewText">{"9" * 9000} ratings</span>',
        f'<span id="acrPopover" title="{"4" * 9000} out of 5"></span>',
        f'<div id="price">({"1" * 50_000}</div><span id="priceblock_ourprice">{"1," * 20_000}</span>',
        f'<div id="merchant-info">{"a" * 50_000}</div><span id="priceblock_ourprice">$5.00</span>',
        f'<script>"dimensionValuesDisplayData": {"[" * 50_000}</script>',
        '<script>"dimensionValuesDisplayData": {"B0WRTHTST1": 5, "B0WRTHTST2": {}}</script>',
        '<img id="landingImage" data-a-dynamic-image="[[1]]" src="">',
        f'<div data-hook="review" id="R1WRTHODDAA01"><span data-hook="review-body">{"<i>" * 3000}x</span></div>',
    ],
)
def test_odd_pages_are_read_without_a_fault(elements: str) -> None:
    html = f'<div id="dp"><span id="productTitle">Thing</span>{elements}</div>'
    assert Amazon().read(Document(html, "https://www.amazon.com/dp/B0WRTHTST1")).is_product is True
