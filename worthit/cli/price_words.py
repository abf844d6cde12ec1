"""The history of a price as a person reads it on a terminal."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from worthit.cli.price_chart import price_chart
from worthit.cli.price_facts import OfferSeen, PriceFacts
from worthit.money import Money
from worthit.price.chart import series_of, told, written
from worthit.price.history import History
from worthit.price.parameters import DEFAULT
from worthit.verdict.facts import PricePast
from worthit.verdict.words.en import ENGLISH
from worthit.verdict.words.frame import sentence

_SELLERS = {"shop": "from the shop itself", "third_party": "from third parties"}
_MARGIN = 2


def price_on_terminal(facts: PriceFacts, history: History, width: int) -> RenderableType:
    """The chart, where there is enough for one; then what it adds up to."""
    series = series_of(history, facts.offer.currency)
    parts: list[RenderableType] = [
        Text(facts.link, style="bold", overflow="fold"),
        Text(f"{facts.offer.condition}, {_SELLERS[facts.offer.seller_kind]}", style="dim"),
        Text(""),
    ]
    if series is not None:
        parts += [price_chart(series, width - 2 * _MARGIN), Text("")]
    lines = Table.grid(padding=(0, 1))
    for line in (told(history, facts.offer.currency), *_lines(facts)):
        lines.add_row(Text("·", style="dim"), line)
    return Padding(Group(*parts, lines), (1, _MARGIN))


def _lines(facts: PriceFacts) -> Iterator[str]:
    currency, spans, drop = facts.offer.currency, facts.statistics.spans, facts.statistics.last_drop
    yield _against_its_past(facts)
    of_days = (("30 days", spans.d30), ("90 days", spans.d90), ("365 days", spans.d365), ("all time", spans.ever))
    lows = [f"{written(span.low, currency)} in {days}" for days, span in of_days if span.low is not None]
    if lows:
        yield f"Lowest: {', '.join(lows)}."
    if drop is not None:
        before, after = written(drop.before, currency), written(drop.after, currency)
        share = f" ({drop.share:+.0%})" if round(drop.share, 2) else ""
        yield f"Last drop: from {before} to {after} {currency} on {drop.at:%Y-%m-%d}{share}."
    if facts.others:
        yield f"Also seen: {'; '.join(map(_other, facts.others))}."


def _against_its_past(facts: PriceFacts) -> str:
    """The sentence of a verdict, where there is a price to be judged."""
    if facts.price is None:
        return f"It was not seen in the last {DEFAULT.stands_days} days, so no price now can be judged."
    judged = facts.judgement
    low = None if judged.lows.d365 is None else Money(judged.lows.d365, facts.offer.currency)
    past = PricePast(
        label=judged.label,
        days=judged.days_tracked,
        needed=DEFAULT.judged_days,
        percentile=judged.percentile,
        low=low,
    )
    return sentence(past, ENGLISH)


def _other(seen: OfferSeen) -> str:
    times = "once" if seen.sightings == 1 else f"{seen.sightings:,} times"
    return f"{seen.offer.condition} {_SELLERS[seen.offer.seller_kind]} in {seen.offer.currency} ({times})"
