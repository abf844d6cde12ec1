"""What an instance remembers: prices and ratings that it saw itself, never those of a page that a person gave."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.journeys.instance import open_shop, page, saved_from
from worthit.config import Environment
from worthit.errors import AnalysisUnavailable, DeadlineExceeded
from worthit.house import House
from worthit.plugin.load import load_host
from worthit.price.sightings import Sightings
from worthit.reviews.snapshots import Snapshots
from worthit.testing.shop import LoopbackShop, http_answer
from worthit.verdict.question import Progress, Question


def house_in(home: Path, **verdict: str) -> House:
    sections = {
        "storage": {"url": f"sqlite+aiosqlite:///{home / 'var' / 'worthit.db'}"},
        "fetch": {"allow_networks": "127.0.0.0/8"},
        "keys": {"folder": str(home / "var" / "keys")},
        "plugins": {"enabled": ""},
        "verdict": verdict,
    }
    return House(load_host(Environment(sections=sections)))


@asynccontextmanager
async def shop_and_house(home: Path) -> AsyncIterator[tuple[LoopbackShop, House]]:
    house = house_in(home)
    async with open_shop() as shop, house.open():
        yield shop, house


async def test_a_page_that_was_fetched_leaves_its_price_and_ratings(tmp_path: Path) -> None:
    async with shop_and_house(tmp_path) as (shop, house):
        document = await house.verdicts.reach(Question(url=shop.link("/kettle?utm_source=friend")))
        assert document.ref is not None
        (point,) = [seen async for seen in Sightings(house.database).observations(document.ref.key)]
        (snapshot,) = await Snapshots(house.database).of(document.ref.key)
        assert (str(point.amount), point.currency, point.at) == ("64.90", "EUR", document.created_at)
        assert snapshot.rating_count == 1204


async def test_a_page_that_a_person_gave_leaves_nothing_even_with_its_link(tmp_path: Path) -> None:
    async with shop_and_house(tmp_path) as (shop, house):
        forged = saved_from(shop.link("/kettle"), page("kettle").replace("64.90", "6.90"))
        document = await house.verdicts.reach(Question(url=shop.link("/kettle"), pages=(forged,)))
        assert document.provenance == "your_copy"
        assert document.ref is not None
        assert await Sightings(house.database).offers(document.ref.key) == ()
        assert await Snapshots(house.database).of(document.ref.key) == ()
        assert shop.requests == []


async def test_the_next_verdict_reads_what_was_kept(tmp_path: Path) -> None:
    async with shop_and_house(tmp_path) as (shop, house):
        await house.verdicts.reach(Question(url=shop.link("/kettle")))
        shop.answers["/kettle"] = http_answer(page("kettle").replace("64.90", "49.90").encode())
        document = await house.verdicts.reach(Question(url=shop.link("/kettle"), anew=True))
        assert str(document.verdict.price.lows.ever) == "49.90"
        shop.answers["/kettle"] = http_answer(page("kettle").encode())
        document = await house.verdicts.reach(Question(url=shop.link("/kettle"), anew=True))
        assert str(document.verdict.price.lows.ever) == "49.90"


async def test_a_page_that_the_shop_calls_unchanged_is_judged_anew(tmp_path: Path) -> None:
    async with shop_and_house(tmp_path) as (shop, house):
        shop.answers["/kettle"] = http_answer(page("kettle").encode(), headers='etag: "k1"\r\n')
        first = await house.verdicts.reach(Question(url=shop.link("/kettle")))
        shop.answers["/kettle"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
        again = await house.verdicts.reach(Question(url=shop.link("/kettle"), anew=True))
        assert 'if-none-match: "k1"' in shop.requests[1]
        assert again.id != first.id
        assert again.product == first.product


async def test_a_store_that_is_gone_is_told_when_a_verdict_is_asked_for_again(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where the folder should be")
    house = house_in(tmp_path)
    async with house.open():
        document = await house.verdicts.reach(Question(pages=(page("kettle"),)))
        assert document.kept is False
        with pytest.raises(AnalysisUnavailable):
            await house.verdicts.get(document.id)


async def test_one_deadline_spans_all_of_it(tmp_path: Path) -> None:
    house = house_in(tmp_path, deadline_seconds="0.05")
    stages: list[str] = []

    async def note(progress: Progress) -> None:
        stages.append(progress.stage)

    async with house.open():
        with pytest.raises(DeadlineExceeded):
            await house.verdicts.reach(Question(pages=(page("kettle"),)), note)
    assert stages == ["identify", "extract"]
