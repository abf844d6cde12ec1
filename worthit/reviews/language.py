"""Which of the five languages a text is in: told by words that only one of them has, else by py3langid.

Where three such words and none of another language open a text, that is its language: py3langid (BSD; its model is in
the package) would say the same after a walk through its hundred megabytes. A few words are too little for it ("Niente
male!" would be Spanish): there one telling word may do. A text without any Latin letter is in none of the
five; it counts as English, the default.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any, Literal, get_args

Language = Literal["en", "it", "de", "fr", "es"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT: Language = "en"
_FIRST, _READ = 100, 2_000
"""Characters that are looked at: a language shows in its first words; where it does not, more are read."""
_ENOUGH = 3
"""So many telling words of one language, and none of another, tell it."""
_PLAIN = 0.999
"""Share of probability from which the first characters are enough."""
_UNSURE, _SHORT = 0.8, 40
"""Below this share, in a text of so few characters, one telling word decides."""
_SURE = 0.7
"""Share of probability from which a short text is believed over the language around it."""
_MOST = 2 / 3
"""Share of the reviews of a product that must be in a language for it to be that of the shortest too."""
_WORDS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]")


def tell_language(text: str, around: Language | None = None) -> Language:
    """The language of a text. `around`: that of the text it stands in, kept unless this one is plainly another."""
    if _LATIN.search(text) is None:
        return around or DEFAULT
    told = _told(text[:_FIRST])
    if len(told) >= _ENOUGH and told.count(told[0]) == len(told):
        return told[0]
    language, probability = _identifier().classify(text[:_FIRST])
    if probability < _PLAIN and len(text) > _FIRST:
        language, probability = _identifier().classify(text[:_READ])
    if probability < _UNSURE and len(text) <= _SHORT and told and told.count(told[0]) == len(told):
        return told[0]
    if around is not None and probability < _SURE:
        return around
    return language  # type: ignore[no-any-return]


def tell_languages(texts: Sequence[str]) -> list[Language]:
    """The languages of the reviews of one product. One of a few words ("Bargain!") is in that of most others, where
    there is such a one, unless its own words tell another.
    """
    languages = [tell_language(text) for text in texts]
    longer = [language for text, language in zip(texts, languages, strict=True) if len(text) > _SHORT]
    counted = Counter(longer if len(longer) >= _ENOUGH else languages)
    most, times = counted.most_common(1)[0] if counted else (DEFAULT, 0)
    if times < _MOST * counted.total():
        return languages
    return [
        most if len(text) <= _SHORT and not set(_told(text)) - {most} else language
        for text, language in zip(texts, languages, strict=True)
    ]


def tell_sentence(text: str, around: Language) -> Language:
    """The language of a sentence: that around it, unless the sentence is long and its words are all of others."""
    if len(text) <= _SHORT:
        return around
    told = _told(text)
    return around if around in told or len(told) < _ENOUGH else tell_language(text, around)


def _told(text: str) -> list[Language]:
    """The language of each telling word."""
    of = _telling()
    return [of[word] for word in _WORDS.findall(text.lower()) if word in of]


@cache
def _telling() -> dict[str, Language]:
    lines = (files("worthit.reviews") / "telling_words.txt").read_text("utf-8").splitlines()
    rows = [line.partition(":") for line in lines if not line.startswith("#")]
    return {word: language for language, _, words in rows for word in words.split()}  # type: ignore[misc]


@cache
def _identifier() -> Any:
    import numpy as np

    langid: Any = import_module("py3langid.langid")
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    identifier.nb_ptc = identifier.nb_ptc.astype(np.float32)  # the same sums, without widening every number each time
    return identifier
