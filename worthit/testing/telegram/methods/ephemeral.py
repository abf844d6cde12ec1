"""What the bot said to one person in a group, changed and taken back."""

from msgspec.structs import replace

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.ephemeral import ephemeral_message
from worthit.testing.telegram.formatted import caption, message_text
from worthit.testing.telegram.keyboards import keyboard_of
from worthit.testing.telegram.methods.editing import change
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request
from worthit.testing.telegram.rich.reading import rich_in


@method("editEphemeralMessageText", since="10.2")
async def edit_ephemeral_message_text(account: BotAccount, parameters: Parameters) -> bool:
    keyboard = keyboard_of(parameters)
    rich = await rich_in(account, parameters)
    text, entities = ("", ()) if rich else message_text(parameters)
    message = ephemeral_message(account, parameters)
    if message.content.media:
        raise bad_request("there is no text in the message to edit")
    change(message, Content(text=text, entities=entities, keyboard=keyboard, rich=rich))
    return True


@method("editEphemeralMessageCaption", since="10.2")
async def edit_ephemeral_message_caption(account: BotAccount, parameters: Parameters) -> bool:
    text, entities = caption(parameters)
    keyboard = keyboard_of(parameters)
    message = ephemeral_message(account, parameters)
    if message.content.media is None:
        raise bad_request("there is no caption in the message to edit")
    change(message, replace(message.content, text=text, entities=entities, keyboard=keyboard))
    return True


@method("editEphemeralMessageReplyMarkup", since="10.2")
async def edit_ephemeral_message_reply_markup(account: BotAccount, parameters: Parameters) -> bool:
    keyboard = keyboard_of(parameters)
    message = ephemeral_message(account, parameters)
    change(message, replace(message.content, keyboard=keyboard))
    return True


@method("deleteEphemeralMessage", since="10.2")
async def delete_ephemeral_message(account: BotAccount, parameters: Parameters) -> bool:
    ephemeral_message(account, parameters).delete()
    return True
