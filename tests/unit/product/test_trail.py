import pytest

from worthit.product.extract.document import Document
from worthit.product.read import read_pages
from worthit.product.trail import categories


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
