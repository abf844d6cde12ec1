"""What people see of the bot before they talk with it: its name, what it says of itself, and the menu button."""

from typing import Any

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.links import web_app_link
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request

_TEXTS = {
    "name": ("MyName", 64),
    "description": ("MyDescription", 512),
    "short_description": ("MyShortDescription", 120),
}
_MENU = "can't parse MenuButton"


def _register(field: str, name: str, length: int) -> None:
    @method(f"set{name}")
    async def set_text(account: BotAccount, parameters: Parameters) -> bool:
        text = parameters.text(field)
        if len(text) > length:
            raise bad_request(f"{field.upper()}_TOO_LONG")  # the word that Telegram has for it is not published
        account.profile[field, parameters.text("language_code")] = text
        return True

    @method(f"get{name}")
    async def get_text(account: BotAccount, parameters: Parameters) -> dict[str, str]:
        """In a language without a text of its own, the one for all."""
        own = account.profile.get((field, parameters.text("language_code")))
        return {field: own or account.profile.get((field, ""), "")}


for _field, (_name, _length) in _TEXTS.items():
    _register(_field, _name, _length)


@method("setChatMenuButton")
async def set_chat_menu_button(account: BotAccount, parameters: Parameters) -> bool:
    """Of one person's chat, or of all that have none of their own."""
    given = parameters.json("menu_button", f"{_MENU} JSON object") or {"type": "default"}
    account.menu_buttons[_person(account, parameters)] = _checked(given)
    return True


@method("getChatMenuButton")
async def get_chat_menu_button(account: BotAccount, parameters: Parameters) -> dict[str, Any]:
    return account.menu_buttons.get(_person(account, parameters), {"type": "default"})


def _person(account: BotAccount, parameters: Parameters) -> int:
    person = parameters.integer("chat_id")
    if person and person not in account.chats:
        raise bad_request("user not found")
    return person


def _checked(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise bad_request(f"{_MENU}: MenuButton must be an Object")
    kind = given.get("type")
    if kind in ("default", "commands"):
        return {"type": kind}
    if kind != "web_app":
        raise bad_request(f"{_MENU}: MenuButton has unsupported type")
    for name in ("text", "web_app"):
        if not given.get(name):
            raise bad_request(f'{_MENU}: Can\'t find field "{name}"')
    address = web_app_link(str(given["web_app"].get("url", "")), "menu button")
    return {"type": kind, "text": str(given["text"]), "web_app": {"url": address}}
