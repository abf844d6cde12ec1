"""What a page tells the shop's statistics of its product: items of a data layer, written as JSON or as script.

`dataLayer.push({ecommerce: {items: [{item_name: 'Brass kettle', item_brand: 'Nordhof'}]}})`
"""

import re
from itertools import islice

from worthit.product.extract.document import Document
from worthit.product.extract.view.title import reference_names
from worthit.product.extract.wording import agreement, is_placeholder, plain_text, words

_BRAND = re.compile(
    r"""[{,\s]["']?(?:item_?brand|product_?brand|brand_?name|brand)["']?\s*:\s*(["'])(?P<value>[^"'\n]{2,40})\1""",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"""[{,\s]["']?(?:item_?name|product_?name|name|title)["']?\s*:\s*(["'])(?P<value>[^\n]{2,200}?)\1\s*[,}\n]""",
    re.IGNORECASE,
)
_VENDOR = re.compile(r'"product":\{"id":\d+,(?:"gid":"[^"]*",)?"vendor":"(?P<value>(?:[^"\\]|\\.){2,40})"')
"""How Shopify tells its own statistics of the page's product: without its name, for there is only one."""
_SAME_NAME = 0.85
_MOST = 300
_REACH = 1_500
"""Characters on either side within which the item's braces stand."""


def brand_told(document: Document) -> str | None:
    """The brand of the item that bears the page's name, or of the only product."""
    references = document.once(reference_names)
    for script in document.tree.css("script:not([src]):not([type*='ld+json' i])"):
        text = script.text()
        told = references and "brand" in text.lower()  # far cheaper than the pattern, and most scripts tell none
        for match in islice(_BRAND.finditer(text), _MOST) if told else ():
            brand = plain_text(match["value"])
            if words(brand) and not is_placeholder(brand) and _is_named(_item_around(text, match), references):
                return brand
        if vendor := _VENDOR.search(text):
            return plain_text(vendor["value"].replace("\\/", "/")) or None
    return None


def _item_around(text: str, match: re.Match[str]) -> str:
    """The text between the braces around a match."""
    start = max(text.rfind("{", max(0, match.start() - _REACH), match.start() + 1), match.start() - _REACH, 0)
    end = text.find("}", match.end(), match.end() + _REACH)
    return text[start : end + 1 if end >= 0 else match.end() + _REACH]


def _is_named(item: str, references: tuple[str, ...]) -> bool:
    names = [plain_text(match["value"]) for match in _NAME.finditer(item)]
    return any(agreement(name, reference) >= _SAME_NAME for name in names for reference in references)
