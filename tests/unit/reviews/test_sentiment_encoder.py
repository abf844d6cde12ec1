"""The encoder answers for each sentence in the order given, however it orders its own work."""

import pytest

from worthit.reviews.sentiment.encoder import AT_ONCE, scores


def test_answers_come_in_the_order_of_the_sentences() -> None:
    good = "Excellent kettle, sturdy and quiet, I am very happy with it and recommend it to everybody."
    bad = "Terrible, broken."
    assert scores([good, bad, good]) == pytest.approx(
        [scores([good])[0], scores([bad])[0], scores([good])[0]], abs=1e-4
    )
    assert scores([]) == []


def test_more_than_fit_at_once_are_answered_in_order_too() -> None:
    many = [f"{'Good kettle. ' * (at % 3)}Number {at}" for at in range(AT_ONCE + 6)]
    turned = scores(many[::-1])[::-1]
    assert scores(many) == pytest.approx(turned, abs=1e-4)
