from decimal import Decimal
from typing import Any

from tests.unit.product.shop_pages import facts, heard, page
from worthit.product.extract.microdata import Microdata

OFFER = '<div itemprop="offers" itemscope itemtype="http://schema.org/Offer">{}</div>'


def claimed(inner: str, after: str = "") -> dict[str, Any]:
    product = f'<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Brass kettle</h1>{inner}</div>'
    return facts(heard(Microdata(), page(product + after)))


def test_a_product_in_attributes() -> None:
    read = claimed(
        '<span itemprop="brand" itemscope itemtype="https://schema.org/Brand">'
        '<meta itemprop="name" content="Nordhof"></span><img itemprop="image" src="/kettle.jpg">'
        '<link itemprop="sku" href=""><meta itemprop="gtin13" content="4006381333931">'
        + OFFER.format(
            '<span itemprop="price" content="59.90">59,90 €</span><meta itemprop="priceCurrency" content="EUR">'
            '<link itemprop="availability" href="http://schema.org/InStock">'
        )
        + '<div itemprop="aggregateRating" itemscope itemtype="https://schema.org/AggregateRating">'
        '<span itemprop="ratingValue">4,6</span> (<span itemprop="reviewCount">1 234</span>)</div>'
    )
    assert read == {
        "title": "Brass kettle",
        "brand": "Nordhof",
        "gtin": "4006381333931",
        "image": "https://www.nordhof.example/kettle.jpg",
        "price": Decimal("59.90"),
        "currency": "EUR",
        "availability": "in_stock",
        "rating": 4.6,
        "rating_best": 5.0,
        "review_count": 1234,
    }


def test_both_prices_in_one_property() -> None:
    read = claimed(OFFER.format('<span itemprop="price"><b>71,91 €</b> <s>79,90 €</s></span>'))
    assert (read["price"], read["list_price"], read["currency"]) == (Decimal("71.91"), Decimal("79.90"), "EUR")


def test_the_list_price_written_as_the_first_of_two_prices() -> None:
    read = claimed(OFFER.format('<s itemprop="price">80.00 €</s><b itemprop="price">59.90 €</b>'))
    assert (read["price"], read["list_price"]) == (Decimal("59.90"), Decimal("80.00"))


def test_raised_cents() -> None:
    assert claimed(OFFER.format('<span itemprop="price">173<sup>34</sup> Lei</span>'))["price"] == Decimal("173.34")


def test_the_vocabulary_before_schema_org() -> None:
    body = (
        '<div itemscope itemtype="http://data-vocabulary.org/Product"><h1 itemprop="name">Brass kettle</h1>'
        '<span itemprop="review" itemscope itemtype="http://data-vocabulary.org/Review-aggregate">'
        '<span itemprop="rating">4.4</span> of <span itemprop="count">89</span></span>'
        '<span itemprop="offerDetails" itemscope itemtype="http://data-vocabulary.org/Offer">'
        '<span itemprop="price">€59.90</span></span></div>'
    )
    read = facts(heard(Microdata(), page(body)))
    assert (read["price"], read["currency"], read["rating"], read["rating_count"]) == (Decimal("59.90"), "EUR", 4.4, 89)


def test_offers_that_forgot_their_property_name() -> None:
    inner = (
        '<div itemscope itemtype="https://schema.org/AggregateOffer"><meta itemprop="lowPrice" content="9.99">'
        '<meta itemprop="highPrice" content="19"><meta itemprop="priceCurrency" content="USD"></div>'
    )
    read = claimed(inner)
    assert (read["price"], read["price_high"]) == (Decimal("9.99"), Decimal(19))


def test_an_offer_outside_the_only_product() -> None:
    offer = OFFER.format('<meta itemprop="price" content="59.90"><meta itemprop="priceCurrency" content="EUR">')
    assert claimed("", after=offer)["price"] == Decimal("59.90")


def test_tiles_of_other_products_are_not_the_product() -> None:
    tile = (
        '<div itemscope itemtype="https://schema.org/Product"><a itemprop="url" href="/p/{0}">'
        '<span itemprop="name">Pan {0}'
        f"</span></a>{OFFER.format('<span itemprop=price>9.00</span>').replace('{', '{{').replace('}', '}}')}</div>"
    )
    tiles = "".join(tile.format(name) for name in ("one", "two", "three"))
    assert claimed(OFFER.format('<span itemprop="price">59.90</span>'), after=tiles)["price"] == Decimal("59.90")
    alone = heard(Microdata(), page(f"<h1>Pans for every stove</h1>{tiles}", title="Pans for every stove"))
    assert (alone.is_product, alone.claims) == (False, ())


def test_reviews() -> None:
    body = (
        '<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Brass kettle</h1>'
        '<div itemprop="review" itemscope itemtype="https://schema.org/Review"><b itemprop="name">Lovely</b>'
        '<span itemprop="author">Ida</span><time itemprop="datePublished" datetime="2024-03-12">March</time>'
        '<span itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">'
        '<meta itemprop="ratingValue" content="5">'
        '</span><p itemprop="reviewBody">It sings.</p></div></div>'
    )
    (review,) = heard(Microdata(), page(body)).reviews
    assert (review.title, review.text, review.rating, review.date) == ("Lovely", "It sings.", 5.0, "2024-03-12")


def test_properties_that_stand_elsewhere() -> None:
    body = (
        '<p id="maker">by <b itemprop="brand">Nordhof</b></p>'
        '<div itemscope itemtype="https://schema.org/Product" itemref="offer maker">'
        '<h1 itemprop="name">Brass kettle</h1></div><div id="offer" itemprop="offers" itemscope itemtype="https://schema.org/Offer">'
        '<meta itemprop="price" content="59.90"><meta itemprop="priceCurrency" content="EUR"></div>'
        '<div itemscope itemtype="https://schema.org/Product"><b itemprop="name">Copper pan</b></div>'
    )
    read = facts(heard(Microdata(), page(body)))
    assert (read["title"], read["brand"], read["price"]) == ("Brass kettle", "Nordhof", Decimal("59.90"))


def test_rdfa() -> None:
    body = (
        '<div vocab="https://schema.org/" typeof="Product"><h1 property="name">Brass kettle</h1>'
        '<div property="offers" typeof="Offer"><span property="price" content="59.90">59,90</span>'
        '<meta property="priceCurrency" content="EUR"></div></div>'
    )
    read = facts(heard(Microdata(), page(body)))
    assert (read["title"], read["price"], read["currency"]) == ("Brass kettle", Decimal("59.90"), "EUR")
