"""How long it takes to hear all that reviews say: sentiment, trust and aspects together; beside VADER's scores."""

import statistics
import time
from collections.abc import Callable
from functools import partial

from benchmarks.quality.batch import table
from benchmarks.reviews.texts import written
from worthit.product.model import Review
from worthit.reviews.listen import listen

ROUNDS = 5
REVIEWS = 1_000
LENGTH = 184
MOST_SECONDS = "0.6 s"


def report(vader: Callable[[str], object]) -> str:
    """vader: what VADER does with one text."""
    texts = written(REVIEWS, LENGTH)
    reviews = [Review(id=f"{number:04d}", text=text, rating=4.0) for number, text in enumerate(texts)]
    heard, theirs = partial(listen, reviews, engine="fast"), partial(_all, vader, texts)
    heard()
    pairs = [(_seconds(heard), _seconds(theirs)) for _ in range(ROUNDS)]
    ours, others = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(mine / other for mine, other in pairs)
    row = (f"{REVIEWS:,} reviews of {LENGTH} characters", MOST_SECONDS, f"{ours:.2f} s", f"{others:.2f} s")
    head = ("what", "at most", "ours", "VADER's scores", "ours / VADER's")
    return table("All that reviews say (fast)", head, [(*row, f"× {ratio:.1f}")])


def _all(read: Callable[[str], object], texts: list[str]) -> None:
    for text in texts:
        read(text)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
