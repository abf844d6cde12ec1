"""Listening to reviews beside the event loop: a page's few in a thread, where the models stay loaded; many in a
process, which is killed when it takes too long.

A hosted model is asked first where there is one; when it cannot answer, the embedded engine listens alone.
"""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import anyio
import anyio.to_process
import anyio.to_thread
import structlog

from worthit.errors import WorthItError
from worthit.reviews.analyzers.judge import SentenceJudge
from worthit.reviews.heard import NOTHING, Heard
from worthit.reviews.language import Language
from worthit.reviews.listen import Hosted
from worthit.reviews.sentiment import Engine
from worthit.verdict.hear import hear, reviews_of, to_ask
from worthit.verdict.model import VerdictInput

LISTEN_SECONDS = 20.0
AT_ONCE = 2
FEW_CHARACTERS = 50_000
"""Characters of all reviews together up to which a thread listens: a second's work at most."""
T = TypeVar("T")
log = structlog.get_logger(__name__)


class Listener:
    """Hears what the reviews of some evidence say. judges: hosted models, the first that answers speaks."""

    def __init__(
        self, judges: Sequence[SentenceJudge] = (), engine: Engine = "deep", seconds: float = LISTEN_SECONDS
    ) -> None:
        self._judges = tuple(judges)
        self._engine: Engine = engine
        self._seconds = seconds
        self._free = asyncio.Semaphore(AT_ONCE)

    async def hear(self, evidence: VerdictInput) -> Heard:
        """Reviews that cannot be heard, or not in time, are not: the verdict goes on, and says that they are unread."""
        reviews = reviews_of(evidence)
        if not reviews and not evidence.snapshots:
            return NOTHING
        try:
            hosted = await self._asked(evidence)
            return await self._beside(evidence, partial(hear, evidence, engine=self._engine, hosted=hosted))
        except TimeoutError:
            log.warning("reviews were not heard in time", reviews=len(reviews), seconds=self._seconds)
        except Exception:
            log.exception("listening broke off", reviews=len(reviews))
        return NOTHING

    async def _beside(self, evidence: VerdictInput, work: Callable[[], T]) -> T:
        """Waiting for a free place does not count as taking long."""
        async with self._free, asyncio.timeout(self._seconds):
            if sum(len(review.text) for review in reviews_of(evidence)) <= FEW_CHARACTERS:
                return await anyio.to_thread.run_sync(work, abandon_on_cancel=True)
            return await anyio.to_process.run_sync(work, cancellable=True)

    async def _asked(self, evidence: VerdictInput) -> Hosted | None:
        """What a hosted model says of each passage; None where there is none, or none that can answer."""
        if not self._judges:
            return None
        passages = await self._beside(evidence, partial(to_ask, evidence))
        texts = [one.text for one in passages]
        languages: list[Language] = [one.language for one in passages]
        for judge in self._judges if passages else ():
            try:
                async with asyncio.timeout(self._seconds):
                    scores = await judge.judge(texts, languages)
                return Hosted(name=judge.name, scores=dict(zip(texts, believed(scores), strict=True)))
            except WorthItError as error:
                log.warning("a judge of sentences cannot answer", judge=judge.name, reason=error.detail)
            except Exception as error:  # noqa: BLE001 - what a plugin may raise; the embedded engine listens instead
                log.warning("a judge of sentences failed", judge=judge.name, reason=type(error).__name__)
        return None


def believed(scores: Sequence[float]) -> Sequence[float]:
    """The scores of a judge. Raises ValueError where one lies outside -1 to 1."""
    if not all(-1.0 <= score <= 1.0 for score in scores):
        raise ValueError("a score lies outside -1 to 1")
    return scores
