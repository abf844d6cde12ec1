"""Text out of markup, and how far two names mean the same thing."""

import html
import re
from decimal import Decimal

from worthit.product.extract.nodes import clean

_TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]*|!--.*?--)>", re.DOTALL)
_BREAK = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]*>", re.IGNORECASE)
_PRIVATE_USE = re.compile("[\ue000-\uf8ff\ufff0-\uffff]")
_WORD = re.compile(r"[^\W_]+")
_UNSPACED_SCRIPT = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_PLACEHOLDER = re.compile(
    r"\{\{|\}\}|\$\{|\$\w*meta|^\W*$|^(?:null|none|undefined|n/?a|nan|false|true)$", re.IGNORECASE
)
_LONGEST_NAME = 2_000


def any_of(table: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern out of a table of alternatives. An alternative ends where two spaces or a line end."""
    return re.compile("|".join(part for part in re.split(r"\s{2,}|\n", table.strip()) if part), flags)


def plain_text(value: object) -> str:
    """A string out of markup as one line: entities (also doubled) resolved, tags and icon glyphs gone; else empty."""
    if not isinstance(value, str):
        return str(value) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else ""
    return clean(_PRIVATE_USE.sub("", _TAG.sub(" ", _unescape(value))))


def plain_paragraphs(value: object) -> str:
    """The same with its line breaks kept."""
    if not isinstance(value, str):
        return ""
    lines = _TAG.sub(" ", _BREAK.sub("\n", _unescape(value))).splitlines()
    return "\n".join(line for line in (clean(_PRIVATE_USE.sub("", line)) for line in lines) if line)


def is_placeholder(text: str) -> bool:
    """Whether a text is a template that nobody filled in (`$metabrand`, `{{name}}`, `null`) or holds no word."""
    return bool(_PLACEHOLDER.search(text.strip()))


def words(text: str) -> frozenset[str]:
    """The words of a name in lower case; scripts without spaces give pairs of neighbouring characters.

    Of a text longer than any name the beginning counts: it is compared with every heading of a page.
    """
    found: set[str] = set()
    for word in _WORD.findall(text[:_LONGEST_NAME].casefold()):
        if _UNSPACED_SCRIPT.search(word) and len(word) > 2:
            found.update(word[i : i + 2] for i in range(len(word) - 1))
        else:
            found.add(word)
    return frozenset(found)


def likeness(a: str, b: str) -> float:
    """0..1: the share of the shorter name's words that stand in the other."""
    return _share(words(a), words(b))


def agreement(text: str, name: str) -> float:
    """0..1: how far two names name one thing; a single word only names itself."""
    own, other = words(text), words(name)
    fewer, more = sorted((len(own), len(other)))
    if not fewer or (fewer == 1 and own != other):
        return 0.0
    return _share(own, other) * (0.5 + 0.5 * fewer / more)


def same_words(a: str, b: str) -> bool:
    return words(a) == words(b)


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    """Of the smaller set, the share that stands in the other."""
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def _unescape(text: str) -> str:
    for _ in range(2):
        if "&" not in text:
            break
        text = html.unescape(text)
    return text
