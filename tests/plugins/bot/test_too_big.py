"""What is said of what is too much, without a chat around it."""

from worthit_bot.conversations.personal_data import MOST_FILE_BYTES, too_big
from worthit_bot.words import LANGUAGES


def test_what_is_too_big_for_telegram_is_had_by_programs() -> None:
    said = too_big(MOST_FILE_BYTES + 1, LANGUAGES["en"])
    assert said.startswith("This is 51 MB, and Telegram takes files of up to 50 MB from me.")
    assert "GET /v1/account/export" in said
