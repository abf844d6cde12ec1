from decimal import Decimal

import pytest

from tests.unit.product.reading import facts, on_amazon, saved
from worthit.product.extract.amazon import Amazon
from worthit.product.extract.document import Document


def to_pay(text: str) -> str:
    return (
        '<div id="corePriceDisplay_desktop_feature_div"><span class="a-price priceToPay">'
        f'<span class="a-offscreen">{text}</span><span aria-hidden="true">{text}</span></span></div>'
    )


CORE_TABLE = """
<div id="corePrice_desktop"><table class="a-lineitem">
  <tr><td>List Price:</td><td><span class="a-price a-text-price" data-a-strike="true">
    <span class="a-offscreen">$49.99</span><span aria-hidden="true">$49.99</span></span></td></tr>
  <tr><td>Price:</td><td><span class="a-price a-text-price apexPriceToPay"><span class="a-offscreen">$39.99</span>
    <span aria-hidden="true">$39.99</span></span>
    <span>(<span class="a-price a-text-price"><span class="a-offscreen">$2.00</span>
    <span aria-hidden="true">$2.00</span></span> / Ounce)</span></td></tr>
  <tr><td>You Save:</td><td><span class="a-price a-text-price"><span class="a-offscreen">$10.00</span></span></td></tr>
</table></div>"""
RANGE = """
<div id="corePrice_desktop"><span class="a-price-range">
  <span class="a-price apexPriceToPay"><span class="a-offscreen">$12.99</span></span> -
  <span class="a-price apexPriceToPay"><span class="a-offscreen">$19.99</span></span></span></div>"""
USED_ONLY = """
<div id="buybox"><div id="usedOnlyBuybox"><div id="usedBuySection"><span class="a-text-bold">Buy used:</span>
  <span class="a-size-base a-color-price offer-price">$14.99</span></div></div></div>"""


@pytest.mark.parametrize(
    ("elements", "price"),
    [
        ('<span id="priceblock_ourprice">$24.50</span>', "24.50"),
        ('<span id="priceblock_saleprice">$24.50</span>', "24.50"),
        ('<span id="priceblock_ourprice">$30.00</span><span id="priceblock_dealprice">$24.50</span>', "24.50"),
        ('<div id="buybox"><span id="price_inside_buybox">$24.50</span></div>', "24.50"),
        ('<div id="booksHeaderSection"><span id="price">$24.50</span></div>', "24.50"),
        ('<div id="buyNewSection"><span class="a-color-price offer-price">$24.50</span></div>', "24.50"),
        ('<div id="corePrice_feature_div"><span class="a-price">$24.50</span></div>', "24.50"),
        (CORE_TABLE, "39.99"),
        (to_pay("$24.50"), "24.50"),
        (
            '<i id="apex-pricetopay-accessibility-label" class="aok-offscreen">$24.50 with 9 percent savings</i>',
            "24.50",
        ),
        (to_pay("$24.50 with 12 percent savings"), "24.50"),
    ],
)
def test_the_price_is_found_in_every_layout(elements: str, price: str) -> None:
    assert on_amazon(elements)["price"] == Decimal(price)


@pytest.mark.parametrize(
    ("marketplace", "text", "price", "currency"),
    [
        ("amazon.de", "1.130,00 €", "1130.00", "EUR"),
        ("amazon.fr", "1 130,00 €", "1130.00", "EUR"),
        ("amazon.in", "₹1,34,999.00", "134999.00", "INR"),
        ("amazon.co.jp", "￥2,580", "2580", "JPY"),
        ("amazon.ca", "$1,299.00", "1299.00", "CAD"),
        ("amazon.com.br", "R$ 1.299,90", "1299.90", "BRL"),
        ("amazon.se", "1 299,00 kr", "1299.00", "SEK"),
        ("amazon.pl", "129,99 zł", "129.99", "PLN"),
        ("amazon.com.tr", "1.234,50 TL", "1234.50", "TRY"),
        ("amazon.ae", "AED 99.00", "99.00", "AED"),
        ("amazon.com", "EUR 12.34", "12.34", "EUR"),
        ("amazon.de", "12,34", "12.34", "EUR"),
    ],
)
def test_the_pages_own_sign_names_the_currency_and_else_the_marketplace(
    marketplace: str, text: str, price: str, currency: str
) -> None:
    found = on_amazon(to_pay(text), marketplace)
    assert (found["price"], found["currency"]) == (Decimal(price), currency)


def test_parts_without_a_decimal_sign_are_put_together() -> None:
    parts = '<i class="a-price-symbol">$</i><i class="a-price-whole">7</i><i class="a-price-fraction">05</i>'
    price = f'<span class="a-price priceToPay">{parts}</span>'
    found = on_amazon(f'<div id="corePriceDisplay_desktop_feature_div">{price}</div>')
    assert found["price"] == Decimal("7.05")


