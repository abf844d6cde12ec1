"""Who can be told: `<channel>:<who>`, such as `telegram:4711`, on a channel that somebody tells on."""

import re
from collections.abc import Iterable

from worthit.accounts.model import Account
from worthit.errors import InvalidRequest
from worthit.price.watching.inbox import CHANNEL as INBOX
from worthit.price.watching.notifiers import Notifier, channel_of, recipient_of

_TELEGRAM = "telegram"
_CHAT = re.compile(r"-?\d{1,18}", re.ASCII)


def check_owner(owner: str, notifiers: Iterable[Notifier]) -> None:
    """Raises InvalidRequest for somebody whom none of these can tell anything, as far as that can be known."""
    channel = channel_of(owner)
    channels = sorted({notifier.channel for notifier in notifiers})
    if channel == _TELEGRAM and not _CHAT.fullmatch(recipient_of(owner)):
        raise InvalidRequest("A Telegram chat is a number, such as telegram:4711 or telegram:-1004711.")
    if channel not in channels:
        if channel == _TELEGRAM:
            raise InvalidRequest("Nobody delivers to Telegram now: the bot is off (`worthit doctor` says why).")
        raise InvalidRequest(f"Nobody delivers to {owner}; there is {' and '.join(channels)}.")
    if not recipient_of(owner):
        raise InvalidRequest(f"Say who hears on {channel}, such as {channel}:4711.")


def owners_of(account: Account) -> tuple[str, ...]:
    """Under which names an account may have watches: the chat first, where it has one."""
    inbox = f"{INBOX}:{account.id}"
    return (inbox,) if account.telegram_id is None else (f"{_TELEGRAM}:{account.telegram_id}", inbox)


def owner_of(account: Account, notifiers: Iterable[Notifier]) -> str:
    """Who hears of a new watch: the chat, while somebody tells there; else it lies to be read."""
    channels = {notifier.channel for notifier in notifiers}
    return next(owner for owner in owners_of(account) if channel_of(owner) in channels)
