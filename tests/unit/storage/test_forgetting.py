"""What is erased on demand, and what is not touched by it."""

from datetime import UTC, datetime, timedelta

from tests.unit.storage.keeping import counts, everything_about, keep, review
from worthit.storage.database import Database
from worthit.storage.forgetting import Forgetting
from worthit.storage.tables import VerdictEvidenceRow, VerdictRow

AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


async def test_nothing_of_a_product_is_left_and_all_of_another(database: Database) -> None:
    await keep(database, *everything_about("kettle", AT), *everything_about("stool", AT))
    removed = await Forgetting(database).product("kettle")
    left = await counts(database)
    assert set(removed) == set(left)
    assert set(removed.values()) == {1}
    assert set(left.values()) == {1}
    assert set((await Forgetting(database).product("kettle")).values()) == {0}


async def test_a_product_whose_key_is_a_very_long_link_is_found(database: Database) -> None:
    long = "https://shop.example/" + "a" * 4000
    await keep(database, *(row for row in everything_about(long, AT) if row.__tablename__ in ("prices", "reviews")))
    removed = await Forgetting(database).product(long)
    assert (removed["prices"], removed["reviews"]) == (1, 1)


async def test_of_an_author_the_reviews_go_and_the_verdicts_that_may_quote_them(database: Database) -> None:
    day = timedelta(days=1)
    await keep(
        database,
        review("kettle", AT, "anna"),
        review("kettle", AT, "bruno", "r2"),
        review("stool", AT, "bruno"),
        *(
            VerdictRow(id=f"{key}-{when}", created_at=AT + day * when, product_key=key, document=b"{}")
            for key in ("kettle", "stool")
            for when in (-1, 1)
        ),
        VerdictEvidenceRow(verdict_id="kettle-1", content=b"{}"),
        VerdictEvidenceRow(verdict_id="stool-1", content=b"{}"),
    )
    removed = await Forgetting(database).author("anna")
    assert removed == {"reviews": 1, "verdict_evidence": 1, "verdicts": 1}
    left = await counts(database)
    assert (left["reviews"], left["verdict_evidence"], left["verdicts"]) == (2, 1, 3)


async def test_of_an_author_who_wrote_nothing_nothing_goes(database: Database) -> None:
    await keep(database, *everything_about("kettle", AT))
    assert await Forgetting(database).author("nobody") == {"reviews": 0}
    assert set((await counts(database)).values()) == {1}
