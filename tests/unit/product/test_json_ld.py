"""JSON-LD as shops really write it. Each test is one way to be wrong that a page was seen to have."""

from decimal import Decimal
from typing import Any

import pytest

from tests.unit.product.shop_pages import URL, facts, heard, json_ld, page
from worthit.product.extract.json_ld import JsonLd

OFFER = '{"@type":"Offer","price":"59.90","priceCurrency":"EUR","availability":"https://schema.org/InStock"}'
KETTLE = '{"@context":"https://schema.org","@type":"Product","name":"Brass kettle","offers":%s}'


def claimed(*items: str, url: str | None = URL) -> dict[str, Any]:
    return facts(heard(JsonLd(), page("<h1>Brass kettle</h1>", head=json_ld(*items)), url))


def test_a_full_product() -> None:
    read = heard(
        JsonLd(),
        page(
            "<h1>Brass kettle</h1>",
            head=json_ld(
                """{"@context":"https://schema.org","@type":"Product","name":"Brass kettle","sku":"NH-77",
                "brand":{"@type":"Brand","name":"Nordhof"},"gtin13":"4006381333931","image":["/img/kettle.jpg"],
                "releaseDate":"2021-03-04",
                "additionalProperty":[{"@type":"PropertyValue","name":"Volume","value":"0.9 l"}],
                "aggregateRating":{"ratingValue":"4,6","ratingCount":"1.234","reviewCount":98},
                "offers":{"@type":"Offer","price":59.9,"priceCurrency":"EUR","availability":"InStock",
                "itemCondition":"https://schema.org/RefurbishedCondition",
                "seller":{"@type":"Organization","name":"Nordhof GmbH"},
                "shippingDetails":{"@type":"OfferShippingDetails","shippingRate":{"value":4.9,"currency":"EUR"}}},
                "review":[{"@type":"Review","author":{"name":"Ida"},"datePublished":"2024-03-12T10:00:00Z",
                "name":"Lovely","reviewBody":"It sings.","reviewRating":{"ratingValue":8,"bestRating":10}}]}""",
                """{"@type":"BreadcrumbList","itemListElement":[
                {"@type":"ListItem","position":2,"item":{"@id":"/k","name":"Kettles"}},
                {"@type":"ListItem","position":1,"item":{"@id":"/","name":"Kitchen"}},
                {"@type":"ListItem","position":3,"name":"Brass kettle"}]}""",
            ),
        ),
    )
    assert read.is_product is True
    assert facts(read) == {
        "title": "Brass kettle",
        "brand": "Nordhof",
        "sku": "NH-77",
        "gtin": "4006381333931",
        "image": "https://www.nordhof.example/img/kettle.jpg",
        "features": ("Volume: 0.9 l",),
        "first_on_sale": "2021-03-04",
        "price": Decimal("59.9"),
        "currency": "EUR",
        "seller": "Nordhof GmbH",
        "condition": "refurbished",
        "shipping": Decimal("4.9"),
        "availability": "in_stock",
        "rating": 4.6,
        "rating_best": 5.0,
        "rating_count": 1234,
        "review_count": 98,
        "category": ("Kitchen", "Kettles"),
    }
    (review,) = read.reviews
    assert (review.text, review.title, review.rating, review.date) == ("It sings.", "Lovely", 4.0, "2024-03-12")
    assert review.author is not None
    assert len(review.author) == 16


