"""Giving out and erasing what is kept about an account, by the core and by plugins."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

import msgspec
import structlog
from msgspec import Meta, Struct
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from worthit.accounts.personal_data import KeptElsewhere, OwnRows, Whose
from worthit.accounts.presence import hold
from worthit.accounts.receipts import Receipt, signed_receipt
from worthit.accounts.transactions import transaction
from worthit.errors import AnalysisUnavailable, NothingHere
from worthit.secrets.signing import Keyring
from worthit.storage.database import Database
from worthit.storage.tables import AccountRow, IdentityRow

PLUGIN_SECONDS = 10.0
REPEATED_AFTER_SECONDS = 10.0
"""By then no worker takes credentials of an erased account any more: each remembers whom it recognised for 5 s."""
TELEGRAM = "telegram"
T = TypeVar("T")
log = structlog.get_logger(__name__)


class PersonalDataExport(Struct, frozen=True, kw_only=True):
    """All that is kept about an account."""

    exported_at: datetime
    data: Annotated[
        Mapping[str, Sequence[Any]], Meta(description="What is kept, by kind; that of the plugin bot is `plugin:bot`.")
    ]
    failed: Annotated[tuple[str, ...], Meta(description="Plugins that could not say what they keep.")]


class PersonalDataDesk:
    """own: what the core keeps, in the order in which it is erased. plugins: those that keep something and are up.

    forgotten: told, with its id, of an account that was erased, so that nothing in memory outlives it.
    """

    def __init__(
        self,
        database: Database,
        keyring: Keyring,
        own: Sequence[OwnRows],
        plugins: Callable[[], Sequence[KeptElsewhere]],
        forgotten: Sequence[Callable[[str], None]] = (),
    ) -> None:
        self._database = database
        self._keyring = keyring
        self._own = own
        self._plugins = plugins
        self._forgotten = forgotten
        self._repeating: set[asyncio.Task[None]] = set()
        self._closing = asyncio.Event()

    async def export(self, account_id: str) -> PersonalDataExport:
        """All that is kept about an account. Raises NothingHere, AnalysisUnavailable."""
        async with transaction(self._database) as session:
            whose = await _whose(session, account_id)
            data: dict[str, Sequence[Any]] = {rows.name: await rows.export(session, whose) for rows in self._own}
        failed: list[str] = []
        for plugin in self._plugins():
            given = await _attempt(lambda: _exported(plugin, whose))  # noqa: B023 - called before the next one
            if given is None:
                log.warning("a plugin cannot say what it keeps about an account", plugin=plugin.name)
                failed.append(plugin.name)
            else:
                data[_kind(plugin)] = given
        return PersonalDataExport(exported_at=datetime.now(UTC), data=data, failed=tuple(failed))

    async def erase(self, account_id: str) -> Receipt:
        """Erase all that is kept about an account, and the account itself: its keys and sessions are dead then.

        Plugins go first, while it is known whose it is; one that fails is named in the receipt. The core's tables go
        in one transaction, and a little later what requests that were under way wrote meanwhile.

        Raises NothingHere, also to all but one of those that erase it at once; AnalysisUnavailable, and then the
        account is still there.
        """
        signer = await asyncio.to_thread(self._keyring.signer)
        async with transaction(self._database) as session:
            whose = await _whose(session, account_id)
        removed: dict[str, int] = {}
        failed: list[str] = []
        for plugin in self._plugins():
            count = await _attempt(lambda: plugin.erase(whose))  # noqa: B023 - called before the next one
            if count is None:
                failed.append(plugin.name)
            else:
                removed[_kind(plugin)] = count
        async with transaction(self._database) as session:
            await hold(session, account_id)
            removed |= {rows.name: await rows.erase(session, whose) for rows in self._own}
        self._forget(account_id)
        repeating = asyncio.create_task(self._repeat(account_id))
        self._repeating.add(repeating)
        repeating.add_done_callback(self._repeating.discard)
        receipt = signed_receipt(signer, datetime.now(UTC), removed, failed)
        for name in failed:
            log.error("a plugin did not erase what it keeps about an account", plugin=name, account=account_id)
        return receipt

    async def aclose(self) -> None:
        """Repeat at once what is to be repeated."""
        self._closing.set()
        await asyncio.gather(*self._repeating)

    async def _repeat(self, account_id: str) -> None:
        """Erase what came late. What is the person's elsewhere may be another account's by now."""
        with suppress(TimeoutError):
            async with asyncio.timeout(REPEATED_AFTER_SECONDS):
                await self._closing.wait()
        self._forget(account_id)
        late = Whose(account_id=account_id)
        try:
            async with transaction(self._database) as session:
                for rows in self._own:
                    await rows.erase(session, late)
        except AnalysisUnavailable as error:
            log.warning("what came late of an erased account is left to the daily removal", reason=error.detail)

    def _forget(self, account_id: str) -> None:
        for forget in self._forgotten:
            forget(account_id)


def _kind(plugin: KeptElsewhere) -> str:
    """What a plugin keeps is called after it, apart from our own."""
    return f"plugin:{plugin.name}"


async def _whose(session: AsyncSession, account_id: str) -> Whose:
    if await session.get(AccountRow, account_id) is None:
        raise NothingHere("There is no account with this id.")
    telegram = select(IdentityRow.subject).where(IdentityRow.account_id == account_id, IdentityRow.provider == TELEGRAM)
    return Whose(account_id=account_id, telegram_id=await session.scalar(telegram))


async def _exported(plugin: KeptElsewhere, whose: Whose) -> list[Any]:
    """As JSON values, so that a plugin that gives something else fails alone."""
    given: list[Any] = msgspec.to_builtins(list(await plugin.export(whose)))
    return given


async def _attempt(action: Callable[[], Awaitable[T]]) -> T | None:
    """What a plugin gives within its time, or None where it fails, in whatever way."""
    try:
        async with asyncio.timeout(PLUGIN_SECONDS):
            return await action()
    except Exception as error:  # noqa: BLE001 - a plugin may raise anything; the others go on
        log.warning("a plugin failed over personal data", reason=type(error).__name__)
        return None
