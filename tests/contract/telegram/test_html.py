"""parse_mode HTML, as strict as Telegram."""

import pytest

from worthit.testing.telegram.html_text import parse_html
from worthit.testing.telegram.refusals import Refusal


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ("é<br/>", 'Unsupported start tag "br/" at byte offset 2'),
        ("<p>kettle</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("€ <b", "Unclosed start tag at byte offset 4"),
        ("<b>kettle", 'Can\'t find end tag corresponding to start tag "b"'),
        ("kettle</b>", "Unexpected end tag at byte offset 6"),
        ("<b>kettle</b", "Unclosed end tag at byte offset 9"),
        ("<b>a<i>c</b></i>", 'Unmatched end tag at byte offset 8, expected "</i>", found "</b>"'),
        ("<b>kettle</strong>", 'Unmatched end tag at byte offset 9, expected "</b>", found "</strong>"'),
        ("<span>kettle</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="https://shop.example>kettle</a>', "Unclosed start tag at byte offset 0"),
        ("<a href=https://x.example>kettle</a>", "Unexpected end of name token at byte offset 8"),
        ("<b =x>kettle</b>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<tg-emoji emoji-id="x">k</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_refused(html: str, complaint: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_html(html)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("&lt;&gt;&amp;&quot;&#39;&#x1F600;&amp;lt;", "<>&\"'😀&lt;", []),
        ("&nbsp;&apos;&#0;", "&nbsp;&apos;&#0;", []),
        ("😀<b>€</B>", "😀€", [("bold", 2, 1)]),
        ("<b>a<i>c</i></b>", "ac", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<i><b>both</b></i>", "both", [("italic", 0, 4), ("bold", 0, 4)]),
        ("<u></u><s>x</s>", "x", [("strikethrough", 0, 1)]),
        ("<ins>x</ins><del>y</del>", "xy", [("underline", 0, 1), ("strikethrough", 1, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("<code>a <b>no</b></code>", "a no", [("code", 0, 4)]),
        ("<b>1 &lt; 2</b>", "1 < 2", [("bold", 0, 5)]),
    ],
)
def test_read(html: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    parsed, found = parse_html(html)
    assert parsed == text
    assert sorted((entity.type, entity.offset, entity.length) for entity in found) == sorted(entities)


@pytest.mark.parametrize(
    ("html", "url"),
    [
        ('<a href="https://shop.example/a?x=1&amp;y=2">k</a>', "https://shop.example/a?x=1&y=2"),
        ("<a href='shop.example'>k</a>", "http://shop.example/"),
        ("<a>shop.example/kettle</a>", "http://shop.example/kettle"),
        ('<a href="tg://user?id=5">k</a>', "tg://user?id=5"),
    ],
)
def test_links(html: str, url: str) -> None:
    _, (link,) = parse_html(html)
    assert (link.type, link.url) == ("text_link", url)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://shop.example", "https://nowhere"])
def test_links_to_nowhere_are_plain_text(address: str) -> None:
    assert parse_html(f'<a href="{address}">kettle</a>') == ("kettle", ())


def test_code_block_with_its_language_is_one_entity() -> None:
    text, (block,) = parse_html('<pre><code class="language-python">x = 1</code></pre>')
    assert (text, block.type, block.language, block.length) == ("x = 1", "pre", "python", 5)
