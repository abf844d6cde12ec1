"""From the inbox to the chat: what was sent is never sent again unmarked, and what cannot be sent now is sent later."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest
import pytest_asyncio
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError
from worthit_bot.sending.patience import may_have_been_done
from worthit_bot.sending.telegram import telegram as client_of
from worthit_bot.updates import arrivals, delivery
from worthit_bot.updates.inbox import Received

from tests.plugins.bot.parts import Answer, open_tables, pressed_by, said_by, worker
from tests.plugins.bot.world import TOKEN
from worthit.storage.database import Database
from worthit.testing.telegram import FakeTelegram, Message, Person

pytestmark = pytest.mark.asyncio(loop_scope="module")
MARK = "↻ sent again: the first time may not have arrived"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(token=TOKEN).open() as opened:
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def tables(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Database]:
    async with open_tables(tmp_path_factory.mktemp("delivery")) as opened:
        yield opened


@pytest.fixture
def ada(telegram: FakeTelegram) -> Person:
    return telegram.person("Ada")


def texts(person: Person) -> list[str]:
    return [message.words for message in person.chat.from_bot]


def saying(*attempts: tuple[str, ...]) -> Callable[[Bot], Answer]:
    """Says these texts, one attempt after the other; each but the last ends with the worker's connection lost."""

    def of(bot: Bot) -> Answer:
        async def answer(received: Received) -> None:
            chat_id = int(received.lane.removeprefix("chat "))
            for text in attempts[min(received.attempt, len(attempts)) - 1]:
                await bot.send_message(chat_id, text)
            if received.attempt < len(attempts):
                raise OSError("the database is away")

        return answer

    return of


async def until(true: Callable[[], bool], seconds: float = 10) -> None:
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.01)


async def test_an_answer_that_broke_off_is_finished(telegram: FakeTelegram, tables: Database, ada: Person) -> None:
    async with worker(telegram, tables, saying(("one", "two"), ("one", "two", "three"))) as parts:
        await parts.put(1, message=said_by(ada))
        await until(lambda: "three" in texts(ada))
    assert texts(ada) == ["one", "two", "three"]


async def test_what_says_something_else_the_second_time_is_changed(
    telegram: FakeTelegram, tables: Database, ada: Person
) -> None:
    async with worker(telegram, tables, saying(("look", "two"), ("refused", "two", "end"))) as parts:
        await parts.put(2, message=said_by(ada))
        await until(lambda: "end" in texts(ada))
    assert texts(ada) == ["refused", "two", "end"]


async def test_a_message_that_somebody_deleted_meanwhile_is_sent_anew(
    telegram: FakeTelegram, tables: Database, ada: Person
) -> None:
    async with worker(telegram, tables, saying(("look",), ("found", "end"))) as parts:
        await parts.put(3, message=said_by(ada))
        (await ada.chat.wait_for(lambda message: message.words == "look")).is_deleted = True
        await until(lambda: "end" in texts(ada))
    assert [message.words for message in ada.chat.from_bot if not message.is_deleted] == ["found", "end"]


@pytest.mark.parametrize(("language", "mark"), [("en", MARK), ("it", "↻ inviato di nuovo"), ("fr", "↻")])
async def test_what_may_have_been_sent_is_sent_again_with_a_mark(
    telegram: FakeTelegram, tables: Database, ada: Person, language: str, mark: str
) -> None:
    async with worker(telegram, tables, saying(("hello",))) as parts:
        telegram.latency = 0.2
        await parts.put(100 + ada.id, message=said_by(ada, language))
        await until(lambda: any(call.parameters.get("chat_id") == str(ada.id) for call in telegram.calls))
        with telegram.unreachable():
            await asyncio.sleep(0.05)
        telegram.latency = 0
        await until(lambda: len(texts(ada)) == 2)
    first, second = texts(ada)
    assert first == "hello"
    assert second.startswith(f"hello\n\n{mark}")


async def test_a_marked_message_keeps_its_mark_when_it_is_changed(
    telegram: FakeTelegram, tables: Database, ada: Person
) -> None:
    def answer(bot: Bot) -> Answer:
        async def bubble(_: Received) -> None:
            sent = await bot.send_message(ada.id, "looking")
            await bot.edit_message_text("the verdict", chat_id=ada.id, message_id=sent.message_id)

        return bubble

    async with worker(telegram, tables, answer) as parts:
        with telegram.bad_gateway():
            await parts.put(4, message=said_by(ada))
            await until(lambda: parts.condition.health().detail == "Telegram does not take messages")
        await until(lambda: texts(ada) == [f"the verdict\n\n{MARK}"])
        assert parts.condition.health().state == "ok"


async def test_who_cannot_be_answered_for_a_fault_of_ours_is_told_so(telegram: FakeTelegram, tables: Database) -> None:
    ada, bruno = telegram.person("Ada"), telegram.person("Bruno")

    def answer(bot: Bot) -> Answer:
        async def fail(received: Received) -> None:
            if received.update_id == 5:
                await bot.send_message(1, "to a chat that is not there")
            raise ZeroDivisionError

        return fail

    async with worker(telegram, tables, answer) as parts:
        message = await _message(telegram, bruno)
        query = await bruno.call_back(message, "refresh")
        await parts.put(5, message=said_by(ada))
        await parts.put(6, message=said_by(ada, "it"))
        await parts.put(7, callback_query=pressed_by(bruno, query.id, "refresh"))
        await until(lambda: len(ada.chat.from_bot) == 1 and len(bruno.chat.from_bot) == 2)
    assert texts(ada) == ["Qualcosa è andato storto, ed è colpa mia. L'ho annotato. Riprova più tardi. (E012)"]
    assert texts(bruno)[1].startswith("Something went wrong here, and it is my fault.")
    assert query.answer is not None


