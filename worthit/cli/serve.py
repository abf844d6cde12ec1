"""`worthit run` serves the first page and the API; `worthit migrate` brings the database up to date."""

import os
import sys

import click

from worthit.config import load_settings, read_environment


@click.command()
def migrate() -> None:
    """Bring the database up to date. `worthit run` and `worthit analyze` do it by themselves."""
    from worthit.storage.database import migrate as migrate_database

    settings = load_settings(read_environment())
    migrate_database(settings.storage.url)
    click.echo("The database is up to date.")


@click.command()
@click.option("--host", help="Address to listen on; default: WORTHIT_WEB__HOST.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on; default: WORTHIT_WEB__PORT.")
def run(host: str | None, port: int | None) -> None:
    """Serve the first page and the API."""
    from worthit.app import load_host
    from worthit.storage.database import migrate as migrate_database

    host_of_plugins = load_host()  # a wrong setting or a required plugin that cannot run stops the start here
    settings = host_of_plugins.settings
    migrate_database(settings.storage.url)
    address, at = host or settings.web.host, port or settings.web.port
    click.echo(f"WorthIt! on http://{address}:{at} (stop with Ctrl-C)")
    sys.stdout.flush()
    server = ["-m", "litestar", "--app", "worthit.app:create_app", "run", "--host", address, "--port", str(at)]
    limits = ["--loop", "uvloop", "--backpressure", "64", "--workers-kill-timeout", "10"]
    os.execv(sys.executable, [sys.executable, *server, "--workers", str(settings.web.workers), *limits])
