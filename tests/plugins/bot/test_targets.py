"""From which price on somebody hears of a product: in a command, in a dialogue, and as a button."""

from collections.abc import Callable

import pytest
from PIL import Image

from tests.plugins.bot.test_watches import TITLE, ask_for, confirmations, is_alert, refreshed, tracked
from tests.plugins.bot.world import World, database_of, heading, is_verdict
from tests.unit.images.pictures import packed
from worthit.plugin import BackInStock, Watched, WatchRule
from worthit.price.sightings import Sightings
from worthit.price.watching.store import WatchStore
from worthit.testing.telegram import Message, Person

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("bot")]
ASKS = f"From which price on shall I tell you of {TITLE}?"


def begins(text: str) -> Callable[[Message], bool]:
    return lambda message: message.words.startswith(text)


async def listed(person: Person) -> Message:
    before = len(person.messages)
    await person.send("/watches")
    await person.wait_for(lambda _: len(person.messages) > before + 1)
    return person.chat.from_bot[-1]


async def asked_for_a_price(world: World, ada: Person) -> Message:
    """Track the kettle at 64.90 and press “Set a price”; gives the verdict."""
    verdict = await tracked(world, ada, f"/target-{ada.id}")
    await ada.press(confirmations(ada)[-1], "Set a price")
    await ada.wait_for(begins(ASKS))
    return verdict


