"""Whether a verdict helped: each person says so once, can change it and take it back, and the operator reads it."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import update
from worthit_bot.storage.opinions import KEPT_FOR, Opinions, Tally
from worthit_bot.storage.tables import OpinionRow

from tests.plugins.bot.world import TOKEN, World, is_verdict
from worthit.cli import main
from worthit.storage.database import Database
from worthit.testing.telegram import Message, Person

THANKS, TAKEN_BACK = "Thank you, I have noted it.", "Taken back. I have no opinion of yours on this verdict."
STOOL = "Three-legged milking stool"
ADA, BRUNO = 4711, 4712
in_a_chat = pytest.mark.asyncio(loop_scope="session")


async def pressed(person: Person, verdict: Message, label: str) -> str:
    """What the button is answered with. Another answer is waited for, since a button that is pressed again at once,
    before its first press is done, is pressed once.
    """
    told = (await (await person.press(verdict, label)).wait_answered()).text
    said = len(person.chat.from_bot)
    await person.send("/language")
    await person.wait_for(lambda _: len(person.chat.from_bot) > said)
    return told


@in_a_chat
@pytest.mark.xdist_group("bot")
async def test_a_press_is_thanked_for_and_the_operator_reads_what_stands(by_webhook: World) -> None:
    ada, bruno = by_webhook.telegram.person("Ada", "en"), by_webhook.telegram.person("Bruno", "en")
    for person in (ada, bruno):
        await person.send(by_webhook.shop.link("/stool"))
    hers, his = await ada.wait_for(is_verdict), await bruno.wait_for(is_verdict)
    assert await pressed(ada, hers, "👎 Not helpful") == THANKS
    assert await pressed(ada, hers, "👎 Not helpful") == TAKEN_BACK
    assert await pressed(ada, hers, "👎 Not helpful") == THANKS
    assert await pressed(ada, hers, "👍 Helpful") == THANKS
    assert await pressed(bruno, his, "👎 Not helpful") == THANKS
    assert len([message for message in ada.chat.from_bot if not message.words.startswith("In which language")]) == 1
    lines = [json.loads(line) for line in await opinions_of(by_webhook)]
    counts = [(line["helpful"], line["not_helpful"]) for line in lines if line["title"] == STOOL]
    assert counts in ([(1, 1)], [(0, 1), (1, 0)])


async def opinions_of(running: World) -> list[str]:
    """What the operator's command prints."""
    settings = {
        "WORTHIT_STORAGE__URL": f"sqlite+aiosqlite:///{running.instance.home}/worthit.db",
        "WORTHIT_BOT__TOKEN": TOKEN,
        "WORTHIT_PLUGINS__ENABLED": "bot",
    }
    told = await asyncio.to_thread(CliRunner(env=settings).invoke, main, ["bot", "opinions"])
    assert told.exit_code == 0, told.output
    return told.stdout.splitlines()


async def test_saying_the_same_again_takes_it_back_and_a_press_that_comes_twice_counts_once(database: Database) -> None:
    opinions = Opinions(database)
    assert await opinions.press("v", ADA, helpful=True, update_id=1) is True
    assert await opinions.press("v", ADA, helpful=True, update_id=1) is True
    assert await opinions.press("v", ADA, helpful=True, update_id=2) is None
    assert await opinions.press("v", ADA, helpful=True, update_id=2) is None
    assert await opinions.press("v", BRUNO, helpful=False, update_id=3) is False
    assert await opinions.tallies() == [Tally(verdict_id="v", helpful=0, not_helpful=1)]
    assert await opinions.press("v", ADA, helpful=False, update_id=4) is False
    assert await opinions.press("w", ADA, helpful=True, update_id=5) is True
    assert await opinions.tallies() == [
        Tally(verdict_id="w", helpful=1, not_helpful=0),
        Tally(verdict_id="v", helpful=0, not_helpful=2),
    ]


async def test_after_a_year_they_are_forgotten(database: Database) -> None:
    opinions = Opinions(database)
    await opinions.press("old", ADA, helpful=True, update_id=1)
    await opinions.press("new", ADA, helpful=True, update_id=2)
    async with database.session() as session:
        long_ago = datetime.now(UTC) - KEPT_FOR - timedelta(minutes=1)
        await session.execute(update(OpinionRow).where(OpinionRow.verdict_id == "old").values(at=long_ago))
    await opinions.forget()
    assert [tally.verdict_id for tally in await opinions.tallies()] == ["new"]
