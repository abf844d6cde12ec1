"""Where Telegram delivers: the secret is checked, the update stored, and only then is it taken."""

import hmac
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from litestar import Request, post
from litestar.exceptions import ClientException, NotAuthorizedException, ServiceUnavailableException
from litestar.handlers import HTTPRouteHandler
from litestar.status_codes import HTTP_200_OK
from sqlalchemy.exc import SQLAlchemyError

if TYPE_CHECKING:
    from worthit_bot.running import RunningBot

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name, not its value
MAX_BYTES = 1_000_000


def webhook_route(secret: str, running: "Callable[[], RunningBot | None]") -> HTTPRouteHandler:
    """POST /plugins/bot/webhook. Anything but 200 makes Telegram deliver again."""

    @post(
        "/webhook",
        status_code=HTTP_200_OK,
        include_in_schema=False,
        request_max_body_size=MAX_BYTES,
    )
    async def receive_update(request: Request[Any, Any, Any]) -> None:
        shown = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(shown.encode(), secret.encode()):
            raise NotAuthorizedException("This is not Telegram.")
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
