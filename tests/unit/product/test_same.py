"""Which pages are of one product, by what they call themselves."""

import pytest

from worthit.product.model import PageName
from worthit.product.same import why_other

SHOP = "https://www.nordhof.example"


def link(path: str) -> PageName:
    return PageName(kind="product", canonical=path if "://" in path else SHOP + path)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/p/brass-kettle", "/p/brass-kettle/"),
        ("/p/brass-kettle", "http://nordhof.example/p/brass-kettle?utm_source=friend"),
        ("/p/brass-kettle?color=red", "/p/brass-kettle?color=blue"),
        ("/p/brass-kettle", "/p/brass-kettle/reviews"),
        ("/p/brass-kettle", "/de/p/brass-kettle"),
        ("/brass-kettle", "/kitchen/brass-kettle"),
        ("/brass-kettle-p-104233.html", "/p/104233"),
        ("/products/brass-kettle", "/collections/sale/products/brass-kettle?variant=123456"),
        ("https://www.amazon.de/dp/B0WRTHKTL1", "https://www.amazon.de/-/en/Kettle/dp/B0WRTHKTL1/ref=sr_1_1"),
        ("/p/brass-kettle", "https://amzn.to/3xYz"),
        ("/p/brass-kettle", "/"),
    ],
)
def test_links_of_one_product(one: str, other: str) -> None:
    assert why_other(link(one), link(other)) is None
    assert why_other(link(other), link(one)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/p/brass-kettle", "/p/oak-stool"),
        ("/p/brass-kettle", "https://www.lumea.example/p/brass-kettle"),
        ("/p/brass-kettle/reviews", "/p/oak-stool/reviews"),
        ("/item.php?id=5", "/item.php?id=6"),
        ("/kettle-p-104233.html", "/kettle-p-104234.html"),
        ("https://www.amazon.de/dp/B0WRTHKTL1", "https://www.amazon.de/dp/B0WRTHLMP1"),
    ],
)
def test_links_of_two_products(one: str, other: str) -> None:
    assert why_other(link(one), link(other)) == "their own links differ"
    assert why_other(link(other), link(one)) == "their own links differ"


def test_numbers_tell_pages_apart_that_do_not_name_their_link() -> None:
    one = PageName(kind="product", gtins=frozenset({"04006381333931"}), skus=frozenset({"nh-77"}))
    assert "GTIN" in (why_other(one, PageName(kind="product", gtins=frozenset({"08001234567897"}))) or "")
    assert "SKU" in (why_other(one, PageName(kind="reviews", skus=frozenset({"nh-78"}))) or "")
    assert why_other(one, PageName(kind="reviews", skus=frozenset({"nh-77"}))) is None
