"""What one plugin adds, taken down privately while it registers and kept only if that succeeds."""

import inspect
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from msgspec import Struct

from worthit.plugin.contract import Capability, Plugin, Point
from worthit.plugin.isolate import ContractBroken

E = TypeVar("E", bound=Struct)
T = TypeVar("T")


class Contributions(Struct, frozen=True, kw_only=True):
    """items: by point; services: by capability; handlers: event types with their handlers, in order."""

    items: Mapping[str, tuple[Any, ...]] = {}
    services: Mapping[str, Any] = {}
    handlers: tuple[tuple[type[Struct], Callable[[Any], Awaitable[None]]], ...] = ()


def collect(plugin: Plugin[Any]) -> Contributions:
    """Let the plugin register. Raises what it raises, and ContractBroken."""
    staging = _Staging(plugin.manifest.name)
    try:
        _expect_nothing(plugin.register(staging))  # type: ignore[func-returns-value]
    finally:
        staging.open = False
    return Contributions(
        items={point: tuple(items) for point, items in staging.items.items()},
        services=staging.services,
        handlers=tuple(staging.handlers),
    )


class _Staging:
    """The Registrar that a plugin is given."""

    def __init__(self, owner: str) -> None:
        self._owner = owner
        self.open = True
        self.items: dict[str, list[Any]] = {}
        self.services: dict[str, Any] = {}
        self.handlers: list[tuple[type[Struct], Callable[[Any], Awaitable[None]]]] = []

    def add(self, point: Point[T], *items: T) -> None:
        self._still_open()
        for item in items:
            if point.check is not None:
                point.check(self._owner, item)
            self.items.setdefault(point.name, []).append(item)

    def provide(self, capability: Capability[T], service: T) -> None:
        self._still_open()
        if capability.of_core:
            raise ContractBroken(f"{capability.name} is provided by the core, not by plugins")
        if capability.name in self.services:
            raise ContractBroken(f"it provides {capability.name} twice")
        self.services[capability.name] = service

    def on(self, event: type[E], handler: Callable[[E], Awaitable[None]]) -> None:
        self._still_open()
        if not (inspect.iscoroutinefunction(handler) or inspect.iscoroutinefunction(type(handler).__call__)):
            raise ContractBroken(f"the handler of {event.__name__} must be an async function")
        self.handlers.append((event, handler))

    def _still_open(self) -> None:
        if not self.open:
            raise ContractBroken("contributions are taken only while register() runs")


def _expect_nothing(returned: object) -> None:
    if inspect.iscoroutine(returned):
        returned.close()
        raise ContractBroken("register() must not be async: it does no I/O")
