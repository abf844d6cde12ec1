"""Which eBay page this is: its site, its language, its listing or product."""

import re
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from worthit.money.currencies import currency_of_locale
from worthit.money.parse import ParsedPrice, parse_price
from worthit.product.extract.document import Claim, Document
from worthit.product.extract.nodes import attribute, line_of
from worthit.product.shops import EBAY, EBAY_CATALOGUE

WITNESS = "ebay"

SURE = 0.95
"""The element made for this fact, read on the shop's own page."""
LIKELY = 0.8

_LOCALES = {
    "ebay.com": "en-US", "ebay.co.uk": "en-GB", "ebay.ie": "en-IE", "ebay.ca": "en-CA", "ebay.com.au": "en-AU",
    "ebay.de": "de-DE", "ebay.at": "de-AT", "ebay.ch": "de-CH", "ebay.fr": "fr-FR", "ebay.it": "it-IT",
    "ebay.es": "es-ES", "ebay.nl": "nl-NL", "ebay.be": "nl-BE", "ebay.pl": "pl-PL", "ebay.in": "en-IN",
    "ebay.ph": "en-PH", "ebay.vn": "vi-VN", "ebay.com.hk": "zh-HK", "ebay.com.my": "en-MY", "ebay.com.sg": "en-SG",
}  # fmt: skip

_PRODUCT = "#itemTitle, .x-item-title__mainTitle, h1.product-title, [data-testid='x-item-title']"
_NUMBER = re.compile(r"\d{9,14}")


def domain_of(host: str) -> str | None:
    """`ebay.it` for `www.ebay.it`; None for hosts of others."""
    return next((domain for domain in EBAY.domains if host == domain or host.endswith(f".{domain}")), None)


def claim(field: str, value: Any, strength: float = SURE) -> Claim:
    return Claim(field=field, value=value, witness=WITNESS, strength=strength)


class EbayPage:
    """One page of one eBay site, with what all its readers need to know."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.tree: LexborHTMLParser = document.tree

    @cached_property
    def canonical(self) -> str | None:
        """The link that the page gives itself. On some pages the Open Graph link is that of a picture."""
        link = attribute(self.tree.css_first("link[rel=canonical]"), "href")
        return link if link.startswith("http") and domain_of(_host(link)) else None

    @cached_property
    def domain(self) -> str | None:
        links = (self.canonical or "", self._document.url or "")
        return next(filter(None, (domain_of(_host(link)) for link in links)), None)

    @cached_property
    def locale(self) -> str | None:
        return _LOCALES.get(self.domain or "") or attribute(self.tree.css_first("html"), "lang") or None

    @cached_property
    def is_product(self) -> bool:
        return self.tree.css_first(_PRODUCT) is not None

    @cached_property
    def has_frame(self) -> bool:
        """Whether the shop's search box is there: a challenge or an error page has none."""
        return self.tree.css_first("#gh-ac, #gh-search-box") is not None

    @cached_property
    def number(self) -> str | None:
        """The listing's number, else that of the catalogue product."""
        shown = self.first("#descItemNumber", ".ux-layout-section__textual-display--itemId .ux-textspans--BOLD")
        if match := _NUMBER.fullmatch(line_of(shown)):
            return match[0]
        for link in (self.canonical or "", self._document.url or ""):
            if domain_of(_host(link)):
                for pattern in (*EBAY.paths, *EBAY_CATALOGUE.paths):
                    if match := pattern.search(urlsplit(link).path):
                        return match["id"]
        return None

    def first(self, *selectors: str) -> LexborNode | None:
        """The first element that one of the selectors finds, the earlier selector first."""
        for selector in selectors:
            if (node := self.tree.css_first(selector)) is not None:
                return node
        return None

    def parse_price(self, text: str) -> ParsedPrice | None:
        """A price in this site's way of writing. A listing is often priced in another country's currency."""
        return parse_price(text, currency_hint=currency_of_locale(self.locale), locale_hint=self.locale)

    @cached_property
    def declared_currency(self) -> str | None:
        """The currency that the page's markup names, else the site's own."""
        declared = attribute(self.tree.css_first("[itemprop='priceCurrency']"), "content")
        return declared if re.fullmatch(r"[A-Z]{3}", declared) else currency_of_locale(self.locale)


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").lower()
    except ValueError:
        return ""
