"""In which language an asker is told, by the header that browsers send."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.verdict.explain import LANGUAGES
from worthit.verdict.languages import accepted


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("it", "it"),
        ("de-CH, fr;q=0.9", "de"),
        ("fr;q=0.9, de-CH", "de"),
        ("IT-it", "it"),
        ("tlh, es;q=0.2", "es"),
        ("tlh", "en"),
        ("*", "en"),
        ("tlh, *;q=0.5", "en"),
        ("en;q=0, *", "it"),
        ("en;q=0.1, *;q=0.1", "en"),
        ("fr;q=0.3, es;q=0.3", "fr"),
        ("de;q=0", "en"),
        ("it ; q=0.4 , de;Q=0.5", "de"),
        ("de;q=2, it;q=0.1", "it"),
        ("de;q=0.1234, it;q=0.1", "it"),
        (",,;;, it", "it"),
    ],
)
def test_the_language_that_is_liked_best_of_those_that_are_spoken(header: str, language: str) -> None:
    assert accepted(header) == language


@given(st.text())
def test_whatever_is_sent_some_language_is_spoken(header: str) -> None:
    assert accepted(header) in LANGUAGES