async def test_a_price_that_is_written_takes_the_place_of_what_was_told(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    verdict = await asked_for_a_price(by_webhook, ada)
    assert "It costs €64.90 now." in ada.chat.from_bot[-1].words
    await ada.send("tell me under € 49,90")
    await ada.wait_for(
        lambda message: f"{TITLE}: I look every day, and tell you of this: €49.90 or less." in message.words
    )
    assert (await listed(ada)).words.splitlines()[1:] == [f"1. {TITLE}: €49.90 or less"]
    await refreshed(by_webhook, ada, verdict, f"/target-{ada.id}", "55.00")
    await refreshed(by_webhook, ada, verdict, f"/target-{ada.id}", "49.00")
    alert = await ada.wait_for(is_alert)
    assert heading(alert) == f"{TITLE}: now €49.00"
    assert "Your target was €49.90." in alert.words


async def test_what_is_no_price_is_asked_for_again_three_times(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    await asked_for_a_price(by_webhook, ada)
    for wrong, why in (("cheap", "I cannot read"), ("0", "I cannot read"), ("$40", "This is sold in EUR.")):
        said = len(ada.chat.from_bot)
        await ada.send(wrong)
        await ada.wait_for(lambda message: message in ada.chat.from_bot[said:] and message.words.startswith(why))  # noqa: B023
    await ada.send("40 to 50")
    await ada.wait_for(begins("I still cannot read a price in that"))
    await ada.send("45")
    await ada.wait_for(begins("I see no link in that."))
    assert (await listed(ada)).words.splitlines()[1:] == [f"1. {TITLE}: 5% cheaper, or the lowest price of 90 days"]


async def test_what_is_true_already_is_told_at_once(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    await asked_for_a_price(by_webhook, ada)
    await ada.send("100")
    said = await ada.wait_for(lambda message: "€100.00 or less" in message.words)
    assert said.words.endswith("It costs €64.90 now, so this is true already: I tell you at once.")
    assert heading(await ada.wait_for(is_alert)) == f"{TITLE}: now €64.90"


async def test_instead_of_a_price_something_else_can_be_chosen_and_changed_in_the_list(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    await asked_for_a_price(by_webhook, ada)
    asked = ada.chat.from_bot[-1]
    presets = ["5% cheaper", "10% cheaper", "20% cheaper", "Lowest of 90 days", "Back in stock"]
    assert [button.text for button in asked.buttons] == presets
    await ada.press(asked, "10% cheaper")
    await ada.wait_for(lambda message: "tell you of this: 10% cheaper." in message.words)
    await ada.press(asked, "20% cheaper")
    await ada.wait_for(lambda message: "tell you of this: 20% cheaper." in message.words)
    await ada.press(await listed(ada), "Change 1")
    again = await ada.wait_for(lambda message: message is not asked and message.words.startswith(ASKS))
    await ada.press(again, "Back in stock")
    await ada.wait_for(lambda message: "tell you of this: back in stock." in message.words)
    old = await listed(ada)
    assert old.words.splitlines()[1:] == [f"1. {TITLE}: back in stock"]
    ended = await (await ada.press(confirmations(ada)[0], "Stop watching")).wait_answered()
    assert ended.text == "I no longer watch this."
    assert (await listed(ada)).words.startswith("I watch nothing for you.")
    for label in ("Stop 1", "Change 1"):
        late = await (await ada.press(old, label)).wait_answered()
        assert late.text == "This was changed or ended before. What I watch: /watches"


async def test_so_many_percent_may_be_written_and_what_has_ended_meanwhile_is_told(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    await asked_for_a_price(by_webhook, ada)
    await ada.send("-20 %")
    said = await ada.wait_for(lambda message: "tell you of this: 20% cheaper." in message.words)
    await ada.press(said, "Set a price")
    await ada.wait_for(lambda _: len([m for m in ada.chat.from_bot if begins(ASKS)(m)]) == 2)
    await (await ada.press(said, "Stop watching")).wait_answered()
    await ada.send("45")
    await ada.wait_for(begins("This was changed or ended before."))


async def test_one_command_looks_a_product_up_and_watches_it(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", language="it")
    await ada.send(f"/segui {ask_for(by_polling, f'/segui-{ada.id}', '64.90')} sotto i 49,90 €")
    said = await ada.wait_for(lambda message: "49,90\u00a0€ o meno" in message.words)
    assert [button.text for button in said.buttons] == ["Scegli un prezzo", "Non seguire più"]


async def test_without_a_link_it_is_asked_for_and_the_price_is_remembered(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", language="en")
    await ada.send("/watch 50")
    await ada.wait_for(begins("What shall I watch?"))
    await ada.send("the kettle")
    await ada.wait_for(lambda _: len([m for m in ada.chat.from_bot if begins("What shall I watch?")(m)]) == 2)
    await ada.send(ask_for(by_polling, f"/asked-{ada.id}", "64.90"))
    await ada.wait_for(lambda message: "tell you of this: €50.00 or less." in message.words)


async def test_the_price_may_stand_before_the_link_and_what_else_is_told_is_said(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", language="en")
    link = ask_for(by_polling, f"/before-{ada.id}", "64.90")
    await ada.send(f"/watch 30 {link}")
    said = await ada.wait_for(lambda message: "tell you of this: €30.00 or less." in message.words)
    assert "Besides" not in said.words
    await ada.send(f"/watch the kettle {link} 0.9 l for 20")
    said = await ada.wait_for(lambda message: "5% cheaper, or the lowest price of 90 days" in message.words)
    assert "Besides, I watch it for you for this: €30.00 or less." in said.words
    await ada.wait_for(begins("I cannot read a price in that."))


async def test_the_link_may_be_under_a_picture(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", language="en")
    await ada.send("/watch")
    await ada.wait_for(begins("What shall I watch?"))
    link = ask_for(by_polling, f"/caption-{ada.id}", "64.90")
    await ada.send_photo(packed(Image.new("L", (40, 30), 180)), caption=f"{link} 50 €")
    await ada.wait_for(lambda message: "tell you of this: €50.00 or less." in message.words)


async def test_a_command_leaves_the_dialogue(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", language="en")
    await ada.send("/watch")
    await ada.wait_for(begins("What shall I watch?"))
    await ada.send("/watches")
    await ada.wait_for(begins("I watch nothing for you."))
    await ada.send("50")
    await ada.wait_for(begins("I see no link in that."))


async def test_a_link_instead_of_a_price_is_a_question(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", language="en")
    await asked_for_a_price(by_webhook, ada)
    await ada.send(by_webhook.shop.link("/stool"))
    await ada.wait_for(lambda message: is_verdict(message) and "Three-legged milking stool" in message.words)
    await ada.send("45")
    await ada.wait_for(begins("I see no link in that."))


async def test_a_price_that_cannot_be_read_is_asked_for_when_the_product_is_watched(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", language="en")
    await ada.send(f"/watch {ask_for(by_polling, f'/unread-{ada.id}', '64.90')} $50")
    await ada.wait_for(lambda message: "5% cheaper, or the lowest price of 90 days" in message.words)
    await ada.wait_for(begins("This is sold in EUR."))
    await ada.send("50")
    await ada.wait_for(lambda message: "€50.00 or less" in message.words)


async def test_what_is_no_product_is_not_watched(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", language="en")
    await ada.send(f"/watch {by_polling.shop.link('/article')}")
    await ada.wait_for(lambda message: "(E" in message.words)
    await ada.send("/watches")
    await ada.wait_for(begins("I watch nothing for you."))


async def test_a_long_list_has_pages(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", language="en")
    async with database_of(by_polling) as database:
        store = WatchStore(database, Sightings(database))
        for number in range(1, 10):
            url = f"https://shop.example/{ada.id}/{number}"
            watched = Watched(key=url, url=url, title=f"Thing {number}")
            await store.add(f"telegram:{ada.id}", watched, WatchRule(when=(BackInStock(),)))
    first = await listed(ada)
    assert "8. Thing 8: back in stock\nPage 1 of 2" in first.words
    await ada.press(first, "More ▶")
    await ada.wait_for(lambda message: message is first and message.words.endswith("Page 2 of 2"))
    assert [button.text for button in first.buttons] == ["Stop 9", "Change 9", "◀ Before"]
    await ada.press(first, "Stop 9")
    await ada.wait_for(lambda message: message is first and message.words.endswith("8. Thing 8: back in stock"))
    assert len(first.buttons) == 16
