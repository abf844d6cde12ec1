"""`python -m benchmarks.bot`: the webhook's answer at 200 updates a second, beside a bare handler; the time until a
known verdict begins to be told; and what the bot adds to the import and to the start.

The server has one worker. Who posts the updates, and Telegram, are this process: two cores are enough. Where others use
them too, times say little: the processor time of the server for each update, and the ratios, say more.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import httpx
import msgspec

from benchmarks.bot.processor import processor_seconds
from benchmarks.bot.rate import percentile, post_steadily, told
from tests.journeys.instance import Instance, free_port, open_shop, running_instance
from tests.plugins.bot.world import SECRET, TOKEN, Way, is_verdict, settings
from worthit.testing.telegram import FakeTelegram

RATE = 200
UPDATES = 2000
ROUNDS = int(os.environ.get("ROUNDS", "3"))
ASKED = 60
PATH = "/plugins/bot/webhook"


def main() -> None:
    print(f"webhook at {RATE} updates a second, {UPDATES} updates, {ROUNDS} rounds", flush=True)
    asyncio.run(_webhook())
    print(f"a verdict that is known, asked for {ASKED} times by as many people", flush=True)
    asyncio.run(_first_call())
    print("what the bot adds", flush=True)
    _imports()
    asyncio.run(_start())


def edited(number: int, person: int) -> bytes:
    """An update that nobody answers."""
    return _update(number, person, "edited_message", "hello")


def helped(number: int, person: int) -> bytes:
    """An update that is answered with a message."""
    return _update(number, person, "message", "/help")


def _update(number: int, person: int, kind: str, text: str) -> bytes:
    writer = {"id": person, "is_bot": False, "first_name": "Ada", "language_code": "en"}
    chat = {"id": person, "type": "private", "first_name": "Ada"}
    entities = [{"type": "bot_command", "offset": 0, "length": len(text)}] if text.startswith("/") else []
    message = {"message_id": 1, "date": 1_700_000_000, "edit_date": 1_700_000_001, "text": text, "entities": entities}
    return msgspec.json.encode({"update_id": number, kind: {**message, "from": writer, "chat": chat}})


async def _webhook() -> None:
    for number in range(ROUNDS):
        async with _bare() as (url, server):
            bodies = [edited(each, each + 1) for each in range(UPDATES)]
            bare = await _posted("bare handler", url, bodies, server)
        for what, body_of in (("ours, nothing to answer", edited), ("ours, all to be answered", helped)):
            async with _ours() as (instance, telegram):
                bodies = [body_of(each, telegram.person("Ada", "en").id) for each in range(UPDATES)]
                own = await _posted(what, instance.url, bodies, instance.process.pid)
            print(f"  {'':29} {own / bare:.1f} times the bare handler's median", flush=True)
        print(f"  (round {number + 1})", flush=True)


async def _posted(what: str, url: str, bodies: list[bytes], server: int) -> float:
    """Tells how it went; gives the median, in seconds."""
    before = processor_seconds(server)
    seconds = await post_steadily(url + PATH, SECRET, bodies, RATE)
    each = (processor_seconds(server) - before) / len(bodies)
    print(f"  {what + ':':29} {told(seconds)}, {each * 1000:.2f} ms of processor time an update", flush=True)
    return percentile(seconds, 50)


async def _first_call() -> None:
    """From the moment that Telegram has an update until the first call for it comes, and until the verdict is there."""
    first: list[float] = []
    whole: list[float] = []
    async with _ours() as (_, telegram), open_shop() as shop:
        await telegram.person("Ada", "en").send(shop.link("/kettle"))
        await _until(lambda: any(call.method == "editMessageText" for call in telegram.calls))
        for number in range(ASKED):
            person = telegram.person(f"Person {number}", "en")
            before, began, at = len(telegram.calls), time.perf_counter(), datetime.now(UTC)
            await person.send(shop.link("/kettle"))
            await person.chat.wait_for(is_verdict)
            whole.append(time.perf_counter() - began)
            first.append((telegram.calls[before].time - at).total_seconds())
            await asyncio.sleep(0.2)
    print(f"  first call to Telegram: {told(first)}", flush=True)
    print(f"  the verdict:            {told(whole)}", flush=True)


def _imports() -> None:
    def seconds(module: str) -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
        return time.perf_counter() - began

    aiogram, *ours = (
        (module, median(seconds(module) for _ in range(5)))
        for module in ("aiogram", "worthit_bot.plugin", "worthit_bot.running")
    )
    print(f"  import aiogram: {aiogram[1]:.2f} s", flush=True)
    for module, taken in ours:
        print(f"  import {module}: {taken:.2f} s, {taken / aiogram[1]:.2f} times aiogram's", flush=True)


async def _start() -> None:
    """Until it is ready without the bot, and until the bot asks for updates for the first time."""

    async def until_ready() -> float:
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            starting = running_instance(Path(folder))
            await asyncio.to_thread(starting.__enter__)
            taken = time.perf_counter() - began
            await asyncio.to_thread(starting.__exit__, None, None, None)
            return taken

    async def until_polled() -> float:
        began = time.perf_counter()
        async with _ours("polling") as (_, telegram):
            await _until(lambda: bool(telegram.calls_of("getUpdates")))
            return time.perf_counter() - began

    without = median([await until_ready() for _ in range(3)])
    with_bot = median([await until_polled() for _ in range(3)])
    print(f"  start until ready, without: {without:.2f} s", flush=True)
    print(f"  start until the first poll: {with_bot:.2f} s, {with_bot / without:.2f} times that", flush=True)


@asynccontextmanager
async def _ours(way: Way = "webhook") -> AsyncGenerator[tuple[Instance, FakeTelegram], None]:
    with tempfile.TemporaryDirectory() as folder:
        async with FakeTelegram(token=TOKEN).open() as telegram:
            port = free_port()
            starting = running_instance(Path(folder), port, **settings(telegram, way, port))
            instance = await asyncio.to_thread(starting.__enter__)
            try:
                await _until(lambda: bool(telegram.calls_of("setMyCommands")))
                yield instance, telegram
            finally:
                await asyncio.to_thread(instance.kill)
                await asyncio.to_thread(starting.__exit__, None, None, None)


@asynccontextmanager
async def _bare() -> AsyncGenerator[tuple[str, int], None]:
    """Its address, and its process."""
    port = free_port()
    command = [
        sys.executable, "-m", "granian", "--interface", "asgi", "--factory", "--loop", "uvloop", "--http", "1",
        "--workers", "1", "--no-log", "--port", str(port), "benchmarks.bot.bare:application",
    ]  # fmt: skip
    process = await asyncio.create_subprocess_exec(*command)
    url = f"http://127.0.0.1:{port}"
    try:
        async with httpx.AsyncClient(trust_env=False) as client:
            while True:
                try:
                    await client.post(url + PATH, content=b"{}")
                    break
                except httpx.TransportError:
                    await asyncio.sleep(0.1)
        yield url, process.pid
    finally:
        process.terminate()
        await process.wait()


async def _until(true: Callable[[], bool]) -> None:
    while True:
        await asyncio.sleep(0.05)
        if true():
            return


if __name__ == "__main__":
    main()
