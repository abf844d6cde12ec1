"""Where Telegram delivers: the secret is checked, the update stored, and only then is it taken."""

import hmac
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Any

from litestar import Request, post
from litestar.exceptions import (
    ClientException,
    NotAuthorizedException,
    PermissionDeniedException,
    ServiceUnavailableException,
)
from litestar.handlers import HTTPRouteHandler
from litestar.status_codes import HTTP_200_OK
from sqlalchemy.exc import SQLAlchemyError

from worthit_bot.config import Webhook

if TYPE_CHECKING:
    from worthit_bot.running import RunningBot

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name, not its value
MAX_BYTES = 1_000_000
TELEGRAM = (ip_network("149.154.160.0/20"), ip_network("91.108.4.0/22"))
"""Where Telegram's webhooks come from (core.telegram.org/bots/webhooks)."""


def webhook_route(webhook: Webhook, running: "Callable[[], RunningBot | None]") -> HTTPRouteHandler:
    """POST /plugins/bot/webhook. Anything but 200 makes Telegram deliver again."""
    secrets = [secret.encode() for secret in (webhook.secret, webhook.previous_secret) if secret is not None]

    @post(
        "/webhook",
        status_code=HTTP_200_OK,
        include_in_schema=False,
        request_max_body_size=MAX_BYTES,
    )
    async def receive_update(request: Request[Any, Any, Any]) -> None:
        shown = request.headers.get(SECRET_HEADER, "").encode()
        if not any(hmac.compare_digest(shown, secret) for secret in secrets):
            raise NotAuthorizedException("This is not Telegram.")
        if webhook.only_from_telegram and not _is_telegram(request.client.host if request.client else ""):
            raise PermissionDeniedException("This is not where Telegram delivers from.")
        bot = running()
        if bot is None:
            raise ServiceUnavailableException("The bot is not running.")
        try:
            await bot.receive(await request.body())
        except ValueError:
            raise ClientException("This is not an update.") from None
        except (SQLAlchemyError, OSError):
            bot.condition.trouble("storing", "updates cannot be stored in the database")
            raise ServiceUnavailableException("The update cannot be stored now.") from None
        bot.condition.well("storing")

    return receive_update


def _is_telegram(host: str) -> bool:
    """host: as the edge sees it, through the proxies that the operator trusts."""
    try:
        address = ip_address(host)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    return any(address in network for network in TELEGRAM)
