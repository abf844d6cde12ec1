"""`make bench`: sentiment with its language, beside VADER on whole texts, in one run; medians of neighbouring rounds."""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from random import Random

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from benchmarks.quality.batch import table
from worthit.reviews.sentiment import judge

ROUNDS = 7
TEXTS = 300
CLAUSES = (
    "the kettle boils quickly", "I am very happy with it", "the lid is hard to open", "it leaks a little at the spout",
    "great value for the money", "the handle stays cool", "it stopped working after a month", "not as quiet as I hoped",
    "my old one was better", "it looks lovely on the counter", "shipping was slow, but it arrived safely",
    "I would not recommend it", "easy to clean and sturdy", "the cord is too short", "exactly as described",
)  # fmt: skip


def main() -> int:
    vader = SentimentIntensityAnalyzer()
    rows = []
    for length in (184, 650):
        texts = _texts(length)
        theirs = lambda texts=texts: [vader.polarity_scores(text) for text in texts]  # noqa: E731
        for engine in ("fast", "deep"):
            some = texts if engine == "fast" else texts[: TEXTS // 10]
            rows.append(
                _row(
                    f"{engine}, {length} characters",
                    some,
                    lambda some=some, e=engine: [judge(t, engine=e) for t in some],
                    theirs,
                )
            )
    print(
        table("Sentiment with its language / VADER on whole texts", ("what", "ours a second", "VADER's", "ratio"), rows)
    )
    return 0


def _texts(length: int) -> list[str]:
    random = Random(length)
    texts = []
    for _ in range(TEXTS):
        text = ""
        while len(text) < length:
            text += random.choice(CLAUSES).capitalize() + random.choice((". ", "! ", ". ", ". "))
        texts.append(text[:length])
    return texts


def _row(name: str, some: Sequence[str], ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[str, ...]:
    ours()
    theirs()
    pairs = [(len(some) / _seconds(ours), TEXTS / _seconds(theirs)) for _ in range(ROUNDS)]
    mine, others = (statistics.median(column) for column in zip(*pairs, strict=True))
    return name, f"{mine:,.0f}", f"{others:,.0f}", f"× {statistics.median(a / b for a, b in pairs):.2f}"


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
