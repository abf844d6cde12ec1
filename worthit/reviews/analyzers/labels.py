"""From the labels of the usual models to one score: the mean of what the labels are worth, by their probability."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from msgspec import Meta, Struct

MOST_LABELS = 5
"""Labels that the models known here tell apart at most."""

_NAMED: Mapping[str, float] = {
    "1 star": -1.0,
    "2 stars": -0.5,
    "3 stars": 0.0,
    "4 stars": 0.5,
    "5 stars": 1.0,
    "negative": -1.0,
    "neg": -1.0,
    "neutral": 0.0,
    "neu": 0.0,
    "positive": 1.0,
    "pos": 1.0,
}
_FIVE_STEPS: Mapping[str, float] = {
    "very negative": -1.0,
    "negative": -0.5,
    "neutral": 0.0,
    "positive": 0.5,
    "very positive": 1.0,
}
_NUMBERED: Mapping[str, float] = {"label_0": -1.0, "label_1": 0.0, "label_2": 1.0}
"""Negative, neutral, positive, as in cardiffnlp's. Of two numbered labels nobody can tell what the second means."""

_ROUNDING = 0.01


class UnknownLabels(Exception):
    """The model tells apart something else than how content a text is."""


class Label(Struct, frozen=True):
    """One label with its probability, which single precision may put a little above 1."""

    label: str
    score: Annotated[float, Meta(ge=0.0, le=1.0 + _ROUNDING)]


def expected(labels: Sequence[Label]) -> float:
    """-1 to 1. Labels that the answer leaves out count as neutral, so a doubtful best label alone is a weak score.

    Raises UnknownLabels, and ValueError for what is no distribution over labels.
    """
    shares = {label.label.strip().casefold(): label.score for label in labels}
    if not shares or len(shares) != len(labels) or sum(shares.values()) > 1.0 + _ROUNDING:
        raise ValueError("not a distribution over labels")
    worth = _worth(shares)
    return max(-1.0, min(1.0, sum(share * worth[name] for name, share in shares.items())))


def _worth(shares: Mapping[str, float]) -> Mapping[str, float]:
    if shares.keys() == _NUMBERED.keys():
        return _NUMBERED
    if shares.keys() == _FIVE_STEPS.keys():
        return _FIVE_STEPS
    if shares.keys() <= _NAMED.keys():
        return _NAMED
    raise UnknownLabels
