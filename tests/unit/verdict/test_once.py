"""A product is looked up once for all who ask at the same time or soon after."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from msgspec import structs

from worthit.errors import DeadlineExceeded, InvalidLink, PageBlocked
from worthit.shared.cache import MemoryCache
from worthit.verdict import once
from worthit.verdict.model import Explanation, ProductSummary, Verdict, VerdictDocument
from worthit.verdict.once import Once
from worthit.verdict.question import OnProgress, Progress, Question

KETTLE = Question(url="https://www.nordhof.example/products/kettle")
KETTLE_FROM_A_FRIEND = Question(url="https://www.nordhof.example/products/kettle?utm_source=friend")
STOOL = Question(url="https://www.nordhof.example/products/stool")


class Shop:
    """Verdicts that take until `open` is set; each look-up gives another document."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.looked_up: list[Question] = []
        self.given_up = 0
        self.error: Exception | None = None
        self.keeps = True

    async def reach(self, question: Question, on_progress: OnProgress | None = None) -> VerdictDocument:
        self.looked_up.append(question)
        if on_progress is not None:
            await on_progress(Progress(stage="fetch"))
        try:
            await self.open.wait()
        except asyncio.CancelledError:
            self.given_up += 1
            raise
        if on_progress is not None:
            await on_progress(Progress(stage="weigh"))
        if self.error is not None:
            raise self.error
        return structs.replace(document(str(len(self.looked_up))), kept=self.keeps)

    async def at_hand(self, question: Question) -> VerdictDocument | None:
        return None

    async def get(self, verdict_id: str) -> VerdictDocument:
        return document(verdict_id)


def document(verdict_id: str) -> VerdictDocument:
    return VerdictDocument(
        id=verdict_id,
        created_at=datetime(2026, 5, 1, tzinfo=UTC),
        provenance="fetched",
        ref=None,
        product=ProductSummary(**dict.fromkeys(ProductSummary.__struct_fields__)),
        verdict=Verdict(kind="product"),
        explanation=Explanation(language="en", answer="Not enough evidence", lines=()),
    )


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


class Setting:
    """`workers` processes that share one cache, each with a shop of its own to look at."""

    def __init__(self, workers: int = 1, deadline_seconds: float = 10.0) -> None:
        self.clock = Clock()
        cache = MemoryCache(self.clock)
        self.shops = [Shop() for _ in range(workers)]
        self.workers = [Once(shop, cache, fresh_seconds=60, deadline_seconds=deadline_seconds) for shop in self.shops]

    @property
    def look_ups(self) -> int:
        return sum(len(shop.looked_up) for shop in self.shops)

    def open(self) -> None:
        for shop in self.shops:
            shop.open.set()


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.005)


async def test_a_thousand_who_ask_at_once_cause_one_look_up() -> None:
    setting = Setting(workers=2)
    askers = [
        asyncio.create_task(setting.workers[n % 2].reach(KETTLE_FROM_A_FRIEND if n % 3 else KETTLE))
        for n in range(1000)
    ]
    await asyncio.sleep(0.05)
    setting.open()
    answers = await asyncio.gather(*askers)
    assert setting.look_ups == 1
    assert {answer.id for answer in answers} == {"1"}


async def test_who_asks_soon_after_gets_the_same_verdict_and_later_another() -> None:
    setting = Setting()
    setting.open()
    (worker,) = setting.workers
    assert (await worker.reach(KETTLE)).id == "1"
    setting.clock.now += 59
    assert (await worker.reach(KETTLE)).id == "1"
    setting.clock.now += 2
    assert (await worker.reach(KETTLE)).id == "2"
    assert (await worker.reach(STOOL)).id == "3"


