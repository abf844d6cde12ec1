"""What buyers speak of that no vocabulary knows: nouns that enough of them judge, and nothing made of small words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthit.reviews.aspects.function_words import function_words
from worthit.reviews.aspects.judging import judging_lexicon
from worthit.reviews.aspects.mining import MOST, Sentence, mine
from worthit.reviews.aspects.words import split_words
from worthit.reviews.language import LANGUAGES, Language


def mined(*texts: str, language: Language = "en") -> dict[str, set[str]]:
    """The names found in reviews with these texts, by what they are counted as."""
    sentences: list[Sentence] = []
    for number, text in enumerate(texts):
        said = split_words(text, language)
        capital = frozenset(at for at, start in enumerate(said.starts) if language == "de" and text[start].isupper())
        sentences.append(Sentence(number, said.words, frozenset(), capital))
    names: dict[str, set[str]] = {}
    for term in mine(sentences, language, judging_lexicon(language)):
        names.setdefault(term.aspect, set()).add(" ".join(term.words))
    return names


@pytest.mark.parametrize(
    ("language", "texts", "name"),
    [
        ("en", ("The gizmo is great.", "I love the gizmo.", "My gizmo was terrible."), "gizmo"),
        ("it", ("Il frullino è ottimo.", "Adoro il frullino.", "Il frullino è pessimo."), "frullino"),
        ("de", ("Der Quirl ist toll.", "Ein guter Quirl.", "Leider ist der Quirl schlecht."), "quirl"),
        ("fr", ("Le fouet est excellent.", "J'adore le fouet.", "Le fouet est horrible."), "fouet"),
        ("es", ("El batidor es excelente.", "Me encanta el batidor.", "El batidor es horrible."), "batidor"),
    ],
)
def test_a_noun_that_enough_buyers_judge_is_a_name(language: Language, texts: tuple[str, ...], name: str) -> None:
    (names,) = mined(*texts, language=language).values()
    assert names == {name}
    assert mined(*texts[:2], language=language) == {}


def test_many_reviews_ask_for_more_of_them() -> None:
    three = ["The gizmo is great.", "I love the gizmo.", "My gizmo was terrible."]
    assert mined(*three, *["I have one of those."] * 22) == {}  # 3 of 25 are fewer than √25
    assert mined(*three, *["I have one of those."] * 6) != {}


def test_one_buyer_who_repeats_himself_is_one() -> None:
    assert mined("The gizmo is great. I love the gizmo. The gizmo is terrible. A great gizmo.", "Nice.", "Fine.") == {}


def test_a_noun_that_nobody_judges_is_no_name() -> None:
    assert mined("I saw the gizmo.", "There is a gizmo here.", "They sent the gizmo on Monday.") == {}


def test_words_of_one_stem_count_together() -> None:
    names = mined("The gizmos are great.", "I love the gizmos.", "The gizmos are bad.", "The gizmo is great.",
                  "I love the gizmo.", "The gizmo is bad.")  # fmt: skip
    assert list(names.values()) == [{"gizmo", "gizmos"}]


def test_two_nouns_that_stand_together_are_one_name() -> None:
    names = mined("The click wheel is great.", "I love the click wheel.", "The click wheel is terrible.")
    assert {"click wheel"} in names.values()
    assert {"click"} not in names.values()


def test_two_nouns_joined_by_a_small_word_are_one_name_in_italian() -> None:
    texts = ("La bacchetta di bambù è ottima.", "Adoro la bacchetta di bambù.", "La bacchetta di bambù è pessima.")
    assert {"bacchetta di bambu"} in mined(*texts, language="it").values()


def test_in_german_a_word_without_its_capital_is_no_noun() -> None:
    texts = ("Das quirlt gut.", "Es quirlt toll.", "Leider quirlt es schlecht.")
    assert mined(*texts, language="de") == {}
    assert mined(*(text.replace("quirlt", "Quirl") for text in texts), language="de") != {}


def test_a_capital_that_only_opens_the_sentence_shows_no_noun() -> None:
    assert mined("Quirlt gut.", "Quirlt toll.", "Quirlt leider schlecht.", language="de") == {}


def test_what_the_vocabulary_has_taken_is_not_mined_again() -> None:
    words = split_words("I love the battery", "en").words
    sentences = [Sentence(number, words, frozenset({3}), frozenset()) for number in range(9)]
    assert mine(sentences, "en", judging_lexicon("en")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_made_of_small_words(language: Language) -> None:
    small = function_words(language)
    words = [word for word in sorted(small.never) if word.isalpha()]
    capital = frozenset(range(len(words)))
    sentences = [Sentence(number, words[number:], frozenset(), capital) for number in range(12)]
    assert mine(sentences, language, judging_lexicon(language)) == []


def test_names_are_bounded() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    made = [f"zq{first}{second}k" for first in letters for second in letters][: MOST * 2]
    praise = " ".join(f"I love the {word}. The {word} is great." for word in made)
    assert len(mined(*[praise] * 9)) == MOST


SAID = st.lists(
    st.sampled_from(["the", "gizmo", "gizmos", "wheel", "click", "is", "great", "bad", ",", "and", "I"]), max_size=8
)


@given(st.lists(SAID, max_size=12))
def test_the_order_of_reviews_changes_nothing(said: list[list[str]]) -> None:
    texts = [" ".join(words) for words in said]
    assert mined(*texts) == mined(*texts[::-1])
