"""How one sentence is judged by a lexicon: what a word says, turned by what stands before it.

The rules and their constants are those of VADER (Hutto & Gilbert 2014, Proc. ICWSM: the effects of degree words,
negation, "but" and exclamation marks, as measured on ratings by people), held for every language alike. Ours are the
halved question, the farther reach of a denied complaint, negations that agree ("neither good nor sturdy" denies twice
and not the denial), what would be so if (`conditions`), and what is left out about other products (`comparison`).
"""

from collections.abc import Sequence
from math import sqrt

from worthit.reviews.sentiment.comparison import without_others
from worthit.reviews.sentiment.conditions import is_unreal
from worthit.reviews.sentiment.lexicon import BEGINNING, GAP, Lexicon

_NEGATED = -0.74
_BOOST = 0.293
_FADING = (1.0, 0.95, 0.9, 0.85, 0.8)
"""A degree word counts less, the farther it stands before the word it is about."""
_BEFORE_BUT, _AFTER_BUT = 0.5, 1.5
_SHOUT = 0.292
_MOST_SHOUTS = 3
_NORMAL = 15.0
_QUESTION = 0.5
"""What is asked is hardly said: "is it any good?"."""
_PRAISE_WINDOW, _COMPLAINT_WINDOW = 3, 5
"""How many words before a word can turn it. A complaint is denied from farther: "never had the slightest problem"."""
_MOST_IN_GAP = 3
"""Words that a phrase's gap stands for: "can't recommend this kettle highly enough"."""
_PARTING = frozenset(",;:")
"""What stands before them turns nothing behind: "not recommended, disappointing"."""


def score(words: Sequence[str], by: Lexicon) -> float:
    """-1 to 1 for the words of a sentence (`Lexicon.read`); 0 where nothing is judged."""
    valences, turning = by.valences, by.turning
    telling = [at for at, word in enumerate(words) if valences[word] or word in turning]
    total = sum(_values(words, telling, by)) if telling else 0.0
    if not total:
        return 0.0
    if "!" in words:
        shouts = min(words.count("!"), _MOST_SHOUTS) * _SHOUT
        total += shouts if total > 0 else -shouts
    if words[-1] == "?":
        total *= _QUESTION
    return total / sqrt(total * total + _NORMAL)


def _values(words: Sequence[str], telling: Sequence[int], by: Lexicon) -> list[float]:
    """What each word says where it stands. telling: the places where any says something."""
    values, pivot, done = [0.0] * len(words), None, 0
    unreal = is_unreal(words, by)
    for at in telling:
        word = words[at]
        if at < done:
            continue
        if (matched := phrase_at(at, words, by)) is not None:
            length, values[at] = matched
            done = at + length
        elif value := by.valences[word]:
            wish = unreal and value > 0 and not by.unreal.isdisjoint(words[max(0, at - _PRAISE_WINDOW) : at])
            values[at] = value * _NEGATED if wish else _in_context(value, words, at, by)
        elif word in by.contrast:
            pivot = at
    if not by.others.isdisjoint(words):
        values = without_others(values, words, by)
    if pivot is None:
        return values
    return [value * (_BEFORE_BUT if at < pivot else _AFTER_BUT) for at, value in enumerate(values)]


def phrase_at(position: int, words: Sequence[str], by: Lexicon) -> tuple[int, float] | None:
    """How many words the longest phrase there has, and its value."""
    if words[position] not in by.phrases or position + 1 == len(words):
        return None
    for phrase, value in by.phrases[words[position]].get(words[position + 1][:BEGINNING], ()):
        most = len(phrase) + (_MOST_IN_GAP - 1 if GAP in phrase else 0)
        for end in range(position + len(phrase), min(position + most, len(words)) + 1):
            if _says(words[position:end], phrase):
                return end - position, value
    return None


def _says(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    """Whether these words are the phrase, no fewer than it has; its gap stands for what is over."""
    if GAP in phrase:
        before = phrase.index(GAP)
        behind = words[len(words) - (len(phrase) - before - 1) :]
        return tuple(words[:before]) == phrase[:before] and _says(behind, phrase[before + 1 :])
    last = phrase[-1]
    ends = words[-1].startswith(last[:-1]) if last[-1] == "*" else words[-1] == last
    return ends and tuple(words[:-1]) == phrase[:-1]


def _in_context(value: float, words: Sequence[str], position: int, by: Lexicon) -> float:
    negations, agreeing = 0, False
    window = _PRAISE_WINDOW if value > 0 else _COMPLAINT_WINDOW
    for distance in range(1, min(window, position) + 1):
        before = words[position - distance]
        if before in _PARTING or before in by.contrast:
            break
        if before in by.agree:
            agreeing = True
        elif before in by.negate:
            negations += 1
        elif before in by.boost:
            value += _FADING[distance - 1] * (_BOOST if value > 0 else -_BOOST)
        elif before in by.damp:
            value -= _FADING[distance - 1] * (_BOOST if value > 0 else -_BOOST)
    return value * _NEGATED if (negations + agreeing) % 2 else value
