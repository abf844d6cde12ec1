"""What the core gives to plugins, asked for as a plugin asks: by the capabilities of a house that is open."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.journeys.instance import page, saved_from
from tests.unit.images.pictures import EAN, code, packed
from worthit.config import Environment
from worthit.house import House
from worthit.plugin import (
    ACCOUNTS,
    CHARTS,
    IMAGES,
    PRODUCTS,
    Question,
    VerdictNotFound,
    comparison_words,
    explain_again,
    reach_all,
)
from worthit.plugin.load import load_host

KETTLE = "https://shop.example/kettle"


def taken_in(price: str, days_ago: int, link: str = KETTLE) -> Question:
    """A page that the operator vouches for: it counts for all."""
    seen_at = datetime.now(UTC) - timedelta(days=days_ago)
    return Question(url=link, pages=(saved_from(link, page("kettle").replace("64.90", price)),), seen_at=seen_at)


async def test_a_plugin_finds_products_draws_their_prices_and_compares_them_for_somebody(tmp_path: Path) -> None:
    storage = {"url": f"sqlite+aiosqlite:///{tmp_path / 'worthit.db'}"}
    keys = {"folder": str(tmp_path / "keys")}
    house = House(load_host(Environment(sections={"storage": storage, "keys": keys, "plugins": {"enabled": ""}})))
    async with house.open() as verdicts:
        services = house.host
        first = await verdicts.reach(taken_in("71.00", 40))
        kettle = await verdicts.reach(taken_in("64.90", 1))
        (seen,) = await services.get(PRODUCTS).search(("gooseneck",), limit=3)
        assert (seen.url, seen.verdict_id) == (KETTLE, kettle.id)

        assert await services.get(CHARTS).png(first.id) is None
        drawn = await services.get(CHARTS).png(kettle.id)
        assert drawn is not None
        assert drawn.startswith(b"\x89PNG")
        with pytest.raises(VerdictNotFound):
            await services.get(CHARTS).png("0" * 16)

        accounts = services.get(ACCOUNTS)
        ada = await accounts.of_telegram(4711)
        links = (KETTLE, f"{KETTLE}-of-oak")
        asked = [(links[0], taken_in("64.90", 1)), (links[1], taken_in("49.90", 1, links[1]))]
        async with accounts.asking(ada, 2):
            compared = await reach_all(verdicts, asked)
        assert comparison_words(compared, "it").answer.startswith("Per i tuoi soldi ")
        for item in compared.items:
            assert item.verdict is not None
            await accounts.note(ada, item.verdict)
        assert {each.url for each in await accounts.history(ada, 5)} == set(links)
        assert await services.get(PRODUCTS).popular(5) == [], "one account's question is its own to know"
        for person in (4712, 4713):
            assert compared.items[0].verdict is not None
            await accounts.note(await accounts.of_telegram(person), compared.items[0].verdict)
        assert [each.url for each in await services.get(PRODUCTS).popular(5)] == [links[0]]
        assert (await accounts.standing(ada)).used == 2
        assert explain_again(kettle, "it").language == "it"

        assert await services.get(IMAGES).codes_in(packed(code())) == (EAN,)
