"""The Mini App in the chat: opened from the keyboard and the menu, and what it sends back."""

import asyncio

import httpx
import pytest

from tests.plugins.bot.world import MINI_APP, World, heading, is_verdict
from worthit.testing.telegram import Person

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("bot")]
SECONDS = 30
APP = "Open the app"


async def menu_is_told(world: World) -> None:
    async with asyncio.timeout(SECONDS):
        while not world.telegram.calls_of("setChatMenuButton"):
            await asyncio.sleep(0.02)


async def ada_with_keyboard(world: World) -> Person:
    ada = world.telegram.person("Ada", "en")
    await ada.send("/start")
    await ada.chat.wait_for(lambda _: True, SECONDS)
    return ada


async def test_it_opens_from_the_keyboard_and_the_menu(by_webhook: World) -> None:
    ada = await ada_with_keyboard(by_webhook)
    assert (await ada.open_keyboard_app(APP)).url == MINI_APP
    await menu_is_told(by_webhook)
    assert (await ada.open_menu()).url == MINI_APP


async def test_without_one_there_is_no_button_for_it(by_polling: World) -> None:
    ada = await ada_with_keyboard(by_polling)
    assert APP not in [button.text for button in ada.chat.keyboard_buttons]
    await menu_is_told(by_polling)
    assert ada.menu_button == {"type": "commands"}


async def test_who_opens_it_has_the_account_of_the_chat(by_webhook: World) -> None:
    ada = await ada_with_keyboard(by_webhook)
    await ada.send(by_webhook.shop.link("/kettle"))
    await ada.chat.wait_for(is_verdict, SECONDS)
    await menu_is_told(by_webhook)
    opened = await ada.open_menu()
    async with httpx.AsyncClient(base_url=by_webhook.instance.url, timeout=30, trust_env=False) as app:
        who = {"Authorization": f"tma {opened.init_data}"}
        account = (await app.get("/v1/account", headers=who)).json()
        asked = (await app.get("/v1/verdicts", headers=who)).json()
    assert account["telegram_id"] == str(ada.id)
    assert [verdict["title"] for verdict in asked["items"]] == ["Vesna Gooseneck Kettle 0.9 l"]


@pytest.mark.parametrize("verdict", ["", ', "verdict": "gone"'])
async def test_a_link_that_it_sends_back_is_a_question(by_webhook: World, verdict: str) -> None:
    ada = await ada_with_keyboard(by_webhook)
    await ada.send_web_app_data(APP, f'{{"url": "{by_webhook.shop.link("/kettle")}"{verdict}}}')
    assert "Vesna" in (await ada.chat.wait_for(is_verdict, SECONDS)).words


async def test_a_verdict_that_it_sends_back_is_shown(by_webhook: World) -> None:
    ada = await ada_with_keyboard(by_webhook)
    async with httpx.AsyncClient(base_url=by_webhook.instance.url, timeout=30, trust_env=False) as app:
        reached = await app.post("/v1/verdicts", json={"url": by_webhook.shop.link("/kettle")})
    await ada.send_web_app_data(APP, f'{{"verdict": "{reached.json()["id"]}"}}')
    assert heading(await ada.chat.wait_for(is_verdict, SECONDS)).startswith("5.99 out of 10")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "I do not understand what the app sent me."),
        ("null", "I do not understand what the app sent me."),
        ('{"url": 7}', "I do not understand what the app sent me."),
        ('{"verdict": "../../etc/passwd"}', "I do not understand what the app sent me."),
        ("[" * 3000, "I do not understand what the app sent me."),
        ('{"verdict": "00000000000000000000"}', "This verdict is no longer here."),
        ('{"url": "no link"}', "This is not a link that I can open."),
    ],
)
async def test_anything_else_that_it_sends_is_refused(by_webhook: World, data: str, words: str) -> None:
    ada = await ada_with_keyboard(by_webhook)
    await ada.send_web_app_data(APP, data)
    await ada.chat.wait_for(lambda message: message.words.startswith(words), SECONDS)
