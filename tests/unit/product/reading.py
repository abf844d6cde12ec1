"""Reading pages in tests: a saved page by name, or a few elements set into a page of a shop."""

from pathlib import Path
from typing import Any

from worthit.product.extract.amazon import Amazon
from worthit.product.extract.document import Document, Testimony
from worthit.product.extract.ebay import Ebay

PAGES = Path(__file__).parents[2] / "pages"
ASIN = "B0WRTHTST1"


def saved(name: str) -> str:
    return (PAGES / f"{name}.html").read_text(encoding="utf-8")


def facts(testimony: Testimony) -> dict[str, Any]:
    """What a testimony claims, field by field."""
    return {claim.field: claim.value for claim in testimony.claims}


def on_amazon(body: str, marketplace: str = "amazon.com") -> dict[str, Any]:
    """What Amazon's reader claims about a product page with these elements."""
    html = f'<html><body><div id="dp"><span id="productTitle">Thing</span>{body}</div></body></html>'
    return facts(Amazon().read(Document(html, f"https://www.{marketplace}/dp/{ASIN}")))


def on_ebay(body: str, site: str = "ebay.com") -> dict[str, Any]:
    """What eBay's reader claims about a listing with these elements."""
    html = f'<html><body><h1 class="x-item-title__mainTitle"><span>Thing</span></h1>{body}</body></html>'
    return facts(Ebay().read(Document(html, f"https://www.{site}/itm/301234567890")))
