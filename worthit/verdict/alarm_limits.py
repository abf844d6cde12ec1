"""What warnings in reviews do to a score: where so many are no chance, they cap it. They add nothing.

In the reviews of any product somebody is burnt by its steam, and a sentence is misread now and then. An alarm is
confirmed when more reviews raise it than that usual share would by chance.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from worthit.reviews.model import Alarm, AlarmKind
from worthit.reviews.trust.tails import poisson_tail
from worthit.verdict.model import Evidence, Veto
from worthit.verdict.parameters import AlarmLimits

AVOIDED: frozenset[str] = frozenset[AlarmKind](("safety", "recall", "counterfeit"))
"""Vetoes under which a product is not bought at any price."""


def alarm_vetoes(alarms: Iterable[Alarm], rules: AlarmLimits, at: datetime | None = None) -> Iterator[Veto]:
    """A veto for each confirmed alarm, with the share of reviews that raise it."""
    for alarm in alarms:
        if is_confirmed(alarm, rules):
            evidence = Evidence(source="reviews_read", n=float(alarm.n), interval=alarm.share, at=at)
            yield Veto(name=alarm.kind, cap=rules.caps[alarm.kind], evidence=evidence, k=alarm.k, quotes=alarm.quotes)


def is_confirmed(alarm: Alarm, rules: AlarmLimits) -> bool:
    """Whether several reviews raise it, and more than would by chance."""
    return alarm.k >= rules.least_reviews and poisson_tail(alarm.k, rules.usual_share * alarm.n) < rules.chance
