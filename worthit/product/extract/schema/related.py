"""Other products that a schema.org product names as similar or related. Spare parts and accessories are none."""

from collections.abc import Iterator

from worthit.product.extract.hrefs import absolute
from worthit.product.extract.schema.items import Item, items_of, text_of
from worthit.product.extract.schema.offers import read_offers
from worthit.product.extract.schema.ratings import read_rating
from worthit.product.model import Candidate

SOLD_OUT = "out_of_stock"
_RELATIONS = (("issimilarto", True), ("isrelatedto", False))


def read_related(product: Item, url: str | None, locale: str | None) -> tuple[Candidate, ...]:
    """Those with a link of their own and a name. url: the page's own link, from which theirs may be told."""
    return tuple(
        candidate
        for relation, similar in _RELATIONS
        for item in items_of(product.get(relation))
        for candidate in _candidate(item, url, locale, similar=similar)
    )


def _candidate(item: Item, url: str | None, locale: str | None, *, similar: bool) -> Iterator[Candidate]:
    """None for one that only points back at the page. A range, or what is sold out, is no price to compare."""
    link = absolute(text_of(item.get("url") or item.get("@id")), url)
    title = text_of(item.get("name"))
    if not title or not link.startswith(("http://", "https://")) or link == url:
        return
    offers = [offer for offer in read_offers(item, link, locale) if offer.price and offer.availability != SOLD_OUT]
    single = offers[0] if len({offer.price for offer in offers}) == 1 and offers[0].high is None else None
    rating = read_rating(item)
    yield Candidate(
        url=link,
        title=title,
        price=single.price if single else None,
        currency=single.currency if single else None,
        rating=rating.value if rating else None,
        rating_best=rating.best if rating and rating.value is not None else None,
        rating_count=(rating.rating_count or rating.review_count) if rating else None,
        similar=similar,
    )
