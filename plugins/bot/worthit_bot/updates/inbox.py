"""Updates are stored first and answered then: none is lost with the process, none is answered twice.

A worker takes an update for a short lease, which it renews while it works; when it dies, another takes over. Of one
lane only the oldest update that is not done can be taken, so a chat is answered in order and chats in parallel.
"""

import asyncio
import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from sqlalchemy import Row, String, Update, bindparam, cast, delete, func, literal, select, update
from sqlalchemy.orm import aliased

from worthit.plugin import Sessions, insert_new
from worthit_bot.storage.tables import UpdateRow
from worthit_bot.updates.arrivals import AT_ONCE, Arrival
from worthit_bot.updates.together import Together

LEASE = timedelta(seconds=10)
KNOWN_FOR = timedelta(days=3)
"""How long a second delivery is recognised; Telegram gives up after one day."""
END_SECONDS = 0.02
"""How long those gather that are done or put off; nobody waits for it but what comes next in a lane."""
REPEATED = "again"
"""How the lanes of repeated presses begin."""


class Received(Struct, frozen=True, kw_only=True):
    """An update that this worker has taken. attempt: 1 for the first. calls: what a `Journal` kept of earlier ones.

    is_repeated: somebody pressed a button again whose first press was still being answered.
    """

    update_id: int
    lane: str
    body: bytes
    received_at: datetime
    attempt: int
    calls: bytes | None

    @property
    def is_repeated(self) -> bool:
        return self.lane.startswith(REPEATED)

    def age(self) -> float:
        """Seconds since it was stored."""
        return (datetime.now(UTC) - self.received_at).total_seconds()


class _Change(Struct, frozen=True, kw_only=True):
    """A change of an update that this worker has taken."""

    what: str
    update_id: int
    value: object = None


_URGENT = UpdateRow.lane.startswith(f"{AT_ONCE} ")
_OLDEST = select(func.min(UpdateRow.update_id)).where(UpdateRow.done_at.is_(None)).group_by(UpdateRow.lane)
_FREE = (
    select(UpdateRow.update_id)
    .where(UpdateRow.update_id.in_(_OLDEST), UpdateRow.not_before <= bindparam("now"))
    .order_by(_URGENT.desc(), UpdateRow.update_id)
    .limit(bindparam("most"))
)
_FREE_AT_ONCE = _FREE.where(_URGENT)
_TAKE = (
    update(UpdateRow)
    .where(UpdateRow.update_id.in_(bindparam("numbers", expanding=True)), UpdateRow.done_at.is_(None))
    .values(attempts=UpdateRow.attempts + 1, owner=bindparam("worker"), not_before=bindparam("until"))
    .returning(
        UpdateRow.update_id,
        UpdateRow.lane,
        UpdateRow.body,
        UpdateRow.received_at,
        UpdateRow.attempts,
        UpdateRow.calls,
    )
)
_TAKE_FREE = _TAKE.where(UpdateRow.not_before <= bindparam("now"))
_EARLIER = aliased(UpdateRow)
_TAKE_NEW = _TAKE.where(
    UpdateRow.attempts == 0,
    UpdateRow.not_before <= bindparam("now"),
    ~select(_EARLIER.update_id)
    .where(_EARLIER.lane == UpdateRow.lane, _EARLIER.update_id < UpdateRow.update_id, _EARLIER.done_at.is_(None))
    .exists(),
)
"""What has just been stored, where nothing of its lane waits before it."""
_SET_ASIDE = (
    update(UpdateRow)
    .where(
        UpdateRow.update_id.in_(bindparam("presses", expanding=True)),
        UpdateRow.attempts == 0,
        select(_EARLIER.update_id)
        .where(_EARLIER.press == UpdateRow.press, _EARLIER.update_id < UpdateRow.update_id, _EARLIER.done_at.is_(None))
        .exists(),
    )
    .values(lane=literal(f"{REPEATED} ") + cast(UpdateRow.update_id, String(24)))
)
"""Of presses that have just come, those of a button whose earlier press is not done get a lane of their own."""


