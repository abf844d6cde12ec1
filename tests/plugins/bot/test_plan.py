"""/plan tells how much may be asked, how much was, and what more would cost."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from tests.plugins.bot.world import World, database_of, is_verdict
from worthit.accounts.model import PlanName
from worthit.accounts.recent import RecentAskers
from worthit.accounts.store import Accounts
from worthit.testing.telegram import Person

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("bot")]


async def give(running: World, person: Person, plan: PlanName, until: datetime | None = None) -> None:
    """As the operator does, before the person has written anything."""
    async with database_of(running) as database:
        accounts = Accounts(database, RecentAskers())
        await accounts.set_plan((await accounts.of_telegram(person.id)).id, plan, until)


async def test_what_was_asked_today_when_the_day_ends_and_what_the_plans_cost(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", "en")
    await ada.send(by_webhook.shop.link("/kettle"))
    await ada.wait_for(is_verdict)
    await ada.send("/plan")
    told = await ada.wait_for(lambda message: message.words.startswith("You have asked"))
    first, *_, last = told.words.splitlines()
    assert first == "You have asked 1 of the 100 questions that you may ask today (plan: Free)."
    wait = re.search(r"A new day begins at 00:00 UTC, in (\d+) h (\d+) min\.", told.words)
    assert wait is not None
    assert int(wait[1]) * 60 + int(wait[2]) <= 24 * 60
    assert "• Free: 100 questions a day, 2 products at the same time" in told.words.splitlines()
    assert "• Basic: 1,000 questions a day, 5 products at the same time, $9.99 a month" in told.words
    assert "• Premium: any number of questions, 10 products at the same time, $29.99 a month" in told.words
    assert last == "I take no payments here. Paid plans are given by whoever runs this bot: @worthit_help"


async def test_a_plan_without_limit_and_one_that_has_ended(by_polling: World) -> None:
    ada, bruno = by_polling.telegram.person("Ada", "it"), by_polling.telegram.person("Bruno", "en")
    await give(by_polling, ada, "premium", datetime.now(UTC) + timedelta(days=30))
    await give(by_polling, bruno, "basic", datetime(2026, 1, 31, tzinfo=UTC))
    await ada.send("/piano")
    await bruno.send("/plan")
    unlimited = await ada.wait_for(lambda message: message.words.startswith("Puoi chiedere quanto vuoi"))
    assert "Questo piano finisce il " in unlimited.words
    assert "nuovo giorno comincia" not in unlimited.words
    assert unlimited.words.endswith("li dà chi gestisce questo bot.")
    ended = await bruno.wait_for(lambda message: "plan: Free" in message.words)
    assert "Your plan Basic ended on 2026-01-31 (UTC)." in ended.words
