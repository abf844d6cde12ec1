"""Which language a text is in: of a review, of a few words, and of a sentence in a review of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.reviews.language import LANGUAGES, Language, tell_language, tell_languages, tell_sentence


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It stopped working after two days, and the seller did not answer.", "en"),
        ("Si è rotto dopo due giorni e il venditore non ha risposto.", "it"),
        ("Nach zwei Tagen ging er nicht mehr, und der Verkäufer antwortet nicht.", "de"),
        ("Elle est tombée en panne au bout de deux jours et le vendeur ne répond pas.", "fr"),
        ("Dejó de funcionar a los dos días y el vendedor no responde.", "es"),
        ("5 stars", "en"),
        ("Niente male!", "it"),
        ("Due stelle.", "it"),
        ("Sehr gut", "de"),
        ("Très déçue", "fr"),
        ("Muy contenta", "es"),
        ("", "en"),
        ("5/5 👍", "en"),
        ("Отличный чайник, рекомендую!", "en"),
        ("很好，推荐。", "en"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert tell_language(text) == language


def test_a_short_text_is_in_the_language_around_it() -> None:
    assert tell_language("ok", around="de") == "de"
    assert tell_language("很好", around="it") == "it"
    assert tell_language("Funziona benissimo e lo consiglio a tutti", around="de") == "it"


def test_a_sentence_is_in_the_language_around_it_unless_it_is_plainly_another() -> None:
    assert tell_sentence("Perfetto!", "en") == "en"
    assert tell_sentence("The Sehr Gut label of this kettle is what made me buy it.", "en") == "en"
    assert tell_sentence("Si è rotto subito, non lo consiglio a nessuno, soldi buttati.", "en") == "it"


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_is_in_one_of_them(text: str, around: Language) -> None:
    assert tell_language(text) in LANGUAGES
    assert tell_sentence(text, around) in LANGUAGES


def test_a_review_of_a_few_words_is_in_the_language_of_most_others() -> None:
    long = [
        "I have used it every day for a year and it still works",
        "The lid is a little loose but it does not leak at all",
    ]
    texts = [
        *long,
        "Bought it for my kitchen and would buy it again",
        "Bargain!",
        "Too expensive",
        "Ottimo, non delude",
    ]
    assert tell_languages(texts) == ["en", "en", "en", "en", "en", "it"]


def test_where_no_language_is_that_of_most_each_is_told_by_itself() -> None:
    texts = [
        "I have used it every day for a year and it works",
        "Lo uso tutti i giorni da un anno e funziona ancora bene",
    ]
    assert tell_languages(texts) == ["en", "it"]
    assert tell_languages([]) == []
