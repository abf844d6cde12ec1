"""A message that may have been sent already is sent once more only with a mark, so that nobody is left to wonder."""

from typing import Any

from aiogram.methods import EditMessageText, SendMessage, SendRichMessage, TelegramMethod
from aiogram.types import InputRichBlockParagraph, InputRichMessage

from worthit_bot.messages.markup import MOST_UNITS, units
from worthit_bot.storage.chats import Chats
from worthit_bot.words.languages import InLanguages

MARKS: InLanguages[str] = {
    "en": "↻ sent again: the first time may not have arrived",
    "it": "↻ inviato di nuovo: la prima volta potrebbe non essere arrivato",
    "de": "↻ erneut gesendet: beim ersten Mal kam es vielleicht nicht an",
    "fr": "↻ envoyé de nouveau : la première fois n’est peut-être pas arrivée",
    "es": "↻ enviado de nuevo: puede que la primera vez no llegara",
}
_MOST_CAPTION_UNITS = 1024


class Marks:
    """Marks messages in the language of their chat. spoken: of the person's Telegram, as far as it is known."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats

    async def marked(self, method: TelegramMethod[Any], spoken: str | None = None) -> TelegramMethod[Any]:
        """The same call with a mark; as it is where it has one, or no words to put it under, or no room."""
        chat_id = getattr(method, "chat_id", None)
        if not isinstance(chat_id, int):
            return method
        words = await self._chats.words(chat_id, spoken)
        mark = MARKS[words.language]
        if isinstance(method, SendMessage | EditMessageText) and method.text is not None:
            return _under(method, "text", method.text, mark, MOST_UNITS)
        if isinstance(method, SendRichMessage | EditMessageText) and method.rich_message is not None:
            return method.model_copy(update={"rich_message": _rich(method.rich_message, mark)})
        if hasattr(method, "caption"):
            return _under(method, "caption", method.caption or "", mark, _MOST_CAPTION_UNITS)
        return method


def _under(method: TelegramMethod[Any], field: str, text: str, mark: str, most: int) -> TelegramMethod[Any]:
    marked = f"{text}\n\n{mark}".lstrip()
    if text.endswith(mark) or units(marked) > most:
        return method
    return method.model_copy(update={field: marked})


def _rich(message: InputRichMessage, mark: str) -> InputRichMessage:
    if message.blocks is not None:
        paragraph = InputRichBlockParagraph(text=mark)
        return (
            message
            if paragraph in message.blocks
            else message.model_copy(update={"blocks": [*message.blocks, paragraph]})
        )
    field = "html" if message.html is not None else "markdown"
    text = message.html or message.markdown or ""
    paragraph_text = f"<p>{mark}</p>" if message.html is not None else f"\n\n{mark}"
    return message if text.endswith(paragraph_text) else message.model_copy(update={field: text + paragraph_text})
