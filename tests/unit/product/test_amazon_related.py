"""Which other products an Amazon page shows, and what it tells of them."""

from decimal import Decimal

import pytest

from tests.unit.product.reading import saved
from worthit.product.extract.document import Document
from worthit.product.model import Candidate, Product
from worthit.product.read import read_pages
from worthit.product.witnesses import MOST_RELATED

LINK = "https://www.amazon.co.uk/dp/B0WRTHSC01"


def read(html: str) -> Product:
    product = read_pages([Document(html, LINK)]).product
    assert product is not None
    return product


def with_cards(*cards: str) -> dict[str, Candidate]:
    """What is read of cards set into a product's page, by the number of their product."""
    body = "".join(f'<li class="a-carousel-card">{card}</li>' for card in cards)
    html = f'<html><body><div id="dp"><span id="productTitle">Thing</span>{body}</div></body></html>'
    return {each.url.rsplit("/", 1)[1]: each for each in read(html).related}


@pytest.fixture(scope="module")
def related() -> dict[str, Candidate]:
    return {each.url.rsplit("/", 1)[1]: each for each in read(saved("amazon_scale_compared")).related}


def test_a_table_of_comparison_tells_price_stars_and_owners_of_each_column(related: dict[str, Candidate]) -> None:
    assert related["B0WRTHSC02"] == Candidate(
        url="https://www.amazon.co.uk/dp/B0WRTHSC02",
        title="Osier Digital Kitchen Scale 5 kg",
        price=Decimal("19.99"),
        currency="GBP",
        rating=4.7,
        rating_best=5.0,
        rating_count=5880,
        similar=True,
    )
    assert (related["B0WRTHSC03"].price, related["B0WRTHSC03"].rating_count) == (Decimal("31.50"), 310)


def test_a_card_is_merely_shown_and_who_pays_for_it_is_told(related: dict[str, Candidate]) -> None:
    card = related["B0WRTHSC04"]
    assert (card.similar, card.sponsored) == (False, True)
    assert (card.price, card.rating, card.rating_count) == (Decimal("17.49"), 4.6, 1040)
    assert card.title == "Bramble Kitchen Scale with Bowl, Slim, 10 kg"


def test_the_lowest_of_several_offers_is_no_price(related: dict[str, Candidate]) -> None:
    assert (related["B0WRTHSC05"].price, related["B0WRTHSC05"].rating) == (None, 4.8)


def test_stars_as_a_picture_alone_are_rounded_and_no_rating(related: dict[str, Candidate]) -> None:
    assert (related["B0WRTHSC06"].price, related["B0WRTHSC06"].rating) == (Decimal("9.00"), None)
    assert related["B0WRTHSC06"].rating_count == 212


def test_the_product_itself_and_cards_that_tell_nothing_are_left_out(related: dict[str, Candidate]) -> None:
    assert set(related) == {f"B0WRTHSC0{number}" for number in (2, 3, 4, 5, 6)}


def test_those_that_the_shop_compares_come_first(related: dict[str, Candidate]) -> None:
    assert [each.similar for each in related.values()] == [True, True, False, False, False]


def test_the_newer_table_is_read_alike() -> None:
    table = """<div id="product-comparison_feature_div"><table>
      <tr><td></td><td><span>This item</span><a href="/T/dp/B0WRTHSC01">Thing</a></td>
        <td><a class="a-link-normal" href="/A/dp/B0WRTHSC08"><span class="a-size-base">Adder Scale</span></a></td></tr>
      <tr><td>Price</td><td><span class="a-price"><span class="a-offscreen">£9.00</span></span></td>
        <td><span class="a-price"><span class="a-offscreen">£8.50</span></span></td></tr>
      <tr><td>Ratings</td><td></td><td><a href="/product-reviews/B0WRTHSC08/x" title="4.6 out of 5 stars">
        <span>4.6</span><i class="a-icon"><span class="a-icon-alt">4.6 out of 5 stars</span></i><span>1,001</span></a>
        </td></tr>
    </table></div>"""
    (found,) = read(f'<html><body><div id="dp"><span id="productTitle">Thing</span>{table}</div></body></html>').related
    assert (found.url, found.title, found.similar) == ("https://www.amazon.co.uk/dp/B0WRTHSC08", "Adder Scale", True)
    assert (found.price, found.rating, found.rating_count) == (Decimal("8.50"), 4.6, 1001)


def test_a_card_that_links_to_several_products_is_about_none() -> None:
    card = '<a href="/A/dp/B0WRTHSC08">A</a><a href="/B/dp/B0WRTHSC09">B</a><span class="a-color-price">£3.00</span>'
    assert with_cards(card) == {}


def test_a_product_shown_twice_is_told_once_and_never_more_than_a_page_of_them() -> None:
    def card(number: int) -> str:
        return (
            f'<div data-asin="B0WRTH{number:04}"><div class="p13n-sc-truncate">Thing {number}</div>'
            f'<span class="a-color-price">£{number + 1}.00</span></div>'
        )

    assert len(with_cards(*map(card, range(40)), card(0))) == MOST_RELATED
    assert list(with_cards(card(3), card(5), card(3))) == ["B0WRTH0003", "B0WRTH0005"]


def test_a_page_of_reviews_beside_the_product_adds_none() -> None:
    product = Document(saved("amazon_scale_compared"), LINK)
    reviews = Document(
        '<html><body><div id="cm_cr-review_list"></div><div id="cm_cr-product_info"></div></body></html>', LINK
    )
    both = read_pages([product, reviews]).product
    assert both is not None
    assert len(both.related) == 5
