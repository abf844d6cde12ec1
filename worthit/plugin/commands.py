"""`worthit plugins`: which plugins are installed, which run, why one does not; and a new one to start from."""

import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import cast

import click
import msgspec

from worthit.config import load_settings, read_environment
from worthit.plugin.discover import discover, enabled_names
from worthit.plugin.doctor import Report
from worthit.plugin.host import PluginHost
from worthit.plugin.load import load_host
from worthit.plugin.points import ROUTES

_COLOURS = {"ready": "green", "ok": "green", "off": "yellow", "failed": "red", "missing": "red", "enabled": "green"}


@click.group()
def plugins() -> None:
    """Tell which plugins are installed and whether they can run, and write new ones."""


@plugins.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_(*, as_json: bool) -> None:
    """List the installed plugins. Nothing of them is imported."""
    found = discover()
    settings = load_settings(read_environment(), plugin_sections=[plugin.name for plugin in found])
    enabled = enabled_names(found, settings.plugins)
    rows = [(p.name, p.distribution, p.version, "enabled" if p.name in enabled else "disabled") for p in found]
    if as_json:
        keys = ("name", "distribution", "version", "state")
        _print_json([dict(zip(keys, row, strict=True)) for row in rows])
    elif not rows:
        click.echo("No plugins are installed.")
    else:
        _print_table(rows)


@plugins.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def doctor(ctx: click.Context, *, as_json: bool) -> None:
    """Try the plugins without starting them, one line each; exit code 1 when one that is enabled fails.

    Their routes are tried in the application that `ctx.obj` builds around a host, where that is given.
    """
    build = cast("Callable[[PluginHost], object] | None", ctx.obj)
    report = _examined(build or _bare_application)
    if as_json:
        _print_json(report)
    else:
        _print_report(report)
    sys.exit(0 if report.healthy else 1)


@plugins.command()
@click.argument("name")
@click.option("--folder", type=click.Path(path_type=Path), help="The folder to make.  [default: worthit-NAME]")
def new(name: str, folder: Path | None) -> None:
    """Write a plugin to start from: it installs, runs and passes its own tests."""
    from worthit.plugin.new import distribution_name, render_plugin, write_folder

    texts = render_plugin(name)
    folder = folder or Path(distribution_name(name))
    write_folder(texts, folder)
    shown = click.format_filename(folder)
    click.echo(f"Made {shown}, a plugin that remarks on old reviews:")
    for path in texts:
        click.echo(f"  {path}")
    click.echo("Next:")
    steps = ("pip install -e . pytest", "pytest", f"WORTHIT_PLUGINS__ENABLED={name} worthit plugins doctor")
    for step in (f"cd {shlex.quote(shown)}", *steps):
        click.echo(f"  {step}")


def _examined(build: Callable[[PluginHost], object]) -> Report:
    host = load_host(quiet=True)
    if host.all(ROUTES):
        build(host)
    return host.report()


def _bare_application(host: PluginHost) -> object:
    from litestar import Litestar

    from worthit.plugin.adapter import HostPlugin

    return Litestar(plugins=[HostPlugin(host)], logging_config=None)


def _print_report(report: Report) -> None:
    if report.plugins:
        _print_table((row.name, row.distribution, row.version, row.state, row.line) for row in report.plugins)
    else:
        click.echo("No plugins are installed.")
    for warning in report.warnings:
        click.echo(f"warning: {warning}")


def _print_table(rows: Iterable[Sequence[str]]) -> None:
    """Rows of name, distribution, version, state and maybe a line, in aligned columns."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padding = [" " * (width - len(cell)) for cell, width in zip(row, widths, strict=True)]
        shown = [*row[:3], click.style(row[3], fg=_COLOURS.get(row[3])), *row[4:]]
        click.echo("  ".join(cell + space for cell, space in zip(shown, padding, strict=True)).rstrip())


def _print_json(value: object) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2))
