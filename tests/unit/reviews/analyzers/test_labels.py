"""What the labels of the usual models are worth together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.reviews.analyzers.labels import Label, UnknownLabels, expected

SCALES = [
    ["1 star", "2 stars", "3 stars", "4 stars", "5 stars"],
    ["Very Negative", "Negative", "Neutral", "Positive", "Very Positive"],
    ["negative", "neutral", "positive"],
    ["NEG", "NEU", "POS"],
    ["NEGATIVE", "POSITIVE"],
    ["LABEL_0", "LABEL_1", "LABEL_2"],
]
"""From the worst to the best."""


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale[0])
def test_each_scale_goes_from_minus_one_to_one_in_equal_steps(scale: list[str]) -> None:
    worth = [expected([Label(name, float(name == sure)) for name in scale]) for sure in scale]
    assert worth == [-1.0 + 2.0 * step / (len(scale) - 1) for step in range(len(scale))]


@pytest.mark.parametrize(
    ("shares", "score"),
    [
        ({"5 stars": 0.6, "4 stars": 0.3, "3 stars": 0.05, "2 stars": 0.03, "1 star": 0.02}, 0.715),
        ({"POSITIVE": 0.75, "NEGATIVE": 0.25}, 0.5),
        ({"LABEL_0": 0.2, "LABEL_1": 0.3, "LABEL_2": 0.5}, 0.3),
        ({"5 stars": 0.4}, 0.4),
        ({" Positive ": 0.9, "neutral": 0.1}, 0.9),
    ],
)
def test_a_score_is_the_mean_by_probability_and_what_is_left_out_is_neutral(
    shares: dict[str, float], score: float
) -> None:
    assert expected([Label(name, share) for name, share in shares.items()]) == pytest.approx(score)


@pytest.mark.parametrize(
    "names",
    [
        ["joy", "anger"],
        ["5 stars", "anger"],
        ["LABEL_0", "LABEL_1"],
        ["LABEL_2"],
        ["LABEL_0", "LABEL_1", "LABEL_2", "LABEL_3"],
        ["6 stars"],
        ["very negative"],
        [""],
    ],
)
def test_what_means_something_else_or_cannot_be_told_is_not_guessed(names: list[str]) -> None:
    with pytest.raises(UnknownLabels):
        expected([Label(name, 1 / len(names)) for name in names])


@pytest.mark.parametrize(
    "given_labels",
    [
        [],
        [Label("positive", 0.5), Label("POSITIVE", 0.5)],
        [Label("positive", 0.9), Label("negative", 0.9)],
    ],
)
def test_what_is_no_distribution_is_refused(given_labels: list[Label]) -> None:
    with pytest.raises(ValueError, match="distribution"):
        expected(given_labels)


@st.composite
def improved(draw: st.DrawFn) -> tuple[list[Label], list[Label]]:
    """A distribution over one of the scales, and the same with the probability of a label moved to a better one."""
    scale = draw(st.sampled_from(SCALES))
    weights = draw(st.lists(st.integers(0, 100), min_size=len(scale), max_size=len(scale)).filter(any))
    worse = draw(st.integers(0, len(scale) - 2))
    better = draw(st.integers(worse + 1, len(scale) - 1))
    moved = [*weights]
    moved[worse], moved[better] = 0, weights[worse] + weights[better]
    total = sum(weights)
    before, after = ([Label(name, w / total) for name, w in zip(scale, by, strict=True)] for by in (weights, moved))
    return before, after


@given(improved())
def test_probability_moved_to_a_better_label_never_lowers_the_score(pair: tuple[list[Label], list[Label]]) -> None:
    before, after = map(expected, pair)
    assert -1.0 <= before <= after + 1e-12 <= 1.0 + 1e-12
