"""Tracking a product in a chat, hearing of it, and ending that, by polling and by webhook, over sockets."""

import pytest

from tests.journeys.instance import page
from tests.plugins.bot.world import World, heading, is_verdict
from worthit.testing.shop import http_answer
from worthit.testing.telegram import Message, Person

TITLE = "Vesna Gooseneck Kettle 0.9 l"
pytestmark = pytest.mark.asyncio(loop_scope="session")


def ask_for(chat: World, target: str, price: str) -> str:
    """The kettle costs that now; gives its link."""
    chat.shop.answers[target] = http_answer(page("kettle").replace("64.90", price).encode())
    return chat.shop.link(target)


async def tracked(chat: World, ada: Person, target: str) -> Message:
    """Ask for the kettle at 64.90 and press Track; gives the verdict."""
    link = ask_for(chat, target, "64.90")
    said = len(confirmations(ada))
    await ada.send(link)
    verdict = await ada.chat.wait_for(lambda m: is_verdict(m) and any(button.url == link for button in m.buttons))
    label = next(button.text for button in verdict.buttons if button.text.startswith("🔔"))
    await ada.press(verdict, label)
    await ada.chat.wait_for(lambda _: len(confirmations(ada)) > said)
    return verdict


def confirmations(ada: Person) -> list[Message]:
    return [message for message in ada.chat.from_bot if message.words.startswith("🔔")]


async def refreshed(chat: World, ada: Person, verdict: Message, target: str, price: str) -> None:
    """Somebody looks again, when it costs something else."""
    ask_for(chat, target, price)
    await ada.press(verdict, next(b.text for b in verdict.buttons if b.text in ("Refresh", "Aggiorna")))
    written = f"€{price}" if any(b.text == "Refresh" for b in verdict.buttons) else price.replace(".", ",")
    await ada.chat.wait_for(lambda message: message is verdict and written in message.words)


def is_alert(message: Message) -> bool:
    return heading(message).startswith((f"{TITLE}: now", f"{TITLE}: ora"))


async def test_track_says_what_is_told_and_then_tells_it_once(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="en")
    verdict = await tracked(chat, ada, f"/track-{ada.id}")
    (said,) = confirmations(ada)
    assert said.words.startswith(
        f"🔔 {TITLE}: I look every day, and tell you of this: 5% cheaper, or the lowest price of 90 days."
    )
    await refreshed(chat, ada, verdict, f"/track-{ada.id}", "59.90")
    alert = await ada.chat.wait_for(is_alert)
    assert heading(alert) == f"{TITLE}: now €59.90"
    assert "That is 7.7% below €64.90, the price when you began to watch." in alert.words
    assert alert.button("Open in the shop").url == chat.shop.link(f"/track-{ada.id}")
    await refreshed(chat, ada, verdict, f"/track-{ada.id}", "59.80")
    await refreshed(chat, ada, verdict, f"/track-{ada.id}", "59.85")
    assert [message for message in ada.chat.from_bot if is_alert(message)] == [alert]


async def test_it_is_told_in_the_language_of_the_chat(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="it")
    verdict = await tracked(chat, ada, f"/segui-{ada.id}")
    await refreshed(chat, ada, verdict, f"/segui-{ada.id}", "50.90")
    alert = await ada.chat.wait_for(is_alert)
    assert heading(alert) == f"{TITLE}: ora 50,90\u00a0€"
    assert "È il 21,6% in meno di 64,90\u00a0€, il prezzo di quando hai iniziato a seguirlo." in alert.words


async def test_what_is_watched_is_listed_and_ended(chat: World) -> None:
    ada, bruno = chat.telegram.person("Ada", language="en"), chat.telegram.person("Bruno", language="en")
    verdict = await tracked(chat, ada, f"/list-{ada.id}")
    await tracked(chat, ada, f"/other-{ada.id}")
    await ada.send("/watches")
    listed = await ada.chat.wait_for(lambda message: heading(message) == "What I watch for you")
    wishes = "5% cheaper, or the lowest price of 90 days"
    assert listed.words.splitlines()[1:] == [f"1. {TITLE}: {wishes}", f"2. {TITLE}: {wishes}"]
    first = listed.button("Stop 1").callback_data
    assert first is not None
    await bruno.call_back(listed, first)
    await ada.press(listed, "Stop 1")
    await ada.chat.wait_for(lambda message: message is listed and "2." not in message.words)
    await ada.press(listed, "Stop 1")
    await ada.chat.wait_for(lambda message: message is listed and message.words.startswith("I watch nothing for you."))
    await refreshed(chat, ada, verdict, f"/list-{ada.id}", "40.00")
    await ada.send("/watches")
    await ada.chat.wait_for(lambda message: message is not listed and message.words.startswith("I watch nothing"))
    assert not [message for message in ada.chat.from_bot if is_alert(message)]


async def test_pressing_track_twice_makes_one_watch(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="en")
    verdict = await tracked(chat, ada, f"/twice-{ada.id}")
    await ada.press(verdict, "🔔 Track")
    await ada.send("/watches")
    listed = await ada.chat.wait_for(lambda message: heading(message) == "What I watch for you")
    assert [button.text for button in listed.buttons] == ["Stop 1", "Change 1"]


async def test_a_page_that_was_not_fetched_and_has_no_link_cannot_be_tracked(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="en")
    without_link = page("stool").replace("<link", "<nolink")
    await ada.send_document("stool.html", without_link.encode(), "text/html")
    verdict = await ada.chat.wait_for(is_verdict)
    has_shop = any(button.text == "Open in the shop" for button in verdict.buttons)
    assert has_shop == any(button.text == "🔔 Track" for button in verdict.buttons)


async def test_the_watches_of_somebody_who_blocks_the_bot_end(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="en")
    target = f"/block-{ada.id}"
    verdict = await tracked(chat, ada, target)
    await ada.block_bot()
    bruno = chat.telegram.person("Bruno", language="en")
    ask_for(chat, target, "50.00")
    await bruno.send(chat.shop.link(target))
    other = await bruno.chat.wait_for(is_verdict)
    await bruno.press(other, "Refresh")
    await bruno.chat.wait_for(lambda message: message is other and "€50.00" in message.words)
    await ada.unblock_bot()
    await ada.send("/watches")
    await ada.chat.wait_for(lambda message: message.words.startswith("I watch nothing for you."))
    assert is_verdict(verdict)
    assert not [message for message in ada.chat.from_bot if is_alert(message)]


async def test_an_alert_waits_as_long_as_telegram_asks(chat: World) -> None:
    ada = chat.telegram.person("Ada", language="en")
    target = f"/flood-{ada.id}"
    verdict = await tracked(chat, ada, target)
    chat.telegram.flood(2, retry_after=1, method="sendMessage", chat_id=ada.id)
    await refreshed(chat, ada, verdict, target, "55.00")
    alert = await ada.chat.wait_for(is_alert)
    assert heading(alert) == f"{TITLE}: now €55.00"
    assert [message for message in ada.chat.from_bot if is_alert(message)] == [alert]
