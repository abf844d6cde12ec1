from collections.abc import AsyncIterator

import pytest

from worthit.testing.huggingface import FakeHuggingFace


@pytest.fixture
async def hub() -> AsyncIterator[FakeHuggingFace]:
    async with FakeHuggingFace().open() as opened:
        yield opened
