"""Who tells people: one notifier a channel. `telegram:4711` is told by the channel `telegram`, which knows 4711."""

from typing import Protocol

from worthit.price.watching.model import Alert


class NotifyLater(Exception):
    """Raised by a notifier that must not, or cannot, tell now; it is asked again after so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not for {seconds:g} s")
        self.seconds = seconds


class NotifyNever(Exception):
    """Raised by a notifier for somebody who does not want to hear, or is not there: the watches of that owner end."""


class Notifier(Protocol):
    """Tells alerts on one channel. Whatever else `notify` raises, it is called again for the same alert."""

    channel: str

    async def notify(self, to: str, alert: Alert) -> None:
        """Tell it, and return once it is told. to: the owner without the channel. Raises NotifyLater, NotifyNever."""
        ...


def channel_of(owner: str) -> str:
    """`telegram:4711` → `telegram`."""
    return owner.partition(":")[0]


def recipient_of(owner: str) -> str:
    """`telegram:4711` → `4711`."""
    return owner.partition(":")[2]
