"""What each side reads right, by the labels of the data and the same judge as `make quality`."""

from collections.abc import Sequence

from benchmarks.extraction.side import Line, Side
from benchmarks.quality.batch import share, table
from benchmarks.quality.pages import NUMBERS, judge
from worthit.money.currencies import currency_code

_FIELDS = ("title", "price", "currency", "availability", "brand", "rating", "review_count", "image")
_UNKNOWN_TO = {"metascraper": ("rating", "review_count")}
"""Fields that a peer has no word for."""


def report(sides: Sequence[Side], entries: Sequence[Line]) -> str:
    columns = [_column(side, entries) for side in sides]
    rows = [(field, *(column[field] for column in columns)) for field in columns[0]]
    return table(f"Read right ({len(entries)} pages)", ("field", *(side.name for side in sides)), rows)


def _column(side: Side, entries: Sequence[Line]) -> dict[str, str]:
    answers = [side.ask("tell", page=number) for number in range(len(entries))]
    kinds = [e["kind"].replace("-", "_") for e in entries]
    told = [
        a["kind"] == k or (a["kind"] == "not_product" and k == "blocked") for a, k in zip(answers, kinds, strict=True)
    ]
    others = [a.get("product") or {} for a, k in zip(answers, kinds, strict=True) if k != "product"]
    judged = [
        judge(e, _by_code(a.get("product") or {}))
        for e, a, k in zip(entries, answers, kinds, strict=True)
        if k == "product"
    ]
    column = {"product or not": share(sum(told), len(told))}
    for field in _FIELDS:
        rights = [each[field] for each in judged if field in each]
        column[field] = "-" if field in _UNKNOWN_TO.get(side.name, ()) else share(sum(rights), len(rights))
    numbered = sum(any(product.get(name) for name in NUMBERS) for product in others)
    return column | {"a number where no product is": share(numbered, len(others))}


def _by_code(product: Line) -> Line:
    """A peer may tell a currency by its sign; one that names a single currency counts as its code."""
    return product | {"currency": currency_code(product.get("currency"))}
