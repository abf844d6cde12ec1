"""In groups the bot answers only where it is asked, and what concerns one person alone is theirs."""

import asyncio

import pytest

from tests.journeys.instance import page
from tests.plugins.bot.test_limits import FREE, set_used
from tests.plugins.bot.world import World, heading, is_verdict
from tests.unit.images.pictures import packed, qr
from worthit.testing.shop import http_answer
from worthit.testing.telegram import Group, Message

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("bot")]
SECONDS = 30
CHANNEL = {"id": -1001234567890, "type": "channel", "title": "Offers"}


class Friends:
    """Ada and Grace in a group with the bot; each of them has a chat with it too."""

    def __init__(self, world: World, language: str = "en", with_bot: bool = True) -> None:
        self.ada = world.telegram.person("Ada", language)
        self.grace = world.telegram.person("Grace", language)
        self.group: Group = world.telegram.group("Friends", [self.ada, self.grace], with_bot=with_bot)
        self.ada_there, self.grace_there = self.ada.in_(self.group), self.grace.in_(self.group)

    async def answer(self) -> Message:
        return await self.group.wait_for(is_verdict, SECONDS)


async def test_its_name_beside_a_link_is_a_question_and_the_verdict_replies_to_it(chat: World) -> None:
    friends = Friends(chat)
    asked = await friends.ada_there.send(f"@WorthIt_Bot what of {chat.shop.link('/kettle')}?")
    verdict = await friends.answer()
    assert verdict.replies_to == asked.id
    assert asked.reactions == ("👀",)
    assert friends.group.from_bot == [verdict]
    assert friends.group.keyboard == ()
    labels = [button.text for button in verdict.buttons]
    assert "🔔 Track" in labels
    assert "Compare" not in labels, "it could not ask back for what to compare with"


async def test_its_name_in_a_reply_to_a_friends_link_is_a_question(by_polling: World) -> None:
    friends = Friends(by_polling, "it")
    link = await friends.grace_there.send(f"guardate {by_polling.shop.link('/kettle')}")
    asked = await friends.ada_there.send("@worthit_bot", reply_to=link)
    verdict = await friends.answer()
    assert heading(verdict).startswith("5,99 su 10")
    assert verdict.replies_to == asked.id
    assert (link.reactions, asked.reactions) == ((), ("👀",))


async def test_a_link_in_a_reply_to_what_it_wrote_is_a_question(by_polling: World) -> None:
    friends = Friends(by_polling)
    await friends.ada_there.send(f"@worthit_bot {by_polling.shop.link('/kettle')}")
    first = await friends.answer()
    await friends.grace_there.send(f"and {by_polling.shop.link('/stool')}?", reply_to=first)
    await friends.group.wait_for(
        lambda message: is_verdict(message) and "Not enough evidence" in message.words, SECONDS
    )


async def test_of_many_links_it_is_said_that_only_the_first_are_looked_at(by_webhook: World) -> None:
    friends = Friends(by_webhook)
    await friends.group.promote_bot(by=friends.ada)
    names = ("kettle", "stool", "gone", "article")
    await friends.ada_there.send("@worthit_bot " + " ".join(by_webhook.shop.link(f"/{name}") for name in names))
    told = await friends.ada_there.wait_for(lambda m: m.words.startswith("These are 4 links. I look at"), SECONDS)
    assert told.ephemeral_id
    await friends.ada_there.wait_for(lambda message: message.words.endswith("(E003)"), SECONDS)
    assert not any("(E011)" in message.words for message in friends.ada_there.messages)


async def test_a_page_or_a_picture_that_names_it_is_a_question(by_polling: World) -> None:
    friends = Friends(by_polling)
    saved = page("kettle").encode()
    await friends.grace_there.send_document("kettle.html", saved, "text/html")
    await friends.ada_there.send_photo(packed(qr(by_polling.shop.link("/stool"))), caption="@worthit_bot")
    await friends.group.wait_for(lambda m: is_verdict(m) and "Not enough evidence" in m.words, SECONDS)
    assert len(friends.group.from_bot) == 1
    asked = await friends.grace_there.send_document("kettle.html", saved, "text/html", caption="@worthit_bot")
    verdict = await friends.group.wait_for(lambda m: is_verdict(m) and "Vesna" in m.words, SECONDS)
    assert verdict.replies_to == asked.id


