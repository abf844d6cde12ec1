"""Buttons that were pressed."""

import asyncio

from msgspec import Struct


class CallbackAnswer(Struct, frozen=True, kw_only=True):
    """What answerCallbackQuery shows the person. text: "" for nothing."""

    text: str = ""
    show_alert: bool = False
    url: str = ""


class CallbackQuery:
    """A button pressed. answer: the bot's last one, None until there is one."""

    def __init__(self, query_id: str, data: str) -> None:
        self.id = query_id
        self.data = data
        self.answer: CallbackAnswer | None = None
        self.is_expired = False
        self._answered = asyncio.Event()

    def expire(self) -> None:
        """As when minutes have passed: an answer is refused from now on."""
        self.is_expired = True

    def take(self, answer: CallbackAnswer) -> None:
        self.answer = answer
        self._answered.set()

    async def wait_answered(self, seconds: float = 10) -> CallbackAnswer:
        """Raises: AssertionError when the bot leaves it unanswered."""
        try:
            await asyncio.wait_for(self._answered.wait(), seconds)
        except TimeoutError:
            raise AssertionError(f"the press of {self.data!r} is not answered after {seconds} s") from None
        assert self.answer is not None
        return self.answer
