"""From pages to a product: block pages told apart, every reader heard, the witnesses joined.

Pure: no network, no clock; it may run in any process.
"""

from collections.abc import Sequence

from msgspec import Struct, structs

from worthit.errors import InvalidLink, PagesDisagree
from worthit.product.blocked import find_block
from worthit.product.extract import BUILTIN, GENERAL
from worthit.product.extract.document import Document, Extractor, Testimony
from worthit.product.identify import identify
from worthit.product.model import PageReading, ProductRef
from worthit.product.page_kind import Judgement, judge
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
    _check_same_product(wanted)
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


def _check_same_product(pages: Sequence[_Page]) -> None:
    """Pages agree when a name of each is a name of the first that has any."""
    links = {page.document.url for page in pages}
    shared = links.pop() if len(links) == 1 and len(pages) > 1 else None
    named = [names for page in pages if (names := _names(page, shared))]
    if any(names.isdisjoint(named[0]) for names in named[1:]):
        raise PagesDisagree("The pages belong to different products: give the pages of one at a time.", "pages")


def _names(page: _Page, shared_link: str | None) -> set[str]:
    """Shop and product id by the links of the page, else the link itself; without the variant, in which pages differ.

    shared_link: given for all pages together, so it tells them not apart. A page of reviews has a link of its own.
    """
    names: set[str] = set()
    for link in {page.canonical, page.document.url} - {None, shared_link}:
        ref = _ref(link)
        if ref is not None and ref.product_id is not None:
            names |= {f"{ref.shop}:{ref.product_id}", *(f"{ref.shop}:{sku}" for sku in _skus(page))}
        elif ref is not None and page.judgement.kind == "product":
            names.add(ref.canonical)
    return names


def _ref(link: str | None) -> ProductRef | None:
    try:
        return identify(link) if link else None
    except InvalidLink:
        return None


def _skus(page: _Page) -> set[str]:
    return {str(claim.value) for each in page.testimonies for claim in each.claims if claim.field == "sku"}