async def test_the_page_that_a_refusal_asks_for_may_be_a_reply_to_it(by_polling: World) -> None:
    friends = Friends(by_polling)
    await friends.ada_there.send(f"@worthit_bot {by_polling.shop.link('/robot_check')}")
    refused = await friends.group.wait_for(lambda message: message.words.endswith("(E010)"), SECONDS)
    await friends.ada_there.send_document("kettle.html", page("kettle").encode(), "text/html", reply_to=refused)
    await friends.answer()


async def test_what_is_said_among_people_is_passed_by(by_webhook: World) -> None:
    friends = Friends(by_webhook)
    await friends.group.promote_bot(by=friends.ada)  # now it hears everything
    link = by_webhook.shop.link("/kettle")
    said = [
        await friends.ada_there.send(link),
        await friends.grace_there.send("/search@another_bot kettle"),
        await friends.grace_there.send(f"@another_bot {link}"),
        await friends.ada_there.send("/nothing"),
        await friends.ada_there.send_sticker("🫖"),
    ]
    await friends.ada_there.send("/help@worthit_bot")
    helped = await friends.group.wait_for(lambda _: True, SECONDS)
    assert "How to ask" in helped.words
    assert friends.group.from_bot == [helped]
    assert [message.reactions for message in said] == [()] * 5


async def test_its_name_alone_is_told_how_to_ask(by_webhook: World) -> None:
    friends = Friends(by_webhook)
    await friends.ada_there.send("@worthit_bot hello")
    how = await friends.group.wait_for(lambda _: True, SECONDS)
    assert (
        how.words == "I see no link. Answer a link with @worthit_bot, or write @worthit_bot and the link of a product."
    )


async def test_of_an_administrator_only_who_asked_sees_why_there_is_no_verdict(by_webhook: World) -> None:
    friends = Friends(by_webhook)
    await friends.group.promote_bot(by=friends.ada)
    await friends.ada_there.send(f"@worthit_bot {by_webhook.shop.link('/gone')}")
    told = await friends.ada_there.wait_for(lambda message: message.words.endswith("(E003)"), SECONDS)
    assert told.ephemeral_id
    await friends.ada_there.wait_for(lambda _: not friends.group.from_bot, SECONDS)  # what it had begun is taken back
    assert friends.grace_there.messages == friends.group.messages


async def test_where_it_may_not_whisper_the_refusal_takes_the_place_of_what_was_begun(by_polling: World) -> None:
    friends = Friends(by_polling)
    asked = await friends.ada_there.send(f"@worthit_bot {by_polling.shop.link('/robot_check')}")
    told = await friends.group.wait_for(lambda message: message.words.endswith("(E010)"), SECONDS)
    assert told.replies_to == asked.id
    assert friends.group.from_bot == [told]


async def test_what_is_answered_to_a_button_only_who_pressed_it_sees(chat: World) -> None:
    friends = Friends(chat)
    await friends.ada_there.send(f"@worthit_bot {chat.shop.link('/kettle')}")
    verdict = await friends.answer()
    await friends.grace_there.press(verdict, "Why this score")
    why = await friends.grace_there.wait_for(lambda message: heading(message) == "Why this score", SECONDS)
    assert why.ephemeral_id
    assert why not in friends.ada_there.messages


async def test_refreshing_is_a_question_of_who_pressed_it(by_webhook: World) -> None:
    friends = Friends(by_webhook)
    await friends.ada_there.send(f"@worthit_bot {by_webhook.shop.link('/kettle')}")
    verdict = await friends.answer()
    await friends.grace.send(by_webhook.shop.link("/kettle"))
    await friends.grace.chat.wait_for(is_verdict, SECONDS)
    assert await set_used(by_webhook, friends.grace, FREE) == 1
    await friends.grace_there.press(verdict, "Refresh")
    await friends.grace_there.wait_for(lambda message: "allows no more questions" in message.words, SECONDS)
    assert friends.group.from_bot == [verdict]
    assert await set_used(by_webhook, friends.ada, 0) == 1


