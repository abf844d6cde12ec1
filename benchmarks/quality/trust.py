"""Trust: are planted bursts found, are real lists left alone, and are the right reviews set aside?

Flagged = graded D, E or F, or a test failed where too few are kept for a grade.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.quality.batch import Line, run_batch, share, table
from benchmarks.quality.planted import Planted, plant
from benchmarks.quality.star_lists import StarList, star_lists

_KEPT = 0.20
_LOW = ("D", "E", "F")


def report(folder: Path) -> str:
    real = star_lists(folder / "reviews")
    if not real:
        return "Trust: the data has no lists of reviews with stars"
    planted = [one for star_list in real for one in plant(star_list)]
    clean = run_batch("trust", ({"id": at, "reviews": one.reviews} for at, one in enumerate(real)))
    found = run_batch("trust", ({"id": at, "reviews": one.reviews} for at, one in enumerate(planted)))
    wrong = [
        f"  {star_list.name}: {answer['grade']} {_failed(answer)}"
        for star_list, answer in zip(real, clean, strict=True)
        if _failed(answer)
    ]
    return "\n".join([table("Trust", ("what", "measured"), _rows(real, clean, planted, found)), *wrong])


def _rows(
    real: list[StarList], clean: list[Line], planted: list[Planted], found: list[Line]
) -> Iterable[tuple[str, str]]:
    flagged, alarms = sum(map(_flagged, found)), sum(map(_flagged, clean))
    yield "real lists (with dates)", f"{len(real)} ({sum(one.dated for one in real)})"
    yield "real lists flagged", share(alarms, len(real))
    yield "real lists with a failed test", share(sum(bool(_failed(answer)) for answer in clean), len(real))
    yield "grades of real lists", _grades(clean)
    for how in sorted({one.how for one in planted}):
        some = [answer for one, answer in zip(planted, found, strict=True) if one.how == how]
        yield f"planted, {how}: flagged (recall)", share(sum(map(_flagged, some)), len(some))
    yield "planted, all: flagged (recall)", share(flagged, len(planted))
    yield "precision, one real list for each planted", f"{_precision(flagged / len(planted), alarms / len(real)):.3f}"
    yield "grades of planted lists", _grades(found)
    yield from _aside(planted, found)


def _precision(recall: float, alarm: float) -> float:
    return recall / (recall + alarm) if recall + alarm else float("nan")


def _aside(planted: list[Planted], found: list[Line]) -> Iterable[tuple[str, str]]:
    """Over all planted lists together: of the planted reviews those set aside, and of the real ones."""
    aside = [
        (review["id"] in one.fakes, review["trust"] < _KEPT)
        for one, answer in zip(planted, found, strict=True)
        for review in answer["reviews"]
    ]
    for name, fake in (("planted", True), ("real", False)):
        some = [gone for is_fake, gone in aside if is_fake is fake]
        yield f"{name} reviews set aside in planted lists", share(sum(some), len(some))


def _flagged(answer: Line) -> bool:
    return answer["grade"] in _LOW if answer["grade"] else bool(_failed(answer))


def _failed(answer: Line) -> list[str]:
    return [test["name"] for test in answer["tests"] if test["failed"]]


def _grades(answers: list[Line]) -> str:
    counted = Counter(answer["grade"] or "none" for answer in answers)
    return ", ".join(f"{grade} {count}" for grade, count in sorted(counted.items()))
