"""The bot itself: who it is, which commands it offers."""

import re
from typing import Any

import msgspec

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request

_NAME = re.compile(r"[a-z0-9_]{1,32}")
_DESCRIPTION_LENGTH = 256
_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


class _Command(msgspec.Struct, frozen=True):
    command: str
    description: str
    is_ephemeral: bool = False


@method("getMe")
async def get_me(account: BotAccount, _: Parameters) -> dict[str, Any]:
    return {
        **account.me,
        "can_join_groups": True,
        "can_read_all_group_messages": not account.botfather.group_privacy,
        "supports_inline_queries": account.botfather.inline,
        **({"supports_guest_queries": account.botfather.guest} if account.knows("10.0") else {}),
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("setMyCommands")
async def set_my_commands(account: BotAccount, parameters: Parameters) -> bool:
    given = parameters.json("commands", "can't parse commands JSON object") or []
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    account.commands[_shelf(parameters)] = [_command(command) for command in given]
    return True


@method("getMyCommands")
async def get_my_commands(account: BotAccount, parameters: Parameters) -> list[dict[str, Any]]:
    return account.commands.get(_shelf(parameters), [])


@method("deleteMyCommands")
async def delete_my_commands(account: BotAccount, parameters: Parameters) -> bool:
    account.commands.pop(_shelf(parameters), None)
    return True


def _command(given: Any) -> dict[str, Any]:
    try:
        command = msgspec.convert(given, _Command)
    except msgspec.ValidationError as wrong:
        raise bad_request(f"can't parse BotCommand: {wrong}") from None
    name = command.command.removeprefix("/")
    if not _NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(command.description) <= _DESCRIPTION_LENGTH:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    ephemeral = {"is_ephemeral": True} if command.is_ephemeral else {}
    return {"command": name, "description": command.description, **ephemeral}


def _shelf(parameters: Parameters) -> tuple[str, str]:
    """The scope and the language that commands are kept for."""
    scope = parameters.json("scope", "can't parse BotCommandScope JSON object") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    if str(scope.get("type")) not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    place = {name: scope.get(name) for name in ("type", *_SCOPES[scope["type"]])}
    return msgspec.json.encode(place).decode(), parameters.text("language_code")
