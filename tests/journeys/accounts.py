"""Accounts of a running instance."""

import asyncio
import os
import subprocess
import sys

import httpx
from msgspec import Struct

from tests.journeys.instance import Instance
from worthit.accounts.key_store import ApiKeys
from worthit.accounts.model import OWN_SCOPES, PlanName, Scope
from worthit.accounts.recent import RecentAskers
from worthit.accounts.store import Accounts
from worthit.config import Secret, StorageSettings
from worthit.storage.database import Database


class Holder(Struct, frozen=True):
    """Somebody with an account, and a key of it."""

    account_id: str
    api_key: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.api_key}"}


async def new_account(instance: Instance, *scopes: Scope, plan: PlanName = "free") -> Holder:
    """An account beside those of the running instance, in its database. scopes: of its key; all but `admin`."""
    database = Database(StorageSettings(url=Secret(_database(instance))))
    recent = RecentAskers()
    try:
        account = await Accounts(database, recent).new(plan)
        made = await ApiKeys(database, recent).add(account.id, "first key", scopes or OWN_SCOPES)
    finally:
        await database.aclose()
    return Holder(account.id, made.api_key)


async def operate(instance: Instance, *arguments: str) -> str:
    """What `worthit accounts …` says on the instance's own database."""
    home = instance.log.parent
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WORTHIT_")}
    environment |= {
        "WORTHIT_STORAGE__URL": _database(instance),
        "WORTHIT_REVIEWS__ENGINE": "fast",
        "WORTHIT_PLUGINS__ENABLED": "",
    }
    command = [sys.executable, "-m", "worthit", "accounts", *arguments]
    done = await asyncio.to_thread(
        subprocess.run, command, cwd=home, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


async def ids_listed(api: httpx.AsyncClient, path: str, headers: dict[str, str], limit: int) -> list[str]:
    """The ids of all items of a list, page by page."""
    told: list[str] = []
    more: dict[str, str] = {}
    while True:
        page = (await api.get(path, params={"limit": limit, **more}, headers=headers)).json()
        assert len(page["items"]) <= limit
        told += [item["id"] for item in page["items"]]
        if page["next_cursor"] is None:
            return told
        more = {"cursor": page["next_cursor"]}


def _database(instance: Instance) -> str:
    return f"sqlite+aiosqlite:///{instance.log.parent / 'worthit.db'}"


async def log_in(api: httpx.AsyncClient, holder: Holder) -> dict[str, str]:
    """Headers of a browser with a session: httpx keeps no cookie for https from a socket without it."""
    opened = await api.post("/v1/session", json={"api_key": holder.api_key})
    assert opened.status_code == 201, opened.text
    cookie = opened.headers["Set-Cookie"].partition(";")[0]
    return {"Cookie": cookie, "X-CSRF-Token": opened.json()["csrf_token"]}
