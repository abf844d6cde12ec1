"""What telegram-test-api 4.2.1 lacks, added on the way: the rest is its own.

Its User of getMe has no `is_bot`, its callback queries no `chat_instance`, it answers edits with null, and gives back
objects as the JSON that they came as; aiogram takes none of these. Of the methods that it does not have, those for
which `true` or an empty webhook will do are answered here; all others are unknown to the bot, as to an old server. An
edit without a text, which a rich message is to an old server, is refused as there.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs

import h11
import httpx
import msgspec

from worthit.testing.http import Request, Response, converse

_GRANTED = {"setmycommands", "setmessagereaction", "setchatmenubutton", "setmydescription", "setmyshortdescription"}
_NO_WEBHOOK = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
_AS_JSON = ("link_preview_options", "reply_parameters")


@asynccontextmanager
async def adapter(peer: str) -> AsyncIterator[str]:
    """Between the bot and the peer at that address. Gives its own address."""
    async with httpx.AsyncClient(base_url=peer, trust_env=False, timeout=30) as to_peer:

        async def answer(request: Request) -> Response:
            return await _answer(request, to_peer)

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                await converse(reader, writer, answer)
            except (ConnectionError, h11.ProtocolError):
                pass  # the bot has gone
            finally:
                writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        try:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        finally:
            server.close()


async def _answer(request: Request, to_peer: httpx.AsyncClient) -> Response:
    name = request.target.partition("?")[0].rpartition("/")[2].lower()
    if name in _GRANTED:
        return _response(200, {"ok": True, "result": True})
    if name == "getwebhookinfo":
        return _response(200, {"ok": True, "result": _NO_WEBHOOK})
    if name == "editmessagetext" and "text" not in parse_qs(request.body.decode()):
        return _refusal(400, "Bad Request: message text is empty")
    if name == "getupdates":
        await asyncio.sleep(0.1)  # it does not wait for updates
    headers = {"Content-Type": request.content_type} if request.content_type else {}
    given = await to_peer.request(request.method, request.target, content=request.body, headers=headers)
    said: dict[str, Any] = msgspec.json.decode(given.content)
    if not said.get("ok"):
        return _refusal(404, "Not Found: method not found")
    return _response(200, {"ok": True, "result": _mended(name, said["result"])})


def _mended(name: str, result: Any) -> Any:
    if name == "getme":
        return {**result, "is_bot": True}
    if name == "getupdates":
        return [_with_instance(update) for update in result]
    if isinstance(result, dict):
        return {key: value for key, value in result.items() if key not in _AS_JSON}
    return True if result is None else result


def _with_instance(update: dict[str, Any]) -> dict[str, Any]:
    query = update.get("callback_query")
    if query is None:
        return update
    message = {"message_id": 1, "date": 1, **query["message"]}
    return {**update, "callback_query": {**query, "chat_instance": "1", "message": message}}


def _refusal(code: int, description: str) -> Response:
    return _response(code, {"ok": False, "error_code": code, "description": description})


def _response(status: int, body: dict[str, Any]) -> Response:
    return Response(status=status, body=msgspec.json.encode(body))
