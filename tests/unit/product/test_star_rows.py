"""Owners per star and ratings as shops show them: in words, in bars, in attributes, as drawings."""

import pytest

from tests.unit.product.shop_pages import offer_page, product

PRICE = '<p class="price">€59.90</p>'
STARS = (5, 4, 3, 2, 1)
SHARES = {5: 64, 4: 20, 3: 10, 2: 4, 1: 2}


def rows(template: str, *, tag: str = "div", values: dict[int, int] = SHARES, up: bool = False) -> str:
    order = reversed(STARS) if up else STARS
    inner = "".join(template.format(star=star, value=values[star], part=values[star] / 100) for star in order)
    return f'<{tag} class="rating-histogram">{inner}</{tag}>'


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(rows("<p>{star} stars {value}%</p>"), id="words"),
        pytest.param(rows("<p><span>{star} estrellas</span> <span>{value} %</span></p>"), id="spanish"),
        pytest.param(rows("<p>{star} yıldız {value}%</p>"), id="turkish"),
        pytest.param(rows("<p>{star} звезды {value}%</p>"), id="russian"),
        pytest.param(rows("<li><b>{star}</b> <i>★</i> <em>{value}%</em></li>", tag="ul"), id="list"),
        pytest.param(
            rows("<tr><td>{star}</td><td></td><td>{value}%</td></tr>", tag="table"),
            id="table",
        ),
        pytest.param(
            rows('<div><span>{star}</span><div class="bar" style="width: {value}%"></div></div>'), id="width of bars"
        ),
        pytest.param(
            rows('<div>{star}<div role="progressbar" aria-valuenow="{value}" aria-valuemax="100"></div></div>'),
            id="progress bar",
        ),
        pytest.param(rows('<div>{star}<progress value="{part}"></progress></div>'), id="progress of one"),
        pytest.param(rows('<div>{star}<meter value="{value}" max="100"></meter></div>'), id="meter"),
        pytest.param(rows('<a href="?stars={star}" title="{value}% of owners"><i>&nbsp;</i></a>'), id="link and title"),
        pytest.param(rows('<a aria-label="{star} stars, {value}% of reviews"><i></i></a>'), id="aria-label"),
        pytest.param(rows('<div data-stars="{star}"><i></i><b>{value}%</b></div>'), id="data attribute"),
        pytest.param(rows("<div><b>{star}</b><i>{value}%</i></div>", up=True), id="from one star up"),
        pytest.param(rows("<div><b>{star} ★</b><i>({value})</i></div>"), id="counts"),
    ],
)
def test_owners_per_star(shown: str) -> None:
    read = product(offer_page(PRICE, below=f"<h2>What owners say</h2>{shown}"))
    assert read.histogram == {str(star): float(share) for star, share in SHARES.items()}


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(rows("<label>{star} stars <input type=radio></label>"), id="a form to rate in"),
        pytest.param(rows("<p>{star} ★ ({star})</p>"), id="numbers of stars"),
        pytest.param(
            rows('<p>{star}<i style="width:{value}%"></i></p>', values={5: 100, 4: 80, 3: 40, 2: 20, 1: 10}),
            id="bars drawn against the longest",
        ),
        pytest.param(rows("<p>{star} stars {value}%</p>", values=dict.fromkeys(STARS, 0)), id="nobody"),
    ],
)
def test_rows_that_count_nobody(shown: str) -> None:
    assert product(offer_page(PRICE, below=shown)).histogram is None


def test_rows_far_from_the_rating_count_something_else() -> None:
    shown = '<p class="rating">2.1 out of 5 stars (90 reviews)</p>'
    assert product(offer_page(shown + PRICE, below=rows("<p>{star} stars {value}%</p>"))).histogram is None


@pytest.mark.parametrize(
    ("shown", "rating", "best", "written", "rated"),
    [
        ("8,7/10 <i>(1.234 Bewertungen)</i>", 8.7, 10.0, None, 1234),
        ("4,6 van de 5 sterren <i>89 beoordelingen</i>", 4.6, 5.0, None, 89),
        ("5 üzerinden 4,6 <i>89 değerlendirme</i>", 4.6, 5.0, None, 89),
        ("5つ星のうち4.6 <i>レビュー89件</i>", 4.6, 5.0, 89, None),
        ("4.6 จาก 5 <i>89 รีวิว</i>", 4.6, 5.0, 89, None),
        ("4.6 | 89 ratings | 12 reviews", 4.6, 5.0, 12, 89),
        ("4.6 (1.2k reviews)", 4.6, 5.0, 1200, None),
        ("★★★★☆ 4.6 (89)", 4.6, 5.0, 89, None),
        ('<b class="stars" style="width:92%"></b><i>89 reviews</i>', 4.6, 5.0, 89, None),
        ('<b data-rating="4.6"></b><i>89 reviews</i>', 4.6, 5.0, 89, None),
        ("<b>★★★★☆</b><i>89 reviews</i>", 4.0, 5.0, 89, None),
    ],
)
def test_ratings_near_the_name(shown: str, rating: float, best: float, written: int | None, rated: int | None) -> None:
    read = product(offer_page(f'<div class="rating">{shown}</div>{PRICE}'))
    assert (read.rating, read.rating_best, read.review_count, read.rating_count) == (rating, best, written, rated)


def test_stars_drawn_beside_no_count_are_no_rating() -> None:
    read = product(offer_page(f'<div class="rating"><b class="stars" style="width:92%"></b></div>{PRICE}'))
    assert read.rating is None
