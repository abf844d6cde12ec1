"""`worthit forget`: what this instance keeps of a product, or of an author, is erased and counted."""

from pathlib import Path

import pytest

from tests.journeys.instance import open_shop, shop_page
from tests.terminal import worthit
from worthit.config import Environment
from worthit.errors import VerdictNotFound
from worthit.house import House
from worthit.plugin.load import load_host
from worthit.price.sightings import Sightings
from worthit.testing.shop import LoopbackShop, http_answer
from worthit.verdict.model import VerdictDocument
from worthit.verdict.question import Question

REVIEWER = "Piero"
"""Wrote one of the reviews on the lamp's page."""


def storage(home: Path) -> str:
    return f"sqlite+aiosqlite:///{home / 'worthit.db'}"


def house_in(home: Path) -> House:
    sections = {
        "storage": {"url": storage(home)},
        "keys": {"folder": str(home / "keys")},
        "fetch": {"allow_networks": "127.0.0.0/8"},
        "plugins": {"enabled": ""},
        "reviews": {"engine": "fast"},
    }
    return House(load_host(Environment(sections=sections)))


def forget(home: Path, *arguments: str) -> tuple[int, str]:
    """The exit code, and what was printed, in one line."""
    keys = str(home / "keys")
    answer = worthit("forget", *arguments, cwd=home, WORTHIT_STORAGE__URL=storage(home), WORTHIT_KEYS__FOLDER=keys)
    return answer.returncode, (answer.stdout + answer.stderr).decode().strip()


async def asked(home: Path, shop: LoopbackShop, *names: str) -> list[VerdictDocument]:
    house = house_in(home)
    async with house.open() as verdicts:
        return [await verdicts.reach(Question(url=shop.link(name))) for name in names]


async def test_nothing_of_a_product_is_left(tmp_path: Path) -> None:
    async with open_shop() as shop:
        kettle, stool = await asked(tmp_path, shop, "/kettle", "/stool")
        link = shop.link("/kettle?utm_source=friend")
        code, told = forget(tmp_path, link)
    assert code == 0
    assert told.startswith("Removed, rows of each table: follow ups 1, prices 1, products 1, ratings 1, ")
    assert told.endswith(" verdict evidence 1, verdicts 1.")
    assert forget(tmp_path, link) == (0, "Nothing is kept.")
    house = house_in(tmp_path)
    async with house.open() as verdicts:
        with pytest.raises(VerdictNotFound):
            await verdicts.get(kettle.id)
        assert kettle.ref is not None
        assert await Sightings(house.database).offers(kettle.ref.key) == ()
        assert (await verdicts.get(stool.id)).id == stool.id


async def test_of_an_author_the_reviews_are_erased_and_the_verdicts_that_may_quote_them(tmp_path: Path) -> None:
    async with open_shop() as shop:
        shop.answers["/lamp"] = http_answer(shop_page("lampada").encode())
        (lamp,) = await asked(tmp_path, shop, "/lamp")
    assert forget(tmp_path, "--author", "Nobody Ever") == (0, "Nothing is kept.")
    code, told = forget(tmp_path, "--author", REVIEWER)
    assert (code, told) == (0, "Removed, rows of each table: reviews 1, verdict evidence 1, verdicts 1.")
    house = house_in(tmp_path)
    async with house.open() as verdicts:
        with pytest.raises(VerdictNotFound):
            await verdicts.get(lamp.id)


@pytest.mark.parametrize("arguments", [(), ("https://shop.example/kettle", "--author", "Anna")])
def test_one_of_both_is_to_be_given(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    code, told = forget(tmp_path, *arguments)
    assert code == 1
    assert told == "E009 Invalid request: Give either the link of a product, or --author NAME."


def test_what_is_no_link_is_refused(tmp_path: Path) -> None:
    code, told = forget(tmp_path, "not a link")
    assert code == 1
    assert told.startswith("E001 ")
