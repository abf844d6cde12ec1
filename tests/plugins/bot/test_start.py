"""The way in: /start with a keyboard of commands, links that lead to the chat, and the language of all of it."""

import pytest
from worthit_bot.messages.deep_links import ToCommand, ToVerdict, target_of
from worthit_bot.messages.reply_keyboard import COMMAND_OF, reply_keyboard
from worthit_bot.sending.sealing import Seal
from worthit_bot.words import LANGUAGES

from tests.plugins.bot.world import PREVIOUS_TOKEN, TOKEN, World, heading, is_verdict
from worthit.testing.telegram import Chat

on_the_world = pytest.mark.asyncio(loop_scope="session")
pytestmark = pytest.mark.xdist_group("bot")
SECONDS = 30


def keys(chat: Chat) -> list[list[str]]:
    return [[button.text for button in row] for row in chat.keyboard]


@on_the_world
async def test_start_brings_a_keyboard_of_commands_in_the_language_of_the_person(chat: World) -> None:
    ada = chat.telegram.person("Ada", "it")
    await ada.send("/start")
    await ada.chat.wait_for(lambda message: heading(message) == "Vale il suo prezzo?", SECONDS)
    assert keys(ada.chat)[:3] == [
        ["Cerca", "Leggi un codice"],
        ["I miei avvisi", "Le mie analisi"],
        ["Popolari", "Aiuto"],
    ]
    assert not ada.chat.keyboard_is_for_once


@on_the_world
async def test_a_key_is_a_command_in_whichever_language_it_was_shown(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", "de")
    await ada.send("/start")
    await ada.chat.wait_for(lambda _: True, SECONDS)
    await ada.tap("Meine Beobachtungen")
    await ada.chat.wait_for(lambda message: "Ich beobachte nichts für dich" in message.words, SECONDS)
    await ada.send("I miei avvisi")  # from a keyboard of before
    await ada.chat.wait_for(lambda _: len(ada.chat.from_bot) == 3, SECONDS)
    assert ada.chat.from_bot[2].words == ada.chat.from_bot[1].words


def test_no_key_means_two_things() -> None:
    shown = [key.text for words in LANGUAGES.values() for row in reply_keyboard(words, None).keyboard for key in row]
    assert set(shown) == set(COMMAND_OF)
    for words in LANGUAGES.values():
        names = [COMMAND_OF[key.text] for row in reply_keyboard(words, None).keyboard for key in row]
        assert names == ["search", "scan", "watches", "history", "popular", "help"], words.language


@on_the_world
async def test_choosing_a_language_changes_the_keys(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", "en")
    await ada.send("/language")
    question = await ada.chat.wait_for(lambda message: bool(message.buttons), SECONDS)
    await ada.press(question, "Français")
    await ada.chat.wait_for(lambda message: message.words == "Je répondrai en français.", SECONDS)
    assert keys(ada.chat)[-1] == ["Populaires", "Aide"]
    assert not question.buttons


@on_the_world
async def test_a_link_to_a_verdict_shows_it_and_counts_nothing(by_webhook: World) -> None:
    ada, grace = by_webhook.telegram.person("Ada", "en"), by_webhook.telegram.person("Grace", "es")
    await ada.send(by_webhook.shop.link("/kettle"))
    verdict = await ada.chat.wait_for(is_verdict, SECONDS)
    refresh = verdict.button("Refresh").callback_data or ""
    verdict_id = refresh.partition("~")[0].rpartition(":")[2]
    payload = Seal(TOKEN).close_link(f"v{verdict_id}")
    looked_up = len(by_webhook.shop.requests)
    await grace.send(f"/start {payload}")
    shown = await grace.chat.wait_for(lambda message: bool(message.buttons), SECONDS)
    assert heading(shown).startswith("5,99 de 10")
    await grace.chat.wait_for(lambda message: message.words.startswith("Envíame el enlace de cualquier"), SECONDS)
    assert keys(grace.chat)[0] == ["Buscar", "Leer un código"]
    assert len(by_webhook.shop.requests) == looked_up


@on_the_world
async def test_a_link_for_a_command_says_which(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", "it")
    await ada.send("/start c_history")
    assert (await ada.chat.wait_for(lambda _: True, SECONDS)).words == "Qui siamo tra noi. Tocca: /analisi"
    assert keys(ada.chat)


@on_the_world
@pytest.mark.parametrize("payload", ["v5b1f0c9e8d7a6b5c4d3eAAAAAAAA", "nobody-knows", "c_nothing", "v", "👀", "x" * 64])
async def test_a_link_that_is_not_ours_is_told_so_and_the_person_greeted(by_polling: World, payload: str) -> None:
    ada = by_polling.telegram.person("Ada", "en")
    await ada.send(f"/start {payload}")
    await ada.chat.wait_for(lambda message: heading(message) == "Is it worth its price?", SECONDS)
    assert [message.words.startswith("This link is not one of mine") for message in ada.chat.from_bot] == [True, False]


@on_the_world
async def test_a_link_to_a_verdict_that_is_gone_says_so(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", "en")
    await ada.send(f"/start {Seal(TOKEN).close_link('v00000000000000000000')}")
    await ada.chat.wait_for(lambda message: message.words.startswith("This verdict is no longer here."), SECONDS)


@on_the_world
async def test_links_and_buttons_from_before_the_token_was_renewed_go_on(by_webhook: World) -> None:
    ada, before = by_webhook.telegram.person("Ada", "en"), Seal(PREVIOUS_TOKEN)
    await ada.send(f"/start {before.close_link('v00000000000000000000')}")
    shown = await ada.chat.wait_for(lambda message: message.words.startswith("This verdict is no longer here"), SECONDS)
    query = await ada.call_back(shown, before.close("v:why:00000000000000000000"))
    assert (await query.wait_answered()).text.startswith("This verdict is no longer here.")


def test_what_goes_out_is_signed_with_the_new_token() -> None:
    old, new = Seal(PREVIOUS_TOKEN), Seal(TOKEN, PREVIOUS_TOKEN)
    assert Seal(TOKEN).open(new.close("v:why:1")) == "v:why:1"
    assert (new.open(old.close("v:why:1")), old.open(new.close("v:why:1"))) == ("v:why:1", None)


def test_links_are_signed_for_themselves() -> None:
    seal, other = Seal(TOKEN), Seal("77:another-token-of-another-bot")
    payload = seal.close_link("v5b1f0c9e8d7a6b5c4d3e")
    assert target_of(payload, seal) == ToVerdict("5b1f0c9e8d7a6b5c4d3e")
    assert len(payload) <= 64
    assert target_of(payload, other) is None
    of_button = seal.close("v5b1f0c9e8d7a6b5c4d3e").replace("~", "")
    assert target_of(of_button, seal) is None
    assert target_of("c_plan", seal) == ToCommand("plan")
    assert [target_of(text, seal) for text in ("", "a", seal.close_link("v"), seal.close_link("x1"))] == [None] * 4
