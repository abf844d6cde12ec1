"""Rank agreement: do our scores put things in the order in which people put them, beside the plain mean of the stars?

Airlines: the reviews of each, at one price for all, against the mean of what their writers gave for value for money.
Shoes: the stars of the sampled reviews alone, against the rating by all owners, which is withheld.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import mean

from msgspec import Struct

from benchmarks.quality.batch import Line, run_batch, table
from benchmarks.quality.sentiment import lines, spearman

LEAST_REVIEWS = 5
"""Under five owners there is no score."""
LEAST_THINGS = 10
RESAMPLES = 2_000
SEED = 20_261_128
_PRICE = {"price": "100.00", "currency": "EUR"}


class Rated(Struct, frozen=True, kw_only=True):
    """One thing that people rated. reviews: as the batch face takes them; people: the rating to agree with."""

    reviews: tuple[Line, ...]
    people: float


class Ranked(Struct, frozen=True, kw_only=True):
    """The same with both numbers that put it in its place."""

    reviews: int
    ours: float
    plain: float
    people: float


class Agreement(Struct, frozen=True, kw_only=True):
    """Spearman of our score and of the plain mean with the people's rating, and their paired difference."""

    ours: float
    plain: float
    difference: tuple[float, float]


def report(folder: Path) -> str:
    reviews = lines(folder / "reviews", "skytrax_airline")
    airlines = ranked(list(_airlines(reviews)))
    rated = ranked(list(_airlines([review for review in reviews if review.get("value")])))
    often = [airline for airline in airlines if airline.reviews >= 2 * LEAST_REVIEWS]
    shoes = ranked(list(_shoes(lines(folder / "reviews", "shoes_price"))))
    sets = (
        ("airlines, 5 reviews or more", "plain − .02", airlines),
        ("airlines, 5 reviews or more with both ratings", "plain − .02", rated),
        ("airlines, 10 reviews or more", "", often),
        ("shoes, the sampled stars alone", ".45", shoes),
    )
    rows = [_row(name, asked, things) for name, asked, things in sets if len(things) >= LEAST_THINGS]
    head = ("what", "scored", "asked", "our score", "plain mean", "difference", f"95 % of {RESAMPLES:,} resamples")
    return table("Rank agreement with people (Spearman)", head, rows)


def _row(name: str, asked: str, things: Sequence[Ranked]) -> tuple[object, ...]:
    found = agreement(things)
    low, high = found.difference
    numbers = (f"{found.ours:.3f}", f"{found.plain:.3f}", f"{found.ours - found.plain:+.3f}")
    return (name, len(things), asked, *numbers, f"{low:+.3f} to {high:+.3f}")


def ranked(things: Sequence[Rated]) -> list[Ranked]:
    """Those that are scored, all at one price."""
    asked = [{"id": at, "product": _PRICE, "reviews": one.reviews} for at, one in enumerate(things)]
    return [
        Ranked(
            reviews=len(one.reviews),
            ours=answer["value_score"],
            plain=mean(review["rating"] for review in one.reviews),
            people=one.people,
        )
        for answer, one in zip(run_batch("verdict", asked), things, strict=True)
        if answer["value_score"] is not None
    ]


def agreement(things: Sequence[Ranked]) -> Agreement:
    """Both ways of ranking on the same things."""
    return Agreement(
        ours=_ours(things), plain=_plain(things), difference=_resampled(things, lambda some: _ours(some) - _plain(some))
    )


def _ours(things: Sequence[Ranked]) -> float:
    return spearman([one.ours for one in things], [one.people for one in things])


def _plain(things: Sequence[Ranked]) -> float:
    return spearman([one.plain for one in things], [one.people for one in things])


def _resampled(things: Sequence[Ranked], measure: Callable[[Sequence[Ranked]], float]) -> tuple[float, float]:
    """Percentile bootstrap: the middle 95 % of the measure over things drawn with replacement."""
    random = Random(SEED)
    drawn = sorted(measure(random.choices(things, k=len(things))) for _ in range(RESAMPLES))
    return drawn[round(0.025 * (RESAMPLES - 1))], drawn[round(0.975 * (RESAMPLES - 1))]


def _airlines(rows: Sequence[Line]) -> Iterator[Rated]:
    """`overall` is on 1–10, `value` on 1–5; a value of 0 says that none was given."""
    groups: dict[str, list[Line]] = defaultdict(list)
    for row in rows:
        if row.get("overall") is not None:
            groups[str(row["group"])].append(row)
    for group in groups.values():
        values = [row["value"] for row in group if row.get("value")]
        if len(group) >= LEAST_REVIEWS and values:
            yield Rated(reviews=tuple(_review(row, at) for at, row in enumerate(group)), people=mean(values))


def _review(row: Line, at: int) -> Line:
    stars = 1 + (float(row["overall"]) - 1) * 4 / 9
    return {"id": str(at), "text": row["text"], "title": row.get("title"), "rating": round(stars, 4)}


def _shoes(rows: Sequence[Line]) -> Iterator[Rated]:
    """Each pair once: variants of one repeat its reviews. Texts are left out: the stars alone are asked."""
    for row in {(row["title"], row["reviews"]): row for row in rows}.values():
        stars = [_stars(told) for told in row["reviews_rating"].split("||") if told.strip()]
        if len(stars) >= LEAST_REVIEWS and row.get("rating"):
            reviews = tuple({"id": str(at), "rating": each} for at, each in enumerate(stars))
            yield Rated(reviews=reviews, people=_stars(row["rating"]))


def _stars(told: str) -> float:
    """`5.0 out of 5 stars`."""
    return float(told.split(maxsplit=1)[0])
