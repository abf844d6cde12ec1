"""What is read out of the words of somebody who is asked for a price."""

from decimal import Decimal

import pytest
from worthit_bot.conversations.wishes import read_wish
from worthit_bot.words import LANGUAGES, Words

from worthit.plugin import PercentDrop, TargetPrice

EN = LANGUAGES["en"]


@pytest.mark.parametrize(
    ("text", "currency", "words", "amount"),
    [
        ("49.90", "EUR", EN, "49.90"),
        ("49,90", "EUR", LANGUAGES["it"], "49.90"),
        ("1.299 €", "EUR", LANGUAGES["de"], "1299"),
        ("tell me under € 49,90", "EUR", EN, "49.90"),
        ("49,-", "EUR", EN, "49"),
        ("1 299,90", "EUR", EN, "1299.90"),
        ("50 eur.", "EUR", EN, "50"),
        ("< 50", "EUR", EN, "50"),
        ("sotto i 49,90 €", "EUR", LANGUAGES["it"], "49.90"),
        ("unter 50 Euro", "EUR", LANGUAGES["de"], "50"),
        ("moins de 50 €", "EUR", LANGUAGES["fr"], "50"),
        ("menos de 50 euros", "EUR", LANGUAGES["es"], "50"),
        ("50 dollars", "CAD", EN, "50"),
        ("500 kr.", "SEK", EN, "500"),
        ("Rs. 1,299", "INR", EN, "1299"),
        ("12,500 DT", "TND", LANGUAGES["fr"], "12.500"),
        ("50", None, EN, "50"),
    ],
)
def test_a_price_may_stand_among_a_few_words(text: str, currency: str | None, words: Words, amount: str) -> None:
    assert read_wish(text, currency, words) == TargetPrice(amount=Decimal(amount))


@pytest.mark.parametrize("text", ["20%", "20 %", "-20%", "−20 %", "20% cheaper"])
def test_so_many_percent_less(text: str) -> None:
    assert read_wish(text, "EUR", EN) == PercentDrop(percent=Decimal(20))


@pytest.mark.parametrize("text", ["50 bucks", "50 dollars", "$40", "CHF50", "50 kr", "US$ 50", "50 usd", "20 quid"])
def test_another_currency_is_told(text: str) -> None:
    assert read_wish(text, "EUR", EN) == EN.watches.other_currency.format(currency="EUR")


@pytest.mark.parametrize(
    "text",
    [
        *[
            "12oo",
            "0.9 l for 20",
            "the kettle 30",
            "50 €oo",
            "50k",
            "1e3",
            "40 to 50",
            "40-50",
            "-20",
            "0",
            "cheap",
            "100%",
        ],
        *["0%", "50 off", "0.0000000001", "99999999999999", "not under 50", ""],
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert read_wish(text, "EUR", EN) == EN.watches.not_a_price
