"""Which plugins are installed, by their entry points. Names only: nothing of a plugin is imported here."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, EntryPoint, distributions
from typing import Any

from msgspec import Struct, structs

from worthit.config import PluginsSettings, Settings
from worthit.plugin.isolate import Fault, attempt

GROUP = "worthit.plugins"
RESERVED = frozenset({"bot", "caching", "fraud", "monitoring", "payments"})
"""Names of WorthIt!'s own plugins; each comes from the distribution `worthit-<name>` alone."""
CORE_NAMES = frozenset(Settings.__struct_fields__) | {
    "analyze", "batch", "bundle", "compare", "doctor", "forget", "jobs", "keys", "migrate", "openapi", "prices",
    "reference", "run", "verify", "watch",
}  # fmt: skip
"""Sections of the settings and commands that belong to the core."""
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


class Found(Struct, frozen=True, kw_only=True):
    """One entry point. `problem` says why it cannot be used, whatever it holds; empty if it can."""

    name: str
    target: str
    distribution: str
    version: str
    problem: str = ""

    def load(self) -> Any:
        """Import what the entry point names. Raises whatever the import raises."""
        return EntryPoint(self.name, self.target, GROUP).load()


def discover() -> tuple[Found, ...]:
    """Every installed plugin by name, those that cannot be used included. An early folder of `sys.path` wins."""
    found = sorted(_entry_points(), key=lambda plugin: (plugin.name, plugin.distribution))
    claims = Counter(plugin.name for plugin in found)
    return tuple(
        structs.replace(plugin, problem=plugin.problem or _problem(plugin, found, claims[plugin.name]))
        for plugin in found
    )


def enabled_names(found: Iterable[Found], settings: PluginsSettings) -> frozenset[str]:
    """The plugins that shall run: those named, else our own that are installed; those required in any case."""
    if settings.enabled is None:
        chosen = {plugin.name for plugin in found if plugin.name in RESERVED and not plugin.problem}
    else:
        chosen = set(settings.enabled)
    return frozenset(chosen | set(settings.required))


def name_problem(name: str, distribution: str = "") -> str:
    """Why a plugin may not have this name; empty if it may. Reserved names are open to one distribution each."""
    if not _NAME.fullmatch(name):
        return "its name must be of small letters, digits and single underscores"
    if name in CORE_NAMES:
        return f"the name {name} belongs to the core"
    ours = f"worthit-{name}"
    if name in RESERVED and _normal(distribution) != ours:
        return f"the name {name} is reserved for {ours}"
    return ""


def _entry_points() -> Iterator[Found]:
    seen: set[str] = set()
    for distribution in distributions():
        if GROUP not in (distribution.read_text("entry_points.txt") or ""):
            continue
        name = str(distribution.metadata["Name"])
        if _normal(name) not in seen:
            seen.add(_normal(name))
            yield from _of(distribution, name)


def _of(distribution: Distribution, name: str) -> Iterator[Found]:
    entries = attempt(lambda: distribution.entry_points)
    if isinstance(entries, Fault):
        problem = "its entry_points.txt cannot be read"
        yield Found(name=name, target="", distribution=name, version=distribution.version, problem=problem)
        return
    for entry in entries:
        if entry.group == GROUP:
            yield Found(name=entry.name, target=entry.value, distribution=name, version=distribution.version)


def _problem(plugin: Found, found: Iterable[Found], claims: int) -> str:
    problem = name_problem(plugin.name, plugin.distribution)
    if problem or plugin.name in RESERVED:
        return problem
    if claims > 1:
        rivals = " and ".join(other.distribution for other in found if other.name == plugin.name)
        return f"{rivals} both claim the name {plugin.name}: uninstall one of them"
    return ""


def _normal(distribution: str) -> str:
    """The form in which two spellings of a distribution's name are one (PEP 503)."""
    return re.sub(r"[-_.]+", "-", distribution).lower()
