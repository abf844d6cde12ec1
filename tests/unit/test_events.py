from worthit.events import EventBus, VerdictReached

REACHED = VerdictReached(id="1", key=None, value_score=None)


async def test_a_handler_that_fails_does_not_keep_the_fact_from_the_others() -> None:
    heard: list[VerdictReached] = []

    async def broken(event: VerdictReached) -> None:
        raise RuntimeError("boom")

    async def listening(event: VerdictReached) -> None:
        heard.append(event)

    bus = EventBus()
    bus.on(VerdictReached, broken)
    bus.on(VerdictReached, listening)
    await bus.publish(REACHED)
    assert heard == [REACHED]
