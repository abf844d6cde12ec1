"""Texts made to hurt: what is read of them is bounded, so memory and work are."""

import tracemalloc

import pytest

from tests.unit.reviews.trust.lists import honest
from worthit.product.model import Review
from worthit.reviews.trust.judge import judge_trust
from worthit.reviews.trust.words import ALL_CHARACTERS, FEW_CHARACTERS, MOST_CHARACTERS, beginnings, plain, read_words

MEGABYTE = 1_000_000
HOSTILE = {
    "one word": "a" * MEGABYTE,
    "words": "so good " * (MEGABYTE // 8),
    "tags never closed": "<b " * (MEGABYTE // 3),
    "tags": "<i>" * (MEGABYTE // 3),
    "entities": "&amp;" * (MEGABYTE // 5),
    "zero width": "\u200b" * MEGABYTE,
    "right to left": "\u202egood" * (MEGABYTE // 5),
    "half a reward": "received a a a a " * (MEGABYTE // 17),
    "rewards": "in exchange for " * (MEGABYTE // 16),
    "marks on one letter": "e" + "\u0301" * MEGABYTE,
    "letters that unfold": "\ufdfa" * MEGABYTE,
    "half a surrogate pair": "\ud800 " * (MEGABYTE // 2),
    "nothing": "\x00" * MEGABYTE,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.timeout(10)
def test_a_review_of_a_megabyte_costs_no_more_than_its_beginning(text: str) -> None:
    reviews = [Review(id=f"m{number}", text=text, rating=5.0) for number in range(20)]
    tracemalloc.start()
    trust = judge_trust([*honest(30), *reviews])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert trust.seen == 50
    assert most < 120 * MEGABYTE


def test_a_text_is_read_up_to_its_limit() -> None:
    read = read_words(["good " * 10_000, "good " * 10])
    assert read.counts.tolist() == [MOST_CHARACTERS / len("good "), 10]
    assert read.whole.tolist() == [False, True]


def test_many_texts_share_one_limit_and_each_keeps_its_beginning() -> None:
    text = "so very good it is " * 100
    assert sum(map(len, beginnings([text] * 20_000))) == ALL_CHARACTERS
    assert {len(beginning) for beginning in beginnings([text] * 100_000)} == {FEW_CHARACTERS}


@pytest.mark.timeout(60)
def test_a_hundred_thousand_reviews_are_judged() -> None:
    reviews = [Review(id=str(number), text=f"fake news number {number % 7} for everybody to read at home", rating=5.0)
               for number in range(100_000)]  # fmt: skip
    trust = judge_trust(reviews)
    assert trust.seen == 100_000
    assert trust.kept == 0


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("So\u200b g\u00adood", "so good"),
        ("<p>So <b>good</b></p>", "so good"),
        ("so&nbsp;good &amp; fast", "so good & fast"),
        ("\u202eSO\u202c good", "so good"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
    ],
)
def test_a_text_is_heard_as_a_reader_sees_it(written: str, heard: str) -> None:
    assert " ".join(plain(written).split()) == heard
