"""Who sells: the shop itself, or somebody else in it."""

import pytest

from worthit.product.seller import seller_kind


@pytest.mark.parametrize(
    ("seller", "shop", "kind"),
    [
        ("Amazon", "amazon.it", "shop"),
        ("Amazon EU S.à r.l.", "amazon.de", "shop"),
        ("AMAZON.CO.UK", "amazon.co.uk", "shop"),
        ("John Lewis & Partners", "johnlewis.com", "shop"),
        ("H&M", "hm.com", "shop"),
        ("Musikhaus Thomann", "thomann.de", "shop"),
        ("Lampen-Express GmbH", "amazon.de", "third_party"),
        ("guitar_barn_77", "ebay.com", "third_party"),
        (None, "amazon.it", None),
        ("  ", "amazon.it", None),
        ("—", "amazon.it", None),
    ],
)
def test_a_seller_is_the_shop_or_somebody_in_it(seller: str | None, shop: str, kind: str | None) -> None:
    assert seller_kind(seller, shop) == kind