class Inbox:
    """The updates of all workers of this instance."""

    def __init__(self, database: Sessions) -> None:
        self._database = database
        self._owner = secrets.token_hex(8)
        self._puts = Together(self._put)
        self._notes = Together(self._change)
        self._ends = Together(self._change, gather_seconds=END_SECONDS)
        self._room: Callable[[bool], int] = lambda _: 0
        self._begin: Callable[[Received], None] = lambda _: None
        self._left: Callable[[], None] = lambda: None
        self._one_at_a_time = asyncio.Lock()  # of one process; SQLite makes others wait with ever longer pauses

    def give_to(self, room: Callable[[bool], int], begin: Callable[[Received], None], left: Callable[[], None]) -> None:
        """What is stored from now on is taken in the same breath, as far as there is room, and begun.

        room: for how many, also of those that cannot wait. left: called where some was not taken.
        """
        self._room = room
        self._begin = begin
        self._left = left

    async def put(self, arrivals: Sequence[Arrival]) -> None:
        """Store updates; those that are known already are left as they are."""
        if arrivals:
            await self._puts.add(arrivals)

    async def take(self, most: int, *, at_once: bool = False) -> list[Received]:
        """Take updates that nobody works on, at most one of a lane. at_once: only those that cannot wait."""
        now = datetime.now(UTC)
        async with self._one_at_a_time, self._database.session() as session:
            connection = await session.connection()
            free = await connection.execute(_FREE_AT_ONCE if at_once else _FREE, {"now": now, "most": most})
            numbers = free.scalars().all()
            if not numbers:
                return []
            taken = await connection.execute(_TAKE_FREE, self._taken(numbers, now))
            return _received(taken.all(), numbers)

    async def renew(self, update_ids: Sequence[int]) -> None:
        """Keep what this worker works on."""
        mine = update(UpdateRow).where(
            UpdateRow.update_id.in_(update_ids), UpdateRow.owner == self._owner, UpdateRow.done_at.is_(None)
        )
        async with self._one_at_a_time, self._database.session() as session:
            await (await session.connection()).execute(mine.values(not_before=datetime.now(UTC) + LEASE))

    async def note(self, update_id: int, calls: bytes) -> None:
        """Remember what was sent for an update."""
        await self._notes.add(_Change(what="calls", update_id=update_id, value=calls))

    async def done(self, update_id: int) -> None:
        """The update is answered. What was in it is forgotten."""
        await self._ends.add(_Change(what="done", update_id=update_id))

    async def put_off(self, update_id: int, seconds: float) -> None:
        """Let it be taken again after a while, as for the second time: it did not fail of itself."""
        later = datetime.now(UTC) + timedelta(seconds=seconds)
        await self._ends.add(_Change(what="put off", update_id=update_id, value=later))

    async def forget(self) -> None:
        """Updates that were answered long ago are not recognised any more."""
        old = delete(UpdateRow).where(UpdateRow.done_at < datetime.now(UTC) - KNOWN_FOR)
        async with self._one_at_a_time, self._database.session() as session:
            await (await session.connection()).execute(old)

    async def _put(self, batches: Sequence[Sequence[Arrival]]) -> None:
        now = datetime.now(UTC)
        arrivals = [arrival for batch in batches for arrival in batch]
        presses = [arrival.update_id for arrival in arrivals if arrival.press is not None]
        async with self._one_at_a_time, self._database.session() as session:
            connection = await session.connection()
            await connection.execute(insert_new(session, UpdateRow), [_row(arrival, now) for arrival in arrivals])
            if presses:
                await connection.execute(_SET_ASIDE, {"presses": presses})
            numbers = self._fitting(arrivals)
            taken = (await connection.execute(_TAKE_NEW, self._taken(numbers, now))).all() if numbers else []
        soon = asyncio.get_running_loop().call_soon  # whoever waits for the storing hears of it before
        for received in _received(taken, numbers):
            soon(self._begin, received)
        if len(taken) < len(arrivals):
            self._left()

    def _fitting(self, arrivals: Sequence[Arrival]) -> list[int]:
        """Those that there is room for, first those that cannot wait."""
        urgent = {one.update_id for one in arrivals if one.lane.startswith(AT_ONCE)}
        others = {one.update_id for one in arrivals} - urgent
        first = sorted(urgent)[: max(self._room(True), 0)]
        return first + sorted(others)[: max(self._room(False) - len(first), 0)]

    def _taken(self, numbers: Sequence[int], now: datetime) -> dict[str, object]:
        return {"numbers": numbers, "worker": self._owner, "now": now, "until": now + LEASE}

    async def _change(self, changes: Sequence[_Change]) -> None:
        async with self._one_at_a_time, self._database.session() as session:
            connection = await session.connection()
            for what, statement in _CHANGES.items():
                rows = [_bound(change, self._owner) for change in changes if change.what == what]
                if rows:
                    await connection.execute(statement, rows)


def _received(
    rows: "Sequence[Row[int, str, bytes | None, datetime, int, bytes | None]]", order: Sequence[int]
) -> list[Received]:
    taken = {
        number: Received(
            update_id=number, lane=lane, body=body or b"", received_at=received_at, attempt=attempts, calls=calls
        )
        for number, lane, body, received_at, attempts, calls in rows
    }
    return [taken[number] for number in order if number in taken]


def _mine() -> Update:
    return update(UpdateRow).where(
        UpdateRow.update_id == bindparam("number"), UpdateRow.owner == bindparam("worker"), UpdateRow.done_at.is_(None)
    )


_CHANGES = {
    "calls": _mine().values(calls=bindparam("value")),
    "put off": _mine().values(owner=None, not_before=bindparam("value"), attempts=1),
    "done": _mine().values(done_at=bindparam("at"), body=None, owner=None, calls=None),
}
"""One update may be noted and done in one batch, so this is also the order."""


def _bound(change: _Change, owner: str) -> dict[str, object]:
    bound: dict[str, object] = {"number": change.update_id, "worker": owner}
    return bound | ({"at": datetime.now(UTC)} if change.what == "done" else {"value": change.value})


def _row(arrival: Arrival, now: datetime) -> dict[str, object]:
    return {
        "update_id": arrival.update_id,
        "lane": arrival.lane,
        "body": arrival.body,
        "press": arrival.press,
        "received_at": now,
        "attempts": 0,
        "not_before": now,
    }
