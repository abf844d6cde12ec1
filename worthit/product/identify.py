"""Which product a link names, from the link alone: no network, no clock.

The canonical link opens the same page without anything that tells who sent the visitor; identifying it again gives
the same answer.
"""

import re
from collections.abc import Container
from functools import cache, lru_cache
from urllib.parse import unquote, unquote_plus

import httpx
from publicsuffixlist import PublicSuffixList

from worthit.errors import InvalidLink
from worthit.product.codes import find_codes
from worthit.product.links import MAX_LENGTH, host_of, is_address, parse_link
from worthit.product.model import ProductRef
from worthit.product.shops import PASSING_ON, SAME_SHOP, SHOPS_BY_DOMAIN, SHORTENERS, Shop
from worthit.product.tracking import without_tracking

MAX_PASSES = 5
"""Most links inside links that are opened up: a search result that holds an advert that holds a product."""

_REMEMBERED = 512
"""Links whose answers are at hand: what many ask for is asked in the same words."""
_LONGEST_CODE = 24
_LINK_IN_TEXT = re.compile(
    r"(?:https?://|(?<![\w@./-])(?:www\.|(?=(?:[a-z0-9-]+\.)+[a-z]{2,}/)))"
    r"(?:(?!(?<=[\w.,;!(\])])https?://)[\w\-.~:/?#\[\]@!$&'()*+,;=%])+",
    re.IGNORECASE,
)
_BRACKETS = {")": "(", "]": "["}
_PRODUCT_PATH = re.compile(
    r"/(?:products?|prodott[oi]|produits?|produkte?|productos?|produtos?)"
    r"/(?:(?P<id>\d{4,})(?:\.html)?(?=/|$)|[^/]+)",
    re.IGNORECASE,
)
_COLLECTION = re.compile(r"/collections/[^/]+(?=/products/)")
_VARIANT_VALUE = re.compile(r"[\w-]{1,40}", re.ASCII)
_SKU_IN_JSON = re.compile(r'"sku_?id":\s*"?(\d+)', re.IGNORECASE)
_NO_VARIANT = frozenset({"", "0"})


@lru_cache(maxsize=_REMEMBERED)
def identify(url: str) -> ProductRef:
    """Read a link as (shop, product id, variant). Raises InvalidLink.

    `shop` is the registrable domain (`amazon.it`, `ebay.com`, `nordhof.example`): a look-alike host is never the shop
    that it looks like. A short link has no id until it has been opened.
    """
    _refuse_codes(url)
    link = _meant(parse_link(url))
    host = _own_host(link)
    domain = _shop_domain(host)
    if _listed(host, SHORTENERS) and link.path.strip("/"):
        return ProductRef(url=url, canonical=_without_query(link), shop=domain, kind="short")
    for shop in SHOPS_BY_DOMAIN.get(domain, ()):
        if ref := _at_known_shop(url, link, domain, shop):
            return ref
    return _elsewhere(url, link, domain)


def _refuse_codes(text: str) -> None:
    """People also paste the number under the barcode: it names a product, and no shop with its price."""
    codes = find_codes(text) if len(text) <= _LONGEST_CODE else ()
    if codes:
        raise InvalidLink(
            f"{codes[0].value} is a product's number ({codes[0].kind.upper()}), not a link. Look for it in a shop and"
            " give the link of its page there."
        )


def find_links(text: str) -> tuple[str, ...]:
    """The links in a text that a person wrote or shared, in order, each once.

    Punctuation, quotes and brackets around a link are not part of it. Without `https://` or `www.` only the links of
    known shops count: `amazon.it/dp/…`, but not `and/or.something/`.
    """
    found: dict[str, None] = {}
    for match in _LINK_IN_TEXT.finditer(text):
        if len(match[0]) > MAX_LENGTH:
            continue
        link = _without_surroundings(match[0], text[max(match.start() - 1, 0) : match.start()])
        try:
            host = _own_host(parse_link(link))
        except InvalidLink:
            continue
        if link.lower().startswith(("http", "www.")) or _listed(host, SHOPS_BY_DOMAIN) or _listed(host, SHORTENERS):
            found[link] = None
    return tuple(found)


def _without_surroundings(link: str, before: str) -> str:
    """Drop what follows a link in prose: a full stop, a closing bracket that it did not open, a mark of emphasis."""
    emphasis = before if before in ("_", "~") else ""
    while link:
        last = link[-1]
        unopened = last in _BRACKETS and link.count(last) > link.count(_BRACKETS[last])
        if not unopened and last not in f".,;:!?'*(&[{emphasis}":
            break
        link = link[:-1]
    return link


