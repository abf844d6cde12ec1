import pytest

from worthit.money.currencies import currency_code, currency_of_locale, minor_digits


@pytest.mark.parametrize(
    ("written", "code"),
    [("EUR", "EUR"), ("pln", "PLN"), ("RUR", "RUB"), (" usd ", "USD"), ("€", "EUR"), ("TL", "TRY"), ("RMB", "CNY")],
)
def test_codes_as_shops_write_them(written: str, code: str) -> None:
    assert currency_code(written) == code


@pytest.mark.parametrize("written", [None, "", "$", "kr", "XXX", "price", "null"])
def test_what_names_no_single_currency(written: str | None) -> None:
    assert currency_code(written) is None


@pytest.mark.parametrize(
    ("locale", "currency"),
    [
        ("de-AT", "EUR"),
        ("es_CL", "CLP"),
        ("CH", "CHF"),
        ("sv", "SEK"),
        ("en", None),
        ("zh-Hant-TW", "TWD"),
        (None, None),
    ],
)
def test_the_currency_of_a_locale(locale: str | None, currency: str | None) -> None:
    assert currency_of_locale(locale) == currency


def test_minor_digits() -> None:
    assert [minor_digits(code) for code in ("EUR", "JPY", "CLP", "TND", None)] == [2, 0, 0, 3, 2]
