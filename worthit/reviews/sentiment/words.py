"""What a sentence is read as: lower-case words, signs and pictures.

Characters that nobody sees (zero width, direction) and tags part no letters: `gr<b>ea</b>t` is "great".
"""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[:;=]-?[)(](?!\w)|[!?,;:]|[\U0001F300-\U0001FAFF\u2600-\u27BF]")
"""Words with their apostrophes and hyphens, `:-)`, the signs that shout, ask or part, and emoji."""

_TAG = re.compile(r"</?[a-z!][^<>]{0,200}>")
_UNSEEN = (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFE0F, 0xFEFF)
_SEEN = {**dict.fromkeys(_UNSEEN), ord("’"): "'"}


def plain(sentence: str) -> str:
    """A sentence in lower case, as it is seen."""
    text = sentence.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_SEEN))
    return _TAG.sub("", text) if "<" in text else text
