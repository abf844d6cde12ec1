"""Pages in the forms of the shops' usual platforms, with invented products: what is read from each."""

from decimal import Decimal
from typing import Any

import pytest

from tests.unit.product.reading import PAGES
from tests.unit.product.shop_pages import product

FOLDER = PAGES / "platforms"
EUR = {"price": Decimal("59.90"), "currency": "EUR"}
USD = {"price": Decimal("59.90"), "currency": "USD"}
REDUCED = {"list_price": Decimal(80)}
IN, OUT = {"availability": "in_stock"}, {"availability": "out_of_stock"}
VESNA = {"brand": "Vesna"}
GTIN = {"gtin": "4006381333931"}

EXPECTED: dict[str, dict[str, Any]] = {
    "aliexpress": EUR | REDUCED | IN | {"brand": None, "rating": 4.6, "owners": 57, "shipping": Decimal("2.99"),
                                        "seller": "Nordhof Official Store"},
    "allegro": IN | VESNA | GTIN | {"price": Decimal("259.90"), "currency": "PLN", "condition": "new"},
    "bestbuy": USD | REDUCED | IN | {"rating": 4.6, "owners": 1234, "sku": "6401728"},
    "bigcommerce": USD | REDUCED | IN | VESNA | {"rating": 4.5, "owners": 13, "gtin": "036000291452", "shipping": 0,
                                                 "condition": "new"},
    "bol": EUR | IN | VESNA | GTIN | {"seller": "Nordhof"},
    "coolblue": IN | VESNA | {"price": Decimal(1299), "currency": "EUR", "rating": 9.2, "rating_best": 10.0,
                              "features": ("Merk: Vesna", "Kleur: Messing")},
    "decathlon": EUR | IN | {"brand": "VESNA", "seller": "Sportif", "owners": 1234},
    "ecommerce_layer": USD | IN | VESNA,
    "emag": IN | VESNA | {"price": Decimal("173.34"), "currency": "RON", "list_price": Decimal("229.99"),
                          "rating": 4.54, "owners": 57, "seller": "Nordhof"},
    "etsy": IN | REDUCED | {"price": Decimal("59.90"), "currency": "GBP", "shipping": Decimal("4.50"), "rating": None},
    "flipkart": IN | {"price": Decimal(134999), "currency": "INR", "list_price": Decimal(159999), "rating": 4.4,
                      "rating_count": 12345, "review_count": 1234},
    "goodrelations": EUR | IN | VESNA | GTIN,
    "magento": USD | REDUCED | IN | VESNA | {"rating": 4.6, "owners": 13, "sku": "NK-12",
                                             "features": ("Manufacturer: Vesna", "Material: Brass")},
    "mediamarkt": EUR | REDUCED | IN | GTIN | {"brand": "VESNA", "owners": 57, "shipping": Decimal("4.99"),
                                               "seller": "Elektromarkt"},
    "mercadolibre": IN | VESNA | {"price": Decimal(19990), "currency": "CLP", "list_price": Decimal(24990),
                                  "rating": 4.6, "owners": 1234, "seller": "NORDHOF"},
    "newegg": USD | REDUCED | IN | VESNA | {"rating": 4.5, "owners": 57, "seller": "Nordhof"},
    "nextjs": IN | VESNA | REDUCED | {"price": Decimal("59.90"), "currency": "GBP", "rating": 4.4, "owners": 57},
    "nuxt": EUR | REDUCED | IN | VESNA | GTIN,
    "opencart": USD | REDUCED | IN | VESNA | {"rating": None, "owners": None, "category": ("Kitchen", "Kettles")},
    "preorder": EUR | IN | VESNA,
    "prestashop": EUR | REDUCED | IN | VESNA | {"unit_price": "6.66 EUR / 100 ml", "sku": "NK-12",
                                                "features": ("Matière: Laiton", "Contenance: 0,9 l")},
    "rakuten": IN | {"price": Decimal(5990), "currency": "JPY", "list_price": Decimal(8000), "brand": "ヴェスナ",
                     "shipping": 0},
    "rdfa_lite": USD | IN | VESNA | GTIN | {"rating": 4.4, "rating_count": 190, "review_count": 57, "sku": "NK-12",
                                            "condition": "used", "seller": "Nordhof",
                                            "category": ("Kitchen", "Kettles")},
    "rdfa_prefix": USD | IN | VESNA | {"rating": 4.4, "review_count": 57},
    "salla": IN | {"price": Decimal(259), "currency": "SAR", "list_price": Decimal(320), "brand": "فيسنا"},
    "sfcc": USD | REDUCED | IN | VESNA | {"sku": "NK12", "category": ("Kitchen", "Kettles")},
    "shopify": EUR | REDUCED | IN | {"brand": "Vesna Works"},
    "shopify_sold_out": USD | REDUCED | OUT | {"brand": "Vesna Works"},
    "squarespace": USD | OUT,
    "target": USD | REDUCED | IN | VESNA | {"rating": 4.5, "rating_count": 190},
    "trendyol": IN | VESNA | {"price": Decimal("599.90"), "currency": "TRY", "list_price": Decimal(800), "owners": 57},
    "vtex": IN | VESNA | {"price": Decimal("299.90"), "currency": "BRL", "list_price": Decimal("399.90"),
                          "seller": "Nordhof Brasil", "condition": "new"},
    "walmart": USD | REDUCED | IN | VESNA | {"rating": 4.4, "owners": 190, "gtin": "036000291452",
                                             "seller": "Nordhof Trading"},
    "woocommerce": EUR | REDUCED | IN | VESNA | {"rating": 4.5, "owners": 12, "unit_price": "6.66 EUR / 100 ml",
                                                 "sku": "NK-12"},
    "woocommerce_sold_out": EUR | OUT | {"list_price": None},
    "zalando": EUR | REDUCED | IN | VESNA | {"sku": "V12", "shipping": Decimal("4.90")},
    "zid_sold_out": OUT | {"price": Decimal(259), "currency": "SAR", "brand": "فيسنا"},
}  # fmt: skip
"""Page → field → value. None: the page does not show it, or shows it of something else."""


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_page_in_the_form_of(name: str) -> None:
    read = product((FOLDER / f"{name}.html").read_text("utf-8"), url=None)
    assert {field: getattr(read, field) for field in EXPECTED[name]} == EXPECTED[name]


def test_every_saved_page_is_expected_to_say_something() -> None:
    assert {path.stem for path in FOLDER.glob("*.html")} == set(EXPECTED)
