"""Whether pages are of one product, by what they call themselves: their own link, the product's numbers, its title.

Nothing here can tell a forgery that calls itself rightly. It tells a mistake, and a page passed off as another.
"""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from worthit.errors import InvalidLink
from worthit.product.extract.wording import likeness
from worthit.product.identify import identify
from worthit.product.model import PageName, Product, ProductRef
from worthit.product.shops import SHOPS_BY_DOMAIN
from worthit.product.tracking import names_a_page

_CLEARLY_OTHER, _THE_SAME = 0.5, 0.8
"""Shares of the shorter title's words that stand in the other: below the first, from the second on."""
_LONG_SLUG = 8
_NUMBER = re.compile(r"\d{5,}")
_LOCALE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?|-")
_REVIEWS = re.compile(r"(?:(?:product|customer|all)[-_]?)?(?:reviews?|ratings?|recensioni|bewertungen|avis|opiniones)")
_ID_PARAMETER = re.compile(r"(?:p|product|products|item|article|artikel|prod)?_?(?:id|nr|no)|p|pid|product|item")


def why_other(one: PageName, other: PageName) -> str | None:
    """What tells that two pages are of different products; None where nothing does.

    Pages of one link may be variants, so their numbers may differ then. A page of reviews has a title of its own.
    """
    same_link = _same_link(one, other)
    if same_link is False:
        return "their own links differ"
    if one.gtins & other.gtins:
        return None
    if same_link is None and one.gtins and other.gtins:
        return "their GTINs differ"
    if same_link and _product_id(one) and _product_id(other):
        return None
    if same_link is None and one.skus and other.skus and one.skus.isdisjoint(other.skus):
        return "their product numbers (SKU) differ"
    if one.kind == other.kind == "product" and one.title and other.title:
        return "their titles differ" if likeness(one.title, other.title) < _CLEARLY_OTHER else None
    return None


def why_not_exactly(ref: ProductRef, known_title: str | None, page: PageName) -> str | None:
    """Why a page may not be taken for that of a link for all to see; None where it may.

    It must name this very link, host and path. Where it names none, its title must be the one known of the product.
    """
    own = named(page.canonical)
    if own is None:
        alike = known_title is None or likeness(page.title or "", known_title) >= _THE_SAME
        return None if alike else "its title is not the one that is known of the product"
    if own.key == ref.key or (own.product_id and (own.shop, own.product_id) == (ref.shop, ref.product_id)):
        return None
    same = _host(own) == _host(ref) and _queries_agree(own, ref)
    if same and (_segments(own) == _segments(ref) or (page.kind == "reviews" and _same_path(own, ref))):
        return None
    return "it names itself another link"


def name_of_link(ref: ProductRef) -> PageName:
    """What is known of a product's page from its link alone."""
    return PageName(kind="product", canonical=ref.url if ref.kind == "short" else ref.canonical)


def name_of_product(product: Product, ref: ProductRef | None) -> PageName:
    """What a page called itself that was read before."""
    return PageName(
        kind="product",
        canonical=ref.canonical if ref else None,
        title=product.title,
        gtins=gtins_of([product.gtin]),
        skus=skus_of([product.sku]),
    )


def gtins_of(values: list[str | None]) -> frozenset[str]:
    """All in 14 digits: a UPC is the EAN with a zero before it."""
    return frozenset(value.zfill(14) for value in values if value)


def skus_of(values: list[str | None]) -> frozenset[str]:
    return frozenset(value.strip().casefold() for value in values if value and value.strip())


def named(link: str | None) -> ProductRef | None:
    """The product that a page's own link names; None for no link, and for one that is none."""
    try:
        return identify(link) if link else None
    except InvalidLink:
        return None


def _product_id(page: PageName) -> str | None:
    ref = named(page.canonical)
    return ref.product_id if ref else None


def _same_link(one: PageName, other: PageName) -> bool | None:
    """None where the links do not tell: there is none, or it is a short one, or one that names no product."""
    first, second = named(one.canonical), named(other.canonical)
    if first is None or second is None or "short" in (first.kind, second.kind):
        return None
    if first.shop != second.shop:
        return False
    if first.product_id and second.product_id:
        ids = {first.product_id.casefold()}, {second.product_id.casefold()}
        # A variant's page may name the product that it varies.
        return not (ids[0] | one.skus).isdisjoint(ids[1] | other.skus)
    return None if first.shop in SHOPS_BY_DOMAIN else _same_path(first, second)


def _same_path(one: ProductRef, other: ProductRef) -> bool | None:
    """Whether one path is the other, extends it (`/kettle/reviews`), stands under a language or a category
    (`/de/kettle`, `/kitchen/kettle`), or has the same number or the same long name at its end.
    """
    first, second = ([part for part in _segments(ref) if not _about_page(part)] for ref in (one, other))
    if not first or not second:
        return None
    if not _queries_agree(one, other):
        return False
    shorter, longer = sorted((first, second), key=len)
    if shorter in (longer[: len(shorter)], longer[-len(shorter) :]):
        return True if names_a_page("/" + shorter[-1]) else None
    numbers = [_last_number(path) for path in (first, second)]
    if numbers[0] and numbers[1]:
        return numbers[0] == numbers[1]
    return first[-1] == second[-1] and len(first[-1]) >= _LONG_SLUG and names_a_page("/" + first[-1])


def _last_number(path: list[str]) -> str | None:
    found: list[str] = _NUMBER.findall("/".join(path))
    return found[-1] if found else None


def _about_page(segment: str) -> bool:
    return bool(_LOCALE.fullmatch(segment) or _REVIEWS.fullmatch(segment))


def _queries_agree(one: ProductRef, other: ProductRef) -> bool:
    """Whether no parameter names one product here and another there: `/item.php?id=5`, `/item.php?id=6`."""
    first, second = (dict(parse_qsl(urlsplit(ref.canonical).query.lower())) for ref in (one, other))
    named_by_path = names_a_page(urlsplit(one.canonical).path)
    names = {name for name in first.keys() & second.keys() if not named_by_path or _ID_PARAMETER.fullmatch(name)}
    return all(first[name] == second[name] for name in names)


def _segments(ref: ProductRef) -> list[str]:
    path = unquote(urlsplit(ref.canonical).path).casefold()
    return [part.removesuffix(".html").removesuffix(".htm") for part in path.split("/") if part]


def _host(ref: ProductRef) -> str:
    return urlsplit(ref.canonical).netloc.removeprefix("www.").removeprefix("m.")
