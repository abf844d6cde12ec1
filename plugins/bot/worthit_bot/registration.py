"""What Telegram is told at the start, by one worker and only when it changed: the webhook, and the commands."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramServerError, TelegramUnauthorizedError
from aiogram.types import BotCommand
from sqlalchemy.exc import SQLAlchemyError

from worthit_bot.condition import Condition
from worthit_bot.config import Webhook
from worthit_bot.state import State
from worthit_bot.words.commands import COMMANDS
from worthit_bot.words.languages import NAMES

ALLOWED_UPDATES = ["message", "callback_query"]
RETRY_SECONDS = 5.0


async def register(bot: Bot, webhook: Webhook | None, state: State, condition: Condition) -> None:
    """Tell Telegram how updates shall come and which commands there are; tried until it is done."""
    while True:
        try:
            await _deliver_to(bot, webhook, state)
            await _name_commands(bot, state)
        except TelegramUnauthorizedError:
            condition.trouble("telegram", "Telegram refuses the token: check WORTHIT_BOT__TOKEN")
        except (TelegramNetworkError, TelegramServerError):
            condition.trouble("telegram", "Telegram does not answer")
        except TelegramAPIError as error:
            condition.trouble("telegram", f"Telegram refuses what it is told at the start: {error.message}")
        except (SQLAlchemyError, OSError):
            condition.trouble("storing", "the database cannot be used")
        else:
            condition.well("telegram")
            condition.well("storing")
            return
        await asyncio.sleep(RETRY_SECONDS)


async def _deliver_to(bot: Bot, webhook: Webhook | None, state: State) -> None:
    there = (await bot.get_webhook_info()).url
    if webhook is None:
        if there:
            await bot.delete_webhook()
        return

    async def set_webhook() -> None:
        await bot.set_webhook(webhook.url, secret_token=webhook.secret, allowed_updates=ALLOWED_UPDATES)

    wanted = _fingerprint(webhook.url, webhook.secret, *ALLOWED_UPDATES)
    if there != webhook.url:
        await set_webhook()
        await state.tell("webhook", wanted)
    else:
        await _if_changed("webhook", wanted, state, set_webhook)


async def _name_commands(bot: Bot, state: State) -> None:
    menus = {
        language: [
            BotCommand(command=command.name_in(language), description=command.about[language])
            for command in COMMANDS.values()
        ]
        for language in NAMES
    }

    async def set_commands() -> None:
        for language, commands in menus.items():
            await bot.set_my_commands(commands, language_code=None if language == "en" else language)

    texts = [text for menu in menus.values() for each in menu for text in (each.command, each.description)]
    await _if_changed("commands", _fingerprint(bot.token, *texts), state, set_commands)


async def _if_changed(name: str, wanted: str, state: State, tell: Callable[[], Awaitable[None]]) -> None:
    if await state.told(name) != wanted:
        await tell()
        await state.tell(name, wanted)


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
