"""From numbers to an answer: the band, the recommendation, and whether the price was judged."""

from worthit.product.model import Availability
from worthit.verdict.alarm_limits import AVOIDED
from worthit.verdict.model import Band, Recommendation, Verdict
from worthit.verdict.parameters import AnswerParameters, Parameters
from worthit.verdict.trust_limits import FAILED


def band_of(score: float, rules: AnswerParameters) -> Band:
    """The band of a score as printed."""
    if score >= rules.excellent:
        return "excellent"
    if score >= rules.good:
        return "good"
    return "average" if score >= rules.average else "poor"


def recommend(verdict: Verdict, availability: Availability | None, rules: Parameters) -> Recommendation:
    """What to do, in the order in which the rules are asked. Without a score nothing is recommended."""
    answer = rules.answer
    if verdict.value_score is None or verdict.interval is None:
        return "unknown"
    low, high = verdict.interval
    found = {veto.name for veto in verdict.vetoes}
    if high < answer.avoid_under or not AVOIDED.isdisjoint(found):
        return "avoid"
    if FAILED in found:
        return "consider"
    satisfaction = next(reason.value for reason in verdict.reasons if reason.name == "satisfaction")
    if availability == "out_of_stock" or (satisfaction >= answer.wait_from and verdict.price.label == "high"):
        return "wait"
    if verdict.value_score >= answer.buy_from and low >= answer.buy_low_end and price_was_judged(verdict, rules):
        return "buy"
    return "consider"


def price_was_judged(verdict: Verdict, rules: Parameters) -> bool:
    """Whether there is evidence on the price: its own history, or enough owners who speak of value."""
    if "price" in verdict.basis:
        return True
    return any(
        reason.name == "value_opinion" and (reason.evidence.n or 0) >= rules.answer.buy_owners
        for reason in verdict.reasons
    )
