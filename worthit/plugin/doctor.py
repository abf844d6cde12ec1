"""A report on the plugins and on the settings around them. Pure."""

import difflib
from collections.abc import Iterable

from msgspec import Struct

from worthit.config import PREFIX, Environment, Settings, setting_name
from worthit.plugin.member import State


class Row(Struct, frozen=True, kw_only=True):
    """One plugin. `line` says in one sentence why it does not run, or what it adds."""

    name: str
    distribution: str
    version: str
    state: State
    line: str


class Report(Struct, frozen=True, kw_only=True):
    """Every plugin that is installed or enabled, and settings that deserve a second look."""

    plugins: tuple[Row, ...]
    warnings: tuple[str, ...]

    @property
    def healthy(self) -> bool:
        """Whether everything that is enabled can run, or declined by itself."""
        return all(row.state not in ("failed", "missing") for row in self.plugins)


def examine(rows: Iterable[Row], settings: Settings, environment: Environment) -> Report:
    """The report. Sections that belong to nobody, a lifted protection and what does nothing are warnings, no errors."""
    plugins = tuple(sorted(rows, key=lambda row: (row.name, row.distribution)))
    return Report(plugins=plugins, warnings=(*_foreign(plugins, environment), *_lifted(settings), *_idle(settings)))


def _foreign(plugins: tuple[Row, ...], environment: Environment) -> Iterable[str]:
    known = [row.name for row in plugins]
    for section in environment.foreign_sections(known):
        near = difflib.get_close_matches(section, known, n=1, cutoff=0.6)
        hint = f"; did you mean {PREFIX}{near[0].upper()}__…?" if near else ""
        yield f"{PREFIX}{section.upper()}__… is set, but no plugin named {section} is installed{hint}"


def _lifted(settings: Settings) -> Iterable[str]:
    if settings.fetch.allow_networks:
        name = setting_name("fetch", "allow_networks")
        yield f"{name} is set: addresses that are not on the public web can be fetched; it is meant for tests"


def _idle(settings: Settings) -> Iterable[str]:
    if settings.apify.hosts and not settings.apify.token:
        yield f"{setting_name('apify', 'hosts')} is set without {setting_name('apify', 'token')}: Apify is never asked"