def test_savings_and_prices_per_unit_are_not_the_price() -> None:
    found = on_amazon(CORE_TABLE)
    assert (found["price"], found["list_price"], found["unit_price"]) == (
        Decimal("39.99"),
        Decimal("49.99"),
        "$2.00 / Ounce",
    )


def test_a_struck_price_before_the_price_to_pay_is_passed_over() -> None:
    assert on_amazon(CORE_TABLE.replace(" apexPriceToPay", ""))["price"] == Decimal("39.99")


def test_a_price_per_unit_before_the_price_to_pay_is_passed_over() -> None:
    per_unit, price = '(<span class="a-price">$2.00</span> / oz)', '<span class="a-price">$9.00</span>'
    found = on_amazon(f'<div id="corePrice_feature_div"><b>{per_unit}</b> {price}</div>')
    assert found["price"] == Decimal("9.00")


def test_what_is_hidden_is_not_offered() -> None:
    hidden = to_pay("$31.00").replace("<div ", '<div style="display: none" ')
    assert on_amazon(hidden + to_pay("$24.50"))["price"] == Decimal("24.50")


def test_of_several_new_offers_the_first_counts() -> None:
    row = '<div id="newAccordionRow_{}"><div id="corePrice_feature_div"><span class="a-price">{}</span></div></div>'
    assert on_amazon(row.format(0, "$24.50") + row.format(1, "$22.00"))["price"] == Decimal("24.50")


@pytest.mark.parametrize("elements", ['<span id="priceblock_ourprice">$12.99 - $19.99</span>', RANGE])
def test_a_range_has_both_ends(elements: str) -> None:
    found = on_amazon(elements)
    assert (found["price"], found["price_high"]) == (Decimal("12.99"), Decimal("19.99"))


def test_a_struck_price_that_is_not_higher_is_no_list_price() -> None:
    basis = '<span class="basisPrice">Was: <span class="a-price"><span class="a-offscreen">$24.50</span></span></span>'
    found = on_amazon(to_pay("$24.50").replace("</div>", f"{basis}</div>"))
    assert found["price"] == Decimal("24.50")
    assert "list_price" not in found


def test_the_struck_price_of_another_product_is_not_this_ones() -> None:
    other = '<li class="a-carousel-card"><span class="basisPrice"><span class="a-price">$99.00</span></span></li>'
    assert "list_price" not in on_amazon(to_pay("$24.50") + other)


def test_without_a_buy_box_there_is_no_price() -> None:
    offers = '<div id="availability">Available from <a href="/gp/offer-listing/B0WRTHTST1">these sellers</a>.</div>'
    others = (
        '<div id="olp_feature_div"><span class="a-color-price">$9.99</span></div><span class="a-price">$8.00</span>'
    )
    found = on_amazon(offers + others)
    assert "price" not in found
    assert "availability" not in found
    assert "condition" not in found


@pytest.mark.parametrize("elements", [USED_ONLY, to_pay("$14.99") + USED_ONLY.replace("$14.99", "")])
def test_where_only_a_used_copy_is_offered_the_price_is_that_of_a_used_one(elements: str) -> None:
    found = on_amazon(elements)
    assert (found["price"], found["condition"]) == (Decimal("14.99"), "used")


def test_the_hidden_used_offer_does_not_stand_before_the_new_one() -> None:
    found = facts(Amazon().read(Document(saved("amazon_speaker_es"))))
    assert (found["price"], found["list_price"], found["condition"]) == (Decimal("118.00"), Decimal("149.00"), "new")
    assert found["unit_price"] == "59,00€ / unidad"


def test_one_purchase_stands_before_a_subscription() -> None:
    subscription = f'<div id="apex_desktop_snsAccordionRowMiddle">{to_pay("$9.00")}</div>'
    once = (
        '<div id="newAccordionRow_0"><div id="corePrice_feature_div">'
        '<span class="a-price"><span class="a-offscreen">$10.00</span></span></div></div>'
    )
    assert on_amazon(subscription + once)["price"] == Decimal("10.00")


def test_a_renewed_product_is_refurbished() -> None:
    row = '<div id="renewedTier2AccordionRow"><span id="renewedBuyBoxPrice">$80.00</span></div>'
    found = on_amazon(row)
    assert (found["price"], found["condition"]) == (Decimal("80.00"), "refurbished")


def test_a_price_of_nothing_is_no_price() -> None:
    assert "price" not in on_amazon('<span id="kindle-price">$0.00</span>')
