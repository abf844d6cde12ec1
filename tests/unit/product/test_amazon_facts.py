import pytest

from tests.unit.product.reading import ASIN, facts, on_amazon
from worthit.product.extract.amazon import Amazon
from worthit.product.extract.document import Document


@pytest.mark.parametrize(
    ("elements", "title"),
    [
        ('<h1><span id="productTitle"> Oak  Stool </span></h1>', "Oak Stool"),
        ('<span id="ebooksProductTitle">The Salt Road</span>', "The Salt Road"),
        ('<div id="dmusicProductTitle_feature_div"><h1>Night Ferry</h1></div>', "Night Ferry"),
        ('<span id="btAsinTitle">Oak Stool</span>', "Oak Stool"),
        ('<div id="titleSection"><h1 id="title">Oak Stool</h1></div>', "Oak Stool"),
    ],
)
def test_every_kind_of_page_has_a_title(elements: str, title: str) -> None:
    page = Document(f"<body>{elements}</body>", f"https://www.amazon.com/dp/{ASIN}")
    assert facts(Amazon().read(page))["title"] == title


@pytest.mark.parametrize(
    ("tab", "title"),
    [
        ("Amazon.com: Oak Stool : Home &amp; Kitchen", "Oak Stool"),
        ("Oak Stool: Amazon.co.uk: Kitchen &amp; Home", "Oak Stool"),
        ("Amazon.com: Night Ferry : The Larks: Digital Music", "Night Ferry"),
    ],
)
def test_where_scripts_build_the_heading_the_tab_names_the_product(tab: str, title: str) -> None:
    head = f'<head><title>{tab}</title><link rel="canonical" href="https://www.amazon.com/Slug/dp/{ASIN}"></head>'
    testimony = Amazon().read(Document(f"<html>{head}<body></body></html>"))
    assert testimony.is_product is True
    assert facts(testimony)["title"] == title
    assert {claim.strength for claim in testimony.claims if claim.field == "title"} == {0.6}


@pytest.mark.parametrize(
    "byline",
    [
        "Visit the Nordlys Store",
        "Brand: Nordlys",
        "Visita lo Store di Nordlys",
        "Marca: Nordlys",
        "Besuchen Sie den Nordlys-Store",
        "Marke: Nordlys",
        "Visiter la boutique Nordlys",
        "Marque : Nordlys",
        "Visita la tienda de Nordlys",
        "Bezoek de Nordlys-winkel",
        "Odwiedź sklep Nordlys",
        "Besök Nordlys-butiken",
        "Visite a loja Nordlys",
        "Nordlysのストアを表示",
        "ブランド: Nordlys",
        "Nordlys",
    ],
)
def test_the_brand_is_read_from_the_line_under_the_title(byline: str) -> None:
    assert on_amazon(f'<a id="bylineInfo" href="/stores">{byline}</a>')["brand"] == "Nordlys"


def test_the_brand_is_read_from_the_table_of_facts() -> None:
    table = '<div id="productOverview_feature_div"><table><tr><td>Marke</td><td>Nordlys</td></tr></table></div>'
    assert on_amazon(table)["brand"] == "Nordlys"


def test_an_author_is_no_brand() -> None:
    assert "brand" not in on_amazon('<div id="bylineInfo">by <span class="author">Edda Vale</span></div>')


@pytest.mark.parametrize(
    ("label", "value", "day"),
    [
        ("Date First Available", "October 17, 2018", "2018-10-17"),
        ("Im Angebot von Amazon.de seit", "17. Oktober 2018", "2018-10-17"),
        ("Disponibile su Amazon.it a partire dal", "17 ottobre 2018", "2018-10-17"),
        ("Date de mise en ligne sur Amazon.fr", "17 octobre 2018", "2018-10-17"),
        ("Producto en Amazon.es desde", "17 octubre 2018", "2018-10-17"),
        ("Datum van eerste beschikbaarheid", "17 oktober 2018", "2018-10-17"),
        ("Amazon.co.jp での取り扱い開始日", "2018/10/17", "2018-10-17"),
    ],
)
def test_since_when_it_is_sold(label: str, value: str, day: str) -> None:
    row = f'<table class="prodDetTable"><tr><th> {label} </th><td> {value} </td></tr></table>'
    item = (
        '<div id="detailBullets_feature_div"><ul><li><span class="a-list-item">'
        f'<span class="a-text-bold">{label} &rlm; : &lrm;</span> <span>{value}</span></span></li></ul></div>'
    )
    assert on_amazon(row)["first_on_sale"] == day
    assert on_amazon(item)["first_on_sale"] == day


def test_a_code_with_a_wrong_check_digit_is_no_gtin() -> None:
    row = '<table class="prodDetTable"><tr><th>UPC</th><td>{}</td></tr></table>'
    assert on_amazon(row.format("036000291453 036000291452"))["gtin"] == "036000291452"
    assert "gtin" not in on_amazon(row.format("036000291453"))


def test_features_are_the_bullets_that_speak_of_the_product() -> None:
    bullets = (
        '<div id="feature-bullets"><ul><li><span class="a-list-item">'
        '<span id="replacementPartsFitmentBulletInner">Make sure this fits</span></span></li>'
        '<li><span class="a-list-item">Solid oak</span></li><li><span class="a-list-item">Solid oak</span></li>'
    )
    assert on_amazon(bullets)["features"] == ("Solid oak",)


SIZES = "{&quot;https://img.example/small.jpg&quot;:[40,40],&quot;https://img.example/large.jpg&quot;:[600,600]}"


@pytest.mark.parametrize(
    ("attributes", "picture"),
    [
        (
            'src="https://img.example/a.jpg" data-old-hires="https://img.example/zoom.jpg"',
            "https://img.example/zoom.jpg",
        ),
        ('src="https://img.example/a._AC_.jpg" data-old-hires=""', "https://img.example/a._AC_.jpg"),
        (f'src="https://img.example/a._SX300_.jpg" data-a-dynamic-image="{SIZES}"', "https://img.example/large.jpg"),
        (f'src="data:image/gif;base64,R0" data-a-dynamic-image="{SIZES}"', "https://img.example/large.jpg"),
        ('src="https://img.example/a._SX300_.jpg" data-a-dynamic-image="broken"', "https://img.example/a._SX300_.jpg"),
    ],
)
def test_the_picture_is_the_largest_there_is(attributes: str, picture: str) -> None:
    assert on_amazon(f'<img id="landingImage" {attributes}>')["image"] == picture


def test_the_shown_variant_is_told_from_its_siblings() -> None:
    data = f'{{"{ASIN}":["Black","M"],"B0WRTHTST2":["Black","L"],"B0WRTHTST3":["White","M"]}}'
    found = on_amazon(f'<script>x = {{"dimensionValuesDisplayData" : {data}, "y": 1}}</script>')
    assert (found["variant"], found["variants"]) == ("Black / M", ("White", "L"))


def test_an_older_picker_shows_its_values_in_a_list() -> None:
    picker = (
        '<form id="twister"><label>Model:</label><select><option class="dropdownAvailable">Tall</option>'
        '<option class="dropdownSelect">Short</option><option class="dropdownUnavailable">Wide</option></select></form>'
    )
    found = on_amazon(picker)
    assert (found["variant"], found["variants"]) == ("Short", ("Tall", "Wide"))
