"""What is heard from reviews. Pure data; meaning and formulas: docs/aspects.md and docs/alarms.md."""

from typing import Literal

from msgspec import Struct

Polarity = Literal["positive", "negative", "mixed"]
AlarmKind = Literal["safety", "recall", "counterfeit"]


class Quote(Struct, frozen=True, kw_only=True):
    """Verbatim words of a review: `text == review.text[start:end]`."""

    review: str
    start: int
    end: int
    text: str


class Aspect(Struct, frozen=True, kw_only=True):
    """What k of n reviews say about one side of a product; each review is one voice.

    aspect: the buyers' own word for it; label: the reader's. topic: its name in the vocabulary, null for what only
    these reviews speak of. opposite: voices on the other side. share: interval of k / n. A mixed aspect counts its
    praise in k and its blame in opposite.
    """

    aspect: str
    label: str
    polarity: Polarity
    k: int
    n: int
    opposite: int
    share: tuple[float, float]
    quotes: tuple[Quote, ...] = ()
    topic: str | None = None


class Opinions(Struct, frozen=True, kw_only=True):
    """What owners praise, what they blame, on what they differ, and what only a few say, or where nobody agrees one."""

    pros: tuple[Aspect, ...] = ()
    cons: tuple[Aspect, ...] = ()
    mixed: tuple[Aspect, ...] = ()
    voices: tuple[Aspect, ...] = ()


class Alarm(Struct, frozen=True, kw_only=True):
    """What k reviews warn of, each one voice, of n: those that warn and those of owners who are not discontent.

    share: interval of k / n. reviews: the ids of those that warn, where they have one.
    """

    kind: AlarmKind
    k: int
    n: int
    share: tuple[float, float]
    reviews: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