async def test_a_verdict_that_could_not_be_kept_is_handed_out_for_a_moment_only() -> None:
    setting = Setting()
    setting.open()
    (worker,), (shop,) = setting.workers, setting.shops
    shop.keeps = False
    assert (await worker.reach(KETTLE)).id == "1"
    setting.clock.now += once.REFUSED_SECONDS - 1
    assert (await worker.reach(KETTLE)).id == "1"
    setting.clock.now += 2
    shop.keeps = True
    assert (await worker.reach(KETTLE)).id == "2"
    setting.clock.now += 30
    assert (await worker.reach(KETTLE)).id == "2"


async def test_anew_looks_again_once_for_all_and_others_get_the_new_one() -> None:
    setting = Setting(workers=2)
    setting.open()
    one, other = setting.workers
    await one.reach(KETTLE)
    again = structs.replace(KETTLE, anew=True)
    answers = await asyncio.gather(one.reach(again), one.reach(again), one.reach(again))
    assert {answer.id for answer in answers} == {"2"}
    assert (await other.reach(KETTLE)).id == "2"


async def test_given_pages_are_read_for_their_giver_alone() -> None:
    setting = Setting()
    setting.open()
    (worker,) = setting.workers
    forged = structs.replace(KETTLE, pages=("<html>",))
    assert (await worker.reach(forged)).id == "1"
    assert (await worker.reach(KETTLE)).id == "2"
    assert (await worker.reach(forged)).id == "3"


async def test_each_asker_hears_all_stages_and_a_slow_one_holds_nobody_up() -> None:
    setting = Setting()
    (worker,) = setting.workers
    stages: list[list[str]] = [[], []]
    never = asyncio.Event()

    def into(heard: list[str]) -> OnProgress:
        async def hear(progress: Progress) -> None:
            heard.append(progress.stage)

        return hear

    async def stuck(_: Progress) -> None:
        await never.wait()

    slow = asyncio.create_task(worker.reach(KETTLE, stuck))
    first = asyncio.create_task(worker.reach(KETTLE, into(stages[0])))
    await until(lambda: stages[0] == ["fetch"])
    late = asyncio.create_task(worker.reach(KETTLE, into(stages[1])))
    await until(lambda: stages[1] == ["fetch"])
    setting.open()
    await asyncio.gather(first, late)
    assert stages == [["fetch", "weigh"]] * 2
    slow.cancel()


async def test_a_look_up_goes_on_while_anybody_waits_and_is_given_up_when_nobody_does() -> None:
    setting = Setting()
    (worker,), (shop,) = setting.workers, setting.shops
    impatient, patient = (asyncio.create_task(worker.reach(KETTLE)) for _ in range(2))
    await until(lambda: setting.look_ups == 1)
    impatient.cancel()
    await asyncio.sleep(0.01)
    assert shop.given_up == 0
    patient.cancel()
    await until(lambda: shop.given_up == 1)
    setting.open()
    assert (await worker.reach(KETTLE)).id == "2"


async def test_who_comes_in_the_moment_a_look_up_is_given_up_gets_a_new_one() -> None:
    setting = Setting()
    (worker,) = setting.workers
    leaving = asyncio.create_task(worker.reach(KETTLE))
    await until(lambda: setting.look_ups == 1)
    leaving.cancel()
    coming = asyncio.create_task(worker.reach(KETTLE))
    setting.open()
    assert (await coming).id == "2"


@pytest.mark.parametrize("workers", [1, 2])
async def test_a_refusal_is_shared_by_those_who_wait_and_then_forgotten(workers: int) -> None:
    setting = Setting(workers)
    for shop in setting.shops:
        shop.error = PageBlocked("The shop did not show the page.")
    askers = [asyncio.create_task(setting.workers[n % workers].reach(KETTLE)) for n in range(10)]
    await until(lambda: setting.look_ups == 1)
    setting.open()
    answers = await asyncio.gather(*askers, return_exceptions=True)
    assert {(type(answer), str(answer)) for answer in answers} == {(PageBlocked, "The shop did not show the page.")}
    assert setting.look_ups == 1
    setting.clock.now += once.REFUSED_SECONDS
    for shop in setting.shops:
        shop.error = None
    assert (await setting.workers[0].reach(KETTLE)).product is not None


