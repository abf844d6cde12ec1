"""Where sentences begin and end: a quote must be found again in the review."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.reviews.sentences import LONGEST, MOST, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Works well. Arrived late!", ["Works well.", "Arrived late!"]),
        ("Works well\n\nArrived late", ["Works well", "Arrived late"]),
        ("Nice!It fits", ["Nice!", "It fits"]),
        ("Bought it for $59.90 at 3.5 stars.", ["Bought it for $59.90 at 3.5 stars."]),
        ("« Très bien. » Rien à dire", ["« Très bien.", "Rien à dire"]),
        ("no mark at all", ["no mark at all"]),
        ("👍👍", ["👍👍"]),
        ("...", []),
        ("", []),
    ],
)
def test_sentences_as_people_write_them(text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in split_sentences(text)] == sentences


@given(st.text(st.characters(exclude_categories=()), max_size=400) | st.text("ab.!? \n\u200b", max_size=3_000))
def test_every_sentence_stands_where_it_says(text: str) -> None:
    end = 0
    for sentence in split_sentences(text):
        assert sentence.start >= end
        assert text[sentence.start : sentence.end] == sentence.text
        assert 0 < len(sentence.text) <= LONGEST
        end = sentence.end


def test_a_megabyte_is_read_in_part() -> None:
    assert len(split_sentences("Good. " * 200_000)) == MOST
    assert len(split_sentences("good " * 200_000)) == MOST
    assert len(split_sentences("g" * 1_000_000)) == MOST
