"""Others who judge sentences beside our own sentiment: models hosted elsewhere, and what plugins bring."""

from worthit.reviews.analyzers.judge import SentenceJudge

__all__ = ["SentenceJudge"]
