"""The laws fail where a verdict is reached wrongly: each named fault is handed to the kit, and some law must object."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

import pytest
from hypothesis import Phase, Verbosity, settings
from msgspec.structs import replace

from worthit.testing.laws import Weigh, bounds, movement, sameness, weighing
from worthit.testing.laws.running import Cases
from worthit.testing.laws.strategies import evidence
from worthit.verdict.answer import band_of
from worthit.verdict.model import Verdict, VerdictInput
from worthit.verdict.parameters import DEFAULT

Law = Callable[[Weigh, Cases], None]
right = weighing()


def rescored(verdict: Verdict, uncapped: float) -> Verdict:
    """The same with another sum: what follows from it is right."""
    if verdict.uncapped is None or verdict.uncapped_interval is None:
        return verdict
    top = min((10.0, *(veto.cap for veto in verdict.vetoes)))
    ends = [end + uncapped - verdict.uncapped for end in verdict.uncapped_interval]
    score = round(min(max(uncapped, 0.0), top), 2)
    return replace(
        verdict,
        uncapped=uncapped,
        uncapped_interval=(ends[0], ends[1]),
        interval=(min(max(ends[0], 0.0), top), min(max(ends[1], 0.0), top)),
        value_score=score,
        band=band_of(score, DEFAULT.answer),
    )


def other_sign(name: str) -> Weigh:
    """A part subtracts what it should add, and says so consistently."""

    def weigh(given: VerdictInput) -> Verdict:
        verdict = right(given)
        turned = tuple(
            replace(reason, weight=-reason.weight, contribution=-reason.contribution) if reason.name == name else reason
            for reason in verdict.reasons
        )
        if verdict.uncapped is None:
            return verdict
        return rescored(replace(verdict, reasons=turned), sum(reason.contribution for reason in turned))

    return weigh


def without_vetoes(given: VerdictInput) -> Verdict:
    verdict = right(given)
    return verdict if verdict.uncapped is None else rescored(replace(verdict, vetoes=()), verdict.uncapped)


def with_a_veto_that_does_not_cap(given: VerdictInput) -> Verdict:
    verdict = right(given)
    free = without_vetoes(given)
    return replace(free, vetoes=verdict.vetoes)


def with_a_default_score(given: VerdictInput) -> Verdict:
    verdict = right(given)
    if verdict.value_score is not None:
        return verdict
    return replace(verdict, value_score=5.0, uncapped=5.0, interval=(0.0, 10.0), band="average")


def by_the_stars_of_the_reviews_read(given: VerdictInput) -> Verdict:
    """Leaves the shop's counts as soon as ten reviews are read."""
    verdict = right(given)
    if verdict.uncapped is None or verdict.read.reviews < 10:
        return verdict
    stars = [review.rating or 3.0 for review in (*(given.product.reviews if given.product else ()), *given.reviews)]
    return rescored(verdict, 2.0 * sum(stars) / len(stars))


def lowered_by_a_false_discount(given: VerdictInput) -> Verdict:
    verdict = right(given)
    false = verdict.price.discount == "false" and verdict.uncapped is not None
    return rescored(verdict, (verdict.uncapped or 0.0) - 1.0) if false else verdict


def deaf_to_the_unit(given: VerdictInput) -> Verdict:
    """Adds a point to what costs under ten, whatever the currency."""
    verdict = right(given)
    cheap = given.product is not None and given.product.price is not None and given.product.price < 10
    return rescored(verdict, verdict.uncapped + 1.0) if cheap and verdict.uncapped is not None else verdict


def by_the_first_review(given: VerdictInput) -> Verdict:
    verdict = right(given)
    first = next(iter(given.product.reviews if given.product else ()), None)
    same = first is None or verdict.uncapped is None
    return verdict if same else replace(verdict, engine=first.id if first else "")


def always_buy(given: VerdictInput) -> Verdict:
    return replace(right(given), recommendation="buy")


def surer_than_it_is(given: VerdictInput) -> Verdict:
    """An interval as wide as there are owners."""
    verdict = right(given)
    if verdict.uncapped is None or given.product is None:
        return verdict
    wide = len(str(given.product.owners or 0))
    low, high = verdict.uncapped - wide, verdict.uncapped + wide
    return replace(rescored(verdict, verdict.uncapped), uncapped_interval=(low, high))


def that_forgets_what_is_missing(given: VerdictInput) -> Verdict:
    verdict = right(given)
    return replace(verdict, missing=tuple(name for name in verdict.missing if name != "price_history"))


def dear_is_good(given: VerdictInput) -> Verdict:
    """A point for what costs more than 100."""
    verdict = right(given)
    dear = given.product is not None and (given.product.price or Decimal(0)) > 100
    return rescored(verdict, verdict.uncapped + 1.0) if dear and verdict.uncapped is not None else verdict


FAULTS: Mapping[str, tuple[Weigh, Law]] = {
    "the sign of satisfaction": (other_sign("satisfaction"), movement.falls_when_owners_move_from_five_stars_to_one),
    "the sign of the price": (
        other_sign("price"),
        movement.rises_strictly_when_the_price_falls_inside_its_history,
    ),
    "a dropped veto": (without_vetoes, bounds.danger_and_failed_trust_are_vetoes),
    "a veto that does not cap": (
        with_a_veto_that_does_not_cap,
        bounds.limits_come_last_and_cut_score_and_interval_alike,
    ),
    "a default score instead of abstention": (with_a_default_score, bounds.no_evidence_no_score),
    "reviews read in place of the shop's counts": (
        by_the_stars_of_the_reviews_read,
        movement.a_review_moves_it_to_its_own_side,
    ),
    "a punished discount": (lowered_by_a_false_discount, sameness.a_was_price_never_moves_the_score),
    "an amount that decides": (deaf_to_the_unit, sameness.one_factor_on_every_amount_changes_nothing),
    "an order that decides": (by_the_first_review, sameness.the_order_of_reviews_and_sightings_changes_no_byte),
    "advice that follows from nothing": (always_buy, bounds.advice_follows_from_the_numbers),
    "more owners, less known": (surer_than_it_is, bounds.like_evidence_in_ten_times_the_amount_never_widens_it),
    "a forgotten part": (that_forgets_what_is_missing, bounds.what_is_absent_is_named),
    "a price that pleases": (dear_is_good, movement.never_falls_when_the_price_falls),
}


@pytest.fixture
def without_shrinking() -> Iterator[None]:
    """One example that fails is enough; nobody reads it."""
    before = settings.get_current_profile_name()
    settings.register_profile(
        "teeth",
        max_examples=500,
        phases=[Phase.generate],
        database=None,
        report_multiple_bugs=False,
        verbosity=Verbosity.quiet,
    )
    settings.load_profile("teeth")
    yield
    settings.load_profile(before)


@pytest.mark.usefixtures("without_shrinking")
@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of the evidence that a law objects to
@pytest.mark.parametrize("fault", FAULTS)
def test_a_law_objects(fault: str) -> None:
    wrong, law = FAULTS[fault]
    with pytest.raises(AssertionError):
        law(wrong, evidence())
