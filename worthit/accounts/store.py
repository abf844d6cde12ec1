"""The accounts that are kept, and who they are elsewhere."""

import re
import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, cast, get_args

from sqlalchemy import Select, and_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.accounts.model import Account, PlanName
from worthit.accounts.recent import RecentAskers
from worthit.accounts.transactions import transaction
from worthit.errors import InvalidRequest, NothingHere
from worthit.storage.database import Database
from worthit.storage.insert import insert_new
from worthit.storage.tables import AccountRow, IdentityRow

TELEGRAM = "telegram"
Place = tuple[datetime, str]
"""Where a page of a list ended: when its last item was made, and its id."""
_ID = re.compile(r"[0-9a-f]{20}")
_PLANS: frozenset[str] = frozenset(get_args(PlanName))


def utc_now() -> datetime:
    return datetime.now(UTC)


class Accounts:
    """The accounts in the database. All methods raise AnalysisUnavailable where that cannot be used."""

    def __init__(self, database: Database, recent: RecentAskers, clock: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._recent = recent
        self._clock = clock

    async def new(self, plan: PlanName = "free") -> Account:
        """Make an account of nobody's yet: it is theirs to whom its first key is given."""
        row = self._row(plan)
        async with transaction(self._database) as session:
            session.add(row)
        return account_of(row, None)

    async def get(self, account_id: str) -> Account:
        """An account. Raises NothingHere."""
        async with transaction(self._database) as session:
            return await self._get(session, account_id)

    async def of_telegram(self, user_id: int) -> Account:
        """The account of a Telegram user, made at the first time: once, even by workers that make it at once."""
        async with transaction(self._database) as session:
            mine = accounts_with().where(IdentityRow.provider == TELEGRAM, IdentityRow.subject == str(user_id))
            found = (await session.execute(mine)).first()
            if found is None:
                await self._make_for_telegram(session, user_id)
                found = (await session.execute(mine)).one()
            return account_of(*found)

    async def set_plan(self, account_id: str, plan: PlanName, until: datetime | None = None) -> Account:
        """Give an account a plan, without an end where `until` is None. Raises NothingHere, InvalidRequest."""
        if plan not in _PLANS:
            raise InvalidRequest("plan: Not one of the known plans.", "plan")
        if plan == "free" and until is not None:
            raise InvalidRequest("until: The free plan has no end.", "until")
        async with transaction(self._database) as session:
            changed = update(AccountRow).where(AccountRow.id == account_id).values(plan=plan, plan_until=until)
            await session.execute(changed.execution_options(synchronize_session=False))
            account = await self._get(session, account_id)
        self._recent.forget(account_id)
        return account

    async def page(self, after: Place | None, limit: int) -> Sequence[Account]:
        """Accounts, newest first, from behind a place on."""
        newest = accounts_with().order_by(AccountRow.created_at.desc(), AccountRow.id.desc()).limit(limit)
        if after is not None:
            newest = newest.where(tuple_(AccountRow.created_at, AccountRow.id) < after)
        async with transaction(self._database) as session:
            return [account_of(*found) for found in await session.execute(newest)]

    async def _get(self, session: AsyncSession, account_id: str) -> Account:
        found = None
        if _ID.fullmatch(account_id):
            found = (await session.execute(accounts_with().where(AccountRow.id == account_id))).first()
        if found is None:
            raise NothingHere("There is no account with this id.")
        return account_of(*found)

    async def _make_for_telegram(self, session: AsyncSession, user_id: int) -> None:
        """The identity first: who comes second waits for it, and then finds it."""
        row = self._row("free")
        identity = insert_new(session, IdentityRow).values(
            provider=TELEGRAM, subject=str(user_id), account_id=row.id, created_at=row.created_at
        )
        if (await session.execute(identity.returning(IdentityRow.account_id))).first() is not None:
            session.add(row)
            await session.flush()

    def _row(self, plan: PlanName) -> AccountRow:
        return AccountRow(id=secrets.token_hex(10), created_at=self._clock(), plan=plan, plan_until=None)


def accounts_with(*columns: Any) -> Select[Any]:
    """Accounts with their id at Telegram, and what else is wanted of tables that the caller joins."""
    telegram = and_(IdentityRow.account_id == AccountRow.id, IdentityRow.provider == TELEGRAM)
    return select(AccountRow, IdentityRow.subject, *columns).select_from(AccountRow).outerjoin(IdentityRow, telegram)


def account_of(row: AccountRow, telegram_id: str | None) -> Account:
    """An account as it was kept."""
    return Account(
        id=row.id,
        created_at=row.created_at,
        plan=cast("PlanName", row.plan),
        plan_until=row.plan_until,
        telegram_id=telegram_id,
    )
