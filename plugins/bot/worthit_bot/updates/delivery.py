"""From the inbox to whoever answers: chats side by side, each in order, and again where Telegram was not to be had."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from sqlalchemy.exc import SQLAlchemyError

from worthit_bot.condition import Condition
from worthit_bot.sending.patience import Unreachable
from worthit_bot.updates.arrivals import seconds_to_answer
from worthit_bot.updates.inbox import LEASE, Inbox, Received

AT_ONCE = 32
AT_ONCE_BESIDES = 8
"""Of those that cannot wait, so many more."""
MOST_ATTEMPTS = 8
"""Of an update with which the process ends each time."""
OLDEST_SECONDS = 86_400.0
"""Older than that an answer is of no use."""
LOOK_SECONDS = 1.0
"""How often one looks for updates that other workers left."""
PAUSE_SECONDS = 0.02
"""Between two looks, so that one finds what several ends have made free."""
STOP_SECONDS = 3.0
FORGET_SECONDS = 3600.0
LONGEST_WAIT = 60.0
_NO_ROOM = ("chat not found", "not enough rights to send")
"""What Telegram says where a chat cannot be written to, though it calls it a bad request."""
log = structlog.get_logger(__name__)


class Deliveries:
    """Hands each update to `answer`, presses that are repeated while the first is answered to `acknowledge`, and those
    whose answer fails to `apologise`.
    """

    def __init__(
        self,
        inbox: Inbox,
        answer: Callable[[Received], Awaitable[None]],
        acknowledge: Callable[[Received], Awaitable[None]],
        apologise: Callable[[Received], Awaitable[None]],
        condition: Condition,
    ) -> None:
        self._inbox = inbox
        self._answer = answer
        self._acknowledge = acknowledge
        self._apologise = apologise
        self._condition = condition
        self._news = asyncio.Event()
        self._tasks: dict[asyncio.Task[None], int] = {}
        self._is_running = False
        self._some_wait = True
        inbox.give_to(self._room, self._begin, self._wake)

    async def run(self) -> None:
        """Until it is cancelled; what is being answered then is finished, or left to others."""
        self._is_running = True
        try:
            while True:
                self._news.clear()
                with self._database_trouble():
                    await self._take()
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_SECONDS):
                        await self._news.wait()
                        await asyncio.sleep(PAUSE_SECONDS)
        finally:
            self._is_running = False
            await self._finish()

    async def renew(self) -> None:
        """Keep what is being answered here. Runs until it is cancelled."""
        while True:
            await asyncio.sleep(LEASE.total_seconds() / 3)
            if self._tasks:
                with self._database_trouble():
                    await self._inbox.renew(list(self._tasks.values()))

    async def forget(self) -> None:
        """Forget what was answered long ago. Runs until it is cancelled."""
        while True:
            with self._database_trouble():
                await self._inbox.forget()
            await asyncio.sleep(FORGET_SECONDS)

    def _wake(self) -> None:
        """Something is stored that could not be begun at once."""
        self._some_wait = True
        if self._room(False) > 0:
            self._news.set()

    async def _take(self) -> None:
        free, besides = self._room(False), self._room(True)
        if free > 0:
            taken = await self._inbox.take(free)
        else:
            taken = await self._inbox.take(besides, at_once=True) if besides > 0 else []
        for received in taken:
            self._begin(received)
        self._some_wait = bool(taken) or (self._some_wait and bool(self._tasks))
        self._condition.well("answering")

    def _room(self, at_once: bool) -> int:
        most = AT_ONCE + AT_ONCE_BESIDES if at_once else AT_ONCE
        return most - len(self._tasks) if self._is_running else 0

    def _begin(self, received: Received) -> None:
        task = asyncio.create_task(self._deliver(received))
        self._tasks[task] = received.update_id
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        del self._tasks[task]
        if self._some_wait:
            self._news.set()  # the next of its chat can be taken
        if not task.cancelled() and (error := task.exception()) is not None:
            log.warning("an answer could not be noted in the database", reason=type(error).__name__)

    async def _deliver(self, received: Received) -> None:
        if self._is_in_vain(received):
            await self._inbox.done(received.update_id)
            return
        try:
            await (self._acknowledge if received.is_repeated else self._answer)(received)
        except asyncio.CancelledError:
            await self._inbox.put_off(received.update_id, 0)
            raise
        except (*Unreachable, SQLAlchemyError, OSError) as error:
            log.warning("update put off", update_id=received.update_id, reason=type(error).__name__)
            await self._inbox.put_off(received.update_id, _pause(received, error))
            return
        except Exception as error:
            if _is_unwanted(error):
                log.info("the bot may say nothing there", update_id=received.update_id, reason=str(error))
            else:
                log.exception("update cannot be answered", update_id=received.update_id)
                await self._apologise(received)
        await self._inbox.done(received.update_id)

    def _is_in_vain(self, received: Received) -> bool:
        """Whether it is too late for an answer, or one was tried too often."""
        within = seconds_to_answer(received.lane)
        if within is not None and received.age() > within:
            log.info("too late to be answered", update_id=received.update_id, lane=received.lane.split(" ")[1])
            return True
        if received.attempt > MOST_ATTEMPTS or received.age() > OLDEST_SECONDS:
            log.error("update given up", update_id=received.update_id, attempts=received.attempt - 1)
            return True
        return False

    async def _finish(self) -> None:
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=STOP_SECONDS)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _database_trouble(self) -> "_DatabaseTrouble":
        return _DatabaseTrouble(self._condition)


def _is_unwanted(error: Exception) -> bool:
    """Whether the person, or whoever runs the group, does not want to hear from the bot, or the chat is gone."""
    if isinstance(error, TelegramBadRequest):
        return any(words in error.message for words in _NO_ROOM)
    return isinstance(error, TelegramForbiddenError)


def _pause(received: Received, error: Exception) -> float:
    """Half as long as it has waited already; as long as Telegram says, where it does."""
    if isinstance(error, TelegramRetryAfter):
        return float(error.retry_after)
    return min(max(received.age() / 2, 1.0), LONGEST_WAIT)


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
