"""Which Amazon page this is: its marketplace, its language, its product, and what kind of page."""

import re
from functools import cached_property
from typing import Literal
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from worthit.money.currencies import currency_of_locale
from worthit.money.parse import ParsedPrice, parse_price
from worthit.product.extract.document import Document
from worthit.product.extract.nodes import attribute
from worthit.product.shops import AMAZON

Kind = Literal["product", "reviews", "other"]

_LOCALES = {
    "amazon.com": "en-US", "amazon.co.uk": "en-GB", "amazon.ie": "en-IE", "amazon.ca": "en-CA",
    "amazon.com.au": "en-AU", "amazon.in": "en-IN", "amazon.sg": "en-SG", "amazon.co.za": "en-ZA",
    "amazon.de": "de-DE", "amazon.fr": "fr-FR", "amazon.it": "it-IT", "amazon.es": "es-ES", "amazon.com.mx": "es-MX",
    "amazon.com.br": "pt-BR", "amazon.nl": "nl-NL", "amazon.be": "fr-BE", "amazon.com.be": "fr-BE",
    "amazon.pl": "pl-PL", "amazon.se": "sv-SE", "amazon.com.tr": "tr-TR", "amazon.ae": "ar-AE", "amazon.sa": "ar-SA",
    "amazon.eg": "ar-EG", "amazon.co.jp": "ja-JP", "amazon.cn": "zh-CN",
}  # fmt: skip
"""Marketplace → the locale whose region prices its products."""

_SERVER_NAME = re.compile(r"""ue_sn\s*=\s*["']www\.(amazon\.[a-z.]+)["']""")
_ASIN = re.compile(r"(?=[A-Z]*\d)[A-Z0-9]{10}")

_PRODUCT = (
    "#productTitle, #ebooksProductTitle, #btAsinTitle, #dmusicProductTitle_feature_div, #titleSection,"
    "#dp, #dp-container, #ppd"
)
_REVIEWS = "#cm_cr-review_list, #cm_cr-product_info, [data-hook='cr-filter-info-review-rating-count']"


def marketplace_of(host: str) -> str | None:
    """`amazon.it` for `www.amazon.it` and `smile.amazon.it`; None for hosts of others."""
    return next((domain for domain in AMAZON.domains if host == domain or host.endswith(f".{domain}")), None)


class AmazonPage:
    """One page of one Amazon marketplace, with what all its readers need to know."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.tree: LexborHTMLParser = document.tree
        self.html = document.html

    @cached_property
    def canonical(self) -> str | None:
        """The link that the page gives itself, else the plain link of its product."""
        link = attribute(self.tree.css_first("link[rel=canonical]"), "href")
        link = link or attribute(self.tree.css_first("meta[property='og:url']"), "content")
        if link.startswith("http") and marketplace_of(_host(link)):
            return link
        return f"https://www.{self.marketplace}/dp/{self.asin}" if self.marketplace and self.asin else None

    @cached_property
    def marketplace(self) -> str | None:
        """Such as `amazon.it`: from the page's link, its canonical link, or the server's name in its scripts."""
        links = (attribute(self.tree.css_first("link[rel=canonical]"), "href"), self._document.url or "")
        named = next(filter(None, (marketplace_of(_host(link)) for link in links)), None)
        if named is None and (match := _SERVER_NAME.search(self.html)):
            named = marketplace_of(match[1])
        return named

    @cached_property
    def locale(self) -> str | None:
        """BCP 47: the marketplace's, else the language that the page declares."""
        if self.marketplace:
            return _LOCALES.get(self.marketplace)
        return attribute(self.tree.css_first("html"), "lang") or None

    @cached_property
    def currency(self) -> str | None:
        return currency_of_locale(self.locale)

    @cached_property
    def asin(self) -> str | None:
        """The id of the variant that is shown and priced; the link may name another one of its family."""
        for node in self.tree.css(
            "input#ASIN, input[name='ASIN'], input[name='ASIN.0'], #averageCustomerReviews[data-asin]"
        ):
            value = attribute(node, "value") or attribute(node, "data-asin")
            if _ASIN.fullmatch(value):
                return value
        links = (attribute(self.tree.css_first("link[rel=canonical]"), "href"), self._document.url or "")
        return next(filter(None, map(_asin_in, links)), None)

    @cached_property
    def kind(self) -> Kind:
        if self.tree.css_first(_REVIEWS) is not None:
            return "reviews"
        own_link = attribute(self.tree.css_first("link[rel=canonical]"), "href")
        return "product" if self.tree.css_first(_PRODUCT) is not None or _asin_in(own_link) else "other"

    @cached_property
    def has_navigation(self) -> bool:
        """Whether the shop's frame is there: a captcha or an error page has none."""
        return self.tree.css_first("#twotabsearchtextbox") is not None

    def first(self, *selectors: str) -> LexborNode | None:
        """The first element that one of the selectors finds, the earlier selector first."""
        for selector in selectors:
            if (node := self.tree.css_first(selector)) is not None:
                return node
        return None

    def parse_price(self, text: str) -> ParsedPrice | None:
        """A price in this marketplace's way of writing, with the marketplace's currency where the text names none."""
        parsed = parse_price(text, currency_hint=self.currency, locale_hint=self.locale)
        if parsed is None or parsed.currency or not self.currency:
            return parsed
        return ParsedPrice(amount=parsed.amount, amount_high=parsed.amount_high, currency=self.currency)


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").lower()
    except ValueError:
        return ""


def _asin_in(link: str) -> str | None:
    if not marketplace_of(_host(link)):
        return None
    path = urlsplit(link).path
    return next((match["id"].upper() for pattern in AMAZON.paths if (match := pattern.search(path))), None)
