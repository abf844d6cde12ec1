"""In the chat somebody has all that is kept about them, and has it erased."""

import json
import time

import pytest
from worthit_bot.messages.buttons import Erasing
from worthit_bot.sending.sealing import Seal

from tests.plugins.bot.world import TOKEN, World, is_verdict, verdicts_in
from worthit.testing.telegram import Message, Person

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("bot")]


async def exported(person: Person) -> dict[str, list[dict[str, object]]]:
    before = len([message for message in person.messages if message.document])
    await person.send("/export")
    await person.wait_for(lambda _: len([message for message in person.messages if message.document]) > before)
    document = [message for message in person.messages if message.document][-1].document
    assert document is not None
    assert document.name.endswith(".json")
    data: dict[str, list[dict[str, object]]] = json.loads(document.content)["data"]
    return data


async def asked_to_forget(person: Person) -> Message:
    await person.send("/forget")
    return await person.wait_for(
        lambda message: message.words.startswith("Shall I erase all") and message.buttons != ()
    )


def receipts(person: Person) -> list[Message]:
    return [m for m in person.chat.from_bot if m.document and m.document.name == "worthit-receipt.json"]


async def test_what_is_kept_is_given_and_erased_for_good(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", "en")
    await ada.send(by_webhook.shop.link("/kettle"))
    verdict = await ada.wait_for(is_verdict)
    await (await ada.press(verdict, "👍 Helpful")).wait_answered()
    await ada.press(verdict, "🔔 Track")
    await ada.wait_for(lambda message: message.words.startswith("🔔"))
    before = await exported(ada)
    assert [identity["subject"] for identity in before["identities"]] == [str(ada.id)]
    assert (len(before["asked"]), len(before["watches"])) == (1, 1)
    assert True in [kept.get("helpful") for kept in before["plugin:bot"]]

    asked = await asked_to_forget(ada)
    erase = asked.button("Erase everything").callback_data
    assert erase is not None
    await ada.press(asked, "Erase everything")
    receipt = await ada.wait_for(lambda message: message in receipts(ada))
    assert receipt.text.startswith("The receipt: ")
    assert receipt.document is not None
    told = json.loads(receipt.document.content)
    assert (told["failed"], told["removed"]["account"], told["removed"]["watches"]) == ([], 1, 1)
    assert asked.words.startswith("Everything that was kept about you is erased;")
    assert asked.buttons == ()

    await ada.call_back(asked, erase)
    await ada.wait_for(lambda message: message.words.startswith("That is erased already."))
    assert receipts(ada) == [receipt]
    after = await exported(ada)
    assert (after["asked"], after["watches"]) == ([], [])
    assert [kept for kept in after["plugin:bot"] if "helpful" in kept or "language" in kept] == []


async def test_whoever_thinks_better_of_it_keeps_everything(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", "it")
    await ada.send(by_webhook.shop.link("/kettle"))
    await ada.wait_for(is_verdict)
    await ada.send("/dimentica")
    asked = await ada.wait_for(lambda message: message.words.startswith("Cancello tutto"))
    await ada.press(asked, "Conserva")
    await ada.wait_for(lambda message: message is asked and message.words == "Non è stato cancellato niente.")
    assert asked.buttons == ()
    assert len((await exported(ada))["asked"]) == 1


async def test_only_who_asked_can_answer_and_only_for_five_minutes(by_webhook: World) -> None:
    ada, bruno = by_webhook.telegram.person("Ada", "en"), by_webhook.telegram.person("Bruno", "en")
    asked = await asked_to_forget(ada)
    erase = asked.button("Erase everything").callback_data
    assert erase is not None
    pressed = await (await bruno.call_back(asked, erase)).wait_answered()
    assert pressed.text == "This question is somebody else's."
    over = Erasing(answer="erase", person=ada.id, until=int(time.time() * 1000) - 1)
    await ada.call_back(asked, Seal(TOKEN).close(over.pack()))
    await ada.wait_for(lambda message: message is asked and message.words.startswith("That was more than 5 minutes"))
    assert receipts(ada) == receipts(bruno) == []


async def test_pressed_twice_it_is_erased_once_and_whoever_comes_back_begins_anew(by_webhook: World) -> None:
    ada = by_webhook.telegram.person("Ada", "en")
    asked = await asked_to_forget(ada)
    for press in [await ada.press(asked, "Erase everything"), await ada.press(asked, "Erase everything")]:
        await press.wait_answered()
    receipt = await ada.wait_for(lambda message: message in receipts(ada))
    await ada.send(by_webhook.shop.link("/kettle"))
    await ada.wait_for(lambda _: verdicts_in(ada) != [])
    assert len((await exported(ada))["asked"]) == 1
    assert receipts(ada) == [receipt]
