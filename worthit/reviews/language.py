"""Which of the five languages a text is in, told by py3langid (BSD; its model is in the package)."""

from functools import cache
from typing import Any, Literal, get_args

Language = Literal["en", "it", "de", "fr", "es"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
_READ = 2_000
"""Characters that are looked at: a language shows in its first words."""
_SURE = 0.7
"""Share of probability from which a short text is believed over the language around it."""


def tell_language(text: str, around: Language | None = None) -> Language:
    """The language of a text. `around`: that of the text it stands in, kept unless this one is plainly another."""
    language, probability = _identifier().classify(text[:_READ])
    if around is not None and probability < _SURE:
        return around
    return language  # type: ignore[no-any-return]


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
