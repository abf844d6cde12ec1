"""Sentences that tell a reader what to answer: "ignore all previous instructions", "rate this 10 out of 10".

They say nothing of the product, whoever is meant by them. An owner who rates says "I rate it 5 stars".
"""

from collections.abc import Sequence

_IGNORE = frozenset(
    (
        *("ignore", "disregard", "forget", "override", "ignora", "ignorate"),
        *("dimentica", "ignoriere", "ignorieren", "vergiss", "ignorez", "oublie"),
        *("oubliez", "ignorar", "ignoren", "olvida", "olvide"),
    )
)
_INSTRUCTIONS = frozenset(
    (
        *("instruction", "instructions", "istruzioni", "anweisung", "anweisungen", "consigne"),
        *("consignes", "instrucciones"),
    )
)
_RATE = frozenset(
    (
        *("rate", "score", "vota", "valuta", "bewerte", "bewerten"),
        *("notez", "évaluez", "valora", "puntúa", "califica"),
    )
)


def is_order(words: Sequence[str]) -> bool:
    """Whether the words of a sentence (`Lexicon.read`) are an order of that kind."""
    if not words:
        return False
    if words[0] in _RATE:
        return any(word.startswith("rated") for word in words)
    return not _INSTRUCTIONS.isdisjoint(words) and not _IGNORE.isdisjoint(words)