@pytest.mark.parametrize(
    "script",
    [
        f"<!--//--><![CDATA[//><!--\n{KETTLE % OFFER}\n//--><!]]>",
        f"/* <![CDATA[ */ {KETTLE % OFFER} /* ]]> */",
        f"[{KETTLE % OFFER}]",
        f'{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","name":"x"}},{KETTLE % OFFER}]}}',
        f'{{"@type":"WebPage","mainEntity":{KETTLE % OFFER}}}',
        f'{{"@type":"BuyAction","object":{KETTLE % OFFER}}}',
        (KETTLE % OFFER).replace("}}", ",}}"),
        (KETTLE % OFFER).replace("Brass", "Brass\t\n"),
        (KETTLE % OFFER).replace("Brass kettle", r"Brass \kettle"),
        (KETTLE % OFFER).replace('"Brass kettle"', '"Brass kettle","weight":'),
        (KETTLE % OFFER) + ";",
        (KETTLE % OFFER) + (KETTLE % OFFER),
        (KETTLE % OFFER).replace('"', "&quot;"),
        KETTLE % f"[null,{OFFER}]",
        (KETTLE % OFFER).replace('"@type":"Product"', '"@type":["Product","Thing"]'),
        (KETTLE % OFFER).replace('"@type":"Product"', '"@type":"http://schema.org/Product"'),
    ],
)
def test_broken_wrapped_and_nested_scripts_are_read(script: str) -> None:
    assert claimed(script)["price"] == Decimal("59.90")


def test_a_script_that_cannot_be_read_does_not_stop_the_others() -> None:
    assert claimed('{"@type":"Product", name: oops', KETTLE % OFFER)["price"] == Decimal("59.90")


def test_a_number_beyond_all_numbers_is_left_out() -> None:
    offer = OFFER.replace('{"@type"', '{"width":1E99999999999999999999,"depth":-1e-99999999999999999999,"@type"', 1)
    assert claimed(KETTLE % offer)["price"] == Decimal("59.90")


def test_entities_in_names() -> None:
    item = KETTLE.replace("Brass kettle", "11&quot; kettle &amp;amp; lid &lt;b&gt;new&lt;/b&gt;") % OFFER
    assert claimed(item)["title"] == '11" kettle & lid new'


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        ('{"@type":"Offer","priceSpecification":{"price":19.5,"priceCurrency":"CHF"}}', ("19.5", None, "CHF")),
        (
            '{"@type":"Offer","priceCurrency":"EUR",'
            '"priceSpecification":[{"priceType":"https://schema.org/ListPrice","price":80},'
            '{"price":59.9}]}',
            ("59.9", "80", "EUR"),
        ),
        (
            '{"@type":"Offer","priceCurrency":"EUR","priceSpecification":[{"price":7.49,'
            '"referenceQuantity":{"value":100,"unitCode":"GRM"}},{"price":59.9}]}',
            ("59.9", None, "EUR"),
        ),
        (
            '{"@type":"AggregateOffer","lowprice":"59.90","highprice":"80","priceCurrency":"eur"}',
            ("59.90", None, "EUR"),
        ),
        ('{"@type":"Offer","price":"$59.90"}', ("59.90", None, "USD")),
        ('{"@type":"Offer","price":"24.990","priceCurrency":"CLP"}', ("24990", None, "CLP")),
        ('{"@type":"Offer","price":"59.90","priceCurrency":"RUR"}', ("59.90", None, "RUB")),
    ],
)
def test_where_prices_hide(offer: str, expected: tuple[str, str | None, str]) -> None:
    read = claimed(KETTLE % offer)
    assert (str(read["price"]), read.get("list_price") and str(read["list_price"]), read["currency"]) == expected


@pytest.mark.parametrize("price", ["{}", '""', "null", "0", '"0.00"', '"call us"', "false"])
def test_no_price_is_no_price(price: str) -> None:
    offer = f'{{"@type":"Offer","price":{price},"priceCurrency":"EUR","availability":"InStock"}}'
    read = claimed(KETTLE % offer)
    assert "price" not in read
    assert read["availability"] == "in_stock"


@pytest.mark.parametrize(
    ("written", "availability"),
    [
        ("https://schema.org/InStock", "in_stock"),
        ("//schema.org/InStock", "in_stock"),
        ("Instock", "in_stock"),
        (" instock ", "in_stock"),
        ("in_stock", "in_stock"),
        ("http://schema.org/LimitedAvailability", "in_stock"),
        ("SoldOut", "out_of_stock"),
        ("http://schema.org/OutOfStock", "out_of_stock"),
        ("https://schema.org/Discontinued", "out_of_stock"),
        ("NOT SOLD", None),
        ("https://schema.org/PreOrder", "in_stock"),
        ("https://schema.org/BackOrder", "in_stock"),
        ("Auf Lager, Lieferzeit 1-3 Tage", "in_stock"),
        ("Non disponibile", "out_of_stock"),
        ("{{availability}}", None),
    ],
)
def test_spellings_of_availability(written: str, availability: str | None) -> None:
    offer = f'{{"@type":"Offer","price":"1","priceCurrency":"EUR","availability":"{written}"}}'
    assert claimed(KETTLE % offer).get("availability") == availability


