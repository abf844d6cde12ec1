"""What a plugin can do for somebody who has an account: tell how it stands, what they asked for, and their data."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec import structs
from structlog.testing import capture_logs

from tests.unit.askers import SOMEBODY, member
from tests.unit.verdict.decided import NO_DATABASE, document
from worthit.accounts.history import Asked
from worthit.accounts.limits import Limits
from worthit.accounts.personal_data import OF_ACCOUNTS
from worthit.accounts.personal_data_desk import PersonalDataDesk
from worthit.accounts.reception import Reception
from worthit.config import AccountsSettings, LimitsSettings
from worthit.plugin import Accounts, AnalysisUnavailable, Asker, NotAuthenticated
from worthit.secrets.pseudonyms import Pseudonyms
from worthit.secrets.signing import Keyring
from worthit.shared.limiter import MemoryLimiter
from worthit.storage.database import Database
from worthit.verdict.for_plugins import AccountsForPlugins
from worthit.verdict.store import VerdictStore

NOW = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
ADA_AT_TELEGRAM = 4711


@asynccontextmanager
async def accounts_over(database: Database, folder: Path) -> AsyncGenerator[Accounts, None]:
    reception = Reception(database, MemoryLimiter(), Pseudonyms(folder), (), AccountsSettings())
    limits = Limits(database, LimitsSettings(), 40.0, lambda: NOW)
    desk = PersonalDataDesk(database, Keyring(folder), OF_ACCOUNTS, tuple, forgotten=(reception.recent.forget,))
    yield AccountsForPlugins(reception.recognition, limits, Asked(database), VerdictStore(database), desk)
    await desk.aclose()
    await limits.aclose()


@pytest.fixture
async def accounts(database: Database, tmp_path: Path) -> AsyncGenerator[Accounts, None]:
    async with accounts_over(database, tmp_path) as opened:
        yield opened


def on_premium(asker: Asker, until: datetime) -> Asker:
    assert asker.account is not None
    return structs.replace(asker, account=structs.replace(asker.account, plan="premium", plan_until=until))


async def test_an_account_stands_on_its_plan_with_what_it_asked_today(accounts: Accounts) -> None:
    ada = await accounts.of_telegram(ADA_AT_TELEGRAM)
    async with accounts.asking(ada, 3):
        pass
    stands = await accounts.standing(ada)
    assert (stands.plan.name, stands.given, stands.ended) == ("free", "free", False)
    assert (stands.used, stands.left, stands.plan.questions_a_day) == (3, 97, 100)
    assert stands.resets_at == datetime(2026, 3, 2, tzinfo=UTC)
    assert stands.plan.price_a_month.amount == Decimal(0)


async def test_a_plan_that_has_ended_is_told_and_the_free_one_is_in_force(accounts: Accounts) -> None:
    ada = await accounts.of_telegram(ADA_AT_TELEGRAM)
    before = await accounts.standing(on_premium(ada, NOW + timedelta(days=1)))
    after = await accounts.standing(on_premium(ada, NOW))
    assert (before.plan.name, before.ended, before.left) == ("premium", False, None)
    assert (after.plan.name, after.given, after.ended, after.until) == ("free", "premium", True, NOW)


async def test_what_somebody_asked_for_is_listed_for_them_alone_as_far_as_it_is_kept(
    accounts: Accounts, database: Database
) -> None:
    ada, bruno = await accounts.of_telegram(ADA_AT_TELEGRAM), await accounts.of_telegram(4712)
    for name in ("first", "gone", "last"):
        verdict = structs.replace(document(), id=name)
        if name != "gone":
            await VerdictStore(database).save(verdict)
        await accounts.note(ada, verdict)
    await accounts.note(ada, structs.replace(document(), id="unkept", kept=False))
    assert [each.id for each in await accounts.history(ada, 10)] == ["last", "first"]
    assert [each.id for each in await accounts.history(ada, 1)] == ["last"]
    assert await accounts.history(bruno, 10) == ()


async def test_all_that_is_kept_is_given_out_and_erased_with_a_receipt(accounts: Accounts) -> None:
    ada = await accounts.of_telegram(ADA_AT_TELEGRAM)
    await accounts.note(ada, document())
    given = await accounts.export(ada)
    assert [asked["verdict_id"] for asked in given.data["asked"]] == [document().id]
    receipt = await accounts.erase(ada)
    assert (receipt.removed["asked"], receipt.failed) == (1, ())
    again = await accounts.of_telegram(ADA_AT_TELEGRAM)
    assert again.subject != ada.subject
    assert await accounts.history(again, 10) == ()


async def test_where_the_database_is_down_a_note_is_lost_and_the_rest_is_told(tmp_path: Path) -> None:
    ada = member("ada")
    async with accounts_over(NO_DATABASE, tmp_path) as accounts:
        with capture_logs() as logs:
            await accounts.note(ada, document())
        assert "what was asked cannot be noted" in [line["event"] for line in logs]
        assert (await accounts.standing(ada)).used == 0
        for asked in (accounts.history(ada, 10), accounts.export(ada), accounts.erase(ada)):
            with pytest.raises(AnalysisUnavailable):
                await asked


async def test_who_has_no_account_has_neither_a_plan_nor_a_history(accounts: Accounts) -> None:
    await accounts.note(SOMEBODY, document())
    for asked in (accounts.standing(SOMEBODY), accounts.history(SOMEBODY, 1), accounts.export(SOMEBODY)):
        with pytest.raises(NotAuthenticated):
            await asked
