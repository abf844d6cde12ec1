"""The channel that is always there: alerts stand where `worthit run` writes, and need no account anywhere."""

from worthit.price.watching.model import Alert
from worthit.verdict.watching.words import alert_words


class Terminal:
    """Tells `terminal:<name>` in English."""

    channel = "terminal"

    async def notify(self, to: str, alert: Alert) -> None:
        words = alert_words(alert)
        print("\n".join([words.first, *(f"  {line}" for line in words.lines), f"  {alert.url}"]), flush=True)
