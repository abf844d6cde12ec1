"""Web sessions: a cookie that scripts cannot read, and a token that they send with whatever changes something."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final, cast

from msgspec import Struct, structs
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.accounts.model import OWN_SCOPES, Account, Scope
from worthit.accounts.presence import hold
from worthit.accounts.recent import RecentAskers
from worthit.accounts.store import account_of, accounts_with, utc_now
from worthit.accounts.transactions import transaction
from worthit.errors import AnalysisUnavailable, NotAuthenticated
from worthit.storage.database import Database
from worthit.storage.tables import AccountRow, ApiKeyRow, SessionRow

COOKIE: Final = "__Host-worthit_session"
"""The prefix has browsers take it only over https, for this host alone and all of it."""
MOST = 20
"""Sessions of an account; a new one beyond them ends the oldest."""
_OVER = "This session is over."
_Found = tuple[AccountRow, str | None, SessionRow, ApiKeyRow | None]
_RENEWED_AFTER = timedelta(hours=1)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


class OpenSession(Struct, frozen=True, kw_only=True):
    """A session that holds. renewed: it has just been prolonged, and the cookie has to be sent again."""

    account: Account
    scopes: frozenset[Scope]
    key_id: str | None
    expires_at: datetime
    renewed: bool = False


class NewSession(Struct, frozen=True, kw_only=True):
    """A session just begun. token: for the cookie; it is kept nowhere."""

    token: str
    session: OpenSession


class Sessions:
    """The sessions in the database. All methods raise AnalysisUnavailable where that cannot be used."""

    def __init__(
        self, database: Database, recent: RecentAskers, days: int, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self._database = database
        self._recent = recent
        self._lasts = timedelta(days=days)
        self._clock = clock

    async def open(self, account_id: str, key_id: str | None = None) -> NewSession:
        """Begin a session. key_id: of the key that it is opened with.

        Raises NotAuthenticated for a key that has ended, NothingHere for an account that was erased.
        """
        token = secrets.token_urlsafe(32)
        others = select(SessionRow.digest).where(SessionRow.account_id == account_id)
        oldest = others.order_by(SessionRow.created_at.desc(), SessionRow.digest).offset(MOST - 1)
        async with transaction(self._database) as session:
            await hold(session, account_id)
            too_many = (await session.scalars(oldest)).all()
            await session.execute(delete(SessionRow).where(SessionRow.digest.in_(too_many)))
            now = self._clock()
            session.add(
                SessionRow(
                    digest=digest_of(token),
                    account_id=account_id,
                    key_id=key_id,
                    created_at=now,
                    expires_at=now + self._lasts,
                )
            )
            await session.flush()
            opened = _opened(await _found(session, token), now)
        if too_many:
            self._recent.forget(account_id)
        return NewSession(token=token, session=opened)

    async def find(self, token: str) -> OpenSession:
        """The session of a token, prolonged where it was not for an hour. Raises NotAuthenticated."""
        found = None
        if _TOKEN.fullmatch(token):
            async with transaction(self._database) as session:
                found = await _found(session, token)
        now = self._clock()
        opened = _opened(found, now)
        assert found is not None
        if opened.expires_at == found[2].expires_at and await self._prolong(found[2], now):
            return structs.replace(opened, expires_at=now + self._lasts, renewed=True)
        return opened

    async def end(self, token: str) -> None:
        """End a session; one that is over already changes nothing."""
        this = delete(SessionRow).where(SessionRow.digest == digest_of(token)).returning(SessionRow.account_id)
        async with transaction(self._database) as session:
            account_id = await session.scalar(this)
        if account_id is not None:
            self._recent.forget(account_id)

    async def _prolong(self, row: SessionRow, now: datetime) -> bool:
        if row.expires_at > now + self._lasts - _RENEWED_AFTER:
            return False
        with suppress(AnalysisUnavailable):  # it can be read, and that is enough
            async with transaction(self._database) as session:
                prolonged = update(SessionRow).where(SessionRow.digest == row.digest)
                await session.execute(prolonged.values(expires_at=now + self._lasts))
            return True
        return False


async def _found(session: AsyncSession, token: str) -> _Found | None:
    wanted = accounts_with(SessionRow, ApiKeyRow).join(SessionRow, SessionRow.account_id == AccountRow.id)
    wanted = wanted.outerjoin(ApiKeyRow, ApiKeyRow.id == SessionRow.key_id)
    found = (await session.execute(wanted.where(SessionRow.digest == digest_of(token)))).first()
    return None if found is None else (found[0], found[1], found[2], found[3])


def _opened(found: _Found | None, now: datetime) -> OpenSession:
    """Raises NotAuthenticated for a session that is over."""
    if found is None:
        raise NotAuthenticated(_OVER)
    account, telegram_id, row, key = found
    ends = _end_of(row, key, now)
    if ends <= now:
        raise NotAuthenticated(_OVER)
    return OpenSession(
        account=account_of(account, telegram_id),
        scopes=OWN_SCOPES if key is None else OWN_SCOPES & set(cast("list[Scope]", key.scopes)),
        key_id=row.key_id,
        expires_at=ends,
    )


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def csrf_token(token: str) -> str:
    """What a page has to send in `X-CSRF-Token`: made of the session's token, which other sites' pages do not know."""
    return hmac.new(token.encode(), b"csrf", hashlib.sha256).hexdigest()


def is_csrf_token(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), csrf_token(token).encode())


def set_cookie(token: str, seconds: float) -> str:
    """The `Set-Cookie` of a session that lasts so long."""
    return f"{COOKIE}={token}; Max-Age={max(0, int(seconds))}; Path=/; Secure; HttpOnly; SameSite=Lax"


END_COOKIE: Final = set_cookie("", 0)


def _end_of(row: SessionRow, key: ApiKeyRow | None, now: datetime) -> datetime:
    """A session ends with the key that it was opened with."""
    if row.key_id is None:
        return row.expires_at
    if key is None or key.revoked_at is not None:
        return now
    return min(row.expires_at, key.expires_at or row.expires_at)
