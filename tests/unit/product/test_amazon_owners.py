import pytest

from tests.unit.product.reading import on_amazon, saved
from worthit.product.extract.amazon import Amazon
from worthit.product.extract.amazon.ratings import count_in, stars_in
from worthit.product.extract.document import Document
from worthit.product.model import Theme

STARS = ("five", "four", "three", "two", "one")
SHARES = (64, 20, 9, 0, 7)
HISTOGRAM = {"5": 64, "4": 20, "3": 9, "2": 0, "1": 7}


@pytest.mark.parametrize(
    ("text", "stars"),
    [
        ("4.6 out of 5 stars", 4.6),
        ("4.6 4.6 out of 5 stars", 4.6),
        ("5.0 out of 5 stars", 5.0),
        ("3 out of 5", 3.0),
        ("4,7 von 5 Sternen", 4.7),
        ("4,2 su 5 stelle", 4.2),
        ("4,7 sur 5 étoiles", 4.7),
        ("4,3 de 5 estrellas", 4.3),
        ("5つ星のうち4.3", 4.3),
        ("5 yıldız üzerinden 4,5", 4.5),
        ("٤٫٥ من ٥ نجوم", 4.5),
        ("5 von 5 Sternen", 5.0),
        ("no stars yet", None),
        ("238 reviews", None),
    ],
)
def test_the_mean_is_told_from_the_five_it_is_out_of(text: str, stars: float | None) -> None:
    assert stars_in(text) == stars


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("6,536 ratings", 6536),
        ("1.091 Sternebewertungen", 1091),
        ("21\u202f200 évaluations", 21200),
        ("1,34,999 ratings", 134999),
        ("(2,357)", 2357),
        ("(2.3K)", 2300),
        ("4 évaluations", 4),
        ("1.234個の評価", 1234),
        ("none", None),
    ],
)
def test_counts_are_read_however_their_digits_are_grouped(text: str, count: int | None) -> None:
    assert count_in(text) == count


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("1,846 ratings", "rating_count"),
        ("1.846 Sternebewertungen", "rating_count"),
        ("1,846 customer reviews", "review_count"),
        ("1.846 Kundenrezensionen", "review_count"),
        ("1.846 opiniones de clientes", "review_count"),
        ("1,846件のカスタマーレビュー", "review_count"),
    ],
)
def test_those_who_wrote_are_told_from_all_who_gave_stars(text: str, field: str) -> None:
    assert on_amazon(f'<span id="acrCustomerReviewText">{text}</span>')[field] == 1846


def test_counts_under_a_filter_are_not_those_of_all_owners() -> None:
    total = '<div data-hook="total-review-count">1,234 global ratings</div>'
    found = on_amazon(
        f'{total}<div data-hook="cr-filter-info-review-rating-count">98 total ratings, 40 with reviews</div>'
    )
    assert found["rating_count"] == 1234
    assert "review_count" not in found


def rows(tag: str, row: str) -> str:
    """Five rows from five stars down."""
    filled = (
        row.format(star=star, word=word, share=share)
        for star, word, share in zip((5, 4, 3, 2, 1), STARS, SHARES, strict=True)
    )
    return f'<{tag} id="histogramTable">{"".join(filled)}</{tag}>'


@pytest.mark.parametrize(
    "table",
    [
        rows("table", '<tr class="a-histogram-row"><td>{star} star</td><td>{share}%</td></tr>'),
        rows("table", '<tr class="a-histogram-row"><td>{star} yıldız</td><td>%{share}</td></tr>'),
        rows(
            "table",
            '<tr class="a-histogram-row"><td><a class="{star}star" title="{share}% have {star} stars">x</a></td>'
            '<td><div class="a-meter" aria-valuenow="{share}%"></div></td></tr>',
        ),
        rows(
            "table",
            '<tr class="a-histogram-row"><td><div class="a-meter-bar" style="width: {share}%;"></div></td></tr>',
        ),
        rows(
            "ul",
            '<li><a aria-label="{star} stars represent {share}% of rating" href="?filterByStar={word}_star">x</a></li>',
        ),
        rows(
            "ul",
            '<li><a aria-label="{share} percent have {star} stars" href="?filterByStar={word}_star"></a></li>',
        ),
        rows(
            "ul", '<li><a aria-label="レビューの{share}パーセントが星{star}つ" href="/ref=acr_dp_hist_{star}"></a></li>'
        ),
        rows("table", '<tr class="a-histogram-row"><td>{star} نجوم</td><td>٪{share}</td></tr>'),
        rows(
            "table",
            '<tr class="a-histogram-row"><td>{star} star</td><td><i aria-label="{share}%"></i></td></tr>',
        ),
        rows(
            "table", '<tr class="a-histogram-row" title="{share} % der Bewertungen haben {star} Sterne"><td></td></tr>'
        ),
        rows("div", '<div class="histogram-row"><a href="?filterByStar={word}_star">{star} star {share}%</a></div>'),
        rows("div", '<div class="histoRow"><a>{star} star</a><span class="histoCount">{share}</span></div>'),
        rows("table", "<tr><td>{star} star</td><td>({share})</td></tr>"),
        rows("table", '<tr class="a-histogram-row"><td>{star} star</td><td>{share}%</td></tr>')
        .replace('id="histogramTable"', 'class="a-normal"')
        .join(('<div class="cr-widget-Histogram">', "</div>")),
        rows("ul", "<li><a><span>5 star</span><span>4 star</span>{star} star <i>64%</i><i>20%</i>{share}%</a></li>"),
    ],
)
def test_the_distribution_is_read_in_every_layout(table: str) -> None:
    assert on_amazon(table)["histogram"] == HISTOGRAM


