"""The small words of each language, by which a noun is told from the rest (`function_words.toml`)."""

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

from worthit.reviews.language import Language


class FunctionWords(Struct, frozen=True, kw_only=True):
    """before: what stands before a noun. after: verbs that follow one. joint: what joins two nouns to a name.
    ands: "and". never: words that are never what an opinion is about.
    """

    before: frozenset[str]
    after: frozenset[str]
    joint: frozenset[str]
    ands: frozenset[str]
    never: frozenset[str]


@cache
def function_words(language: Language) -> FunctionWords:
    """Those of a language, read once."""
    sections = _all()[language]
    return convert({name: sections[name].split() for name in FunctionWords.__struct_fields__}, FunctionWords)


@cache
def _all() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "function_words.toml").read_text("utf-8"))
