"""Questions to the bot that somebody waits at: a button was pressed, a query was typed."""

import asyncio
import time
from typing import Generic, TypeVar

_Answer = TypeVar("_Answer")


class Question(Generic[_Answer]):
    """name: how it is called where it is not answered. answer: the bot's last one, None until there is one.

    asked: when, on the monotonic clock.
    """

    def __init__(self, question_id: str, name: str) -> None:
        self.id = question_id
        self.answer: _Answer | None = None
        self.asked = time.monotonic()
        self.is_expired = False
        self._name = name
        self._answered = asyncio.Event()

    def expire(self) -> None:
        """As when minutes have passed: an answer is refused from now on."""
        self.is_expired = True

    def take(self, answer: _Answer) -> None:
        self.answer = answer
        self._answered.set()

    async def wait_answered(self, seconds: float = 10) -> _Answer:
        """Raises: AssertionError when the bot leaves it unanswered."""
        try:
            await asyncio.wait_for(self._answered.wait(), seconds)
        except TimeoutError:
            raise AssertionError(f"{self._name} is not answered after {seconds} s") from None
        assert self.answer is not None
        return self.answer
