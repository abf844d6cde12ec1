"""What of a sentence is sent out: what a reader would see of it, of bounded length, and so much at a time."""

import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 500
"""Characters of one sentence. A multilingual model reads 512 tokens, each of one character or more, two its own."""
MOST_SENTENCES = 32
"""Sentences of one request."""
MOST_CHARACTERS = 8_000
"""Characters of one request."""

_LOOKED_AT = 8 * LONGEST
"""Characters of a sentence that are looked at, however many of them nobody sees."""
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
"""Unicode's categories for controls, marks of format, private use, and halves of characters."""


def visible(sentence: str) -> str:
    """The sentence in one form (NFKC), without what nobody sees, such as zero-width and bidirectional marks; cut."""
    seen = "".join(map(_seen, sentence[:_LOOKED_AT]))
    return " ".join(unicodedata.normalize("NFKC", seen).split())[:LONGEST].rstrip()


def _seen(char: str) -> str:
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in _UNSEEN else char


def batches(sentences: Iterable[str]) -> Iterator[list[str]]:
    """The sentences in order, so many together as one request may hold. Each has at most `LONGEST` characters."""
    batch: list[str] = []
    characters = 0
    for sentence in sentences:
        if batch and (len(batch) == MOST_SENTENCES or characters + len(sentence) > MOST_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(sentence)
        characters += len(sentence)
    if batch:
        yield batch
