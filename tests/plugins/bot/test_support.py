"""/support, /paysupport, /terms and /privacy say who runs the bot, as far as they have told."""

import pytest

from tests.plugins.bot.world import OPERATOR, World
from worthit.testing.telegram import Message

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("bot")]


async def answer(running: World, command: str, language: str = "en") -> Message:
    ada = running.telegram.person("Ada", language)
    await ada.send(command)
    return await ada.wait_for(lambda _: True)


async def test_with_a_contact_and_pages_people_are_led_there(by_webhook: World) -> None:
    assert (await answer(by_webhook, "/support")).words.startswith("Write to @worthit_help:")
    payments = (await answer(by_webhook, "/paysupport")).words
    assert payments.startswith("I take no payments in this chat")
    assert "write to @worthit_help. Ask within 7 days" in payments
    terms = await answer(by_webhook, "/condizioni", "it")
    assert terms.button("Leggi le condizioni").url == OPERATOR["WORTHIT_BOT__TERMS_URL"]
    privacy = await answer(by_webhook, "/privacy")
    assert privacy.button("Privacy policy").url == OPERATOR["WORTHIT_BOT__PRIVACY_URL"]
    assert privacy.words.endswith("Who runs this bot: @worthit_help")


async def test_without_them_that_is_said(by_polling: World) -> None:
    support = (await answer(by_polling, "/assistenza il bot non risponde", "it")).words
    assert support.startswith("Chi gestisce questo bot non ha detto come raggiungerlo")
    assert "they have not told me how to reach them" in (await answer(by_polling, "/paysupport")).words
    terms = await answer(by_polling, "/terms")
    assert (terms.words.partition("\n")[0], terms.buttons) == (
        "Whoever runs this bot has set no terms of their own.",
        (),
    )
    privacy = await answer(by_polling, "/privacy")
    assert privacy.words.startswith("I keep no name and no address of yours.")
    assert privacy.words.endswith("Whoever runs this bot has not said how to reach them.")
    assert privacy.buttons == ()
