"""What is read in what people write, and said of what is too much, without a chat around it."""

from decimal import Decimal

import pytest
from worthit_bot.conversations.personal_data import MOST_FILE_BYTES, too_big
from worthit_bot.conversations.targets import read_target
from worthit_bot.words import LANGUAGES


@pytest.mark.parametrize(
    ("text", "currency", "language", "amount"),
    [
        ("49,90", "EUR", "it", "49.90"),
        ("€ 49.90", "EUR", "en", "49.90"),
        ("49", None, "de", "49"),
        ("1.299 €", "EUR", "de", "1299"),
        ("1 299,50", "EUR", "fr", "1299.50"),
        ("$40", "CAD", "en", "40"),
        ("unter 50", "EUR", "de", "50"),
    ],
)
def test_prices_as_people_write_them(text: str, currency: str | None, language: str, amount: str) -> None:
    words = next(words for words in LANGUAGES.values() if words.language == language)
    assert read_target(text, currency, words) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "soon", "-5", "0,00", "20-30", "10%", "1e3", "9" * 20])
def test_what_is_no_price(text: str) -> None:
    assert read_target(text, "EUR", LANGUAGES["en"]) == LANGUAGES["en"].watches.not_a_price


def test_what_is_too_big_for_telegram_is_had_by_programs() -> None:
    said = too_big(MOST_FILE_BYTES + 1, LANGUAGES["en"])
    assert said.startswith("This is 51 MB, and Telegram takes files of up to 50 MB from me.")
    assert "GET /v1/account/export" in said
