"""`worthit batch KIND`: JSON lines in, JSON lines out. See docs/batch.md."""

from typing import Literal

import click


@click.command()
@click.argument("kind", type=click.Choice(["aspects", "extract", "identify", "price", "sentiment", "trust", "verdict"]))
@click.option(
    "--engine", type=click.Choice(["deep", "fast"]), default="deep", show_default=True, help="Who reads the reviews."
)
def batch(kind: str, engine: Literal["deep", "fast"]) -> None:
    """JSON lines in, JSON lines out, one for one and in order, for people with data. Never touches the network."""
    import sys

    from worthit.batch import run

    run(kind, sys.stdin.buffer, sys.stdout.buffer, engine)
