"""Which words of a sentence judge a thing: its own first, and never across a "but"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.reviews.aspects.function_words import function_words
from worthit.reviews.aspects.judging import judging_lexicon
from worthit.reviews.aspects.mentions import Text, find_mentions
from worthit.reviews.aspects.segments import around, split_segments
from worthit.reviews.aspects.words import split_words
from worthit.reviews.language import LANGUAGES, Language
from worthit.reviews.sentences import Sentence


def parted(text: str, language: Language = "en") -> list[str]:
    words = split_words(text, language).words
    segments = split_segments(words, judging_lexicon(language), function_words(language).ands)
    return [" ".join(words[one.first : one.last]) for one in segments]


def judged_by(text: str, aspect: str, language: Language = "en") -> str:
    """The passage that judges an aspect in a text of one sentence."""
    sentence = Sentence(0, len(text), text)
    read = Text(review=0, text=text, sentences=[sentence], languages=[language])
    (passage,) = {text[one.start : one.end] for one in find_mentions([read]) if one.aspect == aspect}
    return passage


def test_marks_and_words_like_but_part_a_sentence() -> None:
    text = "The lid (a bit loose) holds, but the cord is short; still, I like it"
    assert parted(text) == ["the lid", "a bit loose", "holds", "the cord is short", "still", "i like it"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The screen is great and the battery is terrible"),
        ("it", "Lo schermo è ottimo e la batteria è pessima"),
        ("de", "Der Bildschirm ist toll und der Akku ist schrecklich"),
        ("fr", "Cet écran est excellent et cette batterie est horrible"),
        ("es", "La pantalla es excelente y la batería es pésima"),
    ],
)
def test_and_parts_where_both_sides_judge(language: Language, text: str) -> None:
    assert len(parted(text, language)) == 2
    assert judged_by(text, "battery", language) == text.split(maxsplit=5)[-1]
    assert judged_by(text, "screen", language) == " ".join(text.split()[:4])


@pytest.mark.parametrize("text", ["The screen and the battery are great", "A great screen and a battery"])
def test_and_does_not_part_where_one_side_only_names(text: str) -> None:
    assert len(parted(text)) == 1


@pytest.mark.parametrize(
    ("language", "text", "first", "second"),
    [
        ("en", "The sound is great but the battery is terrible", "The sound is great", "the battery is terrible"),
        ("it", "Il suono è ottimo ma la batteria è pessima", "Il suono è ottimo", "la batteria è pessima"),
        ("de", "Der Klang ist toll, aber der Akku ist furchtbar", "Der Klang ist toll", "der Akku ist furchtbar"),
        ("fr", "Le son est excellent mais la batterie est nulle", "Le son est excellent", "la batterie est nulle"),
        ("es", "El sonido es excelente pero la batería es pésima", "El sonido es excelente", "la batería es pésima"),
    ],
)
def test_each_side_of_a_but_judges_its_own_thing(language: Language, text: str, first: str, second: str) -> None:
    assert judged_by(text, "sound_quality", language) == first
    assert judged_by(text, "battery", language) == second


def test_what_follows_judges_a_thing_that_is_only_named() -> None:
    text = "As for the battery, after one year of daily use in the office, it is terrible, "
    text += "the screen is nice, and what came with it I have not tried"
    assert judged_by(text, "battery") == "As for the battery, after one year of daily use in the office, it is terrible"
    assert judged_by(text, "screen") == "the screen is nice"


def test_what_stands_before_judges_where_nothing_follows() -> None:
    text = "Terrible in every way that I can think of, the battery, I say it once more for those in the last row"
    assert judged_by(text, "battery") == "Terrible in every way that I can think of, the battery"


def test_what_stands_before_a_but_says_nothing_of_what_stands_behind() -> None:
    words = split_words("Great looks, but as for the battery, who knows", "en").words
    segments = split_segments(words, judging_lexicon("en"), frozenset({"and"}))
    named = [False, True, False]
    assert [segment.judges for segment in segments] == [True, False, False]
    assert segments[1].turns
    assert around(1, segments, named) == (1, 2)


def test_items_of_a_list_are_judged_by_its_head() -> None:
    text = "Great sound, screen, battery, and that is what I tell everybody who asks me about it these days"
    assert judged_by(text, "screen") == "Great sound, screen"
    assert judged_by(text, "battery") == "Great sound, screen, battery"


def test_a_long_clause_after_another_thing_is_not_judged_by_that_thing() -> None:
    words = split_words("Great sound, the battery of the second one that came, I was told", "en").words
    segments = split_segments(words, judging_lexicon("en"), frozenset({"and"}))
    assert around(1, segments, [True, True, False]) == (1, 2)


SAID = st.lists(
    st.sampled_from(
        ["battery", "screen", "great", "terrible", "the", "and", "but", ",", ".", "is", "not", "-", "aber", "ma"]
    ),
    max_size=20,
)


@given(SAID, st.sampled_from(LANGUAGES))
def test_segments_stand_in_order_and_apart_and_hold_every_word(words: list[str], language: Language) -> None:
    segments = split_segments(words, judging_lexicon(language), function_words(language).ands)
    last = 0
    for segment in segments:
        assert last <= segment.first < segment.last <= len(words)
        last = segment.last
    assert sum(segment.last - segment.first for segment in segments) <= len(words)


@given(SAID.filter(bool), st.lists(st.booleans(), min_size=20, max_size=20))
def test_what_judges_a_thing_holds_it(words: list[str], named: list[bool]) -> None:
    segments = split_segments(words, judging_lexicon("en"), frozenset({"and"}))
    for place in range(len(segments)):
        first, last = around(place, segments, named)
        assert 0 <= first <= place < last <= len(segments)
