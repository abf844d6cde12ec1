"""From a question to the evidence: what the page shows, what its giver gave before, what this instance remembers."""

from collections.abc import Callable
from datetime import UTC, datetime

from msgspec import Struct, structs

from worthit.errors import InvalidRequest, PagesDisagree
from worthit.product.lookup import LookedUp, Lookup, OnStage
from worthit.product.model import PageName, PageReading, Product, ProductRef, Review
from worthit.product.same import name_of_product, why_not_exactly, why_other
from worthit.reviews.authors import pseudonymous
from worthit.secrets.pseudonyms import Pseudonyms
from worthit.verdict.bundle.keep import kept
from worthit.verdict.memory import Memory, snapshot_of
from worthit.verdict.model import Provenance, VerdictInput
from worthit.verdict.question import OnProgress, Progress, Question, Stage


class Shown(Struct, frozen=True, kw_only=True):
    """What was looked at. now: when it was looked at. at: when its price stood there. before: reviews that its giver
    gave with earlier pages.
    """

    ref: ProductRef | None
    product: Product
    provenance: Provenance
    now: datetime
    at: datetime
    before: tuple[Review, ...] = ()


class Gatherer:
    """Gathers evidence. Authors are named as only this instance can name them."""

    def __init__(
        self,
        lookup: Lookup,
        memory: Memory,
        pseudonyms: Pseudonyms,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._lookup = lookup
        self._memory = memory
        self._pseudonyms = pseudonyms
        self._clock = clock

    async def gather(self, question: Question, on_progress: OnProgress) -> tuple[Shown, VerdictInput]:
        """What was looked at, and all that is known of it. Raises what `Verdicts.reach` does, but for the deadline."""

        async def on_stage(stage: Stage, detail: str | None = None) -> None:
            await on_progress(Progress(stage=stage, detail=detail))

        shown = await self._look(question, self._clock(), on_stage)
        await on_stage("price", _what_was_read(shown.product))
        known = await self._memory.recall(shown.ref, shown.product, shown.at)
        return shown, VerdictInput(
            product=shown.product,
            reviews=(*shown.before, *known.reviews),
            points=known.points,
            snapshots=(*known.snapshots, snapshot_of(shown.product, shown.at)),
            now=shown.at,
        )

    async def _look(self, question: Question, now: datetime, on_stage: OnStage) -> Shown:
        if question.adds_to is not None and question.seen_at is not None:
            raise InvalidRequest("What is added to a verdict counts in it alone.", field="adds_to")
        if question.adds_to is not None:
            return await self._add(question.adds_to, question, now, on_stage)
        if question.pages:
            found = await self._lookup.take(question.pages, question.url, on_stage)
        elif question.url is not None:
            found = await self._lookup.fetch(question.url, on_stage)
        else:
            raise InvalidRequest("Give a link, or the saved page of a product.", field="url")
        if question.seen_at is not None:
            await self._check_is_its_own(found)
        assert found.reading.product is not None
        return Shown(
            ref=found.ref,
            product=await self._keyed(found.reading.product),
            provenance=_provenance(question),
            now=now,
            at=question.seen_at or now,
        )

    async def _check_is_its_own(self, found: LookedUp) -> None:
        """What counts for all must be what it is said to be: the page of this very link."""
        if found.ref is None:
            raise InvalidRequest("Only pages whose link is known can be taken in: give the link too.", field="url")
        if found.ref.kind == "short":
            raise InvalidRequest("A short link does not say which product it leads to.", field="url")
        known_title = await self._memory.title_of(found.ref)
        for page in found.reading.names:
            if because := why_not_exactly(found.ref, known_title, page):
                raise PagesDisagree(f"The page cannot be taken in for this link: {because}.", "pages")

    async def _add(self, verdict_id: str, question: Question, now: datetime, on_stage: OnStage) -> Shown:
        """Further pages to those that an earlier verdict was reached from; only those that know its id can do that."""
        if not question.pages:
            raise InvalidRequest("Give the pages that are to be added.", field="pages")
        earlier, content = await self._memory.verdicts.with_evidence(verdict_id)
        evidence = kept(content).evidence
        link = earlier.ref.url if earlier.ref else question.url
        found = await self._lookup.take(question.pages, link, on_stage, reviews_suffice=True)
        added = await self._keyed(found.reading.product or Product())
        product, before = evidence.product or Product(), evidence.reviews
        _check_belongs(name_of_product(product, earlier.ref), found.reading)
        if found.reading.kind == "product":
            return Shown(
                ref=found.ref or earlier.ref,
                product=added,
                provenance="your_copy",
                now=now,
                at=now,
                before=(*product.reviews, *before),
            )
        return Shown(
            ref=earlier.ref,
            product=product,
            provenance="your_copy",
            now=now,
            at=evidence.latest_time or now,
            before=(*before, *added.reviews),
        )

    async def _keyed(self, product: Product) -> Product:
        return structs.replace(product, reviews=await pseudonymous(product.reviews, self._pseudonyms))


def _check_belongs(earlier: PageName, added: PageReading) -> None:
    because = next((why for page in added.names if (why := why_other(earlier, page))), None)
    if because:
        raise PagesDisagree(f"The pages belong to another product than the verdict ({because}).", "pages")


def _provenance(question: Question) -> Provenance:
    if not question.pages:
        return "fetched"
    return "taken_in" if question.seen_at is not None else "your_copy"


def _what_was_read(product: Product) -> str:
    owners = product.owners
    return f"{len(product.reviews)} reviews read" + (f", {owners:,} owners" if owners is not None else "")
