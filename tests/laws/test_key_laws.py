"""What holds of the keys of an account, whatever is done with them and whenever.

A key is good exactly as long as docs/accounts.md says, and no key has a scope that those who made it had not. The page
is read anew in `_Model`, which shares nothing with the store.
"""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from tests.databases import sqlite_with_tables
from worthit.accounts.key_store import ApiKeys, NewKey, check_scopes
from worthit.accounts.model import Scope
from worthit.accounts.recent import RecentAskers
from worthit.accounts.sessions import MOST, Sessions
from worthit.accounts.store import Accounts
from worthit.config import StorageSettings
from worthit.errors import Conflict, NotAllowed, NotAuthenticated
from worthit.storage.database import Database

SCOPES: tuple[Scope, ...] = ("verdicts", "watches", "account", "admin")
BEGAN = datetime(2026, 11, 29, tzinfo=UTC)


class Make(Struct, frozen=True):
    """by: which of the keys there are makes it."""

    by: int
    scopes: frozenset[Scope]
    hours: int | None


class Rotate(Struct, frozen=True):
    by: int
    which: int
    overlap_hours: int


class Revoke(Struct, frozen=True):
    which: int


class Wait(Struct, frozen=True):
    hours: int


which = st.integers(0, 30)
scopes = st.frozensets(st.sampled_from(SCOPES), min_size=1)
deeds = st.lists(
    st.builds(Make, which, scopes, st.none() | st.integers(1, 72))
    | st.builds(Rotate, which, which, st.sampled_from([0, 1, 24, 168]))
    | st.builds(Revoke, which)
    | st.builds(Wait, st.integers(1, 48)),
    max_size=12,
)


class Known(Struct):
    """A key as a reader of the page expects it to be."""

    made: NewKey
    scopes: frozenset[Scope]
    made_at: datetime
    ends: datetime | None
    revoked: bool = False
    rotated: bool = False
    session: str = ""

    def good(self, now: datetime) -> bool:
        return not self.revoked and (self.ends is None or now < self.ends)


class _Model:
    """The keys of one account, done with as the deeds say, beside what is expected of them."""

    def __init__(self, database: Database) -> None:
        self.now = BEGAN
        recent = RecentAskers()
        self.accounts = Accounts(database, recent, lambda: self.now)
        self.keys = ApiKeys(database, recent, lambda: self.now)
        self.sessions = Sessions(database, recent, 365, lambda: self.now)
        self.known: list[Known] = []

    async def begin(self) -> None:
        self.account_id = (await self.accounts.new()).id
        first = await self.keys.add(self.account_id, "first", SCOPES[:3])
        await self._note(first, frozenset(SCOPES[:3]), None)

    async def do(self, deed: Make | Rotate | Revoke | Wait) -> None:
        match deed:
            case Make():
                await self._make(self._pick(deed.by), deed)
            case Rotate():
                await self._rotate(self._pick(deed.by), self._pick(deed.which), deed)
            case Revoke():
                key = self._pick(deed.which)
                await self.keys.revoke(self.account_id, key.made.key.id)
                key.revoked = True
            case Wait():
                self.now += timedelta(hours=deed.hours)

    async def _make(self, by: Known, deed: Make) -> None:
        ends = None if deed.hours is None else self.now + timedelta(hours=deed.hours)
        allowed = deed.scopes <= by.scopes and "admin" not in deed.scopes
        room = self._live() < 20
        if by.ends is not None:
            ends = by.ends if ends is None else min(ends, by.ends)
        try:
            check_scopes(deed.scopes, by.scopes)
            made = await self.keys.add(self.account_id, "made", deed.scopes, ends, by.made.key.id)
        except NotAllowed:
            assert not allowed
        except NotAuthenticated:
            assert not by.good(self.now)
        except Conflict:
            assert not room
        else:
            assert allowed
            assert by.good(self.now)
            assert room
            await self._note(made, deed.scopes, ends)

    async def _rotate(self, by: Known, old: Known, deed: Rotate) -> None:
        ends = self.now + timedelta(hours=deed.overlap_hours)
        gives_way = deed.overlap_hours == 0
        room = self._live() - gives_way < 20
        life = None if old.ends is None else self.now + (old.ends - old.made_at)
        outlives = by is not old and by.ends is not None and (life is None or life > by.ends)
        try:
            made = await self.keys.rotate(self.account_id, old.made.key.id, by.scopes, ends - self.now, by.made.key.id)
        except NotAllowed:
            assert not old.scopes <= by.scopes or outlives
        except NotAuthenticated:
            assert not by.good(self.now)
        except Conflict:
            assert not old.good(self.now) or old.rotated or not room
        else:
            assert old.good(self.now)
            assert by.good(self.now)
            assert not old.rotated
            assert not outlives
            assert old.scopes <= by.scopes
            assert room
            old.rotated = True
            old.ends = ends if old.ends is None else min(old.ends, ends)
            assert made.key.expires_at == life
            await self._note(made, old.scopes, life)

    async def _note(self, made: NewKey, allows: frozenset[Scope], ends: datetime | None) -> None:
        session = (await self.sessions.open(self.account_id, made.key.id)).token
        self.known.append(Known(made, allows, self.now, ends, session=session))

    def _pick(self, number: int) -> Known:
        return self.known[number % len(self.known)]

    def _live(self) -> int:
        return sum(key.good(self.now) for key in self.known)

    def ends_to_come(self) -> list[datetime]:
        return sorted({key.ends for key in self.known if key.ends is not None and key.ends > self.now})

    async def check(self) -> None:
        for key in self.known:
            accepted = False
            with suppress(NotAuthenticated):
                holder = await self.keys.holder(key.made.api_key)
                accepted = True
                assert holder.account.id == self.account_id
                assert frozenset(holder.key.scopes) == key.scopes
            assert accepted is key.good(self.now)
        for key in self.known if len(self.known) <= MOST else ():  # beyond, sessions give way
            found = None
            with suppress(NotAuthenticated):
                found = await self.sessions.find(key.session)
            assert (found is not None) is key.good(self.now)
            assert found is None or found.scopes == key.scopes


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as started:
        yield started


@pytest.fixture(scope="module")
def database(runner: asyncio.Runner, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = Database(StorageSettings(url=sqlite_with_tables(tmp_path_factory.mktemp("keys") / "worthit.db")))
    yield opened
    runner.run(opened.aclose())


@given(deeds=deeds)
def test_keys_are_good_as_long_as_they_should_be_and_never_for_more(
    runner: asyncio.Runner, database: Database, deeds: list[Make | Rotate | Revoke | Wait]
) -> None:
    async def live_through() -> None:
        model = _Model(database)
        await model.begin()
        for deed in deeds:
            await model.do(deed)
        await model.check()
        for end in model.ends_to_come()[:3]:
            model.now = end
            await model.check()

    runner.run(live_through())
