"""Quotes are what buyers wrote, to the letter, each of another buyer."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.unit.reviews.aspects.opinions import every, told, written
from worthit.reviews.aspects.mentions import Mention, Scored
from worthit.reviews.aspects.parameters import DEFAULT
from worthit.reviews.aspects.quotes import Telling, choose_quotes, is_verbatim
from worthit.reviews.language import Language
from worthit.reviews.listen import listen
from worthit.reviews.model import Polarity, Quote

SENTENCES = (
    "The battery is great!", "I hate the battery…", "Worth every penny.", "The lid leaks;  the cord is short",
    "La batteria è ottima.", "L’autonomia è pessima, ma il prezzo è giusto.", "Vale i soldi spesi",
    "Der Akku ist super.", "Leider ist der Griff kaputt – schade", "Zu teuer!",
    "La batterie est nulle.", "L'écran est magnifique", "Trop cher !",
    "La batería no es buena", "¡Me encanta la pantalla!", "Muy caro.",
    "👍👍", "\u202eهذا جيد\u202c", "<b>great</b> sound", "a\u0301 battery\u200b is bad", "\n\n", "...", "\x00",
)  # fmt: skip
reviews = st.lists(st.lists(st.sampled_from(SENTENCES) | st.text(max_size=6), max_size=6), max_size=12)


def scored(review: int, score: float, start: int = 0, end: int = 10, sentence: tuple[int, int] = (0, 10)) -> Scored:
    mention = Mention(
        aspect="battery", word="battery", tone="terms", review=review, language="en",
        start=start, end=end, sentence_start=sentence[0], sentence_end=sentence[1],
    )  # fmt: skip
    return Scored(mention, score)


def quoted(
    some: list[Scored], polarity: Polarity = "positive", length: int = 1000, reader: Language = "en"
) -> list[tuple[str, int, int]]:
    numbers = range(1 + max(one.mention.review for one in some))
    telling = Telling(
        language=reader, n=len(numbers), ids=[f"r{one}" for one in numbers], texts=["x" * length] * len(numbers)
    )
    quotes = choose_quotes(some, polarity, telling, DEFAULT)
    return [(quote.review, quote.start, quote.end) for quote in quotes]


def test_quotes_in_the_readers_language_come_first() -> None:
    some = [scored(0, 0.9), scored(1, 0.4)]
    italian = Scored(replace(some[1].mention, language="it"), some[1].score)
    assert [review for review, _, _ in quoted([some[0], italian], reader="en")] == ["r0", "r1"]
    assert [review for review, _, _ in quoted([some[0], italian], reader="it")] == ["r1", "r0"]


@given(reviews, st.sampled_from([" ", "  ", "\n"]))
@settings(deadline=None)
def test_every_quote_is_verbatim_and_of_another_review(said: list[list[str]], between: str) -> None:
    given_reviews = written(*(between.join(some) for some in said))
    texts = {review.id: review.text for review in given_reviews}
    for one in every(listen(given_reviews, engine="fast").opinions):
        assert one.quotes
        assert all(is_verbatim(quote, texts) for quote in one.quotes)
        assert len({quote.review for quote in one.quotes}) == len(one.quotes) <= DEFAULT.most_quotes
        assert all(len(quote.text) <= DEFAULT.longest_quote for quote in one.quotes)


def test_a_quote_is_the_sentence_as_it_was_written() -> None:
    (one,) = told("Came on Monday.  The BATTERY is great , really!  It is blue.").voices
    assert [quote.text for quote in one.quotes] == ["The BATTERY is great , really!"]


@pytest.mark.parametrize(
    "changes", [{"start": 5}, {"end": 11}, {"text": "The Lid leaks"}, {"review": "b"}, {"text": ""}]
)
def test_what_is_not_to_the_letter_is_no_quote(changes: dict[str, Any]) -> None:
    sound: dict[str, Any] = {"review": "a", "start": 6, "end": 19, "text": "The lid leaks"}
    texts = {"a": "Loud. The lid leaks."}
    assert is_verbatim(Quote(**sound), texts)
    assert not is_verbatim(Quote(**(sound | changes)), texts)


def test_an_empty_passage_is_no_quote() -> None:
    assert not is_verbatim(Quote(review="a", start=3, end=3, text=""), {"a": "Loud."})


def test_the_plainest_words_come_first_and_each_buyer_once() -> None:
    some = [
        scored(0, 0.4),
        scored(1, 0.9),
        scored(1, 0.95, 20, 30, (20, 30)),
        scored(2, -0.99),
        scored(3, 0.5),
        scored(4, 0.3),
    ]
    assert quoted(some) == [("r1", 20, 30), ("r3", 0, 10), ("r0", 0, 10)]
    assert quoted(some, "negative") == [("r2", 0, 10)]


def test_a_mixed_aspect_is_quoted_from_both_sides() -> None:
    some = [scored(0, 0.4), scored(1, 0.9), scored(2, -0.3), scored(3, -0.8), scored(4, 0.95)]
    assert [review for review, _, _ in quoted(some, "mixed")] == ["r4", "r3", "r1"]


def test_who_praises_and_blames_a_mixed_aspect_is_quoted_once() -> None:
    some = [scored(0, 0.9), scored(0, -0.95, 20, 30, (20, 30)), scored(1, 0.8), scored(2, -0.7)]
    assert quoted(some, "mixed") == [("r0", 0, 10), ("r1", 0, 10), ("r2", 0, 10)]


def test_of_a_long_sentence_the_passage_stands_and_that_is_cut() -> None:
    longest = DEFAULT.longest_quote
    assert quoted([scored(0, 0.5, 400, 450, (0, 900))]) == [("r0", 400, 450)]
    assert quoted([scored(0, 0.5, 100, 800, (0, 900))]) == [("r0", 100, 100 + longest)]
    assert quoted([scored(0, 0.5, 100, 120, (0, longest))]) == [("r0", 0, longest)]


def test_a_long_sentence_of_a_buyer_is_quoted_to_the_letter() -> None:
    story = "As I said to my brother on the way home from the shop where we had seen it the week before, " * 5
    text = f"{story}the battery is terrible, {story}"
    (one,) = (one for one in every(told(text)) if one.topic == "battery")
    (quote,) = one.quotes
    assert is_verbatim(quote, {"r00000": text})
    assert "battery" in quote.text
    assert len(quote.text) <= DEFAULT.longest_quote
