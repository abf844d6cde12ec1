"""The one use case of every face: a link or saved pages in, a verdict out, within one deadline, telling progress."""

import asyncio
import secrets
from collections.abc import Callable
from datetime import UTC, datetime

import structlog
from msgspec import Struct, structs

from worthit.errors import AnalysisUnavailable, DeadlineExceeded, InvalidRequest, WorthItError
from worthit.events import EventBus, ProductSeen, VerdictReached
from worthit.price.model import PricePoint
from worthit.price.sightings import Sightings
from worthit.product.lookup import Lookup
from worthit.product.model import Product, ProductRef, RatingSnapshot
from worthit.reviews.analyzers.judge import SentenceJudge
from worthit.reviews.sentiment import Engine
from worthit.reviews.snapshots import Snapshots
from worthit.verdict.analyze import Analyzer
from worthit.verdict.explain import explain
from worthit.verdict.listening import Listener
from worthit.verdict.model import Note, ProductSummary, Provenance, VerdictDocument, VerdictInput
from worthit.verdict.question import OnProgress, Progress, Question, Stage
from worthit.verdict.store import VerdictStore
from worthit.verdict.weigh import weigh

ANALYZER_SECONDS = 5.0
"""How long a plugin may take to say something; the verdict itself does not need it."""
log = structlog.get_logger(__name__)


class Memory(Struct, frozen=True, kw_only=True):
    """What this instance remembers: verdicts reached, prices and ratings seen."""

    verdicts: VerdictStore
    prices: Sightings
    ratings: Snapshots


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
        lookup: Lookup,
        memory: Memory,
        events: EventBus,
        reviewing: Reviewing | None = None,
        deadline_seconds: float = 30.0,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._lookup = lookup
        self._memory = memory
        self._events = events
        reviewing = reviewing or Reviewing()
        self._listener, self._analyzers = Listener(reviewing.judges, reviewing.engine), reviewing.analyzers
        self._deadline_seconds = deadline_seconds
        self._clock = clock

    async def reach(self, question: Question, on_progress: OnProgress | None = None) -> VerdictDocument:
        """See `Verdicts.reach`."""
        if not question.url and not question.pages:
            raise InvalidRequest("Give a link, or the saved page of a product.", field="url")
        try:
            async with asyncio.timeout(self._deadline_seconds):
                return await self._reach(question, on_progress or _silently)
        except TimeoutError:
            raise DeadlineExceeded(f"No verdict within {self._deadline_seconds:g} seconds. Try again later.") from None

    async def get(self, verdict_id: str) -> VerdictDocument:
        """See `Verdicts.get`."""
        try:
            return await self._memory.verdicts.get(verdict_id)
        except WorthItError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever ails the store
            log.warning("verdict cannot be read", verdict=verdict_id, reason=_in_short(error))
            raise AnalysisUnavailable("Stored verdicts cannot be read now.") from None

    async def _reach(self, question: Question, on_progress: OnProgress) -> VerdictDocument:
        async def on_stage(stage: Stage, detail: str | None = None) -> None:
            await on_progress(Progress(stage=stage, detail=detail))

        if question.pages:
            found = await self._lookup.take(question.pages, question.url, on_stage)
            provenance: Provenance = "your_copy"
        else:
            assert question.url is not None
            found = await self._lookup.fetch(question.url, on_stage)
            provenance = "fetched"
        product = found.reading.product
        assert product is not None
        now = self._clock()
        await on_stage("price", _what_was_read(product))
        points, snapshots = await self._evidence_about(found.ref, product)
        await on_stage("weigh")
        evidence = VerdictInput(kind=found.reading.kind, product=product, points=points, snapshots=snapshots, now=now)
        verdict = weigh(evidence, await self._listener.hear(evidence))
        notes = await self._notes(evidence)
        await on_stage("explain")
        document = VerdictDocument(
            id=secrets.token_hex(10),
            created_at=now,
            provenance=provenance,
            ref=found.ref,
            product=_summary(product),
            verdict=verdict,
            explanation=explain(product, verdict, shop=found.ref.shop if found.ref else None, provenance=provenance),
            notes=notes,
        )
        document = await self._keep(document)
        if provenance == "fetched" and found.ref is not None:
            await self._events.publish(_seen(found.ref.key, product, now))
        await self._events.publish(
            VerdictReached(id=document.id, key=found.ref.key if found.ref else None, value_score=verdict.value_score)
        )
        return document

    async def _evidence_about(
        self, ref: ProductRef | None, product: Product
    ) -> tuple[tuple[PricePoint, ...], tuple[RatingSnapshot, ...]]:
        if ref is None:
            return (), ()
        try:
            points = await self._memory.prices.points(ref.key, product.condition)
            return points, await self._memory.ratings.of(ref.key)
        except Exception as error:  # noqa: BLE001 - whatever ails the store, the verdict goes on without it
            log.warning("stored evidence cannot be read; judging without it", reason=_in_short(error))
            return (), ()

    async def _notes(self, evidence: VerdictInput) -> tuple[Note, ...]:
        """What plugins have to say beside the verdict. An analyzer that fails or is slow is left out."""
        notes: list[Note] = []
        for analyzer in self._analyzers:
            try:
                async with asyncio.timeout(ANALYZER_SECONDS):
                    notes.extend(await analyzer.analyze(evidence))
            except Exception as error:  # noqa: BLE001 - what a plugin has to say is beside the verdict
                log.warning("analyzer failed", analyzer=analyzer.name, reason=_in_short(error))
        return tuple(notes)

    async def _keep(self, document: VerdictDocument) -> VerdictDocument:
        try:
            await self._memory.verdicts.save(document)
        except Exception as error:  # noqa: BLE001 - whatever ails the store, the verdict was reached
            log.warning("verdict cannot be stored", verdict=document.id, reason=_in_short(error))
            return structs.replace(document, kept=False)
        return document


def _in_short(error: Exception) -> str:
    """A store that is down is told in one line each time, not in a traceback."""
    return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"


async def _silently(_: Progress) -> None:
    return None


def _what_was_read(product: Product) -> str:
    owners = product.owners
    return f"{len(product.reviews)} reviews read" + (f", {owners:,} owners" if owners is not None else "")


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
    )


def _seen(key: str, product: Product, at: datetime) -> ProductSeen:
    """The fact to remember. An out-of-stock price is shown, never history (docs/verdict.md, "Price honesty")."""
    return ProductSeen(
        key=key,
        at=at,
        price=None if product.availability == "out_of_stock" else product.money,
        condition=product.condition,
        rating=product.rating,
        rating_count=product.owners,
        histogram=dict(product.histogram) if product.histogram is not None else None,
        review_ids=tuple(review.id for review in product.reviews),
    )
