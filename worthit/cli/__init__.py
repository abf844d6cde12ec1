"""The command line. Each command is imported when it is asked for, so that `worthit --help` starts at once."""

import importlib
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import click

from worthit.errors import WorthItError

if TYPE_CHECKING:
    from worthit.plugin import PluginHost, Services

COMMANDS = {
    "accounts": "worthit.cli.accounts:accounts",
    "analyze": "worthit.cli.analyze:analyze",
    "batch": "worthit.cli.batch:batch",
    "bundle": "worthit.cli.bundle:bundle",
    "compare": "worthit.cli.compare:compare",
    "doctor": "worthit.cli.doctor:doctor",
    "forget": "worthit.cli.forget:forget",
    "jobs": "worthit.cli.jobs:jobs",
    "keys": "worthit.cli.keys:keys",
    "migrate": "worthit.cli.serve:migrate",
    "openapi": "worthit.cli.reference:openapi",
    "plugins": "worthit.plugin.commands:plugins",
    "prices": "worthit.cli.prices:prices",
    "reference": "worthit.cli.reference:reference",
    "run": "worthit.cli.serve:run",
    "verify": "worthit.cli.verify:verify",
    "watch": "worthit.cli.watch:watch",
}


class _Commands(click.Group):
    """Our own commands by name, then those that plugins bring."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*sorted(COMMANDS), *sorted(_commands_of(_plugins()).keys() - COMMANDS.keys())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS:
            module, _, name = COMMANDS[cmd_name].partition(":")
            command: click.Command = getattr(importlib.import_module(module), name)
            return command
        from worthit.plugin.commanded import SERVICES

        ctx.meta[SERVICES] = _services
        host = _plugins()
        brought = _commands_of(host).get(cmd_name)
        if brought is None and not ctx.resilient_parsing:  # completing a line, nobody wants to be told why
            _tell_if_left_out(cmd_name, host)
        return brought

    def invoke(self, ctx: click.Context) -> object:
        """Tell every error of ours in one line; a traceback is for our own faults."""
        try:
            return super().invoke(ctx)
        except WorthItError as error:
            click.echo(f"{error.code} {error.title}: {error.detail}", err=True)
            sys.exit(1)


def _plugins() -> "PluginHost":
    from worthit.plugin.load import load_host

    return load_host(quiet=True)


def _commands_of(host: "PluginHost") -> dict[str, click.Command]:
    from worthit.plugin.points import COMMANDS as POINT

    return {command.name: command for command in host.all(POINT) if command.name}


def _tell_if_left_out(name: str, host: "PluginHost") -> None:
    """Raises UsageError for the name of a plugin that cannot run: its commands are away with it."""
    became = {"off": "is off", "failed": "has failed", "missing": "is missing", "disabled": "is disabled"}
    for row in host.report().plugins:
        if row.name == name and row.state in became:
            raise click.UsageError(f"The plugin {name} {became[row.state]}{row.line and f': {row.line}'}")


@asynccontextmanager
async def _services() -> "AsyncGenerator[Services, None]":
    """What the commands of plugins may use."""
    from worthit.house import House

    house = House.load()
    async with house.open():
        yield house.host


def _application_around(host: "PluginHost") -> object:
    """What `worthit plugins doctor` tries the plugins' routes in."""
    from worthit.app import create_app
    from worthit.house import House

    return create_app(House(host))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "obj": _application_around})
@click.version_option(package_name="worthit")
def main() -> None:
    """Is it worth its price? An honest, checkable verdict on any product page."""
