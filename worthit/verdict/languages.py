"""In which language an asker is told: the one asked for by name, else the best of `Accept-Language` (RFC 9110), else
English.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final

from litestar import Request
from litestar.datastructures import ResponseHeader

from worthit.reviews.language import Language
from worthit.verdict.explain import DEFAULT_LANGUAGE, LANGUAGES, spoken
from worthit.web.raw_headers import values

TAG: Final = f"^({'|'.join(LANGUAGES)})([-_][A-Za-z0-9]{{1,8}})*$"
OF_WHAT: Final = "Of the words; a tag such as `it-IT` is read as its language. Else `Accept-Language` says it."
IN_WORDS: Final = [
    ResponseHeader(name="Content-Language", documentation_only=True, description="Of the words in the answer.")
]
"""`response_headers` of a handler whose answer is told in the asker's language."""
_RANGE = re.compile(
    r"\s*([A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9]{1,8})*\s*(?:;\s*q\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\s*)?",
    re.IGNORECASE,
)
_MOST_RANGES = 50


def language_of(request: Request[Any, Any, Any], named: str | None) -> Language:
    """named: the tag in the body or the query, checked already."""
    return spoken(named) if named is not None else accepted(",".join(values(request.scope, b"accept-language")))


@lru_cache(maxsize=256)
def accepted(header: str) -> Language:
    """The language of a header that is liked best, of those that are spoken; the first of several liked as much.

    What is no range of languages is passed over.
    """
    liked: dict[str, float] = {}
    for item in header.split(",")[:_MOST_RANGES]:
        if found := _RANGE.fullmatch(item):
            primary = found[1].lower()
            liked[primary] = max(liked.get(primary, 0.0), float(found[2] or 1))
    named = [(liked[tag], spoken(tag)) for tag in liked if tag in LANGUAGES]
    others = [(liked.get("*", 0.0), language) for language in LANGUAGES if language not in liked]
    most, language = max([*named, *others], key=itemgetter(0))
    return language if most else DEFAULT_LANGUAGE


def told_in(language: Language) -> Mapping[str, str]:
    """Headers of an answer in words."""
    return {"Content-Language": language, "Vary": "Accept-Language"}
