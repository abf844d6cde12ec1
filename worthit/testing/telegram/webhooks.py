"""Webhooks: updates are posted until they are taken, those of a chat one after the other."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import h11
import msgspec
from msgspec import Struct

from worthit.testing.http import Response, post
from worthit.testing.telegram.links import is_loopback
from worthit.testing.telegram.refusals import bad_request
from worthit.testing.telegram.updates import Update, UpdateQueue

_PORTS = (443, 80, 88, 8443)
_LONGEST_WAIT = 6  # times the first


class Redelivery(Struct, frozen=True, kw_only=True):
    """When a webhook does not answer with success. seconds: until the second attempt, doubled up to sixfold for each
    further one. patience: seconds that an answer may take."""

    seconds: float = 0.05
    patience: float = 10


class Webhook(Struct, frozen=True, kw_only=True):
    """url: "" where there is no webhook."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    ip_address: str = "127.0.0.1"


def check_address(url: str) -> None:
    """https on one of Telegram's ports; for hosts on loopback, unlike Telegram, also http and any port.

    Raises: Refusal.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or 443
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if not parts.hostname or parts.scheme not in ("http", "https"):
        raise bad_request("invalid webhook URL specified")
    if is_loopback(parts.hostname):
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


class WebhookDelivery:
    """Posts what waits in the queue. respond: does the method that the body of an answer calls."""

    def __init__(
        self, queue: UpdateQueue, redelivery: Redelivery, respond: Callable[[Response], Awaitable[None]]
    ) -> None:
        self.webhook = Webhook()
        self.last_error: tuple[int, str] | None = None
        self._last_synchronization_error: int | None = None
        self._queue = queue
        self._redelivery = redelivery
        self._respond = respond
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._connections = asyncio.Semaphore(1)
        queue.on_push = self.deliver

    async def set(self, webhook: Webhook) -> None:
        """Deliver from now on to this one, beginning with what waits already."""
        await self.stop()
        self.webhook = webhook
        self.last_error = None
        if webhook.url:
            self._queue.end_poll("terminated by setWebhook request")
        self._connections = asyncio.Semaphore(webhook.max_connections)
        self.deliver()

    async def stop(self) -> None:
        """Break off what is under way; it stays in the queue."""
        lanes = list(self._lanes.values())
        for lane in lanes:
            lane.cancel()
        await asyncio.gather(*lanes, return_exceptions=True)
        self._lanes.clear()

    def deliver(self) -> None:
        """Have a task for every chat that has updates waiting."""
        if not self.webhook.url:
            return
        for lane in {update.lane for update in self._queue.waiting}:
            if lane not in self._lanes or self._lanes[lane].done():
                self._lanes[lane] = asyncio.create_task(self._deliver_lane(lane))

    def json(self) -> dict[str, Any]:
        """The WebhookInfo of the Bot API."""
        info: dict[str, Any] = {
            "url": self.webhook.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._queue.waiting),
        }
        if self.webhook.url:
            info["max_connections"] = self.webhook.max_connections
            info["ip_address"] = self.webhook.ip_address
        if self.last_error:
            info["last_error_date"], info["last_error_message"] = self.last_error
        if self._last_synchronization_error is not None:
            info["last_synchronization_error_date"] = self._last_synchronization_error
        if self._queue.allowed is not None:
            info["allowed_updates"] = sorted(self._queue.allowed)
        return info

    async def _deliver_lane(self, lane: int) -> None:
        while update := next((update for update in self._queue.waiting if update.lane == lane), None):
            await self._deliver(update)

    async def _deliver(self, update: Update) -> None:
        pause = self._redelivery.seconds
        while True:
            async with self._connections:
                answer = await self._post(update)
            if answer is not None and 200 <= answer.status <= 299:
                self._queue.confirm(update)
                await self._respond(answer)
                return
            asked = answer.retry_after if answer is not None else ""
            await asyncio.sleep(float(asked) if asked.isdecimal() else pause)
            pause = min(pause * 2, self._redelivery.seconds * _LONGEST_WAIT)

    async def post_raw(self, body: bytes, secret: str | None, content_type: str) -> int:
        """Post anything, once. secret: None for the webhook's own, "" for none. Returns the status of the answer."""
        answer = await post(self.webhook.url, body, self._headers(secret), content_type)
        return answer.status

    def note_synchronization_error(self) -> None:
        self._last_synchronization_error = int(time.time())

    def _headers(self, secret: str | None = None) -> list[tuple[str, str]]:
        shown = self.webhook.secret_token if secret is None else secret
        return [("X-Telegram-Bot-Api-Secret-Token", shown)] if shown else []

    async def _post(self, update: Update) -> Response | None:
        try:
            async with asyncio.timeout(self._redelivery.patience):
                answer = await post(self.webhook.url, msgspec.json.encode(update.json()), self._headers())
        except TimeoutError:
            self._failed("Read timeout expired")
        except ConnectionRefusedError:
            self._failed("Connection refused")
        except (OSError, h11.RemoteProtocolError):
            self._failed("Webhook connection closed")
        else:
            if not 200 <= answer.status <= 299:
                self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
            return answer
        return None

    def _failed(self, why: str) -> None:
        self.last_error = (int(time.time()), why)
