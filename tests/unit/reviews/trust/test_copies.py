"""Copies are found however they are disguised; lists that were gathered twice, and set phrases, are left alone."""

from math import comb

import pytest
from msgspec import structs

from tests.unit.reviews.trust.lists import COPY, failed, honest, planted, the, trust_of
from worthit.product.model import Review
from worthit.reviews.trust.judge import judge_trust


def undated(reviews: list[Review]) -> list[Review]:
    return [structs.replace(review, date=None, author=None) for review in reviews]


def test_copies_of_one_text_are_set_aside_and_the_others_are_not() -> None:
    real, fakes = honest(60), planted(15)
    trust = judge_trust([*real, *fakes])
    assert "copies" in failed(trust)
    assert max(trust_of(trust, fakes)) < 0.20
    assert trust_of(trust, real) == {1.0}
    assert trust.kept == 60


def test_their_shift_of_the_mean_is_told() -> None:
    real, fakes = honest(60), planted(15)
    mean_of_real = sum(review.rating or 0 for review in real) / 60
    mean_of_all = (60 * mean_of_real + 15 * 5) / 75
    copies = the(judge_trust([*real, *fakes]), "copies")
    assert copies.delta_stars == pytest.approx(mean_of_all - mean_of_real)
    assert copies.held == 15
    assert copies.p < 1e-6


@pytest.mark.parametrize(
    "disguised",
    [
        COPY.upper(),
        COPY.replace(" ", "   ") + "!!!",
        "<p>" + COPY.replace("kettle", "<b>kettle</b>") + "</p>",
        COPY.replace("e", "e\u200b"),
        "\u202e" + COPY + "\u202c",
        COPY.replace("fi", "ﬁ"),
        COPY.replace("must buy", "true must"),
        "Wow. " + COPY,
    ],
    ids=["case", "spaces", "markup", "zero width", "right to left", "ligature", "two words", "a word more"],
)
def test_a_disguise_does_not_help(disguised: str) -> None:
    fakes = planted(15)
    hidden = [structs.replace(fake, text=disguised) if number % 2 else fake for number, fake in enumerate(fakes)]
    trust = judge_trust([*honest(60), *hidden])
    assert the(trust, "copies").held == 15
    assert "copies" in failed(trust)


def test_a_list_that_was_gathered_three_times_is_not_held_against_its_product() -> None:
    once = undated(honest(40))
    thrice = [structs.replace(review, id=f"{review.id}.{time}") for review in once for time in range(3)]
    trust = judge_trust(thrice)
    assert failed(trust) == set()
    assert trust.grade == "A"


def test_copies_that_stand_out_of_such_a_list_still_count() -> None:
    once = undated(honest(40))
    twice = [structs.replace(review, id=f"{review.id}.{time}") for review in once for time in range(2)]
    assert "copies" in failed(judge_trust([*twice, *undated(planted(20))]))


def test_many_may_say_works_great() -> None:
    short = [structs.replace(review, text="Works great") for review in planted(5)]
    spread = [structs.replace(review, date=f"2025-0{number + 1}-11") for number, review in enumerate(short)]
    assert failed(judge_trust([*honest(80), *spread])) == set()


def test_but_not_half_of_a_list() -> None:
    assert "copies" in failed(judge_trust([*honest(40), *planted(40, "Works great")]))


def test_copies_that_move_nothing_are_told_but_do_not_count() -> None:
    content = [structs.replace(review, rating=5.0) for review in honest(60)]
    copies = the(judge_trust([*content, *planted(15)]), "copies")
    assert copies.p < 1e-6
    assert not copies.failed


def test_a_list_of_nothing_but_copies_has_no_grade() -> None:
    trust = judge_trust(planted(30))
    assert trust.grade is None
    assert trust.kept == 0
    assert "copies" in failed(trust)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Great", 0.10),
        ("Works great", 0.10),
        ("It works", 0.10),
        ("It works so well", 0.05),
    ],
)
def test_the_shorter_a_text_the_more_may_have_it(text: str, share: float) -> None:
    """Sixty others: the fewest copies that are over-represented are those that this share brings once in a thousand."""
    real = honest(60)

    def over(copies: int) -> bool:
        spread = [structs.replace(review, date=None) for review in planted(copies, text)]
        return the(judge_trust([*real, *spread]), "copies").p <= 0.001

    least = next(copies for copies in range(2, 40) if binomial(copies, 60 + copies, share) <= 0.001)
    assert [over(least - 1), over(least)] == [False, True]


def binomial(count: int, of: int, share: float) -> float:
    """P(X ≥ count), term by term."""
    return sum(comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(count, of + 1))


def test_a_list_whose_repeats_alone_are_happy_is_held_against_them() -> None:
    """Gathered twice, but only the reviews of one kind come twice: what repeats differs in stars from what does not."""
    real = [structs.replace(review, rating=2.0) for review in honest(40)]
    happy = [structs.replace(review, rating=5.0, id=f"t{review.id}") for review in honest(30, seed=9)]
    again = [structs.replace(review, id=f"{review.id}.2") for review in happy]
    twice = judge_trust([*real, *happy, *again])
    assert "copies" in failed(twice)
    assert max(trust_of(twice, again)) < 0.20
    alike = [structs.replace(review, rating=5.0) for review in [*real, *happy, *again]]
    assert "copies" not in failed(judge_trust(alike))
