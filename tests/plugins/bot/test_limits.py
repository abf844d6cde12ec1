"""In a chat, questions are counted within the plan of who asks; who may ask no more is told when again."""

import re

import pytest
from sqlalchemy import select, update

from tests.plugins.bot.world import World, is_verdict, verdicts_in
from worthit.config import Secret, StorageSettings
from worthit.storage.database import Database
from worthit.storage.tables import IdentityRow, UsageRow
from worthit.testing.telegram import Person

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("bot")]

FREE = 100
SECONDS = 30


async def set_used(world: World, person: Person, used: int) -> int:
    """Say how much somebody has asked today. Gives how much it was."""
    database = Database(StorageSettings(url=Secret(f"sqlite+aiosqlite:///{world.instance.log.parent}/worthit.db")))
    async with database.session() as session:
        who = select(IdentityRow.account_id).where(IdentityRow.subject == str(person.id))
        account_id = await session.scalar(who)
        mine = UsageRow.subject == f"account:{account_id}"
        before = await session.scalar(select(UsageRow.used).where(mine))
        await session.execute(update(UsageRow).where(mine).values(used=used))
    await database.aclose()
    assert before is not None
    return before


async def test_who_has_asked_for_all_that_the_plan_allows_is_told_when_to_ask_again(chat: World) -> None:
    ada = chat.telegram.person("Ada", "it")
    await ada.send(f"{chat.shop.link('/kettle')} {chat.shop.link('/stool')}")
    await ada.chat.wait_for(lambda _: len(verdicts_in(ada)) == 2, SECONDS)
    assert await set_used(chat, ada, FREE) == 2
    await ada.send(chat.shop.link("/kettle"))
    refused = await ada.chat.wait_for(lambda message: "non consente altre domande" in message.words, SECONDS)
    wait = re.search(r"Riprova tra (\d+) h (\d+) min\.", refused.words)
    assert wait is not None
    assert 0 <= int(wait[1]) <= 24
    assert 0 <= int(wait[2]) < 60
    assert len(verdicts_in(ada)) == 2


async def test_refreshing_is_a_question_too(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    await ada.send(chat.shop.link("/kettle"))
    verdict = await ada.chat.wait_for(is_verdict, SECONDS)
    await set_used(chat, ada, FREE)
    await ada.press(verdict, "Refresh")
    await ada.chat.wait_for(lambda message: "Your plan allows no more questions today" in message.words, SECONDS)
