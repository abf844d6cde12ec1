"""How an account stands: its plan, and what it may still ask."""

from datetime import datetime

from msgspec import Struct

from worthit.accounts.limits import Limits
from worthit.accounts.model import Account, Asker, PlanName
from worthit.accounts.plans import Plan, has_ended, in_force


class Standing(Struct, frozen=True, kw_only=True):
    """How an account stands now.

    plan: the one in force. given: the one that the account was given, `until` then (None: without an end); once that
    is over, `ended`, the free one is in force. used: questions of today (UTC); a new day begins at `resets_at`.
    """

    plan: Plan
    given: PlanName
    until: datetime | None
    ended: bool
    used: int
    resets_at: datetime

    @property
    def left(self) -> int | None:
        """Questions that may still be asked today; None for any number."""
        most = self.plan.questions_a_day
        return None if most is None else max(0, most - self.used)


async def standing(asker: Asker, account: Account, limits: Limits) -> Standing:
    """How the account of an asker stands. Where the database is down, `used` is what this process counted."""
    terms = limits.terms(asker)
    return Standing(
        plan=in_force(account, terms.now),
        given=account.plan,
        until=account.plan_until,
        ended=has_ended(account, terms.now),
        used=await limits.usage.used(asker.subject, terms.window),
        resets_at=terms.window.ends_at,
    )
