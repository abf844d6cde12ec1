"""Hu & Liu's products: their reviews, and the things that readers marked in them as praised or blamed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import mean

import snowballstemmer  # type: ignore[import-untyped]
from msgspec import Struct

from benchmarks.quality.batch import Line
from benchmarks.quality.sentiment import lines

Wording = Callable[[str], frozenset[str]]
"""The words of a name, as they are compared."""
LEAST_REVIEWS = 10
LEAST_MARKS = 3
MOST_WORDS = 3
LIKENESS = 0.5
"""Words in common of two names (Jaccard) from which they name the same."""
_stem: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord


class MarkedProduct(Struct, frozen=True, kw_only=True):
    """things: what is marked three times or more, with the sum of the strengths: praise above 0, blame under it."""

    reviews: tuple[Line, ...]
    things: Mapping[str, int]


class Match(Struct, frozen=True, kw_only=True):
    """How the aspects of one product and its marked things go together.

    precision: of the aspects, those that name a marked thing. recall: of the things, those that an aspect names.
    single: F1 where each aspect and each thing counts once. sides: for each thing found, whether it is praised on the
    whole, and on which side it was put.
    """

    precision: float
    recall: float
    single: float
    sides: Sequence[tuple[bool, str]]

    @property
    def f1(self) -> float:
        return _f1(self.precision, self.recall)


def marked_products(folder: Path) -> list[MarkedProduct]:
    """Those with ten reviews or more."""
    products: dict[str, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in lines(folder, "huliu_9products"):
        products[line["product"]][line["review"]].append(line)
    return [
        MarkedProduct(
            reviews=tuple(
                {"id": number, "text": " ".join(line["text"] for line in said)} for number, said in reviews.items()
            ),
            things=_things(line for said in reviews.values() for line in said),
        )
        for reviews in products.values()
        if len(reviews) >= LEAST_REVIEWS
    ]


def _things(sentences: Iterable[Line]) -> dict[str, int]:
    marks: Counter[str] = Counter()
    strengths: Counter[str] = Counter()
    for line in sentences:
        for name, strength, *_ in line.get("features") or ():
            marks[name.lower()] += 1
            strengths[name.lower()] += strength or 0
    often = [name for name, count in marks.items() if count >= LEAST_MARKS]
    return {name: strengths[name] for name in often if len(name.split()) <= MOST_WORDS}


def match_rows(products: Sequence[MarkedProduct], answers: Sequence[Line]) -> Iterator[tuple[str, ...]]:
    """A row for each way to compare names; figures are means over the products, sides over all of them together."""
    for name, wording in (("as written", as_written), ("stemmed", stemmed)):
        matches = [compare(product.things, answer, wording) for product, answer in zip(products, answers, strict=True)]
        precision, recall, f1, single = (
            f"{mean(values):.3f}"
            for values in zip(*((one.precision, one.recall, one.f1, one.single) for one in matches), strict=True)
        )
        sides = [side for one in matches for side in one.sides]
        yield name, precision, recall, ".60", f1, single, ".72", *_side_cells(sides)


def compare(things: Mapping[str, int], answer: Line, wording: Wording) -> Match:
    aspects: list[Line] = [*answer["pros"], *answer["cons"], *answer["mixed"]]
    alike = {
        (thing, at): likeness
        for thing in things
        for at, aspect in enumerate(aspects)
        if (likeness := _likeness(wording(thing), wording(aspect["aspect"]))) >= LIKENESS
    }
    nearest: dict[str, int] = {}
    for thing, at in _likest_first(alike):
        nearest.setdefault(thing, at)
    pairs = _once(alike)
    return Match(
        precision=_share(len({at for _, at in alike}), len(aspects)),
        recall=_share(len(nearest), len(things)),
        single=_f1(_share(pairs, len(aspects)), _share(pairs, len(things))),
        sides=[(things[thing] > 0, aspects[at]["polarity"]) for thing, at in nearest.items() if things[thing] != 0],
    )


def as_written(name: str) -> frozenset[str]:
    return frozenset(name.lower().replace("-", " ").split())


def stemmed(name: str) -> frozenset[str]:
    return frozenset(map(_stem, as_written(name)))


def _likeness(some: frozenset[str], others: frozenset[str]) -> float:
    return _share(len(some & others), len(some | others))


def _likest_first(alike: Mapping[tuple[str, int], float]) -> list[tuple[str, int]]:
    return sorted(alike, key=lambda pair: (-alike[pair], pair))


def _once(alike: Mapping[tuple[str, int], float]) -> int:
    """How many pairs there are when none is used twice, the likest first."""
    things: set[str] = set()
    aspects: set[int] = set()
    for thing, at in _likest_first(alike):
        if thing not in things and at not in aspects:
            things.add(thing)
            aspects.add(at)
    return len(things)


def _side_cells(sides: Sequence[tuple[bool, str]]) -> tuple[str, str]:
    """Balanced accuracy over what was put on a side, and what it rests on."""
    praised = [side == "positive" for good, side in sides if good and side != "mixed"]
    blamed = [side == "negative" for good, side in sides if not good and side != "mixed"]
    balanced = (_share(sum(praised), len(praised)) + _share(sum(blamed), len(blamed))) / 2
    counts = f"praised {sum(praised)}/{len(praised)}, blamed {sum(blamed)}/{len(blamed)}"
    return f"{balanced:.3f}", f"{counts}, mixed {sum(side == 'mixed' for _, side in sides)}"


def _f1(precision: float, recall: float) -> float:
    return _share(2 * precision * recall, precision + recall)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
