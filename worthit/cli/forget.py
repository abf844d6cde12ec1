"""`worthit forget` erases what this instance keeps about a product, or of an author of reviews."""

import asyncio

import click

from worthit.cli.loop import run_to_end
from worthit.cli.store import told_when_down
from worthit.errors import InvalidRequest


@click.command()
@click.argument("link", required=False)
@click.option("--author", metavar="NAME", help="Erase the reviews that somebody wrote, wherever they were seen.")
def forget(link: str | None, author: str | None) -> None:
    """Erase everything that is kept about the product of LINK, the watches on it included.

    A verdict of the last minutes may be told for a quarter of an hour more.
    """
    if (link is None) == (author is None):
        raise InvalidRequest("Give either the link of a product, or --author NAME.")
    removed = run_to_end(_forget(link, author))
    counts = [f"{table.replace('_', ' ')} {count}" for table, count in sorted(removed.items()) if count]
    click.echo(f"Removed, rows of each table: {', '.join(counts)}." if counts else "Nothing is kept.")


async def _forget(link: str | None, author: str | None) -> dict[str, int]:
    from worthit.house import House
    from worthit.product.extract.reviewing import hashed
    from worthit.product.identify import identify
    from worthit.storage.forgetting import Forgetting

    house = House.load()
    key = identify(link).key if link is not None else None
    async with house.open():
        forgetting = Forgetting(house.database)
        if key is not None:
            with told_when_down():
                return await forgetting.product(key)
        assert author is not None
        pseudonym = await asyncio.to_thread(house.pseudonyms.of, hashed(author))
        with told_when_down():
            return await forgetting.author(pseudonym)
