"""The languages that the bot speaks: those in which WorthIt! tells a verdict."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from worthit.plugin import Language

T = TypeVar("T")
InLanguages: TypeAlias = Mapping[Language, T]
"""The same, said in each language."""

NAMES: InLanguages[str] = MappingProxyType(
    {"en": "English", "it": "Italiano", "de": "Deutsch", "fr": "Français", "es": "Español"}
)
"""Each language in itself."""

COLONS: InLanguages[str] = MappingProxyType({"en": ": ", "it": ": ", "de": ": ", "fr": "\u00a0: ", "es": ": "})
"""Between something and what is said of it."""


def spoken(tag: str | None) -> Language:
    """The language for a tag such as `it` or `pt-br`; English where it is none of ours."""
    primary = (tag or "").replace("_", "-").partition("-")[0].lower()
    return next((language for language in NAMES if language == primary), "en")
