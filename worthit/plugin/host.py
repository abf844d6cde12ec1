"""The host: takes plugins through their stages, each on its own, and leaves a plugin that fails out whole.

discover → import and check → configure → order → register → commit    `load`: no I/O, in every process
dry run of the routes                                                    `mount`: where HTTP is served
start → health → stop                                                    `running`
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import structlog
from msgspec import Struct

from worthit.config import Environment, Secret, Settings, setting_name
from worthit.errors import RequiredPluginFailed
from worthit.events import EventBus
from worthit.plugin.admission import configured, plugin_class
from worthit.plugin.contract import Capability, Health, Point
from worthit.plugin.contributions import Contributions, collect
from worthit.plugin.discover import Found, discover
from worthit.plugin.doctor import Report, examine
from worthit.plugin.isolate import ContractBroken, Fault, attempt, attempt_within
from worthit.plugin.lifecycle import Lifespan
from worthit.plugin.member import Member
from worthit.plugin.points import ROUTES, RouteFactory
from worthit.plugin.roster import Roster

T = TypeVar("T")
log = structlog.get_logger(__name__)


class Limits(Struct, frozen=True, kw_only=True):
    """Seconds that a plugin is given: to start, to stop, to say how it fares, to handle an event."""

    start: float = 10.0
    stop: float = 10.0
    health: float = 2.0
    event: float = 10.0


class PluginHost:
    """The plugins of one process. It is also the `Services` that they are given."""

    def __init__(self, found: Sequence[Found], settings: Settings, environment: Environment, limits: Limits) -> None:
        self.settings = settings
        self._environment = environment
        self._limits = limits
        self._roster = Roster(found, settings.plugins, environment)
        self._services: dict[str, Any] = {}
        self._guards: dict[str, Any] = {}
        for member in self._roster.standing():
            self._admit(member)
        self._roster.put_in_order()
        for member in self._roster.standing():
            self._register(member)

    @classmethod
    def load(
        cls,
        *,
        settings: Settings,
        environment: Environment,
        found: Sequence[Found] | None = None,
        limits: Limits = Limits(),
    ) -> "PluginHost":
        """Take the enabled plugins up to commit. Never raises because of a plugin: see `require`.

        found: what `discover` gave, where the caller has it already.
        """
        return cls(discover() if found is None else found, settings, environment, limits)

    def require(self) -> None:
        """Raise RequiredPluginFailed for a plugin in WORTHIT_PLUGINS__REQUIRED that cannot run."""
        for name in self.settings.plugins.required:
            member = self._roster.named(name)
            if not member.standing:
                setting = setting_name("plugins", "required")
                raise RequiredPluginFailed(f"The plugin {name} is in {setting} but cannot run: {member.line}.")

    def provide(self, capability: Capability[T], service: T) -> None:
        """Give the core's own service of a capability. To be done before the plugins start."""
        self._services[capability.name] = service

    def listen(self, events: EventBus) -> None:
        """Let the plugins hear events for as long as they run."""
        for member in self._roster.members:
            for event, handler in member.contributions.handlers:
                events.on(event, self._guarded(member, handler))

    def all(self, point: Point[T]) -> tuple[T, ...]:
        """What the plugins that stand have added to the point, in the order in which they start."""
        return tuple(
            item
            for member in self._roster.members
            if member.standing
            for item in member.contributions.items.get(point.name, ())
        )

    def get(self, capability: Capability[T]) -> T:
        """The service of the plugin that provides the capability, else the core's. Raises LookupError without one."""
        if capability.guard is None:
            return self._in_charge(capability)
        if capability.name not in self._guards:
            own = self._own(capability)
            self._guards[capability.name] = capability.guard(lambda: self._in_charge(capability), own)
        guard: T = self._guards[capability.name]
        return guard

    def _in_charge(self, capability: Capability[T]) -> T:
        provider = self._roster.provider(capability.name)
        if provider is None:
            return self._own(capability)
        service: T = provider.contributions.services[capability.name]
        return service

    def _own(self, capability: Capability[T]) -> T:
        if capability.name not in self._services:
            if capability.default is None:
                raise LookupError(f"nothing provides {capability.name}")
            self._services[capability.name] = capability.default()
        service: T = self._services[capability.name]
        return service

    def mount(self, rehearse: Callable[[str, Sequence[RouteFactory]], None]) -> None:
        """Call `rehearse` with each plugin that has routes; one for which it raises is left out."""
        for member in self._roster.standing():
            factories: tuple[RouteFactory, ...] = member.contributions.items.get(ROUTES.name, ())
            if factories:
                self._try(member, "its routes cannot be mounted", lambda: rehearse(member.name, factories))  # noqa: B023

    def is_up(self, name: str) -> bool:
        """Whether the plugin is running now."""
        return self._roster.named(name).state == "ok"

    @asynccontextmanager
    async def running(self, *, serving: bool = True) -> AsyncGenerator[None, None]:
        """Run the plugins: start them in order, stop them in reverse. Raises RequiredPluginFailed.

        serving: False for a command, within which those that are `only_serving` stay where they are.
        """
        self.require()
        try:
            for member in self._roster.standing():
                if serving or not self._roster.only_serving(member):
                    await self._start(member)
            self.require()
            yield
        finally:
            for member in reversed(self._roster.members):
                await self._stop(member)

    async def health(self) -> dict[str, Health]:
        """How each enabled plugin fares, by name. Plugins are asked all at once, each with a time limit."""
        enabled = [member for member in self._roster.members if member.enabled]
        answers = await asyncio.gather(*(self._health_of(member) for member in enabled))
        return {member.name: answer for member, answer in zip(enabled, answers, strict=True)}

    def report(self) -> Report:
        """What `worthit plugins doctor` tells."""
        return examine(self._roster.rows(), self.settings, self._environment)

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """The secrets among the settings of the plugins that were configured, so that logging can mask them."""
        return tuple(secret for member in self._roster.members if member.plugin for secret in member.secrets)

    def _try(self, member: Member, during: str, action: Callable[[], T]) -> T | None:
        outcome = attempt(action)
        if isinstance(outcome, Fault):
            member.fail(outcome, during)
            return None
        return outcome

    def _admit(self, member: Member) -> None:
        found = member.found
        assert found is not None
        plugin = self._try(member, "it cannot be imported", lambda: plugin_class(found))
        if plugin is not None:
            member.plugin = self._try(member, "it cannot be configured", lambda: configured(plugin, self._environment))

    def _register(self, member: Member) -> None:
        plugin = member.plugin
        assert plugin is not None

        def register() -> Contributions:
            contributions = collect(plugin)
            for capability in contributions.services:
                if (rival := self._roster.provider(capability)) is not None:
                    raise ContractBroken(f"it provides {capability}, which {rival.name} provides already")
            return contributions

        member.contributions = self._try(member, "register() failed", register) or Contributions()

    async def _start(self, member: Member) -> None:
        plugin = member.plugin
        assert plugin is not None
        member.lifespan = Lifespan(
            lambda: plugin.lifespan(self), on_death=lambda fault: member.fail(fault, "it broke off")
        )
        fault = await member.lifespan.start(self._limits.start)
        if fault is None:
            member.state = "ok"
        else:
            member.lifespan = None
            member.fail(fault, "it did not start")

    async def _stop(self, member: Member) -> None:
        if member.lifespan is None:
            return
        if member.state == "ok":
            member.state = "ready"
        fault = await member.lifespan.stop(self._limits.stop)
        member.lifespan = None
        if fault is not None:
            member.fail(fault, "it did not stop")

    async def _health_of(self, member: Member) -> Health:
        plugin = member.plugin
        if plugin is None or member.state != "ok":
            idle = "it runs while WorthIt! serves" if self._roster.only_serving(member) else "not started"
            return Health("off" if member.state in ("off", "ready") else "failed", member.line or idle)
        answer = await attempt_within(self._limits.health, plugin.health)
        health = Health("failed", answer.told("health() failed")) if isinstance(answer, Fault) else _as_health(answer)
        failing = [name for name in member.contributions.services if getattr(self._guards.get(name), "failing", False)]
        if health.state == "ok" and failing:
            health = Health("degraded", f"its {', '.join(failing)} failed just now; this process goes on alone")
        return Health(health.state, member.presentable(health.detail))

    def _guarded(
        self, member: Member, handler: Callable[[Any], Awaitable[None]]
    ) -> Callable[[Struct], Awaitable[None]]:
        async def hear(event: Struct) -> None:
            if member.state != "ok":
                return
            outcome = await attempt_within(self._limits.event, lambda: handler(event))
            if isinstance(outcome, Fault):
                reason = member.presentable(outcome.told("it raised"))
                log.warning("event handler failed", plugin=member.name, event_type=type(event).__name__, reason=reason)

        return hear


def _as_health(answer: object) -> Health:
    return answer if isinstance(answer, Health) else Health("failed", "health() did not give a Health")
