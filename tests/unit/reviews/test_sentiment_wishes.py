"""What was hoped for, or would be so if something else were, is no praise."""

import pytest

from worthit.reviews.language import Language
from worthit.reviews.sentiment import Engine, judge

HOPED: dict[Language, tuple[str, ...]] = {
    "en": (
        "I wanted to love it, but no.",
        "I wanted to love this kettle.",
        "I really wanted to like it.",
    ),
    "it": ("Volevo amarlo, ma no.",),
    "de": ("Ich wollte ihn lieben, aber nein.",),
    "fr": ("Je voulais l'aimer, mais non.",),
    "es": ("Quería que me encantara, pero no.",),
}
UNREAL: dict[Language, tuple[str, ...]] = {
    "en": (
        "If it worked it would be excellent.",
        "If it worked, it would be great.",
        "I would have loved it if it worked.",
    ),
    "it": (
        "Se funzionasse sarebbe eccellente.",
        "Sarebbe ottimo se si chiudesse bene.",
    ),
    "de": ("Wenn er funktionieren würde, wäre er ausgezeichnet.",),
    "fr": ("S'il fonctionnait, il serait excellent.",),
    "es": ("Si funcionara, sería excelente.",),
}
REAL: dict[Language, tuple[str, ...]] = {
    "en": (
        "If you need a kettle, this would be a great choice.",
        "I would buy it even if it cost twice as much, great kettle.",
        "If I had to buy again I would gladly choose this.",
        "If it breaks, they replace it, excellent service.",
    ),
    "it": ("Se cercate un bollitore, sarebbe un'ottima scelta.",),
    "de": ("Wenn man einen Wasserkocher sucht, wäre er eine gute Wahl.",),
    "fr": ("Si vous cherchez une bouilloire, ce serait un excellent choix.",),
    "es": ("Si buscas un hervidor, sería una excelente elección.",),
}


@pytest.mark.parametrize("engine", ["deep", "fast"])
@pytest.mark.parametrize(("language", "sentence"), [(of, one) for of, some in HOPED.items() for one in some])
def test_what_was_hoped_for_is_blame(language: Language, sentence: str, engine: Engine) -> None:
    assert judge(sentence, language, engine).score < -0.1


@pytest.mark.parametrize("engine", ["deep", "fast"])
@pytest.mark.parametrize(("language", "sentence"), [(of, one) for of, some in UNREAL.items() for one in some])
def test_what_would_be_is_no_praise(language: Language, sentence: str, engine: Engine) -> None:
    assert judge(sentence, language, engine).score < 0.1


@pytest.mark.parametrize("engine", ["deep", "fast"])
@pytest.mark.parametrize(("language", "sentence"), [(of, one) for of, some in REAL.items() for one in some])
def test_praise_beside_a_condition_of_the_reader_stays(language: Language, sentence: str, engine: Engine) -> None:
    assert judge(sentence, language, engine).score > 0.1
