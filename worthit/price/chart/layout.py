"""Where everything of a chart stands on a picture of 800 × 400, for all that draw it: SVG and PNG look alike."""

from typing import Literal

from msgspec import Struct

from worthit.price.chart.series import ChartSeries, Mark, Step, written

WIDTH, HEIGHT = 800, 400
LEFT, RIGHT, TOP, BOTTOM = 84, 664, 58, 344
"""The plot's edges; amounts are written left of it, the price now right of it, dates under it."""

DOT = 4.5
LETTER = 6.6
"""About the width of a letter of the size in which marks are named: enough to keep a name inside the plot."""

Anchor = Literal["start", "middle", "end"]
Role = Literal["axis", "mark", "now", "list", "title", "note"]


class Label(Struct, frozen=True):
    """A text; x is where it is anchored, y its middle."""

    text: str
    x: float
    y: float
    anchor: Anchor
    role: Role


class Picture(Struct, frozen=True, kw_only=True):
    """A chart in pixels, y downwards. lines: one for each run of known prices; grid: the heights of round amounts."""

    lines: tuple[tuple[tuple[float, float], ...], ...]
    gaps: tuple[tuple[float, float], ...]
    grid: tuple[float, ...]
    days: tuple[float, ...]
    dots: tuple[tuple[float, float], ...]
    list_price: float | None
    labels: tuple[Label, ...]


def lay_out(series: ChartSeries) -> Picture:
    now, *others = series.marks
    return Picture(
        lines=tuple(_line(run) for run in series.runs),
        gaps=tuple((across(start), across(end)) for start, end in series.gaps),
        grid=tuple(upward(tick.at) for tick in series.amounts),
        days=tuple(across(tick.at) for tick in series.dates),
        dots=tuple((across(mark.x), upward(mark.y)) for mark in series.marks),
        list_price=None if series.list_price_y is None else upward(series.list_price_y),
        labels=(
            Label(f"Price in {series.currency}", LEFT, 20, "start", "title"),
            *(Label(tick.label, LEFT - 10, upward(tick.at), "end", "axis") for tick in series.amounts),
            *(Label(tick.label, across(tick.at), BOTTOM + 19, "middle", "axis") for tick in series.dates),
            *_of_now(now, series),
            *(_of_mark(mark, series.currency) for mark in others),
            *_of_list_price(series),
            *_of_gaps(series),
        ),
    )


def across(x: float) -> float:
    return LEFT + x * (RIGHT - LEFT)


def upward(y: float) -> float:
    return BOTTOM - y * (BOTTOM - TOP)


def _line(run: tuple[Step, ...]) -> tuple[tuple[float, float], ...]:
    """A price is level until the next one: two corners a step."""
    return tuple((across(x), upward(step.y)) for step in run for x in (step.x_from, step.x_to))


def _of_now(mark: Mark, series: ChartSeries) -> tuple[Label, Label]:
    y = min(max(upward(mark.y), TOP + 8), BOTTOM - 8)
    name = mark.kind if mark.kind == "now" else "last seen"
    return (
        Label(written(mark.amount, series.currency), RIGHT + 12, y - 9, "start", "now"),
        Label(name, RIGHT + 12, y + 9, "start", "axis"),
    )


def _of_mark(mark: Mark, currency: str) -> Label:
    """The highest is named above its line, the lowest under it, both inside the plot."""
    text = f"{mark.kind} {written(mark.amount, currency)}"
    half = len(text) * LETTER / 2
    x = min(max(across(mark.x), LEFT + half), RIGHT - half)
    y = upward(mark.y) + (-15 if mark.kind == "highest" else 16)
    return Label(text, x, min(y, BOTTOM - 10), "middle", "mark")


def _of_list_price(series: ChartSeries) -> tuple[Label, ...]:
    if series.list_price is None:
        return ()
    amount = written(series.list_price, series.currency)
    if series.list_price_y is None:
        return (Label(f"list price {amount}: far above this picture", RIGHT, 20, "end", "list"),)
    return (Label(f"list price {amount}", RIGHT, 20, "end", "list"),)


def _of_gaps(series: ChartSeries) -> tuple[Label, ...]:
    """The key to the shaded times, where there are any."""
    if not series.gaps:
        return ()
    return (Label("shaded: no price known", LEFT, HEIGHT - 14, "start", "note"),)
