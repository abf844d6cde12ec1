"""Shops that block this instance, and the paid way round: an actor of Apify, here a fake of ours on loopback."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from tests.faults.fake_apify import TOKEN, FakeApify
from tests.journeys.instance import page
from worthit.config import ApifySettings, Environment, FetchSettings, Secret
from worthit.errors import (
    AnalysisUnavailable,
    ConfigError,
    PageBlocked,
    PageTooLarge,
    ProductNotFound,
    ShopAsksToWait,
    UnsupportedShop,
)
from worthit.house import House
from worthit.plugin.load import load_host
from worthit.price.sightings import Sightings
from worthit.product.fetch import FetchedPage, Fetcher
from worthit.product.identify import identify
from worthit.product.lookup import Lookup
from worthit.product.sources.apify import Apify
from worthit.product.sources.direct import Direct
from worthit.shared.limiter import MemoryLimiter
from worthit.testing.shop import LoopbackShop, http_answer
from worthit.verdict.question import Question

LINK = "https://nordhof.example/products/kettle?utm_source=mail"
CANONICAL = "https://nordhof.example/products/kettle"
CAPTCHA = http_answer(page("robot_check").encode())
FORBIDDEN = http_answer(b"<title>Forbidden</title><p>You cannot see this.</p>", "403 Forbidden")


@pytest.fixture
async def apify(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeApify]:
    async with FakeApify().open() as opened:
        monkeypatch.setattr("worthit.product.sources.apify.API_URL", opened.url)
        yield opened


def source(max_bytes: int = 8_000_000, **settings: Any) -> Apify:
    return Apify(ApifySettings(**{"token": Secret(TOKEN), **settings}), max_bytes, MemoryLimiter())


async def fetch(**settings: Any) -> FetchedPage:
    return await source(**settings).fetch(identify(LINK))


async def test_a_page_comes_from_one_run_of_the_actor(apify: FakeApify) -> None:
    apify.items = [{"url": f"{CANONICAL}?size=2", "html": "<title>Wasserkocher für 64,90 €</title>"}]
    fetched = await fetch(timeout_seconds=9.5)
    assert (fetched.url, fetched.status) == (f"{CANONICAL}?size=2", 200)
    assert fetched.body.decode() == "<title>Wasserkocher für 64,90 €</title>"
    assert "utf-8" in fetched.content_type
    (run,) = apify.runs
    assert run.given["startUrls"] == [{"url": CANONICAL}]
    assert run.given["maxPagesPerCrawl"] == 1
    assert run.query == {"timeout": "9", "limit": "1", "clean": "1"}
    assert TOKEN not in run.target


@pytest.mark.parametrize("url", [None, "not a link", "javascript:alert(1)"])
async def test_a_page_that_does_not_say_where_it_was_is_the_one_that_was_asked_for(
    apify: FakeApify, url: str | None
) -> None:
    apify.items = [{"url": url, "html": "<p>kettle</p>"}]
    assert (await fetch()).url == CANONICAL


async def test_no_more_is_spent_in_a_day_than_the_operator_allows(apify: FakeApify) -> None:
    apify.items = [{"html": "<p>kettle</p>"}]
    thrifty = source(pages_per_day=2)
    for _ in range(2):
        await thrifty.fetch(identify(LINK))
    with pytest.raises(AnalysisUnavailable, match="used up"):
        await thrifty.fetch(identify(LINK))
    assert len(apify.runs) == 2


@pytest.mark.parametrize(
    ("status", "kind", "told"),
    [
        (400, "run-failed", "run failed"),
        (402, "not-enough-usage-to-run-paid-actor", "used up"),
        (403, "insufficient-permissions", "does not allow"),
        (404, "record-not-found", "does not exist"),
        (408, "run-timeout-exceeded", "in time"),
        (429, "rate-limit-exceeded", "too often"),
        (302, "moved", "answered 302"),
        (502, "bad-gateway", "answered 502"),
    ],
)
async def test_each_refusal_is_told_in_words(apify: FakeApify, status: int, kind: str, told: str) -> None:
    apify.refuses = (status, kind)
    with pytest.raises(AnalysisUnavailable, match=told) as raised:
        await fetch()
    assert "operator" not in raised.value.detail
    assert len(apify.runs) == 1


async def test_a_wrong_token_or_actor_is_told_too(apify: FakeApify) -> None:
    with pytest.raises(AnalysisUnavailable, match="token is not accepted") as raised:
        await fetch(token=Secret("apify_api_another"))
    assert "apify_api_another" not in f"{raised.value!r} {raised.value.__context__!r}"
    with pytest.raises(AnalysisUnavailable, match="does not exist"):
        await fetch(actor="somebody/page-opener")
    assert apify.runs == []


@pytest.mark.parametrize(
    "items",
    [
        [],
        [{}],
        [{"url": CANONICAL}],
        [{"html": " \n"}],
        [{"html": None}],
        [{"html": 7}],
        {"html": "<p>"},
        b"<html>",
        b"",
    ],
)
async def test_an_answer_without_a_page_is_one_clear_error(apify: FakeApify, items: Any) -> None:
    apify.items = items
    with pytest.raises(AnalysisUnavailable, match="through Apify"):
        await fetch()


@pytest.mark.parametrize("items", [[{"html": "x" * 100_001}], [{"html": "x"}, {"html": "y" * 900_000}]])
async def test_a_page_that_is_too_large_is_given_up(apify: FakeApify, items: Any) -> None:
    apify.items = items
    with pytest.raises(PageTooLarge, match="100,000"):
        await fetch(max_bytes=100_000)


async def test_an_actor_that_takes_too_long_is_given_up(apify: FakeApify) -> None:
    apify.seconds = 3
    with pytest.raises(AnalysisUnavailable, match="in time"):
        await fetch(timeout_seconds=1.0)


async def test_an_api_that_is_gone_is_said_to_be_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    async with FakeApify().open() as opened:
        monkeypatch.setattr("worthit.product.sources.apify.API_URL", opened.url)
    with pytest.raises(AnalysisUnavailable, match="could not be reached"):
        await fetch()


@pytest.mark.parametrize("actor", ["", "../users/me", "a/b/c", "apify/web-scraper?token=x", "~"])
def test_what_is_no_actor_stops_the_start(actor: str) -> None:
    with pytest.raises(ConfigError, match="WORTHIT_APIFY__ACTOR"):
        source(actor=actor)


class Tried:
    """A look-up through the shop itself and then Apify, and the stages that it told."""

    def __init__(self, fetches: Fetcher, *, leaves: tuple[str, ...] = ()) -> None:
        self.stages: list[tuple[str, str | None]] = []
        self._lookup = Lookup((Direct(fetches, leaves), source()))

    async def title(self, link: str) -> str | None:
        product = (await self._lookup.fetch(link, self._on_stage)).reading.product
        assert product is not None
        return product.title

    async def _on_stage(self, stage: str, detail: str | None = None) -> None:
        self.stages.append((stage, detail))


@pytest.fixture
async def fetches() -> AsyncIterator[Fetcher]:
    async with aclosing(Fetcher(FetchSettings(allow_networks=("127.0.0.1/32",)))) as fetcher:
        yield fetcher


@pytest.fixture
async def shop() -> AsyncIterator[LoopbackShop]:
    answers = {"/kettle": http_answer(page("kettle").encode()), "/captcha": CAPTCHA, "/forbidden": FORBIDDEN}
    async with LoopbackShop(answers).open() as opened:
        yield opened


@pytest.mark.parametrize("target", ["/captcha", "/forbidden"])
async def test_a_page_that_the_shop_does_not_show_comes_from_the_next_source(
    apify: FakeApify, shop: LoopbackShop, fetches: Fetcher, target: str
) -> None:
    apify.items = [{"html": page("kettle")}]
    tried = Tried(fetches)
    assert await tried.title(shop.link(target)) == "Vesna Gooseneck Kettle 0.9 l"
    assert [stage for stage, _ in tried.stages] == ["identify", "fetch", "extract", "fetch", "extract"]
    assert tried.stages[3][1] == "127.0.0.1, by apify"


async def test_a_shop_that_asks_to_wait_is_not_asked_and_the_next_source_is(
    apify: FakeApify, shop: LoopbackShop, fetches: Fetcher
) -> None:
    shop.answers["/busy"] = http_answer(b"<h1>Not so fast</h1>", "429 Too Many Requests")
    apify.items = [{"html": page("kettle")}]
    await Tried(fetches).title(shop.link("/busy"))
    assert await Tried(fetches).title(shop.link("/kettle")) == "Vesna Gooseneck Kettle 0.9 l"
    assert len(shop.requests) == 1
    apify.refuses = (402, "not-enough-usage-to-run-paid-actor")
    with pytest.raises(ShopAsksToWait):
        await Tried(fetches).title(shop.link("/kettle"))


async def test_nothing_is_paid_for_a_page_that_the_shop_shows_or_does_not_have(
    apify: FakeApify, shop: LoopbackShop, fetches: Fetcher
) -> None:
    shop.answers["/broken"] = http_answer(b"<p>broken</p>", "500 Internal Server Error")
    await Tried(fetches).title(shop.link("/kettle"))
    with pytest.raises(ProductNotFound):
        await Tried(fetches).title(shop.link("/gone"))
    with pytest.raises(AnalysisUnavailable):
        await Tried(fetches).title(shop.link("/broken"))
    assert apify.runs == []


@pytest.mark.parametrize("items", [[{"html": page("robot_check")}], []])
async def test_who_is_blocked_everywhere_is_told_what_to_do(
    apify: FakeApify, shop: LoopbackShop, fetches: Fetcher, items: Any
) -> None:
    apify.items = items
    with pytest.raises(PageBlocked, match="save it"):
        await Tried(fetches).title(shop.link("/captcha"))
    assert len(apify.runs) == 1


async def test_a_host_that_is_left_to_apify_is_never_asked(
    apify: FakeApify, shop: LoopbackShop, fetches: Fetcher
) -> None:
    apify.items = [{"html": page("kettle")}]
    assert await Tried(fetches, leaves=("127.0.0.1",)).title(shop.link("/kettle")) == "Vesna Gooseneck Kettle 0.9 l"
    assert shop.requests == []


@pytest.mark.parametrize(
    ("link", "left"),
    [
        ("https://nordhof.example/x", True),
        ("https://www.NORDHOF.example/x", True),
        ("https://notnordhof.example/x", False),
        ("https://nordhof.example.evil.example/x", False),
    ],
)
async def test_which_hosts_are_left(fetches: Fetcher, link: str, left: bool) -> None:
    assert Direct(fetches, ("Nordhof.example",)).accepts(identify(link)) is not left


async def test_without_any_source_a_link_is_not_supported() -> None:
    async def on_stage(stage: str, detail: str | None = None) -> None: ...

    with pytest.raises(UnsupportedShop):
        await Lookup(()).fetch(LINK, on_stage)


async def test_such_a_page_is_evidence_that_this_instance_fetched(
    apify: FakeApify, shop: LoopbackShop, tmp_path: Path
) -> None:
    apify.items = [{"html": page("kettle")}]
    house = House(
        load_host(
            Environment(
                sections={
                    "storage": {"url": f"sqlite+aiosqlite:///{tmp_path / 'worthit.db'}"},
                    "fetch": {"allow_networks": "127.0.0.0/8"},
                    "apify": {"token": TOKEN},
                    "plugins": {"enabled": ""},
                }
            )
        )
    )
    async with house.open():
        document = await house.verdicts.reach(Question(url=shop.link("/captcha")))
        assert document.ref is not None
        assert document.provenance == "fetched"
        (point,) = [seen async for seen in Sightings(house.database).observations(document.ref.key)]
        assert str(point.amount) == "64.90"
