"""Random things that reviews may say, with all that a verdict tells of them; they need not agree with one another."""

from functools import cache
from typing import get_args

from hypothesis import strategies as st

from worthit.reviews.aspects.vocabulary import vocabulary
from worthit.reviews.heard import Heard
from worthit.reviews.model import Alarm, AlarmKind, Aspect, Opinions, Polarity, Quote
from worthit.reviews.trust.model import Grade, TestName, TestResult, Trust

COUNTS = st.integers(0, 20_000)
SAID = Quote(review="r1", start=0, end=4, text="Ach!")


@cache
def heard() -> st.SearchStrategy[Heard]:
    """Alarms, aspects of every side, and a trust with or without a grade."""
    return st.builds(
        Heard,
        trust=trusts(),
        opinions=st.builds(
            Opinions,
            pros=aspects("positive"),
            cons=aspects("negative"),
            mixed=aspects("mixed"),
            voices=aspects("negative"),
        ),
        alarms=st.lists(alarms(), max_size=3, unique_by=lambda alarm: alarm.kind).map(tuple),
        engine=st.just("fast 12"),
    )


@cache
def alarms() -> st.SearchStrategy[Alarm]:
    return st.builds(
        Alarm,
        kind=st.sampled_from(get_args(AlarmKind)),
        k=st.integers(1, 2000),
        n=st.integers(2000, 9000),
        share=st.just((0.1, 0.5)),
        quotes=st.sampled_from([(), (SAID,)]),
    )


def aspects(polarity: Polarity) -> st.SearchStrategy[tuple[Aspect, ...]]:
    """Up to seven, known by name or not."""
    one = st.builds(
        Aspect,
        aspect=st.just("zarf"),
        label=st.just("Zarf"),
        polarity=st.just(polarity),
        k=COUNTS,
        n=COUNTS,
        opposite=COUNTS,
        share=st.just((0.1, 0.5)),
        quotes=st.sampled_from([(), (SAID,)]),
        topic=st.none() | st.sampled_from(sorted(vocabulary())),
    )
    return st.lists(one, max_size=7).map(tuple)


@cache
def trusts() -> st.SearchStrategy[Trust]:
    names: st.SearchStrategy[TestName] = st.sampled_from(get_args(TestName))
    failed = st.builds(TestResult, name=names, p=st.just(0.0), delta_stars=st.just(0.4), failed=st.just(True))
    return st.builds(
        Trust,
        grade=st.none() | st.sampled_from(get_args(Grade)),
        reasons=st.lists(names, max_size=3, unique=True).map(tuple),
        adjusted_rating=st.none() | st.floats(1, 5),
        kept=COUNTS,
        seen=COUNTS,
        tests=st.lists(failed, max_size=3).map(tuple),
    )
