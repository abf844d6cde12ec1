"""An application with accounts and one route of the API that tells who asks it, called without a socket."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import httpx
from litestar import Litestar, Request, get, post
from litestar.types import ControllerRouterHandler

from tests.databases import sqlite_with_tables
from tests.unit.accounts.mini_app import TOKEN
from worthit.accounts.asker import asker_of
from worthit.accounts.guards import needs
from worthit.accounts.limits import Limits
from worthit.accounts.model import OWN_SCOPES, Asker
from worthit.accounts.personal_data import OF_ACCOUNTS
from worthit.accounts.personal_data_desk import PersonalDataDesk
from worthit.accounts.reception import Reception
from worthit.accounts.routes import account_routes
from worthit.accounts.store import utc_now
from worthit.config import AccountsSettings, LimitsSettings, Secret, StorageSettings, WebSettings
from worthit.secrets.pseudonyms import Pseudonyms
from worthit.secrets.signing import Keyring
from worthit.shared.limiter import MemoryLimiter
from worthit.storage.database import Database
from worthit.web.edge import edge_options


@get(["/v1/asker", "/elsewhere"])
async def tell_asker(request: Request[Any, Any, Any]) -> Asker:
    return asker_of(request)


@post("/v1/asker")
async def change(request: Request[Any, Any, Any]) -> Asker:
    return asker_of(request)


@get("/v1/watches-of-mine", **needs("watches"))
async def guarded(request: Request[Any, Any, Any]) -> Asker:
    return asker_of(request)


class Served:
    """clients: made by the address that they ask from."""

    def __init__(self, reception: Reception, app: Litestar) -> None:
        self.reception = reception
        self._app = app

    def client(self, address: str = "192.0.2.1") -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self._app, client=(address, 12345))  # type: ignore[arg-type] # narrower scopes
        return httpx.AsyncClient(transport=transport, base_url="https://worthit.test")

    async def key(self, *scopes: Any) -> str:
        """A key of a new account."""
        account = await self.reception.accounts.new()
        return (await self.reception.keys.add(account.id, "a key", scopes or OWN_SCOPES)).api_key


@asynccontextmanager
async def served(
    folder: Path,
    url: str | None = None,
    sign_up: Literal["open", "closed"] = "open",
    clock: Callable[[], datetime] = utc_now,
) -> AsyncGenerator[Served, None]:
    """With a database in the folder, or the one of the URL, which may be down. clock: by which is counted."""
    at = sqlite_with_tables(folder / "worthit.db") if url is None else Secret(url)
    database = Database(StorageSettings(url=at))
    reception = Reception(
        database,
        MemoryLimiter(),
        Pseudonyms(folder / "keys"),
        [Secret(TOKEN)],
        AccountsSettings(sign_up=sign_up),
    )
    limits = Limits(database, LimitsSettings(), lease_seconds=30, clock=clock)
    personal_data = PersonalDataDesk(database, Keyring(folder / "keys"), OF_ACCOUNTS, tuple)
    routes: list[ControllerRouterHandler] = [
        tell_asker,
        change,
        guarded,
        *account_routes(reception, limits, personal_data),
    ]
    options = edge_options(WebSettings(), [reception.authentication()])
    yield Served(reception, Litestar(route_handlers=routes, **options))
    await personal_data.aclose()
    await limits.aclose()
    await database.aclose()
