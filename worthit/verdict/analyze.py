"""What plugins may say about a verdict: notes in words, each with its evidence. They never touch the score."""

from typing import Protocol

from worthit.verdict.model import Note, VerdictInput


class Analyzer(Protocol):
    """Looks at what a verdict rests on and says what it sees; with nothing to say it returns an empty tuple."""

    @property
    def name(self) -> str: ...

    async def analyze(self, evidence: VerdictInput) -> tuple[Note, ...]: ...
