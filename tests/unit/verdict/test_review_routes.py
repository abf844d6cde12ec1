"""What is known of a product's reviews, over HTTP."""

from datetime import UTC, datetime
from decimal import Decimal

import httpx
import pytest
from msgspec import structs

from tests.unit.verdict.decided import document
from tests.unit.web.conftest import Serve
from worthit.errors import VerdictNotFound
from worthit.product.catalogue import Catalogue
from worthit.product.identify import identify
from worthit.product.known import KnownProducts
from worthit.product.model import Product, Review
from worthit.reviews.kept import KeptReviews
from worthit.reviews.model import Aspect
from worthit.reviews.summary import ReviewSummaries
from worthit.reviews.trust.model import ReviewTrust, Trust
from worthit.storage.columns import public_id
from worthit.storage.database import Database
from worthit.verdict.model import Verdict, VerdictDocument
from worthit.verdict.question import OnProgress, Question
from worthit.verdict.review_routes import review_router

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
KETTLE = identify("https://shop.example/products/kettle")
REVIEWS = f"/v1/products/{public_id(KETTLE.key)}/reviews"
WRITTEN = (
    Review(id="1", text="The lid broke after a week and the shop did nothing about it.", rating=1.0, date="2026-05-01"),
    Review(id="2", text="Das Wasser kocht schnell und der Griff bleibt dabei immer kalt.", rating=5.0, author="f00d"),
    Review(id="3", text="The best kettle that I have ever had in my kitchen.", rating=4.6, date="2026-05-31"),
    Review(id="4", rating=5.0),
)
HANDLE = Aspect(aspect="handle", label="handle", polarity="positive", k=2, n=3, opposite=0, share=(0.2, 0.9))


class One:
    """Verdicts of which one is kept."""

    def __init__(self, kept: VerdictDocument | None) -> None:
        self._kept = kept

    async def reach(self, question: Question, on_progress: OnProgress | None = None) -> VerdictDocument:
        raise AssertionError(question)

    async def at_hand(self, question: Question) -> VerdictDocument | None:
        raise AssertionError(question)

    async def get(self, verdict_id: str) -> VerdictDocument:
        if self._kept is None or self._kept.id != verdict_id:
            raise VerdictNotFound("There is no verdict with this id.")
        return self._kept


async def routes(serve: Serve, database: Database, kept: VerdictDocument | None) -> httpx.AsyncClient:
    seen = Product(title="Kettle", price=Decimal(40), currency="EUR")
    await KnownProducts(database).remember(KETTLE, seen, None, NOON, discouraged=False, verdict_id=document().id)
    reviews = KeptReviews(database)
    await reviews.record(KETTLE.key, WRITTEN, NOON)
    return serve(review_router(Catalogue(database), ReviewSummaries(database, reviews), One(kept)))


async def test_reviews_are_counted_by_stars_and_language(serve: Serve, database: Database) -> None:
    client = await routes(serve, database, None)
    told = (await client.get(REVIEWS)).json()
    assert told["counts"] == {
        "kept": 4,
        "by_stars": {"5": 3, "4": 0, "3": 0, "2": 0, "1": 1},
        "by_language": {"en": 2, "de": 1},
        "newest": "2026-05-31",
        "last_seen": "2026-11-24T12:00:00Z",
    }
    assert (told["verdict_id"], told["opinions"], told["trust"]) == (None, None, None)


async def test_what_they_say_is_that_of_the_newest_verdict(serve: Serve, sqlite: Database) -> None:
    trust = Trust(grade="B", kept=3, seen=4, reviews=(ReviewTrust("1", 0.5),))
    kept = structs.replace(document(), verdict=Verdict(kind="product", pros=(HANDLE,), trust=trust))
    answer = await (await routes(serve, sqlite, kept)).get(REVIEWS)
    told = answer.json()
    assert told["verdict_id"] == document().id
    assert [aspect["label"] for aspect in told["opinions"]["pros"]] == ["handle"]
    assert (told["trust"]["grade"], told["trust"]["reviews"]) == ("B", [])


async def test_nobodys_name_and_nobodys_whole_words_are_told(serve: Serve, sqlite: Database) -> None:
    answer = await (await routes(serve, sqlite, None)).get(REVIEWS)
    assert "f00d" not in answer.text
    assert "lid broke" not in answer.text


async def test_what_is_seen_later_is_counted(serve: Serve, sqlite: Database) -> None:
    client = await routes(serve, sqlite, None)
    assert (await client.get(REVIEWS)).json()["counts"]["kept"] == 4
    await KeptReviews(sqlite).record(KETTLE.key, (Review(id="5", text="Buono!", rating=5.0),), NOON)
    assert (await client.get(REVIEWS)).json()["counts"]["kept"] == 5


@pytest.mark.parametrize("product_id", ["0" * 20, "x"])
async def test_an_unknown_product_has_no_reviews(serve: Serve, sqlite: Database, product_id: str) -> None:
    client = await routes(serve, sqlite, None)
    answer = await client.get(f"/v1/products/{product_id}/reviews")
    assert (answer.status_code, answer.json()["code"]) == (404, "E003")
