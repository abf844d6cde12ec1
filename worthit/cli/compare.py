"""`worthit compare`: links or saved pages of several products in, their verdicts side by side out."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from worthit.cli.analyze import link_from
from worthit.cli.loop import run_to_end
from worthit.errors import InvalidRequest
from worthit.product.saved import read_saved_page
from worthit.verdict.question import FEWEST, MOST, Question

if TYPE_CHECKING:
    from worthit.verdict.compare import Comparison


@click.command()
@click.argument("targets", metavar="URL|FILE…", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as JSON, the same as the API gives.")
def compare(targets: tuple[str, ...], as_json: bool) -> None:
    """Which of them is better for the money?

    Give two to six links, or saved pages (html or html.gz), one for each product. One that cannot be looked up is told
    so; the others are compared without it.
    """
    if not FEWEST <= len(targets) <= MOST:
        raise InvalidRequest(f"Give {FEWEST} to {MOST} products to compare.")
    comparison = run_to_end(_reach([(target, _question(target)) for target in targets]))
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(comparison), indent=2))
    else:
        from rich.console import Console

        from worthit.cli.side_by_side import comparison_on_terminal

        Console(highlight=False).print(comparison_on_terminal(comparison))
    if all(item.verdict is None for item in comparison.items):
        sys.exit(1)


def _question(target: str) -> Question:
    if Path(target).is_file():
        return Question(pages=(read_saved_page(Path(target)),))
    return Question(url=link_from(target))


async def _reach(asked: list[tuple[str, Question]]) -> "Comparison":
    from worthit.house import House
    from worthit.verdict.compare import reach_all

    async with House.load().open() as verdicts:
        return await reach_all(verdicts, asked)
