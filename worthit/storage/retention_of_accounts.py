"""How long is kept what belongs to those who ask: which of its rows are over."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, not_, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from worthit.config import AccountsSettings
from worthit.storage.tables import (
    AccountRow,
    AlertRow,
    ApiKeyRow,
    AskedRow,
    Base,
    IdempotencyRow,
    IdentityRow,
    LookupRow,
    SessionRow,
    SlotRow,
    UsageRow,
    WatchRow,
)

DEAD_KEY_DAYS = 30
"""How long is known that there was a key that can no longer be used."""
ADDRESS_DAYS = 2
"""How long is known how much was asked from an address; its limit is that of one hour."""
_ACCOUNT = "account:"


def over_of_accounts(settings: AccountsSettings, now: datetime) -> list[tuple[type[Base], ColumnElement[bool]]]:
    """Tables, and which of their rows go.

    Accounts and identities stay until they are erased. What was written of an account while it was erased goes too.
    """
    dead = now - timedelta(days=DEAD_KEY_DAYS)
    asked = now - timedelta(days=settings.history_days)
    return [
        (IdentityRow, _is_erased(IdentityRow.account_id)),
        (SessionRow, or_(SessionRow.expires_at <= now, _is_erased(SessionRow.account_id))),
        (
            ApiKeyRow,
            or_(ApiKeyRow.expires_at < dead, ApiKeyRow.revoked_at < dead, _is_erased(ApiKeyRow.account_id)),
        ),
        (UsageRow, _usage_is_over(settings, now)),
        (SlotRow, or_(SlotRow.until <= now, _is_of_erased(SlotRow.subject))),
        (AskedRow, or_(AskedRow.at < asked, _is_erased(AskedRow.account_id))),
        (LookupRow, or_(LookupRow.until <= now, _is_of_erased(LookupRow.subject))),
        (IdempotencyRow, or_(IdempotencyRow.until <= now, _is_of_erased(IdempotencyRow.subject))),
        (WatchRow, _is_of_erased(WatchRow.owner)),
        (AlertRow, AlertRow.watch_id.not_in(select(WatchRow.id))),
    ]


def _usage_is_over(settings: AccountsSettings, now: datetime) -> ColumnElement[bool]:
    is_of_account = UsageRow.subject.startswith(_ACCOUNT)
    return or_(
        UsageRow.began_at < now - timedelta(days=settings.usage_days),
        and_(not_(is_of_account), UsageRow.began_at < now - timedelta(days=ADDRESS_DAYS)),
        _is_of_erased(UsageRow.subject),
    )


def _is_of_erased(subject: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """subject: `account:<id>`, or somebody who is no account."""
    return and_(subject.startswith(_ACCOUNT), _is_erased(func.substr(subject, len(_ACCOUNT) + 1)))


def _is_erased(account_id: ColumnElement[str] | InstrumentedAttribute[str]) -> ColumnElement[bool]:
    return account_id.not_in(select(AccountRow.id))
