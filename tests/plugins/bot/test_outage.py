"""Telegram is away, in two ways, while people go on asking: health says so, and everybody is answered after.

`SECONDS=60 make drills ARGS='-k outage'` has it away for a minute.
"""

import asyncio
import os
from pathlib import Path

import pytest

from tests.plugins.bot.expected import differences, is_marked
from tests.plugins.bot.test_restarts import health
from tests.plugins.bot.world import world
from worthit.testing.telegram import Person

SECONDS = float(os.environ.get("SECONDS", "20"))
ASKED = ("/help", "link", "/start", "link")

pytestmark = [pytest.mark.drill, pytest.mark.timeout(SECONDS + 180)]


async def test_telegram_is_away_and_everybody_is_answered_after(tmp_path: Path) -> None:
    async with world(tmp_path, "webhook") as chat:

        async def ask(number: int) -> None:
            for question in ASKED:
                for person in people:
                    await person.send(chat.shop.link("/kettle") if question == "link" else question)
                await asyncio.sleep(SECONDS / 3 / len(ASKED))
            told = (await health(chat.instance.url))["plugins"]["bot"]
            assert told["state"] == "degraded", f"after part {number}"
            assert "Telegram does not take messages" in told["detail"]

        people = [chat.telegram.person(f"Person {n}", "en") for n in range(8)]
        with chat.telegram.unreachable():
            await ask(1)
        with chat.telegram.bad_gateway():
            await ask(2)
        with chat.telegram.unreachable():
            await ask(3)
        async with asyncio.timeout(150):
            while wrong := {person.id: found for person in people if (found := _wrong(person))}:
                await asyncio.sleep(0.5)
        await asyncio.sleep(2)  # for those that are too many
        assert not wrong
        assert [_wrong(person) for person in people] == [[]] * len(people)
        assert (await health(chat.instance.url))["plugins"]["bot"]["state"] == "ok"
        marked = [message for person in people for message in person.chat.from_bot if is_marked(message)]
        assert len(marked) <= len(people), "only what was under way when Telegram went may have been sent"


def _wrong(person: Person) -> list[str]:
    return differences(person.chat.from_bot, ASKED * 3)
