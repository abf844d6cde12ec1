"""What is believed where witnesses differ. Claims are made by hand; pages only where a rule looks at what is shown."""

from decimal import Decimal
from typing import Any

import pytest

from tests.unit.product.shop_pages import offer_page
from worthit.product.extract.document import Claim, Document, Testimony
from worthit.product.model import Product, Review
from worthit.product.voting import vote
from worthit.product.witnesses import decide, merge_reviews


def says(witness: str, strength: float, **fields: Any) -> Testimony:
    return Testimony(
        claims=tuple(
            Claim(field=field, value=value, witness=witness, strength=strength) for field, value in fields.items()
        )
    )


def price(amount: str) -> Decimal:
    return Decimal(amount)


def test_two_who_agree_outweigh_one_who_is_surer() -> None:
    product = decide(
        [
            says("json_ld", 0.8, price=price("150")),
            says("open_graph", 0.6, price=price("200")),
            says("visible", 0.7, price=price("200.00")),
        ]
    )
    assert product.price == price("200")
    assert product.others["price"] == ("150",)


def test_confidence_grows_with_agreement_and_falls_with_dissent() -> None:
    alone = decide([says("json_ld", 0.8, brand="Nordhof")]).confidence["brand"]
    agreed = decide([says("json_ld", 0.8, brand="Nordhof"), says("visible", 0.5, brand="NORDHOF")]).confidence["brand"]
    disputed = decide([says("json_ld", 0.8, brand="Nordhof"), says("visible", 0.5, brand="Vesna")]).confidence["brand"]
    assert disputed < alone < agreed <= 1


def test_a_witness_counts_once_however_often_it_repeats_itself() -> None:
    claim = Claim(field="brand", value="Nordhof", witness="visible", strength=0.5)
    assert vote([claim] * 5, lambda each: each.value).opinions[0].belief == 0.5


def test_titles_with_the_same_words_are_one_and_the_heading_leads() -> None:
    product = decide(
        [says("json_ld", 0.8, title="Table - oak 235x100"), says("visible", 0.93, title="Table, oak 235x100")]
    )
    assert product.title == "Table, oak 235x100"
    assert "title" not in product.others


@pytest.mark.parametrize(
    ("shown", "marked"),
    [
        ('<p class="price">$24.96 /mo.</p>', "24.96"),
        ('<p class="unit-price">$7.49 / 100 g</p>', "7.49"),
        ("<p>Shipping: $4.90</p>", "4.90"),
        ("<p>You save $20.10</p>", "20.10"),
        ("<p>2-year protection plan $9.99</p>", "9.99"),
    ],
)
def test_a_marked_up_amount_that_the_page_shows_as_something_else_is_no_price(shown: str, marked: str) -> None:
    page = Document(offer_page(shown))
    assert decide([says("microdata", 0.7, price=price(marked), currency="USD")], [page]).price is None


def test_a_marked_up_amount_that_the_page_strikes_out_is_the_list_price() -> None:
    page = Document(offer_page('<p class="price"><del>$80.00</del> <ins>$59.90</ins></p>'))
    product = decide(
        [says("json_ld", 0.8, price=price("80"), currency="USD"), says("visible", 0.7, price=price("59.90"))], [page]
    )
    assert (product.price, product.list_price) == (price("59.90"), price("80.00"))


@pytest.mark.parametrize("listed", ["59.90", "49.90", "5990"])
def test_a_list_price_stands_above_the_price_and_in_reach(listed: str) -> None:
    assert decide([says("json_ld", 0.8, price=price("59.90"), list_price=price(listed))]).list_price is None


def test_the_end_of_a_range_comes_from_a_witness_to_the_price() -> None:
    product = decide(
        [
            says("json_ld", 0.5, price=price("10"), price_high=price("90")),
            says("visible", 0.9, price=price("20"), price_high=price("25")),
        ]
    )
    assert (product.price, product.price_high) == (price("20"), price("25"))


def test_the_currency_is_that_of_the_price_that_won() -> None:
    product = decide(
        [
            says("json_ld", 0.8, price=price("50"), currency="USD"),
            says("visible", 0.9, price=price("45"), currency="EUR"),
        ]
    )
    assert (product.price, product.currency) == (price("45"), "EUR")


@pytest.mark.parametrize(
    ("seen", "marked", "expected"),
    [
        (("out_of_stock", 0.85), ("in_stock", 0.8), "out_of_stock"),
        (("in_stock", 0.8), ("out_of_stock", 0.7), "in_stock"),
    ],
)
def test_stock_that_a_buyer_sees_outweighs_markup(
    seen: tuple[str, float], marked: tuple[str, float], expected: str
) -> None:
    product = decide(
        [says("visible", seen[1], availability=seen[0]), says("json_ld", marked[1], availability=marked[0])]
    )
    assert product.availability == expected


def test_ratings_are_compared_on_one_scale() -> None:
    product = decide(
        [
            says("visible", 0.6, rating=7.9, rating_best=10.0),
            says("json_ld", 0.8, rating=3.95, rating_best=5.0),
        ]
    )
    assert (product.rating, product.rating_best) == (3.95, 5.0)
    assert "rating" not in product.others


def test_a_rating_is_told_on_the_scale_of_its_own_witness() -> None:
    product = decide(
        [says("microdata", 0.7, rating=8.6, rating_best=10.0), says("visible", 0.6, rating=3.0, rating_best=5.0)]
    )
    assert (product.rating, product.rating_best) == (8.6, 10.0)


def test_a_count_of_the_reviews_in_the_markup_yields_to_the_count_that_is_shown() -> None:
    reviews = tuple(Review(id=str(n), text=f"Review number {n} of many") for n in range(13))
    marked = Testimony(
        claims=(Claim(field="review_count", value=13, witness="json_ld", strength=0.8),), reviews=reviews
    )
    assert decide([marked, says("visible", 0.6, review_count=17)]).review_count == 17


def test_fewer_ratings_than_reviews_are_not_the_ratings() -> None:
    """ "4.7 out of 5 with 166 reviews": the 5 is the scale."""
    product = decide([says("visible", 0.8, rating=4.7, rating_count=5, review_count=166)])
    assert (product.rating_count, product.review_count, product.owners) == (None, 166, 166)
    product = decide([says("visible", 0.8, rating=4.7, rating_count=500, review_count=166)])
    assert product.rating_count == 500


def test_the_upper_end_of_a_range_is_no_list_price() -> None:
    ends = {"price": price("319"), "price_high": price("440")}
    assert decide([says("json_ld", 0.8, **ends, list_price=price("440"))]).list_price is None
    assert decide([says("json_ld", 0.8, **ends, list_price=price("500"))]).list_price == price("500")


def test_nothing_said_nothing_known() -> None:
    assert decide([]) == Product()


def test_one_review_read_by_two_witnesses_is_one_in_the_fuller_reading() -> None:
    short = Review(id="a", text="It boils fast and sings, as my grandmother's kettle", rating=5.0)
    whole = Review(id="b", text="It boils fast and sings, as my grandmother's kettle did.", author="f00d")
    (merged,) = merge_reviews([Testimony(reviews=(short,)), Testimony(reviews=(whole,))])
    assert (merged.id, merged.text, merged.rating, merged.author) == ("a", whole.text, 5.0, "f00d")


def test_two_owners_who_wrote_the_same_words_stay_two() -> None:
    twins = (Review(id="a", text="Great product, fast delivery"), Review(id="b", text="Great product, fast delivery"))
    assert len(merge_reviews([Testimony(reviews=twins)])) == 2
