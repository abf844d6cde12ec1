"""Products side by side in a chat, and what is better for the money."""

import pytest
from worthit_bot.sending.sealing import Seal

from tests.journeys.test_alternatives import kettle
from tests.plugins.bot.goods import asked_for, known, sold
from tests.plugins.bot.test_limits import set_used
from tests.plugins.bot.world import TOKEN, World, heading, is_verdict

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("bot")]
BETTER = "“Tarn Kettle” is better for the money than “Vesna Kettle”: cheaper and rated alike."


def two_kettles(world: World, name: str) -> tuple[str, str]:
    return sold(world, f"/vesna-{name}", "Vesna Kettle"), sold(world, f"/tarn-{name}", "Tarn Kettle", "49.90")


async def test_links_are_compared_and_each_verdict_is_a_press_away(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="en")
    vesna, tarn = two_kettles(chat, str(ada.id))
    asked = await ada.send(f"/compare {vesna} {tarn}")
    compared = await ada.chat.wait_for(lambda m: heading(m) == BETTER)
    assert compared.history[0].words.startswith("Comparing 2 products")
    assert asked.reactions == ("👀",)
    assert [line for line in compared.words.splitlines() if line.startswith("2. Tarn")] == [
        "2. Tarn Kettle | 5.99 (4.13–8.01) · €49.90 · owners: 1,204"
    ]
    assert "2. “Tarn Kettle”: 5.99 out of 10 (average), between 4.13 and 8.01 · €49.90 · 4.6 of 5" in compared.words
    assert [[button.text for button in row] for row in compared.keyboard] == [
        ["1", "2"],
        ["Open 1", "Open 2"],
    ]
    assert [compared.button(f"Open {line}").url for line in (1, 2)] == [vesna, tarn]
    await ada.press(compared, "2")
    verdict = await ada.chat.wait_for(is_verdict)
    assert verdict.button("Open in the shop").url == tarn
    assert ada.chat.from_bot == [compared, verdict]


async def test_what_fails_is_told_with_its_code_and_the_rest_is_compared(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="it")
    vesna, tarn = two_kettles(by_webhook, str(ada.id))
    blocked = by_webhook.shop.link("/robot_check")
    await ada.send(f"/confronta {vesna} {blocked} {tarn}")
    compared = await ada.chat.wait_for(lambda m: heading(m).startswith("Per i tuoi soldi"))
    assert "(E010)" in compared.words
    assert [button.text for button in compared.buttons] == ["1", "2", "Apri 1", "Apri 2"]


