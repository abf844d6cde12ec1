"""Stars in the text, drawn, counted or as a fraction, and faces: they say how content a writer is, in any language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.reviews.language import LANGUAGES, Language
from worthit.reviews.sentiment import Engine, judge
from worthit.reviews.sentiment.lexicon import lexicon


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "5 stars", "rated10"),
        ("en", "a 4.5-star kettle", "rated9"),
        ("en", "one star!", "rated2"),
        ("en", "zero stars", "rated0"),
        ("en", "9 out of 10", "rated9"),
        ("en", "I give it 4/5", "rated8"),
        ("it", "due stelle", "rated4"),
        ("it", "voto 8 su 10", "rated8"),
        ("de", "fünf Sterne", "rated10"),
        ("de", "4,5 von 5 Sternen", "rated9"),
        ("fr", "trois étoiles", "rated6"),
        ("fr", "9 sur 10", "rated9"),
        ("es", "una estrella", "rated2"),
        ("es", "10 de 10", "rated10"),
        ("en", "★★☆☆☆", "rated4"),
        ("de", "⭐⭐⭐⭐⭐", "rated10"),
    ],
)
def test_stars_are_read_as_they_are_given(language: Language, text: str, word: str) -> None:
    assert [one for one in lexicon(language).read(text) if one.startswith("rated")] == [word]


@pytest.mark.parametrize(
    "text",
    ["24/7", "on 4/5/2024", "7/5", "1/2 cup", "a 3.5/10.5 ratio", "12 stars", "starts at 5", "5 stars if it closed"],
)
def test_other_figures_are_no_stars(text: str) -> None:
    assert not [one for one in lexicon("en").read(text) if one.startswith("rated")]


@pytest.mark.parametrize("engine", ["deep", "fast"])
@pytest.mark.parametrize(
    ("language", "good", "bad"),
    [
        ("en", "5 stars", "1 star"),
        ("it", "Cinque stelle!", "Due stelle."),
        ("de", "5 Sterne!", "Nur ein Stern."),
        ("fr", "Cinq étoiles.", "1 étoile."),
        ("es", "Cinco estrellas.", "Le doy una estrella."),
        ("en", "★★★★★", "★★☆☆☆"),
        ("it", "9/10", "2/10"),
        ("de", "👍👍", "😡"),
        ("fr", "😍", "👎"),
    ],
)
def test_what_is_given_is_what_is_meant(language: Language, good: str, bad: str, engine: Engine) -> None:
    assert judge(good, language, engine).score > 0.1
    assert judge(bad, language, engine).score < -0.1


@pytest.mark.parametrize("language", LANGUAGES)
def test_faces_are_understood_everywhere(language: Language) -> None:
    assert judge("A4 :)", language, "fast").score > judge("A4", language, "fast").score
    assert judge("A4 :(", language, "fast").score < judge("A4", language, "fast").score


@given(st.integers(0, 4), st.sampled_from(LANGUAGES))
def test_more_stars_never_say_less(fewer: int, language: Language) -> None:
    valences = lexicon(language).valences
    [lower], [higher] = (lexicon(language).read(f"{count}/5") for count in (fewer, fewer + 1))
    assert valences[lower] <= valences[higher]
