"""Known products in a chat: found by words, much asked for, asked for by oneself; with a button for each."""

import pytest
from worthit_bot.sending.sealing import Seal

from tests.plugins.bot.goods import asked_for, known, sold
from tests.plugins.bot.world import TOKEN, World, heading, is_verdict, verdicts_in

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("bot")]


async def test_products_are_found_by_words_and_a_number_asks_for_a_verdict(chat: World) -> None:
    ada, bruno = chat.telegram.person("Ada"), chat.telegram.person("Bruno", language="en")
    link = sold(chat, f"/tarn-{ada.id}", f"Tarn{ada.id} Copper Kettle", "49.90")
    await known(chat, link)
    await bruno.send(f"/search copper TARN{ada.id}")
    listed = await bruno.chat.wait_for(lambda m: "that I know" in heading(m))
    assert heading(listed) == f"Products that I know with “copper TARN{ada.id}” in their name"
    assert f"1. Tarn{ada.id} Copper Kettle" in listed.words
    assert "€49.90 · 127.0.0.1 · seen on 20" in listed.words
    assert [button.text for button in listed.buttons] == ["1"]
    await bruno.press(listed, "1")
    verdict = await bruno.chat.wait_for(is_verdict)
    assert (verdict.replies_to, verdict.button("Open in the shop").url) == (listed.id, link)


@pytest.mark.parametrize(
    ("language", "command", "words"),
    [("en", "/search zeppelin <b>", "I know no product with “zeppelin <b>”"), ("it", "/cerca zeppelin", "Non conosco")],
)
async def test_nothing_found_is_said_with_what_helps(
    by_webhook: World, language: str, command: str, words: str
) -> None:
    ada = by_webhook.telegram.person("Ada", language=language)
    await ada.send(command)
    said = await ada.chat.wait_for(lambda m: m.words.startswith(words))
    assert "link" in said.words
    assert not said.buttons


async def test_without_words_it_asks_for_them(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="it")
    await known(by_webhook, sold(by_webhook, f"/oak-{ada.id}", f"Oak{ada.id} Kettle"))
    await ada.send("/cerca")
    await ada.chat.wait_for(lambda m: m.words.startswith("Quali parole ci sono nel suo nome?"))
    await ada.send(f"oak{ada.id}")
    await ada.chat.wait_for(lambda m: heading(m) == f"Prodotti che conosco con «oak{ada.id}» nel nome")
    await ada.send(f"oak{ada.id}")
    await ada.chat.wait_for(lambda m: m.words.startswith("Qui non vedo nessun link."))


@pytest.mark.parametrize("way_out", ["/cancel", "/annulla", "/help", "a link"])
async def test_what_was_begun_is_left_by_a_command_or_a_link(by_webhook: World, way_out: str) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    await ada.send("/search")
    await ada.chat.wait_for(lambda m: m.words.startswith("Which words"))
    await ada.send(by_webhook.shop.link("/kettle") if way_out == "a link" else way_out)
    await ada.chat.wait_for(lambda m: not m.words.startswith("Which words") and "…" not in m.words)
    await ada.send("kettle")
    await ada.chat.wait_for(lambda m: m.words.startswith("I see no link in that."))
    assert not [m for m in ada.chat.from_bot if "that I know" in m.words]


async def test_a_long_list_has_pages(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    word = f"Many{ada.id}"
    links = [sold(by_webhook, f"/{word}-{n}", f"{word} Kettle No {n}") for n in range(11)]
    await known(by_webhook, *links)
    await ada.send(f"/search {word}")
    listed = await ada.chat.wait_for(lambda m: "that I know" in heading(m))
    labels = [str(number) for number in range(1, 11)]
    assert [b.text for b in listed.buttons] == [*labels, "More"]
    assert f"1. {word} Kettle No 10" in listed.words
    await ada.press(listed, "More")
    await ada.chat.wait_for(lambda m: m is listed and f"11. {word} Kettle No 0" in m.words)
    assert [b.text for b in listed.buttons] == ["11", "Back"]
    await ada.press(listed, "Back")
    await ada.chat.wait_for(lambda m: m is listed and f"10. {word} Kettle No 1" in m.words)
    gone = await ada.call_back(listed, Seal(TOKEN).close("s:search:0123456789abcdef:0"))
    assert (await gone.wait_answered()).text == "This list is no longer here. Ask me again."


async def test_popular_lists_what_many_asked_about(by_webhook: World) -> None:
    crowd = [by_webhook.telegram.person(f"Person {n}", language="en") for n in range(3)]
    title = f"Wanted{crowd[0].id} Kettle"
    link = sold(by_webhook, f"/wanted-{crowd[0].id}", title)
    for person in crowd:
        await asked_for(person, link)
    await crowd[0].send("/popular")
    listed = await crowd[0].chat.wait_for(lambda m: "in the last 30 days" in heading(m))
    assert heading(listed) == "What was asked about most in the last 30 days"
    assert title in listed.words


async def test_history_gives_kept_verdicts_again_to_who_asked(by_webhook: World) -> None:
    ada, bruno = (by_webhook.telegram.person(name, language="en") for name in ("Ada", "Bruno"))
    first = sold(by_webhook, f"/first-{ada.id}", f"First{ada.id} Kettle")
    await asked_for(ada, first)
    await asked_for(ada, sold(by_webhook, f"/second-{ada.id}", f"Second{ada.id} Kettle", "49.90"))
    sold(by_webhook, f"/first-{ada.id}", f"First{ada.id} Kettle", "99.90")
    await ada.send("/history")
    listed = await ada.chat.wait_for(lambda m: heading(m) == "What you asked me, last first")
    assert listed.words.index(f"1. Second{ada.id} Kettle") < listed.words.index(f"2. First{ada.id} Kettle")
    assert "5.99 out of 10 · €64.90 · 20" in listed.words
    await ada.press(listed, "2")
    again = await ada.chat.wait_for(lambda m: m.replies_to == listed.id)
    assert "€64.90" in again.words
    assert "Refresh" in [button.text for button in again.buttons]
    assert len(again.history) == 1, "nothing is looked up"
    await bruno.send("/history")
    await bruno.chat.wait_for(lambda m: m.words.startswith("I have no verdict that you asked me for."))
    assert not verdicts_in(bruno)
