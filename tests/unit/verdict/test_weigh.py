"""A verdict from its evidence: sums worked out by hand, abstaining, and the rules of recommendation."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from worthit.price.model import PricePoint
from worthit.price.parameters import PriceParameters
from worthit.product.model import PageKind, Product, RatingSnapshot, Review, Theme
from worthit.reviews.heard import Heard
from worthit.reviews.model import Aspect, Opinions, Polarity
from worthit.reviews.trust.model import Trust
from worthit.verdict.model import Stars, Verdict, VerdictInput
from worthit.verdict.parameters import Parameters
from worthit.verdict.weigh import weigh

NOW = datetime(2026, 9, 1, tzinfo=UTC)
GOOD = {"5": 80.0, "4": 15.0, "3": 3.0, "2": 1.0, "1": 1.0}
BAD = {"5": 20.0, "4": 10.0, "3": 10.0, "2": 10.0, "1": 50.0}


def kettle(**changes: Any) -> Product:
    given: dict[str, Any] = {"price": Decimal(40), "currency": "EUR", "rating_count": 2000, "histogram": GOOD}
    return Product(**(given | changes))


def daily(days: int, amount: str) -> tuple[PricePoint, ...]:
    return tuple(
        PricePoint(at=NOW - timedelta(days=day), amount=Decimal(amount), currency="EUR") for day in range(days, 0, -1)
    )


def verdict(product: Product | None, *, points: tuple[PricePoint, ...] = (), **given: Any) -> Verdict:
    return weigh(VerdictInput(product=product, points=points, now=NOW, **given))


def contributions(reached: Verdict) -> dict[str, float]:
    return {reason.name: reason.contribution for reason in reached.reasons}


def test_satisfaction_alone_is_the_base() -> None:
    reached = verdict(kettle())
    assert reached.basis == ("satisfaction",)
    assert reached.uncapped == contributions(reached)["satisfaction"]
    # 2000 owners with a mean of 4.72, ten of 4.45: (9440 + 44.5) / 2010 stars; from 4.7 to 4.8 stars 0.8 points.
    mean = 9484.5 / 2010
    assert reached.mean_stars == pytest.approx(mean, rel=1e-12)
    assert reached.uncapped == pytest.approx(6.8 + (mean - 4.7) * 8, rel=1e-12)
    assert reached.value_score == 6.95
    assert reached.band == "good"


def test_parts_that_are_not_there_widen_by_their_printed_numbers() -> None:
    reached = verdict(kettle())
    assert reached.interval is not None
    own = reached.reasons[0].evidence.interval
    assert own is not None
    # 2.5 × 2/10 for value opinion, 2.0 × 3/10 for the price.
    assert reached.interval == pytest.approx((own[0] - 1.1, own[1] + 1.1))


def test_value_opinion_shifts_by_a_fifth_of_what_it_differs() -> None:
    reached = verdict(kettle(themes=(Theme(name="Value for money", positive=5, negative=5),)))
    # (5 + 7.5) / 20 = 0.625 content; 2/10 × (6.25 − 7.5).
    assert contributions(reached)["value_opinion"] == pytest.approx(-0.25)
    assert reached.basis == ("satisfaction", "value_opinion")
    assert "value_opinion" not in reached.missing


def test_the_price_shifts_by_three_tenths_of_what_it_differs_from_a_flat_one() -> None:
    flat = verdict(kettle(), points=daily(100, "40"))
    assert contributions(flat)["price"] == 0.0
    half = verdict(kettle(price=Decimal(20)), points=daily(100, "40"))
    # 40⁴ / (40⁴ + 20⁴) = 16/17 of the time it was dearer.
    assert contributions(half)["price"] == pytest.approx(0.3 * (160 / 17 - 5))
    assert half.basis == ("satisfaction", "price")
    assert half.reasons[1].evidence.n == 100


def test_the_day_a_flat_history_is_long_enough_nothing_jumps() -> None:
    before, after = verdict(kettle(), points=daily(13, "40")), verdict(kettle(), points=daily(14, "40"))
    assert "price" not in before.basis
    assert "price" in after.basis
    assert after.value_score == before.value_score
    assert after.interval == pytest.approx(before.interval)


def test_a_longer_history_is_surer() -> None:
    short, long = verdict(kettle(), points=daily(20, "40")), verdict(kettle(), points=daily(200, "40"))
    assert short.interval is not None
    assert long.interval is not None
    # 2.0 × 3/10 × 14/20, and × 14/200.
    assert long.interval[0] - short.interval[0] == pytest.approx(0.42 - 0.042)


def test_what_is_printed_adds_up() -> None:
    reached = verdict(
        kettle(price=Decimal(35), themes=(Theme(name="Value", positive=20, negative=3),)), points=daily(60, "40")
    )
    assert len(reached.reasons) == 3
    assert reached.uncapped is not None
    assert sum(contributions(reached).values()) == pytest.approx(reached.uncapped, abs=1e-12)


def test_score_and_interval_are_cut_to_the_scale() -> None:
    everyone = {"5": 100.0, "4": 0.0, "3": 0.0, "2": 0.0, "1": 0.0}
    reached = verdict(kettle(histogram=everyone, price=Decimal(10)), points=daily(60, "40"))
    assert reached.uncapped is not None
    assert reached.uncapped > 10
    assert reached.value_score == 10.0
    assert reached.interval is not None
    assert reached.interval[1] == 10.0
    assert reached.band == "excellent"


def test_a_false_discount_widens_and_never_lowers() -> None:
    plain = verdict(kettle(), points=daily(60, "42"))
    false = verdict(kettle(list_price=Decimal(90)), points=daily(60, "42"))
    worse = verdict(kettle(list_price=Decimal(9000)), points=daily(60, "42"))
    assert false.price.discount == "false"
    assert false.uncapped == plain.uncapped
    assert plain.interval is not None
    assert false.interval == pytest.approx((plain.interval[0] - 0.2, plain.interval[1] + 0.2))
    assert (worse.uncapped, worse.interval, worse.recommendation) == (
        false.uncapped,
        false.interval,
        false.recommendation,
    )


@pytest.mark.parametrize("kind", ["blocked", "not_product"])
def test_a_page_that_shows_no_product_never_yields_a_number(kind: PageKind) -> None:
    reached = weigh(VerdictInput(kind=kind, product=kettle(), points=daily(60, "40"), now=NOW))
    assert reached == Verdict(kind=kind, missing=("product",), engine="worthit-weigh/1")


@pytest.mark.parametrize(
    ("product", "missing"),
    [
        (None, ("owners", "price", "value_opinion", "price_history", "trust")),
        (Product(), ("owners", "price", "value_opinion", "price_history", "trust")),
        (kettle(rating_count=4), ("owners", "value_opinion", "price_history", "trust")),
        (kettle(price=None), ("price", "value_opinion", "price_history", "trust")),
        (kettle(price=Decimal(0)), ("price", "value_opinion", "price_history", "trust")),
        (kettle(histogram=None), ("owners", "value_opinion", "price_history", "trust")),
    ],
)
def test_thin_evidence_yields_no_score_and_says_what_is_missing(
    product: Product | None, missing: tuple[str, ...]
) -> None:
    reached = verdict(product)
    assert (reached.value_score, reached.uncapped, reached.interval, reached.band) == (None, None, None, None)
    assert reached.recommendation == "unknown"
    assert reached.missing == missing


def test_without_a_price_what_is_known_is_still_shown() -> None:
    reached = verdict(kettle(price=None))
    assert reached.basis == ("satisfaction",)
    assert reached.stars is not None
    assert reached.stars.five_share == pytest.approx(0.8)


def test_many_reviews_read_do_not_make_up_for_owners_that_the_page_counts() -> None:
    reviews = tuple(Review(id=str(n), rating=5.0) for n in range(9))
    assert "owners" in verdict(kettle(rating_count=3), reviews=reviews).missing
    assert verdict(kettle(rating_count=None), reviews=reviews).value_score is not None


def test_five_owners_are_enough_for_a_score() -> None:
    assert verdict(kettle(rating_count=4)).value_score is None
    assert verdict(kettle(rating_count=5)).value_score is not None


def test_texts_that_are_not_read_yet_are_named() -> None:
    reviews = (Review(id="a", rating=5.0, text="Fine."),)
    assert "review_texts" in verdict(kettle(), reviews=reviews).missing
    assert "review_texts" in verdict(kettle(reviews=reviews)).missing
    assert "review_texts" not in verdict(kettle(reviews=(Review(id="a", rating=5.0),))).missing


def test_reviews_of_both_places_merge_by_id() -> None:
    one, two = Review(id="a", text="Fine."), Review(id="b", text="Loud.")
    reached = verdict(kettle(reviews=(one,), review_count=700), reviews=(one, two))
    assert (reached.read.reviews, reached.read.of) == (2, 700)
    assert verdict(kettle(reviews=(one, two), review_count=1)).read.of is None  # no "2 of 1"
    assert verdict(kettle(reviews=(one, two), review_count=2)).read.of == 2
    assert verdict(kettle(reviews=(one, two))).read.of == 2000  # who gave stars, where nothing else is counted


def test_what_was_heard_and_what_the_shop_counts_stand_in_it() -> None:
    def said(name: str, polarity: Polarity) -> tuple[Aspect, ...]:
        return (Aspect(aspect=name, label=name, polarity=polarity, k=3, n=9, opposite=0, share=(0.1, 0.6)),)

    sides = {"pros": said("lid", "positive"), "cons": said("cord", "negative"), "mixed": said("light", "mixed")}
    heard = Heard(
        opinions=Opinions(**sides, voices=said("box", "positive")), trust=Trust(seen=9, kept=9), engine="fast 9"
    )
    theme = Theme(name="Lid", mentions=9, tone="positive")
    reached = weigh(VerdictInput(kind="reviews", product=kettle(themes=(theme,))), heard)
    assert (reached.pros, reached.cons, reached.mixed) == (sides["pros"], sides["cons"], sides["mixed"])
    assert (reached.voices, reached.themes) == (said("box", "positive"), (theme,))
    assert (reached.kind, reached.trust) == ("reviews", heard.trust)
    assert (reached.engine, verdict(kettle()).engine) == ("worthit-weigh/1; fast 9", "worthit-weigh/1")
    assert reached.stars == Stars(low_share=0.02, five_share=0.8)


def test_an_out_of_stock_price_is_no_low() -> None:
    lows = [
        verdict(kettle(price=Decimal(30), availability=availability), points=daily(60, "40")).price.lows.ever
        for availability in ("in_stock", "out_of_stock")
    ]
    assert lows == [Decimal(30), Decimal(40)]


def test_other_parameters_decide_otherwise() -> None:
    def with_prices(**changes: Any) -> Verdict:
        given = VerdictInput(product=kettle(), points=daily(60, "40")[::12], now=NOW)
        return weigh(given, parameters=Parameters(price=PriceParameters(**changes)))

    assert with_prices().price.days_tracked == 5 * 7
    assert with_prices(stands_days=3).price.days_tracked == 5 * 3
    assert (with_prices().price.label, with_prices(judged_days=36).price.label) == ("usual", "unknown")
    doubted = VerdictInput(product=kettle(price=Decimal(21)), points=daily(60, "40"), now=NOW)
    assert weigh(doubted).value_score is not None
    strict = Parameters(price=PriceParameters(glitch_low=Decimal("0.6")))
    assert "price" in weigh(doubted, parameters=strict).missing


def test_a_glitch_is_not_the_price_now() -> None:
    reached = verdict(kettle(price=Decimal("0.04")), points=daily(60, "40"))
    assert reached.value_score is None
    assert "price" in reached.missing
    assert reached.price.lows.ever == 40


def test_prices_in_other_currencies_are_no_history() -> None:
    assert "price_history" in verdict(kettle(currency="USD"), points=daily(60, "40")).missing
    assert verdict(kettle(currency=None), points=daily(60, "40")).value_score is not None


def test_the_latest_time_in_the_input_stands_in_for_now() -> None:
    points = daily(60, "40")
    snapshot = RatingSnapshot(at=NOW)
    given = weigh(VerdictInput(product=kettle(), points=points, now=NOW))
    assert weigh(VerdictInput(product=kettle(), points=points, snapshots=(snapshot,))) == given
    assert weigh(VerdictInput(product=kettle(), points=points)).price.days_tracked == 59
    assert weigh(VerdictInput(product=kettle())).reasons[0].evidence.at is None


@pytest.mark.parametrize(
    ("product", "points", "recommendation"),
    [
        (kettle(), (), "consider"),  # nothing is known about the price
        (kettle(), daily(60, "40"), "buy"),
        (kettle(), daily(60, "30"), "wait"),  # 40 is high against 30
        (kettle(availability="out_of_stock"), daily(60, "40"), "wait"),
        (kettle(histogram=BAD), daily(60, "40"), "avoid"),
        (kettle(histogram=BAD, availability="out_of_stock"), daily(60, "40"), "avoid"),
        (kettle(histogram=None, rating=4.4), daily(60, "30"), "consider"),  # high, but no product to wait for
    ],
)
def test_what_is_recommended(product: Product, points: tuple[PricePoint, ...], recommendation: str) -> None:
    assert verdict(product, points=points).recommendation == recommendation


def test_a_good_score_that_may_be_a_poor_one_is_no_reason_to_buy() -> None:
    few, many = (verdict(kettle(rating_count=owners), points=daily(60, "40")) for owners in (25, 250))
    assert few.value_score is not None
    assert few.interval is not None
    assert few.value_score >= 6
    assert few.interval[0] < 5
    assert (few.recommendation, many.recommendation) == ("consider", "buy")


@pytest.mark.parametrize(("content", "recommendation"), [(10, "buy"), (9, "consider")])
def test_ten_owners_who_speak_of_value_are_evidence_on_the_price(content: int, recommendation: str) -> None:
    themes = (Theme(name="Value for money", positive=content, negative=0),)
    assert verdict(kettle(themes=themes)).recommendation == recommendation


def test_the_same_input_gives_the_same_bytes_whatever_the_order_of_reviews() -> None:
    reviews = tuple(Review(id=str(n), text=f"Text {n}.", rating=float(1 + n % 5)) for n in range(9))
    product = kettle(rating_count=None)
    once = msgspec.json.encode(verdict(product, reviews=reviews, points=daily(60, "40")))
    again = msgspec.json.encode(verdict(product, reviews=reviews[::-1], points=daily(60, "40")[::-1]))
    assert once == again
