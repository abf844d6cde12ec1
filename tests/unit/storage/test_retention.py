"""What was kept for as long as the settings say goes; what was not, stays."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.unit.storage.keeping import alert, counts, everything_about, keep, price, review, watch
from worthit.config import AccountsSettings, EvidenceSettings
from worthit.storage import retention
from worthit.storage.database import Database
from worthit.storage.retention import Retention

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ONE_DAY = EvidenceSettings(reviews_days=1, prices_days=1, verdicts_days=1)


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


async def remove(database: Database, settings: EvidenceSettings = ONE_DAY) -> dict[str, int]:
    return await Retention(database, settings, AccountsSettings(), lambda: NOW).remove_what_is_over()


async def test_each_table_that_knows_products_is_swept(database: Database) -> None:
    await keep(database, *everything_about("old", days_ago(40)))
    assert set((await counts(database)).values()) == {1}
    await remove(database)
    assert set((await counts(database)).values()) == {0}


async def test_what_is_not_over_stays(database: Database) -> None:
    await keep(database, *everything_about("new", days_ago(0.5)))
    before = await counts(database)
    assert sum((await remove(database)).values()) == 0
    assert await counts(database) == before


@pytest.mark.parametrize(
    ("settings", "goes"),
    [
        ({"reviews_days": 100}, {"reviews": 1}),
        ({"prices_days": 100}, {"prices": 1, "price_archives": 1, "ratings": 1, "products": 1}),
        ({"verdicts_days": 100}, {"verdicts": 1}),
    ],
)
async def test_each_setting_counts_for_its_own(
    database: Database, settings: dict[str, int], goes: dict[str, int]
) -> None:
    long = {"reviews_days": 10_000, "prices_days": 10_000, "verdicts_days": 10_000}
    rows = [row for row in everything_about("old", days_ago(101)) if row.__tablename__ not in ("alerts", "watches")]
    await keep(database, *(row for row in rows if row.__tablename__ != "follow_ups"))
    removed = await remove(database, EvidenceSettings(**{**long, **settings}))
    assert {table: count for table, count in removed.items() if count} == goes


async def test_by_default_a_year_of_verdicts_two_of_reviews_and_ten_of_prices_are_kept(database: Database) -> None:
    await keep(database, *everything_about("a", days_ago(364)), *everything_about("b", days_ago(366)))
    await keep(database, review("c", days_ago(731)), price("c", days_ago(3649)), price("c", days_ago(3651)))
    await remove(database, EvidenceSettings())
    left = await counts(database)
    assert (left["verdicts"], left["verdict_evidence"], left["reviews"], left["prices"]) == (1, 1, 2, 3)


async def test_the_evidence_of_other_verdicts_stays(database: Database) -> None:
    await keep(database, *everything_about("old", days_ago(2)), *everything_about("new", NOW))
    await remove(database)
    left = await counts(database)
    assert (left["verdicts"], left["verdict_evidence"]) == (1, 1)


async def test_alerts_that_are_not_told_stay_and_so_does_their_watch(database: Database) -> None:
    await keep(database, watch("k", days_ago(90), active=False), alert("k", days_ago(90)))
    assert sum((await remove(database)).values()) == 0


async def test_alerts_that_were_given_up_go_like_those_that_were_told(database: Database) -> None:
    await keep(database, watch("k", days_ago(90), active=True), alert("k", days_ago(31), given_up=True))
    removed = await remove(database)
    assert (removed["alerts"], removed["watches"]) == (1, 0)


async def test_reviews_count_from_when_they_were_last_seen(database: Database) -> None:
    seen_again = review("k", days_ago(500))
    seen_again.last_seen = NOW
    await keep(database, seen_again, review("k", days_ago(500), review_id="r2"))
    assert (await remove(database))["reviews"] == 1


async def test_more_than_one_transaction_removes_are_all_removed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 3)
    monkeypatch.setattr(retention, "NUMBERS_AT_ONCE", 4)
    await keep(database, *(review("k", days_ago(9), review_id=str(number)) for number in range(10)))
    await keep(database, *(price("k", days_ago(9 if number % 2 else 0)) for number in range(21)))
    removed = await remove(database)
    assert (removed["reviews"], removed["prices"]) == (10, 10)
    left = await counts(database)
    assert (left["reviews"], left["prices"]) == (0, 11)
