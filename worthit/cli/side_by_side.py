"""A comparison as a person reads it on a terminal: the answer, one row a product, then what follows."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from worthit.cli.terminal import COLOURS
from worthit.verdict.compare import Compared, Comparison
from worthit.verdict.model import VerdictDocument
from worthit.verdict.side_by_side import comparison_words, conclusions
from worthit.verdict.words.en import ENGLISH
from worthit.verdict.words.shown import price_of, stars_of


def comparison_on_terminal(comparison: Comparison) -> RenderableType:
    """The best ranked first; those without a score, and those that could not be looked up, after them."""
    answer = comparison_words(comparison, ENGLISH.language).answer
    follows = [line for line in conclusions(comparison, ENGLISH.language) if line != answer]
    lines = [Text(f"· {line}") for line in (*follows, *_failures(comparison))]
    return Padding(Group(Text(answer, style="bold"), Text(""), _table(comparison), Text(""), *lines), (1, 2))


def _table(comparison: Comparison) -> Table:
    table = Table(box=None, padding=(0, 2, 1, 0), header_style="dim")
    for heading in ("", "product", "score", "price", "owners", "trust", "price now"):
        table.add_column(heading)
    for rank, place in enumerate(comparison.ranking, 1):
        table.add_row(f"{rank}.", *_cells(comparison.items[place]))
    for place, item in enumerate(comparison.items):
        if place not in comparison.ranking:
            table.add_row("–", *_cells(item))
    return table


def _cells(item: Compared) -> tuple[Text, ...]:
    document = item.verdict
    if document is None:
        return (Text(item.asked), Text("no verdict", style="dim"))
    product = document.product
    per_unit = f"\n{product.unit_price}" if product.unit_price else ""
    return (
        Text(product.title or item.asked),
        _score(document, item.against),
        Text((price_of(product, ENGLISH) or "not shown") + per_unit),
        Text(stars_of(product, ENGLISH) or "not shown"),
        Text(document.verdict.trust.grade or "–"),
        Text("not judged yet" if document.verdict.price.label == "unknown" else document.verdict.price.label),
    )


def _score(document: VerdictDocument, against: Sequence[str]) -> Text:
    verdict = document.verdict
    told = Text("no score", style="dim")
    if verdict.value_score is not None and verdict.interval is not None:
        low, high = verdict.interval
        told = Text(f"{verdict.value_score:.2f} {verdict.band}\n", style=COLOURS.get(verdict.band or "", ""))
        told.append(f"{low:.2f} to {high:.2f}", style="dim")
    for name in against:
        told.append(f"\nadvised against{_because(name)}", style="bold red")
    return told


def _because(name: str) -> str:
    return "" if name == "avoid" else f": {ENGLISH.score.findings.get(name, name)}"


def _failures(comparison: Comparison) -> Iterator[str]:
    for item in comparison.items:
        if item.failure is not None:
            yield f"{item.asked}: {item.failure.code} {item.failure.title}: {item.failure.detail}"
