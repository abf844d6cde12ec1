import pytest

from worthit.product.extract.document import Document
from worthit.product.read import read_pages
from worthit.product.trail import categories, same_kind


@pytest.mark.parametrize(
    ("trail", "kept"),
    [
        (("Home", "Kitchen", "Kettles"), ("Kitchen", "Kettles")),
        (("Startseite", "Küche", "Wasserkocher"), ("Küche", "Wasserkocher")),
        (("Nord Hof", "Accueil", "Cuisine"), ("Cuisine",)),
        (("الرئيسية", "مطبخ"), ("مطبخ",)),
        (("Return to Category List", "Kettles", "Brass kettle"), ("Kettles",)),
        (("Home & Kitchen", "Homeware"), ("Home & Kitchen", "Homeware")),
        (("Home",), ()),
    ],
)
def test_only_categories_stay_in_the_trail(trail: tuple[str, ...], kept: tuple[str, ...]) -> None:
    assert categories(trail, "Brass kettle", ["www.nordhof.example"]) == kept


def test_a_page_tells_its_categories() -> None:
    trail = "".join(
        f'<li itemprop="itemListElement" itemscope><span itemprop="name">{step}</span>'
        f'<meta itemprop="position" content="{place}"></li>'
        for place, step in enumerate(("Home", "Kitchen", "Kettles"), 1)
    )
    page = (
        f'<title>Brass kettle</title><ol itemscope itemtype="https://schema.org/BreadcrumbList">{trail}</ol>'
        '<h1>Brass kettle</h1><p class="price">$59.90</p><button>Add to cart</button>'
    )
    product = read_pages([Document(page, "https://nordhof.example/kettle")]).product
    assert product is not None
    assert product.category == ("Kitchen", "Kettles")


@pytest.mark.parametrize(
    ("trail", "other", "in_one_shop", "elsewhere"),
    [
        (("Kitchen", "Kettles"), ("Kitchen", "KETTLES "), True, True),
        (("Kitchen", "Kettles"), ("Home", "Kitchen", "Kettles"), True, True),
        (("Phones", "Accessories"), ("Bicycles", "Accessories"), False, True),
        (("Kettles",), ("Kitchen", "Kettles"), True, True),
        (("Küche", "Wasserkocher"), ("Kitchen", "Kettles"), False, False),
        (("Kitchen", "Kettles"), ("Kettles", "Kitchen"), False, False),
        ((), (), False, False),
        (("Kettles",), (), False, False),
    ],
)
def test_one_kind_is_one_last_category_and_in_one_shop_the_last_two(
    trail: tuple[str, ...], other: tuple[str, ...], in_one_shop: bool, elsewhere: bool
) -> None:
    assert same_kind(trail, other, one_shop=True) is same_kind(other, trail, one_shop=True) is in_one_shop
    assert same_kind(trail, other, one_shop=False) is same_kind(other, trail, one_shop=False) is elsewhere
