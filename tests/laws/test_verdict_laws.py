"""The laws of a verdict (docs/verdict.md, "Value score"), over random products."""

from decimal import Decimal
from random import Random
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.laws.strategies import NEUTRAL_TEXTS, TELLING_TEXTS, evidence, factors, histograms, products, reviews
from worthit.product.model import Product, Review, Theme
from worthit.reviews.trust.model import Grade
from worthit.verdict.answer import band_of
from worthit.verdict.hear import hear
from worthit.verdict.model import Verdict, VerdictInput
from worthit.verdict.parameters import DEFAULT
from worthit.verdict.weigh import weigh

TINY = 1e-9


def with_product(given: VerdictInput, **changes: Any) -> VerdictInput:
    assert given.product is not None
    return replace(given, product=replace(given.product, **changes))


def product_of(given: VerdictInput) -> Product:
    assert given.product is not None
    return given.product


def price_of(given: VerdictInput) -> Decimal:
    price = product_of(given).price
    assert price is not None
    return price


def scores(*inputs: VerdictInput) -> list[float]:
    """`uncapped` of each; examples where one has no score are not compared."""
    reached = [weigh(one).uncapped for one in inputs]
    assume(None not in reached)
    return [score for score in reached if score is not None]


def width(verdict: Verdict) -> float:
    assert verdict.interval is not None
    return verdict.interval[1] - verdict.interval[0]


def test_at_least_nine_in_ten_random_products_score() -> None:
    scored: list[bool] = []

    @given(evidence())
    def collect(given: VerdictInput) -> None:
        scored.append(weigh(given).value_score is not None)

    collect()
    assert len(scored) >= 200
    assert sum(scored) >= 0.9 * len(scored)


@given(evidence(), factors(0.3, 0.99))
def test_it_never_falls_when_the_price_falls(given: VerdictInput, factor: Decimal) -> None:
    dear, cheap = scores(given, with_product(given, price=price_of(given) * factor))
    assert cheap >= dear


@given(evidence(least_days=90), st.lists(st.integers(0, 100), min_size=2, max_size=2, unique=True))
def test_it_rises_strictly_when_the_price_falls_inside_the_range_of_its_history(
    given: VerdictInput, steps: list[int]
) -> None:
    known = sorted({point.amount for point in given.points})
    low, high = sorted(known[0] + (known[-1] - known[0]) * Decimal(step) / 100 for step in steps)
    assume(low < high)
    dear, cheap = scores(with_product(given, price=high), with_product(given, price=low))
    assert cheap > dear


@given(evidence(), histograms(), st.integers(1, 100), st.integers(5, 10**6))
def test_it_falls_when_owners_move_from_five_stars_to_one(
    given: VerdictInput, histogram: dict[str, float], percent: int, owners: int
) -> None:
    moved = min(float(percent), histogram["5"])
    assume(moved > 0)
    worse = histogram | {"5": histogram["5"] - moved, "1": histogram["1"] + moved}
    before, after = scores(
        with_product(given, histogram=histogram, rating_count=owners),
        with_product(given, histogram=worse, rating_count=owners),
    )
    assert after < before


@given(evidence(), st.sampled_from(NEUTRAL_TEXTS), st.sampled_from([1.0, 5.0]), st.sampled_from([None, "a0"]))
def test_a_one_star_review_never_raises_it_and_a_five_star_one_never_lowers_it(
    given: VerdictInput, text: str, stars: float, author: str | None
) -> None:
    new = Review(id="r0", text=text, rating=stars, author=author)
    before, after = scores(given, replace(given, reviews=(*given.reviews, new)))
    assert after >= before if stars == 5.0 else after <= before


@given(
    evidence(),
    reviews(texts=TELLING_TEXTS),
    st.sampled_from(NEUTRAL_TEXTS),
    st.sampled_from([1.0, 5.0]),
    st.sampled_from([None, *get_args(Grade)]),
)
def test_that_holds_for_what_reviews_say_where_trust_is_equal(
    given: VerdictInput, said: tuple[Review, ...], text: str, stars: float, grade: Grade | None
) -> None:
    given = replace(given, reviews=said)
    more = replace(given, reviews=(*said, Review(id="r00", text=text, rating=stars, author="a0")))
    heard, heard_more = hear(given, engine="fast"), hear(more, engine="fast")
    assume({one for one in heard_more.trust.reviews if one.id != "r00"} == set(heard.trust.reviews))
    trust = replace(heard.trust, grade=grade)
    before, after = weigh(given, replace(heard, trust=trust)), weigh(more, replace(heard_more, trust=trust))
    assume(before.uncapped is not None)
    for old, new in ((before.uncapped, after.uncapped), (before.value_score, after.value_score)):
        assert old is not None
        assert new is not None
        assert new >= old if stars == 5.0 else new <= old


@given(evidence(), reviews(texts=TELLING_TEXTS))
def test_a_failed_trust_caps_score_and_interval_alike_and_lowers_nothing_else(
    given: VerdictInput, said: tuple[Review, ...]
) -> None:
    given = replace(given, reviews=said)
    heard = hear(given, engine="fast")
    fine, failed = (weigh(given, replace(heard, trust=replace(heard.trust, grade=grade))) for grade in ("A", "F"))
    assume(fine.value_score is not None)
    cap = DEFAULT.trust.failed_cap
    assert fine.interval is not None
    assert failed.interval is not None
    assert fine.value_score is not None
    assert failed.uncapped == fine.uncapped
    assert failed.value_score == min(fine.value_score, cap)
    widening = DEFAULT.trust.widening["F"] - DEFAULT.trust.widening["A"]
    assert failed.interval[1] <= cap
    if 0 < fine.interval[0] <= fine.interval[1] < 10:  # where the scale ends, it cuts
        assert failed.interval[0] == pytest.approx(max(0.0, min(fine.interval[0] - widening, cap)))
        assert failed.interval[1] == pytest.approx(min(fine.interval[1] + widening, cap, 10.0))
    assert failed.value_score is not None
    assert failed.interval[0] <= failed.value_score <= failed.interval[1]
    assert [veto.name for veto in failed.vetoes] == ["trust_failed"]
    assert (failed.reasons, failed.pros, failed.cons) == (fine.reasons, fine.pros, fine.cons)


