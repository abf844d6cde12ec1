"""Texts as numbers, one a word: what the tests of copies, phrases and lengths read. Bounded whatever a text holds.

Markup, invisible and direction-turning characters and accents of compatibility say nothing: a copy with a zero-width
space in each word is still a copy.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from hashlib import blake2b
from html import unescape

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from worthit.reviews.trust.stop_words import STOP_WORDS

MOST_CHARACTERS = 4_000
"""Characters that are read of one text."""
MOST_WORDS = 400
"""Words that are read of one text …"""
ALL_WORDS = 1_500_000
"""… and of all texts of a product together, in equal shares, so that time and memory have a limit …"""
FEW_WORDS = 30
"""… but of each text so many: less would make strangers alike."""

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_WORD = re.compile(r"\w+")


class Words(Struct, frozen=True, kw_only=True):
    """hashes: a number a word, text after text; text i is `hashes[starts[i]:starts[i + 1]]`. telling: no stop-word.

    most: words that were read of a text; one with so many may have more.
    """

    hashes: NDArray[np.uint64]
    telling: NDArray[np.bool_]
    starts: NDArray[np.int64]
    most: int

    @property
    def counts(self) -> NDArray[np.int64]:
        """Words of each text, as far as it was read."""
        return np.diff(self.starts)

    def of(self, text: int) -> NDArray[np.uint64]:
        return self.hashes[self.starts[text] : self.starts[text + 1]]


class _Numbered(dict[str, int]):
    """Words in the order in which they were first met: one that is looked up gets its number."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


def read_words(texts: Sequence[str]) -> Words:
    most = min(MOST_WORDS, max(FEW_WORDS, ALL_WORDS // max(1, len(texts))))
    known, read = _Numbered(), array("l")
    starts = [0]
    for text in texts:
        read.extend(map(known.__getitem__, plain_words(text)[:most]))
        starts.append(len(read))
    numbers = np.array(read, dtype=np.int64)
    return Words(
        hashes=np.array([_number(word) for word in known], dtype=np.uint64)[numbers],
        telling=np.array([word not in STOP_WORDS for word in known], dtype=np.bool_)[numbers],
        starts=np.array(starts, dtype=np.int64),
        most=most,
    )


def title_words(title: str | None) -> frozenset[int]:
    return frozenset(_number(word) for word in plain_words(title or ""))


def plain_words(text: str) -> list[str]:
    """The words of a text, without case, markup and what cannot be seen."""
    return _WORD.findall(plain(text))


def plain(text: str) -> str:
    """The beginning of a text as a reader would hear it."""
    shown = text[:MOST_CHARACTERS]
    if "<" in shown or "&" in shown:
        shown = _TAG.sub(" ", unescape(shown))
    if not shown.isascii():
        shown = unicodedata.normalize("NFKC", _INVISIBLE.sub("", shown))
    return shown.casefold()


def _number(word: str) -> int:
    """The same on every machine and in every process, unlike `hash`."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
