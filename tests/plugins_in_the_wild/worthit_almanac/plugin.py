from typing import Protocol

from worthit.plugin import Capability, Manifest, Plugin, PluginConfig, Registrar


class Moon(Protocol):
    def phase(self) -> str: ...


MOON: Capability[Moon] = Capability(name="almanac.moon")


class FullMoon:
    def phase(self) -> str:
        return "full"


class Almanac(Plugin[PluginConfig]):
    manifest = Manifest(name="almanac", config=PluginConfig)

    def register(self, to: Registrar) -> None:
        to.provide(MOON, FullMoon())
