"""What every question over HTTP goes through: it is counted, answered with what is at hand or by a look-up that counts
among those of its asker, and noted for the account that asked.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

from worthit.accounts.history import Asked
from worthit.accounts.limits import Limits
from worthit.accounts.model import Asker
from worthit.errors import (
    AnalysisUnavailable,
    DeadlineExceeded,
    InvalidLink,
    NotAProductPage,
    NotAuthenticated,
    PageBlocked,
    PageTooLarge,
    ProductNotFound,
    RateLimited,
    ShopAsksToWait,
    SubscriptionExpired,
    TooManyAtOnce,
    UnreadablePage,
    UnsupportedShop,
    WorthItError,
)
from worthit.verdict.asked import note_asked
from worthit.verdict.compare import Comparison, reach_all, refuse_doubles
from worthit.verdict.model import VerdictDocument
from worthit.verdict.question import OnProgress, Question, Verdicts

REFUSALS: Final[tuple[type[WorthItError], ...]] = (
    AnalysisUnavailable,
    DeadlineExceeded,
    InvalidLink,
    NotAProductPage,
    NotAuthenticated,
    PageBlocked,
    PageTooLarge,
    ProductNotFound,
    RateLimited,
    ShopAsksToWait,
    SubscriptionExpired,
    TooManyAtOnce,
    UnreadablePage,
    UnsupportedShop,
)
"""Why a question about a link may be left without a verdict; a route's `responses` name them."""


class Asking:
    """Verdicts for askers, within their limits."""

    def __init__(self, verdicts: Verdicts, limits: Limits, asked: Asked) -> None:
        self.verdicts = verdicts
        self._limits = limits
        self._asked = asked

    async def answer(self, asker: Asker, question: Question) -> VerdictDocument:
        """Count the question and give the verdict. Raises RateLimited, SubscriptionExpired, TooManyAtOnce, and what
        `Verdicts.reach` raises.
        """
        document = await self.at_hand(asker, question)
        return document if document is not None else await self.look_up(asker, question)

    async def at_hand(self, asker: Asker, question: Question) -> VerdictDocument | None:
        """The verdict if it is at hand; then the question is counted. Raises RateLimited, SubscriptionExpired,
        InvalidLink.
        """
        document = await self.verdicts.at_hand(question)
        if document is not None:
            await self._limits.spend(asker)
            await note_asked(self._asked, asker, document)
        return document

    async def look_up(
        self,
        asker: Asker,
        question: Question,
        on_progress: OnProgress | None = None,
        begun: Callable[[], None] = lambda: None,
    ) -> VerdictDocument:
        """Count a question whose verdict is not at hand, and give it. begun: called once it is among the look-ups of
        its asker; what is too much at once is not counted.

        Raises TooManyAtOnce, RateLimited, SubscriptionExpired, and what `Verdicts.reach` raises.
        """
        async with self._limits.asking(asker):
            begun()
            document = await self.verdicts.reach(question, on_progress)
        await note_asked(self._asked, asker, document)
        return document

    async def begin(self, asker: Asker, question: Question, on_progress: OnProgress) -> "asyncio.Task[VerdictDocument]":
        """A look-up that goes on by itself, once it has begun and was counted. Raises TooManyAtOnce, RateLimited,
        SubscriptionExpired.
        """
        begun = asyncio.Event()
        work = asyncio.create_task(self.look_up(asker, question, on_progress, begun.set))
        work.add_done_callback(lambda ended: ended.cancelled() or ended.exception())  # its asker may be gone
        waiting = asyncio.create_task(begun.wait())
        try:
            await asyncio.wait({work, waiting}, return_when=asyncio.FIRST_COMPLETED)
            if not begun.is_set():
                await work
        except BaseException:
            work.cancel()
            raise
        finally:
            waiting.cancel()
        return work

    async def compare(self, asker: Asker, asked: Sequence[tuple[str, Question]]) -> Comparison:
        """Several products side by side: as many questions, and one look-up of the asker. Raises as `reach_all`,
        RateLimited, SubscriptionExpired, TooManyAtOnce.
        """
        refuse_doubles(asked)
        async with self._limits.asking(asker, len(asked)):
            comparison = await reach_all(self.verdicts, asked)
        for item in comparison.items:
            if item.verdict is not None:
                await note_asked(self._asked, asker, item.verdict)
        return comparison
