"""The API keys that are kept: made, listed, rotated and revoked, each by its account alone."""

import hmac
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import cast

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, delete, func, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.accounts.keys import ApiKey, digest_of, id_in, in_order, is_key_id, new_key
from worthit.accounts.model import OWN_SCOPES, Account, Scope
from worthit.accounts.presence import hold
from worthit.accounts.recent import RecentAskers
from worthit.accounts.store import Place, account_of, accounts_with, utc_now
from worthit.accounts.transactions import transaction
from worthit.errors import AnalysisUnavailable, Conflict, NotAllowed, NotAuthenticated, NothingHere
from worthit.storage.database import Database
from worthit.storage.tables import AccountRow, ApiKeyRow, SessionRow

MOST_LIVE = 20
LONGEST_OVERLAP = timedelta(days=7)
_USE_NOTED = timedelta(minutes=1)
_REFUSED = "This API key is unknown, expired or revoked."


class NewKey(Struct, frozen=True, kw_only=True):
    """A key just made. api_key: the whole of it, shown here and never again."""

    api_key: str
    key: ApiKey


class KeyHolder(Struct, frozen=True, kw_only=True):
    """Whose key it is, and what it allows."""

    account: Account
    key: ApiKey


class ApiKeys:
    """The keys in the database. All methods raise AnalysisUnavailable where that cannot be used."""

    def __init__(self, database: Database, recent: RecentAskers, clock: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._recent = recent
        self._clock = clock

    async def add(
        self,
        account_id: str,
        name: str,
        scopes: Iterable[Scope],
        expires_at: datetime | None = None,
        made_by: str | None = None,
    ) -> NewKey:
        """Make a key. made_by: id of the key that asks for it, with which it ends at the latest.

        Raises Conflict where the account has as many as it may, NothingHere without the account, NotAuthenticated where
        the key that asks has ended.
        """
        async with transaction(self._database) as session:
            await hold(session, account_id)
            if made_by is not None:
                expires_at = _earlier(expires_at, await self._end_of(session, account_id, made_by))
            return await self._add(session, account_id, name, scopes, expires_at)

    async def page(self, account_id: str, after: Place | None, limit: int) -> Sequence[ApiKey]:
        """The account's keys, newest first, those that ended included, from behind a place on."""
        mine = select(ApiKeyRow).where(ApiKeyRow.account_id == account_id)
        if after is not None:
            mine = mine.where(tuple_(ApiKeyRow.created_at, ApiKeyRow.id) < after)
        newest = mine.order_by(ApiKeyRow.created_at.desc(), ApiKeyRow.id.desc()).limit(limit)
        async with transaction(self._database) as session:
            return [_key(row) for row in await session.scalars(newest)]

    async def get(self, account_id: str, key_id: str) -> ApiKey:
        """A key of the account. Raises NothingHere."""
        async with transaction(self._database) as session:
            return _key(await _own(session, account_id, key_id))

    async def rotate(
        self,
        account_id: str,
        key_id: str,
        allowed: frozenset[Scope],
        overlap: timedelta,
        made_by: str | None = None,
    ) -> NewKey:
        """A new key in the place of one, which ends after the overlap, or when it would have ended anyway.

        It has the same span of life again. A key has one successor. allowed: scopes of the credentials that ask for it;
        made_by: id of their key. Raises NothingHere, Conflict, NotAllowed, NotAuthenticated.
        """
        now = self._clock()
        async with transaction(self._database) as session:
            await hold(session, account_id)
            row = await _own(session, account_id, key_id)
            old = _key(row)
            if row.rotated_to is not None:
                raise Conflict(f"This key was rotated already: {row.rotated_to} is in its place.")
            if not _is_live(old, now):
                raise Conflict("This key has ended; make a new one instead.")
            check_scopes(old.scopes, allowed)
            anew = now + (old.expires_at - old.created_at) if old.expires_at else None
            if made_by is not None and made_by != key_id:
                _check_end(anew, await self._end_of(session, account_id, made_by))
            row.expires_at = _earlier(old.expires_at, now + overlap)
            made = await self._add(session, account_id, old.name, old.scopes, anew)
            row.rotated_to = made.key.id
        self._recent.forget(account_id)
        return made

    async def revoke(self, account_id: str, key_id: str) -> None:
        """End a key and the sessions that were opened with it. Once more changes nothing. Raises NothingHere."""
        async with transaction(self._database) as session:
            row = await _own(session, account_id, key_id)
            row.revoked_at = row.revoked_at or self._clock()
            await session.execute(delete(SessionRow).where(SessionRow.key_id == key_id))
        self._recent.forget(account_id)

    async def holder(self, api_key: str) -> KeyHolder:
        """Whose key this is. Raises NotAuthenticated for one that is unknown, expired or revoked."""
        key_id, digest = id_in(api_key), digest_of(api_key)
        if key_id is None:
            raise NotAuthenticated("This is not an API key of WorthIt!.")
        wanted = accounts_with(ApiKeyRow).join(ApiKeyRow, ApiKeyRow.account_id == AccountRow.id)
        async with transaction(self._database) as session:
            found = (await session.execute(wanted.where(ApiKeyRow.id == key_id))).first()
        kept = found[2].digest if found is not None else ""
        if not hmac.compare_digest(kept, digest) or found is None:
            raise NotAuthenticated(_REFUSED)
        account, telegram_id, row = found
        key, now = _key(row), self._clock()
        if not _is_live(key, now):
            raise NotAuthenticated(_REFUSED)
        await self._note_use(key, now)
        return KeyHolder(account=account_of(account, telegram_id), key=key)

    async def _note_use(self, key: ApiKey, now: datetime) -> None:
        if key.last_used_at is not None and key.last_used_at > now - _USE_NOTED:
            return
        with suppress(AnalysisUnavailable):  # it can be read, and that is enough
            async with transaction(self._database) as session:
                await session.execute(update(ApiKeyRow).where(ApiKeyRow.id == key.id).values(last_used_at=now))

    async def _end_of(self, session: AsyncSession, account_id: str, key_id: str) -> datetime | None:
        """When a key of the account ends. Raises NotAuthenticated where it has ended."""
        row = await session.get(ApiKeyRow, key_id)
        if row is None or row.account_id != account_id or not _is_live(_key(row), self._clock()):
            raise NotAuthenticated(_REFUSED)
        return row.expires_at

    async def _add(
        self,
        session: AsyncSession,
        account_id: str,
        name: str,
        scopes: Iterable[Scope],
        expires_at: datetime | None,
    ) -> NewKey:
        now = self._clock()
        live = select(func.count()).where(ApiKeyRow.account_id == account_id, live_at(now))
        if (await session.scalar(live) or 0) >= MOST_LIVE:
            raise Conflict(f"There are {MOST_LIVE} keys already; revoke one first.")
        api_key = new_key()
        row = ApiKeyRow(
            id=id_in(api_key),
            account_id=account_id,
            digest=digest_of(api_key),
            name=name,
            scopes=list(in_order(scopes)),
            created_at=now,
            expires_at=expires_at,
            revoked_at=None,
            rotated_to=None,
            last_used_at=None,
        )
        session.add(row)
        await session.flush()
        return NewKey(api_key=api_key, key=_key(row))


def check_scopes(wanted: Iterable[Scope], allowed: frozenset[Scope]) -> None:
    """Whether credentials that allow so much may make a key of these scopes. Raises NotAllowed."""
    for scope in wanted:
        if scope not in OWN_SCOPES:
            raise NotAllowed(f"A key with `{scope}` is made on the command line alone.")
        if scope not in allowed:
            raise NotAllowed(f"These credentials do not allow `{scope}`, so no key of theirs can.")


def live_at(now: datetime) -> ColumnElement[bool]:
    """Neither revoked nor expired."""
    return and_(ApiKeyRow.revoked_at.is_(None), or_(ApiKeyRow.expires_at.is_(None), ApiKeyRow.expires_at > now))


def _is_live(key: ApiKey, now: datetime) -> bool:
    return key.revoked_at is None and (key.expires_at is None or key.expires_at > now)


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    """Of two ends; None is never."""
    return min((end for end in (one, other) if end is not None), default=None)


def _check_end(end: datetime | None, allowed: datetime | None) -> None:
    """Raises NotAllowed for a key that would outlive the one that asks for it."""
    if allowed is not None and (end is None or end > allowed):
        raise NotAllowed("A key that ends cannot rotate one that lives longer.")


async def _own(session: AsyncSession, account_id: str, key_id: str) -> ApiKeyRow:
    row = await session.get(ApiKeyRow, key_id) if is_key_id(key_id) else None
    if row is None or row.account_id != account_id:
        raise NothingHere("There is no key with this id.")
    return row


def _key(row: ApiKeyRow) -> ApiKey:
    return ApiKey(
        id=row.id,
        name=row.name,
        scopes=tuple(cast("list[Scope]", row.scopes)),
        created_at=row.created_at,
        expires_at=row.expires_at,
        last_used_at=row.last_used_at,
        revoked_at=row.revoked_at,
    )
