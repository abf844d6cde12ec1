"""A wire between a client and a server of TCP that can be watched, slowed down and cut."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager


class Wire:
    """Passes bytes on between its own port and another one.

    round_trips: how often the server answered after the client had spoken. delay_seconds: added to each way, in both
    directions. deaf: bytes are swallowed, as by a network that lost its way.
    """

    def __init__(self, target_port: int, delay_seconds: float = 0.0) -> None:
        self.port = 0
        self.round_trips = 0
        self.delay_seconds = delay_seconds
        self.deaf = False
        self._target_port = target_port
        self._server: asyncio.Server | None = None
        self._ends: set[asyncio.StreamWriter] = set()
        self._conversations: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}"

    @asynccontextmanager
    async def open(self) -> AsyncGenerator["Wire", None]:
        """Listen on a free port of 127.0.0.1."""
        await self.mend()
        try:
            yield self
        finally:
            await self.cut()
            for conversation in self._conversations:
                conversation.cancel()
            await asyncio.gather(*self._conversations, return_exceptions=True)

    async def cut(self) -> None:
        """Break every connection and refuse new ones."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for end in self._ends:
            end.transport.abort()

    async def mend(self) -> None:
        """Accept connections, on the same port as before."""
        self._server = await asyncio.start_server(self._converse, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        conversation = asyncio.current_task()
        assert conversation is not None
        self._conversations.add(conversation)
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self._target_port)
        ends = {writer, server_writer}
        self._ends |= ends
        asked = asyncio.Event()
        try:
            async with asyncio.TaskGroup() as ways:
                ways.create_task(self._pass_on(reader, server_writer, asked, answers=False))
                ways.create_task(self._pass_on(server_reader, writer, asked, answers=True))
        except* (ConnectionError, asyncio.CancelledError):
            pass  # one side hung up, or the test is over
        finally:
            self._ends -= ends
            self._conversations.discard(conversation)
            for end in ends:
                end.transport.abort()

    async def _pass_on(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, asked: asyncio.Event, *, answers: bool
    ) -> None:
        loop = asyncio.get_running_loop()
        while piece := await source.read(65536):
            if self.deaf:
                continue
            if not answers:
                asked.set()
            elif asked.is_set():
                asked.clear()
                self.round_trips += 1
            if self.delay_seconds:
                loop.call_later(self.delay_seconds, sink.write, piece)
            else:
                sink.write(piece)
        raise ConnectionResetError
