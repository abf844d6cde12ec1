"""What a page's head says: its titles, its Open Graph fields, its own link, its language and the money of its shop."""

import re
from collections.abc import Mapping

from msgspec import Struct

from worthit.money.currencies import currency_of_locale
from worthit.product.extract.document import Document
from worthit.product.extract.hrefs import absolute, host_of, parts
from worthit.product.extract.wording import plain_text, words

_SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|｜]\s*|\s+by\s+(?=\S+$)")
_REGION_IN_PATH = re.compile(r"^/(?:[a-z]{2}[-_]([a-z]{2})|([a-z]{2})/([a-z]{2})|([a-z]{2}))(?=/|$)", re.IGNORECASE)
_SCRIPTS = {
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "el": re.compile("[\u0370-\u03ff]{3}"),
    "he": re.compile("[\u0590-\u05ff]"),
}
"""Languages by the script they alone are written in, or mainly."""
_GENERIC_ENDINGS = {"co", "me", "la", "ly", "am"}


class Head(Struct, frozen=True, kw_only=True):
    """names: what the page calls itself, the shop's own name and slogans cut off, likeliest first.

    canonical: the link it gives itself, absolute where it can be. locale: such as `de-AT`, `CL` or `sv`.
    currency: of the shop's country, where the page tells it.
    """

    names: tuple[str, ...] = ()
    title: str = ""
    meta: Mapping[str, tuple[str, ...]] = {}
    canonical: str | None = None
    locale: str | None = None
    currency: str | None = None

    def first(self, *keys: str) -> str:
        """The first value that is not blank among these meta fields."""
        return next((value for key in keys for value in self.meta.get(key, ()) if value), "")


def read_head(document: Document) -> Head:
    meta = _meta(document)
    title_node = document.tree.css_first("head > title") or document.tree.css_first("title")
    title = plain_text(title_node.text()) if title_node else ""
    canonical = _canonical(document, meta)
    locale = _locale(document, meta, canonical)
    stated = [*meta.get("og:title", ()), *meta.get("twitter:title", ()), title]
    site = next(iter(meta.get("og:site_name", ())), "")
    host = host_of(document.url or canonical)
    names = dict.fromkeys(_own_name(text, site, host) for text in stated if text)
    return Head(
        names=tuple(names), title=title, meta=meta, canonical=canonical, locale=locale,
        currency=currency_of_locale(locale),
    )  # fmt: skip


def _meta(document: Document) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for node in document.tree.css("meta[content]"):
        attributes = node.attributes
        key = attributes.get("property") or attributes.get("name") or ""
        if key:
            found.setdefault(key.strip().lower(), []).append(plain_text(attributes.get("content")))
    return {key: tuple(values) for key, values in found.items()}


def _canonical(document: Document, meta: Mapping[str, tuple[str, ...]]) -> str | None:
    links = [node.attributes.get("href") for node in document.tree.css("link[rel~=canonical]")]
    for link in [*links, *meta.get("og:url", ())]:
        if not link or not link.strip():
            continue
        full = absolute(plain_text(link), document.url)
        if full.startswith(("http://", "https://")):
            return full
    return None


def _own_name(text: str, site: str, host: str) -> str:
    """The text without the pieces at either end that only name the shop: `Walnut desk | Nordhof`."""
    pieces = _SEPARATOR.split(text)
    start, end = 0, len(pieces)
    while end - start > 1 and _names_shop(pieces[end - 1], site, host):
        end -= 1
    while end - start > 1 and _names_shop(pieces[start], site, host):
        start += 1
    first = text.find(pieces[start])
    return text[first : text.rfind(pieces[end - 1]) + len(pieces[end - 1])].strip()


def _names_shop(part: str, site: str, host: str) -> bool:
    own = words(part)
    if not own or own <= words(site):
        return True
    compact, label = _compact(part), _compact(max(host.split("."), key=len))
    return len(compact) > 2 and (compact in _compact(host) or (len(label) > 3 and label in compact and len(own) < 6))


def _compact(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _locale(document: Document, meta: Mapping[str, tuple[str, ...]], canonical: str | None) -> str | None:
    root = document.tree.css_first("html")
    attributes = root.attributes if root else {}
    language = plain_text(attributes.get("lang") or attributes.get("xml:lang")) or next(
        (value for value in meta.get("og:locale", ()) if value), ""
    )
    language = language.replace("_", "-") or _language_by_script(document)
    region = _region(document.url or canonical)
    short = language.split("-")[0].lower()
    if region:
        return f"{short}-{region}" if short else region
    stated = next((value.replace("_", "-") for value in meta.get("og:locale", ()) if re.search(r"[_-]", value)), "")
    return language if "-" in language else (stated or language or None)


def _language_by_script(document: Document) -> str:
    """The language that the title's script tells, where it tells one."""
    node = document.tree.css_first("title")
    title = node.text() if node else ""
    return next((language for language, script in _SCRIPTS.items() if script.search(title)), "")


def _region(url: str | None) -> str | None:
    """The country of a shop by its domain (`.cl`), its host (`jp.shop.com`) or its path (`/en-gb/`, `/gb/en/`)."""
    if not url:
        return None
    labels = host_of(url).split(".")
    if len(labels[-1]) == 2 and labels[-1] not in _GENERIC_ENDINGS and currency_of_locale(labels[-1].upper()):
        return "GB" if labels[-1] == "uk" else labels[-1].upper()
    path = _REGION_IN_PATH.match(parts(url).path)
    for candidate in (labels[0].split("-")[-1], *(path.groups() if path else ())):
        if candidate and len(candidate) == 2 and candidate.lower() != "en" and currency_of_locale(candidate.upper()):
            return candidate.upper()
    return None
