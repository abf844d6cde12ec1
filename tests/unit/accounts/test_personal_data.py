"""What is kept about an account is given whole, without secrets, and erased without a rest; others keep theirs."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from structlog.testing import capture_logs

from tests.unit.storage.keeping import OF_ACCOUNTS as TABLES_OF_ACCOUNTS
from tests.unit.storage.keeping import alert, counts_of_accounts, everything_of, keep, watch
from worthit.accounts import personal_data_desk
from worthit.accounts.personal_data import OF_ACCOUNTS, KeptElsewhere, Whose
from worthit.accounts.personal_data_desk import PersonalDataDesk
from worthit.accounts.receipts import signed_bytes
from worthit.errors import AnalysisUnavailable, NothingHere
from worthit.price.watching.personal_data import OF_WATCHES
from worthit.secrets.signing import Keyring, is_signed
from worthit.storage.database import Database
from worthit.storage.tables import WatchRow

AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class Diary:
    """A plugin that keeps a page about everybody whom it knows by their Telegram."""

    name = "diary"

    def __init__(self, *known: str) -> None:
        self.pages = set(known)

    async def export(self, whose: Whose) -> Sequence[Any]:
        return [{"page": whose.telegram_id, "at": AT}] if whose.telegram_id in self.pages else []

    async def erase(self, whose: Whose) -> int:
        before = len(self.pages)
        self.pages.discard(str(whose.telegram_id))
        return before - len(self.pages)


class Broken:
    name = "broken"

    async def export(self, whose: Whose) -> Sequence[Any]:
        return [object()]

    async def erase(self, whose: Whose) -> int:
        raise ZeroDivisionError


class Slow(Diary):
    name = "slow"

    async def erase(self, whose: Whose) -> int:
        await asyncio.Event().wait()
        return 1


@pytest.fixture
def keyring(tmp_path: Path) -> Keyring:
    return Keyring(tmp_path / "keys")


@pytest.fixture
async def kept(database: Database) -> None:
    for account in ("anna", "bruno"):
        await keep(database, *everything_of(account, AT))
    for name, owner in enumerate(("account:anna", "telegram:t-anna", "telegram:t-bruno", "terminal:me")):
        row = watch(str(name), AT, active=True)
        row.owner = owner
        await keep(database, row, alert(str(name), AT))


def desk(database: Database, keyring: Keyring, *plugins: KeptElsewhere) -> PersonalDataDesk:
    return PersonalDataDesk(database, keyring, (*OF_WATCHES, *OF_ACCOUNTS), lambda: plugins)


async def owners(database: Database) -> set[str]:
    from sqlalchemy import select

    async with database.session() as session:
        return set(await session.scalars(select(WatchRow.owner)))


def test_each_table_that_knows_who_asks_is_somebodys_data() -> None:
    assert {rows.table.__tablename__ for rows in OF_ACCOUNTS} == TABLES_OF_ACCOUNTS


@pytest.mark.usefixtures("kept")
async def test_everything_of_an_account_is_given_and_nothing_of_another(database: Database, keyring: Keyring) -> None:
    export = await desk(database, keyring, Diary("t-anna", "t-bruno")).export("anna")
    assert {kind: len(given) for kind, given in export.data.items()} == {
        "alerts": 2, "watches": 2, "idempotency": 1, "lookups": 1, "under_way": 1, "asked": 1, "usage": 1,
        "sessions": 1, "keys": 1, "identities": 1, "account": 1, "plugin:diary": 1,
    }  # fmt: skip
    assert export.data["account"] == [
        {"id": "anna", "created_at": "2026-03-01T12:00:00Z", "plan": "free", "plan_until": None}
    ]
    assert export.data["plugin:diary"] == [{"page": "t-anna", "at": "2026-03-01T12:00:00Z"}]
    assert export.failed == ()
    document = msgspec.json.encode(export).decode()
    assert "bruno" not in document
    assert json.loads(document)


@pytest.mark.usefixtures("kept")
async def test_hashes_of_secrets_are_not_given(database: Database, keyring: Keyring) -> None:
    export = await desk(database, keyring).export("anna")
    for kind in ("keys", "sessions"):
        assert "digest" not in export.data[kind][0]
    assert export.data["keys"][0]["id"] == "k-anna"


@pytest.mark.usefixtures("kept")
async def test_nothing_of_an_erased_account_is_left_and_all_of_another(database: Database, keyring: Keyring) -> None:
    diary = Diary("t-anna", "t-bruno")
    receipt = await desk(database, keyring, diary).erase("anna")
    assert receipt.removed == {
        "alerts": 2, "watches": 2, "idempotency": 1, "lookups": 1, "under_way": 1, "asked": 1, "usage": 1,
        "sessions": 1, "keys": 1, "identities": 1, "account": 1, "plugin:diary": 1,
    }  # fmt: skip
    assert set((await counts_of_accounts(database)).values()) == {1}
    assert await owners(database) == {"telegram:t-bruno", "terminal:me"}
    assert diary.pages == {"t-bruno"}
    export = await desk(database, keyring, diary).export("bruno")
    assert {len(given) for given in export.data.values()} == {1}


@pytest.mark.usefixtures("kept")
async def test_the_receipt_is_signed_by_this_instance_and_says_not_whose_it_is(
    database: Database, keyring: Keyring
) -> None:
    receipt = await desk(database, keyring, Diary("t-anna")).erase("anna")
    key = keyring.signer().key
    assert receipt.key == key.id
    assert is_signed(signed_bytes(receipt), receipt.signature, key.public_key)
    altered = msgspec.structs.replace(receipt, removed={"account": 1})
    assert not is_signed(signed_bytes(altered), receipt.signature, key.public_key)
    assert "anna" not in msgspec.json.encode(receipt).decode()


@pytest.mark.usefixtures("kept")
async def test_a_plugin_that_fails_is_named_and_the_rest_is_erased(
    database: Database, keyring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(personal_data_desk, "PLUGIN_SECONDS", 0.05)
    diary = Diary("t-anna")
    everybody = desk(database, keyring, Broken(), Slow(), diary)
    assert (await everybody.export("anna")).failed == ("broken",)
    with capture_logs() as log:
        receipt = await everybody.erase("anna")
    assert receipt.failed == ("broken", "slow")
    assert receipt.removed["plugin:diary"] == receipt.removed["account"] == 1
    assert [line["plugin"] for line in log if line["log_level"] == "error"] == ["broken", "slow"]
    assert not diary.pages


@pytest.mark.usefixtures("kept")
async def test_who_is_not_there_any_more_can_be_neither_given_nor_erased(database: Database, keyring: Keyring) -> None:
    await desk(database, keyring).erase("anna")
    for action in (desk(database, keyring).export, desk(database, keyring).erase):
        with pytest.raises(NothingHere):
            await action("anna")


@pytest.mark.usefixtures("kept")
async def test_without_a_key_to_sign_with_nothing_is_erased(database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    diary = Diary("t-anna")
    with pytest.raises(AnalysisUnavailable):
        await desk(database, Keyring(tmp_path / "file"), diary).erase("anna")
    assert diary.pages == {"t-anna"}
    assert set((await counts_of_accounts(database)).values()) == {2}


async def test_what_is_in_memory_is_told_of_it(database: Database, keyring: Keyring) -> None:
    await keep(database, *everything_of("anna", AT))
    told: list[str] = []
    await PersonalDataDesk(database, keyring, OF_ACCOUNTS, tuple, [told.append]).erase("anna")
    assert told == ["anna"]


def test_all_names_of_somebody_are_known() -> None:
    assert Whose(account_id="anna").owners == ("account:anna",)
    assert Whose(account_id="anna", telegram_id="4711").owners == ("account:anna", "telegram:4711")
    assert Whose(account_id="anna").subject == "account:anna"