def test_bars_are_named_by_their_links_not_by_their_place() -> None:
    row = '<li><a href="?filterByStar={}_star"><i class="a-meter" aria-valuenow="{}"></i></a></li>'
    turned = "".join(row.format(word, share) for word, share in zip(reversed(STARS), reversed(SHARES), strict=True))
    assert on_amazon(f'<ul id="histogramTable">{turned}</ul>')["histogram"] == HISTOGRAM


def test_empty_bars_are_no_distribution() -> None:
    empty = "".join(f'<tr class="a-histogram-row"><td>{star} star</td><td>0%</td></tr>' for star in (5, 4, 3, 2, 1))
    assert "histogram" not in on_amazon(f'<table id="histogramTable">{empty}</table>')


def test_a_product_without_owners_has_no_rating() -> None:
    other = (
        '<div class="a-carousel"><i class="a-icon-star"><span class="a-icon-alt">3.9 out of 5 stars</span></i></div>'
    )
    found = on_amazon(f'{other}<div id="averageCustomerReviews"></div>')
    assert not {"rating", "rating_best", "rating_count", "histogram"} & set(found)


def test_themes_of_the_cards_since_2025() -> None:
    themes = Amazon().read(Document(saved("amazon_lamp"))).themes
    assert themes[0] == Theme(name="Brightness", mentions=164, tone="positive", positive=151, negative=13)
    assert [(theme.name, theme.tone) for theme in themes[4:]] == [("Touch control", "mixed"), ("Flicker", "negative")]


def test_themes_of_the_links_before_2025() -> None:
    assert Amazon().read(Document(saved("amazon_speaker_es"))).themes == (
        Theme(name="Calidad de sonido", mentions=81, tone="positive", positive=74, negative=7),
        Theme(name="Conexión", mentions=19, tone="mixed", positive=9, negative=10),
        Theme(name="Mando", mentions=12, tone="negative", positive=1, negative=11),
    )


def test_details_that_do_not_belong_to_a_theme_are_not_added_to_it() -> None:
    details = '<div data-testid="mentions-inline">9 customers mention fit, 7 positive, 2 negative</div>'
    label = '<span data-testid="aspect-label">{}</span>'
    page = '<div id="dp">{}{}</div>'
    link = "https://www.amazon.com/dp/B0WRTHTST1"
    other = Document(page.format(label.format("Size (40)"), details), link)
    own = Document(page.format(label.format("Fit"), details), link)
    assert Amazon().read(other).themes == (Theme(name="Size", mentions=40),)
    assert Amazon().read(own).themes == (Theme(name="Fit", mentions=9, positive=7, negative=2),)


def test_a_theme_without_details_keeps_its_count() -> None:
    icon = '<img data-testid="aspect-icon-positive">'
    label = '<span data-testid="aspect-label">Size (XL) (1,204)</span>'
    page = Document(f'<div id="dp"><button>{icon}{label}</button></div>', "https://www.amazon.com/dp/B0WRTHTST1")
    assert Amazon().read(page).themes == (Theme(name="Size (XL)", mentions=1204, tone="positive"),)


def test_a_theme_is_read_whatever_its_link_is_called() -> None:
    link = """<a id="aspect-button-0'], x[y='" data-hook="cr-insights-aspect-link" aria-label="Fit">Fit</a>"""
    page = Document(f'<div id="dp">{link}</div>', "https://www.amazon.com/dp/B0WRTHTST1")
    assert [theme.name for theme in Amazon().read(page).themes] == ["Fit"]
