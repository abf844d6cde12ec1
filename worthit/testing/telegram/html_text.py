"""parse_mode HTML → text and entities, refusing what Telegram refuses, in its words."""

import re

from worthit.testing.telegram.entities import Entity, in_order, utf16_length
from worthit.testing.telegram.links import checked_link
from worthit.testing.telegram.refusals import Refusal, bad_request

STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
}
"""The tags that mean the same in ordinary and in rich texts."""
_STYLES = {
    **STYLES,
    "blockquote": "blockquote",
    "pre": "pre",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
_REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]+)|#(?P<decimal>[0-9]+)|(?P<name>[a-zA-Z]+));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_SPACE = re.compile(r"\s*")


class _Open:
    """A tag that waits for its end. argument: the address, the language or the id that its attributes gave."""

    def __init__(self, tag: str, offset: int, start: int) -> None:
        self.tag = tag
        self.offset = offset
        self.start = start
        self.argument = ""
        self.expandable = False


def parse_html(html: str) -> tuple[str, tuple[Entity, ...]]:
    """Raises: Refusal, `can't parse entities: …`."""
    return _Parser(html).parse()


class _Parser:
    def __init__(self, html: str) -> None:
        self._html = html
        self._position = 0
        self._text: list[str] = []
        self._length = 0  # of the text so far, in UTF-16 code units
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def parse(self) -> tuple[str, tuple[Entity, ...]]:
        while self._position < len(self._html):
            if self._html.startswith("</", self._position):
                self._end_tag()
            elif self._html[self._position] == "<":
                self._start_tag()
            else:
                self._character()
        if self._open:
            raise _cannot_parse(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        return "".join(self._text), in_order(self._entities)

    def _character(self) -> None:
        match = _REFERENCE.match(self._html, self._position)
        character = _referred(match) if match else ""
        if match and character:
            self._position = match.end()
        else:
            character = self._html[self._position]
            self._position += 1
        self._text.append(character)
        self._length += utf16_length(character)

    def _start_tag(self) -> None:
        begin = self._position
        self._position += 1
        tag = self._take(_TAG_NAME).lower()
        if self._at_end():
            raise _cannot_parse(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if tag not in _STYLES:
            raise _cannot_parse(f'Unsupported start tag "{tag}" at byte offset {self._bytes(begin)}')
        opened = _Open(tag, self._length, len(self._text))
        while not self._next_is(">"):
            self._take(_SPACE)
            if not self._next_is(">"):
                self._attribute(opened, begin)
        self._position += 1
        if tag == "span" and opened.argument != "spoiler":
            raise _cannot_parse(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}')
        self._open.append(opened)

    def _attribute(self, opened: _Open, begin: int) -> None:
        name = self._take(_ATTRIBUTE_NAME)
        if not name:
            if self._at_end():
                raise _cannot_parse(f'Unclosed start tag "{opened.tag}" at byte offset {self._bytes(begin)}')
            raise _cannot_parse(f'Empty attribute name in the tag "{opened.tag}" at byte offset {self._bytes(begin)}')
        self._take(_SPACE)
        value = ""
        if self._next_is("="):
            self._position += 1
            self._take(_SPACE)
            if self._at_end():
                raise _cannot_parse(f'Unclosed start tag "{opened.tag}" at byte offset {self._bytes(begin)}')
            value = self._value()
        if self._at_end():
            raise _cannot_parse(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if (opened.tag, name) in (("a", "href"), ("tg-emoji", "emoji-id")):
            opened.argument = value
        elif opened.tag == "code" and name == "class" and value.startswith("language-"):
            opened.argument = value.removeprefix("language-")
        elif opened.tag == "span" and name == "class" and value.startswith("tg-"):
            opened.argument = value.removeprefix("tg-")
        elif opened.tag == "blockquote" and name == "expandable":
            opened.expandable = True

    def _value(self) -> str:
        quote = self._html[self._position]
        if quote not in "'\"":
            begin = self._position
            value = self._take(_NAME_TOKEN).lower()
            if self._at_end() or not (self._next_is(">") or self._html[self._position].isspace()):
                raise _cannot_parse(f"Unexpected end of name token at byte offset {self._bytes(begin)}")
            return value
        end = self._html.find(quote, self._position + 1)
        if end < 0:
            self._position = len(self._html)
            return ""
        value = self._html[self._position + 1 : end]
        self._position = end + 1
        return _REFERENCE.sub(lambda match: _referred(match) or match.group(), value)

    def _end_tag(self) -> None:
        begin = self._position
        if not self._open:
            raise _cannot_parse(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        self._position += 2
        tag = self._take(_TAG_NAME).lower()
        self._take(_SPACE)
        if not self._next_is(">"):
            raise _cannot_parse(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        self._position += 1
        opened = self._open.pop()
        if tag not in ("", opened.tag):
            offset = self._bytes(begin)
            raise _cannot_parse(
                f'Unmatched end tag at byte offset {offset}, expected "</{opened.tag}>", found "</{tag}>"'
            )
        if self._length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        style = _STYLES[opened.tag]
        length = self._length - opened.offset
        url = language = emoji = None
        if style == "text_link":
            url = checked_link(opened.argument or "".join(self._text[opened.start :]))
            if url is None:
                return
        elif style == "custom_emoji":
            if not opened.argument.isdecimal() or not int(opened.argument):
                raise _cannot_parse("Invalid custom emoji identifier specified")
            emoji = opened.argument
        elif style == "code" and self._open and self._open[-1].tag == "pre":
            language = opened.argument or None
        elif style == "pre":
            language = self._language_of_inner_code(opened, length)
        elif opened.expandable:
            style = "expandable_blockquote"
        self._entities.append(
            Entity(type=style, offset=opened.offset, length=length, url=url, language=language, custom_emoji_id=emoji)
        )

    def _language_of_inner_code(self, opened: _Open, length: int) -> str | None:
        """<pre><code class="language-x"> is one entity."""
        inner = self._entities[-1] if self._entities else None
        if inner and inner.type == "code" and (inner.offset, inner.length) == (opened.offset, length):
            self._entities.pop()
            return inner.language
        return None

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._html, self._position)
        assert match is not None
        self._position = match.end()
        return match.group()

    def _next_is(self, character: str) -> bool:
        return self._html.startswith(character, self._position)

    def _at_end(self) -> bool:
        return self._position >= len(self._html)

    def _bytes(self, position: int) -> int:
        return len(self._html[:position].encode())


def _referred(match: re.Match[str]) -> str:
    """ "" for what Telegram leaves as it stands: other names, and numbers that are no character."""
    if match["name"]:
        return _NAMED.get(match["name"], "")
    code = int(match["hex"], 16) if match["hex"] else int(match["decimal"])
    if code == 0 or code >= 0x10FFFF or len(match.group().rstrip(";")) >= 10:
        return ""
    if 0xD800 <= code <= 0xDFFF:
        raise _cannot_parse(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    return chr(code)


def _cannot_parse(what: str) -> Refusal:
    return bad_request(f"can't parse entities: {what}")
