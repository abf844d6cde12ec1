"""Lists of reviews as honest buyers leave them, and what is planted in them."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from msgspec import structs

from worthit.product.model import Review
from worthit.reviews.trust.model import TestName, TestResult, Trust

BEGAN = date(2025, 1, 6)
COPY = "Simply the best kettle I have ever owned, a must buy for every kitchen in the country"
_PARTS = (
    (
        "the lid",
        "the handle",
        "the cord",
        "the switch",
        "the spout",
        "the base",
        "the filter",
        "the light",
        "the scale",
    ),
    ("feels", "seems", "looks", "became", "stayed", "turned out", "arrived", "remains", "was", "got"),
    ("sturdy", "loose", "cheap", "fine", "noisy", "quick", "slow", "warm", "dull", "bright", "stiff", "clean", "short"),
    ("after a week", "from day one", "in winter", "at work", "for my aunt", "with hard water", "since May", "on camp"),
)
_STARS = (1.0, 2.0, 3.0, 4.0, 4.0, 5.0, 5.0, 5.0, 5.0, 5.0)


def honest(count: int, seed: int = 1, *, days: int = 600) -> list[Review]:
    """Different people on different days, in words of their own, three in four of them happy."""
    random = Random(seed)
    return [
        Review(
            id=f"h{number}",
            text=_text(random),
            rating=random.choice(_STARS),
            date=_day(random.randrange(days)),
            author=f"buyer {number}",
            verified=random.random() < 0.9,
        )
        for number in range(count)
    ]


def planted(count: int, text: str = COPY, *, day: int = 300, **more: object) -> list[Review]:
    """5★ reviews of one day with one text, each by another name."""
    fakes = [
        Review(id=f"f{number}", text=text, rating=5.0, date=_day(day), author=f"shill {number}", verified=True)
        for number in range(count)
    ]
    return [_with(fake, more) for fake in fakes]


def different(count: int, day: int = 300, **more: object) -> list[Review]:
    """5★ reviews of one day, each with a text and a name of its own."""
    random = Random(count)
    return [
        _with(fake, {"text": f"{_text(random)} number {number}", **more})
        for number, fake in enumerate(planted(count, day=day))
    ]


def the(trust: Trust, name: TestName) -> TestResult:
    return next(test for test in trust.tests if test.name == name)


def ran(trust: Trust) -> set[str]:
    return {test.name for test in trust.tests}


def failed(trust: Trust) -> set[str]:
    return {test.name for test in trust.tests if test.failed}


def trust_of(trust: Trust, reviews: Sequence[Review]) -> set[float]:
    """The different values of trust that these reviews have, to three digits."""
    wanted = {review.id for review in reviews}
    return {round(review.trust, 3) for review in trust.reviews if review.id in wanted}


def _text(random: Random) -> str:
    clauses = [" ".join(random.choice(part) for part in _PARTS) for _ in range(random.randrange(2, 7))]
    return ", ".join(clauses)


def _day(number: int) -> str:
    return (BEGAN + timedelta(days=number)).isoformat()


def _with(review: Review, changes: dict[str, object]) -> Review:
    return structs.replace(review, **changes)
