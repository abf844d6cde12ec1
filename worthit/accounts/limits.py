"""How much an asker may ask: a number of questions in a window of time, and look-ups at once.

Accounts ask as their plan says, in a day of UTC; whoever has none asks as the operator says, in an hour.
"""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from math import ceil

from msgspec import Struct

from worthit.accounts.model import Account, Asker
from worthit.accounts.plans import PLANS, has_ended, in_force
from worthit.accounts.reachable import Reachable
from worthit.accounts.slots import NoSlot, Slots
from worthit.accounts.usage import Counted, Usage, Window, window_of
from worthit.config import LimitsSettings
from worthit.errors import NotAuthenticated, RateLimited, SubscriptionExpired, TooManyAtOnce, WorthItError
from worthit.storage.database import Database
from worthit.web.rate_limits import NONE_AT_ONCE, at_once_policy, tell, window_limit, window_policy

ANONYMOUS_AT_ONCE = 2
SIGN_UPS_A_DAY = 5
"""Accounts that are made from one address."""
AT_ONCE_RETRY_SECONDS = 2.0
"""When to ask again where too much is under way: a look-up takes about so long."""


class Terms(Struct, frozen=True):
    """What an asker may ask, as it is `now`. most: in the window; None for any number."""

    now: datetime
    window: Window
    most: int | None
    at_once: int

    @property
    def seconds_left(self) -> int:
        """Until the window ends."""
        return ceil((self.window.ends_at - self.now).total_seconds())

    @property
    def policy(self) -> str:
        """For the header `RateLimit-Policy`."""
        at_once = at_once_policy(self.at_once)
        if self.most is None:
            return at_once
        return f"{window_policy(self.window.name, self.most, self.window.seconds)}, {at_once}"


class Limits:
    """Counts questions and look-ups under way, over all workers.

    lease_seconds: a look-up that takes longer has died. Where the database is down, each process counts by itself.
    """

    def __init__(
        self,
        database: Database,
        settings: LimitsSettings,
        lease_seconds: float,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._reachable = Reachable(database)
        self.usage = Usage(self._reachable)
        self._slots = Slots(self._reachable, lease_seconds, clock)
        self._settings = settings
        self._clock = clock

    def terms(self, asker: Asker) -> Terms:
        """What the asker may ask now."""
        now = self._clock()
        if asker.account is None:
            return Terms(now, window_of("hour", now), self._settings.anonymous_per_hour, ANONYMOUS_AT_ONCE)
        plan = in_force(asker.account, now)
        return Terms(now, window_of("day", now), plan.questions_a_day, plan.at_once)

    def asks_freely(self, asker: Asker) -> bool:
        """Whether nothing that the asker asks is limited but what is under way at once."""
        return asker.account is not None and in_force(asker.account, self._clock()).questions_a_day is None

    async def spend(self, asker: Asker, questions: int = 1) -> None:
        """Count questions that are about to be answered: all of them, or none where it raises.

        Raises RateLimited, SubscriptionExpired; NotAuthenticated where only accounts may ask.
        """
        terms = self.terms(asker)
        if terms.most is None:
            self.usage.note(asker.subject, terms.window, questions)
            tell(terms.policy, None)
            return
        if not terms.most:
            raise NotAuthenticated("Only accounts may ask here.")
        counted = await self.usage.add(asker.subject, terms.window, questions, terms.most)
        tell(terms.policy, window_limit(terms.window.name, max(0, terms.most - counted.used), terms.seconds_left))
        if not counted.fits:
            raise _refusal(asker.account, questions, counted, terms)

    @asynccontextmanager
    async def at_once(self, asker: Asker) -> AsyncGenerator[None, None]:
        """A look-up under way, within. Raises TooManyAtOnce."""
        terms = self.terms(asker)
        try:
            async with self._slots.held(asker.subject, terms.at_once):
                yield
        except NoSlot:
            tell(terms.policy, NONE_AT_ONCE)
            detail = f"{terms.at_once} look-ups of yours are under way; wait until one of them is done."
            raise TooManyAtOnce(detail, AT_ONCE_RETRY_SECONDS) from None

    @asynccontextmanager
    async def asking(self, asker: Asker, questions: int = 1) -> AsyncGenerator[None, None]:
        """Questions counted, and looked up within, as one look-up. Raises as `spend` and `at_once` do.

        What is too much at once is not counted.
        """
        async with self.at_once(asker):
            await self.spend(asker, questions)
            yield

    async def sign_up(self, asker: Asker) -> None:
        """Count an account that is about to be made. Raises RateLimited."""
        now = self._clock()
        day = window_of("day", now)
        counted = await self.usage.add(f"sign-up:{asker.subject}", day, 1, SIGN_UPS_A_DAY)
        if not counted.fits:
            seconds_left = ceil((day.ends_at - now).total_seconds())
            raise RateLimited("Too many accounts were made from here today.", seconds_left)

    async def aclose(self) -> None:
        """Write what is not written. Nothing is counted afterwards."""
        await self._slots.aclose()
        await self.usage.aclose()
        await self._reachable.aclose()

    def forget(self, account_id: str) -> None:
        """The account was erased: write nothing more of it."""
        self.usage.forget(f"account:{account_id}")


def _refusal(account: Account | None, questions: int, counted: Counted, terms: Terms) -> WorthItError:
    assert terms.most is not None
    if account is not None and _was_enough(account, counted.used + questions, terms.now):
        return SubscriptionExpired(
            f"The {account.plan} plan of this account has ended; the free one allows {terms.most} questions a day."
        )
    left = max(0, terms.most - counted.used)
    return RateLimited(
        f"{f'Only {left}' if left else 'None'} of {terms.most} questions {'is' if left <= 1 else 'are'} left until "
        f"{terms.window.ends_at:%H:%M} UTC.",
        terms.seconds_left,
    )


def _was_enough(account: Account, questions: int, now: datetime) -> bool:
    """Whether a plan that has ended would have allowed so many questions a day."""
    if not has_ended(account, now):
        return False
    most = PLANS[account.plan].questions_a_day
    return most is None or questions <= most
