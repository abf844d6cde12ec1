"""`worthit prices`: the history of one product's price, shown, written to a file, and taken in from one."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from worthit.cli.loop import run_to_end
from worthit.cli.store import told_when_down
from worthit.errors import InvalidRequest
from worthit.money.currencies import currency_code
from worthit.price.files import MAX_BYTES, FileFormat, PriceFile, as_csv, as_json, read_price_file
from worthit.price.model import PriceObservation
from worthit.product.model import ProductRef

if TYPE_CHECKING:
    from worthit.cli.price_facts import PriceFacts
    from worthit.price.history import History
    from worthit.price.sightings import Sightings


@click.group()
def prices() -> None:
    """The history of a product's price: show it, write it to a file, take it in from one."""


@prices.command()
@click.argument("link")
@click.option("--json", "as_facts", is_flag=True, help="Print the statistics as JSON.")
def show(link: str, as_facts: bool) -> None:
    """Show how a price has moved, as a chart and in words.

    It is the price of the new product from the shop itself; where that was never seen, of the offer seen last.
    """
    facts, history = run_to_end(_facts(_product(link)))
    if as_facts:
        click.echo(msgspec.json.format(msgspec.json.encode(facts), indent=2))
        return
    from rich.console import Console

    from worthit.cli.price_words import price_on_terminal

    console = Console(highlight=False)
    console.print(price_on_terminal(facts, history, console.width))


@prices.command()
@click.argument("link")
@click.option("--format", "file_format", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; without it, the terminal.")
def export(link: str, file_format: str, output: Path | None) -> None:
    """Write down every sighting of a product's price, of all conditions and sellers."""
    observations = run_to_end(_observations(_product(link)))
    text = as_csv(observations) if file_format == "csv" else as_json(observations)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, "utf-8", newline="")
    except OSError as error:
        raise InvalidRequest(f"{output}: {error.strerror}") from None
    click.echo(f"{len(observations):,} sightings written to {output}", err=True)


@prices.command("import")
@click.argument("link")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["auto", "csv", "json", "keepa", "camel"]),
    default="auto",
    show_default=True,
    help="What the file is; keepa also for tables of which every row is a change.",
)
@click.option("--currency", help="Of files that do not name theirs, such as EUR.")
def take_in(link: str, file: Path, file_format: FileFormat, currency: str | None) -> None:
    """Take the prices in a file into the history of a product, for everybody who asks this instance.

    All of the file is taken in, or nothing. The same file twice adds nothing.
    """
    code = currency_code(currency)
    if currency is not None and code is None:
        raise InvalidRequest("--currency must be an ISO 4217 code, such as EUR.")
    ref = _product(link)
    read = read_price_file(_content(file), datetime.now(UTC), file_format=file_format, currency=code, ref=ref)
    added = run_to_end(_take_in(ref, read))
    click.echo(f"Read as {read.read_as}: {len(read.observations):,} sightings, {added:,} of them new.")
    if read.ignored:
        click.echo(f"Columns not understood and left out: {', '.join(read.ignored)}.")


def _product(link: str) -> ProductRef:
    from worthit.product.identify import identify

    ref = identify(link)
    if ref.kind == "short":
        raise InvalidRequest("A short link does not say which product it leads to; give the link of its page.")
    return ref


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise InvalidRequest(f"{file}: {error.strerror}") from None


async def _facts(ref: ProductRef) -> "tuple[PriceFacts, History]":
    from worthit.cli.price_facts import price_facts, shown_of

    async with _sightings() as sightings:
        offers = await sightings.offers(ref.key)
        if not offers:
            raise _not_known()
        shown = shown_of(offers)
        series = await sightings.series(ref.key, shown.currency, shown.condition, shown.seller_kind)
    if not len(series):
        raise _not_known()
    return price_facts(ref, shown, offers, series, datetime.now(UTC))


def _not_known() -> InvalidRequest:
    return InvalidRequest("No price of this product is known here yet; `worthit analyze` looks it up.")


async def _observations(ref: ProductRef) -> list[PriceObservation]:
    async with _sightings() as sightings:
        return [seen async for seen in sightings.observations(ref.key)]


async def _take_in(ref: ProductRef, read: PriceFile) -> int:
    async with _sightings() as sightings:
        return await sightings.take_in(ref.key, read.observations)


@asynccontextmanager
async def _sightings() -> "AsyncGenerator[Sightings, None]":
    """What this instance remembers of prices. Raises AnalysisUnavailable where the database cannot be used."""
    from worthit.house import House
    from worthit.price.sightings import Sightings

    house = House.load()
    async with house.open():
        with told_when_down():
            yield Sightings(house.database)
