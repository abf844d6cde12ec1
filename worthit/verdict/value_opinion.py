"""Do owners find it worth its price: from the theme that the shop itself counts for value, or from the reviews read.

With both sides (content, not content) the theme gives a share; with a tone alone a direction, as of a few owners.
"""

import re
import unicodedata
from collections.abc import Iterable
from math import sqrt
from typing import Literal

from msgspec import Struct

from worthit.product.model import Theme
from worthit.reviews.heard import Heard
from worthit.verdict.parameters import ValueParameters

_PHRASES = re.compile(
    r"\b(?:(?:value|worth|bang) for (?:the |your )?(?:money|price|buck)|worth (?:it|the (?:money|price|cost))"
    r"|(?:price|cost) (?:to )?(?:quality|performance)|(?:quality|performance) price"
    r"|qualita prezzo|prezzo (?:qualita|prestazioni)|preis ?leistung(?:s ?verhaltnis)?"
    r"|qualite prix|prix qualite|calidad precio|precio calidad)\b"
)
_NAMES = frozenset(
    (
        "value", "good value", "great value", "worth", "price", "prices", "pricing", "good price", "great price",
        "cost", "affordability", "affordable price", "prezzo", "buon prezzo", "costo", "convenienza",
        "preis", "guter preis", "preiswert", "prix", "bon prix", "cout", "precio", "buen precio", "coste",
    )
)  # fmt: skip
Source = Literal["theme_counts", "review_texts", "theme_tone"]
_RANK: dict[Source, int] = {"theme_counts": 2, "review_texts": 1, "theme_tone": 0}
_SEPARATORS = re.compile(r"[\W_]+")
_MARKS = re.compile(r"[\u0300-\u036f]")


class ValueOpinion(Struct, frozen=True, kw_only=True):
    """points, interval: the shrunk share of content owners, on 0..10. n: owners that it rests on."""

    source: Source
    n: int
    points: float
    interval: tuple[float, float]


def judge_value(themes: Iterable[Theme], heard: Heard, rules: ValueParameters) -> ValueOpinion | None:
    """What owners say of the value; None where too few speak of it.

    The shop's value theme where it counts both sides, of several the one that most owners speak of; else the reviews
    read; else the tone of the shop's theme.
    """
    candidates = [judged for theme in themes if is_about_value(theme.name) and (judged := _judge(theme, rules))]
    if heard.content + heard.discontent >= rules.least_owners:
        candidates.append(_opinion("review_texts", float(heard.content), heard.content + heard.discontent, rules))
    return max(candidates, key=lambda one: (_RANK[one.source], one.n, one.points), default=None)


def is_about_value(name: str) -> bool:
    """Whether a theme's name, in any of the five languages, means value for the price."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", name.casefold()))
    words = _SEPARATORS.sub(" ", plain).strip()
    return words in _NAMES or _PHRASES.search(words) is not None


def _judge(theme: Theme, rules: ValueParameters) -> ValueOpinion | None:
    if theme.positive is not None and theme.negative is not None:
        owners = theme.positive + theme.negative
        if owners < rules.least_owners or min(theme.positive, theme.negative) < 0:
            return None
        return _opinion("theme_counts", float(theme.positive), owners, rules)
    if theme.tone is None or theme.mentions is None or theme.mentions < rules.least_owners:
        return None
    owners = min(theme.mentions, rules.tone_owners)
    return _opinion("theme_tone", rules.tone_shares[theme.tone] * owners, owners, rules)


def _opinion(source: Source, content: float, owners: int, rules: ValueParameters) -> ValueOpinion:
    """Posterior of the share (Beta prior, some owners of the reference share)."""
    total = owners + rules.prior_owners
    share = (content + rules.prior_owners * rules.reference_share) / total
    half_width = sqrt(rules.z**2 * share * (1.0 - share) / (total + 1.0) + rules.bias**2)
    low, high = max(0.0, share - half_width), min(1.0, share + half_width)
    return ValueOpinion(source=source, n=owners, points=10.0 * share, interval=(10.0 * low, 10.0 * high))
