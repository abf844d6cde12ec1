"""From failed tests to a grade. What weighs is how many reviews they set aside, never how many tests there are."""

from collections.abc import Sequence

from worthit.reviews.trust.finding import Finding
from worthit.reviews.trust.model import OVER_TIME, Grade, TestName
from worthit.reviews.trust.parameters import TrustParameters

_THE_SHOP_S: frozenset[TestName] = frozenset({"shop_choice"})
"""What a shop shows is its choice: told to the reader, but nothing about who wrote."""


def grade_of(
    trusts: Sequence[float], findings: Sequence[Finding], rules: TrustParameters
) -> tuple[Grade, tuple[TestName, ...]]:
    """The grade by the printed limits, and the failed tests that made it, those that hold most reviews first."""
    failed = [finding for finding in findings if finding.failed and finding.name not in _THE_SHOP_S]
    failed.sort(key=lambda one: -int(one.group.sum()))
    reasons: tuple[TestName, ...] = tuple(finding.name for finding in failed)
    if not failed:
        return "A", ()
    aside = sum(trust < rules.keep_from for trust in trusts) / max(1, len(trusts))
    doubt = sum(1 - trust for trust in trusts) / max(1, len(trusts))
    over_time = sum(finding.name in OVER_TIME for finding in failed)
    return _letter(aside, doubt, over_time, rules), reasons


def _letter(aside: float, doubt: float, over_time: int, rules: TrustParameters) -> Grade:
    if aside >= rules.aside_f:
        return "F"
    if aside >= rules.aside_e:
        return "E"
    if aside >= rules.aside_d or over_time > 1:
        return "D"
    return "C" if doubt >= rules.doubt_c or over_time else "B"
