"""Listening to reviews beside the event loop: in a process that is killed when it takes too long.

A hosted model is asked first where there is one; when it cannot answer, the embedded engine listens alone.
"""

import asyncio
from collections.abc import Sequence
from functools import partial

import anyio
import anyio.to_process
import structlog

from worthit.errors import WorthItError
from worthit.reviews.analyzers.judge import SentenceJudge
from worthit.reviews.heard import NOTHING, Heard
from worthit.reviews.listen import Hosted
from worthit.verdict.hear import hear, to_ask
from worthit.verdict.model import VerdictInput

LISTEN_SECONDS = 15.0
PROCESSES = 2
log = structlog.get_logger(__name__)


class Listener:
    """Hears what the reviews of some evidence say. judges: hosted models, the first that answers speaks."""

    def __init__(self, judges: Sequence[SentenceJudge] = (), seconds: float = LISTEN_SECONDS) -> None:
        self._judges = tuple(judges)
        self._seconds = seconds
        self._free = asyncio.Semaphore(PROCESSES)

    async def hear(self, evidence: VerdictInput) -> Heard:
        """Reviews that cannot be heard in time are not heard: the verdict says that their texts are unread."""
        reviews = (*(evidence.product.reviews if evidence.product else ()), *evidence.reviews)
        if not reviews and not evidence.snapshots:
            return NOTHING
        try:
            hosted = await self._asked(evidence)
            async with self._free, asyncio.timeout(self._seconds):
                listening = partial(hear, evidence, hosted=hosted)
                return await anyio.to_process.run_sync(listening, cancellable=True)
        except TimeoutError:
            log.warning("reviews were not heard in time", reviews=len(reviews), seconds=self._seconds)
        except anyio.BrokenWorkerProcess:
            log.exception("listening broke off")
        return NOTHING

    async def _asked(self, evidence: VerdictInput) -> Hosted | None:
        """What a hosted model says of each passage; None where there is none, or none that can answer."""
        if not self._judges:
            return None
        async with self._free, asyncio.timeout(self._seconds):
            passages = await anyio.to_process.run_sync(partial(to_ask, evidence), cancellable=True)
        texts, languages = [one.text for one in passages], [one.language for one in passages]
        for judge in self._judges if passages else ():
            try:
                scores = await judge.judge(texts, languages)
                return Hosted(name=judge.name, scores=dict(zip(texts, scores, strict=True)))
            except WorthItError as error:
                log.warning("a judge of sentences cannot answer", judge=judge.name, reason=error.detail)
            except Exception as error:  # noqa: BLE001 - what a plugin may raise; the embedded engine listens instead
                log.warning("a judge of sentences failed", judge=judge.name, reason=type(error).__name__)
        return None
