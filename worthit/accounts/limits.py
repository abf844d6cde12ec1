"""How much an asker may ask: a number of questions in a window of time, and look-ups at once."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from worthit.accounts.model import Asker


class Limits:
    """Counts questions and look-ups under way, over all workers."""

    async def spend(self, asker: Asker, questions: int = 1) -> None:
        """Count questions that are about to be answered. Raises RateLimited, SubscriptionExpired."""

    @asynccontextmanager
    async def at_once(self, asker: Asker) -> AsyncGenerator[None, None]:
        """A look-up under way, within. Raises TooManyAtOnce."""
        yield
