"""`aspects`: the reviews of one product → what they praise and blame, each counted and quoted."""

import msgspec
from msgspec import Raw, Struct, structs

from worthit.batch.given import GivenReview
from worthit.batch.sentiment import language_of
from worthit.reviews.listen import listen
from worthit.reviews.model import Aspect
from worthit.reviews.sentiment import Engine


class _Given(Struct):
    id: Raw = Raw(b"null")
    reviews: list[GivenReview] | None = None
    lang: str | None = None


class _Answer(Struct):
    id: Raw
    pros: tuple[Aspect, ...]
    cons: tuple[Aspect, ...]
    mixed: tuple[Aspect, ...]
    voices: tuple[Aspect, ...]


_decoder = msgspec.json.Decoder(_Given, strict=False)


def answer(line: bytes, engine: Engine = "deep") -> bytes:
    """`lang` is the reader's language, English by default. A review without an id is named by its place: `#3`."""
    given = _decoder.decode(line)
    reviews = [
        structs.replace(review.as_review(), id=f"#{place}") if review.id is None else review.as_review()
        for place, review in enumerate(given.reviews or (), start=1)
    ]
    said = listen(reviews, reader=language_of(given.lang) or "en", engine=engine).opinions
    return msgspec.json.encode(_Answer(given.id, said.pros, said.cons, said.mixed, said.voices))
