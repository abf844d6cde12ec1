"""What warnings do to a score: confirmed by more reviews than chance would bring, they cap it and advise against it."""

from typing import get_args

import pytest

from tests.unit.verdict.kettle import NOW, daily, kettle
from worthit.product.model import Review
from worthit.reviews.heard import Heard
from worthit.reviews.model import Alarm, AlarmKind, Quote
from worthit.reviews.trust.model import Trust
from worthit.verdict.alarm_limits import alarm_vetoes, is_confirmed
from worthit.verdict.hear import hear
from worthit.verdict.model import Verdict, VerdictInput
from worthit.verdict.parameters import DEFAULT
from worthit.verdict.weigh import weigh

KINDS: tuple[AlarmKind, ...] = get_args(AlarmKind)
GIVEN = VerdictInput(product=kettle(histogram={"5": 99.0, "4": 1.0}), points=daily(60, "40"), now=NOW)


def alarm(kind: AlarmKind = "safety", k: int = 4, n: int = 10) -> Alarm:
    quote = Quote(review="r1", start=0, end=14, text="It caught fire")
    return Alarm(kind=kind, k=k, n=n, share=(0.2, 0.6), reviews=("r1",), quotes=(quote,))


def reached(*alarms: Alarm, given: VerdictInput = GIVEN, trust: Trust | None = None) -> Verdict:
    return weigh(given, Heard(alarms=alarms, trust=trust or Trust()))


@pytest.mark.parametrize(
    ("k", "n", "confirmed"),
    [
        (2, 2, False),  # two are no several
        (3, 3, True),
        (3, 19, True),
        (3, 30, False),
        (4, 30, True),
        (4, 40, True),
        (4, 60, False),
        (4, 802, False),
        (11, 591, False),  # 1.9 %
        (16, 592, True),
        (60, 5000, False),  # 1.2 % of very many
        (75, 5000, True),
    ],
)
def test_an_alarm_is_confirmed_by_several_and_by_more_than_chance_brings(k: int, n: int, *, confirmed: bool) -> None:
    assert is_confirmed(alarm(k=k, n=n), DEFAULT.alarms) is confirmed


@pytest.mark.parametrize("kind", KINDS)
def test_a_confirmed_alarm_caps_score_and_interval_alike_and_says_avoid(kind: AlarmKind) -> None:
    calm, warned = reached(), reached(alarm(kind))
    assert calm.recommendation == "buy"
    assert (warned.value_score, warned.band, warned.recommendation) == (3.9, "poor", "avoid")
    assert warned.interval is not None
    assert warned.interval[1] == 3.9
    assert warned.interval[0] <= 3.9
    assert (warned.uncapped, warned.reasons) == (calm.uncapped, calm.reasons)


def test_its_veto_shows_what_it_rests_on() -> None:
    (veto,) = reached(alarm("recall")).vetoes
    assert (veto.name, veto.cap, veto.k) == ("recall", 3.9, 4)
    assert (veto.evidence.source, veto.evidence.n, veto.evidence.interval) == ("reviews_read", 10.0, (0.2, 0.6))
    assert [quote.text for quote in veto.quotes] == ["It caught fire"]


def test_an_alarm_that_is_not_confirmed_changes_nothing() -> None:
    assert reached(alarm(k=2), alarm("counterfeit", k=3, n=100)) == reached()


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_avoid_also_of_what_is_out_of_stock_and_of_reviews_that_cannot_be_trusted(kind: AlarmKind) -> None:
    gone = VerdictInput(product=kettle(availability="out_of_stock"), points=daily(60, "40"), now=NOW)
    failed = Trust(grade="F", kept=10, seen=30)
    assert reached(alarm(kind), given=gone, trust=failed).recommendation == "avoid"
    assert [veto.name for veto in reached(alarm(kind), trust=failed).vetoes] == [kind, "trust_failed"]


def test_where_trust_failed_the_advice_is_to_consider_and_never_to_wait() -> None:
    gone = VerdictInput(product=kettle(availability="out_of_stock"), points=daily(60, "40"), now=NOW)
    assert reached(given=gone).recommendation == "wait"
    assert reached(given=gone, trust=Trust(grade="F", kept=10, seen=30)).recommendation == "consider"


def test_a_low_score_stays_what_it_is() -> None:
    hated = VerdictInput(product=kettle(histogram={"1": 90.0, "5": 10.0}), points=daily(60, "40"), now=NOW)
    assert reached(alarm(), given=hated).value_score == reached(given=hated).value_score


def test_a_veto_stands_without_a_score() -> None:
    verdict = reached(alarm(), given=VerdictInput(product=kettle(price=None)))
    assert (verdict.value_score, verdict.recommendation) == (None, "unknown")
    assert [veto.name for veto in verdict.vetoes] == ["safety"]


def test_reviews_that_warn_are_weighed_as_such() -> None:
    fires = (
        "Mine caught fire on the second evening, luckily I was in the kitchen.",
        "The plug melted and smoke came out of the base after a week.",
        "We woke up at night because the thing burst into flames.",
        "It gave my wife an electric shock when she touched the lid.",
    )
    reviews = tuple(Review(id=f"r{number}", text=text, rating=1.0) for number, text in enumerate(fires))
    given = VerdictInput(product=kettle(reviews=reviews), points=daily(60, "40"), now=NOW)
    verdict = weigh(given, hear(given, engine="fast"))
    assert ([veto.name for veto in verdict.vetoes], verdict.recommendation) == (["safety"], "avoid")


def test_no_alarm_no_veto() -> None:
    assert list(alarm_vetoes((), DEFAULT.alarms)) == []
