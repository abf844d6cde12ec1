"""Forms of schema.org that shops use beyond a product with one offer, and forms that would go round for ever."""

from decimal import Decimal

import pytest

from tests.unit.product.shop_pages import json_ld, page, product, reading
from worthit.product.model import Product

HEADING = "<h1>Brass kettle</h1>"
OFFER = '"offers":{"@type":"Offer","price":"59.90","priceCurrency":"EUR"}'


def offered(offers: str) -> Product:
    return product(page(HEADING, head=json_ld(f'{{"@type":"Product","name":"Brass kettle","offers":{offers}}}')))


@pytest.mark.parametrize(
    "specifications",
    [
        '[{"price":"59.90"},{"price":"49.90","validForMemberTier":{"name":"Gold"}}]',
        '[{"price":"5.00","billingDuration":12,"unitCode":"MON"},{"price":"59.90"}]',
        '[{"@type":"DeliveryChargeSpecification","price":"4.90"},{"price":"59.90"}]',
        '{"@type":"CompoundPriceSpecification","priceComponent":[{"price":"59.90","priceCurrency":"EUR"}]}',
    ],
)
def test_what_only_some_pay_is_not_the_price(specifications: str) -> None:
    read = offered(f'{{"@type":"Offer","priceCurrency":"EUR","priceSpecification":{specifications}}}')
    assert (read.price, read.currency) == (Decimal("59.90"), "EUR")


def test_an_offer_to_rent_is_not_the_price() -> None:
    rent = '{"price":"9.90","priceCurrency":"EUR","businessFunction":"http://purl.org/goodrelations/v1#LeaseOut"}'
    assert offered(f'[{rent},{{"price":"59.90","priceCurrency":"EUR"}}]').price == Decimal("59.90")


def test_a_variant_inherits_what_its_group_tells() -> None:
    group = (
        '{"@id":"#g","@type":"ProductGroup","brand":"Nordhof","aggregateRating":{"ratingValue":4.4,"ratingCount":89}}'
    )
    variant = f'{{"@type":"Product","name":"Brass kettle, red","isVariantOf":{{"@id":"#g"}},{OFFER}}}'
    read = product(page(HEADING, head=json_ld(group, variant)))
    assert (read.brand, read.rating, read.rating_count) == ("Nordhof", 4.4, 89)


def test_rdfa_with_a_prefix() -> None:
    body = (
        '<div prefix="s: http://schema.org/" typeof="s:Product"><h1 property="s:name">Brass kettle</h1>'
        '<div rel="offers"><div property="s:offers" typeof="s:Offer"><meta property="s:priceCurrency" content="EUR">'
        '<meta property="s:price" content="59.90"><meta property="s:availability" content="s:OutOfStock"></div></div>'
        '<div property="s:aggregateRating" typeof="s:AggregateRating"><meta property="s:ratingValue" content="8.8">'
        '<meta property="s:bestRating" content="10"><meta property="s:reviewCount" content="89"></div></div>'
    )
    read = product(page(body))
    assert (read.price, read.currency, read.availability) == (Decimal("59.90"), "EUR", "out_of_stock")
    assert (read.rating, read.rating_best, read.review_count) == (8.8, 10.0, 89)


def _chain(kind: str, key: str) -> str:
    links = (
        f'{{"@id":"#{n}","@type":"{kind}","{key}":[{{"@id":"#{n + 1}"}},{{"@id":"#{n + 1}"}}]}}' for n in range(60)
    )
    return ",".join(links)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            page(
                HEADING,
                head=json_ld(
                    '{"@graph":[{"@type":"Product","name":"Brass kettle","offers":{"@id":"#0"}},'
                    f"{_chain('Offer', 'offers')}]}}"
                ),
            ),
            id="offers that refer on twice each",
        ),
        pytest.param(
            page(
                HEADING,
                head=json_ld(
                    f'{{"@graph":[{{"@type":"Product","name":"Brass kettle","brand":{{"@id":"#0"}},{OFFER}}},'
                    f"{_chain('Brand', 'name')}]}}"
                ),
            ),
            id="names that refer on twice each",
        ),
        pytest.param(
            page('<div itemscope itemtype="https://schema.org/Product" itemprop="offers review offers">' * 50),
            id="items in two properties of each other",
        ),
        pytest.param(
            page('<div class="rating-histogram"><div>5</div><div>4</div><div>3</div><div>2</div>' * 2000),
            id="rows of stars in rows of stars",
        ),
    ],
)
def test_pages_that_go_round_are_read_in_time(html: str) -> None:
    assert reading(html).kind in ("product", "not_product")
