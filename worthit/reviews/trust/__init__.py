"""CAN THE REVIEWS BE TRUSTED: behaviour and statistics, not whether a text sounds fake. See docs/review-trust.md."""

from worthit.reviews.trust.judge import judge_trust
from worthit.reviews.trust.model import Grade, ReviewTrust, TestName, TestResult, Trust
from worthit.reviews.trust.parameters import DEFAULT, TrustParameters

__all__ = ["DEFAULT", "Grade", "ReviewTrust", "TestName", "TestResult", "Trust", "TrustParameters", "judge_trust"]
