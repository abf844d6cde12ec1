"""Messages are cut so that Telegram takes each of them, and nothing is lost."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st
from worthit_bot.markup import Paragraph, messages, units

texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=300)
paragraphs = st.lists(st.builds(Paragraph, texts, st.booleans()), max_size=12)
TAG = re.compile(r"</?b>")


def plain(text: str) -> str:
    """What a reader sees, without the spaces at which texts may be cut."""
    return "".join(html.unescape(TAG.sub("", text)).split())


@given(paragraphs, st.integers(20, 400))
def test_each_message_fits_is_whole_and_nothing_is_lost(given_paragraphs: list[Paragraph], most: int) -> None:
    made = messages(given_paragraphs, most)
    for message in made:
        assert 0 < units(message) <= most
        assert TAG.findall(message) == ["<b>", "</b>"] * message.count("<b>")
        assert not re.search(r"&(?!(?:lt|gt|amp);)|<(?!/?b>)", message)
    assert plain("".join(made)) == plain("".join(html.escape(p.text, quote=False) for p in given_paragraphs))


@given(st.text("ab 🫖", min_size=50, max_size=300))
def test_words_are_kept_whole_where_they_fit(text: str) -> None:
    made = messages([Paragraph(text)], 60)
    longest = max((units(word) for word in text.split()), default=0)
    if longest <= 30:
        assert " ".join(made).split() == text.split()


def test_short_paragraphs_share_a_message() -> None:
    assert messages([Paragraph("a", bold=True), Paragraph(""), Paragraph("b < c")]) == ["<b>a</b>\n\nb &lt; c"]
    assert messages([Paragraph("x" * 5000)]) == ["x" * 4096, "x" * 904]