async def test_the_links_of_the_message_that_is_replied_to_count(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    vesna, tarn = two_kettles(by_webhook, str(ada.id))
    verdict = await asked_for(ada, vesna)
    (first,) = [message for message in ada.messages if not message.from_bot]
    await ada.send(f"/compare {tarn}", reply_to=first)
    await ada.chat.wait_for(lambda m: heading(m) == BETTER)
    assert is_verdict(verdict)


async def test_the_button_of_a_verdict_asks_for_the_other_product(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    vesna, tarn = two_kettles(by_webhook, str(ada.id))
    verdict = await asked_for(ada, vesna)
    await ada.press(verdict, "Compare")
    await ada.chat.wait_for(lambda m: m.words.startswith("With what?"))
    await ada.send("hello")
    await ada.chat.wait_for(lambda m: m.words.startswith("I see no link in that. Send me the link to compare with"))
    await ada.send(tarn)
    await ada.chat.wait_for(lambda m: heading(m) == BETTER)
    await ada.send(tarn)
    await ada.chat.wait_for(is_verdict)
    assert len([m for m in ada.chat.from_bot if heading(m) == BETTER]) == 1


async def test_the_verdict_of_a_page_that_was_given_is_compared_as_it_is(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    vesna, tarn = two_kettles(by_webhook, str(ada.id))
    given = by_webhook.shop.answers.pop(f"/vesna-{ada.id}")
    assert isinstance(given, bytes)
    await ada.send_document("kettle.html", given.partition(b"\r\n\r\n")[2], "text/html", caption=vesna)
    await ada.press(await ada.chat.wait_for(is_verdict), "Compare")
    await ada.chat.wait_for(lambda m: m.words.startswith("With what?"))
    await ada.send(tarn)
    compared = await ada.chat.wait_for(lambda m: heading(m) == BETTER)
    assert "Vesna Kettle could not be looked up now. I compare its verdict of 20" in compared.words


async def test_without_enough_links_it_asks_for_them(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    vesna, tarn = two_kettles(by_webhook, str(ada.id))
    await ada.send("/compare")
    await ada.chat.wait_for(lambda m: m.words.startswith("Which products?"))
    await ada.send(vesna)
    await ada.chat.wait_for(lambda m: m.words.startswith("With what?"))
    await ada.send(tarn)
    await ada.chat.wait_for(lambda m: heading(m) == BETTER)


@pytest.mark.parametrize("second", ["/kettle", "/kettle?utm_source=friend"])
async def test_the_same_product_twice_is_refused(by_webhook: World, second: str) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    await ada.send(f"/compare {by_webhook.shop.link('/kettle')} {by_webhook.shop.link(second)}")
    said = await ada.chat.wait_for(lambda m: m.words.startswith("Two of these links lead to the same product."))
    assert said.words.endswith("(E009)")
    assert len(ada.chat.from_bot) == 1


async def test_one_product_of_several_that_is_named_twice_is_compared_once(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    vesna, tarn = two_kettles(by_webhook, str(ada.id))
    await ada.send(f"/compare {vesna} {vesna}?utm_source=friend {tarn}")
    compared = await ada.chat.wait_for(lambda m: heading(m) == BETTER)
    assert compared.history[0].words.startswith("Comparing 2 products")


async def test_of_many_links_six_are_compared_and_count_as_six_questions(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    links = [sold(by_webhook, f"/of-many-{ada.id}-{n}", f"Kettle No {n}", f"{40 + n}.90") for n in range(7)]
    asked = await ada.send(f"/compare {' '.join(links)}")
    await ada.chat.wait_for(lambda m: m.words == "These are 7 links. I compare the first 6.")
    compared = await ada.chat.wait_for(lambda m: len(m.buttons) == 12)
    assert "Kettle No 6" not in compared.words
    shown = len(ada.chat.from_bot)
    await ada.edit(asked, f"/compare {' '.join(links[:2])} {by_webhook.shop.link('/stool')}")
    assert await set_used(by_webhook, ada, 95) == 6
    await ada.send(f"/compare {' '.join(links[:6])}")
    await ada.chat.wait_for(lambda m: m.words.startswith("Your plan allows no more questions today."))
    assert len(ada.chat.from_bot) == shown + 1, "a command that is edited is not given again"


async def test_what_is_better_for_the_money_is_told_with_its_source(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    shop, kind = by_webhook.shop, f"Kettles {by_webhook.shop.port}"
    fell = {
        "@type": "Product",
        "name": "Fell Kettle",
        "url": "https://elsewhere.example/fell",
        "offers": {"@type": "Offer", "price": "59.00", "priceCurrency": "EUR"},
        "aggregateRating": {"ratingValue": 4.9, "ratingCount": 2000},
    }
    shop.answers["/tarn"] = kettle("49.90", kind)
    shop.answers["/dear"] = kettle("64.90", kind, isSimilarTo=fell)
    await known(by_webhook, shop.link("/tarn"))
    verdict = await asked_for(ada, shop.link("/dear"))
    await ada.press(verdict, "Better for the money")
    told = await ada.chat.wait_for(lambda m: heading(m).startswith("Better for the money than Vesna"))
    assert "Fell Kettle: cheaper and clearly better rated. €59.00, 9% less" in told.words
    assert "as this page says, not looked up" in told.words
    assert "seen by WorthIt!" in told.words
    assert {button.url for button in told.buttons} == {"https://elsewhere.example/fell", shop.link("/tarn")}


async def test_nothing_better_is_said_so(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    verdict = await asked_for(ada, sold(by_webhook, f"/only-{ada.id}", "Only Kettle"))
    why = verdict.button("Why this score").callback_data or ""
    data = why.rpartition("~")[0].replace("v:why:", "v:alternatives:")
    await ada.call_back(verdict, Seal(TOKEN).close(data))
    await ada.chat.wait_for(lambda m: m.words == "I know of nothing that is better for the money.")
