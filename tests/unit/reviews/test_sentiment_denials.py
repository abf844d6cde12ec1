"""Praise in the form of a denial, and blame in it: "I can't recommend this enough", "neither good nor sturdy"."""

import pytest

from worthit.reviews.language import Language
from worthit.reviews.sentiment import Engine, judge

PRAISE: dict[Language, tuple[str, ...]] = {
    "en": (
        "I can't recommend this enough!",
        "I cannot recommend it highly enough.",
        "Can't fault it.",
        "You can't fault the build.",
        "I couldn't be happier with it.",
        "Couldn't ask for more.",
        "It never lets me down.",
        "It has never let me down.",
        "Nothing to complain about.",
        "I have nothing to complain about.",
        "Can't praise it enough.",
        "No faults so far.",
        "I have no regrets.",
        "It is neither ugly nor flimsy.",
    ),
    "it": (
        "Non posso che consigliarlo.",
        "Non posso che parlarne bene.",
        "Non delude.",
        "Non delude mai.",
        "Niente da dire.",
        "Non mi ha deluso.",
        "Non sono rimasto deluso.",
        "Non ha mai deluso.",
        "Niente di cui lamentarsi.",
        "Non ha né difetti né problemi.",
    ),
    "de": (
        "Lässt nichts zu wünschen übrig.",
        "Der Wasserkocher lässt keine Wünsche offen.",
        "Nichts auszusetzen.",
        "Ich habe nichts auszusetzen.",
        "Ich wurde nicht enttäuscht.",
        "Bin nicht enttäuscht.",
        "Enttäuscht nicht.",
        "Kann nicht genug empfehlen.",
        "Ich kann ihn nur weiterempfehlen.",
        "Er hat mich nie enttäuscht.",
        "Da gibt es nichts zu meckern.",
        "Es gibt nichts Besseres.",
    ),
    "fr": (
        "Rien à redire.",
        "Ne déçoit pas.",
        "Ce produit ne m'a jamais déçu.",
        "Pas déçu du tout.",
        "Je ne suis pas déçue.",
        "Ce n'est pas mal.",
        "Il n'est pas mal.",
        "Je ne peux que le recommander.",
        "On ne peut que recommander.",
        "Rien à reprocher.",
        "Il n'a jamais déçu.",
    ),
    "es": (
        "No decepciona.",
        "Nunca decepciona.",
        "No puedo más que recomendarlo.",
        "No puedo sino recomendarlo.",
        "Sin pegas.",
        "No está mal.",
        "Nada que objetar.",
        "Ningún problema.",
        "No me ha decepcionado.",
        "Ninguna pega.",
        "No le pongo pegas.",
        "No defrauda.",
    ),
}
BLAME: dict[Language, tuple[str, ...]] = {
    "en": (
        "I can't recommend this.",
        "I cannot recommend it to anybody.",
        "It let me down.",
        "It is neither good nor sturdy.",
    ),
    "it": (
        "Non posso consigliarlo.",
        "Mi ha deluso.",
        "Non è né bello né robusto.",
    ),
    "de": (
        "Ich kann ihn nicht empfehlen.",
        "Lässt zu wünschen übrig.",
        "Ich bin enttäuscht.",
        "Er ist weder schön noch stabil.",
    ),
    "fr": (
        "Je ne peux pas le recommander.",
        "Je suis déçu.",
        "Laisse à désirer.",
        "Il n'est ni beau ni solide.",
        "Ce n'est ni beau ni pratique.",
    ),
    "es": (
        "No puedo recomendarlo.",
        "Me ha decepcionado.",
        "No es ni bonito ni resistente.",
    ),
}


@pytest.mark.parametrize("engine", ["deep", "fast"])
@pytest.mark.parametrize(("language", "sentence"), [(of, one) for of, some in PRAISE.items() for one in some])
def test_a_denial_may_praise(language: Language, sentence: str, engine: Engine) -> None:
    assert judge(sentence, language, engine).score > 0.1


@pytest.mark.parametrize("engine", ["deep", "fast"])
@pytest.mark.parametrize(("language", "sentence"), [(of, one) for of, some in BLAME.items() for one in some])
def test_like_words_that_blame_still_do(language: Language, sentence: str, engine: Engine) -> None:
    assert judge(sentence, language, engine).score < -0.1


@pytest.mark.parametrize(
    ("sentence", "praised"),
    [
        ("I can't recommend this enough", True),
        ("I can't recommend this kettle highly enough", True),
        ("I can't recommend this since it was not delivered soon enough", False),
        ("I can't recommend this", False),
    ],
)
def test_a_gap_in_a_phrase_is_of_few_words(sentence: str, praised: bool) -> None:
    assert (judge(sentence, "en", "fast").score > 0) is praised
