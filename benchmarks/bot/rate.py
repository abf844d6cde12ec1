"""Updates posted at a steady rate over kept connections, as Telegram does it, and how long each answer takes."""

import asyncio
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

CONNECTIONS = 40
"""Telegram's default."""


async def post_steadily(url: str, secret: str, bodies: Sequence[bytes], rate: float) -> list[float]:
    """Seconds from when each update was due until its answer, oldest first. Raises RuntimeError for any but 200."""
    address = urlsplit(url)
    head = (
        f"POST {address.path} HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Type: application/json\r\n"
        f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: "
    ).encode()
    requests = [head + b"%d\r\n\r\n" % len(body) + body for body in bodies]
    free: asyncio.Queue[_Connection] = asyncio.Queue()
    for _ in range(CONNECTIONS):
        free.put_nowait(_Connection(*await asyncio.open_connection(address.hostname, address.port)))
    begin = time.perf_counter() + 0.1

    async def one(number: int, request: bytes) -> float:
        due = begin + number / rate
        await asyncio.sleep(due - time.perf_counter())
        connection = await free.get()
        await connection.ask(request)
        free.put_nowait(connection)
        return time.perf_counter() - due

    seconds = await asyncio.gather(*(one(number, request) for number, request in enumerate(requests)))
    while not free.empty():
        free.get_nowait().writer.close()
    return seconds


def told(seconds: Sequence[float]) -> str:
    """Median and 99th percentile, in milliseconds."""
    return f"median {percentile(seconds, 50) * 1000:.1f} ms, p99 {percentile(seconds, 99) * 1000:.1f} ms"


def percentile(seconds: Sequence[float], percent: int) -> float:
    return sorted(seconds)[min(len(seconds) * percent // 100, len(seconds) - 1)]


class _Connection:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def ask(self, request: bytes) -> None:
        self.writer.write(request)
        head = (await self.reader.readuntil(b"\r\n\r\n")).lower()
        length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
        body = await self.reader.readexactly(int(length or 0))
        if head.split(b" ", 2)[1] != b"200":
            raise RuntimeError(f"an update was not taken: {body!r}")
