"""From what reviews say to pros, cons, mixed and voices: one review is one voice, and every count is told."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from worthit.reviews.aspects.mentions import Mention, Scored
from worthit.reviews.aspects.parameters import DEFAULT
from worthit.reviews.aspects.quotes import Telling
from worthit.reviews.aspects.tally import tally, voices_of
from worthit.reviews.language import Language
from worthit.reviews.model import Aspect, Opinions


def said(aspect: str, scores: Sequence[float], *, first: int = 0, word: str = "") -> list[Scored]:
    """One review a score, from number `first` on."""
    return [
        Scored(
            Mention(
                aspect=aspect, word=word or aspect, tone="terms", review=number, language="en",
                start=0, end=4, sentence_start=0, sentence_end=4,
            ),
            score,
        )
        for number, score in enumerate(scores, first)
    ]  # fmt: skip


def counted(scored: Sequence[Scored], n: int, language: Language = "en") -> Opinions:
    numbers = range(max(n, 1 + max((one.mention.review for one in scored), default=0)))
    telling = Telling(
        language=language, n=n, ids=[f"r{one:04}" for one in numbers], texts=["Good stuff."] * len(numbers)
    )
    return tally(voices_of(scored), telling)


def counts(aspects: Sequence[Aspect]) -> list[tuple[str, int, int, int]]:
    return [(one.topic or one.aspect, one.k, one.n, one.opposite) for one in aspects]


def test_three_of_n_make_a_pro_or_a_con_and_the_other_side_is_told() -> None:
    told = counted([*said("battery", [0.5, 0.5, 0.9, -0.5]), *said("screen", [-0.5, -0.5, 0.4, -0.5])], 8)
    assert counts(told.pros) == [("battery", 3, 8, 1)]
    assert counts(told.cons) == [("screen", 3, 8, 1)]
    assert (told.pros[0].polarity, told.cons[0].polarity) == ("positive", "negative")
    assert (told.mixed, told.voices) == ((), ())


def test_from_150_reviews_on_two_in_a_hundred_must_say_it() -> None:
    three = said("safety", [-0.5] * 3)
    assert counts(counted(three, 149).cons) == [("safety", 3, 149, 0)]
    assert counted(three, 151).cons == ()  # 3.02 are two per cent
    assert counts(counted(said("safety", [-0.5] * 4), 151).cons) == [("safety", 4, 151, 0)]


@pytest.mark.parametrize(
    ("praise", "blame", "side"), [(4, 2, "pros"), (5, 3, "mixed"), (3, 5, "mixed"), (2, 4, "cons")]
)
def test_two_thirds_must_agree_or_it_is_mixed(praise: int, blame: int, side: str) -> None:
    told = counted(said("battery", [0.5] * praise + [-0.5] * blame), 20)
    (one,) = getattr(told, side)
    assert {side: 1} == {
        name: len(getattr(told, name)) for name in ("pros", "cons", "mixed", "voices") if getattr(told, name)
    }
    assert (one.k, one.opposite) == ((blame, praise) if side == "cons" else (praise, blame))


def test_mixed_needs_as_many_voices_as_a_pro() -> None:
    told = counted(said("battery", [0.5, -0.5]), 8)
    assert (told.pros, told.cons, told.mixed) == ((), (), ())


def test_two_with_nobody_against_are_a_voice_and_with_one_against_nothing() -> None:
    other = said("screen", [0.5] * 4)
    told = counted([*other, *said("battery", [-0.5, -0.6])], 8)
    assert counts(told.voices) == [("battery", 2, 8, 0)]
    assert told.voices[0].polarity == "negative"
    assert counted([*other, *said("battery", [-0.5, -0.6, 0.5])], 8).voices == ()


def test_single_owners_speak_only_where_nothing_else_passes() -> None:
    single = [*said("battery", [-0.9]), *said("screen", [0.5], first=1), *said("size", [0.4], first=2)]
    plainest = [*single, *said("weight", [0.3], first=3)]
    assert counts(counted(plainest, 8).voices) == [("battery", 1, 8, 0), ("screen", 1, 8, 0), ("size", 1, 8, 0)]
    passed = counted([*plainest, *said("handle", [0.5] * 3)], 8)
    assert counts(passed.pros) == [("handle", 3, 8, 0)]
    assert passed.voices == ()


def test_a_voice_of_two_silences_single_owners() -> None:
    told = counted([*said("battery", [-0.9]), *said("screen", [0.5, 0.5])], 8)
    assert counts(told.voices) == [("screen", 2, 8, 0)]


def test_an_aspect_that_each_calls_otherwise_is_told_only_where_it_must_be() -> None:
    words = [f"word {number}" for number in range(5)]
    scattered = {
        aspect: [one for at, word in enumerate(words) for one in said(aspect, [0.5], first=at, word=word)]
        for aspect in ("battery", "price_value", "safety")
    }
    told = counted([one for some in scattered.values() for one in some], 100)
    assert {one.topic for one in told.pros} == {"price_value", "safety"}
    shared = [*scattered["battery"], *said("battery", [0.5] * 3, first=5, word="word 0")]  # four of them, of √(100/2)
    assert counted(shared, 100).pros == ()
    assert {one.topic for one in counted(shared, 30).pros} == {"battery"}


def test_buyers_who_each_use_the_word_of_their_language_share_it() -> None:
    languages: tuple[Language, ...] = ("en", "it", "de", "fr", "es")
    scored = [
        Scored(structs.replace(one.mention, language=language), one.score)
        for at, language in enumerate(languages)
        for one in said("battery", [-0.5], first=at, word=f"{language} word")
    ]
    assert counts(counted(scored, 5).cons) == [("battery", 5, 5, 0)]


def test_a_review_that_repeats_itself_is_one_voice_and_one_that_says_both_is_what_it_says_on_the_whole() -> None:
    again = [
        *said("battery", [0.9]),
        *said("battery", [0.9]),
        *said("battery", [0.8]),
        *said("battery", [0.5, 0.5], first=1),
    ]
    assert counts(counted(again, 5).pros) == [("battery", 3, 5, 0)]
    both = [*said("battery", [0.5] * 3), *said("battery", [-0.9])]  # the first: 0.5 and -0.9
    assert counts(counted(both, 5).mixed) == []
    assert counts(counted([*both, *said("battery", [0.5], first=3)], 5).pros) == [("battery", 3, 5, 1)]
    evened = [*said("battery", [0.5] * 4), *said("battery", [-0.5])]
    assert counts(counted(evened, 5).pros) == [("battery", 3, 5, 0)]


def test_what_is_neither_praise_nor_blame_is_no_voice() -> None:
    limit = DEFAULT.undecided
    assert counted(said("battery", [limit, -limit, 0.0, limit]), 5) == Opinions()


def test_those_that_most_speak_of_come_first() -> None:
    told = counted(
        [
            *said("screen", [0.5] * 3),
            *said("battery", [0.5] * 5),
            *said("size", [0.5] * 3),
            *said("lid", [0.5] * 4 + [-0.5]),
        ],
        9,
    )
    assert counts(told.pros) == [("battery", 5, 9, 0), ("lid", 4, 9, 1), ("screen", 3, 9, 0), ("size", 3, 9, 0)]


def test_the_word_is_the_one_that_most_buyers_use_and_the_label_the_reader_s() -> None:
    scored = [*said("battery", [0.5] * 2, word="battery life"), *said("battery", [0.5] * 3, first=2, word="akku")]
    (one,) = counted(scored, 8, "it").pros
    assert (one.aspect, one.label, one.topic) == ("akku", "Autonomia", "battery")


def test_what_only_these_reviews_speak_of_has_no_topic_and_the_buyers_word_for_label() -> None:
    (one,) = counted(said("~gizmo", [0.5] * 3, word="gizmo"), 8, "de").pros
    assert (one.aspect, one.label, one.topic) == ("gizmo", "gizmo", None)


def test_no_reviews_no_opinions() -> None:
    assert counted([], 0) == Opinions()
    assert counted([], 5) == Opinions()


@given(
    st.dictionaries(
        st.sampled_from(["battery", "screen", "price_value", "safety", "~gizmo", "~wheel"]),
        st.lists(st.sampled_from([-1.0, -0.5, -0.12, 0.0, 0.12, 0.13, 0.5, 1.0]), min_size=1, max_size=40),
    ),
    st.integers(0, 400),
)
def test_every_count_and_interval_holds_whatever_is_said(scores: dict[str, list[float]], more: int) -> None:
    scored = [one for aspect, some in scores.items() for one in said(aspect, some)]
    n = max(map(len, scores.values()), default=0) + more
    told = counted(scored, n)
    for one in (*told.pros, *told.cons, *told.mixed, *told.voices):
        assert 1 <= one.k + one.opposite <= one.n == n
        assert 0 <= one.share[0] <= one.k / n + 0.0005
        assert one.k / n - 0.0005 <= one.share[1] <= 1
        assert 1 <= len(one.quotes) <= DEFAULT.most_quotes
    for one in (*told.pros, *told.cons):
        assert one.k >= 3
        assert one.k >= 2 * one.opposite
        assert n < 150 or one.k >= 0.02 * n
    for one in told.mixed:
        assert max(one.k, one.opposite) < 2 * min(one.k, one.opposite)
    for one in told.voices:
        assert (one.opposite, one.k) in ((0, 1), (0, 2))
    topics = [one.topic or one.aspect for one in (*told.pros, *told.cons, *told.mixed, *told.voices)]
    assert len(topics) == len(set(topics))
