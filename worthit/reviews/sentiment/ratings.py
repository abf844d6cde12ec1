"""Stars that a writer gives in the text: "due stelle", "1 star", "★★☆☆☆", "4/5", "8 out of 10".

A rating becomes one word, `rated0` to `rated10` (half stars out of five), which every lexicon knows. "5 stars if …" is
none: it says what is missing.
"""

import re
from collections.abc import Sequence
from functools import partial

from msgspec import Struct

_HALVES = 10
_STEP, _MIDDLE = 0.875, 6
VALENCES = {f"rated{halves}": max(-3.5, _STEP * (halves - _MIDDLE)) for halves in range(_HALVES + 1)}
_DRAWN = re.compile(r"([★⭐✭🌟]{1,10})([☆✩]{0,9})")
_FIGURE = r"(?<![\w/.,-])\d{1,2}(?:[.,]\d)?"


class Stars(Struct, frozen=True):
    """How a language speaks of stars. hints: without any of them in a text, it has no rating in words or figures."""

    hints: tuple[str, ...]
    of_all: re.Pattern[str]
    counted: re.Pattern[str]
    numbers: dict[str, int]

    def replace(self, text: str) -> str:
        """A text in lower case with its ratings as words."""
        if not text.isascii():
            text = _DRAWN.sub(_drawn, text)
        for hint in self.hints:
            if hint in text:
                break
        else:
            return text
        text = self.of_all.sub(lambda match: _word(_amount(match[1]), int(match[2]), match[0]), text)
        return self.counted.sub(partial(_counted, self.numbers), text)


def stars(words: Sequence[str], numbers: Sequence[str], of: Sequence[str]) -> Stars:
    """words: for a star; numbers: the words for 0, 1, 2 …; of: what stands between in "4 out of 5"."""
    some, between, number = (r"(?:" + "|".join(map(re.escape, these)) + ")" for these in (words, of, numbers))
    return Stars(
        hints=("/", *(f" {word} {most}" for word in of for most in ("5", "10")), *_shortest(words)),
        of_all=re.compile(rf"({_FIGURE})(?:\s?/|\s(?:out\s)?{between}\s)\s?(10|5)(?![\w/]|[.,]\d)(?:\s?{some}\b)?"),
        counted=re.compile(rf"({_FIGURE}|\b{number})[\s-]{{0,2}}{some}\b(?!\s(?:if|wenn|si|se)\b)"),
        numbers={word: count for count, word in enumerate(numbers)},
    )


def _shortest(words: Sequence[str]) -> list[str]:
    return [word for word in words if not any(other != word and other in word for other in words)]


def _drawn(match: re.Match[str]) -> str:
    full, empty = len(match[1]), len(match[2])
    return match[0] if full + empty == 1 else _word(full, full + empty if empty else 5, match[0])


def _counted(numbers: dict[str, int], match: re.Match[str]) -> str:
    said = match[1]
    return _word(float(numbers[said]) if said in numbers else _amount(said), 5, match[0])


def _amount(figure: str) -> float:
    return float(figure.replace(",", "."))


def _word(given: float, out_of: int, otherwise: str) -> str:
    return f" rated{round(_HALVES * given / out_of)} " if given <= out_of else otherwise
