"""What is kept about somebody: given to them, and erased, on demand.

Every room that keeps something by account says what, as `OwnRows` of its tables; plugins say it for themselves.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, CursorResult, delete, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.storage.tables import (
    AccountRow,
    ApiKeyRow,
    AskedRow,
    Base,
    IdempotencyRow,
    IdentityRow,
    LookupRow,
    SessionRow,
    SlotRow,
    UsageRow,
)


class Whose(Struct, frozen=True, kw_only=True):
    """Somebody, by all names under which something is kept of theirs. telegram_id: None for who is not there."""

    account_id: str
    telegram_id: str | None = None

    @property
    def subject(self) -> str:
        """As whom they are counted."""
        return f"account:{self.account_id}"

    @property
    def owners(self) -> tuple[str, ...]:
        """As whom they own watches."""
        mine = f"account:{self.account_id}"
        return (mine,) if self.telegram_id is None else (mine, f"telegram:{self.telegram_id}")


class KeptElsewhere(Protocol):
    """What somebody else keeps about people, such as a plugin, whose name it has."""

    name: str

    async def export(self, whose: Whose) -> Sequence[Any]:
        """All of it, as values that JSON knows, times and amounts included."""
        ...

    async def erase(self, whose: Whose) -> int:
        """Erase it for good. Gives how many things went."""
        ...


class OwnRows(Struct, frozen=True, kw_only=True):
    """Rows of one table that are somebody's. name: what they are, for people.

    hidden: columns that are not given out: keys to the account, and what says nothing but whose they are.
    documents: columns that hold JSON.
    """

    name: str
    table: type[Base]
    of: Callable[[Whose], ColumnElement[bool]]
    hidden: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    async def export(self, session: AsyncSession, whose: Whose) -> list[dict[str, Any]]:
        """The rows, as JSON values."""
        rows = await session.scalars(
            select(self.table).where(self.of(whose)).order_by(*inspect(self.table).primary_key)
        )
        return [self._shown(row) for row in rows]

    async def erase(self, session: AsyncSession, whose: Whose) -> int:
        """Gives how many rows went."""
        erased = await session.execute(
            delete(self.table).where(self.of(whose)).execution_options(synchronize_session=False)
        )
        assert isinstance(erased, CursorResult)
        return erased.rowcount

    def _shown(self, row: Base) -> dict[str, Any]:
        names = [column.key for column in inspect(self.table).columns if column.key not in self.hidden]
        values = {name: getattr(row, name) for name in names}
        for name in self.documents:
            values[name] = msgspec.json.decode(values[name])
        shown: dict[str, Any] = msgspec.to_builtins(values)
        return shown


OF_ACCOUNTS = (
    OwnRows(
        name="idempotency",
        table=IdempotencyRow,
        of=lambda whose: IdempotencyRow.subject == whose.subject,
        hidden=("subject", "fingerprint"),
    ),
    OwnRows(
        name="lookups",
        table=LookupRow,
        of=lambda whose: LookupRow.subject == whose.subject,
        hidden=("subject",),
        documents=("document",),
    ),
    OwnRows(
        name="under_way", table=SlotRow, of=lambda whose: SlotRow.subject == whose.subject, hidden=("subject", "holder")
    ),
    OwnRows(name="asked", table=AskedRow, of=lambda whose: AskedRow.account_id == whose.account_id),
    OwnRows(name="usage", table=UsageRow, of=lambda whose: UsageRow.subject == whose.subject, hidden=("subject",)),
    OwnRows(
        name="sessions",
        table=SessionRow,
        of=lambda whose: SessionRow.account_id == whose.account_id,
        hidden=("digest",),
    ),
    OwnRows(
        name="keys", table=ApiKeyRow, of=lambda whose: ApiKeyRow.account_id == whose.account_id, hidden=("digest",)
    ),
    OwnRows(name="identities", table=IdentityRow, of=lambda whose: IdentityRow.account_id == whose.account_id),
    OwnRows(name="account", table=AccountRow, of=lambda whose: AccountRow.id == whose.account_id),
)
"""What this room keeps, in the order in which it is erased: the account itself is the last to go."""
