"""Who listens to the reviews of a verdict: a hosted model that can answer, else the embedded engine, else nobody."""

from collections.abc import AsyncIterator, Sequence

import anyio
import pytest
from msgspec import structs
from structlog.testing import capture_logs

from tests.unit.reviews.analyzers.asking import client
from tests.unit.verdict.kettle import NOW, kettle
from worthit.errors import AnalysisUnavailable
from worthit.product.model import RatingSnapshot, Review
from worthit.reviews.heard import NOTHING
from worthit.reviews.language import Language
from worthit.testing.huggingface import FakeHuggingFace, Labels, answering, cut, hang, refusal, said, stars
from worthit.verdict.hear import hear, to_ask
from worthit.verdict.listening import Listener
from worthit.verdict.model import VerdictInput
from worthit.verdict.weigh import weigh

TEXTS = (
    "The battery is terrible. My mother has it too.",
    "Terrible battery, and the lid leaks.",
    "Der Akku ist furchtbar, ich habe ihn zurückgeschickt.",
    "",
)
EVIDENCE = VerdictInput(
    product=kettle(reviews=(Review(id="shop", text=TEXTS[0]),)),
    reviews=tuple(Review(id=f"r{number}", text=text) for number, text in enumerate(TEXTS[1:])),
    now=NOW,
)
EMBEDDED = hear(EVIDENCE)


def delighted(_: str) -> Labels:
    return stars(5)


@pytest.fixture
async def hub() -> AsyncIterator[FakeHuggingFace]:
    async with FakeHuggingFace(delighted).open() as opened:
        yield opened


class Judge:
    """Says the same score so many times, or raises."""

    def __init__(self, name: str, scores: Sequence[float] | Exception | None = None) -> None:
        self.name, self.asked = name, 0
        self._scores = scores

    async def judge(self, sentences: Sequence[str], languages: Sequence[Language]) -> list[float]:
        assert len(sentences) == len(languages)
        self.asked += 1
        if isinstance(self._scores, Exception):
            raise self._scores
        return [0.5] * len(sentences) if self._scores is None else list(self._scores)


async def test_without_a_judge_the_embedded_engine_listens() -> None:
    assert await Listener().hear(EVIDENCE) == EMBEDDED
    assert EMBEDDED.engine == "deep 3"
    assert [one.topic for one in EMBEDDED.opinions.cons] == ["battery"]


async def test_a_hosted_model_speaks_and_the_verdict_names_it(hub: FakeHuggingFace) -> None:
    heard = await Listener([client(hub)]).hear(EVIDENCE)
    assert [one.topic for one in heard.opinions.pros] == ["battery"]
    assert weigh(EVIDENCE, heard).engine == "worthit-weigh/1; huggingface 3"
    sent = [sentence for request in hub.sentences for sentence in request]
    assert sorted(sent) == sorted(passage.text for passage in to_ask(EVIDENCE))


async def test_where_the_hosted_model_cannot_answer_the_embedded_engine_listens(hub: FakeHuggingFace) -> None:
    troubles = {
        "refuses": answering(refusal(503, "overloaded")),
        "wrong count": answering(said([[{"label": "5 stars", "score": 1.0}]] * 2)),
        "no JSON": answering(said(b"<html>")),
        "other labels": answering(said([[{"label": "LABEL_0", "score": 1.0}]] * len(to_ask(EVIDENCE)))),
        "breaks off": cut,
    }
    for name, hub.trouble in troubles.items():
        heard = await Listener([client(hub)]).hear(EVIDENCE)
        assert heard == EMBEDDED, name
        assert weigh(EVIDENCE, heard).engine == "worthit-weigh/1; deep 3"
    assert hub.knocks >= len(troubles)


async def test_a_hosted_model_that_is_slow_is_not_waited_for(hub: FakeHuggingFace) -> None:
    hub.trouble = hang
    assert await Listener([client(hub, seconds=0.2)]).hear(EVIDENCE) == EMBEDDED


