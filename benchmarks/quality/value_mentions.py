"""Value for money: is it told which reviews speak of it? The labels are those of readers, in Italian."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality.batch import table
from benchmarks.quality.sentiment import lines
from worthit.reviews.aspects.terms import terms_of
from worthit.reviews.aspects.words import split_words

ASPECT = "price_value"
"""Its name in the vocabulary; the data calls it `value`."""


def report(folder: Path) -> str:
    reviews = lines(folder / "reviews", "absita_it")
    if not reviews:
        return "Value for money: the data has no reviews/absita_it.jsonl.gz"
    labelled = [any(review["aspects"].get("value", ())) for review in reviews]
    known = terms_of("it")
    told = [
        any(one.term.aspect == ASPECT for one in known.find(split_words(review["text"], "it").words))
        for review in reviews
    ]
    precision, recall, f1 = scores(told, labelled)
    row = ("it", len(reviews), sum(labelled), f"{precision:.3f}", f"{recall:.3f}", ".72", f"{f1:.3f}")
    head = ("language", "reviews", "with it", "precision", "recall", "F1 at least", "F1")
    return table("Reviews that speak of value for money", head, [row])


def scores(told: Sequence[bool], labelled: Sequence[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1; 0 where there is nothing to divide by."""
    right = sum(a and b for a, b in zip(told, labelled, strict=True))
    precision = right / sum(told) if any(told) else 0.0
    recall = right / sum(labelled) if any(labelled) else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0
