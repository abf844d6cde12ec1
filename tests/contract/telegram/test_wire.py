"""However a call is sent over HTTP, it is understood; what is no call is told so."""

import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.contract.telegram.pictures import picture
from worthit.testing.telegram import FakeTelegram, Person


@pytest.fixture
async def client(telegram: FakeTelegram) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"{telegram.url}/bot{telegram.token}/", timeout=5) as client:
        yield client


async def test_in_the_address(client: httpx.AsyncClient, ada: Person) -> None:
    await client.get("sendMessage", params={"chat_id": ada.id, "text": "a & b"})
    assert ada.chat.messages[0].text == "a & b"


async def test_as_a_form(client: httpx.AsyncClient, ada: Person) -> None:
    await client.post("sendmessage", data={"chat_id": ada.id, "text": "è + é"})
    assert ada.chat.messages[0].text == "è + é"


async def test_as_json(client: httpx.AsyncClient, ada: Person) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Why?", "callback_data": "why"}]]}
    answer = await client.post("sendMessage", json={"chat_id": ada.id, "text": "1", "reply_markup": keyboard})
    assert answer.json()["result"]["reply_markup"] == keyboard


RICH = {"blocks": [{"type": "heading", "text": "Kettle", "size": 1}]}
INVOICE = {
    "title": "Basic",
    "description": "A month",
    "payload": "p",
    "currency": "XTR",
    "prices": [{"label": "a", "amount": 1}],
}


@pytest.mark.parametrize("way", ["address", "form", "multipart", "json", "json of json"])
@pytest.mark.parametrize(
    ("method", "fields"),
    [
        ("sendRichMessage", {"rich_message": RICH}),
        ("sendInvoice", INVOICE),
        ("setMyCommands", {"commands": [{"command": "help", "description": "Help"}]}),
        ("editMessageMedia", {"message_id": 1, "media": {"type": "photo", "media": "photo-1"}}),
    ],
)
async def test_every_method_takes_its_objects_every_way(
    client: httpx.AsyncClient, ada: Person, way: str, method: str, fields: dict[str, object]
) -> None:
    photo = await client.post("sendPhoto", data={"chat_id": ada.id}, files={"photo": ("a.png", picture(60, 60))})
    file_id = photo.json()["result"]["photo"][0]["file_id"]
    encoded = {name: value if isinstance(value, str) else json.dumps(value) for name, value in fields.items()}
    encoded = {name: value.replace("photo-1", file_id) for name, value in encoded.items()} | {"chat_id": str(ada.id)}
    if way == "address":
        answer = await client.get(method, params=encoded)
    elif way == "form":
        answer = await client.post(method, data=encoded)
    elif way == "multipart":
        answer = await client.post(method, data=encoded, files={"unused": b"x"})
    elif way == "json":
        answer = await client.post(method, json={name: _decoded(value) for name, value in encoded.items()})
    else:
        answer = await client.post(method, json=encoded)
    if method == "editMessageMedia":
        assert answer.json()["description"].startswith("Bad Request: message is not modified")
    else:
        assert answer.json()["ok"], answer.text


def _decoded(value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        return value


async def test_in_chunks(client: httpx.AsyncClient, ada: Person) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield b'{"chat_id":'
        yield f'{ada.id},"text":"in pieces"}}'.encode()

    await client.post("sendMessage", content=chunks(), headers={"content-type": "application/json"})
    assert ada.chat.messages[0].text == "in pieces"


async def test_with_a_file_pointed_at(client: httpx.AsyncClient, ada: Person) -> None:
    fields = {"chat_id": str(ada.id), "document": "attach://page"}
    await client.post("sendDocument", data=fields, files={"page": ("page.html", b"<p>", "text/html")})
    assert ada.chat.messages[0].document is not None
    assert ada.chat.messages[0].document.content == b"<p>"


async def test_connection_is_used_again(telegram: FakeTelegram) -> None:
    host, _, port = telegram.url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    for _ in range(2):
        writer.write(f"GET /bot{telegram.token}/getMe HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)
        assert head.startswith(b"HTTP/1.1 200")
        length = next(
            int(line.split(b":")[1]) for line in head.splitlines() if line.lower().startswith(b"content-length")
        )
        await reader.readexactly(length)
    writer.close()


@pytest.mark.parametrize(
    ("content_type", "body", "complaint"),
    [
        ("application/json", b"{", "Bad Request: can't parse JSON object"),
        ("application/json", b"[1]", "Bad Request: can't parse JSON object"),
        ("multipart/form-data; boundary=x", b"--x\r\n", "Bad Request: can't parse the form"),
        ("multipart/form-data", b"", "Bad Request: can't parse the form"),
        ("application/json", b'{"chat_id":"x","text":"1"}', "Bad Request: chat not found"),
        (
            "application/json",
            b'{"chat_id":900001,"text":"1","reply_parameters":{"message_id":"x"}}',
            "Bad Request: can't parse reply parameters: Expected `int`, got `str` - at `$.message_id`",
        ),
        ("application/json", b'{"text":"1"}', "Bad Request: chat_id is empty"),
        (
            "application/json",
            b'{"chat_id":900001,"text":"1","reply_markup":"{"}',
            "Bad Request: can't parse reply keyboard markup JSON object",
        ),
    ],
)
async def test_broken_calls(
    client: httpx.AsyncClient, ada: Person, content_type: str, body: bytes, complaint: str
) -> None:
    answer = await client.post("sendMessage", content=body, headers={"content-type": content_type})
    assert answer.status_code == 400
    assert answer.json() == {"ok": False, "error_code": 400, "description": complaint}


async def test_shape_of_a_429(telegram: FakeTelegram, client: httpx.AsyncClient) -> None:
    telegram.flood(1, retry_after=5)
    answer = await client.get("getMe")
    assert answer.status_code == 429
    assert answer.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 5",
        "parameters": {"retry_after": 5},
    }


async def test_other_addresses_are_not_found(telegram: FakeTelegram) -> None:
    async with httpx.AsyncClient(base_url=telegram.url) as client:
        for path in ("/", "/bot", "/getMe", "/file", "/file/bot"):
            answer = await client.get(path)
            assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}
