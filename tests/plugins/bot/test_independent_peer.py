"""The bot talks with a Bot API that nobody of us wrote: what our own fake and our own bot agree upon is not enough."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from msgspec import Struct

from tests.clients.commands import run
from tests.journeys.instance import free_port, open_shop, running_instance
from tests.plugins.bot.peer.adapter import adapter
from tests.plugins.bot.world import TOKEN

PEER = Path(__file__).parent / "peer"
PERSON = {"id": 77, "first_name": "Ada", "is_bot": False, "language_code": "it"}
CHAT = {"id": 77, "type": "private", "first_name": "Ada"}
pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(
        shutil.which("npm") is None, reason="THE BOT IS NOT TRIED WITH AN INDEPENDENT BOT API: there is no npm here"
    ),
]


class Talk(Struct, frozen=True, kw_only=True):
    """A person who talks with the bot by way of the peer, and a shop."""

    peer: httpx.AsyncClient
    shop: str

    async def send(self, kind: str, **content: Any) -> None:
        said = {"botToken": TOKEN, "from": PERSON, "chat": CHAT, "date": 1, **content}
        (await self.peer.post(f"/{kind}", json=said)).raise_for_status()

    async def heard(self, words: str) -> dict[str, Any]:
        """The bot's first message with these words, as it stands then."""
        async with asyncio.timeout(30):
            while True:
                for message in await self.messages():
                    if words in message["text"]:
                        return message
                await asyncio.sleep(0.1)

    async def messages(self) -> list[dict[str, Any]]:
        """Those of the bot."""
        history = (await self.peer.post("/getUpdatesHistory", json={"token": TOKEN})).json()["result"]
        return [
            {"id": each["messageId"], **each["message"]} for each in history if "chat_id" in each.get("message", ())
        ]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def talk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Talk]:
    if not (PEER / "node_modules").is_dir():
        run("npm", "ci", at=PEER)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    server = await asyncio.create_subprocess_exec(
        "node", "server.cjs", str(port), cwd=PEER, stdout=asyncio.subprocess.PIPE
    )
    assert server.stdout is not None
    assert await server.stdout.readline() == b"ready\n"
    try:
        async with (
            adapter(address) as api,
            open_shop() as shop,
            httpx.AsyncClient(base_url=address, trust_env=False) as peer,
        ):
            bot = {"WORTHIT_BOT__TOKEN": TOKEN, "WORTHIT_BOT__API_URL": api}
            starting = running_instance(tmp_path_factory.mktemp("peer"), free_port(), **bot)
            await asyncio.to_thread(starting.__enter__)
            yield Talk(peer=peer, shop=shop.link("/kettle"))
            await asyncio.to_thread(starting.__exit__, None, None, None)
    finally:
        server.kill()
        await server.wait()


async def test_a_greeting_a_verdict_its_sum_and_a_watch(talk: Talk) -> None:
    await talk.send("sendCommand", text="/start", entities=[{"type": "bot_command", "offset": 0, "length": 6}])
    await talk.heard("Vale il suo prezzo?")
    await talk.send("sendMessage", text=f"guarda: {talk.shop}")
    verdict = await talk.heard("5,99 su 10 (nella media)")
    assert "Vesna Gooseneck Kettle 0.9 l" in verdict["text"]
    buttons = {button["text"]: button for row in verdict["reply_markup"]["inline_keyboard"] for button in row}
    shown = {"message_id": verdict["id"], "chat": CHAT, "date": 1, "text": verdict["text"]}
    await talk.send("sendCallback", data=buttons["Perché questo punteggio"]["callback_data"], message=shown)
    await talk.heard("<b>Perché questo punteggio</b>")
    await talk.send("sendCallback", data=buttons["🔔 Segui"]["callback_data"], message=shown)
    await talk.heard("guardo ogni giorno")
    assert len(await talk.messages()) == 4, "one message for each thing that was asked"
