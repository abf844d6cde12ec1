"""Looking again: what a person asked about is looked up every day from then on, as politely as everything else."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import httpx
import msgspec
import structlog
from msgspec import Struct, structs

from worthit.errors import AnalysisUnavailable, PageBlocked, ProductNotFound, ShopAsksToWait, WorthItError
from worthit.jobs import Jobs, Periodic
from worthit.product.personal import without_query
from worthit.shared.limiter import Limit, Limiter
from worthit.verdict.follow_ups import CLAIM_SECONDS, FollowUp, FollowUps, State, can_be_followed, own_time
from worthit.verdict.model import VerdictDocument
from worthit.verdict.question import OnProgress, Question, Verdicts

KIND = "look_again"
TICK_SECONDS = 5.0
ADOPT_SECONDS = 60.0
AT_ONCE = 2
MOST_FAILURES = 3
"""So many failures in a row, a day apart, and a product is not looked up any more."""
WAITING_SHARE = 1 / 24
"""Of the time between looks: how soon a shop that asked to wait is asked once more, at the earliest."""
HOUR_SECONDS = 3600.0
MANY = 1000
log = structlog.get_logger(__name__)


class Followed:
    """Verdicts for people: what they ask about is followed. The jobs ask the verdicts within, and extend nothing."""

    def __init__(self, verdicts: Verdicts, follow_ups: FollowUps) -> None:
        self._verdicts = verdicts
        self._follow_ups = follow_ups
        self._noted: OrderedDict[str, None] = OrderedDict()

    async def reach(self, question: Question, on_progress: OnProgress | None = None) -> VerdictDocument:
        """See `Verdicts.reach`."""
        document = await self._verdicts.reach(question, on_progress)
        await self._note(document)
        return document

    async def at_hand(self, question: Question) -> VerdictDocument | None:
        """See `Verdicts.at_hand`."""
        document = await self._verdicts.at_hand(question)
        if document is not None:
            await self._note(document)
        return document

    async def get(self, verdict_id: str) -> VerdictDocument:
        """See `Verdicts.get`."""
        return await self._verdicts.get(verdict_id)

    async def _note(self, document: VerdictDocument) -> None:
        if document.id not in self._noted and can_be_followed(
            document.ref, document.provenance, document.product.price
        ):
            self._noted[document.id] = None  # a thousand may be told the same verdict: it is noted once
            if len(self._noted) > MANY:
                self._noted.popitem(last=False)
            await self._begin(document)

    async def _begin(self, document: VerdictDocument) -> None:
        assert document.ref is not None
        try:
            await self._follow_ups.begin(document.ref.key, document.ref.canonical)
        except Exception as error:  # noqa: BLE001 - whatever ails the store, the verdict was reached
            log.warning("product cannot be followed", reason=type(error).__name__)


class _Look(Struct, frozen=True):
    """What is sent: the product, and until when the claim on it holds, by which it is known to be still wanted."""

    key: str
    claimed_until: datetime


class LookAgain:
    """The jobs. rest: for how many seconds a link's host is left alone, because it asked for that."""

    def __init__(
        self, verdicts: Verdicts, follow_ups: FollowUps, limiter: Limiter, rest: Callable[[str], Awaitable[float]]
    ) -> None:
        self._verdicts = verdicts
        self._follow_ups = follow_ups
        self._limiter = limiter
        self._rest = rest

    def register(self, jobs: Jobs, *, per_host_hour: int, deadline_seconds: float) -> None:
        """Say to `jobs` what there is to do. deadline_seconds: the longest that a verdict may take."""
        per_host = Limit(most=per_host_hour, seconds=HOUR_SECONDS)

        async def send_due() -> None:
            await self._send_due(jobs, per_host)

        jobs.handle(KIND, self._look, limit_seconds=2 * deadline_seconds + 10, at_once=AT_ONCE)
        jobs.every(Periodic(name=KIND, every_seconds=TICK_SECONDS, run=send_due))
        jobs.every(Periodic(name="adopt_watched", every_seconds=ADOPT_SECONDS, run=self._follow_ups.adopt_watched))

    async def _send_due(self, jobs: Jobs, per_host: Limit) -> None:
        for due in await self._follow_ups.due():
            turn = await self._limiter.take(f"look-again:{_host(due.url)}", per_host)
            if turn.allowed:
                await self._send(jobs, due)
            else:
                later = self._follow_ups.now() + timedelta(seconds=turn.wait_seconds)
                put_off = own_time(due.key, later, timedelta(hours=1))
                await self._follow_ups.change(due, structs.replace(due, state="active", next_at=put_off))

    async def _send(self, jobs: Jobs, due: FollowUp) -> None:
        """Claim it and send it. One whose claim ran out was lost with whoever looked, which counts as a failure."""
        now = self._follow_ups.now()
        lost = due.state == "looking"
        now_due = after_trouble(due, AnalysisUnavailable("whoever looked it up died"), now) if lost else due
        if now_due.state == "failed":
            await self._follow_ups.change(due, now_due)
            return
        claimed = structs.replace(now_due, state="looking", next_at=now + timedelta(seconds=CLAIM_SECONDS))
        if await self._follow_ups.change(due, claimed):
            await jobs.enqueue(KIND, msgspec.json.encode(_Look(claimed.key, claimed.next_at)))

    async def _look(self, body: bytes) -> None:
        look = msgspec.json.decode(body, type=_Look)
        due = await self._follow_ups.get(look.key)
        if due is None or due.state != "looking" or due.next_at != look.claimed_until:
            return  # somebody looked meanwhile
        await self._follow_ups.change(due, await self._afterwards(due, await self._trouble_with(due.url)))

    async def _trouble_with(self, url: str) -> WorthItError | None:
        """Look the product up. A host that asks to wait does so with a page that looks like a block."""
        try:
            await self._verdicts.reach(Question(url=url, anew=True))
        except PageBlocked as error:
            return ShopAsksToWait(error.detail) if await self._rest(url) else error
        except WorthItError as error:
            return error
        except Exception:
            log.exception("looking again failed")
            return AnalysisUnavailable("a fault of ours")
        return None

    async def _afterwards(self, due: FollowUp, trouble: WorthItError | None) -> FollowUp:
        now, every = self._follow_ups.now(), self._follow_ups.every
        next_at = own_time(due.key, now, every)
        if trouble is None:
            return structs.replace(due, state="active", next_at=next_at, failures=0, trouble=None)
        if isinstance(trouble, ShopAsksToWait) and due.trouble != "ShopAsksToWait":
            said = timedelta(seconds=await self._rest(due.url))
            next_at = now + max(said, every * WAITING_SHARE)
        outcome = after_trouble(due, trouble, next_at)
        if outcome.state != "active":
            log.info("not looked up any more", url=without_query(due.url), state=outcome.state, reason=trouble.detail)
        return outcome


def after_trouble(due: FollowUp, trouble: WorthItError, next_at: datetime) -> FollowUp:
    """What becomes of following a product that could not be looked up. Pure.

    A block stops it at once; a page that is not there, the second time in a row; another failure, the third. Being
    asked to wait is no failure.
    """
    name = type(trouble).__name__
    if isinstance(trouble, ShopAsksToWait):
        return structs.replace(due, state="active", next_at=next_at, trouble=name)
    failures = due.failures + 1
    if isinstance(trouble, PageBlocked):
        return structs.replace(due, state="blocked", failures=failures, trouble=name)
    if isinstance(trouble, ProductNotFound) and due.trouble == name:
        return structs.replace(due, state="gone", failures=failures, trouble=name)
    state: State = "failed" if failures >= MOST_FAILURES else "active"
    return structs.replace(due, state=state, next_at=next_at, failures=failures, trouble=name)


def _host(url: str) -> str:
    try:
        return httpx.URL(url).netloc.decode("ascii")
    except httpx.InvalidURL:
        return ""  # looking it up will say so
