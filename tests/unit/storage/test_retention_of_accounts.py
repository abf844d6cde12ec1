"""What belongs to those who ask goes when it is over; accounts themselves stay until they are erased."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.unit.storage.keeping import OF_ACCOUNTS, alert, counts_of_accounts, everything_of, keep, watch
from worthit.config import AccountsSettings, EvidenceSettings
from worthit.storage.database import Database
from worthit.storage.retention import Retention
from worthit.storage.tables import AccountRow, ApiKeyRow, AskedRow, Base, UsageRow

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
KEPT = {"accounts", "identities"}


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


async def removed(database: Database, settings: AccountsSettings = AccountsSettings()) -> dict[str, int]:
    retention = Retention(database, EvidenceSettings(), settings, lambda: NOW)
    return {table: count for table, count in (await retention.remove_what_is_over()).items() if count}


def usage(subject: str, days: float) -> UsageRow:
    return UsageRow(subject=subject, began_at=days_ago(days), seconds=3600, used=1)


def key(name: str, **ends: datetime) -> ApiKeyRow:
    return ApiKeyRow(id=name, account_id="anna", digest="d", name="n", scopes=[], created_at=days_ago(900), **ends)


def anna() -> AccountRow:
    return AccountRow(id="anna", created_at=days_ago(900), plan="free")


async def test_each_table_that_knows_who_asks_is_swept_but_accounts_and_who_they_are(database: Database) -> None:
    await keep(database, *everything_of("anna", days_ago(401)))
    assert set(await removed(database)) == OF_ACCOUNTS - KEPT
    assert {table for table, count in (await counts_of_accounts(database)).items() if count} == KEPT


async def test_what_is_not_over_stays(database: Database) -> None:
    await keep(database, *everything_of("anna", NOW + timedelta(minutes=1)))
    assert await removed(database) == {}


@pytest.mark.parametrize(
    ("row", "settings", "goes"),
    [
        (usage("account:anna", 399), {}, False),
        (usage("account:anna", 401), {}, True),
        (usage("account:anna", 9), {"usage_days": 10}, False),
        (usage("account:anna", 11), {"usage_days": 10}, True),
        (usage("address:abc", 1.9), {}, False),
        (usage("address:abc", 2.1), {}, True),
        (AskedRow(account_id="anna", verdict_id="v", at=days_ago(364)), {}, False),
        (AskedRow(account_id="anna", verdict_id="v", at=days_ago(366)), {}, True),
        (AskedRow(account_id="anna", verdict_id="v", at=days_ago(11)), {"history_days": 10}, True),
        (key("forever"), {}, False),
        (key("expired", expires_at=days_ago(29)), {}, False),
        (key("expired", expires_at=days_ago(31)), {}, True),
        (key("revoked", revoked_at=days_ago(29)), {}, False),
        (key("revoked", revoked_at=days_ago(31)), {}, True),
        (key("revoked first", revoked_at=days_ago(31), expires_at=NOW), {}, True),
    ],
    ids=lambda value: getattr(value, "__tablename__", None),
)
async def test_each_stays_for_its_time(database: Database, row: Base, settings: dict[str, Any], goes: bool) -> None:
    await keep(database, anna())
    async with database.session() as session:
        await session.merge(row)  # one row object serves both databases
    assert await removed(database, AccountsSettings(**settings)) == ({row.__tablename__: 1} if goes else {})


async def test_what_was_written_of_an_account_while_it_was_erased_goes(database: Database) -> None:
    later = NOW + timedelta(minutes=1)
    for account in ("anna", "erased"):
        rows = [row for row in everything_of(account, later) if account == "anna" or not isinstance(row, AccountRow)]
        wish = watch(account, NOW, active=True)
        wish.owner = f"account:{account}"
        await keep(database, *rows, wish, alert(account, NOW))
    assert await removed(database) == dict.fromkeys(OF_ACCOUNTS - {"accounts"} | {"watches", "alerts"}, 1)
    assert set((await counts_of_accounts(database)).values()) == {1}


async def test_an_alert_goes_with_its_watch_and_the_watch_of_a_chat_is_nobodys_account(database: Database) -> None:
    chat = watch("chat", NOW, active=True)
    chat.owner = "telegram:4711"
    await keep(database, chat, alert("chat", NOW), alert("gone", NOW))
    assert await removed(database) == {"alerts": 1}
