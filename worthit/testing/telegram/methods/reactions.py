"""Reactions of the bot."""

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.reactions import checked_reaction
from worthit.testing.telegram.refusals import bad_request


@method("setMessageReaction")
async def set_message_reaction(account: BotAccount, parameters: Parameters) -> bool:
    """A bot has one reaction to a message; a new one takes the place of the old one."""
    given = parameters.json("reaction", "can't parse reaction types JSON object") or []
    if not isinstance(given, list):
        raise bad_request("expected an Array of ReactionType")
    reactions = tuple(checked_reaction(reaction) for reaction in given)
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    chat = account.chat_to_write_in(parameters)
    message = account.message_in(chat, parameters, "message to react")
    message.reactions = reactions
    chat.notice()
    return True
