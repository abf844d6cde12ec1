"""eBay, every country: listings (`/itm`), catalogue products (`/p`) and pages of product reviews (`/urw`).

`listing` reads what is offered, `owners` how buyers of the product rated it. The seller's feedback rates a seller and
is never read as the product's.
"""

from worthit.product.extract.document import Document, Testimony
from worthit.product.extract.ebay.listing import read_listing
from worthit.product.extract.ebay.owners import read_owners, read_reviews
from worthit.product.extract.ebay.page import WITNESS, EbayPage, domain_of

__all__ = ["Ebay"]

_MARKS = ("ebaystatic.com", "ebayimg.com", "ebay.")


class Ebay:
    """The reader of eBay's own pages. Its claims on its own shop are strong."""

    name = WITNESS

    def applies(self, document: Document) -> bool:
        """By the link's host; for a saved or mirrored page by its canonical link or the shop's own elements."""
        if domain_of(document.host):
            return True
        if not any(mark in document.html for mark in _MARKS):
            return False
        page = EbayPage(document)
        return page.domain is not None or page.has_frame

    def read(self, document: Document) -> Testimony:
        page = EbayPage(document)
        reviews = read_reviews(page)
        if not page.is_product and not reviews:
            # A challenge or an error page lacks the shop's frame and is not judged here.
            return Testimony(is_product=False if page.has_frame else None)
        offered = tuple(read_listing(page)) if page.is_product else ()
        return Testimony(
            claims=(*offered, *read_owners(page)),
            reviews=reviews,
            is_product=True if page.is_product else None,
            canonical=page.canonical,
        )
