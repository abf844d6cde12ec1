"""What shops show instead of the page: a captcha, a wall, a waiting room, an error.

A page is blocked when it says so and shows little else. Product pages carry the same words in scripts, menus and
dialogs: so the words count only in the title, in headings and in the text of a page that is nearly empty.
"""

from worthit.product.blocked_words import AGE, CAPTCHA, CONSENT, DENIED, FAILED, LOGIN, WAITING
from worthit.product.extract.document import Document
from worthit.product.extract.json_ld import json_ld_roots
from worthit.product.extract.microdata import microdata_roots
from worthit.product.extract.page_head import read_head
from worthit.product.extract.schema.items import products
from worthit.product.extract.view.buying import find_controls
from worthit.product.extract.view.pieces import view_page
from worthit.product.extract.wording import plain_text

_MOST_TEXT = 2_500
"""Characters of visible text up to which a page can be nothing but a wall."""
_MOST_TEXT_OF_CONSENT = 8_000
"""Consent walls list everybody who wants to know."""
_BARE = 600
"""Characters up to which a page says one thing and nothing more: it need not say it in a heading."""

_CHALLENGE = (
    "#challenge-form, #challenge-running, #cf-challenge-running, #px-captcha, form[action*=captcha i],"
    "form[action*=challenge i],"
    "iframe[src*='captcha-delivery'], iframe[src*='_Incapsula_'], iframe[src*='geo.captcha'],"
    "script[src*='/_Incapsula_Resource'], script[src*='captcha-delivery.com'],"
    "script[src*='/cdn-cgi/challenge-platform/'][src*=orchestrate], #sec-if-cpt-container, #challenge-container,"
    "#captchacharacters, #nocaptcha,"
    ".g-recaptcha, .h-captcha, #captcha, #captcha-form, #distilCaptchaForm, #sec-overlay, [id*=turnstile]"
)
_GUARDS = ("KPSDK", "awswaf.com", "_Incapsula_Resource", "captcha-delivery.com", "cdn-cgi/challenge-platform", "/TSPD/")
_SMALL_PAGE = 12_000
"""Characters of markup: a guard's own page, not a shop's page that the guard watches."""
_QUEUE = "[data-queueit-c], #queue-it_log, script[src*='static.queue-it.net/content'], form[action*='queue-it.net']"


def find_block(document: Document) -> str | None:
    """Why the page is not what was asked for, in one clause; None for a page that may be read."""
    text = _visible_text(document)
    if len(text) > _MOST_TEXT_OF_CONSENT or _offers_something(document):
        return None
    loud = f"{_title(document)}\n{_headings(document)}\n{_pictured(document)}"
    if CONSENT.search(loud):
        return "a consent wall"
    if len(text) > _MOST_TEXT:
        return None
    tree = document.tree
    bare = text if len(text) <= _BARE else ""
    challenged = tree.css_first(_CHALLENGE) is not None and bool(len(text) <= _BARE or CAPTCHA.search(text))
    if challenged or _is_guards_page(document, text) or CAPTCHA.search(f"{loud}\n{bare}"):
        return "a captcha"
    if tree.css_first(_QUEUE) or (len(text) <= 2 * _BARE and WAITING.search(f"{loud}\n{text}")):
        return "a waiting room"
    if DENIED.search(f"{loud}\n{bare}"):
        return "access denied"
    if FAILED.search(f"{loud}\n{bare}"):
        return "an error of the shop's server"
    if AGE.search(f"{loud}\n{bare}") and len(text) <= 2 * _BARE:
        return "an age gate"
    return "a login wall" if tree.css_first("input[type=password]") and LOGIN.search(loud) else None


def _is_guards_page(document: Document, text: str) -> bool:
    """A small page without words that runs the script of a guard."""
    is_small = not text and len(document.html) <= _SMALL_PAGE
    return is_small and any(guard in document.html for guard in _GUARDS)


def _offers_something(document: Document) -> bool:
    """A page with a product marked up, or a button to buy, is no wall, however little text it has."""
    if document.once(read_head).first("product:price:amount", "og:price:amount"):
        return True
    marked = products([*document.once(json_ld_roots), *document.once(microdata_roots)])
    return bool(marked) or any(control.enabled for control in document.once(find_controls))


def _visible_text(document: Document) -> str:
    view = document.once(view_page)
    return "\n".join(run.text for run in view.shown())


def _title(document: Document) -> str:
    node = document.tree.css_first("title")
    return plain_text(node.text()) if node else ""


def _headings(document: Document) -> str:
    view = document.once(view_page)
    return "\n".join(view.text(node) for node in document.select("h1, h2"))


def _pictured(document: Document) -> str:
    """What pictures say: some error pages are nothing but pictures."""
    return "\n".join(plain_text(node.attributes.get("alt")) for node in document.tree.css("img[alt]"))
