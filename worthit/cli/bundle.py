"""`worthit bundle`: a kept verdict with all that it was reached from, signed, as a file."""

import sys
from pathlib import Path

import click

from worthit.cli.loop import run_to_end
from worthit.errors import InvalidRequest


@click.command()
@click.argument("verdict_id", metavar="ID")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write it there, not to stdout.")
@click.option("--redacted", is_flag=True, help="Hashes instead of texts: only its signature can be checked.")
def bundle(verdict_id: str, output: Path | None, *, redacted: bool) -> None:
    """Give the bundle of a verdict that this instance has kept; `worthit verify` checks it anywhere."""
    content = run_to_end(_bundle(verdict_id, redacted))
    if output is None:
        sys.stdout.buffer.write(content + b"\n")
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise InvalidRequest(f"{output}: it cannot be written ({error.strerror})") from None


async def _bundle(verdict_id: str, redacted: bool) -> bytes:
    from worthit.house import House

    house = House.load()
    async with house.open():
        return await house.bundles.of(verdict_id, redacted=redacted)