@given(evidence(), st.randoms(use_true_random=False))
def test_the_order_of_reviews_and_sightings_changes_no_byte(given: VerdictInput, random: Random) -> None:
    reviews, points = list(product_of(given).reviews), list(given.points)
    random.shuffle(reviews)
    random.shuffle(points)
    half = random.randint(0, len(reviews))
    shuffled = replace(
        with_product(given, reviews=tuple(reviews[:half])), reviews=tuple(reviews[half:]), points=tuple(points)
    )
    assert msgspec.json.encode(weigh(shuffled)) == msgspec.json.encode(weigh(given))


@given(evidence(), factors(0.01, 1000))
def test_one_factor_on_every_amount_changes_nothing(given: VerdictInput, factor: Decimal) -> None:
    product = product_of(given)
    scaled = replace(
        with_product(
            given,
            price=price_of(given) * factor,
            list_price=None if product.list_price is None else product.list_price * factor,
        ),
        points=tuple(replace(point, amount=point.amount * factor) for point in given.points),
    )
    before, after = weigh(given), weigh(scaled)
    assert replace(after, price=replace(after.price, lows=before.price.lows)) == before


@given(evidence(), st.integers(0, 11))
def test_a_duplicated_review_changes_no_satisfaction(given: VerdictInput, which: int) -> None:
    seen = [review for review in product_of(given).reviews if review.text or review.author]
    assume(seen)
    copy = replace(seen[which % len(seen)], id="copy")
    before, after = weigh(given), weigh(replace(given, reviews=(*given.reviews, copy)))
    assert after.reasons == before.reasons
    assert (after.value_score, after.stars) == (before.value_score, before.stars)


@given(evidence())
def test_the_score_lies_in_its_interval_and_its_parts_add_up(given: VerdictInput) -> None:
    verdict = weigh(given)
    assume(verdict.value_score is not None)
    assert verdict.value_score is not None
    assert verdict.interval is not None
    assert 0 <= verdict.interval[0] <= verdict.value_score <= verdict.interval[1] <= 10
    assert verdict.value_score == round(verdict.value_score, 2)
    assert verdict.band == band_of(verdict.value_score, DEFAULT.answer)
    assert sum(reason.contribution for reason in verdict.reasons) == pytest.approx(verdict.uncapped, abs=TINY)
    assert verdict.basis == tuple(reason.name for reason in verdict.reasons)
    for reason in verdict.reasons:
        assert reason.evidence.interval is not None
        assert 0 <= reason.evidence.interval[0] <= reason.value <= reason.evidence.interval[1] <= 10


@given(evidence(), st.sampled_from([10, 100, 1000]))
def test_like_evidence_in_ten_times_the_amount_never_widens_it(given: VerdictInput, times: int) -> None:
    def more(count: int | None) -> int | None:
        return None if count is None else count * times

    product = product_of(given)
    themes = tuple(
        Theme(
            name=theme.name,
            mentions=more(theme.mentions),
            tone=theme.tone,
            positive=more(theme.positive),
            negative=more(theme.negative),
        )
        for theme in product.themes
    )
    much = with_product(
        given, rating_count=more(product.rating_count), review_count=more(product.review_count), themes=themes
    )
    before, after = weigh(given), weigh(much)
    assume(before.interval is not None)
    # Where the scale ends, it cuts: an interval that is moved away from its end shows more of itself.
    assume(before.interval is not None and (not themes or 0 < before.interval[0] <= before.interval[1] < 10))
    assert width(after) <= width(before) + TINY


@given(evidence(least_days=40), factors(1.01, 9))
def test_a_was_price_never_moves_the_score(given: VerdictInput, factor: Decimal) -> None:
    raised = with_product(given, list_price=price_of(given) * factor)
    plain, claimed = scores(with_product(given, list_price=None), raised)
    assert claimed == plain


@given(evidence(), st.sampled_from(["blocked", "not_product", "no price", "zero", "no owners", "four owners"]))
def test_no_evidence_no_score(given: VerdictInput, lack: str) -> None:
    lacking = {
        "blocked": replace(given, kind="blocked"),
        "not_product": replace(given, kind="not_product"),
        "no price": with_product(given, price=None),
        "zero": with_product(given, price=Decimal(0)),
        "no owners": with_product(given, rating_count=None, review_count=None, reviews=()),
        "four owners": with_product(given, rating_count=4),
    }[lack]
    verdict = weigh(lacking)
    assert (verdict.value_score, verdict.uncapped, verdict.interval, verdict.band) == (None, None, None, None)
    assert verdict.recommendation == "unknown"
    assert verdict.missing


@given(evidence())
def test_the_same_input_gives_the_same_bytes(given: VerdictInput) -> None:
    again = msgspec.json.decode(msgspec.json.encode(given), type=VerdictInput)
    assert msgspec.json.encode(weigh(again)) == msgspec.json.encode(weigh(given))


@given(products())
def test_without_any_time_there_is_no_history(product: Product) -> None:
    verdict = weigh(VerdictInput(product=product))
    assert "price" not in verdict.basis
    assert verdict.price.days_tracked == 0
