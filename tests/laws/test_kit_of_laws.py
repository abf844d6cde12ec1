"""What authors of plugins get: the laws object to a judge that breaks them, and say what they need."""

import itertools
import subprocess
import sys
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import Phase, Verbosity, settings

from worthit.reviews.language import Language
from worthit.testing.laws import sameness, weighing
from worthit.testing.laws.strategies import TELLING_TEXTS, evidence


class Moody:
    """Judges otherwise each time."""

    name = "moody"

    def __init__(self) -> None:
        self._moods = itertools.cycle((-0.9, 0.9))

    async def judge(self, sentences: Sequence[str], languages: Sequence[Language]) -> list[float]:
        mood = next(self._moods)
        return [mood] * len(sentences)


@pytest.fixture
def first_failure() -> Iterator[None]:
    """A law that is broken says so at once: that its example is made small is Hypothesis's own affair."""
    before = settings.get_current_profile_name()
    settings.register_profile(
        "first failure", max_examples=100, phases=[Phase.generate], database=None, verbosity=Verbosity.quiet
    )
    settings.load_profile("first failure")
    yield
    settings.load_profile(before)


@pytest.mark.usefixtures("first_failure")
def test_a_judge_that_says_something_else_each_time_breaks_a_law() -> None:
    with pytest.raises(AssertionError):
        sameness.the_same_evidence_gives_the_same_bytes(weighing(Moody()), evidence(texts=TELLING_TEXTS))


class Loud(Moody):
    """Judges beyond the scale."""

    async def judge(self, sentences: Sequence[str], languages: Sequence[Language]) -> list[float]:
        return [7.0] * len(sentences)


@pytest.mark.usefixtures("first_failure")
def test_a_judge_beyond_the_scale_is_not_believed() -> None:
    with pytest.raises(ValueError, match="outside -1 to 1"):
        sameness.the_same_evidence_gives_the_same_bytes(weighing(Loud()), evidence(texts=TELLING_TEXTS))


def test_without_hypothesis_it_says_what_to_install() -> None:
    program = "import sys; sys.modules['hypothesis'] = None; import worthit.testing; import worthit.testing.laws"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert answer.returncode == 1
    assert "worthit.testing.laws needs hypothesis: pip install hypothesis" in answer.stderr
