"""What Telegram is told at the start, by one worker and only when it changed: how updates shall come."""

import asyncio

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNetworkError,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import WebhookInfo
from sqlalchemy.exc import SQLAlchemyError

from worthit_bot.condition import Condition
from worthit_bot.config import Webhook
from worthit_bot.storage.state import State, fingerprint

ALLOWED_UPDATES = [
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "guest_message",
    "my_chat_member",
    "pre_checkout_query",
]
RETRY_SECONDS = 5.0
ANOTHER_IS_AT_IT_SECONDS = 0.2
_REGISTRAR = "registrar"


class NotKept(Exception):
    """Telegram said that the webhook was set, and then that it is another one."""


async def register(bot: Bot, webhook: Webhook | None, state: State, condition: Condition) -> None:
    """Tell Telegram how updates shall come; tried until it is done."""
    while True:
        try:
            if not await state.lead(_REGISTRAR):
                await asyncio.sleep(ANOTHER_IS_AT_IT_SECONDS)
                continue
            await _deliver_to(bot, webhook, state)
            await state.resign(_REGISTRAR)
        except TelegramUnauthorizedError:
            condition.trouble("telegram", "Telegram refuses the token: check WORTHIT_BOT__TOKEN")
        except (TelegramNetworkError, TelegramServerError):
            condition.trouble("telegram", "Telegram does not answer")
        except TelegramAPIError as error:
            condition.trouble("telegram", f"Telegram refuses what it is told at the start: {error.message}")
        except NotKept:
            condition.trouble("telegram", "Telegram does not keep the webhook: does another program set it?")
        except (SQLAlchemyError, OSError):
            condition.trouble("storing", "the database cannot be used")
        else:
            condition.well("telegram")
            condition.well("storing")
            return
        await asyncio.sleep(RETRY_SECONDS)


async def set_webhook(bot: Bot, webhook: Webhook) -> None:
    """Have Telegram deliver there, and see that it will. Raises TelegramAPIError, NotKept."""
    await bot.set_webhook(webhook.url, secret_token=webhook.secret, allowed_updates=ALLOWED_UPDATES)
    if not is_as_wanted(await bot.get_webhook_info(), webhook):
        raise NotKept


def is_as_wanted(info: WebhookInfo, webhook: Webhook) -> bool:
    """Whether Telegram delivers there, and all that is asked for. The secret it does not tell."""
    return info.url == webhook.url and set(info.allowed_updates or ()) == set(ALLOWED_UPDATES)


async def note_webhook(bot: Bot, webhook: Webhook, state: State) -> None:
    """It is set: whoever starts next need not do it again. Raises where the database is away."""
    await state.tell("webhook", _all_of_it(bot, webhook))


async def is_noted(bot: Bot, webhook: Webhook, state: State) -> bool:
    """Whether it is the last that was set from this instance: not so where newer settings run beside these."""
    return await state.told("webhook") == _all_of_it(bot, webhook)


def _all_of_it(bot: Bot, webhook: Webhook) -> str:
    return fingerprint(bot.token, webhook.url, webhook.secret, *ALLOWED_UPDATES)


async def _deliver_to(bot: Bot, webhook: Webhook | None, state: State) -> None:
    info = await bot.get_webhook_info()
    if webhook is None:
        if info.url:
            await bot.delete_webhook()
        return
    if not is_as_wanted(info, webhook) or not await is_noted(bot, webhook, state):
        await set_webhook(bot, webhook)
        await note_webhook(bot, webhook, state)
