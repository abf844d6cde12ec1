"""The parts of a score: each with its points, what it adds, and between what bounds that lies."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from worthit.price.history import DAY, History
from worthit.price.position import price_position
from worthit.product.model import Theme
from worthit.reviews.heard import Heard
from worthit.verdict.model import Evidence, Reason
from worthit.verdict.parameters import Parameters
from worthit.verdict.satisfaction import OwnersEvidence, Satisfaction
from worthit.verdict.value_opinion import judge_value

_TOP = 10.0


class Part(Struct, frozen=True, kw_only=True):
    """A reason, and the interval of its contribution."""

    reason: Reason
    low: float
    high: float


def satisfaction_part(owners: OwnersEvidence, judged: Satisfaction, rules: Parameters, at: datetime | None) -> Part:
    """The base of the score: it adds all its points."""
    low, high = judged.interval
    reason = Reason(
        name="satisfaction",
        weight=rules.satisfaction.weight,
        value=judged.points,
        contribution=judged.points,
        evidence=Evidence(source=owners.source, n=float(owners.n), interval=judged.interval, at=at),
    )
    return Part(reason=reason, low=low, high=high)


def value_part(themes: Iterable[Theme], heard: Heard, rules: Parameters, at: datetime | None) -> Part | None:
    """What owners think who speak of value: a shift from the typical share of content ones."""
    judged = judge_value(themes, heard, rules.value_opinion)
    if judged is None:
        return None
    evidence = Evidence(source=judged.source, n=float(judged.n), interval=judged.interval, at=at)
    reference = _TOP * rules.value_opinion.reference_share
    return _shift("value_opinion", rules.value_opinion.weight, (judged.points, reference), evidence, rules)


def price_part(price: Decimal | None, history: History, rules: Parameters, at: datetime | None) -> Part | None:
    """Where the price stands in its history: a shift from a flat price, the surer the longer the history."""
    covered = history.past_days(rules.price.window_days).total
    least = rules.price.judged_days * DAY
    if price is None or covered < least:
        return None
    points = _TOP * price_position(price, history, rules.price)
    half_width = rules.price_position.widening * least / covered
    interval = (max(0.0, points - half_width), min(_TOP, points + half_width))
    evidence = Evidence(source="price_history", n=float(covered // DAY), interval=interval, at=at)
    return _shift("price", rules.price_position.weight, (points, rules.price_position.reference), evidence, rules)


def absent_widening(basis: Iterable[str], rules: Parameters) -> float:
    """Points by which the shifts that are not there widen the interval on either side."""
    widenings = (
        ("value_opinion", rules.value_opinion.widening * rules.value_opinion.weight),
        ("price", rules.price_position.widening * rules.price_position.weight),
    )
    return sum(widening for name, widening in widenings if name not in basis) / rules.weights


def _shift(
    name: str, weight: float, points_and_reference: tuple[float, float], evidence: Evidence, rules: Parameters
) -> Part:
    points, reference = points_and_reference
    share = weight / rules.weights
    low, high = evidence.interval or (points, points)
    return Part(
        reason=Reason(
            name=name, weight=weight, value=points, contribution=share * (points - reference), evidence=evidence
        ),
        low=share * (low - reference),
        high=share * (high - reference),
    )
