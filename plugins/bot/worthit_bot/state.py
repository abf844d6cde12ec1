"""What the workers of an instance agree on through the database: who polls, and what Telegram was told last."""

import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import CursorResult, delete, or_, select, update

from worthit.plugin import Sessions, insert_new
from worthit_bot.tables import StateRow

LEAD = timedelta(seconds=10)
_POLLER = "poller"


class State:
    """Seen from one worker."""

    def __init__(self, database: Sessions) -> None:
        self._database = database
        self._me = secrets.token_hex(8)

    async def lead(self) -> bool:
        """Be, or stay, the one worker that polls, for the next seconds; False while another one is."""
        now = datetime.now(UTC)
        mine = {"value": self._me, "until": now + LEAD}
        free = or_(StateRow.value == self._me, StateRow.until <= now)
        async with self._database.session() as session:
            taken = await session.execute(update(StateRow).where(StateRow.name == _POLLER, free).values(**mine))
            assert isinstance(taken, CursorResult)
            if taken.rowcount:
                return True
            first = await session.execute(insert_new(session, StateRow).values(name=_POLLER, **mine))
            assert isinstance(first, CursorResult)
            return bool(first.rowcount)

    async def resign(self) -> None:
        """Let another worker poll."""
        async with self._database.session() as session:
            await session.execute(delete(StateRow).where(StateRow.name == _POLLER, StateRow.value == self._me))

    async def told(self, name: str) -> str | None:
        """What Telegram was told last under this name."""
        async with self._database.session() as session:
            value: str | None = await session.scalar(select(StateRow.value).where(StateRow.name == name))
            return value

    async def tell(self, name: str, value: str) -> None:
        """Remember what Telegram was told."""
        async with self._database.session() as session:
            await session.merge(StateRow(name=name, value=value, until=datetime.now(UTC)))
