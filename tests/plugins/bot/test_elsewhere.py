"""Messages that others send by way of the bot, and what is whispered, where Telegram takes less than it could."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.types import TelegramObject, Update
from worthit_bot.conversations.sharing import Offer
from worthit_bot.messages.content import Block, Folded, Line, Picture
from worthit_bot.messages.messenger import Messenger
from worthit_bot.sending.placing import Placed, Placing, whisper
from worthit_bot.sending.telegram import telegram as client_of

from tests.plugins.bot.world import TOKEN
from worthit.testing.telegram import FakeTelegram

PNG = Picture(b"\x89PNG", "a chart")


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(token=TOKEN).open() as opened:
        yield opened


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    made = client_of(TOKEN, telegram.url)
    yield made
    await made.session.close()


def too_deep() -> list[Block]:
    """More than a rich message holds of folds within folds."""
    block: Block = Line("the bottom")
    for number in range(20):
        block = Folded(f"level {number}", (block,))
    return [Line("the top", bold=True), block, PNG]


async def test_what_is_refused_as_a_rich_message_is_offered_and_written_as_a_text(
    telegram: FakeTelegram, bot: Bot
) -> None:
    ada, messenger = telegram.person("Ada"), Messenger(bot)
    query = await ada.inline("kettle")
    offer = Offer(id="1", title="Kettle", content=too_deep())
    await messenger.offer(lambda form: bot.answer_inline_query(query.id, [offer.article(form)]))
    (result,) = (await query.wait_answered()).results
    assert result.content.rich is None
    assert result.content.words.startswith("the top")
    group = telegram.group("Friends", [ada], with_bot=False)
    await ada.in_(group).send("@worthit_bot")
    called = telegram.guest_queries[0]
    small = Offer(id="1", title="Kettle", content=[Line("small"), PNG])
    sent = await messenger.offer(lambda form: bot.answer_guest_query(called.id, small.article(form)))
    (answer,) = group.from_bot
    assert answer.rich == ["small"]
    for _ in range(2):  # the second time nothing changes
        await messenger.change_by_way(sent.inline_message_id, too_deep())
        assert answer.words.startswith("the top")
    answer.delete()
    await messenger.change_by_way(sent.inline_message_id, [Line("too late")])


async def test_a_whisper_is_a_reply_for_all_where_the_bot_api_knows_none() -> None:
    async with FakeTelegram(token=TOKEN, api="10.1").open() as old:
        bot = client_of(TOKEN, old.url, (Placed(),))
        ada = old.person("Ada")
        group = old.group("Friends", [ada])
        asked = await ada.in_(group).send("@worthit_bot hello")

        async def answer(_: TelegramObject, __: dict[str, object]) -> bool:
            return await whisper(bot, "psst")

        update = Update.model_validate({"update_id": 1, "message": asked.json()}, context={"bot": bot})
        assert await Placing()(answer, update, {})
        assert not await whisper(bot, "nobody asked")
        assert [(message.text, message.replies_to) for message in group.from_bot] == [("psst", asked.id)]
        await bot.session.close()