async def test_who_was_not_reached_has_done_nothing() -> None:
    nobody = client_of(TOKEN, "http://127.0.0.1:9")
    with pytest.raises(TelegramNetworkError) as raised:
        await nobody.get_me()
    assert not may_have_been_done(raised.value)
    await nobody.session.close()


async def test_a_button_pressed_again_is_acknowledged_and_done_once(
    telegram: FakeTelegram, tables: Database, ada: Person
) -> None:
    message = await _message(telegram, ada)
    begun, go_on, done = asyncio.Event(), asyncio.Event(), list[int]()

    def answer(_: Bot) -> Answer:
        async def slowly(received: Received) -> None:
            begun.set()
            await go_on.wait()
            done.append(received.update_id)

        return slowly

    async with worker(telegram, tables, answer) as parts:
        queries = [await ada.call_back(message, "refresh") for _ in range(3)]
        await parts.put(10, callback_query=pressed_by(ada, queries[0].id, "refresh"))
        await begun.wait()
        for number, query in enumerate(queries[1:], 11):
            await parts.put(number, callback_query=pressed_by(ada, query.id, "refresh"))
        await until(lambda: all(query.answer is not None for query in queries[1:]))
        assert queries[0].answer is None
        go_on.set()
        await parts.put(13, message=said_by(ada))
        await until(lambda: len(done) == 2)
        await parts.put(14, callback_query=pressed_by(ada, queries[0].id, "refresh"))
        await until(lambda: len(done) == 3)
    assert done == [10, 13, 14]


async def test_an_inline_query_that_is_old_when_it_is_taken_is_left(
    telegram: FakeTelegram, tables: Database, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered: list[int] = []

    def answer(_: Bot) -> Answer:
        async def note(received: Received) -> None:
            answered.append(received.update_id)

        return note

    async with worker(telegram, tables, answer) as parts:
        await parts.put(20, inline_query={"id": "1", "from": {"id": ada.id}})
        await until(lambda: answered == [20])
        monkeypatch.setitem(arrivals.ANSWERED_WITHIN, "inline", -1.0)
        await parts.put(21, inline_query={"id": "2", "from": {"id": ada.id}})
        await parts.put(22, message=said_by(ada))
        await until(lambda: answered[-1] == 22)
    assert answered == [20, 22]


async def test_what_cannot_wait_is_answered_while_all_others_are_under_way(
    telegram: FakeTelegram, tables: Database, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "AT_ONCE", 2)
    held, begun, paid = asyncio.Event(), list[int](), asyncio.Event()

    def answer(_: Bot) -> Answer:
        async def hold(received: Received) -> None:
            begun.append(received.update_id)
            if received.lane.startswith("chat"):
                await held.wait()
            else:
                paid.set()

        return hold

    async with worker(telegram, tables, answer) as parts:
        for number in range(30, 35):
            await parts.put(number, message={"chat": {"id": number}})
        await until(lambda: len(begun) == 2)
        await parts.put(35, pre_checkout_query={"id": "1", "from": {"id": ada.id}})
        async with asyncio.timeout(5):
            await paid.wait()
        assert begun == [30, 31, 35]
        held.set()
        await until(lambda: len(begun) == 6)


async def test_what_telegram_asks_for_in_one_chat_holds_up_all_of_that_chat_and_no_other(
    telegram: FakeTelegram, tables: Database, ada: Person
) -> None:
    bruno = telegram.person("Bruno")
    async with worker(telegram, tables, saying(())) as parts:
        telegram.flood(1, retry_after=1, method="sendMessage", chat_id=ada.id)
        first = asyncio.create_task(parts.bot.send_message(ada.id, "one"))
        await until(lambda: any("Many" in call.refusal for call in telegram.calls_of("sendMessage")))
        await asyncio.gather(first, parts.bot.send_message(ada.id, "two"), parts.bot.send_message(bruno.id, "hello"))
    refused = [call for call in telegram.calls_of("sendMessage") if "Many" in call.refusal]
    assert len(refused) == 1
    (to_bruno,) = bruno.chat.from_bot
    assert all(to_bruno.time < message.time for message in ada.chat.from_bot)


async def test_one_message_is_changed_once_a_second(telegram: FakeTelegram, tables: Database, ada: Person) -> None:
    async with worker(telegram, tables, saying(())) as parts:
        sent = await parts.bot.send_message(ada.id, "one")
        for text in ("two", "three"):
            await parts.bot.edit_message_text(text, chat_id=ada.id, message_id=sent.message_id)
    (message,) = ada.chat.from_bot
    _, second, third = message.history
    assert third.time - second.time >= timedelta(seconds=0.95)


async def test_a_group_is_told_twenty_things_a_minute_that_it_did_not_ask_for(
    telegram: FakeTelegram, tables: Database
) -> None:
    async with worker(telegram, tables, saying(())) as parts:
        waits = [await parts.pace.unasked(-100) for _ in range(21)]
        assert waits[:20] == [0.0] * 20
        assert 0 < waits[20] <= 60


async def _message(telegram: FakeTelegram, person: Person) -> Message:
    bot = client_of(telegram.token, telegram.url)
    await bot.send_message(person.id, "a verdict")
    await bot.session.close()
    return person.chat.from_bot[-1]
