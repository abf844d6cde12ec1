"""What is asked of whoever judges sentences."""

from collections.abc import Sequence
from typing import Protocol

from worthit.reviews.language import Language


class SentenceJudge(Protocol):
    """Says how content sentences of reviews are."""

    @property
    def name(self) -> str: ...

    async def judge(self, sentences: Sequence[str], languages: Sequence[Language]) -> list[float]:
        """Scores from -1 (as bad as can be) to 1, one a sentence, in their order.

        languages: of the sentences, one each. Raises AnalysisUnavailable when it cannot judge all of them now.
        """
        ...
