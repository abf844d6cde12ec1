"""Pages of shops and others that are no page of one product, however many prices and stars they show."""

import pytest

from tests.unit.product.shop_pages import json_ld, page, reading

LONG = "<p>" + "A long text about kettles and how they are made in the valley. " * 30 + "</p>"
TILES = "".join(
    f'<li><a href="/p/{n}">Pan {n}</a><span class="price">${n}9.00</span>'
    f'<div class="rating" aria-label="4.{n} out of 5 stars"></div></li>'
    for n in range(1, 9)
)
LIST = ",".join(
    f'{{"@type":"ListItem","position":{n},"item":{{"@type":"Product","name":"Pan {n}",'
    f'"offers":{{"price":"{n}9","priceCurrency":"USD"}}}}}}'
    for n in range(1, 7)
)


@pytest.mark.parametrize(
    ("html", "url"),
    [
        pytest.param(
            page(f"<h1>Kettles</h1><p>24 products</p><ul class='products'>{TILES}</ul>", title="Kettles | Nordhof"),
            "https://www.nordhof.example/c/kettles",
            id="category",
        ),
        pytest.param(
            page(
                f"<h1>Kettles</h1><ul>{TILES}</ul>",
                title="Kettles | Nordhof",
                head=json_ld(
                    '{"@type":"CollectionPage","name":"Kettles","mainEntity":{"@type":"ItemList","itemListElement":['
                    + LIST
                    + "]}}"
                ),
            ),
            "https://www.nordhof.example/c/kettles",
            id="category json",
        ),
        pytest.param(
            page(f"<h1>Suchergebnisse für „Kessel“</h1><ul>{TILES}</ul>", title="Suche"),
            "https://www.nordhof.example/suche?q=kessel",
            id="search de",
        ),
        pytest.param(
            page(
                f"<h1>The 7 best kettles of 2026</h1>{LONG}"
                "<p>Vesna Brass Kettle: $59.90 at Nordhof</p><a class='btn'>Buy now</a>",
                title="The 7 best kettles of 2026",
                head=json_ld('{"@type":"NewsArticle","headline":"The 7 best kettles of 2026"}'),
            ),
            None,
            id="article json",
        ),
        pytest.param(
            page(
                f"<article><h1>The 7 best kettles of 2026</h1><p>By Ida Roe, 12 March 2026</p>{LONG}"
                f"<h2>Vesna Brass Kettle</h2><p>$59.90 at Nordhof</p>{LONG}"
                "<h2>Copper one</h2><p>$80.00 at Nordhof</p></article>",
                title="The 7 best kettles of 2026 - Evening Reader",
                head='<meta property="og:type" content="article">',
            ),
            None,
            id="article no markup",
        ),
        pytest.param(
            page(
                f"<h1>Lentil soup</h1>{LONG}",
                title="Lentil soup",
                head=json_ld(
                    '{"@type":"Recipe","name":"Lentil soup","aggregateRating":{"ratingValue":4.8,"ratingCount":900}}'
                ),
            ),
            None,
            id="recipe",
        ),
        pytest.param(
            page(
                f"<h1>Nordhof Plumbing</h1><p>4.8 out of 5 (120 reviews)</p>{LONG}",
                title="Nordhof Plumbing",
                head=json_ld(
                    '{"@type":"Plumber","name":"Nordhof Plumbing","priceRange":"$$",'
                    '"aggregateRating":{"ratingValue":4.8,"reviewCount":120}}'
                ),
            ),
            None,
            id="business",
        ),
        pytest.param(
            page(
                f"<h1>Trattoria Vesna</h1>{LONG}",
                title="Trattoria Vesna",
                head=json_ld(
                    '{"@type":"Restaurant","name":"Trattoria Vesna",'
                    '"aggregateRating":{"ratingValue":4.8,"reviewCount":120}}'
                ),
            ),
            None,
            id="restaurant",
        ),
        pytest.param(
            page(
                f"<h1>Oops! We can't find that page</h1><p>Maybe you like these</p><ul>{TILES}</ul>",
                title="Page not found | Nordhof",
            ),
            None,
            id="soft404",
        ),
        pytest.param(
            page(
                f"<h1>Ups!</h1><p>Die gesuchte Seite existiert nicht.</p><ul>{TILES}</ul>",
                title="Seite nicht gefunden | Nordhof",
            ),
            None,
            id="soft404 de",
        ),
        pytest.param(
            page(
                f"<h1>This product is no longer available</h1><p>Maybe you like these</p><ul>{TILES}</ul>",
                title="Nordhof",
            ),
            None,
            id="soft404 product gone",
        ),
        pytest.param(page("<h1>Oups, cette page n'existe pas</h1>", title="Erreur 404"), None, id="soft404 fr"),
        pytest.param(
            page(f"<h1>Kettles and pans since 1961</h1><p>From $9.00</p><ul>{TILES}</ul>", title="Nordhof"),
            "https://www.nordhof.example/en-us/",
            id="home",
        ),
        pytest.param(
            page(
                "<h1>Your cart</h1><p>Brass kettle</p><p>$59.90</p><p>Subtotal $59.90</p><button>Checkout</button>",
                title="Your cart | Nordhof",
            ),
            "https://www.nordhof.example/cart",
            id="cart",
        ),
        pytest.param(
            page(f"<h1>Nordhof shop</h1><p>4.9 out of 5 (12,000 ratings)</p><ul>{TILES}</ul>", title="Nordhof shop"),
            "https://www.nordhof.example/shop/nordhof",
            id="seller profile",
        ),
        pytest.param("<html><head></head><body></body></html>", None, id="empty"),
        pytest.param(
            page(
                f"<h1>Kettle</h1>{LONG}<p>In 1924 a good one of brass cost $2.50 in town.</p>",
                title="Kettle - Encyclopedia",
            ),
            None,
            id="wiki",
        ),
        pytest.param(
            page(
                f"<h1>Kettle maker</h1><p>$24.00 per hour</p>{LONG}<button>Apply now</button>",
                title="Kettle maker",
                head=json_ld('{"@type":"JobPosting","title":"Kettle maker"}'),
            ),
            None,
            id="job",
        ),
        pytest.param(
            page(
                "<h1>Plans and pricing</h1><h3>Starter</h3><p>$9/month</p>"
                "<button>Buy now</button><h3>Pro</h3><p>$29/month</p>",
                title="Plans and pricing",
            ),
            None,
            id="saas",
        ),
        pytest.param(
            page(
                "<h1>How I use my kettle</h1><p>1,204 views</p>",
                title="How I use my kettle",
                head='<meta property="og:type" content="video.other">',
            ),
            None,
            id="video",
        ),
    ],
)
def test_no_product(html: str, url: str | None) -> None:
    read = reading(html, url or "https://www.nordhof.example/x")
    assert (read.kind, read.product) == ("not_product", None)
    assert read.reason
