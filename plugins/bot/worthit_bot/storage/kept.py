"""What the bot keeps about a chat: its language, messages until and after they are answered, and what helped."""

from typing import Any

from sqlalchemy import ColumnElement, CursorResult, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from worthit_bot.storage.tables import ChatRow, OpinionRow, UpdateRow
from worthit_bot.updates.arrivals import AT_ONCE, lane_of, person_of
from worthit_bot.updates.inbox import REPEATED


async def give(session: AsyncSession, chat_id: int) -> list[dict[str, Any]]:
    """All of it. A chat with a person has that person's number, by which their opinions are kept."""
    chosen = await session.get(ChatRow, chat_id)
    mine = select(UpdateRow).where(await _mine(session, chat_id)).order_by(UpdateRow.update_id)
    language = [] if chosen is None else [{"language": chosen.language}]
    messages = [_message(row) for row in await session.scalars(mine)]
    said = select(OpinionRow).where(OpinionRow.person == chat_id).order_by(OpinionRow.at)
    return [*language, *messages, *[_opinion(row) for row in await session.scalars(said)]]


async def erase(session: AsyncSession, chat_id: int) -> int:
    """Erase it. Gives how many rows went."""
    erased = 0
    for rows in (
        delete(ChatRow).where(ChatRow.chat_id == chat_id),
        delete(UpdateRow).where(await _mine(session, chat_id)),
        delete(OpinionRow).where(OpinionRow.person == chat_id),
    ):
        result = await session.execute(rows.execution_options(synchronize_session=False))
        assert isinstance(result, CursorResult)
        erased += result.rowcount
    return erased


async def _mine(session: AsyncSession, person: int) -> ColumnElement[bool]:
    """Updates of the chat with a person, and what they pressed, asked or pay that waits in a lane of its own.

    Whose that is stands in its content alone, so it is looked for among those that wait, which are few.
    """
    by_itself = or_(UpdateRow.lane.startswith(f"{AT_ONCE} "), UpdateRow.lane.startswith(f"{REPEATED} "))
    waiting = await session.execute(
        select(UpdateRow.update_id, UpdateRow.body).where(by_itself, UpdateRow.done_at.is_(None))
    )
    theirs = [update_id for update_id, body in waiting if body is not None and person_of(body) == person]
    return or_(UpdateRow.lane == lane_of(person), UpdateRow.update_id.in_(theirs))


def _message(row: UpdateRow) -> dict[str, Any]:
    return {
        "update_id": row.update_id,
        "received_at": row.received_at,
        "done_at": row.done_at,
        "body": None if row.body is None else row.body.decode("utf-8", "replace"),
    }


def _opinion(row: OpinionRow) -> dict[str, Any]:
    return {"verdict_id": row.verdict_id, "helpful": row.helpful, "at": row.at}
