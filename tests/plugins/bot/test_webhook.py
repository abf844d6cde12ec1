"""What is delivered to the webhook: by Telegram alone, stored before it is taken, answered once."""

import asyncio

import httpx
import msgspec
import pytest

from tests.plugins.bot.world import SECRET, World, heading
from worthit.testing.telegram import Person

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture
def chat(by_webhook: World) -> World:
    return by_webhook


async def deliver(chat: World, body: bytes, secret: str | None = SECRET) -> httpx.Response:
    headers = {"Content-Type": "application/json"}
    if secret is not None:
        headers["X-Telegram-Bot-Api-Secret-Token"] = secret
    async with httpx.AsyncClient(trust_env=False, timeout=10) as client:
        return await client.post(f"{chat.instance.url}/plugins/bot/webhook", content=body, headers=headers)


def update(person: Person, update_id: int, text: str) -> bytes:
    message = {
        "message_id": update_id,
        "date": 1_700_000_000,
        "chat": {"id": person.id, "type": "private", "first_name": "Ada"},
        "from": person.user,
        "text": text,
    }
    return msgspec.json.encode({"update_id": update_id, "message": message})


async def test_only_telegram_can_deliver(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    for secret in (None, "", "wrong", SECRET[:-1], f"{SECRET}x", "e" * 300):
        answer = await deliver(chat, update(ada, 1, "/help"), secret)
        assert answer.status_code == 401, secret
        assert answer.json()["code"] == "E006"
    assert (await deliver(chat, update(ada, 1, "/help"))).status_code == 200
    await ada.chat.wait_for(lambda message: True)
    assert len(ada.chat.from_bot) == 1


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"{}", b'{"update_id":"1"}', b'{"update_id":%s}' % (b"9" * 23), b'{"update_id":-1}', b"\xff"],
)
async def test_what_is_no_update_is_refused_and_harms_nobody(chat: World, body: bytes) -> None:
    answer = await deliver(chat, body)
    assert (answer.status_code, answer.json()["code"]) == (400, "E009")
    ada = chat.telegram.person("Ada")
    await ada.send("/help")
    await ada.chat.wait_for(lambda message: True)


async def test_an_update_that_is_nested_without_end_is_refused(chat: World) -> None:
    assert (await deliver(chat, b'{"update_id":1,"message":' + b"[" * 100_000)).status_code == 400


async def test_an_update_that_is_too_big_is_refused_before_it_is_read(chat: World) -> None:
    host, _, port = chat.instance.url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    head = f"POST /plugins/bot/webhook HTTP/1.1\r\nHost: here\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n"
    writer.write(f"{head}Content-Length: 1000001\r\n\r\n{{".encode())
    assert (await reader.readline()).split()[1] == b"413"
    writer.close()


async def test_an_update_of_an_unknown_kind_is_taken_and_left(chat: World) -> None:
    assert (await deliver(chat, b'{"update_id":5,"telepathy":{"thought":"hm"}}')).status_code == 200
    assert (await deliver(chat, b'{"update_id":6,"message":{"chat":{"id":7},"text":3}}')).status_code == 200
    assert (await deliver(chat, b'{"update_id":7,"message":{"garbage":1}}')).status_code == 200
    ada = chat.telegram.person("Ada")
    await ada.send("/help")
    await ada.chat.wait_for(lambda message: True)


async def test_delivered_twice_at_once_and_later_an_update_is_answered_once(chat: World) -> None:
    ada = chat.telegram.person("Ada")
    body = update(ada, 77, "/help")
    answers = await asyncio.gather(*(deliver(chat, body) for _ in range(10)))
    assert {answer.status_code for answer in answers} == {200}
    await ada.chat.wait_for(lambda message: True)
    assert (await deliver(chat, body)).status_code == 200
    await ada.send("/start")
    await ada.chat.wait_for(lambda message: heading(message) == "Is it worth its price?")
    assert len(ada.chat.from_bot) == 2


async def test_the_webhook_is_no_part_of_the_public_api(chat: World) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        document = (await client.get(f"{chat.instance.url}/openapi.json")).json()
        assert not [path for path in document["paths"] if "bot" in path]
        assert (await client.get(f"{chat.instance.url}/plugins/bot/webhook")).status_code == 405
