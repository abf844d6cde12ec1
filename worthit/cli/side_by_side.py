"""A comparison as a person reads it on a terminal: one row a product, then who is better for the money, and why."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from worthit.cli.terminal import COLOURS, price_of, stars_of
from worthit.verdict.compare import Compared, Comparison
from worthit.verdict.model import VerdictDocument
from worthit.verdict.words.en import ENGLISH

_NAME = 40


def comparison_on_terminal(comparison: Comparison) -> RenderableType:
    """The best ranked first; those without a score, and those that could not be looked up, after them."""
    lines = [Text(f"· {line}") for line in _conclusions(comparison)]
    return Padding(Group(_table(comparison), Text(""), *lines), (1, 2))


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


def _conclusions(comparison: Comparison) -> Iterator[str]:
    names = [_name(item) for item in comparison.items]
    for found in comparison.dominance:
        better, worse, why = names[found.better], names[found.worse], ENGLISH.screen.advantages[found.why]
        yield f"By price and stars {better} is better for the money than {worse}: {why}."
    for group in _too_close(comparison):
        yield f"By score these are too close to tell apart: {', '.join(names[place] for place in group)}."
    if len(comparison.currencies) > 1:
        yield f"Prices in {' and '.join(comparison.currencies)} are not converted, and not compared with each other."
    for item in comparison.items:
        if item.failure is not None:
            yield f"{item.asked}: {item.failure.code} {item.failure.title}: {item.failure.detail}"
    if len(comparison.ranking) > 1:
        yield "Ranked by what each is worth at the least; what is advised against comes last."


def _too_close(comparison: Comparison) -> Iterator[list[int]]:
    """Those tied with the first of them, once each."""
    ties = {(tie.first, tie.second) for tie in comparison.ties}
    told: set[int] = set()
    for place in comparison.ranking:
        group = [place, *(other for other in comparison.ranking if (place, other) in ties)]
        if len(group) > 1 and not told.issuperset(group):
            told.update(group)
            yield group


def _name(item: Compared) -> str:
    title = (item.verdict.product.title if item.verdict else None) or item.asked
    return f"“{title if len(title) <= _NAME else title[: _NAME - 1].rstrip() + '…'}”"
