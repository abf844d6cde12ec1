"""How long is kept what belongs to those who ask: which of its rows are over."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, not_, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from worthit.config import AccountsSettings
from worthit.storage.tables import (
    AccountRow,
    ApiKeyRow,
    AskedRow,
    Base,
    IdempotencyRow,
    LookupRow,
    SessionRow,
    SlotRow,
    UsageRow,
)

DEAD_KEY_DAYS = 30
"""How long is known that there was a key that can no longer be used."""
ADDRESS_DAYS = 2
"""How long is known how much was asked from an address; its limit is that of one hour."""
_ACCOUNT = "account:"


def over_of_accounts(settings: AccountsSettings, now: datetime) -> list[tuple[type[Base], ColumnElement[bool]]]:
    """Tables, and which of their rows go.

    Accounts and identities stay until they are erased. What a request that was under way wrote of an account that was
    erased meanwhile goes too.
    """
    dead = now - timedelta(days=DEAD_KEY_DAYS)
    asked = now - timedelta(days=settings.history_days)
    return [
        (SessionRow, SessionRow.expires_at <= now),
        (ApiKeyRow, or_(ApiKeyRow.expires_at < dead, ApiKeyRow.revoked_at < dead)),
        (UsageRow, _usage_is_over(settings, now)),
        (SlotRow, SlotRow.until <= now),
        (AskedRow, or_(AskedRow.at < asked, _is_erased(AskedRow.account_id))),
        (LookupRow, LookupRow.until <= now),
        (IdempotencyRow, IdempotencyRow.until <= now),
    ]


def _usage_is_over(settings: AccountsSettings, now: datetime) -> ColumnElement[bool]:
    is_of_account = UsageRow.subject.startswith(_ACCOUNT)
    erased = and_(is_of_account, _is_erased(func.substr(UsageRow.subject, len(_ACCOUNT) + 1)))
    return or_(
        UsageRow.began_at < now - timedelta(days=settings.usage_days),
        and_(not_(is_of_account), UsageRow.began_at < now - timedelta(days=ADDRESS_DAYS)),
        erased,
    )


def _is_erased(account_id: ColumnElement[str] | InstrumentedAttribute[str]) -> ColumnElement[bool]:
    return account_id.not_in(select(AccountRow.id))
