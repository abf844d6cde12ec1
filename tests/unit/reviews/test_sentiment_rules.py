"""What stands around a word turns it: negation, degree, "but", questions, other products; in five languages."""

import pytest

from worthit.reviews.language import Language
from worthit.reviews.sentiment import Engine, judge
from worthit.reviews.sentiment.lexicon import lexicon
from worthit.reviews.sentiment.rules import score


def said(sentence: str, language: Language = "en") -> float:
    by = lexicon(language)
    return score(by.read(sentence), by)


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("The lid is good.", "The lid is very good."),
        ("The lid is good.", "The lid is good!!!"),
        ("The lid is somewhat good.", "The lid is good."),
        ("The lid is good, but the handle is terrible.", "The handle is terrible, but the lid is good."),
        ("The lid is not good.", "The lid is good."),
        ("Is the lid good?", "The lid is good."),
        ("The lid is good and not bad.", "The lid is good and great."),
    ],
)
def test_what_stands_around_a_word_turns_it(weaker: str, stronger: str) -> None:
    assert said(weaker) < said(stronger)


def test_words_about_how_a_thing_works_judge_nothing() -> None:
    assert said("High pressure, low fire, strong support and security.") < 0.6
    assert said("Low pressure on a low fire.") == 0.0


@pytest.mark.parametrize("engine", ["deep", "fast"])
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Not bad at all, no complaints."),
        ("en", "I have never had the slightest problem with it."),
        ("it", "Niente male!"),
        ("it", "Nessuna lamentela."),
        ("de", "Gar nicht schlecht, keine Beschwerden."),
        ("de", "Keine Probleme."),
        ("fr", "Pas mal du tout, aucun défaut."),
        ("fr", "Aucun problème."),
        ("es", "No está nada mal, sin quejas."),
        ("es", "Ningún problema."),
    ],
)
def test_a_denied_complaint_is_praise(language: Language, sentence: str, engine: Engine) -> None:
    assert judge(sentence, language, engine).score > 0.1


@pytest.mark.parametrize("engine", ["deep", "fast"])
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The lid is not good."),
        ("it", "Il coperchio non è buono."),
        ("de", "Das ist nicht gut."),
        ("fr", "Ce n'est pas bon."),
        ("es", "La tapa no es buena."),
    ],
)
def test_denied_praise_is_a_complaint(language: Language, sentence: str, engine: Engine) -> None:
    assert judge(sentence, language, engine).score < -0.1


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "It looks nice, but it broke after two days."),
        ("it", "Bello, ma si è rotto subito."),
        ("de", "Schön, aber nach zwei Tagen kaputt."),
        ("fr", "Joli, mais cassé au bout de deux jours."),
        ("es", "Bonito, pero se rompió a los dos días."),
    ],
)
def test_what_comes_after_but_weighs_more(language: Language, sentence: str) -> None:
    assert said(sentence, language) < -0.1


@pytest.mark.parametrize(
    ("language", "asked", "told"),
    [
        ("en", "Is the lid good?", "The lid is good."),
        ("it", "Il coperchio è buono?", "Il coperchio è buono."),
        ("de", "Ist der Deckel gut?", "Der Deckel ist gut."),
        ("fr", "Le couvercle est bon ?", "Le couvercle est bon."),
        ("es", "¿La tapa es buena?", "La tapa es buena."),
    ],
)
def test_what_is_asked_is_hardly_said(language: Language, asked: str, told: str) -> None:
    assert 0 < said(asked, language) < said(told, language)


@pytest.mark.parametrize("engine", ["deep", "fast"])
@pytest.mark.parametrize(
    ("language", "better", "worse", "was_better"),
    [
        (
            "en",
            "It is better than my old kettle, which was terrible.",
            "It is worse than my old one, which was excellent.",
            "My old kettle was better.",
        ),
        (
            "it",
            "È meglio del mio vecchio bollitore, che era pessimo.",
            "È peggio del mio vecchio bollitore, che era ottimo.",
            "Il mio vecchio bollitore era migliore.",
        ),
        (
            "de",
            "Er ist besser als mein alter Wasserkocher, der schrecklich war.",
            "Er ist schlechter als mein alter, der hervorragend war.",
            "Mein alter Wasserkocher war besser.",
        ),
        (
            "fr",
            "Elle est meilleure que mon ancienne bouilloire, qui était horrible.",
            "Elle est pire que mon ancienne bouilloire, qui était excellente.",
            "Mon ancienne bouilloire était meilleure.",
        ),
        (
            "es",
            "Es mejor que mi anterior hervidor, que era horrible.",
            "Es peor que mi anterior hervidor, que era excelente.",
            "Mi anterior hervidor era mejor.",
        ),
    ],
)
def test_another_product_is_not_this_one(
    language: Language, better: str, worse: str, was_better: str, engine: Engine
) -> None:
    assert judge(better, language, engine).score > 0.1
    assert judge(worse, language, engine).score < -0.1
    assert judge(was_better, language, engine).score < -0.1


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "I am more than happy with it."),
        ("en", "My old kettle was terrible, this one is great."),
        ("en", "Much quieter than the noisy old one."),
        ("it", "Sono più che soddisfatto."),
        ("de", "Ich bin mehr als zufrieden."),
        ("fr", "Je suis plus que satisfait."),
        ("es", "Estoy más que satisfecho."),
    ],
)
def test_praise_beside_a_comparison_stays(language: Language, sentence: str) -> None:
    assert said(sentence, language) > 0.1


@pytest.mark.parametrize("engine", ["deep", "fast"])
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Philips I had before was much better than this."),
        ("en", "My last kettle was better than this one."),
        ("en", "My old kettle was better than this."),
        ("it", "Il Philips che avevo prima era molto meglio di questo."),
        ("de", "Der Philips, den ich vorher hatte, war viel besser als dieser."),
        ("fr", "La Philips que j'avais avant était bien meilleure que celle-ci."),
        ("es", "La Philips que tenía antes era mucho mejor que esta."),
    ],
)
def test_another_that_is_better_than_this_is_blame(language: Language, sentence: str, engine: Engine) -> None:
    assert judge(sentence, language, engine).score < -0.1


@pytest.mark.parametrize("engine", ["deep", "fast"])
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "There is nothing better than this."),
        ("en", "It doesn't get any better than this."),
        ("en", "Much better than this old one I had."),
        ("it", "Non c'è niente di meglio di questo."),
        ("es", "No hay nada mejor que esto."),
    ],
)
def test_nothing_better_than_this_is_praise(language: Language, sentence: str, engine: Engine) -> None:
    assert judge(sentence, language, engine).score > 0.1


def test_the_worst_is_that_is_no_comparison() -> None:
    assert said("Lo peor es que no funciona.", "es") < -0.1
