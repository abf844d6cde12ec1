"""From the inbox to whoever answers: chats side by side, each in order, and again where Telegram was not to be had."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog
from aiogram.exceptions import TelegramForbiddenError
from sqlalchemy.exc import SQLAlchemyError

from worthit_bot.condition import Condition
from worthit_bot.inbox import LEASE, Inbox, Received
from worthit_bot.telegram import Unreachable

AT_ONCE = 32
MOST_ATTEMPTS = 8
LOOK_SECONDS = 1.0
"""How often one looks for updates that other workers left."""
STOP_SECONDS = 3.0
log = structlog.get_logger(__name__)


class Deliveries:
    """Hands each update to `answer`."""

    def __init__(self, inbox: Inbox, answer: Callable[[Received], Awaitable[None]], condition: Condition) -> None:
        self._inbox = inbox
        self._answer = answer
        self._condition = condition
        self._news = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Something was stored."""
        self._news.set()

    async def run(self) -> None:
        """Until it is cancelled; what is being answered then is finished, or left to others."""
        try:
            while True:
                self._news.clear()
                with self._database_trouble():
                    await self._take()
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_SECONDS):
                        await self._news.wait()
        finally:
            await self._finish()

    async def renew(self) -> None:
        """Keep what is being answered here. Runs until it is cancelled."""
        while True:
            await asyncio.sleep(LEASE.total_seconds() / 3)
            if self._tasks:
                with self._database_trouble():
                    await self._inbox.renew()

    async def _take(self) -> None:
        free = AT_ONCE - len(self._tasks)
        for received in await self._inbox.take(free) if free > 0 else ():
            task = asyncio.create_task(self._deliver(received))
            self._tasks.add(task)
            task.add_done_callback(self._ended)
        self._condition.well("answering")

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._news.set()  # the next of its chat can be taken
        if not task.cancelled() and (error := task.exception()) is not None:
            log.warning("an answer could not be noted in the database", reason=type(error).__name__)

    async def _deliver(self, received: Received) -> None:
        if received.attempt > MOST_ATTEMPTS:
            log.error("update given up", update_id=received.update_id, attempts=received.attempt - 1)
            await self._inbox.done(received.update_id)
            return
        try:
            await self._answer(received)
        except asyncio.CancelledError:
            await self._inbox.put_off(received.update_id, 0)
            raise
        except (*Unreachable, SQLAlchemyError, OSError) as error:
            log.warning("update put off", update_id=received.update_id, reason=type(error).__name__)
            await self._inbox.put_off(received.update_id, min(2.0**received.attempt, 60.0))
            return
        except TelegramForbiddenError:
            log.info("the person does not want to hear from the bot", update_id=received.update_id)
        except Exception:
            log.exception("update cannot be answered", update_id=received.update_id)
        await self._inbox.done(received.update_id)

    async def _finish(self) -> None:
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=STOP_SECONDS)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _database_trouble(self) -> "_DatabaseTrouble":
        return _DatabaseTrouble(self._condition)


class _DatabaseTrouble:
    """Notes that the database is not to be had, and goes on."""

    def __init__(self, condition: Condition) -> None:
        self._condition = condition

    def __enter__(self) -> None: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> bool:
        if not isinstance(error, SQLAlchemyError | OSError):
            return False
        self._condition.trouble("answering", "updates cannot be read from the database")
        return True
