"""What the bot keeps about somebody: the language of their chat, and that messages of theirs were answered.

A chat with one person has that person's number; groups are nobody's.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, delete, select

from worthit.plugin import DATABASE, Services, Whose
from worthit_bot.inbox import lane_of
from worthit_bot.tables import ChatRow, UpdateRow


class ChatData:
    """Of the chat with a person."""

    name = "bot"

    async def export(self, whose: Whose, services: Services) -> Sequence[Any]:
        if whose.telegram_id is None:
            return []
        chat, updates = _of(whose.telegram_id)
        async with services.get(DATABASE).session() as session:
            languages = [{"language": row.language} for row in await session.scalars(select(ChatRow).where(chat))]
            messages = [
                {"update_id": row.update_id, "received_at": row.received_at, "done_at": row.done_at, "body": _text(row)}
                for row in await session.scalars(select(UpdateRow).where(updates).order_by(UpdateRow.update_id))
            ]
        return [*languages, *messages]

    async def erase(self, whose: Whose, services: Services) -> int:
        if whose.telegram_id is None:
            return 0
        chat, updates = _of(whose.telegram_id)
        async with services.get(DATABASE).session() as session:
            gone = 0
            for rows in (delete(ChatRow).where(chat), delete(UpdateRow).where(updates)):
                result = await session.execute(rows.execution_options(synchronize_session=False))
                assert isinstance(result, CursorResult)
                gone += result.rowcount
            return gone


def _of(telegram_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    chat_id = int(telegram_id)
    return ChatRow.chat_id == chat_id, UpdateRow.lane == lane_of(chat_id)


def _text(row: UpdateRow) -> str | None:
    return None if row.body is None else row.body.decode("utf-8", "replace")
