"""Called from any chat: what is at hand is offered at once, and the rest is filled in after it is sent."""

import asyncio

import pytest

from tests.plugins.bot.world import World, heading, is_verdict
from worthit.testing.telegram import InlineAnswer, Person

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("bot")]
SECONDS = 30


async def offered(person: Person, text: str) -> InlineAnswer:
    answer: InlineAnswer = await (await person.inline(text)).wait_answered(SECONDS)
    return answer


async def asked_about_kettle(world: World, person: Person) -> str:
    """Gives the link."""
    link = world.shop.link("/kettle")
    await person.send(link)
    await person.private.wait_for(is_verdict, SECONDS)
    return link


async def test_a_verdict_that_is_at_hand_is_offered_and_sent_whole(chat: World) -> None:
    ada = chat.telegram.person("Ada", "en")
    link = await asked_about_kettle(chat, ada)
    with_grace = chat.telegram.chat_with(chat.telegram.person("Grace"))
    query = await ada.in_(with_grace).inline(f"  {link}")
    answer = await query.wait_answered(SECONDS)
    (result,) = answer.results
    assert result.title == "5.99 out of 10 (average): worth considering, price not judged yet"
    assert result.description == "Vesna Gooseneck Kettle 0.9 l · €64.90 · 127.0.0.1"
    assert (answer.is_personal, answer.cache_time) == (True, 10)
    sent = await ada.in_(with_grace).choose(query, result)
    assert heading(sent) == result.title
    assert sent.rich
    assert sent.button("Open in the shop").url == link
    more = sent.button("More in the chat with me").url or ""
    grace = chat.telegram.person("Grace", "it")
    await grace.send(f"/start {more.partition('?start=')[2]}")
    assert heading(await grace.chat.wait_for(is_verdict, SECONDS)).startswith("5,99 su 10")


async def test_a_verdict_that_somebody_sent_is_among_what_they_asked(by_webhook: World) -> None:
    ada, grace = by_webhook.telegram.person("Ada", "en"), by_webhook.telegram.person("Grace", "en")
    link = await asked_about_kettle(by_webhook, ada)
    query = await grace.inline(link)
    await grace.choose(query, (await query.wait_answered(SECONDS)).results[0])
    tries = 1
    async with asyncio.timeout(SECONDS):
        while not (await offered(grace, " " * tries)).results:  # a space more is another query to Telegram
            tries += 1


