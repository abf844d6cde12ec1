"""How the bot fares, as its tasks saw it last. Asking for it costs nothing."""

from typing import Literal

import structlog

from worthit.plugin import Health

Part = Literal["telegram", "sending", "delivering", "storing", "answering", "menus"]
log = structlog.get_logger(__name__)


class Condition:
    """One trouble at most for each part; logged when it comes and when it goes. detail: how it is while it is well."""

    def __init__(self, detail: str) -> None:
        self._detail = detail
        self._troubles: dict[Part, str] = {"telegram": "Telegram has not answered yet"}

    def trouble(self, part: Part, what: str) -> None:
        if self._troubles.get(part) != what:
            log.warning("bot in trouble", part=part, reason=what)
        self._troubles[part] = what

    def well(self, part: Part) -> None:
        if self._troubles.pop(part, None) is not None:
            log.info("bot well again", part=part)

    def health(self) -> Health:
        if self._troubles:
            return Health("degraded", "; ".join(self._troubles.values()))
        return Health("ok", self._detail)
