"""What the bot keeps about somebody is given to them and erased, that of others untouched."""

from typing import Any

import msgspec
from worthit_bot.storage.chats import Chats
from worthit_bot.storage.opinions import Opinions
from worthit_bot.storage.personal_data import ChatData
from worthit_bot.updates.arrivals import arrival
from worthit_bot.updates.inbox import Inbox

from worthit.plugin import Whose
from worthit.storage.database import Database

ANNA = Whose(account_id="a", telegram_id="4711")
BRUNO = Whose(account_id="b", telegram_id="4712")


class WithDatabase:
    """Services of which there is only the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, capability: Any) -> Any:
        return self._database

    def all(self, point: Any) -> tuple[Any, ...]:
        return ()


async def _keep(database: Database) -> WithDatabase:
    for chat_id in (4711, 4712):
        await Chats(database).choose(chat_id, "it")
        update = {"update_id": chat_id, "message": {"chat": {"id": chat_id}, "text": "ciao"}}
        await Inbox(database).put([arrival(msgspec.json.encode(update))])
        await Opinions(database).press("a verdict", chat_id, helpful=True, update_id=chat_id)
    return WithDatabase(database)


async def test_language_messages_and_opinions_are_given(database: Database) -> None:
    services = await _keep(database)
    language, message, opinion = msgspec.to_builtins(await ChatData().export(ANNA, services))
    assert language == {"language": "it"}
    assert (message["update_id"], message["done_at"]) == (4711, None)
    assert "ciao" in message["body"]
    assert (opinion["verdict_id"], opinion["helpful"]) == ("a verdict", True)


async def test_all_of_it_is_erased_and_nothing_of_another(database: Database) -> None:
    services = await _keep(database)
    assert await ChatData().erase(ANNA, services) == 3
    assert await ChatData().export(ANNA, services) == []
    assert len(await ChatData().export(BRUNO, services)) == 3


async def test_what_waits_in_a_lane_of_its_own_is_given_and_erased_as_well(database: Database) -> None:
    services = WithDatabase(database)
    for number, person in enumerate((4711, 4712)):
        asked = {"id": "1", "from": {"id": person}}
        pressed = {**asked, "message": {"message_id": 1, "chat": {"id": -5}}, "data": "refresh"}
        contents: list[dict[str, object]] = [
            {"inline_query": asked},
            {"guest_message": asked},
            {"pre_checkout_query": asked},
            {"callback_query": pressed},
            {"callback_query": pressed},
        ]
        updates = [{"update_id": 10 * number + each, **content} for each, content in enumerate(contents)]
        await Inbox(database).put([arrival(msgspec.json.encode(update)) for update in updates])
    given = msgspec.to_builtins(await ChatData().export(ANNA, services))
    assert [update["update_id"] for update in given] == [0, 1, 2, 4], "the first press is the group's"
    assert await ChatData().erase(ANNA, services) == 4
    assert await ChatData().export(ANNA, services) == []
    assert len(await ChatData().export(BRUNO, services)) == 4


async def test_who_is_not_on_telegram_has_nothing_here(database: Database) -> None:
    services = await _keep(database)
    nobody = Whose(account_id="c")
    assert await ChatData().export(nobody, services) == []
    assert await ChatData().erase(nobody, services) == 0