async def test_what_is_typed_is_not_looked_up(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", "en")
    target = f"/typed-{ada.id}"
    by_polling.shop.answers[target] = by_polling.shop.answers["/kettle"]
    answer = await offered(ada, by_polling.shop.link(target))
    assert answer.results[0].title == "Ask about 127.0.0.1:" + str(by_polling.shop.port)
    assert not any(target in request for request in by_polling.shop.requests)


async def test_what_is_not_at_hand_is_filled_in_as_soon_as_it_was_sent(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", "en")
    target = f"/chosen-{ada.id}"
    by_webhook.shop.answers[target] = by_webhook.shop.answers["/kettle"]
    friends = by_webhook.telegram.group("Friends", [ada], with_bot=False)
    query = await ada.in_(friends).inline(by_webhook.shop.link(target))
    sent = await ada.in_(friends).choose(query, (await query.wait_answered(SECONDS)).results[0])
    assert sent.history[0].words.startswith("Press the button, and I look at 127.0.0.1")
    await friends.wait_for(lambda message: heading(message).startswith("5.99 out of 10"), SECONDS)
    assert [button.text for button in sent.buttons] == ["Open in the shop", "More in the chat with me"]


async def test_where_telegram_does_not_say_what_was_sent_a_button_does_it(by_polling: World) -> None:
    ada, grace = by_polling.telegram.person("Ada", "en"), by_polling.telegram.person("Grace", "it")
    target = f"/pressed-{ada.id}"
    by_polling.shop.answers[target] = by_polling.shop.answers["/kettle"]
    friends = by_polling.telegram.group("Friends", [ada, grace], with_bot=False)
    query = await ada.in_(friends).inline(by_polling.shop.link(target))
    sent = await ada.in_(friends).choose(query, (await query.wait_answered(SECONDS)).results[0])
    await grace.in_(friends).press(sent, "Get the verdict")
    await friends.wait_for(lambda message: heading(message).startswith("5,99 su 10"), SECONDS)


async def test_why_there_is_no_verdict_is_written_into_it(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", "en")
    friends = by_polling.telegram.group("Friends", [ada], with_bot=False)
    query = await ada.in_(friends).inline(by_polling.shop.link("/article"))
    sent = await ada.in_(friends).choose(query, (await query.wait_answered(SECONDS)).results[0])
    await ada.in_(friends).press(sent, "Get the verdict")
    await friends.wait_for(lambda message: message.words.endswith("(E011)"), SECONDS)
    assert [button.text for button in sent.buttons] == ["Try again"]


async def test_where_the_shop_shows_nothing_the_way_to_send_the_page_is_a_press_away(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", "en")
    friends = by_polling.telegram.group("Friends", [ada], with_bot=False)
    query = await ada.in_(friends).inline(by_polling.shop.link("/robot_check"))
    sent = await ada.in_(friends).choose(query, (await query.wait_answered(SECONDS)).results[0])
    await ada.in_(friends).press(sent, "Get the verdict")
    await friends.wait_for(lambda message: message.words.endswith("(E010)"), SECONDS)
    assert sent.button("Ask me in our own chat").url == "https://t.me/worthit_bot?start=ask"


async def test_what_the_bot_offered_is_no_question_when_it_is_sent_to_itself(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", "en")
    query = await ada.inline(by_polling.shop.link("/article"))
    sent = await ada.choose(query, (await query.wait_answered(SECONDS)).results[0])
    await ada.send("/help")
    await ada.chat.wait_for(lambda message: "How to ask" in message.words, SECONDS)
    assert len(ada.chat.from_bot) == 2
    assert ada.chat.from_bot[0] is sent


async def test_words_find_products_that_are_known(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", "en")
    await asked_about_kettle(by_polling, ada)
    answer = await offered(ada, "vesna gooseneck")
    assert 1 <= len(answer.results) <= 10
    assert all("Vesna" in result.description or "Vesna" in result.title for result in answer.results)
    (nothing,) = (await offered(ada, "no such thing")).results
    assert (nothing.title, nothing.description) == (
        "I know no product with these words",
        "Paste the link of the product instead.",
    )


async def test_the_name_alone_offers_what_the_person_asked_before(by_polling: World) -> None:
    ada, grace = by_polling.telegram.person("Ada", "en"), by_polling.telegram.person("Grace", "en")
    await asked_about_kettle(by_polling, ada)
    assert [result.title[:14] for result in (await offered(ada, "")).results] == ["5.99 out of 10"]
    answer = await offered(grace, "")
    assert answer.results == ()
    assert answer.button is not None
    assert answer.button.text == "Paste the link of a product, or type what it is called"
    await grace.send(f"/start {answer.button.start_parameter}")
    await grace.chat.wait_for(lambda message: heading(message) == "Is it worth its price?", SECONDS)


async def test_a_link_that_cannot_be_opened_is_told_so(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", "en")
    (refused,) = (await offered(ada, "https://ada:secret@shop.it/kettle")).results
    assert refused.title.startswith("This is not a link that I can open.")
    assert refused.content.words == refused.title
    assert refused.title.endswith("(E001)")


async def test_share_calls_the_bot_from_another_chat(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", "en")
    link = await asked_about_kettle(by_polling, ada)
    share = ada.chat.from_bot[-1].button("Share")
    assert share.switch_inline_query == link
    assert (await offered(ada, share.switch_inline_query)).results[0].title.startswith("5.99 out of 10")
