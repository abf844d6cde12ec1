"""Who asks: accounts, and the asker of one request. No framework here."""

from datetime import datetime
from typing import Literal, get_args

from msgspec import Struct

PlanName = Literal["free", "basic", "premium"]
Scope = Literal["verdicts", "watches", "account", "admin"]
"""What a key allows: to ask for verdicts and read one's own, to watch prices, to see and alter the account with its
keys, and to see and alter everybody's.
"""
SCOPES: tuple[Scope, ...] = get_args(Scope)
OWN_SCOPES: frozenset[Scope] = frozenset(SCOPES) - {"admin"}
"""What people may give to keys of theirs; `admin` is given on the command line alone."""
By = Literal["nobody", "key", "session", "telegram"]


class Account(Struct, frozen=True, kw_only=True):
    """Somebody who asks. plan: as it was given, also when its time is over. telegram_id: who it is there."""

    id: str
    created_at: datetime
    plan: PlanName = "free"
    plan_until: datetime | None = None
    telegram_id: str | None = None


class Asker(Struct, frozen=True, kw_only=True):
    """Who sent one request. subject: `account:<id>`, or `address:<keyed hash>` of who has none: what is asked is
    counted by it, and what is kept is theirs by it.

    by: with what they said who they are; `telegram` is what a Mini App was started with. key_id: of the API key.
    """

    subject: str
    account: Account | None = None
    scopes: frozenset[Scope] = frozenset()
    by: By = "nobody"
    key_id: str | None = None
