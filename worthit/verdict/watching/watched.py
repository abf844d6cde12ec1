"""From a verdict to a watch: the product that it is about."""

from worthit.price.watching.model import Watched
from worthit.verdict.model import VerdictDocument


def watched_in(document: VerdictDocument) -> Watched | None:
    """The product of a verdict, to be watched; None where the verdict does not know its link."""
    if document.ref is None or not document.ref.canonical.startswith(("http://", "https://")):
        return None
    stock = document.product.availability
    return Watched(
        key=document.ref.key,
        url=document.ref.canonical,
        title=document.product.title,
        in_stock=None if stock is None else stock == "in_stock",
    )
