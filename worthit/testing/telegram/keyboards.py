"""Inline keyboards, checked as Telegram checks them."""

from typing import Any

import msgspec
from msgspec import Struct

from worthit.testing.telegram.links import button_link, web_app_link
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request

_CALLBACK_DATA_BYTES = 64


class Button(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A button under a message: it opens an address, or calls the bot back with its data."""

    text: str
    url: str | None = None
    callback_data: str | None = None
    switch_inline_query: str | None = None
    switch_inline_query_current_chat: str | None = None
    switch_inline_query_chosen_chat: dict[str, Any] | None = None
    login_url: dict[str, Any] | None = None
    web_app: dict[str, Any] | None = None
    copy_text: dict[str, Any] | None = None
    pay: bool | None = None
    disabled: dict[str, Any] | None = None
    style: str | None = None
    icon_custom_emoji_id: str | None = None


class KeyButton(Struct, frozen=True, kw_only=True):
    """A button of a reply keyboard: it sends its text, or opens the Mini App at this address."""

    text: str
    web_app: str = ""


Keyboard = tuple[tuple[Button, ...], ...]
"""Rows of buttons; no row where there is no keyboard."""


def keyboard_of(parameters: Parameters) -> Keyboard:
    """The inline keyboard in `reply_markup`; keyboards of other kinds leave no trace in a message.

    Raises: Refusal.
    """
    return keyboard_in(parameters.json("reply_markup", "can't parse reply keyboard markup JSON object"))


def keyboard_in(markup: Any) -> Keyboard:
    """The same in a markup that is decoded already."""
    if markup is None:
        return ()
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    return tuple(tuple(_button(button) for button in row) for row in rows if row)


def markup_json(keyboard: Keyboard) -> dict[str, Any]:
    return {"inline_keyboard": msgspec.to_builtins(keyboard)}


def _button(given: Any) -> Button:
    if not isinstance(given, dict):
        raise _cannot_parse("InlineKeyboardButton must be an Object")
    try:
        button = msgspec.convert(given, Button)
    except msgspec.ValidationError as wrong:
        raise _cannot_parse(str(wrong)) from None
    if not button.text:
        raise _cannot_parse("Text buttons must be non-empty")
    if button.url:
        return msgspec.structs.replace(button, url=button_link(button.url))
    if button.web_app is not None:
        address = web_app_link(str(button.web_app.get("url", "")), "inline keyboard button")
        return msgspec.structs.replace(button, web_app={"url": address})
    if len((button.callback_data or "").encode()) > _CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if not button.callback_data and not (given.keys() & _OTHER_ACTIONS):
        raise _cannot_parse("Text buttons are unallowed in the inline keyboard")
    return button


_OTHER_ACTIONS = set(Button.__struct_fields__) - {"text", "url", "callback_data", "style", "icon_custom_emoji_id"}


def _cannot_parse(what: str) -> Exception:
    return bad_request(f"can't parse inline keyboard button: {what}")
