"""`python -m benchmarks.bot`: the webhook's answer at 200 updates a second, beside a bare handler; the time until a
known verdict begins to be told; and what the bot adds to the import and to the start.

The server has one worker. Who posts the updates, and Telegram, are this process: two cores are enough.
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

from benchmarks.bot.rate import percentile, post_steadily, told
from tests.journeys.instance import free_port, open_shop, running_instance
from tests.plugins.bot.world import SECRET, TOKEN, is_verdict, settings
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
    _start()


def edited(number: int) -> bytes:
    """An update that nobody answers."""
    return _update(number, "edited_message", "hello")


def helped(number: int) -> bytes:
    """An update that is answered with a message."""
    return _update(number, "message", "/help")


def _update(number: int, kind: str, text: str) -> bytes:
    person = {"id": 5_000_000 + number, "is_bot": False, "first_name": "Ada", "language_code": "en"}
    chat = {"id": person["id"], "type": "private", "first_name": "Ada"}
    entities = [{"type": "bot_command", "offset": 0, "length": len(text)}] if text.startswith("/") else []
    message = {"message_id": 1, "date": 1_700_000_000, "edit_date": 1_700_000_001, "text": text, "entities": entities}
    return msgspec.json.encode({"update_id": number, kind: {**message, "from": person, "chat": chat}})


async def _webhook() -> None:
    ratios: list[float] = []
    for number in range(ROUNDS):
        async with _bare() as url:
            bare = await post_steadily(url + PATH, SECRET, edited, RATE, UPDATES)
        print(f"  bare handler:                 {told(bare)}", flush=True)
        for what, body in (("ours, nothing to answer", edited), ("ours, all to be answered", helped)):
            async with _ours() as (url, _):
                own = await post_steadily(url + PATH, SECRET, body, RATE, UPDATES)
            ratios.append(percentile(own, 50) / percentile(bare, 50))
            print(f"  {what + ':':29} {told(own)}, median {ratios[-1]:.1f} times the bare handler's", flush=True)
        print(f"  (round {number + 1})", flush=True)


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
    core, bot = "import worthit.app", "import worthit.app, worthit_bot.running"

    def seconds(program: str) -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], check=True)
        return time.perf_counter() - began

    without, with_bot = (median(seconds(program) for _ in range(5)) for program in (core, bot))
    print(f"  import: {with_bot - without:.2f} s more than {without:.2f} s", flush=True)


def _start() -> None:
    def seconds(**more: str) -> float:
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            with running_instance(Path(folder), None, **more):
                return time.perf_counter() - began

    without = median(seconds() for _ in range(3))
    with_bot = median(seconds(WORTHIT_BOT__TOKEN=TOKEN, WORTHIT_BOT__API_URL="http://127.0.0.1:9") for _ in range(3))
    print(f"  start until ready: {with_bot - without:.2f} s more than {without:.2f} s", flush=True)


@asynccontextmanager
async def _ours() -> AsyncGenerator[tuple[str, FakeTelegram], None]:
    with tempfile.TemporaryDirectory() as folder:
        async with FakeTelegram(token=TOKEN).open() as telegram:
            port = free_port()
            starting = running_instance(Path(folder), port, **settings(telegram, "webhook", port))
            instance = await asyncio.to_thread(starting.__enter__)
            try:
                await _until(lambda: bool(telegram.calls_of("setMyCommands")))
                yield instance.url, telegram
            finally:
                await asyncio.to_thread(instance.kill)
                await asyncio.to_thread(starting.__exit__, None, None, None)


@asynccontextmanager
async def _bare() -> AsyncGenerator[str, None]:
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
        yield url
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
