"""The inbox: stored once, taken by one worker, in order within a chat, and by another when a worker is gone."""

import asyncio
from datetime import timedelta

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text
from worthit_bot.storage.tables import Base, UpdateRow
from worthit_bot.updates import inbox as settings
from worthit_bot.updates.arrivals import Arrival, arrival
from worthit_bot.updates.inbox import Inbox

from worthit.storage.database import Database


def message(update_id: int, chat: int) -> Arrival:
    return arrival(msgspec.json.encode({"update_id": update_id, "message": {"chat": {"id": chat}, "text": "hello"}}))


def press(update_id: int, chat: int, person: int = 7, button: str = "refresh") -> Arrival:
    pressed = {"from": {"id": person}, "message": {"message_id": 1, "chat": {"id": chat}}, "data": button}
    return arrival(msgspec.json.encode({"update_id": update_id, "callback_query": pressed}))


def of_kind(kind: str, update_id: int, **content: object) -> Arrival:
    return arrival(msgspec.json.encode({"update_id": update_id, kind: {"from": {"id": 1}, **content}}))


async def taken(inbox: Inbox, most: int = 10) -> list[int]:
    return [received.update_id for received in await inbox.take(most)]


async def test_the_oldest_update_of_each_chat_is_taken_and_the_next_when_it_is_done(database: Database) -> None:
    inbox = Inbox(database)
    await inbox.put([message(3, 1), message(1, 1), message(2, 2), press(4, 2), arrival(b'{"update_id":5,"poll":{}}')])
    assert await taken(inbox) == [1, 2, 5]
    assert await taken(inbox) == []
    await inbox.done(1)
    assert await taken(inbox) == [3]
    await inbox.done(2)
    assert await taken(inbox) == [4]


async def test_what_cannot_wait_waits_for_nobody(database: Database) -> None:
    inbox = Inbox(database)
    await inbox.put([message(1, 1), message(2, 1)])
    await inbox.put([of_kind("pre_checkout_query", 3), of_kind("inline_query", 4), of_kind("inline_query", 5)])
    await inbox.put([of_kind("guest_message", 6, chat={"id": 1})])
    assert await taken(inbox, 2) == [3, 4], "before those that came earlier"
    assert [update.update_id for update in await inbox.take(10, at_once=True)] == [5, 6]
    assert await taken(inbox) == [1]


@pytest.mark.parametrize("kind", ["message", "edited_message", "my_chat_member"])
def test_updates_of_a_chat_are_in_its_lane(kind: str) -> None:
    assert of_kind(kind, 1, chat={"id": -5}).lane == "chat -5"


def test_a_button_of_an_inline_message_is_in_the_lane_of_the_person() -> None:
    assert of_kind("callback_query", 1, inline_message_id="abc", data="why").lane == "chat 1"


async def test_a_button_pressed_again_before_it_is_answered_is_set_aside(database: Database) -> None:
    inbox, other_worker = Inbox(database), Inbox(database)
    await inbox.put([press(1, 1), press(2, 1), press(3, 1, person=8), press(4, 1, button="why")])
    await other_worker.put([press(5, 1)])
    first, second, fifth = await inbox.take(10)
    assert [(update.update_id, update.is_repeated) for update in (first, second, fifth)] == [
        (1, False), (2, True), (5, True),
    ]  # fmt: skip
    for update in (first, second, fifth):
        await inbox.done(update.update_id)
    await inbox.put([press(6, 1), press(2, 1)])
    assert await taken(inbox) == [3]
    await inbox.done(3)
    assert await taken(inbox) == [4]
    await inbox.done(4)
    (pressed_later,) = await inbox.take(10)
    assert (pressed_later.update_id, pressed_later.is_repeated) == (6, False)


async def test_what_is_put_off_is_never_tried_too_often(database: Database) -> None:
    inbox = Inbox(database)
    await inbox.put([message(1, 1)])
    attempts = []
    for _ in range(3):
        attempts += [update.attempt for update in await inbox.take(10)]
        await inbox.put_off(1, 0)
    assert attempts == [1, 2, 2]


