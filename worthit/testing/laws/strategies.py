"""Random products, histories and reviews, like those that shops show: the raw material of every law of a verdict.

Pure functions that return strategies; nothing here knows how a verdict is reached.
"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from worthit.price.model import PricePoint
from worthit.product.model import Product, Review, Theme
from worthit.verdict.model import VerdictInput

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
NEUTRAL_TEXTS = (
    "It came in a brown box with a leaflet in nine languages.",
    "The cable is a metre and a half long.",
    "I keep it in the hall next to the umbrella stand.",
    "Mine is the grey one.",
    "Arrived on Tuesday.",
    "",
)
"""Words about neither value nor safety."""
TELLING_TEXTS = (
    *NEUTRAL_TEXTS,
    "Worth every penny. The battery is great.",
    "Overpriced, and the battery is terrible.",
    "It is not expensive, I love the sound.",
    "Vale i soldi spesi, ma la batteria è pessima.",
    "Viel zu teuer!",
    "Excellent rapport qualité prix.",
    "No es caro y la pantalla es excelente.",
    "Dangerous: it caught fire.",
    "It gave my aunt an electric shock.",
    "The plug melted after a week.",
    "These are fake.",
)
"""Words with praise and blame, of value and of other things, and of danger, in five languages."""
WARNINGS = (
    "Mine caught fire on the second evening, luckily we were in the kitchen.",
    "The plug melted and there was smoke coming from the base after a week.",
    "We woke up at night because the thing burst into flames.",
    "It gave my aunt an electric shock when she touched the lid.",
)
"""Words about danger alone, each in its own way."""
BOUGHT = "Simply the finest thing that anybody ever made for a hall, and everybody in our street agrees with me on that"
"""Words for many names."""


@cache
def amounts(low: int = 100, high: int = 500_000) -> st.SearchStrategy[Decimal]:
    """Amounts of money between so many cents."""
    return st.integers(low, high).map(lambda cents: Decimal(cents).scaleb(-2))


@cache
def factors(low: float, high: float) -> st.SearchStrategy[Decimal]:
    """Factors with two decimals."""
    return amounts(round(low * 100), round(high * 100))


@cache
def histograms() -> st.SearchStrategy[dict[str, float]]:
    """Star distributions in whole percent, as shops print them: they add up to about 100."""

    def in_percent(weights: tuple[int, ...]) -> dict[str, float]:
        return {str(star): float(round(100 * weight / sum(weights))) for star, weight in enumerate(weights, 1)}

    weight = st.integers(0, 1000)
    return st.tuples(weight, weight, weight, weight, weight).filter(any).map(in_percent)


@cache
def value_themes() -> st.SearchStrategy[Theme]:
    """The shop's theme for value, with both sides or with a tone alone."""
    with_sides = st.builds(
        Theme, name=st.just("Value for money"), positive=st.integers(0, 300), negative=st.integers(0, 300)
    )
    with_tone = st.builds(
        Theme,
        name=st.just("Rapporto qualità-prezzo"),
        mentions=st.integers(0, 3000),
        tone=st.sampled_from(["positive", "mixed", "negative"]),
    )
    return with_sides | with_tone


@cache
def reviews(
    minimum: int = 0, maximum: int = 12, texts: tuple[str, ...] = NEUTRAL_TEXTS
) -> st.SearchStrategy[tuple[Review, ...]]:
    """Reviews by different people, each with an id of its own."""
    said = st.tuples(
        st.sampled_from(texts),
        st.sampled_from([1.0, 2.0, 3.0, 3.5, 4.0, 5.0, None]),
        st.sampled_from([None, "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9"]),
        st.sampled_from(["2026-05-01", "2026-06-11", None]),
    )

    def numbered(all_said: list[tuple[str, float | None, str | None, str | None]]) -> tuple[Review, ...]:
        return tuple(
            Review(id=f"r{number}", text=text, rating=rating, author=author, date=date)
            for number, (text, rating, author, date) in enumerate(all_said, 1)
        )

    return st.lists(said, min_size=minimum, max_size=maximum).map(numbered)


