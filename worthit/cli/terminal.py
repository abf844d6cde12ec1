"""A verdict as a person reads it on a terminal, all of it in the language of its explanation."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from worthit.cli.price_chart import price_chart
from worthit.cli.wrapping import Unbroken
from worthit.price.chart import ChartSeries
from worthit.verdict.explain import LANGUAGES, spoken, write_amount
from worthit.verdict.model import Alternative, ProductSummary, Verdict, VerdictDocument
from worthit.verdict.words.model import Words
from worthit.verdict.words.shown import alternative, named, price_of, stars_of

COLOURS = {"excellent": "bold green", "good": "green", "average": "yellow", "poor": "bold red"}
_WIDTH = 40
_CHART_WIDTH = 74


def verdict_on_terminal(document: VerdictDocument, chart: ChartSeries | None = None) -> RenderableType:
    """The answer first, then the product, the scale, the evidence in words, and the chart of its price."""
    verdict, words = document.verdict, LANGUAGES[spoken(document.explanation.language)]
    parts: list[RenderableType] = [
        Unbroken(document.explanation.answer, style=COLOURS.get(verdict.band or "", "bold")),
        Text(""),
        Unbroken(document.product.title or words.screen.untitled, style="bold"),
        Unbroken(_facts(document, words), style="dim"),
    ]
    if verdict.value_score is not None and verdict.interval is not None:
        parts += [Text(""), _scale(verdict, verdict.value_score, verdict.interval, words)]
    parts.append(Text(""))
    parts += [_point(line) for line in document.explanation.lines]
    parts += [_point(note.text) for note in document.notes]
    if chart is not None:
        parts += [Text(""), price_chart(chart, words, _CHART_WIDTH)]
    if document.alternatives:
        parts += [Text(""), Text(words.screen.better, style="bold")]
        parts += [_point(_alternative(better, words)) for better in document.alternatives]
    parts += [Text(""), Unbroken(_footer(document, words), style="dim")]
    return Padding(Group(*parts), (1, 2))


def _point(line: str) -> RenderableType:
    """A line of evidence that wraps under itself."""
    grid = Table.grid(padding=(0, 1))
    grid.add_row(Text("·", style="dim"), Unbroken(line))
    return grid


def _alternative(better: Alternative, words: Words) -> str:
    """What is better for the money, and its link."""
    return f"{named(better.title or better.url, alternative(better, words), words)} {better.url}"


def _facts(document: VerdictDocument, words: Words) -> str:
    product, facts = document.product, []
    if price := price_of(product, words):
        facts.append(price + _listed(product, words))
    if stars := stars_of(product, words):
        facts.append(stars)
    if document.ref is not None:
        facts.append(document.ref.shop)
    if product.availability == "out_of_stock":
        facts.append(words.screen.out_of_stock)
    return " · ".join(facts)


def _listed(product: ProductSummary, words: Words) -> str:
    if product.list_price is None:
        return ""
    amount = write_amount(product.list_price, product.currency, words.language)
    return f" ({words.screen.list_price.format(amount=amount)})"


def _scale(verdict: Verdict, score: float, interval: tuple[float, float], words: Words) -> Text:
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
    ends = dict(zip(("low", "high"), map(words.numbers.fixed, interval), strict=True))
    line.append(" 10", style="dim")
    line.append(f"   {words.numbers.fixed(score)}", style=colour)
    line.append(f"   {words.screen.between.format(**ends)}", style="dim")
    return line


def _footer(document: VerdictDocument, words: Words) -> str:
    said = words.screen
    kept = said.kept.format(id=document.id) if document.kept else said.not_kept
    when = f"{document.created_at:%Y-%m-%d %H:%M} UTC"
    return f"{said.origins[document.provenance]} · {when} · {kept} · {document.verdict.engine}"