async def test_whoever_presses_a_button_does_not_change_the_language_of_all(by_webhook: World) -> None:
    friends = Friends(by_webhook)
    carla = by_webhook.telegram.person("Carla", "it")
    await friends.group.join(carla)
    target = f"/settled-{friends.ada.id}"
    by_webhook.shop.answers[target] = by_webhook.shop.answers["/kettle"]
    await friends.ada_there.send(f"@worthit_bot {by_webhook.shop.link(target)}")
    verdict = await friends.answer()
    by_webhook.shop.answers[target] = http_answer(page("kettle").replace("64.90", "54.90").encode())
    await carla.in_(friends.group).press(verdict, "Refresh")
    await friends.group.wait_for(lambda m: m is verdict and is_verdict(m) and "€54.90" in m.words, SECONDS)
    assert heading(verdict).startswith("5.99 out of 10")


async def test_its_language_is_for_administrators_to_choose(by_polling: World) -> None:
    friends = Friends(by_polling)
    await friends.grace_there.send("/language")
    refused = await friends.group.wait_for(lambda _: True, SECONDS)
    assert refused.words == "The language here is for the administrators of this group to choose."
    await friends.ada_there.send("/language")
    offered = await friends.group.wait_for(lambda message: bool(message.buttons), SECONDS)
    answer = await (await friends.grace_there.press(offered, "Italiano")).wait_answered(SECONDS)
    assert answer.text == refused.words
    await friends.ada_there.press(offered, "Italiano")
    await friends.group.wait_for(lambda message: message.words == "Risponderò in italiano.", SECONDS)


async def test_a_verdict_that_cannot_be_refreshed_stays(by_webhook: World) -> None:
    friends = Friends(by_webhook)
    target = f"/once-{friends.ada.id}"
    by_webhook.shop.answers[target] = by_webhook.shop.answers["/kettle"]
    await friends.ada_there.send(f"@worthit_bot {by_webhook.shop.link(target)}")
    verdict = await friends.answer()
    before = heading(verdict)
    del by_webhook.shop.answers[target]
    await friends.grace_there.press(verdict, "Refresh")
    await friends.grace_there.wait_for(lambda message: message.words.endswith("(E003)"), SECONDS)
    assert heading(verdict) == before
    assert is_verdict(verdict)


@pytest.mark.parametrize(("command", "payload"), [("/history", "c_history"), ("/PIANO@worthit_bot", "c_plan")])
async def test_what_is_nobody_elses_is_asked_in_private(by_polling: World, command: str, payload: str) -> None:
    friends = Friends(by_polling)
    await friends.ada_there.send(command)
    pointed = await friends.group.wait_for(lambda _: True, SECONDS)
    assert pointed.words == "That is between the two of us. Ask me in our own chat."
    assert pointed.button("Open our chat").url == f"https://t.me/worthit_bot?start={payload}"
    assert friends.ada.private.from_bot == []


@pytest.mark.parametrize(
    ("command", "example"),
    [
        ("/compare", "/compare@worthit_bot LINK LINK"),
        ("/cerca", "/search@worthit_bot WORDS"),
        ("/scan", "/scan@worthit_bot NUMBER"),
    ],
)
async def test_it_asks_nothing_back_where_it_would_not_hear_the_answer(
    by_polling: World, command: str, example: str
) -> None:
    friends = Friends(by_polling)
    await friends.ada_there.send(command)
    told = await friends.group.wait_for(lambda _: True, SECONDS)
    assert told.words.endswith(f"say it in one message, such as: {example}")


async def test_cancel_is_no_secret(by_polling: World) -> None:
    friends = Friends(by_polling)
    await friends.ada_there.send("/cancel")
    left = await friends.group.wait_for(lambda _: True, SECONDS)
    assert left.words.startswith("All right, we leave that.")


async def test_help_can_be_had_without_disturbing_anybody(by_webhook: World) -> None:
    friends = Friends(by_webhook)
    await friends.ada_there.whisper("/help")
    helped = await friends.ada_there.wait_for(lambda message: "How to ask" in message.words, SECONDS)
    assert helped.ephemeral_id
    assert friends.grace_there.messages == []


