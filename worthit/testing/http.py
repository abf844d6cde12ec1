"""HTTP/1.1 over asyncio streams: serve requests on a connection, and post one request."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from typing import TypeVar
from urllib.parse import urlsplit

import h11
from msgspec import Struct

_CHUNK = 64 * 1024
_Head = TypeVar("_Head", h11.Request, h11.Response)


class Request(Struct, frozen=True, kw_only=True):
    method: str
    target: str
    content_type: str = ""
    authorization: str = ""
    body: bytes = b""


class Response(Struct, frozen=True, kw_only=True):
    status: int
    reason: str = ""
    content_type: str = "application/json"
    retry_after: str = ""
    body: bytes = b""


Answer = Callable[[Request], Awaitable[Response]]


async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answer: Answer) -> None:
    """Answer the requests of one connection until either side closes it."""
    connection = h11.Connection(h11.SERVER)
    while True:
        head, body = await _receive(connection, reader, writer, h11.Request)
        if head is None:
            return
        request = Request(
            method=head.method.decode("ascii"),
            target=head.target.decode("latin-1"),
            content_type=_header(head, b"content-type"),
            authorization=_header(head, b"authorization"),
            body=body,
        )
        response = await answer(request)
        headers = [("content-type", response.content_type), ("content-length", str(len(response.body)))]
        if response.retry_after:
            headers.append(("retry-after", response.retry_after))
        writer.write(connection.send(h11.Response(status_code=response.status, headers=headers)) or b"")
        writer.write(connection.send(h11.Data(data=response.body)) or b"")
        writer.write(connection.send(h11.EndOfMessage()) or b"")
        await writer.drain()
        if connection.our_state is not h11.DONE:
            return
        connection.start_next_cycle()


async def post(
    url: str, body: bytes, headers: list[tuple[str, str]], content_type: str = "application/json"
) -> Response:
    """Post to an http or https address, on a connection of its own.

    Raises: OSError when it cannot be reached, h11.RemoteProtocolError when what answers is not HTTP or breaks off.
    """
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    reader, writer = await asyncio.open_connection(
        parts.hostname, port, ssl=ssl.create_default_context() if secure else None
    )
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        standard = [
            ("host", parts.netloc.rpartition("@")[2]),
            ("content-type", content_type),
            ("content-length", str(len(body))),
            ("connection", "close"),
        ]
        connection = h11.Connection(h11.CLIENT)
        writer.write(connection.send(h11.Request(method="POST", target=target, headers=[*standard, *headers])) or b"")
        writer.write(connection.send(h11.Data(data=body)) or b"")
        writer.write(connection.send(h11.EndOfMessage()) or b"")
        await writer.drain()
        head, answer = await _receive(connection, reader, writer, h11.Response)
    finally:
        writer.close()
    if head is None:
        raise h11.RemoteProtocolError("closed without an answer")
    return Response(
        status=head.status_code,
        reason=bytes(head.reason).decode("latin-1"),
        content_type=_header(head, b"content-type"),
        retry_after=_header(head, b"retry-after"),
        body=answer,
    )


async def _receive(
    connection: h11.Connection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, kind: type[_Head]
) -> tuple[_Head | None, bytes]:
    """The next message with its whole body, or None when the other side has closed."""
    head: _Head | None = None
    body = bytearray()
    while True:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            if connection.they_are_waiting_for_100_continue:
                writer.write(connection.send(h11.InformationalResponse(status_code=100, headers=[])) or b"")
            connection.receive_data(await reader.read(_CHUNK))
        elif isinstance(event, kind):
            head = event
        elif isinstance(event, h11.Data):
            body += event.data
        elif isinstance(event, h11.EndOfMessage):
            return head, bytes(body)
        elif isinstance(event, h11.ConnectionClosed):
            return None, b""


def _header(head: h11.Request | h11.Response, name: bytes) -> str:
    return next((bytes(value).decode("latin-1") for key, value in head.headers if key == name), "")
