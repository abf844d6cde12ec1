"""The geometry of a price chart, apart from how it is drawn: steps, gaps, marks and ticks in a unit square.

What is drawn is the history that prices are judged by (`read_history`): a price stands until the next sighting and at
most seven days past its last; where nothing is known there is a gap, and no line leads over it. Glitches are left out.

The axis of amounts begins at zero. So a price that is twice as high is drawn twice as high, and a change of 2 % looks
like 2 %. The axis of time ends now, also where the last sighting is old.
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from worthit.money.currencies import minor_digits
from worthit.price.chart.thin import Known, Stretch, thin
from worthit.price.chart.ticks import round_amounts, round_dates
from worthit.price.history import DAY, History, read_history
from worthit.price.instants import microseconds, moment
from worthit.price.model import PricePoint

COLUMNS = 400
"""Columns that are told apart: what lies closer in time than one is drawn as one."""

LIST_PRICE_REACH = 2
"""A list price over this × the highest price is told, not drawn: it would press the history flat."""

MarkKind = Literal["lowest", "highest", "now", "last"]


class Step(Struct, frozen=True):
    """A price for as long as it stood. x and y are 0..1 from the left and from the bottom."""

    x_from: float
    x_to: float
    y: float
    amount: Decimal


class Mark(Struct, frozen=True):
    """A point that is named. `last`: the price is not known any more; this is the last that was."""

    kind: MarkKind
    x: float
    y: float
    amount: Decimal


class Tick(Struct, frozen=True):
    """A line of an axis at 0..1 with its label."""

    at: float
    label: str


class ChartSeries(Struct, frozen=True, kw_only=True):
    """A history ready to be drawn. runs: steps that touch; between two runs, and in `gaps`, nothing is known.

    list_price_y: where the list price stands; None where there is none, or where it lies too high to be drawn.
    sentence: the same in words, for those who do not see the picture.
    """

    currency: str
    start: datetime
    end: datetime
    runs: tuple[tuple[Step, ...], ...]
    gaps: tuple[tuple[float, float], ...]
    marks: tuple[Mark, ...]
    amounts: tuple[Tick, ...]
    dates: tuple[Tick, ...]
    list_price: Decimal | None
    list_price_y: float | None
    sentence: str


def chart_series(
    points: Sequence[PricePoint],
    currency: str,
    now: datetime,
    *,
    list_price: Decimal | None = None,
    days: int | None = None,
) -> ChartSeries | None:
    """The chart of what is known in `currency` up to `now`, of the last `days` days or of all time.

    None where there is nothing to draw: no sighting, one alone, or less than a day of them.
    """
    return series_of(read_history(points, currency, now), currency, list_price=list_price, days=days)


def series_of(
    history: History, currency: str, *, list_price: Decimal | None = None, days: int | None = None
) -> ChartSeries | None:
    """`chart_series` of a history that was read before."""
    known = Known.of(history, days)
    if not _drawable(known):
        return None
    picture = _Picture(known, list_price)
    runs = tuple(tuple(map(picture.step, run)) for run in thin(known, picture.column))
    start, end = moment(picture.start), moment(picture.end)
    return ChartSeries(
        currency=currency,
        start=start,
        end=end,
        runs=runs,
        gaps=_gaps(runs),
        marks=_marks(known, picture),
        amounts=tuple(Tick(picture.y(amount), f"{amount.normalize():,f}") for amount in picture.amounts),
        dates=tuple(Tick(picture.x(microseconds(date)), name) for date, name in round_dates(start, end)),
        list_price=list_price,
        list_price_y=picture.y(list_price) if list_price is not None and list_price <= picture.amounts[-1] else None,
        sentence=_sentence(known, currency),
    )


def written(amount: Decimal, currency: str) -> str:
    """An amount with the decimals of its currency, or more where it has more: `1,299.90`, in yen `1,299`."""
    decimals = max(minor_digits(currency), -int(amount.normalize().as_tuple().exponent))
    return f"{amount:,.{decimals}f}"


class _Picture:
    """From time and money to the unit square."""

    def __init__(self, known: Known, list_price: Decimal | None) -> None:
        highest = known.highest().amount
        if list_price is not None and highest < list_price <= LIST_PRICE_REACH * highest:
            highest = list_price
        self.start, self.end = int(known.starts[0]), known.now
        self.column = max(1, (self.end - self.start) // COLUMNS)
        self.amounts = round_amounts(highest)

    def x(self, at: int) -> float:
        return (at - self.start) / (self.end - self.start)

    def y(self, amount: Decimal) -> float:
        return float(amount / self.amounts[-1])

    def step(self, stretch: Stretch) -> Step:
        return Step(self.x(stretch.start), self.x(stretch.end), self.y(stretch.amount), stretch.amount)


def _drawable(known: Known) -> bool:
    return len(known) > 1 and known.now - int(known.starts[0]) >= DAY


def _gaps(runs: tuple[tuple[Step, ...], ...]) -> tuple[tuple[float, float], ...]:
    ends = [run[-1].x_to for run in runs]
    begins = [*(run[0].x_from for run in runs[1:]), 1.0]
    return tuple((end, begin) for end, begin in zip(ends, begins, strict=True) if begin - end > 1 / COLUMNS)


def _marks(known: Known, picture: _Picture) -> tuple[Mark, ...]:
    """The last price always; the lowest and the highest where they are others, each at its latest time."""
    last = known.last()
    kind: MarkKind = "now" if last.end == known.now else "last"
    marks = [Mark(kind, picture.x(last.end), picture.y(last.amount), last.amount)]
    edges: tuple[tuple[MarkKind, Stretch], ...] = (("lowest", known.lowest()), ("highest", known.highest()))
    for kind, edge in edges:
        if edge.amount != last.amount:
            marks.append(Mark(kind, picture.x((edge.start + edge.end) // 2), picture.y(edge.amount), edge.amount))
    return tuple(marks)


def _sentence(known: Known, currency: str) -> str:
    last, now = known.last(), moment(known.now)
    seen = f"{moment(last.start):%Y-%m-%d}"
    low, high = written(known.lowest().amount, currency), written(known.highest().amount, currency)
    still = "now" if last.end == known.now else f"last seen on {seen} at"
    start = int(known.starts[0])
    span = f"From {moment(start):%Y-%m-%d} to {now:%Y-%m-%d}"
    covered = f"Known for {known.covered // DAY} of {(known.now - start) // DAY} days."
    if low == high:
        return f"{span} the price was {low} {currency} whenever it was seen. {covered}"
    return f"{span} between {low} and {high} {currency}, {still} {written(last.amount, currency)}. {covered}"