async def test_of_updates_that_come_at_once_each_is_stored_when_its_sender_is_told_so(database: Database) -> None:
    inbox = Inbox(database)

    async def put(number: int) -> bool:
        await inbox.put([message(number, number)])
        async with database.session() as session:
            return await session.get(UpdateRow, number) is not None

    assert all(await asyncio.gather(*(put(number) for number in range(50))))


async def test_no_more_are_taken_than_asked_for(database: Database) -> None:
    inbox = Inbox(database)
    await inbox.put([message(number, chat=number) for number in range(5)])
    assert await taken(inbox, 2) == [0, 1]
    assert await taken(inbox, 2) == [2, 3]


async def test_an_update_is_stored_once_however_often_and_by_whom_it_is_delivered(database: Database) -> None:
    workers = [Inbox(database) for _ in range(4)]
    await asyncio.gather(*(worker.put([message(1, 1), message(2, 2)]) for worker in workers))
    assert await taken(workers[0]) == [1, 2]
    await workers[0].done(1)
    await workers[1].put([message(1, 1)])
    assert await taken(workers[1]) == []


async def test_each_update_goes_to_one_of_many_workers(database: Database) -> None:
    workers = [Inbox(database) for _ in range(4)]
    await workers[0].put([message(number, chat=number) for number in range(40)])
    shares = await asyncio.gather(*(taken(worker, 40) for worker in workers))
    assert sorted(number for share in shares for number in share) == list(range(40))


async def test_what_a_worker_holds_is_its_own_until_its_lease_runs_out(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "LEASE", timedelta(seconds=0.4))
    alive, other = Inbox(database), Inbox(database)
    await alive.put([message(1, 1), message(2, 1)])
    assert await taken(alive) == [1]
    await alive.note(1, b"noted")
    for _ in range(3):
        await asyncio.sleep(0.2)
        await alive.renew([1])
        assert await taken(other) == []
    await asyncio.sleep(0.5)
    (again,) = await other.take(10)
    assert (again.update_id, again.attempt, again.calls, again.body) == (1, 2, b"noted", message(1, 1).body)
    await alive.done(1)  # too late: it is another's now
    assert await taken(alive) == []
    await other.done(1)
    assert await taken(alive) == [2]


async def test_what_is_put_off_comes_again_after_a_while_and_keeps_its_place(database: Database) -> None:
    inbox = Inbox(database)
    await inbox.put([message(1, 1), message(2, 1)])
    await inbox.take(10)
    await inbox.put_off(1, 0.3)
    assert await taken(inbox) == []
    await asyncio.sleep(0.35)
    assert await taken(inbox) == [1]


async def test_what_was_said_is_forgotten_when_it_is_answered_and_all_of_it_after_days(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = Inbox(database)
    await inbox.put([message(1, 1)])
    await inbox.take(10)
    await inbox.done(1)
    async with database.session() as session:
        row = await session.get(UpdateRow, 1)
        assert row is not None
        assert row.body is None
    monkeypatch.setattr(settings, "KNOWN_FOR", timedelta(0))
    await inbox.forget()
    await inbox.put([message(2, 1)])
    async with database.session() as session:
        assert (await session.scalars(text("SELECT update_id FROM bot_updates"))).all() == [2]


@pytest.mark.parametrize("body", [b"", b"null", b'{"update_id":null}', b'{"update_id":-1}', b"[" * 100_000])
def test_what_is_no_update_does_not_arrive(body: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        arrival(body)


def test_an_update_whose_chat_cannot_be_read_holds_nobody_up() -> None:
    assert arrival(b'{"update_id":9,"message":{"garbage":1}}').lane == "update 9"


async def test_the_migrations_make_what_the_models_say(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        def ours(_: object, name: str | None, kind: str, *__: object) -> bool:
            return kind != "table" or str(name) in Base.metadata.tables

        options = {"compare_type": True, "compare_server_default": True, "include_object": ours}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata))

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
