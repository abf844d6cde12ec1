"""A verdict as a person reads it on a terminal."""

from decimal import Decimal

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from worthit.cli.price_chart import price_chart
from worthit.price.chart import ChartSeries
from worthit.verdict.model import Advantage, Alternative, ProductSummary, Verdict, VerdictDocument

COLOURS = {"excellent": "bold green", "good": "green", "average": "yellow", "poor": "bold red"}
ADVANTAGES: dict[Advantage, str] = {
    "cheaper_and_better": "cheaper and clearly better rated",
    "cheaper_rated_alike": "cheaper and rated alike",
    "better_same_price": "clearly better rated at the same price",
}
_ORIGINS = {
    "fetched": "fetched by this instance",
    "your_copy": "your copy, not checked",
    "taken_in": "taken in for all, on your word",
}
_WIDTH = 40
_CHART_WIDTH = 74


def verdict_on_terminal(document: VerdictDocument, chart: ChartSeries | None = None) -> RenderableType:
    """The answer first, then the product, the scale, the evidence in words, and the chart of its price."""
    verdict = document.verdict
    parts: list[RenderableType] = [
        Text(document.explanation.answer, style=COLOURS.get(verdict.band or "", "bold")),
        Text(""),
        Text(document.product.title or "(the page shows no title)", style="bold"),
        Text(_facts(document.product, document), style="dim"),
    ]
    if verdict.value_score is not None and verdict.interval is not None:
        parts += [Text(""), _scale(verdict, verdict.value_score, verdict.interval)]
    parts.append(Text(""))
    parts += [_point(line) for line in document.explanation.lines]
    parts += [_point(note.text) for note in document.notes]
    if chart is not None:
        parts += [Text(""), price_chart(chart, _CHART_WIDTH)]
    if document.alternatives:
        parts += [Text(""), Text("Better for the money", style="bold")]
        parts += [_point(_alternative(alternative)) for alternative in document.alternatives]
    parts += [Text(""), Text(_footer(document), style="dim")]
    return Padding(Group(*parts), (1, 2))


def _point(line: str) -> RenderableType:
    """A line of evidence that wraps under itself. It is text: shops' words in it are no markup of the terminal."""
    grid = Table.grid(padding=(0, 1))
    grid.add_row(Text("·", style="dim"), Text(line))
    return grid


def _alternative(alternative: Alternative) -> str:
    """What, why, for how much, how sure, and how we know of it."""
    saves = f", {alternative.saves:.0%} less" if alternative.saves else ""
    low, high = alternative.rating
    told = "seen by this instance" if alternative.source == "known" else "as this page says, not looked up"
    paid = ", sponsored" if alternative.sponsored else ""
    return (
        f"{alternative.title or alternative.url}: {ADVANTAGES[alternative.why]}. "
        f"{_amount(alternative.price)} {alternative.currency}{saves}; {low:.1f} to {min(high, 5.0):.1f} stars from "
        f"{alternative.owners:,} owners ({told}{paid}). {alternative.url}"
    )


def price_of(product: ProductSummary) -> str:
    """The price, or the range of prices, in its currency; empty where none is shown."""
    if product.price is None:
        return ""
    high = f" – {_amount(product.price_high)}" if product.price_high is not None else ""
    return f"{_amount(product.price)}{high} {product.currency or ''}".strip()


def stars_of(product: ProductSummary) -> str:
    """The mean of the owners' stars and how many there are; empty where no mean is shown."""
    if product.rating is None:
        return ""
    owners = f" from {product.owners:,} owners" if product.owners is not None else ""
    return f"{round(product.rating, 2):g} of {product.rating_best or 5:g} stars{owners}"


def _facts(product: ProductSummary, document: VerdictDocument) -> str:
    facts = []
    if price := price_of(product):
        listed = f" (list price {_amount(product.list_price)})" if product.list_price is not None else ""
        facts.append(price + listed)
    if stars := stars_of(product):
        facts.append(stars)
    if document.ref is not None:
        facts.append(document.ref.shop)
    if product.availability == "out_of_stock":
        facts.append("out of stock")
    return " · ".join(facts)


def _scale(verdict: Verdict, score: float, interval: tuple[float, float]) -> Text:
    """0 to 10 as a line: the interval thick, the score a mark."""
    low, high = (round(end / 10 * (_WIDTH - 1)) for end in interval)
    at = round(score / 10 * (_WIDTH - 1))
    colour = COLOURS.get(verdict.band or "", "")
    line = Text("0 ", style="dim")
    for cell in range(_WIDTH):
        if cell == at:
            line.append("●", style=colour)
        else:
            line.append("━" if low <= cell <= high else "─", style=colour if low <= cell <= high else "dim")
    line.append(" 10", style="dim")
    line.append(f"   {score:.2f}", style=colour)
    line.append(f"   between {interval[0]:.2f} and {interval[1]:.2f}", style="dim")
    return line


def _footer(document: VerdictDocument) -> str:
    origin = _ORIGINS[document.provenance]
    kept = f"verdict {document.id}" if document.kept else "this verdict could not be stored"
    return f"{origin} · {document.created_at:%Y-%m-%d %H:%M} UTC · {kept} · {document.verdict.engine}"


def _amount(amount: Decimal | None) -> str:
    return f"{amount:,f}" if amount is not None else ""
