"""What is no page of one product, though it has prices, ratings or even product markup."""

import pytest

from tests.unit.product.reading import saved
from tests.unit.product.shop_pages import json_ld, offer_page, page, reading
from worthit.product.extract.document import Document
from worthit.product.read import read_pages

OFFER = '"offers":{"@type":"Offer","price":"59.90","priceCurrency":"EUR","availability":"InStock"}'
RATING = '"aggregateRating":{"ratingValue":4.8,"ratingCount":900}'
MARKED_TILES = saved("lamps_search").split("<main>")[1].split("</main>")[0].replace("<h1>Lampe</h1>", "")
TILES = "".join(
    f'<li class="tile"><a href="/p/{n}">Pan {n}</a><span class="price">${n}9.00</span><button>Add to cart</button></li>'
    for n in range(1, 9)
)


@pytest.mark.parametrize(
    ("html", "url", "reason"),
    [
        (saved("best_lamps_article"), "https://www.evening-reader.example/home/best-desk-lamps", "an article"),
        (saved("lamps_search"), None, "a list of products"),
        (page(f"<h1>Pans</h1><ul>{TILES}</ul>", title="Pans"), "https://x.example/c/pans", None),
        (page("<h1>Results for kettle</h1>"), "https://x.example/search?q=kettle", "search results"),
        (page("<h1>0 results found</h1>"), "https://x.example/catalog", "search results"),
        (page("<h1>Page not found</h1><p>Sorry.</p>"), "https://x.example/p/1", "the page was not found"),
        (page("<h1>Diese Seite wurde nicht gefunden</h1>"), "https://x.example/p/1", "the page was not found"),
        (page("<h1>404</h1><p>Sorry.</p>"), "https://x.example/p/1", "the page was not found"),
        (page(f"<h1>Welcome</h1><ul>{TILES}</ul>"), "https://x.example/", "the home page"),
        (
            page("<h1>Lentil soup</h1>", head=json_ld(f'{{"@type":"Recipe","name":"Lentil soup",{RATING}}}')),
            None,
            "a recipe",
        ),
        (
            page("<h1>The Kettle</h1>", head=json_ld(f'{{"@type":"Movie","name":"The Kettle",{RATING}}}')),
            None,
            "a film",
        ),
        (
            page("<h1>Kettle Inn</h1>", head=json_ld(f'{{"@type":"Hotel","name":"Kettle Inn",{RATING}}}')),
            None,
            "a place to stay",
        ),
        (page("<h1>Kettle repairs</h1>", head=json_ld(f'{{"@type":"LocalBusiness",{RATING}}}')), None, "a business"),
        (
            page(
                '<h1>Attic by the sea</h1><p class="price">$220 per night</p>',
                head=json_ld(
                    '{"@type":"Product","name":"Attic by the sea","offers":{"price":220,"priceCurrency":"USD"}}'
                ),
            ),
            "https://stay.example/rooms/1",
            "a place to stay",
        ),
        (
            page("<h1>Pricing</h1><p>$9.00</p><button>Buy now</button>", title="Pricing"),
            "https://x.example/pricing",
            "a list of plans",
        ),
        (page('<div id="root"></div>', title="Nordhof"), "https://x.example/p/1", "an empty shell that scripts fill"),
        (page("<h1>About us</h1><p>We make kettles.</p>" + "<p>Since 1961.</p>" * 20), "https://x.example/about", None),
    ],
)
def test_other_pages(html: str, url: str | None, reason: str | None) -> None:
    read = reading(html, url)
    assert read.kind == "not_product"
    assert read.product is None
    assert read.reason == reason or reason is None
    assert read.reason


@pytest.mark.parametrize(
    ("html", "url"),
    [
        pytest.param(saved("lampada"), None, id="saved page without its link"),
        pytest.param(offer_page('<p class="price">$59.90</p>'), "https://x.example/p?q=tea", id="came from a search"),
        pytest.param(
            offer_page('<p class="price">$59.90</p>', head='<meta property="og:type" content="website">'),
            "https://x.example/p/1",
            id="og:type website",
        ),
        pytest.param(
            page("", head='<meta property="og:type" content="article"><meta property="og:title" content="Brass kettle">'
                          '<meta property="product:price:amount" content="4500">'),
            "https://x.example/item/1",
            id="shell with a price in its head",
        ),
        pytest.param(
            page("<h1>Brass kettle</h1><p>Sold out</p>", head=json_ld(
                '{"@type":"Product","name":"Brass kettle","offers":{"availability":"SoldOut"}}')),
            "https://x.example/p/1",
            id="sold out, no price left",
        ),
        pytest.param(
            offer_page('<p class="price">$59.90</p>', below=MARKED_TILES),
            "https://x.example/p/1",
            id="unmarked product above marked tiles",
        ),
        pytest.param(
            page('<h1>Corvina 404</h1><p class="price">$59.90</p><button>Add to cart</button>', title="Corvina 404"),
            "https://x.example/p/1",
            id="product with a number that errors have too",
        ),
        pytest.param(
            offer_page('<p class="price">$59.90</p>', head=json_ld(
                f'{{"@type":"ItemList","itemListElement":[{",".join(["{}"] * 6)}]}}')),
            "https://x.example/p/1",
            id="list of related products in the markup",
        ),
        pytest.param(
            offer_page('<p class="price">$59.90</p>', below="<h2>Recipes: page not found? Search results for tea</h2>"),
            "https://x.example/p/1",
            id="words of other pages below",
        ),
    ],
)  # fmt: skip
def test_product_pages_are_not_refused(html: str, url: str | None) -> None:
    read = reading(html, url)
    assert (read.kind, read.reason) == ("product", None)