SIZES = """[
  {"@type":"Offer","sku":"NH-S","price":"49.90","priceCurrency":"EUR","availability":"OutOfStock"},
  {"@type":"Offer","sku":"NH-M","price":"59.90","priceCurrency":"EUR","availability":"InStock"},
  {"@type":"Offer","sku":"NH-L","price":"69.90","priceCurrency":"EUR","availability":"InStock"}]"""


def test_of_several_sizes_the_cheapest_in_stock_is_meant() -> None:
    read = claimed(KETTLE % SIZES)
    assert (read["price"], read["price_high"], read["availability"]) == (Decimal("59.90"), Decimal("69.90"), "in_stock")


def test_the_variant_that_the_link_names_is_the_one_that_is_priced() -> None:
    read = claimed(KETTLE % SIZES, url=f"{URL}?sku=NH-S")
    assert (read["price"], read["availability"]) == (Decimal("49.90"), "out_of_stock")
    assert "price_high" not in read


def test_a_product_group_without_an_offer_of_its_own() -> None:
    variants = ",".join(
        f'{{"@type":"Product","name":"Brass kettle {color}","color":"{color}","offers":{{"@type":"Offer",'
        f'"url":"{URL}?variant=4711{n}","price":"{price}","priceCurrency":"EUR","availability":"InStock"}}}}'
        for n, (color, price) in enumerate([("red", 59), ("blue", 49)])
    )
    group = f'{{"@type":"ProductGroup","name":"Brass kettle","hasVariant":[{variants}]}}'
    read = claimed(group)
    assert (read["title"], read["price"], read["variants"]) == ("Brass kettle", Decimal(49), ("red", "blue"))
    named = claimed(group, url=f"{URL}?variant=47110")
    assert (named["price"], named["variant"]) == (Decimal(59), "red")


def test_one_product_per_variant_of_the_same_page() -> None:
    items = [
        f'{{"@type":"Product","name":"Brass kettle {size}","url":"{URL}?size={size}","offers":{{"@type":"Offer",'
        f'"price":"{price}","priceCurrency":"EUR","availability":"{stock}"}}}}'
        for size, price, stock in (("small", 39, "OutOfStock"), ("large", 59, "InStock"))
    ]
    read = claimed(f"[{','.join(items)}]")
    assert (read["price"], read["availability"]) == (Decimal(59), "in_stock")


def test_related_products_and_stubs_in_reviews_are_not_the_product() -> None:
    stub = '{"@type":"Review","itemReviewed":{"@type":"Product","name":"Brass kettle"},"reviewBody":"It sings."}'
    related = '{"@type":"Product","name":"Copper pan","offers":{"@type":"Offer","price":"9","priceCurrency":"EUR"}}'
    item = (KETTLE % OFFER)[:-1] + f',"isRelatedTo":[{related}]}}'
    read = heard(JsonLd(), page("<h1>Brass kettle</h1>", head=json_ld(item, stub, stub.replace("sings", "leaks"))))
    assert facts(read)["price"] == Decimal("59.90")
    assert [review.text for review in read.reviews] == ["It sings.", "It leaks."]


def test_products_of_which_none_is_named_like_the_page_are_a_list() -> None:
    tiles = [
        f'{{"@type":"Product","name":"{name}","offers":{OFFER}}}' for name in ("Copper pan", "Steel pan", "Iron pan")
    ]
    read = heard(JsonLd(), page("<h1>Pans for every stove</h1>", head=json_ld(*tiles), title="Pans for every stove"))
    assert (read.is_product, read.claims) == (False, ())


