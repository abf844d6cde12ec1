"""Groups that the bot is in: what they are, and who it is there."""

from typing import Any

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.groups import Group
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request

_FULL = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": {}}
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


@method("getChat")
async def get_chat(account: BotAccount, parameters: Parameters) -> dict[str, Any]:
    """The ChatFullInfo, with what it must have at least."""
    chat = account.chat_to_write_in(parameters)
    return {**_FULL, "accepted_gift_types": dict.fromkeys(_GIFTS, False), **chat.json()}


@method("getChatMember")
async def get_chat_member(account: BotAccount, parameters: Parameters) -> dict[str, Any]:
    chat = account.chat_to_write_in(parameters)
    member = chat.member_json(parameters.integer("user_id")) if isinstance(chat, Group) else None
    if member is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member


@method("getChatMemberCount")
async def get_chat_member_count(account: BotAccount, parameters: Parameters) -> int:
    """The bot is one of them."""
    chat = account.chat_to_write_in(parameters)
    return len(chat.members) + 1 if isinstance(chat, Group) else 2


@method("leaveChat")
async def leave_chat(account: BotAccount, parameters: Parameters) -> bool:
    chat = account.chat_to_write_in(parameters)
    if not isinstance(chat, Group):
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot_status = "left"
    return True
