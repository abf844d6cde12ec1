"""Where the services find the client of Redis, which is there while the plugin runs."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from worthit.plugin import Secret

if TYPE_CHECKING:
    from worthit_caching.client import Client


class NotOpen(Exception):
    """The plugin does not run in this process."""


class Connection:
    """Holds the client. It is made in `opened`, so that nothing else of the plugin imports redis."""

    def __init__(self, url: Secret) -> None:
        self._url = url
        self._client: Client | None = None

    @property
    def client(self) -> "Client":
        """Raises NotOpen."""
        if self._client is None:
            raise NotOpen("the connection to Redis is not open")
        return self._client

    @asynccontextmanager
    async def opened(self) -> AsyncGenerator[None, None]:
        """Have a client. Redis is reached with the first command only. Raises ConfigError."""
        from worthit_caching.client import Client

        self._client = Client(self._url.reveal())
        try:
            yield
        finally:
            client, self._client = self._client, None
            await client.close()
