"""Who sells: the shop itself, or somebody else in it. Their prices are histories of their own."""

from worthit.product.model import SHOP, SellerKind


def seller_kind(seller: str | None, shop: str) -> SellerKind | None:
    """Whether a seller's name is the shop's own (`Amazon EU` at `amazon.it`). None where the page names nobody.

    shop: the host family of a `ProductRef`, such as `amazon.it`.
    """
    name, own = _letters(seller or ""), _letters(shop.partition(".")[0])
    if not name:
        return None
    return SHOP if own and (own in name or name in own) else "third_party"


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