def _at_known_shop(url: str, link: httpx.URL, domain: str, shop: Shop) -> ProductRef | None:
    parameters = _parameters(link)
    in_path = next((found for pattern in shop.paths if (found := pattern.search(_raw_path(link)))), None)
    in_query = [
        (name, value) for name in shop.id_parameters if shop.id_value.fullmatch(value := parameters.get(name, ""))
    ]
    if in_path is None and not in_query:
        return None
    product_id = in_path["id"] if in_path else in_query[0][1]
    product_id = product_id.upper() if shop.upper else product_id.lower()
    variant = _variant(shop.variant_parameters, parameters)
    market = in_path.groupdict().get("market") if in_path else None
    kept = [f"{name}={value}" for name, value in (in_query[:1] if in_path is None and shop.page is None else ())]
    if variant:
        kept.append(f"{shop.variant_parameters[0]}={variant}")
    return ProductRef(
        url=url,
        canonical=_canonical(link, domain, shop, product_id, "&".join(kept)),
        shop=domain,
        kind="product",
        product_id=product_id,
        variant="-".join(part for part in (market, variant) if part).lower() or None,
    )


def _canonical(link: httpx.URL, domain: str, shop: Shop, product_id: str, query: str) -> str:
    """https on the shop's main host where the shop answers to the id alone, else the link's own path."""
    host, path = f"www.{domain}", shop.page.format(id=product_id) if shop.page else None
    if path is None:
        host, path = host_of(link), _raw_path(link)
    return f"https://{host}{path}" + (f"?{query}" if query else "")


def _elsewhere(url: str, link: httpx.URL, domain: str) -> ProductRef:
    own = frozenset[str]().union(*(shop.tracking for shop in SHOPS_BY_DOMAIN.get(domain, ())))
    path, query = without_tracking(_COLLECTION.sub("", _raw_path(link)), link.query.decode("ascii"), own)
    clean = link.copy_with(raw_path=f"{path}?{query}".encode("ascii") if query else path.encode("ascii"))
    named = None if domain in SHOPS_BY_DOMAIN else _PRODUCT_PATH.search(path)
    return ProductRef(
        url=url,
        canonical=str(parse_link(str(clean))),
        shop=domain,
        kind="product" if named else "other",
        product_id=named["id"] if named else None,
        variant=_variant(("variant",), _parameters(clean)) if named else None,
    )


def _variant(names: tuple[str, ...], parameters: dict[str, str]) -> str | None:
    for name in names:
        value = parameters.get(name, "")
        in_json = _SKU_IN_JSON.search(value)
        value = in_json[1] if in_json else value
        if value not in _NO_VARIANT and _VARIANT_VALUE.fullmatch(value):
            return value
    return None


def _meant(link: httpx.URL) -> httpx.URL:
    """The link inside the link, for hosts that only pass a visitor on. Raises InvalidLink for endless nesting."""
    for _ in range(MAX_PASSES):
        inner = _passed_on(link)
        if inner is None:
            return link
        link = inner
    raise InvalidLink("The link holds too many links inside each other.")


def _passed_on(link: httpx.URL) -> httpx.URL | None:
    host = _own_host(link)
    shops = SHOPS_BY_DOMAIN.get(_shop_domain(host), ())
    if any(pattern.search(_raw_path(link)) for shop in shops for pattern in shop.paths):
        return None
    parameters = _parameters(link)
    listed = _listed(host, PASSING_ON)
    names = (*(PASSING_ON[listed] if listed else ()), *(name for shop in shops for name in shop.passes_on))
    return next((target for name in names if (target := _target(link, parameters.get(name, "")))), None)


def _target(link: httpx.URL, value: str) -> httpx.URL | None:
    """The link in a parameter, however often it was escaped; a path is on the same host."""
    for _ in range(MAX_PASSES):
        if value.startswith(("http://", "https://", "/")):
            break
        value = unquote(value)
    try:
        if value.startswith(("http://", "https://")):
            return parse_link(value)
        return parse_link(str(link.join(value))) if value.startswith("/") else None
    except (InvalidLink, httpx.InvalidURL):
        return None


def _own_host(link: httpx.URL) -> str:
    host = host_of(link).removeprefix("www.")
    return SAME_SHOP.get(host, host)


def _listed(host: str, hosts: Container[str]) -> str | None:
    """The entry of a list that is this host or a parent of it."""
    labels = host.split(".")
    parents = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((parent for parent in parents if parent in hosts), None)


def _shop_domain(host: str) -> str:
    """The domain that names the owner of a host: a known shop's, else the one that somebody registered."""
    if is_address(host):
        return host
    return _listed(host, SHOPS_BY_DOMAIN) or _public_suffixes().privatesuffix(host) or host


@cache
def _public_suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def _raw_path(link: httpx.URL) -> str:
    return link.raw_path.decode("ascii").partition("?")[0]


def _without_query(link: httpx.URL) -> str:
    return str(link.copy_with(scheme="https", raw_path=_raw_path(link).encode("ascii")))


def _parameters(link: httpx.URL) -> dict[str, str]:
    """Query parameters by lower-case name; of several, the one that comes first in the canonical link counts."""
    parameters: dict[str, str] = {}
    for part in sorted(link.query.decode("ascii").split("&")):
        name, _, value = part.partition("=")
        parameters.setdefault(unquote_plus(name).lower(), unquote_plus(value))
    return parameters
