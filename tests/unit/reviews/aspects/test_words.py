"""A text as words: marks stand by themselves, hyphens part, and an elided article is no part of its noun."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.reviews.aspects.words import split_words
from worthit.reviews.language import LANGUAGES, Language

UNSEEN = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "It's user-friendly, isn't it?", ["it's", "user", "friendly", ",", "isn't", "it", "?"]),
        ("en", "Sound - great", ["sound", "-", "great"]),
        ("en", "Sound -- great…", ["sound", "--", "great", "…"]),
        ("en", "(4.5 hours)\nDon’t", ["(", "4", ".", "5", "hours", ")", "\n", "don't"]),
        ("it", "L'autonomia dell’aspirapolvere", ["autonomia", "aspirapolvere"]),
        ("fr", "J’aime l'écran, jusqu'ici", ["aime", "écran", ",", "ici"]),
        ("fr", "aujourd'hui", ["aujourd'hui"]),
        ("de", "Preis-/Leistung: GROẞ", ["preis", "leistung", ":", "groß"]),
        ("es", "¡Muy bueno!", ["muy", "bueno", "!"]),
        ("en", "", []),
    ],
)
def test_words_and_marks_in_order(language: Language, text: str, words: list[str]) -> None:
    assert split_words(text, language).words == words


def test_offsets_are_those_of_the_word_without_its_article() -> None:
    text = "Ottima l’autonomia"
    said = split_words(text, "it")
    assert [text[start:end] for start, end in zip(said.starts, said.ends, strict=True)] == ["Ottima", "autonomia"]


def test_offsets_of_a_part_are_those_of_the_whole_text() -> None:
    text = "Loud. The lid leaks. Sturdy."
    said = split_words(text, "en", 6, 20)
    assert said.words == ["the", "lid", "leaks", "."]
    assert said.starts == [6, 10, 14, 19]


def test_accents_written_as_signs_of_their_own_stay_with_their_letters() -> None:
    assert split_words("cafetie\u0300re cassée", "fr").words == ["cafetie\u0300re", "cassée"]


def test_what_nobody_sees_parts_no_word() -> None:
    text = "\u202eThe bat\u200bte\u00adry\u202c"
    said = split_words(text, "en")
    assert said.words == ["the", "battery"]
    assert text[said.starts[1] : said.ends[1]] == "bat\u200bte\u00adry\u202c"
    elided = "l\u200b’auto\u200bnomia"
    assert split_words(elided, "it").words == ["autonomia"]
    assert elided[split_words(elided, "it").starts[0] :] == "auto\u200bnomia"


@given(st.text(), st.sampled_from(LANGUAGES))
def test_words_stand_in_order_where_they_say(text: str, language: Language) -> None:
    said = split_words(text, language)
    last = 0
    for word, start, end in zip(said.words, said.starts, said.ends, strict=True):
        assert last <= start < end <= len(text)
        assert re.sub(UNSEEN, "", text[start:end]).lower().replace("’", "'") == re.sub(UNSEEN, "", word)
        last = end
