"""Groups: answers only where it is asked, and what concerns one person alone is theirs.

It is asked by its name beside a link, a page or a picture, by its name in a reply to a link, and by a link or a page
in a reply to what it wrote.
Everything else that is said there is passed by.
"""

from contextlib import suppress

import structlog
from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ChatMemberUpdated, InlineKeyboardButton, InlineKeyboardMarkup, Message, User

from worthit_bot.conversations import watches
from worthit_bot.conversations.desk import Desk
from worthit_bot.conversations.named import named
from worthit_bot.conversations.pictures import about_picture, is_picture
from worthit_bot.conversations.question import about_file, about_given, is_page
from worthit_bot.messages.buttons import AboutVerdict
from worthit_bot.messages.deep_links import link_to_command, link_to_verdict
from worthit_bot.messages.links import links_in
from worthit_bot.sending.placing import aside
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words
from worthit_bot.words.commands import COMMANDS

log = structlog.get_logger(__name__)
GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
_IN_GROUP = F.chat.type.in_(GROUPS)
_OUTSIDE = ("left", "kicked")
_PRIVATE = {
    each: name
    for name, command in COMMANDS.items()
    if not command.in_groups and name not in ("start", "cancel")
    for each in command.names
}
"""The commands whose answers are nobody else's, by all their names."""
_FOR_ALL = ("start", "help", "language", "privacy", "cancel")
_QUESTIONS = [each for name, command in COMMANDS.items() if name not in _FOR_ALL for each in command.names]
"""The commands that are counted, or answered, for somebody."""


def router() -> Router:
    made = Router(name="groups")
    made.my_chat_member.register(greet, _IN_GROUP, has_come)
    made.message.register(pass_by, _IN_GROUP, F.is_automatic_forward)
    made.message.register(refuse_nobody, _IN_GROUP, F.sender_chat, is_asked)
    made.message.register(refuse_nobody, _IN_GROUP, F.sender_chat, Command(*_QUESTIONS, ignore_case=True))
    made.message.register(introduce, _IN_GROUP, named("start"))
    made.message.register(point_to_chat, _IN_GROUP, Command(*_PRIVATE, ignore_case=True))
    made.message.register(ask, _IN_GROUP, is_asked)
    made.callback_query.register(track, AboutVerdict.filter(F.what == "track"), F.message.chat.type.in_(GROUPS))
    return made


async def is_asked(message: Message, bot: Bot) -> bool | dict[str, tuple[str, ...]]:
    """Whether the bot is asked something, and about which links."""
    if (message.text or "").startswith("/"):
        return False
    me, replied = await bot.me(), message.reply_to_message
    is_reply_to_bot = replied is not None and replied.from_user is not None and replied.from_user.id == me.id
    links = links_in(message)
    if _mentions(message, me):
        return {"links": links or (links_in(replied) if replied is not None and not is_reply_to_bot else ())}
    has_page = message.document is not None and is_page(message.document)
    return {"links": links} if is_reply_to_bot and (links or has_page) else False


def has_come(change: ChatMemberUpdated) -> bool:
    """Whether the bot was not there before."""
    return change.old_chat_member.status in _OUTSIDE and change.new_chat_member.status not in _OUTSIDE


async def pass_by(_: Message) -> None:
    """A post of the group's channel, which Telegram brought here: nobody of the group asks."""


async def greet(change: ChatMemberUpdated, words: Words, desk: Desk) -> None:
    with suppress(TelegramBadRequest):  # it came without the right to write
        await desk.bot.send_message(change.chat.id, words.groups.greeting.format(name=await _name(desk)))


async def introduce(message: Message, words: Words, desk: Desk) -> None:
    await message.answer(words.groups.greeting.format(name=await _name(desk)))


async def ask(
    message: Message, links: tuple[str, ...], words: Words, desk: Desk, received: Received, state: FSMContext
) -> None:
    try:
        await _answer(message, links, words, desk, received, state)
    except TelegramBadRequest as error:
        if "not enough rights" not in error.message:
            raise
        log.info("a group does not let the bot write")


async def refuse_nobody(message: Message, words: Words) -> None:
    """Who writes as a channel or as the group itself has no name under which questions could be counted."""
    await message.answer(words.groups.only_people)


async def point_to_chat(message: Message, command: CommandObject, words: Words, desk: Desk) -> None:
    link = await link_to_command(desk.bot, _PRIVATE[command.command.lower()])
    button = InlineKeyboardButton(text=words.groups.chat_button, url=link)
    with aside():
        await message.answer(words.groups.in_private, reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))


async def track(query: CallbackQuery, callback_data: AboutVerdict, desk: Desk) -> None:
    """Whoever presses it watches for themselves, and is told so in their own chat, in their own language.

    Who has not begun one is brought there, to the same verdict with the same button.
    """
    person = query.from_user
    words = await desk.chats.words(person.id, person.language_code)
    try:
        await desk.bot.send_chat_action(person.id, "typing")
    except (TelegramForbiddenError, TelegramBadRequest):
        with suppress(TelegramBadRequest):  # pressed too long ago
            await query.answer(url=await link_to_verdict(desk.bot, desk.seal, callback_data.verdict))
        return
    await watches.track(query, callback_data, words, desk)


async def _answer(
    message: Message, links: tuple[str, ...], words: Words, desk: Desk, received: Received, state: FSMContext
) -> None:
    """By the page or picture that was sent along, by the links, or with how to ask."""
    document = message.document
    if document is not None and is_page(document):
        await about_file(message, words, desk, received)
    elif links:
        await about_given(links, message, words, desk, received)
    elif message.photo or (document is not None and is_picture(document)):
        await about_picture(message, words, desk, received, state)
    elif document is not None:
        await about_file(message, words, desk, received)
    else:
        with aside():
            await message.answer(words.groups.how.format(name=await _name(desk)))


def _mentions(message: Message, me: User) -> bool:
    text = message.text or message.caption or ""
    for entity in message.entities or message.caption_entities or ():
        if entity.type == "mention" and entity.extract_from(text).lower() == f"@{me.username}".lower():
            return True
        if entity.type == "text_mention" and entity.user is not None and entity.user.id == me.id:
            return True
    return False


async def _name(desk: Desk) -> str:
    return f"@{(await desk.bot.me()).username}"
