"""The bot's answer to what it keeps about somebody. Imported wherever the plugin is, so the database's tools wait."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from worthit.plugin import DATABASE, Services

if TYPE_CHECKING:
    from worthit.plugin import Whose


class ChatData:
    """Of the chat with a person, which has that person's number; groups are nobody's."""

    name = "bot"

    async def export(self, whose: "Whose", services: Services) -> Sequence[Any]:
        from worthit_bot.storage.kept import give

        if whose.telegram_id is None:
            return []
        async with services.get(DATABASE).session() as session:
            return await give(session, int(whose.telegram_id))

    async def erase(self, whose: "Whose", services: Services) -> int:
        from worthit_bot.storage.kept import erase

        if whose.telegram_id is None:
            return 0
        async with services.get(DATABASE).session() as session:
            return await erase(session, int(whose.telegram_id))