def test_reviews_alone() -> None:
    review = '{"@type":"Review","itemReviewed":{"@type":"Product","name":"Brass kettle"},"reviewBody":"It sings."}'
    html = page("<h1>Reviews of Brass kettle</h1>", head=json_ld(review))
    read = reading(html, "https://x.example/products/brass-kettle/reviews")
    assert read.kind == "reviews"
    assert read.product is not None
    assert [each.text for each in read.product.reviews] == ["It sings."]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("Bakery", "a business"),
        ("BedAndBreakfast", "a place to stay"),
        ("MusicEvent", "an event"),
        ("TouristTrip", "a journey"),
        ("Service", "a service"),
        ("DiscussionForumPosting", "a discussion"),
    ],
)
def test_what_is_booked_or_read_is_no_product(kind: str, reason: str) -> None:
    item = f'{{"@type":"{kind}","name":"Nordhof by the sea","offers":{{"price":"25","priceCurrency":"USD"}}}}'
    body = f'<h1>Nordhof by the sea</h1><p class="price">$25.00</p><button>Buy now</button><p>{"Words. " * 90}</p>'
    read = reading(page(body, title="Nordhof by the sea", head=json_ld(item)))
    assert (read.kind, read.reason) == ("not_product", reason)


def test_the_shops_own_entry_on_a_products_page_says_nothing() -> None:
    html = offer_page('<p class="price">$59.90</p>', head=json_ld('{"@type":"Store","name":"Nordhof"}'))
    assert reading(html).kind == "product"


def test_a_critique_of_a_product_is_an_article() -> None:
    item = (
        '{"@type":"Review","itemReviewed":{"@type":"Product","name":"Brass kettle",'
        '"offers":{"price":"59.90","priceCurrency":"USD"}},"reviewRating":{"ratingValue":4.5}}'
    )
    html = page("<h1>Brass kettle</h1>", head='<meta property="og:type" content="article">' + json_ld(item))
    read = reading(html)
    assert (read.kind, read.reason) == ("not_product", "an article")


def test_a_list_marked_up_as_one_product_with_a_range_of_prices() -> None:
    item = (
        '{"@type":"Product","name":"Pans","offers":'
        '{"@type":"AggregateOffer","lowPrice":"19","highPrice":"89","priceCurrency":"USD","offerCount":"8"}}'
    )
    read = reading(page(f"<h1>Pans</h1><ul>{TILES}</ul>", title="Pans", head=json_ld(item)))
    assert (read.kind, read.reason) == ("not_product", "a list of products")


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("Shopping cart (1)", "Subtotal $19.99 <button>Proceed to checkout</button>"),
        ("Ihr Warenkorb", "Zwischensumme 19,99 € <button>Zur Kasse</button>"),
        ("Il tuo carrello", "Subtotale 19,99 € <button>Procedi</button>"),
        ("Thank you for your order", "Brass kettle $19.99 <button>Buy again</button>"),
        ("Grazie per il tuo ordine", "Bollitore 19,99 € <button>Acquista di nuovo</button>"),
    ],
)
def test_a_cart_and_an_order_are_no_product(heading: str, below: str) -> None:
    html = f'<title>{heading}</title><h1>{heading}</h1><p>Brass kettle</p><p class="price">$19.99</p><p>{below}</p>'
    read = read_pages([Document(html, "https://nordhof.example/page")])
    assert (read.kind, read.product) == ("not_product", None)


def test_a_basket_can_be_bought() -> None:
    html = '<title>Basket, willow</title><h1>Basket, willow</h1><p class="price">$19.99</p><button>Add to cart</button>'
    assert read_pages([Document(html, "https://nordhof.example/basket-willow")]).kind == "product"
