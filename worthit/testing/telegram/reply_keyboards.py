"""Reply keyboards: buttons in the place of a person's own keyboard, which send their text."""

from typing import Any

from msgspec import Struct

from worthit.testing.telegram.chats import Chat, PrivateChat
from worthit.testing.telegram.keyboards import KeyButton
from worthit.testing.telegram.links import web_app_link
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request


class ReplyMarkup(Struct, frozen=True, kw_only=True):
    """rows: None where the markup leaves the keyboard as it is, () where it takes it away."""

    rows: tuple[tuple[KeyButton, ...], ...] | None = None
    one_time: bool = False


def reply_markup_of(parameters: Parameters, chat: Chat) -> ReplyMarkup:
    """What `reply_markup` does to the keyboard in this chat. Raises: Refusal."""
    markup = parameters.json("reply_markup", "can't parse reply keyboard markup JSON object")
    if not isinstance(markup, dict):
        return ReplyMarkup()
    if markup.get("remove_keyboard"):
        return ReplyMarkup(rows=())
    if "keyboard" not in markup:
        return ReplyMarkup()
    rows = markup["keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "keyboard" must be an Array of Arrays')
    buttons = tuple(tuple(_button(button, chat) for button in row) for row in rows if row)
    return ReplyMarkup(rows=buttons, one_time=bool(markup.get("one_time_keyboard")))


def _button(given: Any, chat: Chat) -> KeyButton:
    if isinstance(given, str):
        given = {"text": given}
    if not isinstance(given, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    if "text" not in given:
        raise bad_request("can't parse keyboard button: Can't find field \"text\"")
    if not (text := str(given["text"])):
        raise bad_request("keyboard button text must be non-empty")
    if not (web_app := given.get("web_app")):
        return KeyButton(text=text)
    if not isinstance(chat, PrivateChat):
        raise bad_request("web App buttons can be used in private chats only")
    return KeyButton(text=text, web_app=web_app_link(str(web_app.get("url", "")), "keyboard button"))
