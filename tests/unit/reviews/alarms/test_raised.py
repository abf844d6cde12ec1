"""An alarm counts voices: each buyer once, only those that trust keeps, and beside them who has nothing to warn of."""

from tests.unit.reviews.trust.lists import COPY, honest, planted
from worthit.product.model import Review
from worthit.reviews.aspects.quotes import is_verbatim
from worthit.reviews.listen import listen
from worthit.reviews.model import Alarm

FIRES = (
    "Mine caught fire on the second evening, luckily I was in the kitchen.",
    "The plug melted and smoke came out of the base after a week.",
    "We woke up at night because the thing burst into flames.",
    "It gave my wife an electric shock when she touched the lid.",
)
CALM = (
    "It stands in the hall beside the coats.",
    "The kids picked the colour, not me.",
    "Ordered on a Sunday, came on Thursday.",
    "A colleague told me of it at lunch.",
)


def written(*texts: str, rating: float | None = None, first: int = 0) -> list[Review]:
    return [Review(id=f"r{number:02}", text=text, rating=rating) for number, text in enumerate(texts, first)]


def alarm(reviews: list[Review]) -> Alarm:
    (one,) = listen(reviews, engine="fast").alarms
    return one


def test_each_review_is_one_voice_however_often_it_warns() -> None:
    loud = Review(id="loud", text=" ".join(FIRES))
    raised = alarm([loud, *written(*CALM)])
    assert (raised.kind, raised.k, raised.n, raised.reviews) == ("safety", 1, 5, ("loud",))


def test_copies_are_one_voice() -> None:
    copies = [Review(id=f"c{number}", text=FIRES[0], author=f"buyer {number}") for number in range(5)]
    assert alarm([*copies, *written(*CALM)]).k == 1


def test_its_quotes_are_verbatim_sentences_of_different_reviews() -> None:
    reviews = written(*(f"Bought in May. {text} I wrote to them." for text in FIRES))
    raised = alarm(reviews)
    assert [quote.text for quote in raised.quotes] == list(FIRES[:3])
    texts = {review.id: review.text for review in reviews}
    assert all(is_verbatim(quote, texts) for quote in raised.quotes)


def test_a_long_sentence_is_quoted_from_its_beginning() -> None:
    reviews = written("It caught fire and then " + "there was nothing but smoke and noise and " * 12 + "dust.")
    (quote,) = alarm(reviews).quotes
    assert len(quote.text) == 300
    assert is_verbatim(quote, {reviews[0].id: reviews[0].text})


def test_reviews_in_another_language_are_counted_and_quoted_last() -> None:
    german = "Ich habe das im Mai gekauft und es steht in der Küche. Nach drei Tagen hat das Netzteil Feuer gefangen."
    raised = alarm(written(german, FIRES[0]))
    assert raised.k == 2
    assert [quote.review for quote in raised.quotes] == ["r01", "r00"]


def test_a_discontent_owner_who_warns_of_nothing_does_not_speak_against_it() -> None:
    warned = written(*FIRES, rating=1.0)
    assert alarm([*warned, *written(*CALM, rating=1.0, first=10)]).n == 4
    assert alarm([*warned, *written(*CALM, rating=2.5, first=10)]).n == 8
    assert alarm([*warned, *written(*CALM, first=10)]).n == 8


def test_reviews_that_trust_sets_aside_do_not_warn() -> None:
    bought = planted(12, f"{COPY}. It caught fire.")
    heard = listen([*honest(40), *bought], engine="fast")
    set_aside = {one.id for one in heard.trust.reviews if one.trust < 0.2}
    assert {review.id for review in bought} <= set_aside
    assert heard.alarms == ()


def test_reviews_without_an_id_are_counted_and_not_listed() -> None:
    raised = alarm([Review(id="", text=text) for text in FIRES])
    assert (raised.k, raised.reviews) == (4, ())


def test_alarms_come_with_safety_first() -> None:
    reviews = written("This is a counterfeit.", "It was recalled by the maker in spring.", FIRES[0])
    assert [one.kind for one in listen(reviews, engine="fast").alarms] == ["safety", "recall", "counterfeit"]
