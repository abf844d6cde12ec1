"""Amazon, every marketplace: product pages and pages of reviews, in the layouts from 2016 on.

`page` tells which page it is, `price` and `offer` what can be bought, `facts` what it is, `ratings` and `themes` how
the shop counts its owners and what they speak of, `reviews` what they wrote, `related` which other products it shows,
`words` what that is called per language.
"""

from worthit.product.extract.amazon.claims import WITNESS
from worthit.product.extract.amazon.facts import read_facts
from worthit.product.extract.amazon.offer import read_offer
from worthit.product.extract.amazon.page import AmazonPage, marketplace_of
from worthit.product.extract.amazon.ratings import read_ratings
from worthit.product.extract.amazon.related import read_related
from worthit.product.extract.amazon.reviews import read_reviews
from worthit.product.extract.amazon.themes import read_themes
from worthit.product.extract.document import Document, Testimony

__all__ = ["Amazon"]

_MARKS = ("ssl-images-amazon.com", "media-amazon.com", "amazon.")


class Amazon:
    """The reader of Amazon's own pages. Its claims on its own shop are strong."""

    name = WITNESS

    def applies(self, document: Document) -> bool:
        """By the link's host; for a saved or mirrored page by its canonical link or the shop's own elements."""
        if marketplace_of(document.host):
            return True
        if not any(mark in document.html for mark in _MARKS):
            return False
        page = AmazonPage(document)
        return page.marketplace is not None or page.has_navigation or (page.kind != "other" and page.asin is not None)

    def read(self, document: Document) -> Testimony:
        page = AmazonPage(document)
        if page.kind == "other":
            # A captcha or an error page lacks the shop's frame and is not judged here.
            return Testimony(is_product=False if page.has_navigation else None)
        is_product = page.kind == "product"
        offered = (*read_facts(page), *read_offer(page)) if is_product else ()
        return Testimony(
            claims=(*offered, *read_ratings(page)),
            reviews=read_reviews(page),
            themes=read_themes(page),
            related=read_related(page) if is_product else (),
            is_product=True if is_product else None,
            canonical=page.canonical,
        )
