"""From pages to a product: block pages told apart, every reader heard, the witnesses joined.

Pure: no network, no clock; it may run in any process.
"""

from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct, structs

from worthit.errors import PagesDisagree
from worthit.product.blocked import find_block
from worthit.product.extract import BUILTIN, GENERAL
from worthit.product.extract.document import Document, Extractor, Testimony
from worthit.product.model import PageName, PageReading
from worthit.product.page_kind import Judgement, judge
from worthit.product.same import gtins_of, skus_of, why_other
from worthit.product.witnesses import decide

_GENERAL_NAMES = frozenset(reader.name for reader in GENERAL)
_OWNERS_FIELDS = frozenset({"rating", "rating_best", "rating_count", "review_count", "histogram"})
"""What a page of reviews may say of the product; all else is said by the product's own page."""


class _Page(Struct, frozen=True):
    """known: read by a reader made for its shop."""

    document: Document
    judgement: Judgement
    testimonies: tuple[Testimony, ...]
    canonical: str | None
    known: bool = False


def read_pages(documents: Sequence[Document], extractors: Sequence[Extractor] = BUILTIN) -> PageReading:
    """Read one page, or several of one product: its own page and pages of its reviews.

    Raises PagesDisagree when the pages name different products.
    """
    pages = [_read(document, extractors) for document in documents]
    wanted = [page for page in pages if page.judgement.kind in ("product", "reviews")]
    if not wanted:
        first = next((page for page in pages if page.judgement.kind == "blocked"), pages[0])
        return PageReading(kind=first.judgement.kind, canonical=first.canonical, reason=first.judgement.reason)
    _check_same_product(_with_own_links(wanted))
    own = [page for page in wanted if page.judgement.kind == "product"]
    testimonies = [
        testimony if page.judgement.kind == "product" or not own else _about_owners(testimony)
        for page in [*own, *(page for page in wanted if page not in own)]
        for testimony in page.testimonies
    ]
    return PageReading(
        kind="product" if own else "reviews",
        product=decide(testimonies, [page.document for page in own if not page.known]),
        canonical=next((page.canonical for page in [*own, *wanted] if page.canonical), None),
        names=tuple(_name(page) for page in wanted),
    )


def _read(document: Document, extractors: Sequence[Extractor]) -> _Page:
    if reason := find_block(document):
        return _Page(document, Judgement("blocked", reason), (), None)
    applying = [reader for reader in extractors if reader.applies(document)]
    of_shop = [reader.read(document) for reader in applying if reader.name not in _GENERAL_NAMES]
    shop = next((each for each in of_shop if each.is_product is not None or each.claims or each.reviews), None)
    # Who knows the shop's page knows what it does not offer; guesses at what is shown would contradict that.
    unheard = {"visible"} if shop is not None else set()
    general = [reader.read(document) for reader in applying if reader.name in _GENERAL_NAMES - unheard]
    judgement = judge(document, general, shop)
    testimonies = (*of_shop, *general)
    canonical = next((testimony.canonical for testimony in testimonies if testimony.canonical), None)
    return _Page(document, judgement, testimonies, canonical, known=shop is not None)


def _about_owners(testimony: Testimony) -> Testimony:
    claims = tuple(claim for claim in testimony.claims if claim.field in _OWNERS_FIELDS)
    return structs.replace(testimony, claims=claims, related=())


def _check_same_product(names: Sequence[PageName]) -> None:
    because = next((why for one, other in combinations(names, 2) if (why := why_other(one, other))), None)
    if because:
        raise PagesDisagree(
            f"The pages belong to different products ({because}): give the pages of one at a time.", "pages"
        )


def _name(page: _Page) -> PageName:
    """The page's own link is its canonical one; that of its titles which is believed most is its title."""
    claims = [claim for testimony in page.testimonies for claim in testimony.claims]
    titles = [claim for claim in claims if claim.field == "title"]
    return PageName(
        kind=page.judgement.kind,
        canonical=page.canonical,
        title=max(titles, key=lambda claim: claim.strength).value if titles else None,
        gtins=gtins_of([str(claim.value) for claim in claims if claim.field == "gtin"]),
        skus=skus_of([str(claim.value) for claim in claims if claim.field == "sku"]),
    )


def _with_own_links(pages: Sequence[_Page]) -> list[PageName]:
    """A page is behind the link that it was given with, unless that was given for all of them."""
    shared = len({page.document.url for page in pages}) == 1
    names = [_name(page) for page in pages]
    return [
        name if shared or page.document.url is None else structs.replace(name, canonical=page.document.url)
        for page, name in zip(pages, names, strict=True)
    ]
