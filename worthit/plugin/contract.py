"""The contract between WorthIt! and a plugin: everything that a plugin declares, is given and may be asked.

A plugin is one class. `Manifest` says what it is, `register` says what it adds, `lifespan` holds what it needs while
the application runs, `health` says how it fares. Meaning and examples: docs/writing-a-plugin.md.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, ClassVar, Generic, Literal, Protocol, TypeVar, runtime_checkable

from msgspec import Struct

API_VERSION = "1.5"
"""Version of this contract. The minor number grows when something is added, the major one when something breaks."""

C = TypeVar("C", bound="PluginConfig")
E = TypeVar("E", bound=Struct)
T = TypeVar("T")


class PluginUnavailable(Exception):
    """Raised by a plugin that declines to run, such as for want of a token: it is off, and nothing is broken.

    The message is one sentence for the operator: `PluginUnavailable("set WORTHIT_WEATHER__KEY")`.
    """


class PluginConfig(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of a plugin's settings: the field `key` of the plugin `weather` is read from `WORTHIT_WEATHER__KEY`.

    Subclasses repeat `frozen=True, kw_only=True` and describe each field with `msgspec.Meta(description=…)`.
    """


class Manifest(Struct, Generic[C], frozen=True, kw_only=True):
    """What a plugin is.

    name: entry point, section of the settings, `/plugins/<name>` and `worthit <name>`; small letters, digits, `_`.
    api: the versions of this contract that it is written for, as a specifier (PEP 440).
    requires: plugins that must be up before it; without one of them it is left out.
    after: plugins that go first where they are present.
    only_serving: it runs where WorthIt! serves, never within a command such as `worthit analyze`.
    """

    name: str
    config: type[C]
    api: str = ">=1.0,<2"
    requires: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    only_serving: bool = False


class Point(Struct, Generic[T], frozen=True, kw_only=True):
    """An open list that plugins add to. Two points with one name are one point.

    check: called with the plugin's name and each item when it is added; what it raises stops that plugin's `register`.
    """

    name: str
    check: Callable[[str, T], None] | None = None


class Capability(Struct, Generic[T], frozen=True, kw_only=True):
    """A service with one provider. Two capabilities with one name are one capability.

    of_core: only the core provides it. default: makes what is used while no plugin provides it. guard: makes, of a
    function that gives the service now in charge and of the default, the service that everybody is given; it goes on
    with the default while the other fails.
    """

    name: str
    of_core: bool = False
    default: Callable[[], T] | None = None
    guard: Callable[[Callable[[], T], T], T] | None = None


class Registrar(Protocol):
    """Takes down what a plugin adds; kept only if `register` returns."""

    def add(self, point: Point[T], *items: T) -> None: ...

    def provide(self, capability: Capability[T], service: T) -> None: ...

    def on(self, event: type[E], handler: Callable[[E], Awaitable[None]]) -> None:
        """Hear an event. A handler that fails or takes too long is logged; it holds nothing up."""
        ...


@runtime_checkable
class Services(Protocol):
    """What a running plugin may use of the others and of the core."""

    def get(self, capability: Capability[T]) -> T:
        """The capability's service. Raises LookupError when nothing provides it."""
        ...

    def all(self, point: Point[T]) -> tuple[T, ...]:
        """What the plugins that are up have added to the point, in the order in which they start."""
        ...


class Health(Struct, frozen=True):
    """How a part fares. `off` is a choice of the operator (no token was given), not a fault."""

    state: Literal["ok", "degraded", "off", "failed"]
    detail: str = ""


class Plugin(Generic[C]):
    """Base of every plugin. Subclasses set `manifest` and override what they need."""

    manifest: ClassVar[Manifest[Any]]

    def __init__(self, config: C) -> None:
        self.config = config

    def register(self, to: Registrar) -> None:
        """Say what the plugin adds. No I/O: this runs in every command and in every worker."""

    @asynccontextmanager
    async def lifespan(self, services: Services) -> AsyncGenerator[None, None]:
        """Hold what is needed while the application runs: before `yield` it starts, after it it stops."""
        yield

    async def health(self) -> Health:
        """How the plugin fares now; asked only while it runs."""
        return Health("ok")
