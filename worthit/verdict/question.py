"""What is asked, what is told meanwhile, and who answers: the interface of `reach`, light to import."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Literal, Protocol, get_args

from msgspec import Struct

from worthit.verdict.model import VerdictDocument

Stage = Literal["identify", "fetch", "extract", "price", "weigh", "explain"]
FEWEST, MOST = 2, 6
"""How many products are compared at once."""
STAGES: tuple[Stage, ...] = get_args(Stage)


class Question(Struct, frozen=True, kw_only=True):
    """What is asked: a link, or HTML pages of one product that the asker gives (then `url` is optional).

    anew: look again, even if a verdict of the last minutes is there. adds_to: the id of a verdict that these pages add
    to; pages of reviews alone will do. seen_at: the operator's word that the pages were seen then; they count for all.
    """

    url: str | None = None
    pages: tuple[str, ...] = ()
    anew: bool = False
    adds_to: str | None = None
    seen_at: datetime | None = None


class Progress(Struct, frozen=True, kw_only=True):
    """`stage` has begun; `detail` says what is known so far ("8 reviews, 6,536 owners"), for people."""

    stage: Stage
    detail: str | None = None


OnProgress = Callable[[Progress], Awaitable[None]]


class Verdicts(Protocol):
    """How faces reach verdicts."""

    async def reach(self, question: Question, on_progress: OnProgress | None = None) -> VerdictDocument:
        """Reach, store and return a verdict.

        Raises InvalidRequest, InvalidLink, ForbiddenAddress, UnsupportedShop, ProductNotFound, PagesDisagree,
        PageBlocked, NotAProductPage, PageTooLarge, AnalysisUnavailable, DeadlineExceeded.
        """
        ...

    async def at_hand(self, question: Question) -> VerdictDocument | None:
        """The verdict of the last minutes, if `reach` would give that one; nothing is looked up. Raises InvalidLink."""
        ...

    async def get(self, verdict_id: str) -> VerdictDocument:
        """A verdict reached earlier. Raises VerdictNotFound, AnalysisUnavailable."""
        ...
