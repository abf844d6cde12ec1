"""The price chart on a terminal: braille dots, eight to a letter, readable without colour."""

from rich.text import Text

from worthit.price.chart.series import ChartSeries, Step
from worthit.verdict.words.model import Words

HEIGHT = 12
_LEAST_PLOT = 20
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Which bit is the dot at (row, column) of a braille letter (Unicode, U+2800)."""


def price_chart(series: ChartSeries, words: Words, width: int = 80) -> Text:
    """At most `width` letters wide. Under the plot a solid line where a price is known, a dotted one where none is."""
    amounts = {_row(tick.at): words.numbers.written(tick.label) for tick in series.amounts}
    margin = max(map(len, amounts.values())) + 1
    plot = max(width - margin - 1, _LEAST_PLOT)
    list_row = None if series.list_price_y is None else _row(series.list_price_y)
    chart = _headline(series, words)
    for row, cells in enumerate(_braille(series, plot)):
        chart.append(f"\n{amounts.get(row, ''):>{margin}}", style="dim")
        chart.append("┤" if row in amounts else "│", style="dim")
        for cell in cells:
            if cell:
                chart.append(chr(0x2800 + cell), style="cyan")
            else:
                chart.append("╌" if row == list_row else " ", style="yellow")
    chart.append("\n" + " " * margin + "└" + _floor(series, plot), style="dim")
    chart.append("\n" + " " * (margin + 1) + _dates(series, plot), style="dim")
    if series.gaps:
        chart.append("\n" + " " * (margin + 1) + f"┄ {words.screen.gap}", style="dim")
    return chart


def _headline(series: ChartSeries, words: Words) -> Text:
    said, currency = words.screen, series.currency
    told = [said.marks[mark.kind].format(amount=words.numbers.amount(mark.amount, currency)) for mark in series.marks]
    if series.list_price is not None:
        listed = said.list_price.format(amount=words.numbers.amount(series.list_price, currency))
        told.append(f"╌ {listed}" if series.list_price_y is not None else f"{listed}{said.beyond}")
    return Text(said.chart.format(currency=currency), style="bold").append("   " + " · ".join(told), style="not bold")


def _braille(series: ChartSeries, plot: int) -> list[list[int]]:
    cells = [[0] * plot for _ in range(HEIGHT)]

    def dot(x: int, y: int) -> None:
        cells[y // 4][x // 2] |= _DOTS[y % 4][x % 2]

    for run in series.runs:
        before: int | None = None
        for step in run:
            left, right, y = _ends(step, 2 * plot)
            for x in range(left, right + 1):
                dot(x, y)
            if before is not None:
                for between in range(min(before, y), max(before, y)):
                    dot(left, between)
            before = y
    return cells


def _ends(step: Step, columns: int) -> tuple[int, int, int]:
    return round(step.x_from * (columns - 1)), round(step.x_to * (columns - 1)), round((1 - step.y) * (4 * HEIGHT - 1))


def _row(y: float) -> int:
    return round((1 - y) * (4 * HEIGHT - 1)) // 4


def _floor(series: ChartSeries, plot: int) -> str:
    def known(column: int) -> bool:
        middle = (column + 0.5) / plot
        return not any(start < middle < end for start, end in series.gaps)

    return "".join("─" if known(column) else "┄" for column in range(plot))


def _dates(series: ChartSeries, plot: int) -> str:
    """Names of dates under their places, as many as do not touch."""
    line = ""
    for tick in series.dates:
        at = min(max(round(tick.at * (plot - 1)) - len(tick.label) // 2, 0), plot - len(tick.label))
        if not line or at > len(line):
            line = line.ljust(at) + tick.label
    return line
