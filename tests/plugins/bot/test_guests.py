"""As a guest in chats that it has no part in, the bot answers once who calls it by its name."""

import pytest

from tests.journeys.instance import page
from tests.plugins.bot.test_limits import FREE, set_used
from tests.plugins.bot.world import World, heading, slowly
from worthit.testing.shop import http_answer
from worthit.testing.telegram import Group, Message, Person

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("bot")]
SECONDS = 30


async def called(world: World, person: Person, text: str, reply_to: Message | None = None) -> Message:
    """The bot's answer."""
    await person.send(text, reply_to=reply_to)
    answer: Message = await world.telegram.guest_queries[-1].wait_answered(SECONDS)
    return answer


def friends_of(world: World, *people: Person) -> Group:
    return world.telegram.group("Friends", people, with_bot=False)


async def test_its_name_below_a_friends_link_brings_the_verdict(chat: World) -> None:
    ada, grace = chat.telegram.person("Ada", "en"), chat.telegram.person("Grace", "it")
    friends = friends_of(chat, ada, grace)
    target = f"/guest-{ada.id}"
    chat.shop.answers[target] = slowly(http_answer(page("kettle").encode()), 0.5)
    link = await grace.in_(friends).send(chat.shop.link(target))
    answer = await called(chat, ada.in_(friends), "@worthit_bot is it any good?", link)
    verdict = await friends.wait_for(lambda message: heading(message).startswith("5.99 out of 10"), SECONDS)
    assert verdict is answer
    assert answer.history[0].words.startswith("Looking at 127.0.0.1")
    assert [button.text for button in verdict.buttons] == ["Open in the shop", "More in the chat with me"]
    assert len(friends.from_bot) == 1


async def test_what_is_at_hand_is_told_at_once_and_in_the_language_of_who_asks(by_polling: World) -> None:
    ada, grace = by_polling.telegram.person("Ada", "en"), by_polling.telegram.person("Grace", "it")
    link = by_polling.shop.link("/kettle")
    await ada.send(link)
    await ada.chat.wait_for(lambda message: bool(message.buttons), SECONDS)
    between = by_polling.telegram.chat_with(ada)
    answer = await called(by_polling, grace.in_(between), f"@worthit_bot {link}")
    assert heading(answer).startswith("5,99 su 10")
    assert len(answer.history) == 1


async def test_without_a_link_it_says_what_to_do(by_polling: World) -> None:
    ada = by_polling.telegram.person("Ada", "fr")
    answer = await called(by_polling, ada.in_(friends_of(by_polling, ada)), "@worthit_bot bonjour")
    assert answer.words.startswith("Je ne vois pas de lien.")


async def test_why_there_is_no_verdict_is_told_with_its_code_and_can_be_tried_again(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", "en")
    friends = friends_of(by_webhook, ada)
    target = f"/later-{ada.id}"
    await called(by_webhook, ada.in_(friends), f"@worthit_bot {by_webhook.shop.link(target)}")
    refused = await friends.wait_for(lambda message: message.words.endswith("(E003)"), SECONDS)
    by_webhook.shop.answers[target] = by_webhook.shop.answers["/kettle"]
    await ada.in_(friends).press(refused, "Try again")
    await friends.wait_for(lambda message: heading(message).startswith("5.99 out of 10"), SECONDS)
    assert friends.from_bot == [refused]


async def test_it_counts_for_who_calls(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", "en")
    link = by_webhook.shop.link("/kettle")
    await ada.send(link)
    await ada.chat.wait_for(lambda message: bool(message.buttons), SECONDS)
    await set_used(by_webhook, ada, FREE)
    answer = await called(by_webhook, ada.in_(friends_of(by_webhook, ada)), f"@worthit_bot {link}")
    assert answer.words.startswith("Your plan allows no more questions today.")
