"""`worthit batch KIND`: JSON lines in, JSON lines out. See docs/batch.md."""

import click


@click.command()
@click.argument("kind", type=click.Choice(["identify", "extract", "verdict"]))
def batch(kind: str) -> None:
    """JSON lines in, JSON lines out, one for one and in order, for people with data. Never touches the network."""
    import sys

    from worthit.batch import run

    run(kind, sys.stdin.buffer, sys.stdout.buffer)
