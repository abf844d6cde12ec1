"""Real lists of reviews, one a product, place or airline, on 1–5 stars: what trust is measured on."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

from msgspec import Struct

from benchmarks.quality.batch import Line
from benchmarks.quality.sentiment import lines
from worthit.product.extract.dates import parse_date

LEAST = 10
_SCALES = {"restaurants": 0.1, "skytrax": 0.5}
"""What a rating is multiplied by to stand on 1–5, by how the name of a set begins."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_INVISIBLE = "\u200b"
_SLICES = ((60, 6), (150, 3))
"""Of each long dated list, slices of so many reviews, so many times: most products have few, few lists have dates."""


class StarList(Struct, frozen=True, kw_only=True):
    """reviews: as the batch face takes them."""

    name: str
    reviews: tuple[Line, ...]

    @property
    def dated(self) -> bool:
        return all(review["date"] for review in self.reviews)


def star_lists(folder: Path) -> list[StarList]:
    """Every list of ten or more reviews with stars, untouched, and slices of the long dated ones."""
    names = sorted(path.name.removesuffix(".jsonl.gz") for path in folder.glob("*.jsonl.gz"))
    lists = [star_list for name in names for star_list in lists_of(folder, name)]
    return [*lists, *(piece for whole in lists if whole.dated for piece in _slices(whole))]


def lists_of(folder: Path, name: str) -> Iterator[StarList]:
    """Those of one set of reviews."""
    groups: dict[str, list[Line]] = defaultdict(list)
    for number, line in enumerate(lines(folder, name)):
        stars = _stars(line)
        if stars is not None and line.get("text"):
            groups[str(line.get("group"))].append(
                {"id": str(number), "text": line["text"], "rating": stars, "date": _date(line.get("date"))}
            )
    for group, reviews in groups.items():
        if len(reviews) >= LEAST:
            yield StarList(name=f"{name}: {group}"[:60], reviews=tuple(reviews))


def _slices(whole: StarList) -> Iterator[StarList]:
    random = Random(whole.name)
    for size, times in _SLICES:
        for number in range(times if size < len(whole.reviews) else 0):
            yield StarList(
                name=f"{whole.name}, {size} of them, {number}", reviews=tuple(random.sample(whole.reviews, size))
            )


def _stars(line: Line) -> float | None:
    """A number, or a number in words ("4,0 su 5 stelle")."""
    told = line.get("rating", line.get("overall"))
    number = _NUMBER.match(str(told)) if told is not None else None
    if number is None:
        return None
    factor = next((by for start, by in _SCALES.items() if str(line["set"]).startswith(start)), 1.0)
    return min(5.0, max(1.0, float(number[0].replace(",", ".")) * factor))


def _date(told: str | None) -> str | None:
    return parse_date(told.replace(_INVISIBLE, "")) if told else None
