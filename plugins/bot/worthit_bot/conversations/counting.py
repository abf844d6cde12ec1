"""Questions of a chat are counted within the plan of who asks, as on every other face."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from math import ceil

from worthit.plugin import Asker, ErrorCode, RateLimited, SubscriptionExpired, TooManyAtOnce, WorthItError
from worthit_bot.conversations.desk import Desk
from worthit_bot.updates.inbox import Received
from worthit_bot.words import Words


@asynccontextmanager
async def counted(user_id: int, questions: int, received: Received, desk: Desk) -> AsyncGenerator[Asker, None]:
    """Questions that are answered within, by who asks. Those of an answer that broke off were counted then.

    Raises WorthItError, to be told with `told`.
    """
    asker = await desk.accounts.of_telegram(user_id)
    async with desk.accounts.asking(asker, questions if received.attempt == 1 else 0):
        yield asker


def told(error: WorthItError, words: Words) -> str:
    """What somebody is told whose questions are not answered, with when they are again."""
    if isinstance(error, TooManyAtOnce):
        return words.refusals.too_many_at_once
    if isinstance(error, SubscriptionExpired):
        return words.refusals.plan_has_ended
    if isinstance(error, RateLimited):
        hours, minutes = divmod(ceil(error.retry_after / 60), 60)
        return words.refusals.too_many_today.format(hours=hours, minutes=minutes)
    return words.refusals.by_code.get(error.code, words.refusals.by_code[ErrorCode.INTERNAL])
