"""The bot among several people: what it hears, what it is refused, and groups that become supergroups."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat
from aiogram.types import (
    BufferedInputFile,
    ChatMemberRestricted,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Update,
)

from tests.contract.telegram.clients import bot_for
from tests.contract.telegram.pictures import picture
from worthit.testing.telegram import BotFather, FakeTelegram, Group, Person

BUTTONS = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Why?", callback_data="why:1")]])


@pytest.fixture
def grace(telegram: FakeTelegram) -> Person:
    return telegram.person("Grace")


@pytest.fixture
def friends(telegram: FakeTelegram, ada: Person, grace: Person) -> Group:
    return telegram.group("Friends", [ada, grace])


def texts(updates: list[Update]) -> list[str | None]:
    return [update.message.text for update in updates if update.message]


async def test_bot_hears_only_what_is_meant_for_it(bot: Bot, ada: Person, grace: Person, friends: Group) -> None:
    answer = await bot.send_message(friends.id, "A fair price.")
    said = friends.find(answer.message_id)
    chatter = await ada.in_(friends).send("have you seen this kettle?")
    for text in (
        "/help",
        "/help@Kettle_Bot please",
        "/help@other_bot",
        "hey @kettle_bot, and this?",
        "see @kettle_bots",
    ):
        await grace.in_(friends).send(text)
    await grace.in_(friends).send("thank you", reply_to=said)
    await grace.in_(friends).send("no idea", reply_to=chatter)
    updates = await bot.get_updates()
    assert texts(updates) == ["/help", "/help@Kettle_Bot please", "hey @kettle_bot, and this?", "thank you"]
    last = updates[-1].message
    assert last is not None
    assert (last.chat.id, last.chat.type, last.chat.title) == (friends.id, "supergroup", "Friends")
    assert last.reply_to_message is not None
    assert last.reply_to_message.text == "A fair price."


async def test_without_privacy_or_as_administrator_it_hears_everything(bot: Bot, ada: Person, friends: Group) -> None:
    await friends.promote_bot(by=ada)
    await ada.in_(friends).send("have you seen this kettle?")
    assert texts(await bot.get_updates()) == ["have you seen this kettle?"]
    async with FakeTelegram(botfather=BotFather(group_privacy=False)).open() as open_telegram:
        somebody = open_telegram.person("Emmy")
        await somebody.in_(open_telegram.group("Kettles", [somebody])).send("anybody?")
        async with bot_for(open_telegram) as open_bot:
            assert (await open_bot.get_me()).can_read_all_group_messages
            assert texts(await open_bot.get_updates()) == ["anybody?"]


async def test_private_chat_is_apart(bot: Bot, ada: Person, friends: Group) -> None:
    await ada.send("just between us")
    assert friends.messages == []
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.chat.type == "private"


async def test_everybody_presses_the_same_buttons(bot: Bot, ada: Person, grace: Person, friends: Group) -> None:
    sent = await bot.send_message(friends.id, "A fair price.", reply_markup=BUTTONS)
    message = await friends.wait_for(lambda message: message.buttons != ())
    await ada.press(message, "Why?")
    query = await grace.press(message, "Why?")
    pressed = [update.callback_query for update in await bot.get_updates()]
    assert [press.from_user.first_name for press in pressed if press] == ["Ada", "Grace"]
    assert [press.message.chat.id for press in pressed if press and press.message] == [friends.id, friends.id]
    assert await bot.answer_callback_query(query.id)
    assert sent.message_id == message.id


async def test_supergroups_count_their_messages_for_themselves(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    one, other = telegram.group("One", [ada]), telegram.group("Other", [ada])
    assert (await bot.send_message(one.id, "1")).message_id == (await bot.send_message(other.id, "1")).message_id
    basic = telegram.group("Basic", [ada], kind="group")
    assert (await bot.send_message(basic.id, "1")).message_id != (await bot.send_message(ada.id, "1")).message_id


async def test_bot_comes_and_is_put_out(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    group = telegram.group("Kettles", [ada], with_bot=False)
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot is not a member of the supergroup chat"):
        await bot.send_message(group.id, "hello?")
    await group.add_bot(by=ada)
    sent = await bot.send_message(group.id, "hello!")
    await group.kick_bot(by=ada)
    for refused in (
        bot.send_message(group.id, "still here?"),
        bot.edit_message_text("still here?", chat_id=group.id, message_id=sent.message_id),
    ):
        with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was kicked from the supergroup chat"):
            await refused
    await ada.in_(group).send("/help")
    came, greeted, left, gone = await bot.get_updates()
    assert came.my_chat_member is not None
    assert came.my_chat_member.new_chat_member.status == "member"
    assert greeted.message is not None
    assert [member.id for member in greeted.message.new_chat_members or []] == [bot.id]
    assert left.message is not None
    assert left.message.left_chat_member is not None
    assert gone.my_chat_member is not None
    assert (gone.my_chat_member.old_chat_member.status, gone.my_chat_member.new_chat_member.status) == (
        "member",
        "kicked",
    )


async def test_group_becomes_a_supergroup(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    group = telegram.group("Kettles", [ada], kind="group")
    supergroup = await group.migrate(by=ada)
    with pytest.raises(TelegramMigrateToChat) as refused:
        await bot.send_message(group.id, "hello?")
    assert refused.value.migrate_to_chat_id == supergroup.id
    assert telegram.calls[-1].refusal == "Bad Request: group chat was upgraded to a supergroup chat"
    await bot.send_message(supergroup.id, "hello!")
    to, since = [update.message for update in await bot.get_updates()]
    assert to is not None
    assert since is not None
    assert (to.chat.id, to.migrate_to_chat_id) == (group.id, supergroup.id)
    assert (since.chat.id, since.migrate_from_chat_id) == (supergroup.id, group.id)


async def test_bot_without_the_right_to_write(bot: Bot, ada: Person, friends: Group) -> None:
    await friends.restrict_bot(ada, "photos")
    await bot.send_message(friends.id, "in words")
    with pytest.raises(TelegramBadRequest, match="Bad Request: not enough rights to send photos to the chat"):
        await bot.send_photo(friends.id, BufferedInputFile(picture(), "chart.png"))
    await friends.restrict_bot(ada)
    with pytest.raises(TelegramBadRequest, match="Bad Request: not enough rights to send text messages to the chat"):
        await bot.send_message(friends.id, "in words")
    member = await bot.get_chat_member(friends.id, bot.id)
    assert isinstance(member, ChatMemberRestricted)
    assert not member.can_send_messages


async def test_people_come_and_go(bot: Bot, grace: Person, friends: Group, telegram: FakeTelegram) -> None:
    emmy = telegram.person("Emmy")
    await friends.join(emmy, by=grace)
    await friends.leave(grace)
    came, went = [update.message for update in await bot.get_updates()]
    assert came is not None
    assert [member.first_name for member in came.new_chat_members or []] == ["Emmy"]
    assert went is not None
    assert went.left_chat_member is not None
    assert (await bot.get_chat(friends.id)).title == "Friends"
    assert await bot.get_chat_member_count(friends.id) == 3
    assert (await bot.get_chat_member(friends.id, emmy.id)).status == "member"
    with pytest.raises(TelegramBadRequest, match="PARTICIPANT_ID_INVALID"):
        await bot.get_chat_member(friends.id, grace.id)
    await bot.leave_chat(friends.id)
    with pytest.raises(TelegramForbiddenError, match="bot is not a member of the supergroup chat"):
        await bot.send_message(friends.id, "bye")
