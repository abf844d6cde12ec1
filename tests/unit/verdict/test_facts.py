"""What there is to tell of the reviews: each side with its most spoken-of aspects, one quote, and the trust in them."""

from typing import Any

import pytest

from tests.unit.verdict.kettle import NOW, SHOP, kettle
from worthit.product.model import Review
from worthit.reviews.heard import Heard
from worthit.reviews.model import Aspect, Opinions, Quote
from worthit.reviews.trust.model import TestResult, Trust
from worthit.verdict.facts import Evidenced, Opinion, ReviewsRead, Trusted
from worthit.verdict.model import VerdictInput
from worthit.verdict.telling import FEW_ASPECTS, LONGEST_QUOTE, MOST_ASPECTS, facts
from worthit.verdict.weigh import weigh

BURST = TestResult(name="burst", p=0.0, delta_stars=0.4, failed=True)
CALM = TestResult(name="copies", p=0.5, delta_stars=0.0, failed=False)


def aspect(label: str, *quotes: str, **more: Any) -> Aspect:
    given: dict[str, Any] = {"polarity": "positive", "k": 3, "n": 8, "opposite": 0, "share": (0.1, 0.6)}
    said = tuple(Quote(review=f"r{at}", start=0, end=len(text), text=text) for at, text in enumerate(quotes))
    return Aspect(**(given | more), aspect=label, label=label, quotes=said)


def told(heard: Heard, *reviews: Review) -> list[Evidenced]:
    product = kettle()
    verdict = weigh(VerdictInput(product=product, reviews=reviews, now=NOW), heard)
    return list(facts(product, verdict, shop=SHOP, provenance="fetched", followed_days=0))


def opinions(**sides: tuple[Aspect, ...]) -> list[Opinion]:
    return [fact for fact in told(Heard(opinions=Opinions(**sides))) if isinstance(fact, Opinion)]


def trusted(**given: Any) -> list[Trusted]:
    return [fact for fact in told(Heard(trust=Trust(**given))) if isinstance(fact, Trusted)]


def test_each_side_is_told_in_its_turn() -> None:
    sides = {"mixed": (aspect("size"),), "cons": (aspect("lid"),), "pros": (aspect("sound"),)}
    assert [one.side for one in opinions(**sides)] == ["positive", "negative", "mixed"]
    assert opinions() == []


def test_single_owners_are_told_where_there_are_few_pros_and_cons() -> None:
    few = (aspect("cord", k=2),)
    assert [one.side for one in opinions(voices=few)] == ["few"]
    assert [one.side for one in opinions(voices=few, mixed=(aspect("size"),))] == ["mixed", "few"]
    assert [one.side for one in opinions(voices=few, cons=(aspect("lid"),))] == ["negative", "few"]
    enough = tuple(aspect(f"part {number}") for number in range(FEW_ASPECTS))
    assert [one.side for one in opinions(voices=few, cons=enough)] == ["negative"]


def test_of_many_aspects_the_first_are_told_and_the_others_counted() -> None:
    many = tuple(aspect(f"part {number}") for number in range(MOST_ASPECTS + 3))
    (one,) = opinions(pros=many)
    assert (one.aspects, one.more) == (many[:MOST_ASPECTS], 3)
    (all_of_them,) = opinions(pros=many[:MOST_ASPECTS])
    assert all_of_them.more == 0


@pytest.mark.parametrize(
    ("quotes", "quote"),
    [
        (("It leaks.", "It drips."), "It leaks."),
        (("x" * (LONGEST_QUOTE + 1), "It drips."), "It drips."),
        (("x" * (LONGEST_QUOTE + 1),), None),
        (("It\nleaks  a\tlot.",), "It leaks a lot."),
        (("It <b>leaks</b> \x1b[31ma \u202elot\u200b &amp; more.",), "It leaks [31ma lot & more."),
        ((), None),
    ],
)
def test_one_short_quote_about_the_first_aspect_stands_on_one_line(quotes: tuple[str, ...], quote: str | None) -> None:
    (one,) = opinions(cons=(aspect("lid", *quotes), aspect("cord", "Too short.")))
    assert one.quote == quote


def test_trust_is_told_where_there_is_a_grade_or_a_failed_test() -> None:
    assert trusted(kept=9, seen=9, tests=(CALM,)) == []
    (graded,) = trusted(grade="A", kept=20, seen=22, adjusted_rating=4.1, tests=(CALM,))
    assert graded == Trusted(grade="A", kept=20, seen=22, because=(), noticed=(), adjusted=4.1)
    (ungraded,) = trusted(kept=3, seen=9, tests=(CALM, BURST))
    assert (ungraded.grade, ungraded.because, ungraded.noticed) == (None, ("burst",), ())


def test_what_did_not_make_the_grade_is_noticed_beside_it() -> None:
    (one,) = trusted(grade="B", kept=20, seen=22, tests=(CALM, BURST), reasons=())
    assert (one.because, one.noticed) == ((), ("burst",))


@pytest.mark.parametrize(("engine", "unread"), [("", True), ("fast 1", False)])
def test_reviews_whose_texts_nobody_read_are_told_to_be_unread(engine: str, unread: bool) -> None:
    said = told(Heard(engine=engine), Review(id="a", text="Fine."))
    assert ReviewsRead(reviews=1, of=2000, unread=unread) in said


def test_what_reviews_of_a_blocked_page_say_is_not_told() -> None:
    verdict = weigh(VerdictInput(kind="blocked"), Heard(opinions=Opinions(pros=(aspect("lid"),))))
    assert list(facts(kettle(), verdict, shop=SHOP, provenance="fetched", followed_days=0)) == []
