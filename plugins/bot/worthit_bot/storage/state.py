"""What the workers of an instance agree on through the database: who does what, and what Telegram was told last."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import CursorResult, delete, or_, select, update

from worthit.plugin import Sessions, insert_new
from worthit_bot.storage.tables import StateRow

LEAD = timedelta(seconds=10)
POLLER = "poller"


class State:
    """Seen from one worker."""

    def __init__(self, database: Sessions) -> None:
        self._database = database
        self._me = secrets.token_hex(8)

    async def lead(self, what: str = POLLER, lead: timedelta | None = None) -> bool:
        """Be, or stay, the one worker that does this, for the next seconds; False while another one is."""
        now = datetime.now(UTC)
        mine = {"value": self._me, "until": now + (lead or LEAD)}
        free = or_(StateRow.value == self._me, StateRow.until <= now)
        async with self._database.session() as session:
            taken = await session.execute(update(StateRow).where(StateRow.name == what, free).values(**mine))
            assert isinstance(taken, CursorResult)
            if taken.rowcount:
                return True
            first = await session.execute(insert_new(session, StateRow).values(name=what, **mine))
            assert isinstance(first, CursorResult)
            return bool(first.rowcount)

    async def resign(self, what: str = POLLER) -> None:
        """Let another worker do it."""
        async with self._database.session() as session:
            await session.execute(delete(StateRow).where(StateRow.name == what, StateRow.value == self._me))

    async def told(self, name: str) -> str | None:
        """What Telegram was told last under this name."""
        async with self._database.session() as session:
            value: str | None = await session.scalar(select(StateRow.value).where(StateRow.name == name))
            return value

    async def tell(self, name: str, value: str) -> None:
        """Remember what Telegram was told."""
        async with self._database.session() as session:
            await session.merge(StateRow(name=name, value=value, until=datetime.now(UTC)))


def fingerprint(*parts: str) -> str:
    """By which one knows that Telegram was told the same before."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
