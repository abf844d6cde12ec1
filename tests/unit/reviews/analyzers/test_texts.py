"""What of hostile and of ordinary sentences is sent out, and how much of it at a time."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.reviews.analyzers.texts import LONGEST, MOST_CHARACTERS, MOST_SENTENCES, batches, visible

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=700) | st.text(
    "aé \u200b\u202e\ufdfa¨\n", max_size=5_000
)


@pytest.mark.parametrize(
    ("sentence", "sent"),
    [
        ("Funktioniert größtenteils, für 20 € ok.", "Funktioniert größtenteils, für 20 € ok."),
        ("su\u200bper\u00adb\ufeff", "superb"),
        ("\u202edab\u202c is bad", "dab is bad"),
        ("two\nlines\tand\u00a0spaces ", "two lines and spaces"),
        ("ｆｕｌｌ width", "full width"),
        ("half \ud83d of a pair", "half of a pair"),
        ("bell\x07 and null\x00", "bell and null"),
        ("\u200b\u200d\u2060", ""),
        ("👍🏽", "👍🏽"),
        ("", ""),
    ],
)
def test_a_sentence_is_sent_as_a_reader_sees_it(sentence: str, sent: str) -> None:
    assert visible(sentence) == sent


@pytest.mark.parametrize(
    "sentence", ["a" * 1_000_000, "\ufdfa" * 1_000_000, "good " * 200_000, "\u200b" * 1_000_000 + "x"]
)
def test_a_megabyte_is_sent_in_part(sentence: str) -> None:
    assert len(visible(sentence)) <= LONGEST


@given(ANYTHING)
def test_what_is_sent_is_bounded_visible_and_stays_as_it_is(sentence: str) -> None:
    sent = visible(sentence)
    assert len(sent) <= LONGEST
    assert sent.encode().decode() == sent
    assert not {unicodedata.category(char) for char in sent} & {"Cc", "Cf", "Cs", "Co"}
    assert visible(sent) == sent


@given(
    st.lists(st.text("ab", min_size=1, max_size=LONGEST), max_size=80) | st.lists(st.just("c" * LONGEST), max_size=40)
)
def test_requests_hold_all_sentences_in_order_and_no_more_than_they_may(sentences: list[str]) -> None:
    made = list(batches(sentences))
    assert [sentence for batch in made for sentence in batch] == sentences
    assert all(1 <= len(batch) <= MOST_SENTENCES and sum(map(len, batch)) <= MOST_CHARACTERS for batch in made)
    for batch, following in pairwise(made):
        assert len(batch) == MOST_SENTENCES or sum(map(len, [*batch, following[0]])) > MOST_CHARACTERS
