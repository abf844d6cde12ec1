"""What reviews carry themselves: marks, rewards, authors, words against stars, lengths."""

from datetime import timedelta
from random import Random

import pytest
from msgspec import structs

from tests.unit.reviews.trust.lists import BEGAN, different, failed, honest, ran, the, trust_of
from worthit.product.model import Product, Review
from worthit.reviews.trust.judge import judge_trust
from worthit.reviews.trust.rewards import names_reward
from worthit.reviews.trust.words import plain


def spread(count: int, **more: object) -> list[Review]:
    """5★ reviews with texts of their own, on days of their own."""
    return [
        structs.replace(review, date=(BEGAN + timedelta(days=17 * number)).isoformat())
        for number, review in enumerate(different(count, 0, **more))
    ]


def test_many_unverified_reviews_that_are_happier_count() -> None:
    real = [structs.replace(review, verified=True) for review in honest(60)]
    fakes = spread(60, verified=False)
    trust = judge_trust([*real, *fakes])
    assert "unverified" in failed(trust)
    assert trust_of(trust, fakes) == {0.6}


def test_a_third_unverified_is_within_what_honest_buyers_leave() -> None:
    real = [structs.replace(review, verified=True) for review in honest(60)]
    assert "unverified" not in failed(judge_trust([*real, *spread(30, verified=False)]))


def test_a_shop_that_verifies_nobody_says_nothing_by_it() -> None:
    reviews = [structs.replace(review, verified=False) for review in honest(60)]
    assert "unverified" not in ran(judge_trust(reviews))


def test_paid_reviews_that_are_happier_count() -> None:
    fakes = [
        structs.replace(review, text=f"{review.text}. I received this product in exchange for my honest review.")
        for review in spread(25)
    ]
    trust = judge_trust([*honest(60), *fakes])
    assert "incentivised" in failed(trust)
    assert the(trust, "incentivised").held == 25


@pytest.mark.parametrize(
    "text",
    [
        "I received this product for free in exchange for my honest review.",
        "They sent me a free sample to try.",
        "I was given a complimentary unit; thoughts are my own.",
        "Got a gift card for leaving a review.",
        "Ho ricevuto il prodotto gratuitamente in cambio di una recensione sincera.",
        "Prodotto gratuito, in cambio di recensione.",
        "Das Produkt wurde mir kostenlos zur Verfügung gestellt.",
        "Im Austausch gegen eine ehrliche Bewertung erhalten.",
        "J'ai reçu ce produit gratuitement en échange d'un avis honnête.",
        "En contrepartie d’un commentaire.",
        "Recibí este producto gratis a cambio de una reseña honesta.",
        "A cambio de mi opinión sincera.",
    ],
)
def test_rewards_are_understood_in_five_languages(text: str) -> None:
    assert names_reward(plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "Feel free to buy it, the shipping was free.",
        "I got it in exchange for the broken one.",
        "Refund came the next day, great service.",
        "La spedizione è gratis e il cambio è stato facile.",
        "Versand kostenlos, gegen Aufpreis auch schneller.",
        "La livraison est gratuite, échange facile.",
        "Envío gratis y cambio sin problemas.",
        "",
    ],
)
def test_what_only_sounds_like_a_reward_is_none(text: str) -> None:
    assert not names_reward(plain(text))


def test_one_author_of_many_reviews_counts() -> None:
    fakes = spread(8, author="the same one")
    trust = judge_trust([*honest(60), *fakes])
    assert "one_author" in failed(trust)
    assert max(trust_of(trust, fakes)) < 0.20


@pytest.mark.parametrize("name", ["Amazon Customer", "anonymous", "  ", None])
def test_a_name_that_many_share_is_no_author(name: str | None) -> None:
    assert "one_author" not in failed(judge_trust([*honest(60), *spread(8, author=name)]))


def test_words_against_their_stars_count_only_where_the_words_were_read() -> None:
    fakes = spread(40)
    reviews = [*honest(60), *fakes]
    told = {review.id: (-0.9 if review.id.startswith("f") else 0.0) for review in reviews}
    assert "mismatch" not in ran(judge_trust(reviews))
    trust = judge_trust(reviews, ratings_of_text=told)
    assert the(trust, "mismatch").failed
    assert the(trust, "mismatch").held >= 40


def test_praise_in_praising_words_is_no_mismatch() -> None:
    reviews = honest(60)
    told = {review.id: (0.8 if (review.rating or 0) > 3 else -0.8) for review in reviews}
    assert the(judge_trust(reviews, ratings_of_text=told), "mismatch").p == 1.0


def test_reviews_of_one_length_that_are_happier_count() -> None:
    random = Random(7)
    words = [f"word{number}" for number in range(4_000)]
    fakes = [structs.replace(review, text=" ".join(random.sample(words, 70))) for review in spread(40)]
    assert "word_count" in failed(judge_trust([*honest(60), *fakes]))


def test_texts_cut_at_the_same_word_have_no_length_in_common() -> None:
    random = Random(7)
    words = [f"word{number}" for number in range(4_000)]
    long = [
        structs.replace(review, text=" ".join(random.sample(words, 500 + at))) for at, review in enumerate(spread(40))
    ]
    assert "word_count" not in failed(judge_trust([*honest(60), *long]))


def test_a_shared_phrase_counts_and_the_product_s_title_is_none() -> None:
    phrase = "whisper quiet stainless steel boiling wonder"
    fakes = [
        structs.replace(review, text=f"{review.text} {phrase} {number}") for number, review in enumerate(spread(40))
    ]
    reviews = [*honest(60), *fakes]
    assert "phrases" in failed(judge_trust(reviews))
    assert "phrases" not in failed(judge_trust(reviews, Product(title=f"ACME {phrase} 1.7 l")))
