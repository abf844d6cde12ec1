"""`worthit bot`: the webhook as Telegram has it, and what helped whom.

What speaks to Telegram is imported when a command is called.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import click

from worthit_bot.config import Webhook

if TYPE_CHECKING:
    from aiogram import Bot


def bot_commands(token: str, webhook: Webhook | None, api_url: str) -> click.Group:
    """The group for this bot."""

    @click.group()
    def bot() -> None:
        """The Telegram bot: how updates come to it, and what people think of verdicts."""

    @bot.group("webhook")
    def webhook_group() -> None:
        """The webhook as Telegram has it; `worthit run` sets it by itself where that is needed."""

    @webhook_group.command("set")
    @click.pass_context
    def set_(context: click.Context) -> None:
        """Have Telegram deliver as the settings say, and see that it will."""
        if webhook is None:
            _fail("set WORTHIT_BOT__WEBHOOK_URL and WORTHIT_BOT__WEBHOOK_SECRET first")
            return
        from worthit_bot.cli.webhook_words import set_and_tell

        _ask(token, api_url, lambda client: set_and_tell(client, webhook, context))

    @webhook_group.command()
    def info() -> None:
        """Tell where Telegram delivers, what waits there, and what went wrong last; exit code 1 when it is not as the
        settings say.
        """
        from worthit_bot.cli.webhook_words import tell

        _ask(token, api_url, lambda client: tell(client, webhook))

    @webhook_group.command()
    @click.option("--drop-pending", is_flag=True, help="Forget the updates that wait at Telegram.")
    def delete(*, drop_pending: bool) -> None:
        """Have Telegram keep updates until they are asked for; a `worthit run` with a webhook sets it again soon."""
        from worthit_bot.cli.webhook_words import delete_and_tell

        _ask(token, api_url, lambda client: delete_and_tell(client, drop_pending=drop_pending))

    @bot.command()
    @click.pass_context
    def opinions(ctx: click.Context) -> None:
        """Print which verdicts helped how many people, as lines of JSON, those told of last first."""
        from worthit_bot.cli.opinions_words import tell_opinions

        asyncio.run(tell_opinions(ctx))

    return bot


def _ask(token: str, api_url: str, ask: "Callable[[Bot], Awaitable[bool]]") -> None:
    """Ask Telegram something; ends with 1 where it refuses, cannot be reached, or things are not as they should be."""
    from worthit_bot.cli.webhook_words import asked

    told = asyncio.run(asked(token, api_url, ask))
    if isinstance(told, str):
        _fail(told)
    elif not told:
        sys.exit(1)


def _fail(why: str) -> None:
    click.echo(why, err=True)
    sys.exit(1)
