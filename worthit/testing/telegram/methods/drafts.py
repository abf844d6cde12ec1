"""Drafts: what a person sees of a message that is still being written."""

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.chats import Draft, PrivateChat
from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.formatted import draft_text
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request
from worthit.testing.telegram.rich.reading import rich_in


@method("sendMessageDraft", since="9.3")
async def send_message_draft(account: BotAccount, parameters: Parameters) -> bool:
    """Without a text a person sees that the bot thinks."""
    text, entities = draft_text(parameters)
    return _show(account, parameters, Content(text=text, entities=entities))


@method("sendRichMessageDraft", since="10.1")
async def send_rich_message_draft(account: BotAccount, parameters: Parameters) -> bool:
    rich = await rich_in(account, parameters, draft=True)
    if rich is None:
        raise bad_request("rich message must be non-empty")
    return _show(account, parameters, Content(rich=rich))


def _show(account: BotAccount, parameters: Parameters, content: Content) -> bool:
    draft_id = parameters.integer("draft_id")
    if not draft_id:
        raise bad_request("RANDOM_ID_INVALID")
    chat = account.chat_to_write_in(parameters)
    if not isinstance(chat, PrivateChat):
        raise bad_request("PEER_ID_INVALID")
    chat.drafts.append(Draft(id=draft_id, content=content, can_stop=parameters.flag("can_stop")))
    chat.notice()
    return True
