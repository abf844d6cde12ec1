"""How the bot gets its updates: it asks for them, or has them posted to a webhook."""

import re
from typing import Any

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request, conflict
from worthit.testing.telegram.webhooks import Webhook, check_address

_SECRET_LENGTH = 256
_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_LONGEST_POLL = 50


@method("getUpdates")
async def get_updates(account: BotAccount, parameters: Parameters) -> list[dict[str, Any]]:
    if account.webhooks.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    _allow(account, parameters)
    updates = await account.updates.poll(
        offset=parameters.integer("offset"),
        limit=parameters.integer("limit", 100, 1, 100),
        seconds=parameters.integer("timeout", 0, 0, _LONGEST_POLL),
    )
    return [update.json() for update in updates]


@method("setWebhook")
async def set_webhook(account: BotAccount, parameters: Parameters) -> bool:
    """https is required, and one of Telegram's ports; hosts on loopback may have http and any port."""
    url = parameters.text("url")
    if not url:
        return await delete_webhook(account, parameters)
    secret = parameters.text("secret_token")
    if len(secret) > _SECRET_LENGTH:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    check_address(url)
    _allow(account, parameters)
    _drop_if_asked(account, parameters)
    connections = parameters.integer("max_connections", 40, 1, 100)
    address = parameters.text("ip_address") or "127.0.0.1"  # where this server would look the host up
    webhook = Webhook(url=url, secret_token=secret, max_connections=connections, ip_address=address)
    await account.webhooks.set(webhook)
    return True


@method("deleteWebhook")
async def delete_webhook(account: BotAccount, parameters: Parameters) -> bool:
    await account.webhooks.set(Webhook())
    _drop_if_asked(account, parameters)
    return True


@method("getWebhookInfo")
async def get_webhook_info(account: BotAccount, _: Parameters) -> dict[str, Any]:
    return account.webhooks.json()


def _allow(account: BotAccount, parameters: Parameters) -> None:
    """Left out, or not a list, it stays as it was asked for before."""
    kinds = parameters.json("allowed_updates", "can't parse allowed_updates JSON object")
    if isinstance(kinds, list):
        account.updates.allow([str(kind) for kind in kinds])


def _drop_if_asked(account: BotAccount, parameters: Parameters) -> None:
    if parameters.flag("drop_pending_updates"):
        account.updates.waiting.clear()
