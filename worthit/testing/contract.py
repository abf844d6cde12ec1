"""What every plugin must pass: subclass `PluginContract` in your tests and say which plugin it is."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, ClassVar

import msgspec

from worthit.config import Environment, PluginsSettings, Settings, setting_name
from worthit.plugin.admission import configured, plugin_class
from worthit.plugin.contract import Capability, Plugin
from worthit.plugin.contributions import Contributions, collect
from worthit.plugin.discover import Found, discover
from worthit.plugin.host import PluginHost
from worthit.plugin.points import ROUTES
from worthit.testing.watch import outside_effects

_IMPORT = """
import json, sys, time
import worthit.plugin
known, began = set(sys.modules), time.process_time()
import {module}
spent = time.process_time() - began
print(json.dumps({{"seconds": spent, "new": sorted({{name.partition(".")[0] for name in set(sys.modules) - known}})}}))
"""


class PluginContract:
    """Tests of the contract for one installed plugin.

    name: the plugin's. settings: fields of its section with which it is able to start, as in the environment.
    core: services of the core that it asks for, such as `{VERDICTS: …}`. import_seconds: CPU time that importing its
    entry module may cost on top of `worthit.plugin`.
    """

    name: ClassVar[str]
    settings: ClassVar[Mapping[str, str]] = {}
    core: ClassVar[Mapping[Capability[Any], Any]] = {}
    import_seconds: ClassVar[float] = 0.25

    def test_is_found_once_under_a_name_it_may_use(self) -> None:
        found = [plugin for plugin in discover() if plugin.name == self.name]
        assert len(found) == 1, f"found {len(found)} plugins named {self.name}: is it installed?"
        assert not found[0].problem, found[0].problem

    def test_manifest_keeps_to_the_contract(self) -> None:
        plugin_class(self._found())

    def test_every_setting_has_a_default_and_a_description(self) -> None:
        for field in msgspec.structs.fields(plugin_class(self._found()).manifest.config):
            setting = setting_name(self.name, field.name)
            assert not field.required, f"{setting} has no default: without it the plugin cannot even decline politely"
            notes = getattr(field.type, "__metadata__", ())
            assert any(getattr(note, "description", None) for note in notes), f"{setting} has no Meta(description=…)"

    def test_without_settings_it_is_accepted_or_declines(self) -> None:
        state, line = self._state(self._host({}))
        assert state in ("ready", "off"), line

    def test_register_does_nothing_outside(self) -> None:
        plugin = self._plugin()
        with outside_effects() as seen:
            collect(plugin)
        assert not seen, f"register() does I/O: {seen}"

    def test_register_adds_the_same_each_time(self) -> None:
        assert _shape(collect(self._plugin())) == _shape(collect(self._plugin()))

    def test_routes_are_accepted_under_its_prefix(self) -> None:
        host = self._host(self.settings)
        if not host.all(ROUTES):
            return
        from litestar import Litestar

        from worthit.plugin.adapter import HostPlugin

        application = Litestar(plugins=[HostPlugin(host)], openapi_config=None, logging_config=None)
        own = {route.path for route in application.routes}
        state, line = self._state(host)
        assert state == "ready", line
        assert own
        assert all(path.startswith(f"/plugins/{self.name}") for path in own), own

    def test_starts_answers_for_its_health_and_stops(self) -> None:
        asyncio.run(self._live_once())

    def test_entry_module_is_light(self) -> None:
        module = self._found().target.partition(":")[0]
        seconds, new = _import_cost(module)
        if seconds > self.import_seconds:  # the first time everything may have to be compiled
            seconds, new = _import_cost(module)
        assert seconds <= self.import_seconds, f"importing {module} costs {seconds:.2f} s of CPU; it imports {new}"

    async def _live_once(self) -> None:
        host = self._host(self.settings)
        async with host.running():
            health = (await host.health())[self.name]
            assert health.state in ("ok", "degraded"), health.detail
        state, line = self._state(host)
        assert state == "ready", line

    def _found(self) -> Found:
        return next(plugin for plugin in discover() if plugin.name == self.name)

    def _plugin(self) -> Plugin[Any]:
        environment = Environment(sections={self.name: self.settings})
        return configured(plugin_class(self._found()), environment)

    def _host(self, settings: Mapping[str, str]) -> PluginHost:
        """A host with this plugin and those that it requires."""
        enabled = (self.name, *plugin_class(self._found()).manifest.requires)
        host = PluginHost.load(
            settings=Settings(plugins=PluginsSettings(enabled=enabled)),
            environment=Environment(sections={self.name: settings}),
        )
        for capability, service in self.core.items():
            host.provide(capability, service)
        return host

    def _state(self, host: PluginHost) -> tuple[str, str]:
        row = next(row for row in host.report().plugins if row.name == self.name)
        return row.state, row.line


def _shape(contributions: Contributions) -> Any:
    """What was added, as far as two instances of a plugin can have it in common."""
    items: dict[str, Any] = {point: [type(item) for item in added] for point, added in contributions.items.items()}
    return items, set(contributions.services), [event for event, _ in contributions.handlers]


def _import_cost(module: str) -> tuple[float, list[str]]:
    """CPU seconds that importing the module takes in a fresh interpreter, and the packages that come with it."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    program = [sys.executable, "-c", _IMPORT.format(module=module)]
    answer = subprocess.run(program, env=environment, capture_output=True, check=True, text=True)  # noqa: S603
    cost = json.loads(answer.stdout.splitlines()[-1])
    return cost["seconds"], cost["new"]
