"""How long the trust of ten thousand reviews takes, all tests together, beside reading their words alone."""

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random

from benchmarks.quality.batch import table
from worthit.product.model import Review
from worthit.reviews.trust.judge import judge_trust
from worthit.reviews.trust.words import plain_words

ROUNDS = 3
REVIEWS = 10_000
_DAYS = 800
_WORDS = 20_000
_LETTERS_A_WORD = 6


def report() -> str:
    rows: list[tuple[str, str, str]] = []
    for length in (184, 650):
        reviews = _reviews(length)
        judged = _median(partial(judge_trust, reviews))
        words = _median(partial(_read, reviews))
        rows.append((f"{REVIEWS:,} reviews of {length} characters", f"{judged:.2f} s", f"× {judged / words:.1f}"))
    return table("Trust", ("what", "all tests", "reading the words alone"), rows)


def _reviews(length: int) -> list[Review]:
    random = Random(length)
    return [
        Review(
            id=str(number),
            text=_text(random, length // _LETTERS_A_WORD),
            rating=random.choice((1.0, 2.0, 3.0, 4.0, 5.0, 5.0, 5.0)),
            date=(date(2024, 1, 1) + timedelta(days=random.randrange(_DAYS))).isoformat(),
            author=str(number),
            verified=random.random() < 0.9,
        )
        for number in range(REVIEWS)
    ]


def _text(random: Random, words: int) -> str:
    """Words as unevenly frequent as those of a language (Zipf)."""
    return " ".join(f"w{int(_WORDS ** random.random()):04d}" for _ in range(words))


def _read(reviews: Sequence[Review]) -> None:
    for review in reviews:
        plain_words(review.text)


def _median(work: Callable[[], object]) -> float:
    seconds: list[float] = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)
