"""Entities of a text: offsets and lengths count UTF-16 code units, as everywhere in the Bot API."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_LINK = re.compile(
    r"(?<![\w@.-])(?:(?P<scheme>https?|ftp|tg|ton)://)?"
    r"(?P<host>\d{1,3}(?:\.\d{1,3}){3}|(?:[\w-]+\.)+(?P<top>[^\W\d_][\w-]+))(?![\w@])(?::\d{1,5})?"
    r"(?:[/?#][^\s<>\"«»“”‹›]*)?",
    re.IGNORECASE,
)
_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@])", re.ASCII)
_MENTION = re.compile(r"(?<![\w@/.])@[A-Za-z][A-Za-z0-9_]{2,31}(?![\w@])", re.ASCII)
_HASHTAG = re.compile(r"(?<![\w#@/&])#(?=\w*[^\W\d_])\w{1,256}(?!#)")
_KNOWN_TOPS = re.compile(
    "com|org|net|info|biz|eu|it|de|fr|es|uk|us|io|co|me|ru|cn|jp|in|nl|be|at|ch|pl|pt|se|shop|store|online|app|dev",
    re.IGNORECASE,
)
"""Without a scheme Telegram takes a word with a dot for a link only under a common top-level domain."""
_OPAQUE = ("code", "pre")
_ORDER = ("blockquote", "expandable_blockquote", "pre", "code", "text_link", "text_mention")


class Entity(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A MessageEntity. offset, length: UTF-16 code units. url: of a text_link."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    custom_emoji_id: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length


def utf16_length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity names."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[offset * 2 : (offset + length) * 2].decode("utf-16-le", "surrogatepass")


def in_order(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Sorted as Telegram does, the outer before the inner; nothing is kept within code."""
    kept: list[Entity] = []
    code_end = 0
    for entity in sorted(entities, key=lambda entity: (entity.offset, -entity.length, _rank(entity.type))):
        if entity.end > code_end:
            kept.append(entity)
            code_end = entity.end if entity.type in _OPAQUE else code_end
    return tuple(kept)


def with_found(text: str, given: Iterable[Entity]) -> tuple[Entity, ...]:
    """The given entities and those that Telegram finds by itself: links, e-mail addresses, commands of bots,
    mentions by user name, hashtags."""
    given = tuple(given)
    taken = [entity for entity in given if entity.type in (*_OPAQUE, "text_link", "text_mention", "url")]
    for found in _found(text):
        if not any(found.offset < other.end and other.offset < found.end for other in taken):
            taken.append(found)
            given = (*given, found)
    return in_order(given)


def trimmed(text: str, entities: Iterable[Entity]) -> tuple[str, tuple[Entity, ...]]:
    """Text without white space around it, as Telegram keeps it, and the entities that are left of it."""
    left = utf16_length(text) - utf16_length(text.lstrip())
    text = text.strip()
    end = utf16_length(text)
    kept = []
    for entity in entities:
        start, stop = max(entity.offset - left, 0), min(entity.end - left, end)
        if start < stop:
            kept.append(replace(entity, offset=start, length=stop - start))
    return text, tuple(kept)


def _rank(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _found(text: str) -> Iterator[Entity]:
    for match in _EMAIL.finditer(text):
        yield _at(text, "email", match.start(), match.group())
    for match in _LINK.finditer(text):
        if match["scheme"] or _KNOWN_TOPS.fullmatch(match["top"] or ""):
            yield _at(text, "url", match.start(), _without_punctuation(match.group()))
    for match in _COMMAND.finditer(text):
        yield _at(text, "bot_command", match.start(), match.group())
    for match in _MENTION.finditer(text):
        yield _at(text, "mention", match.start(), match.group())
    for match in _HASHTAG.finditer(text):
        yield _at(text, "hashtag", match.start(), match.group())


def _at(text: str, kind: str, start: int, found: str) -> Entity:
    return Entity(type=kind, offset=utf16_length(text[:start]), length=utf16_length(found))


def _without_punctuation(link: str) -> str:
    """A link in prose, without the full stop or the bracket that belongs to the sentence."""
    while link and (link[-1] in ".,:;!?'…" or _closes_nothing(link)):
        link = link[:-1]
    return link


def _closes_nothing(link: str) -> bool:
    opening = {")": "(", "]": "[", "}": "{"}.get(link[-1])
    return opening is not None and link.count(link[-1]) > link.count(opening)
