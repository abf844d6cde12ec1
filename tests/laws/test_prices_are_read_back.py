"""Whatever the country, a price that is written its way is read back as the same amount."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from worthit.money.currencies import minor_digits
from worthit.money.parse import parse_price, read_number

LOCALES = [
    ("de-DE", ".", ",", "{} €", "EUR"),
    ("en-IE", ",", ".", "€{}", "EUR"),
    ("fr-FR", "\u202f", ",", "{}\u00a0€", "EUR"),
    ("en-US", ",", ".", "${}", "USD"),
    ("de-CH", "’", ".", "CHF {}", "CHF"),
    ("sv-SE", "\u00a0", ",", "{} kr", "SEK"),
    ("da-DK", ".", ",", "{} kr.", "DKK"),
    ("es-CL", ".", ",", "${}", "CLP"),
    ("ja-JP", ",", ".", "{}円", "JPY"),
    ("fr-TN", " ", ",", "{} DT", "TND"),
    ("ar-KW", ",", ".", "{} KD", "KWD"),
    ("pl-PL", " ", ",", "{} zł", "PLN"),
]
AMOUNTS = st.integers(min_value=1, max_value=9_999_999)


def written(minor_units: int, currency: str, grouping: str, decimal_sign: str) -> tuple[Decimal, str]:
    digits = minor_digits(currency)
    amount = Decimal(minor_units).scaleb(-digits)
    text = f"{amount:,.{digits}f}".replace(",", "\0").replace(".", decimal_sign).replace("\0", grouping)
    return amount, text


@given(AMOUNTS, st.sampled_from(LOCALES))
def test_format_then_parse_gives_the_amount_back(minor_units: int, locale: tuple[str, str, str, str, str]) -> None:
    name, grouping, decimal_sign, pattern, currency = locale
    amount, text = written(minor_units, currency, grouping, decimal_sign)
    parsed = parse_price(pattern.format(text), locale_hint=name)
    assert parsed is not None
    assert (parsed.amount, parsed.currency, parsed.amount_high) == (amount, currency, None)


@given(AMOUNTS, AMOUNTS, st.sampled_from(LOCALES))
def test_a_range_gives_both_ends_back(a: int, b: int, locale: tuple[str, str, str, str, str]) -> None:
    name, grouping, decimal_sign, pattern, currency = locale
    (low, low_text), (high, high_text) = (
        written(minor_units, currency, grouping, decimal_sign) for minor_units in sorted((a, b))
    )
    parsed = parse_price(f"{pattern.format(low_text)} - {pattern.format(high_text)}", locale_hint=name)
    assert parsed is not None
    assert (parsed.amount, parsed.amount_high) == (low, high if high > low else None)


@given(st.decimals(min_value=0, max_value=10**9, allow_nan=False, allow_infinity=False, places=2))
def test_amounts_written_for_machines_are_read_exactly(amount: Decimal) -> None:
    assert read_number(str(amount)) == amount


@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    parsed = parse_price(text)
    assert parsed is None or parsed.amount >= 0
