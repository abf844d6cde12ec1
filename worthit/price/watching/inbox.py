"""The channel of accounts that nobody can write to: their alerts lie here, to be read."""

from worthit.price.watching.model import Alert

CHANNEL = "account"


class Inbox:
    """`account:<id>` is told by `GET /v1/alerts`, which shows what has its turn: after quiet hours, one by one."""

    channel = CHANNEL

    async def notify(self, to: str, alert: Alert) -> None:
        """Nothing is sent anywhere."""
