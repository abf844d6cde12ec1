"""Webhooks: updates are posted with the secret, again until they are taken, those of a chat in order."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from worthit.testing.telegram import FakeTelegram, Person

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
SECRET = "a-Secret_1"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def serving(application: web.Application, port: int = 0) -> AsyncIterator[str]:
    """The address of the webhook."""
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    finally:
        await runner.cleanup()


def hook(handler: Handler) -> web.Application:
    application = web.Application()
    application.router.add_post("/hook", handler)
    return application


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.01)


async def test_aiogram_takes_updates_with_the_secret(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(f"you said {message.text}")

    application = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=SECRET).register(application, "/hook")
    setup_application(application, dispatcher)
    await ada.send("before there was a webhook")
    async with serving(application) as url:
        await bot.set_webhook(url, secret_token=SECRET)
        await ada.chat.wait_for(lambda message: message.text == "you said before there was a webhook")
        await ada.send("and after")
        await ada.chat.wait_for(lambda message: message.text == "you said and after")
        await until(lambda: telegram.pending_updates == [])


async def test_wrong_secret_is_never_taken(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    application = web.Application()
    SimpleRequestHandler(Dispatcher(), bot, secret_token=SECRET).register(application, "/hook")
    async with serving(application) as url:
        await bot.set_webhook(url, secret_token="another")
        await ada.send("hello")
        async with asyncio.timeout(5):
            while not (info := await bot.get_webhook_info()).last_error_message:
                await asyncio.sleep(0.01)
        await bot.delete_webhook()
    assert info.last_error_message == "Wrong response from the webhook: 401 Unauthorized"
    assert info.last_error_date is not None
    assert info.pending_update_count == 1


async def test_answer_of_the_webhook_can_be_a_call(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> TelegramMethod[Message]:
        return SendMessage(chat_id=message.chat.id, text="by the answer")

    application = web.Application()
    SimpleRequestHandler(dispatcher, bot, handle_in_background=False).register(application, "/hook")
    async with serving(application) as url:
        await bot.set_webhook(url)
        await ada.send("hello")
        await ada.chat.wait_for(lambda message: message.text == "by the answer")
    (call,) = telegram.calls_of("sendMessage")
    assert call.in_webhook_answer


async def test_answer_of_the_webhook_cannot_ask_or_move_the_webhook(
    telegram: FakeTelegram, bot: Bot, ada: Person
) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.json_response({"method": "deleteWebhook"})

    async with serving(hook(answer)) as url:
        await bot.set_webhook(url)
        await ada.send("hello")
        await until(lambda: telegram.pending_updates == [])
        assert (await bot.get_webhook_info()).url == url


async def test_update_comes_again_after_a_failure_with_the_same_id(
    telegram: FakeTelegram, bot: Bot, ada: Person
) -> None:
    seen: list[int] = []

    async def fails_twice(request: web.Request) -> web.Response:
        seen.append((await request.json())["update_id"])
        return web.Response(status=500 if len(seen) < 3 else 200)

    async with serving(hook(fails_twice)) as url:
        await bot.set_webhook(url)
        await ada.send("one")
        await ada.send("two")
        await until(lambda: telegram.pending_updates == [])
    assert seen == [seen[0], seen[0], seen[0], seen[0] + 1]
    assert (await bot.get_webhook_info()).last_error_message == (
        "Wrong response from the webhook: 500 Internal Server Error"
    )


async def test_update_waits_for_a_webhook_that_is_down(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    async def take(request: web.Request) -> web.Response:
        return web.Response()

    port = free_port()
    await bot.set_webhook(f"http://127.0.0.1:{port}/hook")
    await ada.send("anybody there?")
    async with asyncio.timeout(5):
        while not (info := await bot.get_webhook_info()).last_error_message:
            await asyncio.sleep(0.01)
    assert (info.last_error_message, info.pending_update_count) == ("Connection refused", 1)
    async with serving(hook(take), port):
        await until(lambda: telegram.pending_updates == [])


async def test_chats_are_served_side_by_side_up_to_the_limit(telegram: FakeTelegram, bot: Bot) -> None:
    at_once: list[int] = [0]
    most: list[int] = [0]
    by_chat: dict[int, list[str]] = {}

    async def slow(request: web.Request) -> web.Response:
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        message = (await request.json())["message"]
        await asyncio.sleep(0.03)
        by_chat.setdefault(message["chat"]["id"], []).append(message["text"])
        at_once[0] -= 1
        return web.Response()

    people = [telegram.person(name) for name in ("Ada", "Grace", "Emmy", "Sofja")]
    async with serving(hook(slow)) as url:
        await bot.set_webhook(url, max_connections=2)
        for text in ("1", "2", "3"):
            for person in people:
                await person.send(text)
        await until(lambda: telegram.pending_updates == [])
    assert most == [2]
    assert by_chat == {person.id: ["1", "2", "3"] for person in people}


async def test_allowed_updates_left_out_stay_as_they_were(bot: Bot) -> None:
    await bot.set_webhook("https://bot.example/hook", allowed_updates=["message"])
    await bot.set_webhook("https://bot.example/hook", max_connections=7)
    info = await bot.get_webhook_info()
    assert (info.allowed_updates, info.max_connections) == (["message"], 7)
    await bot.set_webhook("https://bot.example/hook", allowed_updates=[])
    assert (await bot.get_webhook_info()).allowed_updates is None


async def test_waiting_updates_can_be_dropped(telegram: FakeTelegram, bot: Bot, ada: Person) -> None:
    await ada.send("old news")
    await bot.delete_webhook(drop_pending_updates=True)
    assert telegram.pending_updates == []


async def test_empty_address_takes_the_webhook_away(bot: Bot) -> None:
    await bot.set_webhook("https://bot.example/hook")
    await bot.set_webhook("")
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.get_updates() == []


@pytest.mark.parametrize(
    ("url", "secret", "complaint"),
    [
        ("http://bot.example/hook", None, "bad webhook: An HTTPS URL must be provided for webhook"),
        ("https://bot.example:8000/", None, "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ("bot.example", None, "invalid webhook URL specified"),
        ("https://bot.example/", "s" * 257, "secret token is too long"),
        ("https://bot.example/", "s s", "secret token contains unallowed characters"),
    ],
)
async def test_webhooks_that_are_refused(bot: Bot, url: str, secret: str | None, complaint: str) -> None:
    with pytest.raises(TelegramBadRequest) as refused:
        await bot.set_webhook(url, secret_token=secret)
    assert refused.value.message == f"Bad Request: {complaint}"
    assert (await bot.get_webhook_info()).url == ""
