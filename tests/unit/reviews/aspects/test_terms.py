"""Where a text speaks of a known aspect: the longest words count, whatever their accents and capitals."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.reviews.aspects.terms import terms_of
from worthit.reviews.aspects.vocabulary import TONES, Tone, vocabulary
from worthit.reviews.aspects.words import split_words
from worthit.reviews.language import LANGUAGES, Language


class Naming(NamedTuple):
    """An aspect that `text[start:end]` names."""

    aspect: str
    start: int
    end: int
    tone: Tone


def namings(text: str, language: Language) -> list[Naming]:
    words = split_words(text, language)
    return [
        Naming(one.term.aspect, words.starts[one.first], words.ends[one.last - 1], one.term.tone)
        for one in terms_of(language).find(words.words)
    ]


def named(text: str, language: Language = "en") -> list[tuple[str, str, str]]:
    return [(one.aspect, text[one.start : one.end], one.tone) for one in namings(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Battery life is poor", [("battery", "Battery life", "terms")]),
        ("en", "It is user-friendly.", [("ease_of_use", "user-friendly", "good")]),
        ("en", "NOT WORTH THE PRICE", [("price_value", "NOT WORTH THE PRICE", "bad")]),
        ("en", "Came in a nice blue", []),
        ("it", "L’autonomia è ottima", [("battery", "autonomia", "terms")]),
        ("it", "buon rapporto qualita'/prezzo", [("price_value", "buon rapporto qualita'/prezzo", "good")]),
        ("it", "L'altezza è regolabile", [("size", "altezza", "terms")]),
        ("it", "Non all'altezza", [("quality", "Non all'altezza", "bad")]),
        ("de", "VERSCHLEISS am Griff", [("durability", "VERSCHLEISS", "terms"), ("ergonomics", "Griff", "terms")]),
        ("de", "Preis-/Leistung passt", [("price_value", "Preis-/Leistung passt", "good")]),
        ("de", "Der Tisch ist wackelig.", [("stability", "wackelig", "bad")]),
        ("de", "Ich habe schon zwei", []),
        ("fr", "Trop cher !", [("price_value", "Trop cher", "bad")]),
        ("es", "La bateria dura", [("battery", "bateria", "terms")]),
    ],
)
def test_words_are_found_where_they_stand(language: Language, text: str, found: list[tuple[str, str, str]]) -> None:
    assert named(text, language) == found


def test_words_of_one_phrase_are_not_parted_by_a_sign() -> None:
    assert named("Nice screen, size could be better") == [("screen", "screen", "terms"), ("size", "size", "terms")]
    assert named("Nice screen size") == [("screen", "screen size", "terms")]


def test_a_longer_phrase_further_on_wins_over_a_shorter_one_before() -> None:
    assert named("very fast delivery")[-1] == ("delivery", "fast delivery", "good")


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_of_the_vocabulary_are_found(language: Language) -> None:
    for aspect in vocabulary().values():
        for tone in TONES:
            for term in getattr(aspect.words[language], tone):
                text = term.rstrip("*").upper()
                assert (aspect.id, tone) in {(one.aspect, one.tone) for one in namings(text, language)}, term


@given(st.text(), st.sampled_from(LANGUAGES))
def test_what_is_named_stands_in_order_and_apart(text: str, language: Language) -> None:
    last = 0
    for one in namings(text, language):
        assert last <= one.start < one.end <= len(text)
        last = one.end


@given(
    st.lists(st.sampled_from(["the", "battery", "screen", "size", "not", "worth", "it", ",", "fast", "delivery"])),
    st.sampled_from(["Battery life", "user friendly"]),
)
def test_words_set_apart_by_sentences_do_not_change_what_is_found(before: list[str], text: str) -> None:
    alone = namings(text, "en")
    lead = " ".join(before) + ". "
    found = namings(lead + text, "en")[-len(alone) :]
    assert [(one.aspect, one.start - len(lead), one.tone) for one in found] == [
        (one.aspect, one.start, one.tone) for one in alone
    ]