async def test_a_judge_that_fails_is_logged_and_the_next_one_asked() -> None:
    passages = len(to_ask(EVIDENCE))
    failures: list[Sequence[float] | Exception] = [
        AnalysisUnavailable("Not today."), RuntimeError("a fault of a plugin"), TimeoutError(), [], [0.5], [0.5] * 99,
        *([score] * passages for score in (2.0, -7.5, float("nan"), float("inf"))),
    ]  # fmt: skip
    for failure in failures:
        broken, sound = Judge("broken", failure), Judge("sound")
        with capture_logs() as logged:
            heard = await Listener([broken, sound]).hear(EVIDENCE)
        assert (broken.asked, sound.asked, heard.engine) == (1, 1, "sound 3"), failure
        assert [entry["judge"] for entry in logged] == ["broken"]


async def test_a_judge_that_never_answers_is_not_waited_for() -> None:
    class Silent(Judge):
        async def judge(self, sentences: Sequence[str], languages: Sequence[Language]) -> list[float]:
            await anyio.sleep_forever()
            raise AssertionError

    warm = Listener()
    await warm.hear(EVIDENCE)  # a process that is there already is quick enough
    assert await Listener([Silent("silent")], seconds=3.0).hear(EVIDENCE) == EMBEDDED


async def test_only_the_first_judge_that_answers_is_asked() -> None:
    first, second = Judge("first"), Judge("second")
    assert (await Listener([first, second]).hear(EVIDENCE)).engine == "first 3"
    assert (first.asked, second.asked) == (1, 0)


async def test_reviews_that_are_not_heard_in_time_are_missing_and_named() -> None:
    with capture_logs() as logged:
        heard = await Listener(seconds=0.001).hear(EVIDENCE)
    assert heard == NOTHING
    assert "review_texts" in weigh(EVIDENCE, heard).missing
    assert [entry["event"] for entry in logged] == ["reviews were not heard in time"]


async def test_reviews_that_break_the_listener_cost_what_they_say_and_not_the_verdict() -> None:
    broken = Review(id="b", text="It is fine.", rating="five")  # type: ignore[arg-type]  # as a careless plugin gives it
    evidence = structs.replace(EVIDENCE, reviews=(broken,))
    with capture_logs() as logs:
        heard = await Listener(engine="fast").hear(evidence)
    assert heard == NOTHING
    assert [entry["event"] for entry in logs] == ["listening broke off"]


async def test_a_listener_that_was_cut_off_listens_again() -> None:
    slow = VerdictInput(reviews=tuple(Review(id=str(n), text=f"{TEXTS[1]} {n}" * 20) for n in range(20_000)))
    listener = Listener(seconds=1.5)
    assert await listener.hear(slow) == NOTHING
    with anyio.fail_after(30):
        assert await Listener().hear(EVIDENCE) == EMBEDDED


async def test_without_reviews_and_snapshots_nothing_is_asked() -> None:
    judge = Judge("idle")
    assert await Listener([judge]).hear(VerdictInput(product=kettle(), now=NOW)) == NOTHING
    assert await Listener([judge]).hear(VerdictInput(now=NOW)) == NOTHING
    assert judge.asked == 0


async def test_reviews_without_words_are_heard_without_a_judge() -> None:
    judge = Judge("idle")
    silent = VerdictInput(reviews=(Review(id="a", rating=5.0),), snapshots=(RatingSnapshot(at=NOW),))
    assert (await Listener([judge]).hear(silent)).engine == ""
    assert judge.asked == 0


@pytest.mark.parametrize("kind", ["blocked", "not_product"])
def test_a_page_that_shows_no_product_is_not_listened_to(kind: str) -> None:
    assert hear(VerdictInput(kind=kind, reviews=EVIDENCE.reviews)) == NOTHING  # type: ignore[arg-type]
