"""The plugin: three services of the core, provided by Redis. Imports no redis: every command imports this module."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Annotated
from urllib.parse import urlsplit

from msgspec import Meta

from worthit.plugin import (
    BROKER,
    CACHE,
    LIMITER,
    ConfigError,
    Health,
    Manifest,
    Plugin,
    PluginConfig,
    PluginUnavailable,
    Registrar,
    Secret,
    Services,
)
from worthit_caching.broker import RedisBroker
from worthit_caching.cache import RedisCache
from worthit_caching.connection import Connection
from worthit_caching.keys import Keys
from worthit_caching.limiter import RedisLimiter


class Config(PluginConfig, frozen=True, kw_only=True):
    """Cache, limits and queues that all workers share, in Redis."""

    url: Annotated[
        Secret | None,
        Meta(description="Address of Redis: `redis://`, `rediss://` (TLS) or `unix://`. Without it the plugin is off."),
    ] = None
    prefix: Annotated[
        str,
        Meta(
            pattern=r"^[A-Za-z0-9_.-]{1,40}$",
            description="Begins each key, so that several instances can share one Redis.",
        ),
    ] = "worthit"


class Caching(Plugin[Config]):
    """Cache, limiter and queues that all processes share."""

    manifest = Manifest(name="caching", config=Config)

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self._connection = Connection(config.url or Secret(""))
        self._limiter = RedisLimiter(self._connection, Keys(config.prefix))

    def register(self, to: Registrar) -> None:
        if not self.config.url:
            raise PluginUnavailable("set WORTHIT_CACHING__URL")
        _check(self.config.url)
        keys = Keys(self.config.prefix)
        to.provide(CACHE, RedisCache(self._connection, keys))
        to.provide(LIMITER, self._limiter)
        to.provide(BROKER, RedisBroker(self._connection, keys))

    @asynccontextmanager
    async def lifespan(self, services: Services) -> AsyncGenerator[None, None]:
        async with self._connection.opened():
            await services.get(CACHE).get("start")  # a Redis that is gone is told now, by the guard
            yield

    async def health(self) -> Health:
        from worthit_caching.health import health

        return await health(self._connection, self._limiter)


def _check(url: Secret) -> None:
    """Raise ConfigError for what is no address of Redis, without showing it."""
    try:
        parts = urlsplit(url.reveal())
        port_is_possible = parts.port is None or parts.port > 0
    except ValueError:
        raise ConfigError("WORTHIT_CACHING__URL: this is no address") from None
    if parts.scheme not in ("redis", "rediss", "unix") or not port_is_possible:
        raise ConfigError("WORTHIT_CACHING__URL: an address begins with redis://, rediss:// or unix://")
    database = parts.path.strip("/")
    if parts.scheme != "unix" and database and not database.isdigit():
        raise ConfigError("WORTHIT_CACHING__URL: what follows the host must be the number of a database")
