"""The history of a price as a person reads it on a terminal."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from worthit.cli.price_chart import price_chart
from worthit.cli.price_facts import PriceFacts
from worthit.money import Money
from worthit.price.chart import series_of
from worthit.price.history import History
from worthit.price.offers import OfferSeen
from worthit.price.parameters import DEFAULT
from worthit.verdict.explain import write_amount
from worthit.verdict.telling import price_past
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
        parts += [price_chart(series, ENGLISH, width - 2 * _MARGIN), Text("")]
    lines = Table.grid(padding=(0, 1))
    for line in _lines(facts):
        lines.add_row(Text("·", style="dim"), line)
    return Padding(Group(*parts, lines), (1, _MARGIN))


def _lines(facts: PriceFacts) -> Iterator[str]:
    drop = facts.statistics.last_drop
    yield from _range(facts)
    yield _against_its_past(facts)
    yield from _lowest(facts)
    if drop is not None:
        share = f" ({drop.share:+.0%})" if round(drop.share, 2) else ""
        yield f"Last drop: from {_money(drop.before, facts)} to {_money(drop.after, facts)} on {_day(drop.at)}{share}."
    if facts.others:
        yield f"Also seen: {'; '.join(map(_other, facts.others))}."


def _range(facts: PriceFacts) -> Iterator[str]:
    """Between which amounts it was, and for how much of the time that is known."""
    known, ever, last = facts.statistics, facts.statistics.spans.ever, _money(facts.last_price, facts)
    if known.first_seen is None or ever.low is None or ever.high is None:
        return
    if known.sightings == 1:
        yield f"Seen once: {_money(ever.low, facts)} on {_day(known.first_seen)}."
        return
    span = f"From {_day(known.first_seen)} to {_day(facts.at)}"
    covered = f"Known for {known.days_tracked} of {(facts.at - known.first_seen).days} days."
    low, high = _money(ever.low, facts), _money(ever.high, facts)
    if low == high:
        yield f"{span} the price was {low} whenever it was seen. {covered}"
        return
    still = f"now {last}" if facts.price is not None else f"last seen on {_day(facts.last_seen)} at {last}"
    yield f"{span} between {low} and {high}, {still}. {covered}"


def _lowest(facts: PriceFacts) -> Iterator[str]:
    """Each amount once, with the days that it is the lowest of. What was not known yet is no low of so many days."""
    first, spans = facts.statistics.first_seen, facts.statistics.spans
    if first is None:
        return
    lows: dict[Decimal, list[str]] = {}
    for days, span in ((30, spans.d30), (90, spans.d90), (365, spans.d365)):
        if span.low is not None and facts.at - first >= timedelta(days=days):
            lows.setdefault(span.low, []).append(str(days))
    named = [f"{_money(low, facts)} in {_listed(days)} days" for low, days in lows.items()]
    ever = spans.ever.low
    if ever is not None and ever not in lows:
        named.append(f"{_money(ever, facts)} since {_day(first)}")
    yield f"Lowest: {', '.join(named)}."


def _against_its_past(facts: PriceFacts) -> str:
    """The sentence of a verdict, where there is a price to be judged."""
    if facts.price is None:
        return f"It was not seen in the last {DEFAULT.stands_days} days, so no price now can be judged."
    judged = facts.judgement
    known = facts.statistics.spans.d365
    past = price_past(judged, Money(facts.price, facts.offer.currency), unmoved=known.low == known.high == facts.price)
    return sentence(past, ENGLISH)


def _other(seen: OfferSeen) -> str:
    times = "once" if seen.sightings == 1 else f"{seen.sightings:,} times"
    return f"{seen.offer.condition} {_SELLERS[seen.offer.seller_kind]} in {seen.offer.currency} ({times})"


def _listed(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _money(amount: Decimal, facts: PriceFacts) -> str:
    return write_amount(amount, facts.offer.currency, ENGLISH.language)


def _day(at: datetime) -> str:
    return f"{at:%Y-%m-%d}"
