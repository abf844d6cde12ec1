"""What a chat is to hold when each of some updates was answered once, or visibly again."""

import re
from collections.abc import Sequence

from worthit_bot.words import LANGUAGES

from tests.plugins.bot.world import heading, is_verdict
from worthit.testing.telegram import Message

_WORDS = LANGUAGES["en"]
BEGINNINGS = {
    re.sub(r"<[^>]+>", "", text).partition("\n")[0].partition("{")[0]: question
    for text, question in (
        (_WORDS.start.start, "/start"),
        (_WORDS.start.help, "/help"),
        (_WORDS.question.looking, "link"),
        (_WORDS.verdict.why, "why"),
        (_WORDS.start.choose_language, "/language"),
        (_WORDS.watches.none, "/watches"),
    )
}
"""How answers begin, and what was asked."""
MARK = "↻"


def kind_of(message: Message) -> str:
    """What was asked that this answers."""
    if is_verdict(message) or any(version.words.startswith("Looking at") for version in message.history):
        return "link"
    first = heading(message)
    return next((kind for beginning, kind in BEGINNINGS.items() if beginning in first), first)


def is_marked(message: Message) -> bool:
    """Whether it said at any time that it is sent again."""
    return any(MARK in version.words for version in message.history)


def differences(answers: Sequence[Message], asked: Sequence[str]) -> list[str]:
    """What is wrong: each question answered in its order, by one message, or more of which all but the first are
    marked; a verdict is there at the end of it.
    """
    rest = list(answers)
    wrong: list[str] = []
    for question in asked:
        mine: list[Message] = []
        while rest and kind_of(rest[0]) == question and (not mine or is_marked(rest[0])):
            mine.append(rest.pop(0))
        if not mine:
            wrong.append(f"no answer to {question}, but {kind_of(rest[0]) if rest else 'nothing'}")
            return wrong
        if question == "link" and not is_verdict(mine[-1]):
            wrong.append(f"no verdict but {mine[-1].text!r}")
    return wrong + [f"one more: {kind_of(message)} {message.words[:60]!r}" for message in rest]
