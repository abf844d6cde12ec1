"""`make bench`: sentiment beside VADER on whole texts, medians of neighbouring rounds; trust; and all together."""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from benchmarks.quality.batch import table
from benchmarks.reviews import listening, textblob, trust
from benchmarks.reviews.texts import written
from worthit.reviews.sentiment import judge

ROUNDS = 7
TEXTS = 300


def main() -> int:
    vader = SentimentIntensityAnalyzer()
    rows: list[tuple[str, ...]] = []
    for length in (184, 650):
        texts = written(TEXTS, length)
        theirs = partial(_all, vader.polarity_scores, texts)
        some = texts[: TEXTS // 10]
        fast, deep = partial(_all, partial(judge, engine="fast"), texts), partial(_all, judge, some)
        rows.append(_row(f"fast, {length} characters", len(texts), fast, theirs))
        rows.append(_row(f"deep, {length} characters", len(some), deep, theirs))
    print(
        table(
            "Sentiment with its language / VADER on whole texts", ("what", "ours a second", "VADER's", "ratio"), rows
        ),
        end="\n\n",
    )
    print(_beside_textblob() if textblob.is_there() else textblob.HOW, end="\n\n")
    print(trust.report(), end="\n\n")
    print(listening.report(vader.polarity_scores))
    return 0


def _beside_textblob() -> str:
    """One after the other: it runs in a process of its own."""
    rows: list[tuple[str, ...]] = []
    for length in (184, 650):
        texts = written(TEXTS, length)
        fast = partial(_all, partial(judge, engine="fast"), texts)
        ours = len(texts) / statistics.median(_seconds(fast) for _ in range(ROUNDS))
        theirs = textblob.texts_a_second(texts, ROUNDS)
        rows.append((f"fast, {length} characters", f"{ours:,.0f}", f"{theirs:,.0f}", f"× {ours / theirs:.2f}"))
    return table("The same / TextBlob's polarity", ("what", "ours a second", "TextBlob's", "ratio"), rows)


def _all(read: Callable[[str], object], texts: Sequence[str]) -> None:
    for text in texts:
        read(text)


def _row(name: str, count: int, ours: Callable[[], None], theirs: Callable[[], None]) -> tuple[str, ...]:
    ours()
    theirs()
    pairs = [(count / _seconds(ours), TEXTS / _seconds(theirs)) for _ in range(ROUNDS)]
    mine, others = (statistics.median(column) for column in zip(*pairs, strict=True))
    return name, f"{mine:,.0f}", f"{others:,.0f}", f"× {statistics.median(a / b for a, b in pairs):.2f}"


def _seconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
