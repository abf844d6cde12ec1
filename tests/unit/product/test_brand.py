"""Where pages say the brand: labels in many languages, links, logos, statistics; and what only looks like one."""

import pytest

from tests.unit.product.shop_pages import json_ld, offer_page, page, product

PRICE = '<p class="price">€59.90</p>'
OFFER = '"offers":{"price":"59.90","priceCurrency":"EUR"}'


def with_name(name: str, body: str, head: str = "") -> str:
    button = "<button>Add to cart</button>"
    return page(f"<main><h1>{name}</h1>{body}{PRICE}{button}</main>", title=name, head=head)


@pytest.mark.parametrize(
    "row",
    [
        "<p>Brand: Nordhof</p>",
        "<p>Marque : Nordhof</p>",
        "<p>ブランド\uff1aNordhof</p>",
        "<p>Бренд: Nordhof</p>",
        "<p>Značka: Nordhof</p>",
        "<p>브랜드: Nordhof</p>",
        "<p>Thương hiệu: Nordhof</p>",
        "<div><span>Merk</span><span>:</span><a href='/x'>Nordhof</a></div>",
        "<dl><dt>Marka</dt><dd>Nordhof</dd></dl>",
        "<table><tr><td>Hersteller</td><td>Nordhof</td></tr></table>",
        "<p>Κατασκευαστής: Nordhof</p>",
        "<p>Производитель: Nordhof</p>",
        "<p>メーカー\uff1aNordhof</p>",
    ],
)
def test_a_labelled_row(row: str) -> None:
    assert product(offer_page(PRICE, below=row)).brand == "Nordhof"


def test_the_brand_comes_before_the_maker() -> None:
    rows = "<p>Manufacturer: Eastern Foundries</p><p>Brand: Nordhof</p>"
    assert product(offer_page(PRICE, below=rows)).brand == "Nordhof"


@pytest.mark.parametrize(
    "body",
    [
        '<a href="/brands/nordhof">Nordhof</a>',
        '<a class="product-brand" href="/n"><img src="n.png" alt="Nordhof logo"></a>',
        '<div class="product__vendor">Nordhof</div>',
        '<a href="/it/marche/nordhof">Nordhof</a>',
    ],
)
def test_a_link_or_a_logo_beside_the_name(body: str) -> None:
    assert product(with_name("Brass kettle", body)).brand == "Nordhof"


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ('<div class="buy" data-brand="Nordhof"></div>', ""),
        ('<div class="buy" name="Nordhof brass kettle" brand="Nordhof"></div>', ""),
        ("", '<meta name="brand" content="Nordhof">'),
        ("", '<meta name="twitter:label1" content="Brand"><meta name="twitter:data1" content="Nordhof">'),
        (
            "",
            "<script>dataLayer.push({'items':[{'item_name':'Nordhof brass kettle','item_brand':'Nordhof'}]})</script>",
        ),
    ],
)
def test_what_is_written_for_machines(body: str, head: str) -> None:
    assert product(with_name("Nordhof brass kettle", body, head)).brand == "Nordhof"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            offer_page(PRICE, above='<p><a href="/b">Brand</a></p><p><a href="/s">Summer sale</a></p>'), id="menu"
        ),
        pytest.param(
            offer_page(
                PRICE,
                head=json_ld(f'{{"@type":"Product","name":"Brass kettle","brand":"Brass kettle | Nord shop",{OFFER}}}'),
            ),
            id="the product's name with the shop's",
        ),
        pytest.param(
            offer_page(
                PRICE,
                head=json_ld(
                    '{"@type":"Product","name":"Brass kettle","brand":{"@type":"Brand","@id":"https://n.example/#b"},'
                    f"{OFFER}}}"
                ),
            ),
            id="a link without a name",
        ),
        pytest.param(
            offer_page(PRICE, head="<script>track({'name':'Copper pan','brand':'Eastern'})</script>"),
            id="statistics of another product",
        ),
        pytest.param(
            with_name("Brass kettle", '<p>Shop <a href="/brands/a">Acorn</a> or <a href="/brands/b">Birch</a></p>'),
            id="several brands beside the name",
        ),
    ],
)
def test_what_is_no_brand(html: str) -> None:
    assert product(html).brand is None


@pytest.mark.parametrize(
    "body",
    [
        '<a href="/stores/n">Visit the Nordhof Store</a>',
        '<a href="/b/n">Shop all Nordhof</a>',
        '<p>by <a href="/n">Nordhof</a></p>',
        "<p>von Nordhof</p>",
        '<a href="/n">Besuche den Nordhof-Store</a>',
        '<a href="/n">Visita lo Store di Nordhof</a>',
        '<a href="/n">Bekijk alles van Nordhof</a>',
    ],
)
def test_a_byline(body: str) -> None:
    assert product(with_name("Brass kettle", body)).brand == "Nordhof"


@pytest.mark.parametrize("body", ["<p>by hand</p>", '<a href="/">Shop all</a>', "<p>von Hand gemacht</p>"])
def test_a_byline_without_a_name(body: str) -> None:
    assert product(with_name("Brass kettle", body)).brand is None


def test_the_vendor_that_the_platform_tells_its_statistics() -> None:
    script = (
        '<script>var meta = {"product":{"id":77,"gid":"gid:\\/\\/x\\/77","vendor":"Nordhof","variants":[]}};</script>'
    )
    assert product(with_name("Brass kettle", "", script)).brand == "Nordhof"
