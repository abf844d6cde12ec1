from selectolax.lexbor import LexborHTMLParser, LexborNode

from worthit.product.extract.nodes import is_hidden, line_of, paragraphs_of


def element(html: str, selector: str = "#here") -> LexborNode:
    found = LexborHTMLParser(html).css_first(selector)
    assert found is not None
    return found


def test_text_is_what_a_person_sees() -> None:
    node = element("<div id=here>Warm\n <script>var x = 1</script><b>light</b><style>b{}</style>\u200e </div>")
    assert line_of(node) == "Warm light"


def test_elements_and_breaks_make_paragraphs_and_the_source_does_not() -> None:
    node = element("<div id=here>One\ntwo<br>three<p>four</p><p> </p>five</div>")
    assert paragraphs_of(node) == "One two\nthree\nfour\nfive"


def test_joined_emoji_stay_whole() -> None:
    assert (
        line_of(element("<p id=here>\U0001f469\u200d\U0001f527 built it</p>")) == "\U0001f469\u200d\U0001f527 built it"
    )


def test_what_lies_in_a_hidden_element_is_hidden() -> None:
    assert is_hidden(element('<div style="Display: none;"><p id=here>x</p></div>'))
    assert is_hidden(element('<div class="a-row aok-hidden"><p id=here>x</p></div>'))
    assert not is_hidden(element('<div style="max-height:300px"><p id=here>x</p></div>'))


def test_pages_may_nest_as_deep_as_they_like() -> None:
    assert line_of(element(f"<div id=here>{'<b>' * 3000}deep")) == "deep"


def test_marks_that_turn_a_line_around_are_gone() -> None:
    assert line_of(element("<p id=here>\u202eEVIL\u202c kettle\u2060 \u061c9</p>")) == "EVIL kettle 9"
