"""The bot says the same in each language, and nothing that Telegram would refuse."""

import re

import msgspec
import pytest
from worthit_bot.conversations.counting import told
from worthit_bot.words import LANGUAGES, Words

from worthit.plugin import AnalysisUnavailable, ErrorCode, RateLimited, SubscriptionExpired, TooManyAtOnce
from worthit.testing.telegram.html_text import parse_html
from worthit.verdict.question import STAGES

PLACEHOLDER = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_every_stage_and_every_refusal_that_can_come_has_words(words: Words) -> None:
    assert tuple(words.stages) == STAGES
    about_money_and_accounts = {ErrorCode.AUTHENTICATION, ErrorCode.SUBSCRIPTION_EXPIRED, ErrorCode.PAYMENT}
    assert set(words.refusals) == set(ErrorCode) - about_money_and_accounts - {ErrorCode.RATE_LIMITED}


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_texts_are_markup_that_telegram_takes_and_buttons_and_commands_are_short(words: Words) -> None:
    for text in _texts(words):
        parse_html(text)
    assert all(re.fullmatch(r"[a-z0-9_]{1,32}", command) for command in words.commands)
    assert all(3 <= len(text) <= 256 for text in words.commands.values())
    assert all(len(text) <= 30 for text in (words.refresh_button, words.why_button, words.open_button))


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_who_may_ask_no_more_is_told_why_and_when_again(words: Words) -> None:
    today = told(RateLimited("none left", 3 * 3600 + 59 * 60), words)
    assert "3 h 59 min" in today
    assert told(TooManyAtOnce("busy", 2), words) == words.too_many_at_once
    assert told(SubscriptionExpired("over"), words) == words.plan_has_ended
    assert told(AnalysisUnavailable("down"), words) == words.refusals[ErrorCode.ANALYSIS_UNAVAILABLE]


def test_the_languages_fill_in_the_same() -> None:
    shapes = {
        language: {
            name: sorted(PLACEHOLDER.findall(str(value))) for name, value in msgspec.structs.asdict(words).items()
        }
        for language, words in LANGUAGES.items()
    }
    assert len(set(map(str, shapes.values()))) == 1


def _texts(words: Words) -> list[str]:
    plain = msgspec.structs.asdict(words)
    return [text for value in plain.values() for text in (value.values() if isinstance(value, dict) else [value])]
