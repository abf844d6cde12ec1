"""Installing the plugins that the tests use, and a host with them."""

from pathlib import Path

from tests.contract.broken import BROKEN
from worthit.config import Environment, PluginsSettings, Settings
from worthit.plugin import Capability, PluginHost
from worthit.plugin.doctor import Row
from worthit.plugin.host import Limits
from worthit.testing.pytest_plugin import InstallPlugin

PACKAGES = Path(__file__).parent.parent / "plugins_in_the_wild"
GOOD = {
    "weather": "worthit_weather.plugin:Weather",
    "tally": "worthit_tally.plugin:Tally",
    "attic": "worthit_attic.plugin:Attic",
    "lantern": "worthit_lantern.plugin:Lantern",
    "chorus": "worthit_chorus.plugin:Chorus",
    "heron": "worthit_heron.plugin:Heron",
    "almanac": "worthit_almanac.plugin:Almanac",
    "farmhand": "worthit_farmhand.plugin:Farmhand",
}
SHORT = Limits(start=0.2, stop=0.2, health=0.2, event=0.2)


def install_good(install: InstallPlugin, *names: str) -> None:
    for name in names or GOOD:
        target = GOOD[name]
        install(name, target, PACKAGES / target.partition(".")[0])


def install_broken(install: InstallPlugin, *names: str) -> None:
    for name in names or BROKEN:
        install(name, f"{name}:Broken", BROKEN[name].source(name))


def load(*enabled: str, required: tuple[str, ...] = (), **sections: dict[str, str]) -> PluginHost:
    """A host with these plugins enabled, short limits, and settings given by section."""
    return PluginHost.load(
        settings=Settings(plugins=PluginsSettings(enabled=enabled, required=required)),
        environment=Environment(sections=sections),
        limits=SHORT,
    )


def row(host: PluginHost, name: str) -> Row:
    return next(row for row in host.report().plugins if row.name == name)


DIARY: Capability[list[str]] = Capability(name="diary", of_core=True)
_DIARIST = """
from contextlib import asynccontextmanager
from worthit.plugin import Capability, Manifest, Plugin, PluginConfig
DIARY = Capability(name="diary", of_core=True)

class Diarist(Plugin[PluginConfig]):
    manifest = Manifest(name={name!r}, config=PluginConfig, requires={requires!r}, after={after!r})

    @asynccontextmanager
    async def lifespan(self, services):
        services.get(DIARY).append({name!r} + " starts")
        {before}
        yield
        services.get(DIARY).append({name!r} + " stops")
"""


def install_diarist(
    install: InstallPlugin, name: str, requires: tuple[str, ...] = (), after: tuple[str, ...] = (), before: str = ""
) -> None:
    """Install a plugin that writes down when it starts and stops. before: a statement before it is up."""
    source = _DIARIST.format(name=name, requires=requires, after=after, before=before)
    install(name, f"{name}:Diarist", source)
