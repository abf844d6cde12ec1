"""That an account is there while something of it is written: whoever erases it waits, and then erases that too."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.errors import NothingHere
from worthit.storage.alone import alone
from worthit.storage.tables import AccountRow


async def hold(session: AsyncSession, account_id: str, *besides: str) -> None:
    """Be `alone` with an account, and with the names besides. Raises NothingHere where it is not there.

    The first thing that a transaction does which writes what lasts of an account, or erases it.
    """
    await alone(session, f"account:{account_id}", *besides)
    if await session.scalar(select(AccountRow.id).where(AccountRow.id == account_id)) is None:
        raise NothingHere("There is no account with this id.")
