"""`worthit accounts`: the accounts of this instance, for its operator."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar, cast, get_args

import click

from worthit.accounts.model import OWN_SCOPES, SCOPES, Account, PlanName, Scope
from worthit.cli.loop import run_to_end
from worthit.cli.personal_data import erase, export
from worthit.errors import AnalysisUnavailable

if TYPE_CHECKING:
    from worthit.accounts.key_store import NewKey
    from worthit.accounts.reception import Reception

T = TypeVar("T")
PAGE = 500
_plan = click.Choice(get_args(PlanName))


@click.group()
def accounts() -> None:
    """Make accounts and keys, give plans, list who there is."""


@accounts.command()
@click.option("--plan", "name", type=_plan, default="free", show_default=True, help="The plan, without an end.")
@click.option("--admin", is_flag=True, help="Have the key allow `admin`: to see and alter everybody's account.")
def new(name: str, admin: bool) -> None:
    """Make an account and its first key, which is shown this once."""
    scopes = frozenset(SCOPES) if admin else OWN_SCOPES

    async def make(reception: "Reception") -> "NewKey":
        account = await reception.accounts.new(cast("PlanName", name))
        click.echo(f"account  {account.id}")
        return await reception.keys.add(account.id, "first key", scopes)

    click.echo(f"key      {_run(make).api_key}")


@accounts.command()
@click.argument("account")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(SCOPES),
    multiple=True,
    help="What it allows, as often as wanted; all but `admin` where none is given.",
)
@click.option("--name", default="made by the operator", show_default=True, help="What it is for.")
def key(account: str, scopes: tuple[str, ...], name: str) -> None:
    """Make a key of ACCOUNT, which is shown this once."""
    wanted = cast("tuple[Scope, ...]", scopes) or OWN_SCOPES
    click.echo(_run(lambda reception: reception.keys.add(account, name, wanted)).api_key)


@accounts.command()
@click.argument("account")
@click.argument("name", type=_plan)
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day (UTC) on which it ends; else it has no end.",
)
def plan(account: str, name: str, until: datetime | None) -> None:
    """Give ACCOUNT the plan NAME."""
    ends = None if until is None else until.replace(tzinfo=UTC)
    click.echo(_line(_run(lambda reception: reception.accounts.set_plan(account, cast("PlanName", name), ends))))


@accounts.command("list")
def list_() -> None:
    """List the accounts, newest first."""

    async def tell(reception: "Reception") -> None:
        after = None
        while page := await reception.accounts.page(after, PAGE):
            for account in page:
                click.echo(_line(account))
            after = page[-1].created_at, page[-1].id

    _run(tell)


def _line(account: Account) -> str:
    """`0123456789abcdef0123  2026-11-24  basic until 2027-01-01  telegram 4711`"""
    until = f" until {account.plan_until:%Y-%m-%d}" if account.plan_until else ""
    telegram = f"  telegram {account.telegram_id}" if account.telegram_id else ""
    return f"{account.id}  {account.created_at:%Y-%m-%d}  {account.plan}{until}{telegram}"


def _run(action: "Callable[[Reception], Awaitable[T]]") -> T:
    async def within() -> T:
        from worthit.house import House

        house = House.load()
        async with house.open():
            try:
                return await action(house.reception)
            except AnalysisUnavailable:
                raise AnalysisUnavailable("The database cannot be used; `worthit doctor` tells why.") from None

    return run_to_end(within())


accounts.add_command(export)
accounts.add_command(erase)
