"""The one plugin that Litestar sees. Litestar itself isolates nothing: a duplicate route would stop the application."""

from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from litestar import Litestar, Router
from litestar.config.app import AppConfig
from litestar.connection import ASGIConnection
from litestar.di import Provide
from litestar.exceptions import ServiceUnavailableException
from litestar.handlers import BaseRouteHandler
from litestar.plugins import InitPlugin, InitPluginProtocol, PluginProtocol
from litestar.routes import HTTPRoute

from worthit.plugin.contract import Services
from worthit.plugin.host import PluginHost
from worthit.plugin.isolate import ContractBroken
from worthit.plugin.points import RouteFactory


class HostPlugin(InitPlugin):
    """Mounts what passes the rehearsal, and runs the plugins within the application's lifespan."""

    def __init__(self, host: PluginHost) -> None:
        self._host = host

    def on_app_init(self, app_config: AppConfig) -> AppConfig:
        rehearsal = _Rehearsal(app_config, self._host)
        self._host.mount(rehearsal.admit)
        app_config.route_handlers.extend(rehearsal.accepted)
        app_config.lifespan.append(self._lifespan)  # pyright: ignore[reportUnknownMemberType] - Litestar leaves it open
        return app_config

    @asynccontextmanager
    async def _lifespan(self, _: Litestar) -> AsyncGenerator[None, None]:
        async with self._host.running():
            yield


class _Rehearsal:
    """Tries each plugin's routes in a throw-away application with the core's routes and those already accepted."""

    def __init__(self, config: AppConfig, host: PluginHost) -> None:
        self._config = config
        self._host = host
        self.accepted: list[Router] = []
        self._schemas: frozenset[str] | None = None

    def admit(self, name: str, factories: Sequence[RouteFactory]) -> None:
        """Accept the routes, or raise."""
        if self._schemas is None:
            self._schemas = _schemas(self._build([]))
        handlers = [handler for factory in factories for handler in factory()]
        router = _router(name, self._host)
        for handler in handlers:
            router.register(handler)
        _check_unique(router)
        schemas = _schemas(self._build([router]))
        if not self._schemas <= schemas:
            clash = ", ".join(sorted(self._schemas - schemas))
            raise ContractBroken(f"its types have names that the API has already: {clash}")
        self._schemas = schemas
        self.accepted.append(router)

    def _build(self, routers: list[Router]) -> Litestar:
        plugins: list[PluginProtocol] = [p for p in self._config.plugins if not isinstance(p, InitPluginProtocol)]
        handlers = [*self._config.route_handlers, *self.accepted, *routers]
        return Litestar.from_config(
            replace(self._config, route_handlers=handlers, plugins=plugins, logging_config=None, lifespan=[])
        )


def _check_unique(router: Router) -> None:
    """Litestar's routers let the last of two handlers for one path win without a word."""
    for route in router.routes:
        if isinstance(route, HTTPRoute):
            methods = Counter(method for handler in route.route_handlers for method in handler.http_methods)
            method, times = methods.most_common(1)[0]
            if times > 1:
                raise ContractBroken(f"two of its routes answer {method} {route.path}")


def _schemas(app: Litestar) -> frozenset[str]:
    """Names of the types in the OpenAPI document, whose making finds operation ids that are not unique."""
    if app.openapi_config is None:
        return frozenset()
    return frozenset(app.openapi_schema.components.schemas or {})


def _router(name: str, host: PluginHost) -> Router:
    def services() -> Services:
        return host

    async def only_while_up(_: ASGIConnection[Any, Any, Any, Any], __: BaseRouteHandler) -> None:
        if not host.is_up(name):
            raise ServiceUnavailableException(f"The plugin {name} is not running.")

    return Router(
        path=f"/plugins/{name}",
        route_handlers=[],
        guards=[only_while_up],
        dependencies={"services": Provide(services, sync_to_thread=False)},
    )
