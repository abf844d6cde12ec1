"""Reading pages that fight back: in a process of its own, which is killed, so that others are still served."""

import asyncio
import os
from typing import Any

import pytest

from tests.journeys.instance import page
from worthit.errors import AnalysisUnavailable
from worthit.product.extract.document import Document, Testimony
from worthit.product.lookup import Lookup


class Stuck:
    """A reader that never ends."""

    name = "stuck"

    def applies(self, document: Document) -> bool:
        while "endless" in document.html:
            pass
        return False

    def read(self, document: Document) -> Testimony:
        return Testimony()


class Crashing(Stuck):
    """A reader that takes its process down, as a fault in a parser would."""

    name = "crashing"

    def applies(self, document: Document) -> bool:
        if "crash" in document.html:
            os._exit(1)
        return False


async def on_stage(stage: str, detail: str | None = None) -> None:
    return None


async def read(lookup: Lookup, html: str) -> Any:
    return (await lookup.take([html], None, on_stage)).reading.product


async def test_a_page_that_cannot_be_read_in_time_is_given_up_and_others_are_read() -> None:
    lookup = Lookup((), (Stuck(),), read_seconds=1.5)
    tries = [asyncio.create_task(read(lookup, "endless")) for _ in range(3)]
    for each in tries:
        with pytest.raises(AnalysisUnavailable):
            await each
    assert (await Lookup(()).take([page("kettle")], None, on_stage)).reading.kind == "product"


async def test_a_crash_while_reading_costs_that_page_alone() -> None:
    with pytest.raises(AnalysisUnavailable):
        await read(Lookup((), (Crashing(),)), "crash")
    assert (await read(Lookup(()), page("kettle"))).title == "Vesna Gooseneck Kettle 0.9 l"


async def test_the_loop_goes_on_while_a_page_is_read() -> None:
    reading = asyncio.create_task(read(Lookup((), (Stuck(),), read_seconds=1.0), "endless"))
    turns = 0
    while not reading.done():
        await asyncio.sleep(0.01)
        turns += 1
    assert isinstance(reading.exception(), AnalysisUnavailable)
    assert turns > 20
