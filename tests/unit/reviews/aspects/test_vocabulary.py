"""The words that buyers use: complete in five languages, and no word is claimed twice."""

import re
from collections import Counter
from collections.abc import Iterator

import msgspec
import pytest

from worthit.reviews.aspects.terms import key_of
from worthit.reviews.aspects.vocabulary import TONES, Aspect, read, vocabulary
from worthit.reviews.aspects.words import split_words
from worthit.reviews.language import LANGUAGES, Language

WHOLE = """
[battery]
label = { en = "Battery", it = "Batteria", de = "Akku", fr = "Batterie", es = "Batería" }
[battery.en]
terms = ["battery"]
bad = ["drains"]
[battery.it]
terms = ["batteria"]
[battery.de]
terms = ["akku*"]
[battery.fr]
terms = ["batterie"]
[battery.es]
terms = ["batería"]
"""


def written(aspect: Aspect, language: Language) -> Iterator[str]:
    for tone in TONES:
        yield from getattr(aspect.words[language], tone)


def compared(term: str, language: Language) -> tuple[tuple[str, ...], bool]:
    """What of a term counts when text is searched for it, and whether its last word is a stem."""
    return tuple(key_of(word, language) for word in split_words(term, language).words), term.endswith("*")


every_aspect = pytest.mark.parametrize("aspect", list(vocabulary().values()), ids=list(vocabulary()))


@every_aspect
def test_an_id_is_lower_snake(aspect: Aspect) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", aspect.id)


@every_aspect
def test_every_language_has_a_label_and_neutral_words(aspect: Aspect) -> None:
    for language in LANGUAGES:
        assert aspect.label[language].strip() == aspect.label[language] != ""
        assert aspect.words[language].terms


@every_aspect
def test_words_are_lower_case_without_signs_that_text_is_not_compared_by(aspect: Aspect) -> None:
    for language in LANGUAGES:
        for term in written(aspect, language):
            assert term == term.lower()
            assert re.fullmatch(r"[^\W_]+(?:[ '/-][^\W_]+)*\*?", term), term


@every_aspect
def test_a_stem_is_long_enough_to_be_of_one_word(aspect: Aspect) -> None:
    for language in LANGUAGES:
        for keys, is_open in (compared(term, language) for term in written(aspect, language)):
            assert not is_open or len(keys[-1]) >= 4, keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_written_twice_or_belong_to_two_aspects(language: Language) -> None:
    claims = Counter(compared(term, language) for aspect in vocabulary().values() for term in written(aspect, language))
    assert [words for words, count in claims.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_names_one_aspect(language: Language) -> None:
    labels = Counter(aspect.label[language] for aspect in vocabulary().values())
    assert [label for label, count in labels.items() if count > 1] == []


def test_what_is_written_is_read() -> None:
    battery = read(WHOLE)["battery"]
    assert (battery.id, battery.label["de"]) == ("battery", "Akku")
    assert battery.words["en"].bad == ("drains",)
    assert battery.words["it"].good == ()


@pytest.mark.parametrize(
    ("taken", "put"),
    [
        ('es = "Batería" }', "}"),
        ('[battery.es]\nterms = ["batería"]', ""),
        ("[battery.es]", "[battery.pt]"),
        ('terms = ["batería"]', 'words = ["batería"]'),
        ('terms = ["batería"]', 'good = ["batería"]'),
        ('bad = ["drains"]', "bad = [1]"),
        ("label = {", "name = {"),
    ],
    ids=["no label", "no words", "another language", "another name", "no neutral words", "a number", "no labels"],
)
def test_a_table_of_another_form_is_refused(taken: str, put: str) -> None:
    assert taken in WHOLE
    with pytest.raises(msgspec.ValidationError):
        read(WHOLE.replace(taken, put).replace(", }", " }"))
