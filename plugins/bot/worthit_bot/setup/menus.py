"""What people see of the bot before they say anything: its commands, the menu button, and what it says of itself."""

import asyncio

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
    MenuButtonCommands,
    MenuButtonWebApp,
    WebAppInfo,
)
from sqlalchemy.exc import SQLAlchemyError

from worthit_bot.condition import Condition
from worthit_bot.storage.state import State, fingerprint
from worthit_bot.words import LANGUAGES, Words
from worthit_bot.words.commands import COMMANDS

RETRY_SECONDS = 60.0
BETWEEN_TWO = {"help", "privacy"}
"""Commands that a group's menu offers so that the group sees neither them nor the answers (Bot API 10.2)."""
_TELLER = "menus teller"
_BUTTON = "WorthIt!"
"""Of the Mini App; Telegram knows one name for all languages."""
log = structlog.get_logger(__name__)


async def keep_menus(bot: Bot, mini_app: str | None, state: State, condition: Condition) -> None:
    """Have one worker tell Telegram what changed; tried until it is done, while updates are answered.

    Telegram lets such things be said rarely, and may ask for hours of patience.
    """
    while True:
        pause = RETRY_SECONDS
        try:
            if await state.lead(_TELLER):
                await show_menus(bot, mini_app, state)
                await state.resign(_TELLER)
                condition.well("menus")
                return
        except TelegramRetryAfter as error:
            pause = error.retry_after
        except (TelegramNetworkError, TelegramServerError, SQLAlchemyError, OSError):
            pass  # told by whoever needs them
        except TelegramAPIError as error:
            condition.trouble("menus", f"Telegram refuses the menus: {error.message}")
        await asyncio.sleep(pause)


async def show_menus(bot: Bot, mini_app: str | None, state: State) -> None:
    """Tell Telegram, language by language, what it was not told before. Raises TelegramAPIError.

    mini_app: address of the Mini App that the menu button opens, if there is one.
    """
    for words in LANGUAGES.values():
        wanted = fingerprint(bot.token, *_said(words))
        name = f"menus {words.language}"
        if await state.told(name) != wanted:
            await _show_in(words, bot)
            await state.tell(name, wanted)
    wanted = fingerprint(bot.token, mini_app or "", _BUTTON)
    if await state.told("menu button") != wanted:
        await _show_button(bot, mini_app)
        await state.tell("menu button", wanted)


async def _show_in(words: Words, bot: Bot) -> None:
    language = None if words.language == "en" else words.language  # English is for all who speak none of the others
    for scope in (BotCommandScopeDefault(), BotCommandScopeAllPrivateChats()):
        await bot.set_my_commands(_commands(words), scope=scope, language_code=language)
    await bot.set_my_commands(_commands_of_groups(words), scope=BotCommandScopeAllGroupChats(), language_code=language)
    try:
        await bot.set_my_description(words.start.description, language_code=language)
        await bot.set_my_short_description(words.start.short_description, language_code=language)
    except TelegramNotFound:
        log.info("this Bot API knows no descriptions")


async def _show_button(bot: Bot, mini_app: str | None) -> None:
    button = (
        MenuButtonCommands() if mini_app is None else MenuButtonWebApp(text=_BUTTON, web_app=WebAppInfo(url=mini_app))
    )
    try:
        await bot.set_chat_menu_button(menu_button=button)
    except TelegramNotFound:
        log.info("this Bot API knows no menu button")


def _commands(words: Words) -> list[BotCommand]:
    return [
        BotCommand(command=command.name_in(words.language), description=command.about[words.language])
        for command in COMMANDS.values()
    ]


def _commands_of_groups(words: Words) -> list[BotCommand]:
    return [
        BotCommand(
            command=command.name_in(words.language),
            description=command.about[words.language],
            is_ephemeral=True if command.name in BETWEEN_TWO else None,
        )
        for command in COMMANDS.values()
        if command.in_groups
    ]


def _said(words: Words) -> list[str]:
    commands = [*_commands(words), *_commands_of_groups(words)]
    shown = [command.model_dump_json(exclude_none=True) for command in commands]
    return [*shown, words.start.description, words.start.short_description]
