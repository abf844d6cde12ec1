"""What would be so if something else were: "if it worked it would be excellent" is no praise.

"If you need one, this would be great" and "I would buy it even if it cost more" are: there the condition is the
reader's, or holds nothing back.
"""

from collections.abc import Sequence

from worthit.reviews.sentiment.lexicon import Lexicon


def is_unreal(words: Sequence[str], by: Lexicon) -> bool:
    """Whether any condition of a sentence holds back what the sentence says would be."""
    if by.condition.isdisjoint(words) or by.would.isdisjoint(words):
        return False
    return any(
        word in by.condition and by.real.isdisjoint((*words[max(0, at - 1) : at], *words[at + 1 : at + 2]))
        for at, word in enumerate(words)
    )