async def test_somebody_of_the_group_watches_for_themselves(by_polling: World) -> None:
    friends = Friends(by_polling)
    target = f"/watched-{friends.ada.id}"
    by_polling.shop.answers[target] = by_polling.shop.answers["/kettle"]
    await friends.ada_there.send(f"@worthit_bot {by_polling.shop.link(target)}")
    verdict = await friends.answer()
    await friends.grace_there.press(verdict, "🔔 Track")
    confirmed = await friends.grace.private.wait_for(lambda message: message.words.startswith("🔔"), SECONDS)
    assert "Stop watching" in [button.text for button in confirmed.buttons]
    await friends.grace.send("/watches")
    await friends.grace.private.wait_for(lambda message: heading(message) == "What I watch for you", SECONDS)
    assert friends.group.from_bot == [verdict]
    await friends.ada.block_bot()
    answer = await (await friends.ada_there.press(verdict, "🔔 Track")).wait_answered(SECONDS)
    await friends.ada.unblock_bot()
    await friends.ada.send(f"/start {answer.url.removeprefix('https://t.me/worthit_bot?start=')}")
    shown = await friends.ada.private.wait_for(is_verdict, SECONDS)
    assert "🔔 Track" in [button.text for button in shown.buttons]


async def test_it_greets_once_when_it_is_added(chat: World) -> None:
    friends = Friends(chat, with_bot=False)
    await friends.group.add_bot(by=friends.ada)
    greeting = await friends.group.wait_for(lambda _: True, SECONDS)
    assert greeting.words.startswith("I say what a product is worth. Answer a link with @worthit_bot")
    await friends.group.promote_bot(by=friends.ada)
    await friends.ada_there.send("/help")
    helped = await friends.group.wait_for(lambda message: "How to ask" in message.words, SECONDS)
    assert friends.group.from_bot == [greeting, helped]


async def test_channels_and_nameless_administrators_are_refused_politely(by_webhook: World) -> None:
    friends = Friends(by_webhook)
    nameless = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    said(by_webhook, friends, {"from": nameless, "sender_chat": friends.group.json()})
    refused = await friends.group.wait_for(lambda _: True, SECONDS)
    assert refused.words.startswith("I count questions for whoever asks, so I answer people")
    assert not any(is_verdict(message) for message in friends.group.from_bot)


async def test_a_channels_post_in_its_group_is_no_question(by_webhook: World) -> None:
    friends = Friends(by_webhook)
    telegram = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
    said(by_webhook, friends, {"from": telegram, "sender_chat": CHANNEL, "is_automatic_forward": True})
    await friends.ada_there.send("/help@worthit_bot")
    helped = await friends.group.wait_for(lambda _: True, SECONDS)
    assert "How to ask" in helped.words


async def test_where_it_may_not_write_it_keeps_silent(by_webhook: World) -> None:
    friends = Friends(by_webhook)
    await friends.group.restrict_bot(friends.ada)
    asked = await friends.ada_there.send(f"@worthit_bot {by_webhook.shop.link('/kettle')}")
    async with asyncio.timeout(SECONDS):
        while "a group does not let the bot write" not in by_webhook.instance.log.read_text("utf-8"):
            await asyncio.sleep(0.05)
    assert friends.group.from_bot == []
    assert asked.reactions == ("👀",)


async def test_in_a_topic_it_answers_there(by_webhook: World) -> None:
    friends = Friends(by_webhook)
    said(by_webhook, friends, {"from": friends.ada.user, "message_thread_id": 7, "is_topic_message": True})
    await friends.answer()
    there = str(friends.group.id)
    sent = [call for call in by_webhook.telegram.calls if call.parameters.get("chat_id") == there]
    threads = {call.parameters.get("message_thread_id") for call in sent if call.method.startswith("send")}
    assert threads == {"7"}


def said(world: World, friends: Friends, more: dict[str, object]) -> None:
    """A question in the group, with fields that this Telegram has no people or places for."""
    message = {
        "message_id": 1,
        "chat": friends.group.json(),
        "date": 1_790_000_000,
        "text": f"@worthit_bot {world.shop.link('/kettle')}",
        "entities": [{"type": "mention", "offset": 0, "length": len("@worthit_bot")}],
        **more,
    }
    world.telegram.tell("message", message, friends.group.id)
