"""What the trust in reviews does to a score: it widens the interval, and where it failed it caps. It adds nothing.

A product is never punished for fake reviews beyond that: its maker need not have bought them.
"""

from collections.abc import Iterator
from datetime import datetime

from worthit.reviews.trust.model import OVER_TIME, Trust
from worthit.verdict.model import Evidence, Veto
from worthit.verdict.parameters import TrustLimits

FAILED = "trust_failed"


def trust_widening(trust: Trust, rules: TrustLimits) -> float:
    """Points by which the interval widens on either side: by grade; without one, where a test over time failed."""
    if trust.grade is not None:
        return rules.widening[trust.grade]
    if _mostly_set_aside(trust, rules):
        return rules.widening["F"]
    return rules.ungraded_widening if any(test.failed and test.name in OVER_TIME for test in trust.tests) else 0.0


def trust_vetoes(trust: Trust, rules: TrustLimits, at: datetime | None = None) -> Iterator[Veto]:
    if trust.grade == "F" or _mostly_set_aside(trust, rules):
        evidence = Evidence(source="reviews_read", n=float(trust.seen), at=at)
        yield Veto(name=FAILED, cap=rules.failed_cap, evidence=evidence)


def _mostly_set_aside(trust: Trust, rules: TrustLimits) -> bool:
    """So many reviews are no honest owners' that too few are left for a grade: a wholly bought list is no better than
    a partly bought one.
    """
    return trust.grade is None and trust.seen >= rules.least_seen and trust.kept < rules.least_kept * trust.seen
