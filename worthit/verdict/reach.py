"""The one use case of every face: a link or saved pages in, a verdict out, within one deadline, telling progress."""

import asyncio
import secrets
from datetime import datetime

import structlog
from msgspec import Struct, structs

from worthit.errors import AnalysisUnavailable, DeadlineExceeded
from worthit.events import EventBus, VerdictReached
from worthit.product.model import Product, ProductRef
from worthit.reviews.analyzers.judge import SentenceJudge
from worthit.reviews.sentiment import Engine
from worthit.verdict.alternatives import compared_on_page, find_alternatives
from worthit.verdict.analyze import Analyzer
from worthit.verdict.bundle.keep import pack, weighed_now
from worthit.verdict.bundle.model import Weighed
from worthit.verdict.discouraged import reasons_against
from worthit.verdict.explain import explain
from worthit.verdict.follow_ups import can_be_followed
from worthit.verdict.gather import Gatherer
from worthit.verdict.listening import Listener
from worthit.verdict.memory import Memory, in_short
from worthit.verdict.model import Alternative, Note, ProductSummary, VerdictDocument, VerdictInput
from worthit.verdict.parameters import DEFAULT
from worthit.verdict.question import OnProgress, Progress, Question
from worthit.verdict.satisfaction import stars_between
from worthit.verdict.weigh import weigh

ANALYZER_SECONDS = 5.0
"""How long a plugin may take to say something; the verdict itself does not need it."""
log = structlog.get_logger(__name__)


class Reviewing(Struct, frozen=True, kw_only=True):
    """Who has a say about reviews: the embedded engine, judges of sentences before it (the first that answers), and
    analyzers, who remark.
    """

    engine: Engine = "deep"
    judges: tuple[SentenceJudge, ...] = ()
    analyzers: tuple[Analyzer, ...] = ()


class Reach:
    """The use case over its parts. A store that is down costs the history and the keeping, not the verdict."""

    def __init__(
        self,
        *,
        gatherer: Gatherer,
        memory: Memory,
        events: EventBus,
        reviewing: Reviewing | None = None,
        deadline_seconds: float = 30.0,
        follow_days: int = 0,
    ) -> None:
        self._gatherer = gatherer
        self._memory = memory
        self._events = events
        reviewing = reviewing or Reviewing()
        self._listener, self._analyzers = Listener(reviewing.judges, reviewing.engine), reviewing.analyzers
        self._deadline_seconds = deadline_seconds
        self._follow_days = follow_days

    async def reach(self, question: Question, on_progress: OnProgress | None = None) -> VerdictDocument:
        """See `Verdicts.reach`."""
        try:
            async with asyncio.timeout(self._deadline_seconds):
                return await self._reach(question, on_progress or _silently)
        except TimeoutError:
            raise DeadlineExceeded(f"No verdict within {self._deadline_seconds:g} seconds. Try again later.") from None

    async def at_hand(self, question: Question) -> VerdictDocument | None:
        """See `Verdicts.at_hand`: here every verdict is reached anew."""
        return None

    async def get(self, verdict_id: str) -> VerdictDocument:
        """See `Verdicts.get`."""
        return await self._memory.verdicts.get(verdict_id)

    async def _reach(self, question: Question, on_progress: OnProgress) -> VerdictDocument:
        shown, evidence = await self._gatherer.gather(question, on_progress)
        await on_progress(Progress(stage="weigh"))
        weighed = weighed_now(evidence, await self._listener.hear(evidence))
        verdict = await asyncio.to_thread(weigh, weighed.evidence, weighed.heard, weighed.parameters)
        notes = await self._notes(evidence)
        await on_progress(Progress(stage="explain"))
        ref, product, provenance = shown.ref, shown.product, shown.provenance
        rating = stars_between(product, DEFAULT.satisfaction)
        followed_days = self._follow_days if can_be_followed(ref, provenance, product.price) else 0
        document = await self._keep(
            VerdictDocument(
                id=secrets.token_hex(10),
                created_at=shown.now,
                provenance=provenance,
                ref=ref,
                product=_summary(product),
                verdict=verdict,
                explanation=explain(
                    product,
                    verdict,
                    shop=ref.shop if ref else None,
                    provenance=provenance,
                    followed_days=followed_days,
                ),
                notes=notes,
                followed_days=followed_days,
                rating=rating,
                alternatives=await self._alternatives(product, ref, shown.now),
            ),
            weighed,
        )
        if provenance == "taken_in" and not document.kept:
            raise AnalysisUnavailable("Nothing was taken in: the database cannot be used; `worthit doctor` tells why.")
        if provenance != "your_copy" and ref is not None:
            await self._memory.remember(
                ref,
                product,
                rating,
                shown.at,
                discouraged=bool(reasons_against(verdict)),
                verdict_id=document.id if document.kept else None,
            )
        await self._events.publish(
            VerdictReached(id=document.id, key=ref.key if ref else None, value_score=verdict.value_score)
        )
        return document

    async def _alternatives(self, product: Product, ref: ProductRef | None, now: datetime) -> tuple[Alternative, ...]:
        """What is better for the money, of what is known here and of what the page compares with the product."""
        known = await self._memory.similar(product, now)
        discouraged = await self._memory.discouraged({shown.key for _, shown in compared_on_page(product)})
        return find_alternatives(product, ref, known, discouraged)

    async def _notes(self, evidence: VerdictInput) -> tuple[Note, ...]:
        """What plugins have to say beside the verdict. An analyzer that fails or is slow is left out."""
        notes: list[Note] = []
        for analyzer in self._analyzers:
            try:
                async with asyncio.timeout(ANALYZER_SECONDS):
                    notes.extend(await analyzer.analyze(evidence))
            except Exception as error:  # noqa: BLE001 - what a plugin has to say is beside the verdict
                log.warning("analyzer failed", analyzer=analyzer.name, reason=in_short(error))
        return tuple(notes)

    async def _keep(self, document: VerdictDocument, weighed: Weighed) -> VerdictDocument:
        try:
            await self._memory.verdicts.save(document, await asyncio.to_thread(pack, weighed))
        except Exception as error:  # noqa: BLE001 - whatever ails the store, the verdict was reached
            log.warning("verdict cannot be stored", verdict=document.id, reason=in_short(error))
            return structs.replace(document, kept=False)
        return document


async def _silently(_: Progress) -> None:
    return None


def _summary(product: Product) -> ProductSummary:
    return ProductSummary(
        title=product.title,
        price=product.price,
        price_high=product.price_high,
        list_price=product.list_price,
        currency=product.currency,
        rating=product.rating,
        rating_best=product.rating_best,
        owners=product.owners,
        availability=product.availability,
        brand=product.brand,
        image=product.image,
        unit_price=product.unit_price,
        condition=product.condition,
    )
