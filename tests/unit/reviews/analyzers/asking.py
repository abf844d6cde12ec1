"""The real client, asking the fake over a socket."""

from collections.abc import Sequence

import pytest

from worthit.config import HuggingFaceSettings, Secret
from worthit.errors import AnalysisUnavailable
from worthit.reviews.analyzers import SentenceJudge
from worthit.reviews.analyzers.huggingface import HuggingFace
from worthit.reviews.language import Language
from worthit.testing.huggingface import TOKEN, FakeHuggingFace


class Clock:
    """Monotonic seconds that a test moves."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def client(hub: FakeHuggingFace, clock: Clock | None = None, token: str = TOKEN, seconds: float = 5.0) -> HuggingFace:
    settings = HuggingFaceSettings(token=Secret(token), url=hub.url, seconds=seconds)
    return HuggingFace(settings, clock or Clock())


async def ask(judge: SentenceJudge, *sentences: str) -> list[float]:
    languages: list[Language] = ["en"] * len(sentences)
    return await judge.judge(sentences, languages)


async def fails(judge: SentenceJudge, match: str) -> str:
    """What is told of the failure."""
    with pytest.raises(AnalysisUnavailable, match=match) as raised:
        await ask(judge, "5 fine")
    return raised.value.detail


def answered(scores: Sequence[float]) -> list[float]:
    return [round(score, 3) for score in scores]
