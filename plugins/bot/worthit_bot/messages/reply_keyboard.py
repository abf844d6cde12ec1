"""The buttons in the place of a person's own keyboard. Each sends its text, which is a command by another name."""

from collections.abc import Mapping
from types import MappingProxyType

from aiogram.types import KeyboardButton, Message, MessageEntity, ReplyKeyboardMarkup, WebAppInfo

from worthit_bot.words import LANGUAGES, Words
from worthit_bot.words.start import KeyLabels

_ROWS = (("search", "scan"), ("watches", "history"), ("popular", "help"))


def reply_keyboard(words: Words, mini_app: str | None) -> ReplyKeyboardMarkup:
    """In the language of the chat. mini_app: the address of the Mini App, if there is one."""
    rows = [[KeyboardButton(text=_label(words.start.keys, name)) for name in row] for row in _ROWS]
    if mini_app is not None:
        rows.append([KeyboardButton(text=words.start.app_button, web_app=WebAppInfo(url=mini_app))])
    return ReplyKeyboardMarkup(keyboard=rows, resize_keyboard=True, is_persistent=True)


def as_command(message: Message) -> Message:
    """The message of a pressed button as the command that it stands for; every other message as it is."""
    name = COMMAND_OF.get(message.text or "")
    if name is None or message.chat.type != "private":
        return message
    text = f"/{name}"
    entity = MessageEntity(type="bot_command", offset=0, length=len(text))
    return message.model_copy(update={"text": text, "entities": [entity]})


def _label(keys: KeyLabels, name: str) -> str:
    label: str = getattr(keys, f"{name}_button")
    return label


COMMAND_OF: Mapping[str, str] = MappingProxyType(
    {_label(words.start.keys, name): name for words in LANGUAGES.values() for row in _ROWS for name in row}
)
"""By what stands on the button, in whichever language: somebody may press one from before they chose another."""
