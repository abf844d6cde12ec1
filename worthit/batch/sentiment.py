"""`sentiment`: a text → how content it is."""

import msgspec
from msgspec import Struct

from worthit.errors import InvalidRequest
from worthit.reviews.language import LANGUAGES, Language
from worthit.reviews.sentiment import Engine, judge


class _Given(Struct):
    id: str | int | None = None
    text: str | None = None
    lang: str | None = None


class _Answer(Struct):
    id: str | int | None
    lang: Language
    sentiment: float


_decoder = msgspec.json.Decoder(_Given)


def answer(line: bytes, engine: Engine = "deep") -> bytes:
    given = _decoder.decode(line)
    if given.text is None:
        raise InvalidRequest("Give a text.", field="text")
    judged = judge(given.text, language_of(given.lang), engine)
    return msgspec.json.encode(_Answer(given.id, judged.language, judged.score))


def language_of(tag: str | None) -> Language | None:
    """`de`, `de-AT`; None where the text is to tell."""
    if not tag:
        return None
    primary = tag.replace("_", "-").partition("-")[0].lower()
    if primary not in LANGUAGES:
        raise InvalidRequest(f"Texts are judged in {', '.join(LANGUAGES)}.", field="lang")
    return primary
