"""Copies of a review are one voice; people who say little are still people."""

from worthit.product.model import Review
from worthit.reviews.duplicates import merge_by_id, without_copies

LONG = "It boils a litre in three minutes and does not drip."


def review(name: str, text: str = "", rating: float | None = 5.0, author: str | None = None) -> Review:
    return Review(id=name, text=text, rating=rating, author=author)


def test_a_review_seen_twice_is_one() -> None:
    assert merge_by_id([review("a", LONG), review("b", "Fine."), review("a", LONG)]) == (
        review("a", LONG),
        review("b", "Fine."),
    )


def test_of_one_review_read_twice_the_fuller_reading_is_kept() -> None:
    assert merge_by_id([review("a", "It boils …"), review("a", LONG)]) == (review("a", LONG),)
    assert merge_by_id([review("a", LONG, rating=None), review("a", LONG)]) == (review("a", LONG),)


def test_reviews_without_an_id_are_all_kept_until_their_content_is_compared() -> None:
    assert len(merge_by_id([review("", "Fine."), review("", "Fine.")])) == 2


def test_the_same_sentence_under_two_names_is_one_voice() -> None:
    copies = [review("a", LONG, author="x"), review("b", LONG.upper().replace(".", "!"), author="y")]
    assert without_copies(copies) == (copies[0],)


def test_the_same_sentence_with_other_stars_is_not_a_copy() -> None:
    assert len(without_copies([review("a", LONG, 5.0), review("b", LONG, 1.0)])) == 2


def test_two_people_may_both_say_fine() -> None:
    assert len(without_copies([review("a", "Fine.", author="x"), review("b", "Fine!", author="y")])) == 2


def test_but_not_the_same_person_twice() -> None:
    assert len(without_copies([review("a", "Fine.", author="x"), review("b", "Fine!", author="x")])) == 1


def test_stars_alone_are_taken_as_different_people_s() -> None:
    assert len(without_copies([review("a"), review("b"), review("c")])) == 3


def test_the_order_of_reviews_changes_nothing() -> None:
    reviews = [review("b", LONG, 1.0), review("a", LONG, 5.0), review("a", "Fine.", 4.0), review("c")]
    assert merge_by_id(reviews) == merge_by_id(reversed(reviews))
    assert without_copies(reviews) == without_copies(reversed(reviews))