async def test_our_own_fault_is_not_kept() -> None:
    setting = Setting()
    (worker,), (shop,) = setting.workers, setting.shops
    shop.error = ZeroDivisionError()
    setting.open()
    with pytest.raises(ZeroDivisionError):
        await worker.reach(KETTLE)
    shop.error = None
    assert (await worker.reach(KETTLE)).id == "2"


async def test_a_worker_that_works_longer_than_a_lease_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(once, "LEASE_SECONDS", 0.1)
    setting = Setting(workers=2)
    shared = MemoryCache()
    setting.workers = [Once(shop, shared, fresh_seconds=60, deadline_seconds=10) for shop in setting.shops]
    askers = [asyncio.create_task(worker.reach(KETTLE)) for worker in setting.workers]
    await asyncio.sleep(0.5)
    assert setting.look_ups == 1
    setting.open()
    await asyncio.gather(*askers)
    assert setting.look_ups == 1


async def test_a_worker_that_died_is_replaced_when_its_lease_runs_out() -> None:
    setting = Setting()
    cache = MemoryCache(setting.clock)
    worker = Once(setting.shops[0], cache, fresh_seconds=60, deadline_seconds=10)
    await cache.begin(f"verdict:{KETTLE.url}", once.LEASE_SECONDS)
    setting.open()
    asker = asyncio.create_task(worker.reach(KETTLE))
    await asyncio.sleep(0.15)
    assert setting.look_ups == 0
    setting.clock.now += once.LEASE_SECONDS
    assert (await asker).id == "1"


async def test_waiting_for_another_worker_ends_with_the_deadline() -> None:
    setting = Setting(deadline_seconds=0.2)
    cache = MemoryCache(setting.clock)
    worker = Once(setting.shops[0], cache, fresh_seconds=60, deadline_seconds=0.2)
    await cache.begin(f"verdict:{KETTLE.url}", once.LEASE_SECONDS)
    with pytest.raises(DeadlineExceeded):
        await worker.reach(KETTLE)


async def test_what_another_version_of_the_program_kept_is_replaced() -> None:
    setting = Setting()
    cache = MemoryCache(setting.clock)
    worker = Once(setting.shops[0], cache, fresh_seconds=60, deadline_seconds=10)
    await cache.put(f"verdict:{KETTLE.url}", b'{"type":"reached","document":{}}', 60)
    setting.open()
    assert (await worker.reach(KETTLE)).id == "1"
    assert (await worker.reach(KETTLE)).id == "1"


async def test_what_is_no_link_is_refused_at_once() -> None:
    (worker,) = Setting().workers
    with pytest.raises(InvalidLink):
        await worker.reach(Question(url="not a link"))


async def test_what_is_at_hand_is_what_would_be_given_and_causes_no_look_up() -> None:
    setting = Setting(workers=2)
    setting.open()
    first, second = setting.workers
    assert await first.at_hand(KETTLE) is None
    reached = await first.reach(KETTLE)
    for asked in (KETTLE, KETTLE_FROM_A_FRIEND):
        assert await second.at_hand(asked) == reached
    setting.clock.now += 61
    assert await first.at_hand(KETTLE) is None
    assert setting.look_ups == 1


@pytest.mark.parametrize(
    "question",
    [Question(url=KETTLE.url, anew=True), Question(url=KETTLE.url, pages=("<p>",)), Question(pages=("<p>",))],
)
async def test_what_has_to_be_looked_at_anew_is_never_at_hand(question: Question) -> None:
    setting = Setting()
    setting.open()
    await setting.workers[0].reach(KETTLE)
    assert await setting.workers[0].at_hand(question) is None


async def test_a_refusal_is_not_at_hand() -> None:
    setting = Setting()
    setting.open()
    setting.shops[0].error = PageBlocked("A captcha.")
    with pytest.raises(PageBlocked):
        await setting.workers[0].reach(KETTLE)
    assert await setting.workers[0].at_hand(KETTLE) is None
