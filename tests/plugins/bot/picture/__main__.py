"""Draw a real conversation with the bot: `python -m tests.plugins.bot.picture docs/telegram.png`.

A real instance is asked in the fake Telegram; what is drawn is what the bot sent. The shop and its owners are invented.
Needs a font with emoji, such as Debian's fonts-noto-color-emoji.
"""

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from tests.journeys.browsing import open_browser
from tests.plugins.bot.picture.drawing import chat_page
from tests.plugins.bot.picture.kettle import KETTLE_LINK, kettle_page
from tests.plugins.bot.world import TOKEN, heading, instance_with_bot, is_verdict
from tests.terminal import worthit
from worthit.testing.telegram import FakeTelegram, Message

WIDTH = 620
PRICES = ((112, "69.90"), (84, "64.90"), (63, "59.90"), (49, "69.90"), (14, "64.90"))
"""Days ago, and what the kettle cost from then on."""
LOOKED_EVERY = 7


async def main(target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        await asyncio.to_thread(_remember_prices, home)
        async with FakeTelegram(token=TOKEN).open() as telegram:
            async with instance_with_bot(home, telegram, "webhook"):
                messages = await _conversation(telegram)
            pictures = await _pictures(telegram, messages)
        async with open_browser() as browser:
            page = await browser.new_page(viewport={"width": WIDTH, "height": 400}, device_scale_factor=2)
            await page.set_content(chat_page(messages, pictures))
            await page.screenshot(path=target, full_page=True)


async def _conversation(telegram: FakeTelegram) -> list[Message]:
    ada = telegram.person("Ada", language="en")
    page = kettle_page("64.90").encode()
    await ada.send_document("vesna-kettle.html", page, "text/html", caption=f"Is this worth it? {KETTLE_LINK}")
    verdict = await ada.chat.wait_for(is_verdict, 30)
    await ada.press(verdict, "Why this score")
    await ada.chat.wait_for(lambda message: heading(message) == "Why this score", 30)
    await ada.press(verdict, "🔔 Track")
    await ada.chat.wait_for(lambda message: message.words.startswith("🔔"), 30)
    return ada.chat.messages


async def _pictures(telegram: FakeTelegram, messages: Sequence[Message]) -> dict[str, bytes]:
    """Those within rich messages, by the id of their largest file."""
    blocks = [block for message in messages if message.content.rich for block in message.content.rich.blocks]
    ids = [block["photo"][-1]["file_id"] for block in blocks if block["type"] == "photo"]
    async with httpx.AsyncClient(base_url=telegram.url, trust_env=False) as client:
        places = [
            (await client.post(f"/bot{TOKEN}/getFile", data={"file_id": file_id})).json()["result"]["file_path"]
            for file_id in ids
        ]
        return {
            file_id: (await client.get(f"/file/bot{TOKEN}/{place}")).content
            for file_id, place in zip(ids, places, strict=True)
        }


def _remember_prices(home: Path) -> None:
    """Have the instance see the kettle at earlier times."""
    page, now = home / "kettle.html", datetime.now(UTC)
    for days in range(PRICES[0][0], 0, -LOOKED_EVERY):
        page.write_text(kettle_page([price for since, price in PRICES if since >= days][-1]), "utf-8")
        at = (now - timedelta(days=days)).date().isoformat()
        database = f"sqlite+aiosqlite:///{home / 'worthit.db'}"
        done = worthit("analyze", page, "--trust", "--at", at, cwd=home, WORTHIT_STORAGE__URL=database)
        assert done.returncode == 0, done.stderr.decode()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
