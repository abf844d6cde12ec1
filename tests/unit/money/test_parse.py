from decimal import Decimal

import pytest

from worthit.money.parse import find_prices, parse_price


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("219,00 €", "219.00", "EUR"),
        ("€ 1.106,18", "1106.18", "EUR"),
        ("1.106,18&nbsp;€".replace("&nbsp;", "\u00a0"), "1106.18", "EUR"),
        ("€ 1 234 567,89", "1234567.89", "EUR"),
        ("$1,149.00", "1149.00", "USD"),
        ("$ 59. 99", "59.99", "USD"),
        ("$229 99", "229.99", "USD"),
        ("$.99", "0.99", "USD"),
        ("US $12.99", "12.99", "USD"),
        ("C $12.99", "12.99", "CAD"),
        ("AU $12.99", "12.99", "AUD"),
        ("$24.99 CAD", "24.99", "CAD"),
        ("170 USD", "170", "USD"),
        ("R$ 1.299,90", "1299.90", "BRL"),
        ("579,000 DT", "579.000", "TND"),
        ("1 189,000 TND", "1189.000", "TND"),
        ("KWD 12.500", "12.500", "KWD"),
        ("699,–", "699", None),
        ("€ 20,-", "20", "EUR"),
        ("CHF 1’299.–", "1299", "CHF"),
        ("CHF 1'299.50", "1299.50", "CHF"),
        ("173 34 Lei", "173.34", "RON"),
        ("299€95", "299.95", "EUR"),
        ("1 299€95 TTC", "1299.95", "EUR"),
        ("35€ 99", "35.99", "EUR"),
        ("12€ 30 Tage Rückgabe", "12", "EUR"),
        ("549, 99 lei", "549.99", "RON"),
        ("₹1,34,999", "134999", "INR"),
        ("44 890 тг.", "44890", "KZT"),
        ("1.250.000₫", "1250000", "VND"),
        ("Rp 1.250.000", "1250000", "IDR"),
        ("1,200円", "1200", "JPY"),
        ("￥1，200", "1200", "JPY"),
        ("3.990 Ft", "3990", "HUF"),
        ("S/. 59.90", "59.90", "PEN"),
        ("٩٩٫٥٠ ر.س", "99.50", "SAR"),
        ("100 RUR", "100", "RUB"),
        ("12,50 pln", "12.50", "PLN"),
        ("99p", "0.99", "GBP"),
        ("99¢", "0.99", "USD"),
        ("19.99€/kg", "19.99", "EUR"),
        ("12x de R$ 99,90", "99.90", "BRL"),
        ("2 for 30, now € 12,00", "12.00", "EUR"),
        ("20% off $10", "10", "USD"),
        ("71,91 € 79,90 €", "71.91", "EUR"),
        ("0.999", "0.999", None),
        ("1189.000", "1189.000", None),
        ("67.8400", "67.8400", None),
        ("12.345,6", "12345.6", None),
        ("1.234.567,89", "1234567.89", None),
    ],
)
def test_prices_as_shops_write_them(text: str, amount: str, currency: str | None) -> None:
    parsed = parse_price(text)
    assert parsed is not None
    assert (str(parsed.amount), parsed.amount_high, parsed.currency) == (amount, None, currency)


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("$12.99 - $19.99", "12.99", "19.99", "USD"),
        ("AU $12.99 to AU $20.00", "12.99", "20.00", "AUD"),
        ("10-20 €", "10", "20", "EUR"),
        ("€10–€20", "10", "20", "EUR"),
        ("502,20 – 558,00 р.", "502.20", "558.00", "RUB"),
        ("149.00 ~ 159.00", "149.00", "159.00", None),
    ],
)
def test_ranges(text: str, low: str, high: str, currency: str | None) -> None:
    parsed = parse_price(text)
    assert parsed is not None
    assert (str(parsed.amount), str(parsed.amount_high), parsed.currency) == (low, high, currency)


def test_a_falling_pair_is_no_range() -> None:
    parsed = parse_price("$19.99 - $12.99")
    assert parsed is not None
    assert (parsed.amount, parsed.amount_high) == (Decimal("19.99"), None)


@pytest.mark.parametrize(
    ("text", "hints", "amount", "currency"),
    [
        ("$24.990", {"currency_hint": "CLP"}, "24990", "CLP"),
        ("$24.990", {"locale_hint": "es-CL"}, "24990", "CLP"),
        ("2 999,000", {"currency_hint": "TND"}, "2999.000", None),
        ("1.249 kr", {"locale_hint": "da-DK"}, "1249", "DKK"),
        ("1.299,- kr", {"locale_hint": "sv"}, "1299", "SEK"),
        ("179 kr.", {"currency_hint": "NOK"}, "179", "NOK"),
        ("179 kr", {}, "179", None),
        ("Rs.799", {"locale_hint": "en-PK"}, "799", "PKR"),
        ("¥99", {"locale_hint": "zh-CN"}, "99", "CNY"),
        ("12 руб.", {"locale_hint": "ru-BY"}, "12", "BYN"),
        ("$10", {"locale_hint": "de-DE"}, "10", "USD"),
        ("£5", {"currency_hint": "EUR"}, "5", "GBP"),
    ],
)
def test_hints_decide_what_a_sign_is(text: str, hints: dict[str, str], amount: str, currency: str | None) -> None:
    parsed = parse_price(text, **hints)
    assert parsed is not None
    assert (str(parsed.amount), parsed.currency) == (amount, currency)


@pytest.mark.parametrize(
    "text", ["", "Free", "20% off", "price on request", "kr", "1e3", "1e400", "1.5E+3", "€1e-2", "1,5e3 €"]
)
def test_what_states_no_price(text: str) -> None:
    assert parse_price(text) is None


def test_every_amount_of_a_text_with_its_place() -> None:
    text = "Was $80.00, now $59.90 (save 25%)"
    found = find_prices(text)
    assert [text[each.start : each.end] for each in found] == ["$80.00", "$59.90"]
    assert [each.amount for each in found] == [Decimal("80.00"), Decimal("59.90")]
