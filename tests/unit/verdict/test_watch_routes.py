"""Watches and alerts over HTTP: each account has its own, and those of its chat."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest
from msgspec import structs

from tests.unit.askers import as_, member
from tests.unit.verdict.decided import NO_DATABASE, Decided, at_once, document
from tests.unit.web.conftest import Serve
from worthit.accounts.model import Asker
from worthit.events import ProductSeen
from worthit.money import Money
from worthit.price.sightings import Sightings
from worthit.price.watching.delivery import Delivery
from worthit.price.watching.evaluation import Evaluation
from worthit.price.watching.inbox import Inbox
from worthit.price.watching.model import Alert, TargetPrice, Watched, WatchRule
from worthit.price.watching.notifiers import Notifier
from worthit.price.watching.store import MOST_OF_OWNER, WatchStore
from worthit.product.catalogue import Catalogue
from worthit.product.identify import identify
from worthit.product.known import KnownProducts
from worthit.product.model import Product
from worthit.storage.columns import public_id
from worthit.storage.database import Database
from worthit.storage.tables import AccountRow
from worthit.verdict.watching.alert_routes import alert_router
from worthit.verdict.watching.watch_routes import Watching, watch_router

ADA, BOB, CHATTY = member("ada"), member("bob"), member("carla", telegram_id="4711")
KETTLE = identify("https://shop.example/products/kettle")
PRODUCT = public_id(KETTLE.key)
RULE = {"when": [{"type": "target", "amount": "50"}]}
WISH = {"product_id": PRODUCT, "rule": RULE}


class Chats:
    """A bot that is up."""

    channel = "telegram"

    def __init__(self) -> None:
        self.told: list[str] = []

    async def notify(self, to: str, alert: Alert) -> None:
        self.told.append(to)


class Setting:
    """An instance that knows a kettle, sees its price fall, and tells."""

    def __init__(self, database: Database, *notifiers: Notifier) -> None:
        self.prices = Sightings(database)
        self.store = WatchStore(database, self.prices)
        self.verdicts = Decided(at_once)
        self.catalogue = Catalogue(database)
        self.notifiers: Sequence[Notifier] = (Inbox(), *notifiers)
        self._database = database

    def client(self, serve: Serve, *askers: Asker) -> httpx.AsyncClient:
        watching = Watching(self.store, self.catalogue, self.verdicts, lambda: self.notifiers)
        return serve(watch_router(watching), alert_router(self.store), askers=askers or (ADA, BOB, CHATTY))

    async def begin(self) -> None:
        """Everybody signs up, and the kettle is seen."""
        async with self._database.session() as session:
            for asker in (ADA, BOB, CHATTY):
                assert asker.account is not None
                session.add(AccountRow(id=asker.account.id, created_at=asker.account.created_at, plan="free"))
        seen = Product(title="Kettle", price=Decimal(60), currency="EUR", availability="in_stock")
        await KnownProducts(self._database).remember(KETTLE, seen, None, datetime.now(UTC), discouraged=False)

    async def see(self, price: str) -> None:
        event = ProductSeen(
            key=KETTLE.key,
            at=datetime.now(UTC),
            price=Money(Decimal(price), "EUR"),
            condition=None,
            rating=None,
            rating_count=None,
            histogram=None,
            review_ids=(),
        )
        await self.prices.record(event)
        await Evaluation(self._database, self.prices).on_seen(event)
        await Delivery(self._database, lambda: self.notifiers).deliver_due()


@pytest.fixture
async def setting(sqlite: Database) -> Setting:
    made = Setting(sqlite)
    await made.begin()
    return made


async def test_a_watch_is_made_read_listed_and_ended(serve: Serve, database: Database) -> None:
    setting = Setting(database)
    await setting.begin()
    client = setting.client(serve)
    made = await client.post("/v1/watches", json=WISH, headers=as_(ADA))
    assert (made.status_code, made.headers["Location"]) == (201, f"/v1/watches/{made.json()['id']}")
    assert (made.json()["owner"], made.json()["title"], made.json()["url"]) == (
        "account:ada",
        "Kettle",
        KETTLE.canonical,
    )
    one = await client.get(made.headers["Location"], headers=as_(ADA))
    assert (one.status_code, one.json()) == (200, made.json())
    known = await client.get(made.headers["Location"], headers=as_(ADA) | {"If-None-Match": one.headers["ETag"]})
    assert known.status_code == 304
    assert (await client.get("/v1/watches", headers=as_(ADA))).json() == {"items": [made.json()], "next_cursor": None}
    assert (await client.delete(made.headers["Location"], headers=as_(ADA))).status_code == 204
    assert (await client.get(made.headers["Location"], headers=as_(ADA))).status_code == 404
    assert (await client.delete(made.headers["Location"], headers=as_(ADA))).status_code == 404
    assert (await client.get("/v1/watches", headers=as_(ADA))).json()["items"] == []


async def test_the_same_wish_twice_is_one_watch(serve: Serve, setting: Setting) -> None:
    client = setting.client(serve)
    made = await client.post("/v1/watches", json=WISH, headers=as_(ADA))
    again = await client.post("/v1/watches", json={"url": KETTLE.url, "rule": RULE}, headers=as_(ADA))
    assert (made.status_code, again.status_code) == (201, 200)
    assert again.json() == made.json()
    assert again.headers["Location"] == made.headers["Location"]
    others = await client.post("/v1/watches", json=WISH, headers=as_(BOB))
    assert (others.status_code, others.json()["id"] == made.json()["id"]) == (201, False)


async def test_the_product_of_a_verdict_can_be_watched(serve: Serve, setting: Setting) -> None:
    async def of_the_kettle(verdict_id: str) -> Any:
        return structs.replace(document(), ref=KETTLE)

    setting.verdicts.get = of_the_kettle  # type: ignore[method-assign]
    client = setting.client(serve)
    made = await client.post("/v1/watches", json={"verdict_id": document().id, "rule": RULE}, headers=as_(ADA))
    assert (made.status_code, made.json()["url"]) == (201, KETTLE.canonical)


async def test_what_cannot_be_looked_up_again_cannot_be_watched(serve: Serve, setting: Setting) -> None:
    client = setting.client(serve)
    wish = {"verdict_id": document().id, "rule": RULE}  # of saved pages, without a link
    refused = await client.post("/v1/watches", json=wish, headers=as_(ADA))
    assert (refused.status_code, refused.json()["code"]) == (422, "E011")


@pytest.mark.parametrize(
    ("wish", "status", "code"),
    [
        ({"verdict_id": "0000", "rule": RULE}, 404, "E003"),
        ({"product_id": "0" * 20, "rule": RULE}, 404, "E003"),
        ({"url": "https://shop.example/products/stool", "rule": RULE}, 404, "E003"),
        ({"url": "http://", "rule": RULE}, 422, "E001"),
        ({"rule": RULE}, 400, "E009"),
        (WISH | {"url": KETTLE.url}, 400, "E009"),
        (WISH | {"owner": "account:bob"}, 400, "E009"),
        (WISH | {"rule": {"when": []}}, 400, "E009"),
        (WISH | {"rule": {"when": [{"type": "target"}]}}, 400, "E009"),
        (WISH | {"rule": {"when": [{"type": "target", "amount": "NaN"}]}}, 400, "E009"),
        (WISH | {"rule": {"when": [{"type": "target", "amount": "-1"}]}}, 400, "E009"),
        (WISH | {"rule": {"when": [{"type": "target", "amount": "5", "percent": "5"}]}}, 400, "E009"),
        (WISH | {"rule": {"when": [{"type": "magic"}]}}, 400, "E009"),
        (WISH | {"rule": {"when": [{"type": "drop", "percent": "100"}]}}, 400, "E009"),
        (WISH | {"rule": {"when": [{"type": "new_low", "days": 0}]}}, 400, "E009"),
        (WISH | {"rule": RULE | {"most_a_day": 25}}, 400, "E009"),
        (WISH | {"rule": RULE | {"quiet": {"start": "22:00:00Z", "end": "07:00:00", "zone": "UTC"}}}, 400, "E009"),
        (WISH | {"rule": RULE | {"quiet": {"start": "22:00:00", "end": "07:00:00", "zone": "Moon"}}}, 400, "E009"),
    ],
)
async def test_a_wish_that_cannot_be_met_is_refused(
    serve: Serve, setting: Setting, wish: dict[str, Any], status: int, code: str
) -> None:
    client = setting.client(serve)
    refused = await client.post("/v1/watches", json=wish, headers=as_(ADA))
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert (await client.get("/v1/watches", headers=as_(ADA))).json()["items"] == []


@pytest.mark.parametrize(
    "when",
    [
        {"type": "target", "amount": "49.90"},
        {"type": "drop", "percent": "10"},
        {"type": "new_low", "days": 90},
        {"type": "back_in_stock"},
        {"type": "rise", "percent": "12.5"},
    ],
)
async def test_whatever_can_be_looked_for_comes_back_as_it_was_said(
    serve: Serve, setting: Setting, when: dict[str, Any]
) -> None:
    quiet = {"start": "22:00:00", "end": "07:00:00", "zone": "Europe/Rome"}
    rule = {"when": [when], "most_a_day": 1, "quiet": quiet}
    made = await setting.client(serve).post("/v1/watches", json=WISH | {"rule": rule}, headers=as_(ADA))
    assert (made.status_code, made.json()["rule"]) == (201, rule)


async def test_nobody_has_watches_without_end(serve: Serve, setting: Setting) -> None:
    for number in range(MOST_OF_OWNER):
        wanted = WatchRule(when=(TargetPrice(amount=Decimal(number + 1)),))
        await setting.store.add("account:ada", Watched(key=KETTLE.key, url=KETTLE.url), wanted)
    refused = await setting.client(serve).post(
        "/v1/watches", json=WISH | {"rule": {"when": [{"type": "back_in_stock"}]}}, headers=as_(ADA)
    )
    assert (refused.status_code, refused.json()["code"]) == (400, "E009")


async def test_watches_come_in_pages_newest_first(serve: Serve, database: Database) -> None:
    setting, now = Setting(database), datetime(2026, 5, 1, tzinfo=UTC)
    await setting.begin()
    store = WatchStore(database, setting.prices, lambda: now)
    ids = []
    for number in range(5):
        now += timedelta(seconds=number % 2)
        wanted = WatchRule(when=(TargetPrice(amount=Decimal(number + 1)),))
        ids.append((now, (await store.add("account:ada", Watched(key="k", url="https://x.example"), wanted)).id))
    client, found, query = setting.client(serve), [], {"limit": "2"}
    while True:
        page = (await client.get("/v1/watches", params=query, headers=as_(ADA))).json()
        found += [item["id"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]
    assert found == [watch_id for _, watch_id in sorted(ids, reverse=True)]


async def test_nobody_sees_or_ends_the_watch_of_another(serve: Serve, setting: Setting) -> None:
    client = setting.client(serve)
    place = (await client.post("/v1/watches", json=WISH, headers=as_(ADA))).headers["Location"]
    for method in ("GET", "DELETE"):
        others = await client.request(method, place, headers=as_(BOB))
        nothing = await client.request(method, "/v1/watches/000000000000", headers=as_(BOB))
        assert others.status_code == nothing.status_code == 404
        assert others.json() | {"instance": ""} == nothing.json() | {"instance": ""}
    assert (await client.get("/v1/watches", headers=as_(BOB))).json()["items"] == []
    assert (await client.get(place, headers=as_(ADA))).status_code == 200


@pytest.mark.parametrize("watch_id", ["%00", "x", "0" * 65])
async def test_what_is_no_id_is_not_found(serve: Serve, setting: Setting, watch_id: str) -> None:
    client = setting.client(serve)
    assert (await client.get(f"/v1/watches/{watch_id}", headers=as_(ADA))).status_code == 404
    assert (await client.delete(f"/v1/watches/{watch_id}", headers=as_(ADA))).status_code == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", ""), ("POST", ""), ("GET", "/000000000000"), ("DELETE", "/000000000000")],
)
async def test_it_needs_an_account_that_may(serve: Serve, setting: Setting, method: str, path: str) -> None:
    reader = structs.replace(member("rita"), scopes=frozenset({"verdicts"}))
    client = setting.client(serve, reader)
    for address in (f"/v1/watches{path}", *(["/v1/alerts"] if method == "GET" else [])):
        body = {"json": WISH} if method == "POST" else {}
        nobody = await client.request(method, address, **body)  # type: ignore[arg-type]
        allowed_less = await client.request(method, address, headers=as_(reader), **body)  # type: ignore[arg-type]
        assert (nobody.status_code, allowed_less.status_code) == (401, 403)
        assert {nobody.json()["code"], allowed_less.json()["code"]} == {"E006"}


async def test_what_comes_true_lies_to_be_read(serve: Serve, database: Database) -> None:
    setting = Setting(database)
    await setting.begin()
    await setting.see("60")
    client = setting.client(serve)
    made = await client.post("/v1/watches", json=WISH, headers=as_(ADA))
    assert (await client.get("/v1/alerts", headers=as_(ADA))).json() == {"items": [], "next_cursor": None}
    await setting.see("49.90")
    (alert,) = (await client.get("/v1/alerts", headers=as_(ADA))).json()["items"]
    assert (alert["watch_id"], alert["number"], alert["title"]) == (made.json()["id"], 1, "Kettle")
    assert alert["occasion"]["price"] == {"amount": "49.90", "currency": "EUR"}
    assert alert["words"]["first"] == "Kettle: now €49.90"
    german = await client.get("/v1/alerts", headers=as_(ADA) | {"Accept-Language": "de"})
    assert german.json()["items"][0]["words"]["first"] == "Kettle: jetzt 49,90\xa0€"
    assert (await client.get("/v1/alerts", headers=as_(BOB))).json()["items"] == []


async def test_alerts_come_in_pages_newest_first(serve: Serve, database: Database) -> None:
    setting = Setting(database)
    await setting.begin()
    await setting.see("100")
    client = setting.client(serve)
    rule = {"when": [{"type": "drop", "percent": "5"}], "most_a_day": 24}
    await client.post("/v1/watches", json=WISH | {"rule": rule}, headers=as_(ADA))
    for price in ("90", "80", "70", "60", "50"):
        await setting.see(price)
    query, told = {"limit": "2"}, []
    while True:
        page = (await client.get("/v1/alerts", params=query, headers=as_(ADA))).json()
        told += [item["occasion"]["price"]["amount"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]
    assert told == ["50", "60", "70", "80", "90"]


async def test_who_has_a_chat_is_told_there_while_the_bot_is_up(serve: Serve, sqlite: Database) -> None:
    chats = Chats()
    setting = Setting(sqlite, chats)
    await setting.begin()
    await setting.see("60")
    client = setting.client(serve)
    made = await client.post("/v1/watches", json=WISH, headers=as_(CHATTY))
    assert made.json()["owner"] == "telegram:4711"
    await setting.see("49.90")
    assert chats.told == ["4711"]
    assert len((await client.get("/v1/alerts", headers=as_(CHATTY))).json()["items"]) == 1
    setting.notifiers = (Inbox(),)
    second = await client.post("/v1/watches", json=WISH, headers=as_(CHATTY))
    assert (second.status_code, second.json()["owner"]) == (201, "account:carla")
    listed = (await client.get("/v1/watches", headers=as_(CHATTY))).json()["items"]
    assert {item["owner"] for item in listed} == {"telegram:4711", "account:carla"}
    assert (await client.delete(made.headers["Location"], headers=as_(CHATTY))).status_code == 204


async def test_a_database_that_is_down_is_told(serve: Serve) -> None:
    client = Setting(NO_DATABASE).client(serve)
    for answer in (
        await client.get("/v1/watches", headers=as_(ADA)),
        await client.get("/v1/watches/000000000000", headers=as_(ADA)),
        await client.delete("/v1/watches/000000000000", headers=as_(ADA)),
        await client.post("/v1/watches", json=WISH, headers=as_(ADA)),
        await client.get("/v1/alerts", headers=as_(ADA)),
    ):
        assert (answer.status_code, answer.json()["code"]) == (503, "E004")
        assert "sqlite" not in json.dumps(answer.json()).lower()
