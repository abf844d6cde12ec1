"""Which language a chat is answered in: the one that was chosen, else the one of the person's Telegram."""

from sqlalchemy import bindparam, select

from worthit.plugin import Sessions, insert_new
from worthit_bot.storage.tables import ChatRow
from worthit_bot.words import LANGUAGES, Words
from worthit_bot.words.languages import spoken

_LANGUAGE = select(ChatRow.language).where(ChatRow.chat_id == bindparam("chat_id"))


class Chats:
    """The chats of this instance."""

    def __init__(self, database: Sessions) -> None:
        self._database = database

    async def words(self, chat_id: int, tag: str | None) -> Words:
        """The words for a chat. tag: language of the person's Telegram, such as `it` or `pt-br`."""
        async with self._database.session() as session:
            chosen = await (await session.connection()).scalar(_LANGUAGE, {"chat_id": chat_id})
        return LANGUAGES[spoken(chosen or tag)]

    async def choose(self, chat_id: int, language: str) -> None:
        """Answer a chat in that language from now on."""
        async with self._database.session() as session:
            await session.merge(ChatRow(chat_id=chat_id, language=language))

    async def remember(self, chat_id: int, language: str) -> None:
        """Keep the language in which a chat was answered, for what it is told unasked; a choice stays what it is."""
        async with self._database.session() as session:
            await session.execute(insert_new(session, ChatRow).values(chat_id=chat_id, language=language))
