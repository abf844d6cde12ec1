"""`worthit accounts export` and `erase`: what is kept about somebody, given out or erased by the operator."""

from typing import TYPE_CHECKING

import click
import msgspec

from worthit.cli.loop import run_to_end

if TYPE_CHECKING:
    from worthit.accounts.personal_data_desk import PersonalDataExport
    from worthit.accounts.receipts import Receipt


@click.command()
@click.argument("account")
def export(account: str) -> None:
    """Print all that is kept about ACCOUNT, as JSON."""
    _print(run_to_end(_export(account)))


@click.command()
@click.argument("account")
@click.confirmation_option(prompt="Erase this account and all that belongs to it, for good?")
def erase(account: str) -> None:
    """Erase ACCOUNT and all that is kept about it. Prints the signed receipt, as JSON."""
    _print(run_to_end(_erase(account)))


async def _export(account: str) -> "PersonalDataExport":
    from worthit.house import House

    house = House.load()
    async with house.open():
        return await house.personal_data.export(account)


async def _erase(account: str) -> "Receipt":
    from worthit.house import House

    house = House.load()
    async with house.open():
        return await house.personal_data.erase(account)


def _print(what: msgspec.Struct) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(what), indent=2).decode())
