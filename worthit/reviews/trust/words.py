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
"""Characters that are read of one text at most …"""
ALL_CHARACTERS = 10_000_000
"""… and of all texts of a product together, in equal shares, so that time and memory have a limit …"""
FEW_CHARACTERS = 300
"""… but of each text so many: less would make strangers alike."""

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_WORD = re.compile(r"\w+")


class Words(Struct, frozen=True, kw_only=True):
    """hashes: a number a word, text after text; text i is `hashes[starts[i]:starts[i + 1]]`. telling: no stop-word.

    whole: the texts that were read to their end.
    """

    hashes: NDArray[np.uint64]
    telling: NDArray[np.bool_]
    starts: NDArray[np.int64]
    whole: NDArray[np.bool_]

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


def beginnings(texts: Sequence[str]) -> list[str]:
    """What is read of each text."""
    most = min(MOST_CHARACTERS, max(FEW_CHARACTERS, ALL_CHARACTERS // max(1, len(texts))))
    return [text[:most] for text in texts]


def read_words(texts: Sequence[str]) -> Words:
    known, read = _Numbered(), array("l")
    starts, whole = [0], list[bool]()
    for text, beginning in zip(texts, beginnings(texts), strict=True):
        read.extend(map(known.__getitem__, plain_words(beginning)))
        starts.append(len(read))
        whole.append(len(text) == len(beginning))
    numbers = np.array(read, dtype=np.int64)
    return Words(
        hashes=np.array([_number(word) for word in known], dtype=np.uint64)[numbers],
        telling=np.array([word not in STOP_WORDS for word in known], dtype=np.bool_)[numbers],
        starts=np.array(starts, dtype=np.int64),
        whole=np.array(whole, dtype=np.bool_),
    )


def title_words(title: str | None) -> frozenset[int]:
    return frozenset(_number(word) for word in plain_words((title or "")[:MOST_CHARACTERS]))


def plain_words(text: str) -> list[str]:
    """The words of a text, without case, markup and what cannot be seen."""
    return _WORD.findall(plain(text))


def plain(text: str) -> str:
    """A text as a reader would hear it."""
    if "<" in text or "&" in text:
        text = _TAG.sub(" ", unescape(text))
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return text.casefold()


def _number(word: str) -> int:
    """The same on every machine and in every process, unlike `hash`."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
