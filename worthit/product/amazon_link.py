"""The link of an ASIN, for who knows a product by its number alone."""

from collections.abc import Mapping
from types import MappingProxyType

from worthit.product.shops import AMAZON

_SUFFIXES: Mapping[str, str] = MappingProxyType({"it": "it", "de": "de", "fr": "fr", "es": "es"})
_ELSEWHERE = "com"


def amazon_link(asin: str, language: str) -> str:
    """The page of an ASIN at the Amazon of the main country of a language, such as `it` or `it-IT`: `amazon.it`.

    It may not be sold there: looking it up will say so. For a language without an Amazon of its own, `amazon.com`.
    """
    suffix = _SUFFIXES.get(language.replace("_", "-").partition("-")[0].lower(), _ELSEWHERE)
    assert AMAZON.page is not None
    return f"https://www.amazon.{suffix}{AMAZON.page.format(id=asin)}"
