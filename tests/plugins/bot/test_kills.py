"""Killed at any moment under many updates, the bot answers each once, or says that it says it again; none is lost.

`ROUNDS=20 make drills ARGS='-k kills'` goes on for longer.
"""

import asyncio
import os
import random
import time
from pathlib import Path

import pytest

from tests.journeys.instance import open_shop
from tests.plugins.bot.expected import differences, is_marked
from tests.plugins.bot.world import TOKEN, Way, instance_with_bot, is_verdict
from worthit.testing.shop import LoopbackShop
from worthit.testing.telegram import FakeTelegram, Message, Person

PEOPLE = 50
ASKED = ("/start", "/help", "link", "why", "/language", "/help", "link", "/watches", "/start", "/language")
ROUNDS = int(os.environ.get("ROUNDS", "1"))
SEED = int(os.environ.get("SEED", "4711"))
SECONDS = 120

pytestmark = [pytest.mark.drill, pytest.mark.timeout(150 * ROUNDS + 120)]


class Chatter:
    """Somebody who asks all of ASKED at once, round after round."""

    def __init__(self, person: Person, shop: LoopbackShop) -> None:
        self.person = person
        self.verdict: Message | None = None
        self._link = shop.link("/kettle")
        self._seen = 0

    async def begin(self) -> None:
        await self.person.send(self._link)
        self.verdict = await self.person.chat.wait_for(is_verdict, SECONDS)
        self._seen = len(self.person.chat.from_bot)

    async def ask(self, question: str) -> None:
        if question == "why":
            assert self.verdict is not None
            await self.person.press(self.verdict, "Why this score")
        else:
            await self.person.send(self._link if question == "link" else question)

    def answers(self) -> list[Message]:
        """Of this round."""
        return self.person.chat.from_bot[self._seen :]

    def wrong(self) -> list[str]:
        return differences(self.answers(), ASKED)

    def end_round(self) -> None:
        self._seen = len(self.person.chat.from_bot)


@pytest.mark.parametrize("way", ["webhook", "polling"])
async def test_kills_under_500_updates_lose_and_double_none(tmp_path: Path, way: Way) -> None:
    chance = random.Random(SEED)
    async with FakeTelegram(token=TOKEN).open() as telegram, open_shop() as shop:
        chatters = [Chatter(telegram.person(f"Person {n}", "en"), shop) for n in range(PEOPLE)]
        async with instance_with_bot(tmp_path, telegram, way):
            await asyncio.gather(*(chatter.begin() for chatter in chatters))
        marked = 0
        for number in range(ROUNDS):
            async with instance_with_bot(tmp_path, telegram, way) as instance:
                for question in ASKED:
                    for chatter in chatters:
                        await chatter.ask(question)
                await asyncio.sleep(chance.uniform(0, 15))
                instance.kill()
            async with instance_with_bot(tmp_path, telegram, way) as instance:
                await _until_quiet(chatters)
            for chatter in chatters:
                assert chatter.wrong() == [], f"round {number} of seed {SEED}"
                marked += sum(map(is_marked, chatter.answers()))
                chatter.end_round()
            print(f"round {number}: {marked} sent again so far")
        assert marked < PEOPLE * len(ASKED) * ROUNDS / 20, "an exception, not the rule"


async def _until_quiet(chatters: list[Chatter]) -> None:
    """Until everybody has got all answers, and a moment longer, for those that are too many."""
    waiting = chatters
    give_up = time.monotonic() + SECONDS
    while waiting and time.monotonic() < give_up:
        await asyncio.sleep(0.5)
        waiting = [chatter for chatter in waiting if chatter.wrong()]
    await asyncio.sleep(2)
