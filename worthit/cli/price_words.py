"""The history of a price as a person reads it on a terminal."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from worthit.cli.price_chart import price_chart
from worthit.cli.price_facts import PriceFacts, points_shown
from worthit.money import Money
from worthit.price.chart import chart_series, told, written
from worthit.price.model import PriceObservation
from worthit.price.parameters import DEFAULT
from worthit.verdict.english import English
from worthit.verdict.facts import PricePast

_SELLERS = {"shop": "from the shop itself", "third_party": "from third parties"}
_MARGIN = 2


def price_on_terminal(facts: PriceFacts, observations: Sequence[PriceObservation], width: int) -> RenderableType:
    """The chart, where there is enough for one; then what it adds up to."""
    points = points_shown(observations)
    series = chart_series(points, facts.currency, facts.at)
    parts: list[RenderableType] = [
        Text(facts.link, style="bold", overflow="fold"),
        Text(f"{facts.condition}, {_SELLERS[facts.seller_kind]}", style="dim"),
        Text(""),
    ]
    if series is not None:
        parts += [price_chart(series, width - 2 * _MARGIN), Text("")]
    lines = Table.grid(padding=(0, 1))
    for line in (told(points, facts.currency, facts.at), *_lines(facts)):
        lines.add_row(Text("·", style="dim"), line)
    parts.append(lines)
    return Padding(Group(*parts), (1, _MARGIN))


def _lines(facts: PriceFacts) -> list[str]:
    lines = [_against_its_past(facts)]
    lows = facts.judgement.lows
    of_days = (("30 days", lows.d30), ("90 days", lows.d90), ("365 days", lows.d365), ("all time", lows.ever))
    known = [f"{written(low, facts.currency)} in {days}" for days, low in of_days if low is not None]
    if known:
        lines.append(f"Lowest: {', '.join(known)}.")
    others = [
        f"{other.condition} {_SELLERS[other.seller_kind]} in {other.currency} ({_times(other.sightings)})"
        for other in facts.others
    ]
    if others:
        lines.append(f"Also seen: {'; '.join(others)}.")
    return lines


def _against_its_past(facts: PriceFacts) -> str:
    """The sentence of a verdict, where a price stands that can be judged."""
    if facts.price is None:
        return f"It was not seen in the last {DEFAULT.stands_days} days, so no price now can be judged."
    judged = facts.judgement
    low = None if judged.lows.d365 is None else Money(judged.lows.d365, facts.currency)
    return English().line(
        PricePast(
            label=judged.label,
            days=judged.days_tracked,
            needed=DEFAULT.judged_days,
            percentile=judged.percentile,
            low=low,
        )
    )


def _times(sightings: int) -> str:
    return "once" if sightings == 1 else f"{sightings:,} times"
