"""Confidence: of the numbers shown as sure, how many are wrong, and is the right one told among those that lost?"""

from pathlib import Path

from benchmarks.quality import pages
from benchmarks.quality.batch import Line, share, table

_SURE = 0.9
_NUMBERS = {"price": ("price",), "rating": ("rating",), "review_count": ("review_count", "rating_count")}
"""Label → the fields of the answer that state it."""


def report(folder: Path) -> str:
    entries = pages.load(folder)
    pairs = [(e, a) for e, a in zip(entries, pages.extract(folder, entries), strict=True) if e["kind"] == "product"]
    rows, wrong = [], []
    for label, fields in _NUMBERS.items():
        judged = [(e, a["product"], pages.judge(e, a["product"]).get(label)) for e, a in pairs if a.get("product")]
        sure = [(e, p, right) for e, p, right in judged if right is not None and _confidence(p, fields) >= _SURE]
        missed = [(e, p) for e, p, right in sure if not right]
        unsure = [(e, p) for e, p, right in judged if right is False and _confidence(p, fields) < _SURE]
        rows.append((label, len(sure), share(len(missed), len(sure)), share(_told(unsure, label), len(unsure))))
        wrong += [f"  {e['id']} {label}: {pages.expected(e, label)!r}, read {_stated(p, fields)}" for e, p in missed]
    header = ("number", "sure", "of them wrong", "wrong when unsure, right value among the losers")
    return "\n".join([table(f"Confidence (sure: {_SURE} or more)", header, rows), *wrong])


def _confidence(product: Line, fields: tuple[str, ...]) -> float:
    """Of the surest of the values stated; below 0 where none is."""
    stated = [product["confidence"].get(field, 0.0) for field in fields if product.get(field) is not None]
    return max(stated, default=-1.0)


def _stated(product: Line, fields: tuple[str, ...]) -> str:
    return ", ".join(f"{field} {product.get(field)} at {product['confidence'].get(field)}" for field in fields)


def _told(missed: list[tuple[Line, Line]], label: str) -> int:
    """How often the value of the label stands among the values that lost."""
    return sum(
        any(_is_right(entry, product, label, other) for other in _losers(product, label)) for entry, product in missed
    )


def _losers(product: Line, label: str) -> list[str]:
    return [value for field in _NUMBERS[label] for value in product["others"].get(field, ())]


def _is_right(entry: Line, product: Line, label: str, value: str) -> bool:
    stated = value if label == "price" else float(value) if label == "rating" else int(value)
    return pages.judge(
        entry, {**dict.fromkeys(_NUMBERS[label]), "rating_best": product.get("rating_best"), label: stated}
    ).get(label, False)