def test_the_rating_of_the_shop_is_not_the_products() -> None:
    shop = (
        '{"@type":"Organization","name":"Nordhof","aggregateRating":{"@type":"AggregateRating","ratingValue":4.9,'
        '"reviewCount":9000}}'
    )
    offer = OFFER[:-1] + f',"seller":{shop}}}'
    assert "rating" not in claimed(KETTLE % offer, shop)


@pytest.mark.parametrize(
    ("rating", "value", "best"),
    [
        ('{"ratingValue":"7.9","bestRating":"10","ratingCount":5}', 7.9, 10.0),
        ('{"ratingValue":"7.9","ratingCount":5}', 7.9, 10.0),
        ('{"ratingValue":"86","bestRating":"100","ratingCount":5}', 86.0, 100.0),
        ('{"ratingValue":4.7,"bestRating":5,"worstRating":4,"ratingCount":5}', 4.7, 5.0),
        ('{"ratingValue":"4.7 out of 5","ratingCount":"5 ratings"}', 4.7, 5.0),
    ],
)
def test_ratings_keep_their_scale(rating: str, value: float, best: float) -> None:
    read = claimed((KETTLE % OFFER)[:-1] + f',"aggregateRating":{rating}}}')
    assert (read["rating"], read["rating_best"]) == (value, best)


@pytest.mark.parametrize(
    "rating",
    [
        '{"ratingValue":0,"ratingCount":0}',
        '{"ratingValue":5,"reviewCount":0}',
        '{"ratingValue":"6","bestRating":"5","ratingCount":3}',
    ],
)
def test_nobody_has_rated_or_the_rating_is_off_its_scale(rating: str) -> None:
    assert "rating" not in claimed((KETTLE % OFFER)[:-1] + f',"aggregateRating":{rating}}}')


@pytest.mark.parametrize("brand", ['"$metabrand"', '" "', '"{{ brand }}"', "null", '"N/A"', '{"@type":"Brand"}'])
def test_brands_that_nobody_filled_in(brand: str) -> None:
    assert "brand" not in claimed((KETTLE % OFFER)[:-1] + f',"brand":{brand}}}')


def test_a_wrong_check_digit_is_no_gtin() -> None:
    assert "gtin" not in claimed((KETTLE % OFFER)[:-1] + ',"gtin13":"4006381333932"}')


def test_references_by_id_are_followed_and_may_be_circular() -> None:
    product = '{"@id":"#p","@type":"Product","name":"Brass kettle","offers":{"@id":"#o"}}'
    offer = '{"@id":"#o","@type":"Offer","price":"59.90","priceCurrency":"EUR","itemOffered":{"@id":"#p"}}'
    assert claimed(f'{{"@graph":[{product},{offer}]}}')["price"] == Decimal("59.90")


def test_an_offer_that_names_what_it_offers() -> None:
    item = OFFER[:-1] + ',"itemOffered":{"@type":"Product","name":"Brass kettle","sku":"NH-77"}}'
    read = claimed(item)
    assert (read["title"], read["price"]) == ("Brass kettle", Decimal("59.90"))


def test_a_brand_with_its_label() -> None:
    assert claimed((KETTLE % OFFER)[:-1] + ',"brand":"Brand: Nordhof"}')["brand"] == "Nordhof"


def test_what_a_framework_streams_into_the_page() -> None:
    pushed = (KETTLE % OFFER).replace('"', r"\"")
    html = page(f'<h1>Brass kettle</h1><script>self.__next_f.push([1,"{pushed}"])</script>')
    assert facts(heard(JsonLd(), html))["price"] == Decimal("59.90")


@pytest.mark.parametrize("price", ["1e3", "1e400", "1.5E+3"])
def test_a_price_with_an_exponent_is_no_price_and_neither_is_its_tail(price: str) -> None:
    claims = claimed(KETTLE % OFFER.replace("59.90", price))
    assert claims["title"] == "Brass kettle"
    assert "price" not in claims
