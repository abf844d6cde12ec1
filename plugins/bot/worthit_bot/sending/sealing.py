"""Buttons and deep links are signed, so that nobody calls the bot back with what it did not offer.

A client may send any callback data; the secret is made of the bot's token, so a token that was renewed is kept for as
long as what was signed with it shall go on. The signature is the start of an HMAC-SHA256 (RFC 2104), 48 bits: who
guesses asks Telegram for each try. Signing happens at the edge, for all that goes out and every press that comes in;
conversations do not see it.
"""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InlineKeyboardMarkup

_SIGNATURE = 8
_BETWEEN = "~"
_OF_LINK = "link "
"""So that the signature of a button is none of a link."""


class Seal:
    """Signs short texts with the first of the bot's tokens, and opens what was signed with any of them."""

    def __init__(self, *tokens: str) -> None:
        self._keys = [sha256(f"worthit buttons {token}".encode()).digest() for token in tokens]

    def close(self, text: str) -> str:
        """The text with its signature, nine characters longer."""
        return f"{text}{_BETWEEN}{_signature(self._keys[0], text)}"

    def open(self, sealed: str) -> str | None:
        """The text, or None where we did not sign it."""
        text, between, signature = sealed.rpartition(_BETWEEN)
        return text if between and self._is_ours(text, signature) else None

    def close_link(self, text: str) -> str:
        """The same for what stands in a link: of letters, digits, `_` and `-` alone, eight characters longer."""
        return text + _signature(self._keys[0], _OF_LINK + text)

    def open_link(self, sealed: str) -> str | None:
        """The text, or None where we did not sign it."""
        text, signature = sealed[:-_SIGNATURE], sealed[-_SIGNATURE:]
        return text if text and self._is_ours(_OF_LINK + text, signature) else None

    def _is_ours(self, text: str, signature: str) -> bool:
        return any(hmac.compare_digest(signature.encode(), _signature(key, text).encode()) for key in self._keys)


def _signature(key: bytes, text: str) -> str:
    digest = hmac.new(key, text.encode(), sha256).digest()
    return urlsafe_b64encode(digest).decode()[:_SIGNATURE]


class SealButtons(BaseRequestMiddleware):
    """Signs the buttons of whatever goes out."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        return await make_request(bot, self._signed(method))

    def _signed(self, method: TelegramMethod[TelegramType]) -> TelegramMethod[TelegramType]:
        changed = {
            field: self._with_signatures(value)
            for field in ("reply_markup", "result", "results")
            if (value := getattr(method, field, None)) is not None
        }
        return method.model_copy(update=changed) if changed else method

    def _with_signatures(self, value: object) -> object:
        if isinstance(value, list):
            return [self._with_signatures(each) for each in value]
        if isinstance(value, InlineKeyboardMarkup):
            rows = [
                [
                    button.model_copy(update={"callback_data": self._seal.close(button.callback_data)})
                    if button.callback_data
                    else button
                    for button in row
                ]
                for row in value.inline_keyboard
            ]
            return value.model_copy(update={"inline_keyboard": rows})
        keyboard = getattr(value, "reply_markup", None)  # of a result of an inline query
        if isinstance(keyboard, InlineKeyboardMarkup):
            assert hasattr(value, "model_copy")
            return value.model_copy(update={"reply_markup": self._with_signatures(keyboard)})
        return value
