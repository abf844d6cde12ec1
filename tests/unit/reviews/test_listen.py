"""What is heard of the reviews of one product: each buyer once, in their own language, however loud others are."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.unit.reviews.aspects.opinions import COMPLAINTS, every, sides, written
from tests.unit.reviews.trust.lists import honest, planted
from worthit.product.model import Review
from worthit.reviews.heard import NOTHING
from worthit.reviews.language import LANGUAGES, Language
from worthit.reviews.listen import DEEP, Hosted, listen, passages_of


def test_copies_are_one_voice_whoever_signs() -> None:
    shouted = [Review(id=f"c{number}", text=COMPLAINTS[0], author=f"buyer {number}") for number in range(9)]
    others = [Review(id=f"o{number}", text=text) for number, text in enumerate(COMPLAINTS[1:3])]
    heard = listen([*shouted, *others], engine="fast")
    (battery,) = (one for one in heard.opinions.cons if one.topic == "battery")
    assert (battery.k, battery.n, heard.texts) == (3, 3, 3)
    assert len({quote.review[0] for quote in battery.quotes}) == 2


def test_a_copy_with_a_word_changed_is_one_voice_too() -> None:
    long = "The battery of this kettle is terrible, it was empty after two hours and then it never charged again {}"
    assert listen(written(long.format("sadly"), long.format("really")), engine="fast").texts == 1


def test_the_same_review_seen_twice_is_one() -> None:
    twice = [*written(*COMPLAINTS[:3]), *written(*COMPLAINTS[:3])]
    assert listen(twice, engine="fast") == listen(written(*COMPLAINTS[:3]), engine="fast")


TEXTS = st.lists(
    st.sampled_from(
        [
            *COMPLAINTS,
            "I love the screen.",
            "Der Akku ist super.",
            "Vale i soldi.",
            "Trop cher !",
            "The gizmo is great.",
            "",
        ]
    ),
    max_size=12,
)


@given(TEXTS, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_reviews_changes_nothing(texts: list[str], random: object) -> None:
    reviews = written(*texts)
    shuffled = list(reviews)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert listen(shuffled, engine="fast") == listen(reviews, engine="fast")


def test_the_encoder_hears_the_same_in_any_order() -> None:
    reviews = written(*COMPLAINTS, "I love the screen.", "Der Akku ist super.")
    assert listen(reviews[::-1]) == listen(reviews)


def test_the_first_by_id_are_heard_deeply_and_the_engine_says_so() -> None:
    reviews = [Review(id=f"{number:04}", text=f"I like the screen in room {number}.") for number in range(DEEP + 30)]
    heard, fast = listen(reviews[::-1]), listen(reviews, engine="fast")
    assert heard.engine == f"deep {DEEP}, fast 30"
    assert fast.engine == f"fast {DEEP + 30}"
    differ = {name for name, score in heard.sentiments.items() if score != fast.sentiments[name]}
    assert differ == {f"{number:04}" for number in range(DEEP)}


def test_few_reviews_are_all_heard_deeply() -> None:
    assert listen(written("Fine.", "", "Nice lid.")).engine == "deep 2"
    assert listen(written("", " \n")).engine == ""


def hosted(reviews: Sequence[Review], score: float) -> Hosted:
    return Hosted(name="elsewhere", scores={passage.text: score for passage in passages_of(reviews)})


def test_a_hosted_model_speaks_for_itself_and_is_named() -> None:
    reviews = written(*COMPLAINTS[:4])
    heard = listen(reviews, hosted=hosted(reviews, 0.8))
    assert heard.engine == "elsewhere 4"
    assert sides(heard.opinions)["battery"] == "positive"
    assert set(heard.sentiments.values()) == {0.8}


def test_passages_that_a_hosted_model_lacks_are_judged_here() -> None:
    reviews = written(*COMPLAINTS[:4])
    lacking = Hosted(name="elsewhere", scores={"Of something else.": 1.0})
    assert listen(reviews, hosted=lacking).opinions == listen(reviews).opinions
    assert listen(reviews, hosted=lacking).sentiments == listen(reviews).sentiments


def test_a_hosted_model_is_asked_for_the_first_reviews_and_each_passage_once() -> None:
    reviews = [Review(id=f"{number:04}", text=f"The battery is bad. Day {number}.") for number in range(DEEP + 5)]
    asked = [passage.text for passage in passages_of(reviews)]
    assert len(asked) == len(set(asked)) == 1 + DEEP
    assert f"Day {DEEP}." not in asked
    heard = listen(reviews, hosted=hosted(reviews, 0.5))
    assert heard.engine == f"elsewhere {DEEP}, fast 5"


@pytest.mark.parametrize(
    ("reader", "label"),
    [("en", "Battery life"), ("it", "Autonomia"), ("de", "Akkulaufzeit"), ("fr", "Autonomie"), ("es", "Autonomía")],
)
def test_aspects_are_named_in_the_reader_s_language_and_quoted_in_the_buyers(reader: Language, label: str) -> None:
    reviews = written("Der Akku ist super.", "The battery is great.", "La batería es excelente.")
    (battery,) = listen(reviews, reader=reader, engine="fast").opinions.pros
    assert (battery.topic, battery.label, battery.k) == ("battery", label, 3)
    assert {quote.text for quote in battery.quotes} == {review.text for review in reviews}


def test_reviews_that_are_not_trusted_are_no_voices() -> None:
    bought = planted(
        20, text="Simply the best battery I have ever owned, a great battery for every kitchen in the country"
    )
    honest_ones = honest(40)
    heard = listen([*honest_ones, *bought], engine="fast")
    distrusted = {one.id for one in heard.trust.reviews if one.trust < 0.2}
    assert {review.id for review in bought} <= distrusted
    assert heard.texts <= 60 - len(distrusted)
    assert "battery" not in sides(heard.opinions)
    assert distrusted.isdisjoint(quote.review for one in every(heard.opinions) for quote in one.quotes)
    assert set(heard.sentiments) == {review.id for review in (*honest_ones, *bought)}


def test_nothing_is_heard_of_nothing() -> None:
    assert listen([]) == NOTHING
    empty = listen([Review(id="a", text="  \n "), Review(id="b", rating=5.0)])
    assert (empty.texts, empty.engine, empty.sentiments) == (0, "", {})
    assert every(empty.opinions) == ()


def test_buyers_of_many_languages_are_counted_together() -> None:
    heard = listen(
        written(
            "The battery is terrible and I sent it back.",
            "La batteria è pessima, l'ho rimandata indietro.",
            "Der Akku ist furchtbar, ich habe es zurückgeschickt.",
            "La batterie est horrible, je l'ai renvoyée.",
            "La batería es pésima y la he devuelto.",
        ),
        engine="fast",
    )
    (battery,) = (one for one in heard.opinions.cons if one.topic == "battery")
    assert (battery.k, battery.n) == (5, 5)


def test_those_who_speak_of_value_are_counted() -> None:
    heard = listen(
        written("Worth every penny.", "Great value.", "Overpriced.", "The lid is blue.", "A waste of money."),
        engine="fast",
    )
    assert (heard.content, heard.discontent, heard.texts) == (2, 2, 5)


@given(st.lists(st.text(max_size=60), max_size=6), st.sampled_from(LANGUAGES))
@settings(deadline=None)
def test_any_texts_are_heard(texts: list[str], reader: Language) -> None:
    reviews = [structs.replace(review, rating=5.0) for review in written(*texts)]
    heard = listen(reviews, reader=reader, engine="fast")
    assert heard.texts <= len(texts)
    assert all(-1 <= score <= 1 for score in heard.sentiments.values())
    assert heard.content + heard.discontent <= heard.texts


def test_reviews_without_ids_are_not_held_against_each_others_stars() -> None:
    loved = [Review(id="", text=f"Perfect, I love it, day {day}.", rating=5.0) for day in range(30)]
    hated = [Review(id="", text=f"Terrible, it broke on day {day}.", rating=1.0) for day in range(30)]
    trust = listen([*loved, *hated], engine="fast").trust
    assert not any(test.failed for test in trust.tests if test.name == "mismatch")
