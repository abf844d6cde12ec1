"""What `worthit bot webhook` asks Telegram, and tells of it."""

from collections.abc import Awaitable, Callable

import click
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramServerError, TelegramUnauthorizedError
from aiogram.types import WebhookInfo
from sqlalchemy.exc import SQLAlchemyError

from worthit.plugin import DATABASE, services_of
from worthit_bot.config import Webhook
from worthit_bot.sending.telegram import telegram
from worthit_bot.setup.registration import NotKept, is_as_wanted, note_webhook, set_webhook
from worthit_bot.storage.state import State

ANSWER_SECONDS = 20


async def asked(token: str, api_url: str, ask: Callable[[Bot], Awaitable[bool]]) -> bool | str:
    """What `ask` gives; where Telegram does not play along, why not."""
    bot = telegram(token, api_url)
    bot.session.timeout = ANSWER_SECONDS
    try:
        return await ask(bot)
    except TelegramUnauthorizedError:
        return "Telegram refuses the token: check WORTHIT_BOT__TOKEN"
    except (TelegramNetworkError, TelegramServerError):
        return f"Telegram cannot be reached at {api_url}"
    except NotKept:
        return "Telegram does not keep the webhook: does another program set it?"
    except TelegramAPIError as error:
        return f"Telegram refuses: {error.message}"
    finally:
        await bot.session.close()


async def set_and_tell(bot: Bot, webhook: Webhook, context: click.Context) -> bool:
    await set_webhook(bot, webhook)
    try:
        async with services_of(context) as services:
            await note_webhook(bot, webhook, State(services.get(DATABASE)))
    except (SQLAlchemyError, OSError):
        click.echo("It could not be noted in the database, so the next start sets it again.", err=True)
    return await tell(bot, webhook)


async def tell(bot: Bot, webhook: Webhook | None) -> bool:
    """Whether it is as the settings say."""
    info = await bot.get_webhook_info()
    for line in _lines(info):
        click.echo(line)
    if webhook is None:
        as_wanted = not info.url
        wanted = "no webhook, since WORTHIT_BOT__WEBHOOK_URL is not set"
    else:
        as_wanted = is_as_wanted(info, webhook)
        wanted = f"{webhook.url}, and all that the bot understands"
    click.echo("as the settings say" if as_wanted else f"not as the settings say: {wanted}")
    return as_wanted


async def delete_and_tell(bot: Bot, *, drop_pending: bool) -> bool:
    await bot.delete_webhook(drop_pending_updates=drop_pending)
    click.echo("The webhook is deleted." + (" What waited there is forgotten." if drop_pending else ""))
    return True


def _lines(info: WebhookInfo) -> list[str]:
    if not info.url:
        return ["webhook:      none", f"waiting:      {info.pending_update_count}"]
    error = "none"
    if info.last_error_date is not None:
        error = f"{info.last_error_date:%Y-%m-%d %H:%M:%S} UTC, {info.last_error_message}"
    return [
        f"webhook:      {info.url}",
        f"waiting:      {info.pending_update_count}",
        f"last error:   {error}",
        f"connections:  {info.max_connections or 40} at most",
        f"updates:      {', '.join(info.allowed_updates or ()) or 'all but a few'}",
    ]
