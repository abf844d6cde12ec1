"""A bundle without anybody's words: each text is replaced by its SHA-256, so that who has it can find it again."""

from hashlib import sha256
from typing import TypeVar

from msgspec import structs

from worthit.product.model import Product, Review
from worthit.reviews.model import Aspect, Opinions
from worthit.verdict.bundle.model import Bundle
from worthit.verdict.model import Verdict

S = TypeVar("S", Opinions, Verdict)


def redact(bundle: Bundle) -> Bundle:
    """The bundle with hashes for the texts and titles of reviews and for quotes, and without authors. Unsigned."""
    evidence, heard = bundle.evidence, bundle.heard
    return structs.replace(
        bundle,
        redacted=True,
        signature="",
        evidence=structs.replace(
            evidence,
            product=_without_texts(evidence.product) if evidence.product else None,
            reviews=tuple(_hashed(review) for review in evidence.reviews),
        ),
        heard=structs.replace(heard, opinions=_without_quotes(heard.opinions)),
        verdict=_without_quotes(bundle.verdict),
    )


def _without_texts(product: Product) -> Product:
    return structs.replace(product, reviews=tuple(_hashed(review) for review in product.reviews))


def _hashed(review: Review) -> Review:
    title = None if review.title is None else _hash(review.title)
    return structs.replace(review, text=_hash(review.text), title=title, author=None)


def _without_quotes(said: S) -> S:
    sides = {side: tuple(map(_unquoted, getattr(said, side))) for side in ("pros", "cons", "mixed", "voices")}
    return structs.replace(said, **sides)


def _unquoted(aspect: Aspect) -> Aspect:
    quotes = tuple(structs.replace(quote, text=_hash(quote.text)) for quote in aspect.quotes)
    return structs.replace(aspect, quotes=quotes)


def _hash(text: str) -> str:
    return f"sha256:{sha256(text.encode()).hexdigest()}"
