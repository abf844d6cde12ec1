"""The bot says the same in each language, and nothing that Telegram would refuse."""

import re
from collections.abc import Iterator, Mapping

import msgspec
import pytest
from worthit_bot.conversations.counting import told
from worthit_bot.words import LANGUAGES, Words
from worthit_bot.words.commands import COMMANDS

from worthit.plugin import AnalysisUnavailable, ErrorCode, RateLimited, SubscriptionExpired, TooManyAtOnce
from worthit.testing.telegram.html_text import parse_html
from worthit.verdict.explain import LANGUAGES as LANGUAGES_OF_VERDICTS
from worthit.verdict.question import STAGES

PLACEHOLDER = re.compile(r"\{(\w+)\}")
LONGEST_BUTTON = 30
every_language = pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)


def test_the_bot_speaks_every_language_that_verdicts_are_told_in() -> None:
    assert set(LANGUAGES) == set(LANGUAGES_OF_VERDICTS)


@every_language
def test_every_stage_and_every_refusal_that_can_come_has_words(words: Words) -> None:
    assert tuple(words.question.stages) == STAGES
    about_money_and_accounts = {ErrorCode.AUTHENTICATION, ErrorCode.SUBSCRIPTION_EXPIRED, ErrorCode.PAYMENT}
    assert set(words.refusals.by_code) == set(ErrorCode) - about_money_and_accounts - {ErrorCode.RATE_LIMITED}


@every_language
def test_texts_are_markup_that_telegram_takes(words: Words) -> None:
    for text in _said(words).values():
        parse_html(text)


@every_language
def test_buttons_are_short_and_not_of_pictures_alone(words: Words) -> None:
    buttons = {name: text for name, text in _said(words).items() if name.endswith("_button")}
    assert buttons
    for name, text in buttons.items():
        assert len(text) <= LONGEST_BUTTON, name
        assert re.search(r"[^\W\d_]", PLACEHOLDER.sub("", text)), name


@every_language
def test_commands_are_such_as_telegram_takes_and_say_what_they_do(words: Words) -> None:
    for command in COMMANDS.values():
        assert all(re.fullmatch(r"[a-z0-9_]{1,32}", name) for name in command.names)
        assert 3 <= len(command.about[words.language]) <= 256
    shown = [command.name_in(words.language) for command in COMMANDS.values()]
    assert len(set(shown)) == len(shown)


@every_language
def test_who_may_ask_no_more_is_told_why_and_when_again(words: Words) -> None:
    today = told(RateLimited("none left", 3 * 3600 + 59 * 60), words)
    assert "3 h 59 min" in today
    assert told(TooManyAtOnce("busy", 2), words) == words.refusals.too_many_at_once
    assert told(SubscriptionExpired("over"), words) == words.refusals.plan_has_ended
    assert told(AnalysisUnavailable("down"), words) == words.refusals.by_code[ErrorCode.ANALYSIS_UNAVAILABLE]


def test_the_languages_fill_in_the_same_and_nothing_is_left_in_another_language() -> None:
    said = {language: _said(words) for language, words in LANGUAGES.items()}
    english = said.pop("en")
    for language, texts in said.items():
        assert texts.keys() == english.keys(), language
        for name, text in texts.items():
            assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(english[name])), (language, name)
            assert text != english[name] or len(text.split()) < 4, (language, name)


def test_messages_name_only_commands_that_there_are() -> None:
    names = {name for command in COMMANDS.values() for name in command.names}
    for words in LANGUAGES.values():
        for text in _said(words).values():
            assert set(re.findall(r"(?<![\w<])/([a-z_]{3,})\b", text)) <= names, text


def _said(words: Words) -> dict[str, str]:
    """Every text of a language, by where it stands."""
    return dict(_texts("", msgspec.to_builtins(words, str_keys=True)))


def _texts(place: str, said: object) -> Iterator[tuple[str, str]]:
    if isinstance(said, str):
        yield place, said
    elif isinstance(said, Mapping):
        for name, value in said.items():
            yield from _texts(f"{place}.{name}" if place else name, value)
    elif isinstance(said, list | tuple):
        for number, value in enumerate(said):
            yield from _texts(f"{place}.{number}", value)
