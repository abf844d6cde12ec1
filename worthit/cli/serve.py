"""`worthit run` serves the first page and the API; `worthit migrate` brings the database up to date."""

import ctypes
import gc
import os
import signal
import socket
import sys
from typing import TYPE_CHECKING

import click

from worthit.errors import AnalysisUnavailable, ConfigError

if TYPE_CHECKING:
    from litestar import Litestar

HEADER_SECONDS = 30
"""How long a connection may take to send the head of a request; those that are kept alive, until the next one."""
CONNECTIONS = 512
"""Most connections of a worker, idle ones included; others wait until one is closed."""


@click.command()
def migrate() -> None:
    """Bring the database up to date. `worthit run` and `worthit analyze` do it by themselves."""
    from worthit.plugin import MIGRATIONS
    from worthit.plugin.load import load_host
    from worthit.storage.database import migrate as migrate_database

    plugins = load_host()
    failed = migrate_database(plugins.settings.storage, plugins.all(MIGRATIONS))
    if failed:
        raise AnalysisUnavailable(f"The database is up to date but for the tables of {', '.join(failed)}.")
    click.echo("The database is up to date.")


@click.command()
@click.option("--host", help="Address to listen on; default: WORTHIT_WEB__HOST.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on; default: WORTHIT_WEB__PORT.")
def run(host: str | None, port: int | None) -> None:
    """Serve the first page and the API."""
    from worthit.plugin import MIGRATIONS
    from worthit.plugin.load import load_host
    from worthit.storage.database import migrate as migrate_database
    from worthit.web.edge import read_edge

    plugins = load_host(quiet=True)  # each worker reports on its own
    plugins.require()
    settings = plugins.settings
    read_edge(settings.web)
    try:
        migrate_database(settings.storage, plugins.all(MIGRATIONS))
    except AnalysisUnavailable as error:
        click.echo(f"{error.detail} Verdicts will be given, and not kept.", err=True)
    address, at = host or settings.web.host, port or settings.web.port
    _check_free(address, at)
    click.echo(f"WorthIt! on http://{address}:{at} (stop with Ctrl-C)")
    for row in plugins.report().plugins:
        if row.state == "off":
            click.echo(f"The plugin {row.name} is off: {row.line}")
    sys.stdout.flush()
    serve(address, at, settings.web.workers)


def _check_free(address: str, port: int) -> None:
    """Raise ConfigError where nothing can listen; the server itself would tell it in a hundred lines."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((address, port))
        except OSError as error:
            reason = error.strerror or "it cannot be used"
            raise ConfigError(f"{address}:{port}: {reason}; set WORTHIT_WEB__HOST or WORTHIT_WEB__PORT") from None


def serve(address: str, port: int, workers: int) -> None:
    """Run Granian until it is told to stop; requests in flight are finished.

    Not through `litestar run`: its workers descend from `python -m granian`, whose unguarded main module the processes
    that read pages would run again.
    """
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces, Loops
    from granian.http import HTTP1Settings

    Granian(
        "worthit.cli.serve:application",
        address=address,
        port=port,
        interface=Interfaces.ASGI,
        factory=True,
        workers=workers,
        loop=Loops.uvloop,
        http=HTTPModes.http1,  # where it has to find out, a connection that says nothing is held for ever
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_SECONDS * 1000),
        backpressure=CONNECTIONS,
        workers_kill_timeout=10,
        respawn_failed_workers=True,
    ).serve()


def application() -> "Litestar":
    """What a worker serves. It ends with the server that started it: a worker left alone would keep the port."""
    from worthit.app import create_app
    from worthit.cli.stalled import leave_who_takes_nothing

    _end_with_parent()
    app = create_app()
    app.on_startup += [leave_who_takes_nothing, _leave_what_is_loaded]
    return app


def _leave_what_is_loaded() -> None:
    """Have the garbage collector not look again and again at what stays for good: it holds up all who ask meanwhile."""
    gc.collect()
    gc.freeze()


def _end_with_parent() -> None:
    """Have Linux end this process when its parent is gone, however that died (prctl(2), PR_SET_PDEATHSIG)."""
    if not sys.platform.startswith("linux"):
        return
    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)
    if os.getppid() == 1:  # it died before we asked
        os.kill(os.getpid(), signal.SIGTERM)
