"""`worthit watch`: hear when a price falls or rises, or a product can be bought again."""

from collections.abc import Iterator
from datetime import time
from decimal import Decimal

import click

from worthit.cli.loop import run_to_end
from worthit.cli.store import told_when_down
from worthit.cli.watch_values import Amount, Percent, Span
from worthit.errors import InvalidRequest, NotAProductPage
from worthit.money import Money
from worthit.price.watching.model import (
    MOST_A_DAY,
    BackInStock,
    NewLow,
    PercentDrop,
    PriceRise,
    QuietHours,
    TargetPrice,
    Trigger,
    Watch,
    WatchRule,
)
from worthit.verdict.explain import DEFAULT_LANGUAGE, write_amount
from worthit.verdict.watching.words import trigger_words

HERE = "terminal"


_to = click.option(
    "--to", default=HERE, show_default=True, help="Who hears: terminal (where `worthit run` writes), or telegram:ID."
)


@click.group()
def watch() -> None:
    """Hear when a price falls or rises, or a product is back in stock. `worthit run` looks and tells."""


@watch.command()
@click.argument("link")
@click.option("--target", type=Amount(), help="Tell when the price is this or less, in the product's currency.")
@click.option("--drop", type=Percent(), metavar="PERCENT", help="Tell when it is so much cheaper than now.")
@click.option("--new-low", type=int, metavar="DAYS", help="Tell when it is the lowest price of so many days.")
@click.option("--back-in-stock", is_flag=True, help="Tell when it can be bought again.")
@click.option("--rise", type=Percent(), metavar="PERCENT", help="Tell when it is so much dearer than now.")
@click.option(
    "--most-a-day", type=int, default=MOST_A_DAY, show_default=True, help="Tell at most so often in 24 hours."
)
@click.option("--quiet", type=Span(), metavar="HH:MM-HH:MM", help="Tell nothing between these times.")
@click.option("--zone", help="Time zone of --quiet, such as Europe/Rome; UTC where none is given.")
@_to
def add(
    link: str, to: str, quiet: tuple[time, time] | None, zone: str | None, most_a_day: int, **wanted: object
) -> None:
    """Watch the product of LINK. Of several wishes whichever comes true first is told."""
    rule = WatchRule(when=tuple(_triggers(wanted)), most_a_day=most_a_day, quiet=_quiet(quiet, zone))
    made = run_to_end(_add(link, _owner(to), rule))
    click.echo(f"Watching {_line(made)}")
    if made.price is not None and any(_is_reached(trigger, made.price) for trigger in rule.when):
        click.echo("The target is reached already.")


@watch.command("list")
@_to
def list_(to: str) -> None:
    """List the watches."""
    watches = run_to_end(_of_owner(_owner(to)))
    for one in watches:
        click.echo(_line(one))
    if not watches:
        click.echo("There are no watches.")


@watch.command()
@click.argument("watch_id", metavar="ID")
@_to
def remove(watch_id: str, to: str) -> None:
    """End the watch with this ID, as `worthit watch list` shows it."""
    if not run_to_end(_remove(_owner(to), watch_id)):
        whose = "" if to == HERE else f" of {to}"
        raise InvalidRequest(f"There is no watch {watch_id}{whose}; `worthit watch list` shows those that there are.")
    click.echo(f"No longer watching {watch_id}")


def _triggers(wanted: dict[str, object]) -> Iterator[Trigger]:
    match wanted["target"]:
        case Decimal() as amount:
            yield TargetPrice(amount=amount)
    match wanted["drop"]:
        case Decimal() as percent:
            yield PercentDrop(percent=percent)
    match wanted["new_low"]:
        case int() as days:
            yield NewLow(days=days)
    if wanted["back_in_stock"]:
        yield BackInStock()
    match wanted["rise"]:
        case Decimal() as percent:
            yield PriceRise(percent=percent)


def _quiet(span: tuple[time, time] | None, zone: str | None) -> QuietHours | None:
    if span is None:
        if zone is not None:
            raise InvalidRequest("--zone says on whose clocks the hours of --quiet are; give both.")
        return None
    return QuietHours(start=span[0], end=span[1], zone=zone or "UTC")


def _is_reached(trigger: Trigger, price: Money) -> bool:
    return isinstance(trigger, TargetPrice) and price.amount <= trigger.amount


def _owner(to: str) -> str:
    return f"{HERE}:here" if to == HERE else to


def _line(one: Watch) -> str:
    """`4f…  Kettle: €49.90 or less; now €64.90; at most 3 times in 24 hours; not 22:00-07:00 Europe/Rome`."""
    wishes = ", or ".join(trigger_words(trigger, one.currency) for trigger in one.rule.when)
    now = "" if one.price is None else f"; now {write_amount(one.price.amount, one.price.currency, DEFAULT_LANGUAGE)}"
    often = "once" if one.rule.most_a_day == 1 else f"{one.rule.most_a_day} times"
    return f"{one.id}  {one.title or one.url}: {wishes}{now}; at most {often} in 24 hours{_not_at(one.rule.quiet)}"


def _not_at(quiet: QuietHours | None) -> str:
    return "" if quiet is None else f"; not {quiet.start:%H:%M}-{quiet.end:%H:%M} {quiet.zone}"


async def _add(link: str, owner: str, rule: WatchRule) -> Watch:
    from worthit.house import House
    from worthit.price.watching.checks import check_rule
    from worthit.price.watching.owners import check_owner
    from worthit.verdict.question import Question
    from worthit.verdict.watching.watched import watched_in

    check_rule(rule)
    house = House.load()
    check_owner(owner, house.notifiers())
    async with house.open() as verdicts:
        watched = watched_in(await verdicts.reach(Question(url=link)))
        if watched is None:
            raise NotAProductPage("This link cannot be looked up again, so it cannot be watched.")
        with told_when_down():
            return await house.watches.add(owner, watched, rule)


async def _of_owner(owner: str) -> tuple[Watch, ...]:
    from worthit.house import House

    house = House.load()
    async with house.open():
        with told_when_down():
            return await house.watches.of_owner(owner)


async def _remove(owner: str, watch_id: str) -> bool:
    from worthit.house import House

    house = House.load()
    async with house.open():
        with told_when_down():
            return await house.watches.remove(owner, watch_id)
