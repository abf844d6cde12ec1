"""A verdict that is kept stands in where its product cannot be looked up now, such as one of a page that was given."""

from collections.abc import Awaitable, Callable

from worthit.plugin import Progress, Question, VerdictDocument, Verdicts, WorthItError


class StandingIn:
    """Verdicts as ever, but for one question: if there is no other, it is answered by the verdict that is kept.

    stands_in: whether it was.
    """

    def __init__(self, verdicts: Verdicts, kept: VerdictDocument) -> None:
        self._verdicts = verdicts
        self.kept = kept
        self.stands_in = False

    async def reach(
        self, question: Question, on_progress: Callable[[Progress], Awaitable[None]] | None = None
    ) -> VerdictDocument:
        try:
            return await self._verdicts.reach(question, on_progress)
        except WorthItError:
            if self.kept.ref is None or question.url != self.kept.ref.url:
                raise
            self.stands_in = True
            return self.kept

    async def at_hand(self, question: Question) -> VerdictDocument | None:
        return await self._verdicts.at_hand(question)

    async def get(self, verdict_id: str) -> VerdictDocument:
        return await self._verdicts.get(verdict_id)