@cache
def warned_and_bought() -> st.SearchStrategy[tuple[Review, ...]]:
    """A few reviews, of which up to four warn of danger, and none or twelve are one text under twelve names."""

    def together(calm: tuple[Review, ...], warnings: int, bought: int, stars: float) -> tuple[Review, ...]:
        warned = (Review(id=f"w{at}", text=text, rating=stars) for at, text in enumerate(WARNINGS[:warnings]))
        copies = (Review(id=f"b{at}", text=BOUGHT, rating=5.0, author=f"b{at}") for at in range(bought))
        return (*calm, *warned, *copies)

    return st.builds(
        together, reviews(0, 8), st.integers(0, len(WARNINGS)), st.sampled_from([0, 0, 12]), st.sampled_from([1.0, 4.0])
    )


@cache
def histories(least_days: int = 0) -> st.SearchStrategy[tuple[tuple[int, Decimal], ...]]:
    """Sightings as (days ago, factor on the price now) of the last 400 days, within the bounds of what is no glitch."""

    def sighted(first: int, every: int, by: list[Decimal]) -> tuple[tuple[int, Decimal], ...]:
        days = range(first, 0, -every)
        return tuple((day, by[place * len(by) // len(days)]) for place, day in enumerate(days))

    return st.builds(
        sighted, st.integers(least_days, 400), st.integers(1, 6), st.lists(factors(0.4, 2.5), min_size=1, max_size=6)
    )


@cache
def sightings() -> st.SearchStrategy[tuple[PricePoint, ...]]:
    """Prices within ×0.005 and ×200 of each other, at whole hours of 500 days, with gaps."""

    def seen(at: dict[int, Decimal]) -> tuple[PricePoint, ...]:
        return tuple(
            PricePoint(at=NOW - timedelta(hours=ago), amount=amount, currency="EUR") for ago, amount in at.items()
        )

    return st.dictionaries(st.integers(0, 24 * 500), amounts(100, 15_000), max_size=30).map(seen)


def points(price: Decimal, history: tuple[tuple[int, Decimal], ...]) -> tuple[PricePoint, ...]:
    """A history around a price, in EUR, up to NOW."""
    return tuple(
        PricePoint(at=NOW - timedelta(days=day), amount=price * factor, currency="EUR") for day, factor in history
    )


@cache
def products(texts: tuple[str, ...] = NEUTRAL_TEXTS) -> st.SearchStrategy[Product]:
    """Product pages with a price; most count their owners, some by a mean alone, some not at all."""
    shown_reviews = reviews(texts=texts)
    shown = {
        "list_price": st.none() | amounts(),
        "rating": st.integers(10, 50).map(lambda tenths: tenths / 10),
        "rating_best": st.sampled_from([5.0, None]),
        "themes": st.just(()) | value_themes().map(lambda theme: (theme,)),
        "availability": st.sampled_from(["in_stock", "in_stock", "out_of_stock", None]),
    }
    owners = st.integers(5, 50_000)
    counted = st.builds(
        Product,
        price=amounts(),
        currency=st.just("EUR"),
        rating_count=owners,
        review_count=st.none() | st.integers(0, 5000),
        histogram=histograms(),
        reviews=shown_reviews,
        **shown,
    )
    by_mean = st.builds(
        Product, price=amounts(), currency=st.just("EUR"), review_count=owners, reviews=shown_reviews, **shown
    )
    uncounted = st.builds(Product, price=amounts(), currency=st.just("EUR"), reviews=reviews(9, texts=texts), **shown)
    return st.one_of(counted, counted, by_mean, uncounted)


@cache
def evidence(least_days: int = 0, texts: tuple[str, ...] = NEUTRAL_TEXTS) -> st.SearchStrategy[VerdictInput]:
    """All that a verdict depends on. At least nine in ten of these are enough for a score.

    least_days: how long its history is at least, where it has one. texts: what its reviews say.
    """

    def joined(product: Product, history: tuple[tuple[int, Decimal], ...]) -> VerdictInput:
        assert product.price is not None
        return VerdictInput(product=product, points=points(product.price, history), now=NOW)

    known = histories(least_days)
    return st.builds(joined, products(texts), known if least_days else st.just(()) | known)
