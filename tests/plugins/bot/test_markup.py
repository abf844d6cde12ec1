"""Messages are cut so that Telegram takes each of them, and nothing is lost."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worthit_bot.messages.content import Block, Facts, Folded, Line, Points, Quotes
from worthit_bot.messages.markup import messages, units
from worthit_bot.messages.names import harmless
from worthit_bot.messages.rich import MOST_CHARACTERS, rich_message

from worthit.testing.telegram.entities import with_found
from worthit.testing.telegram.html_text import parse_html

texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=300)
several = st.lists(texts, min_size=1, max_size=4).map(tuple)
plain_blocks = st.one_of(
    st.builds(Line, texts, st.booleans()),
    st.builds(Points, several),
    st.builds(Quotes, several),
    st.builds(Facts, st.lists(st.tuples(texts, texts), min_size=1, max_size=3).map(tuple), st.just(": ")),
)
blocks = st.one_of(plain_blocks, st.builds(Folded, texts, st.lists(plain_blocks, min_size=1, max_size=3).map(tuple)))
contents = st.lists(blocks, max_size=8)
TAG = re.compile(r"</?(?:b|blockquote)(?: expandable)?>")


def plain(text: str) -> str:
    """What a reader sees, without spaces, at which texts may be cut, and bullets, which are added."""
    return "".join(html.unescape(TAG.sub("", text)).replace("•", "").split())


def texts_of(block: Block) -> list[str]:
    match block:
        case Line(text):
            return [text]
        case Points(items) | Quotes(items):
            return list(items)
        case Facts(rows):
            return [f"{name}:{value}" for name, value in rows]
        case Folded(summary, inner):
            return [summary, *(text for each in inner for text in texts_of(each))]
        case _:
            raise AssertionError(block)


@given(contents, st.integers(60, 400))
def test_each_message_fits_is_whole_and_nothing_is_lost(content: list[Block], most: int) -> None:
    made = messages(content, most)
    for message in made:
        assert 0 < units(message) <= most
        parse_html(message)  # refuses what is cut
        assert not re.search(r"&(?!(?:lt|gt|amp);)", message)
    said = [text for block in content for text in texts_of(block)]
    assert plain("".join(made)) == plain("".join(html.escape(text, quote=False) for text in said))


@given(st.text("ab 🫖", min_size=50, max_size=300))
def test_words_are_kept_whole_where_they_fit(text: str) -> None:
    made = messages([Line(text)], 60)
    longest = max((units(word) for word in text.split()), default=0)
    if longest <= 30:
        assert " ".join(made).split() == text.split()


def test_short_paragraphs_share_a_message() -> None:
    assert messages([Line("a", bold=True), Line(""), Line("b < c")]) == ["<b>a</b>\n\nb &lt; c"]
    assert messages([Line("a", bold=True), Points(("b", "c"))]) == ["<b>a</b>\n\n• b\n• c"]
    assert messages([Line("x" * 5000)]) == ["x" * 4096, "x" * 904]


def test_what_is_too_much_for_a_rich_message_is_none() -> None:
    assert rich_message([Line("x" * MOST_CHARACTERS)]) is not None
    assert rich_message([Line("x" * MOST_CHARACTERS), Line("y")]) is None
    assert rich_message([Points(("x",) * 400)]) is None
    assert rich_message([Line("")]) is None


@pytest.mark.parametrize(
    "name",
    ["Pan http://evil.example/x @evilbot", "/forget this", "#sale kettle.example", "write to a@b.example"],
)
def test_names_of_others_hold_nothing_to_press(name: str) -> None:
    shown = harmless(name)
    assert shown.replace("\u2060", "") == name
    assert with_found(shown, ()) == ()


def test_an_ordinary_name_is_as_it_was() -> None:
    for name in ("Vesna Gooseneck Kettle 0.9 l", "1/2 inch, 3.5 mm (v2.0)", "Tom & Jerry’s <3"):
        assert harmless(name) == name
