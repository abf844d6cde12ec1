"""`worthit watch`: hear when a price falls or rises, or a product can be bought again."""

import re
from collections.abc import Iterator
from datetime import time
from decimal import Decimal, InvalidOperation

import click

from worthit.cli.loop import run_to_end
from worthit.cli.store import told_when_down
from worthit.errors import InvalidRequest, NotAProductPage
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
_SPAN = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)-([01]?\d|2[0-3]):([0-5]\d)")
_CHAT = re.compile(r"telegram:-?[1-9]\d{0,19}", re.ASCII)


class _Number(click.ParamType[Decimal]):
    name = "number"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        try:
            return Decimal(str(value).removesuffix("%").strip().replace(",", "."))
        except InvalidOperation:
            self.fail(f"{value} is no number such as 49.90 or 10", param, ctx)


class _Span(click.ParamType[tuple[time, time]]):
    name = "hours"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[time, time]:
        found = _SPAN.fullmatch(str(value))
        if found is None:
            self.fail(f"{value} is no span such as 22:00-07:00", param, ctx)
        begin_hour, begin_minute, end_hour, end_minute = map(int, found.groups())
        span = time(begin_hour, begin_minute), time(end_hour, end_minute)
        if span[0] == span[1]:
            self.fail(f"{value} is no time at all", param, ctx)
        return span


_to = click.option(
    "--to", default=HERE, show_default=True, help="Who hears: terminal (where `worthit run` writes), or telegram:ID."
)


@click.group()
def watch() -> None:
    """Hear when a price falls or rises, or a product is back in stock. `worthit run` looks and tells."""


@watch.command()
@click.argument("link")
@click.option("--target", type=_Number(), help="Tell when the price is this or less, in the product's currency.")
@click.option("--drop", type=_Number(), metavar="PERCENT", help="Tell when it is so much cheaper than now.")
@click.option("--new-low", type=int, metavar="DAYS", help="Tell when it is the lowest price of so many days.")
@click.option("--back-in-stock", is_flag=True, help="Tell when it can be bought again.")
@click.option("--rise", type=_Number(), metavar="PERCENT", help="Tell when it is so much dearer than now.")
@click.option(
    "--most-a-day", type=int, default=MOST_A_DAY, show_default=True, help="Tell at most so often in 24 hours."
)
@click.option("--quiet", type=_Span(), metavar="HH:MM-HH:MM", help="Tell nothing between these times.")
@click.option("--zone", help="Time zone of --quiet, such as Europe/Rome; default: UTC.")
@_to
def add(
    link: str, to: str, quiet: tuple[time, time] | None, zone: str | None, most_a_day: int, **wanted: object
) -> None:
    """Watch the product of LINK. Of several wishes whichever comes true first is told."""
    if zone is not None and quiet is None:
        raise InvalidRequest("--zone is the time zone of --quiet: give both.")
    rule = WatchRule(
        when=tuple(_triggers(wanted)),
        most_a_day=most_a_day,
        quiet=None if quiet is None else QuietHours(start=quiet[0], end=quiet[1], zone=zone or "UTC"),
    )
    made = run_to_end(_add(link, _owner(to), rule))
    click.echo(f"Watching {_line(made)}")


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
        raise InvalidRequest(f"There is no watch {watch_id}; `worthit watch list` shows those that there are.")
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


def _owner(to: str) -> str:
    """Who hears. Raises InvalidRequest for somebody whom nothing here could reach."""
    if to == HERE:
        return f"{HERE}:here"
    if not _CHAT.fullmatch(to):
        raise InvalidRequest(f"--to {to}: give {HERE}, or telegram: with the number of a chat, such as telegram:4711.")
    return to


def _line(one: Watch) -> str:
    """`4f…  Kettle: 49.90 EUR or less; now 64.90 EUR`."""
    wishes = ", or ".join(trigger_words(trigger, one.currency) for trigger in one.rule.when)
    now = "" if one.price is None else f"; now {write_amount(one.price.amount, one.price.currency, DEFAULT_LANGUAGE)}"
    return f"{one.id}  {one.title or one.url}: {wishes}{now}{_limits(one.rule)}"


def _limits(rule: WatchRule) -> str:
    """What keeps it from telling, where that is not the usual."""
    most = "" if rule.most_a_day == MOST_A_DAY else f"; at most {rule.most_a_day} a day"
    quiet = rule.quiet
    return most if quiet is None else f"{most}; quiet from {quiet.start:%H:%M} to {quiet.end:%H:%M} in {quiet.zone}"


async def _add(link: str, owner: str, rule: WatchRule) -> Watch:
    from worthit.house import House
    from worthit.price.watching.checks import check_rule
    from worthit.verdict.question import Question
    from worthit.verdict.watching.watched import watched_in

    check_rule(rule)
    house = House.load()
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
