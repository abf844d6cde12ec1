"""When an aspect is a pro, a con, mixed or a voice, and how sure its share is. Printed in docs/aspects.md."""

from msgspec import Struct


class AspectParameters(Struct, frozen=True, kw_only=True):
    """crowd: reviews from which one word must be heard often enough: of few, every way to name a thing counts. heard:
    a word is the buyers' own if at least √(heard × n) of n reviews use it, each its language's. mined:
    the same, of words that the vocabulary does not know. least_voices: k from which an aspect is shown. many:
    reviews from which k must be least_share of them too. side: the share of those who speak of it that must be on
    one side. voice: k of a voice. single_voices: how many single owners are heard where nobody agrees. undecided:
    scores up to this say nothing. z: of the interval of a share, in standard errors. most_quotes: of an aspect.
    longest_quote: in characters.
    """

    crowd: int = 30
    heard: float = 0.5
    mined: float = 1.0
    least_voices: int = 3
    many: int = 150
    least_share: float = 0.02
    side: float = 2 / 3
    voice: int = 2
    single_voices: int = 3
    undecided: float = 0.1
    z: float = 1.65
    most_quotes: int = 3
    longest_quote: int = 300


DEFAULT = AspectParameters()
