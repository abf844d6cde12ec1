"""What the host knows about one plugin, and how it is left out."""

from typing import Any, Literal, TypeAlias

import structlog

from worthit.config import Secret
from worthit.plugin.contract import Plugin
from worthit.plugin.contributions import Contributions
from worthit.plugin.discover import Found
from worthit.plugin.isolate import Fault, one_line
from worthit.plugin.lifecycle import Lifespan
from worthit.telemetry import Redactor, secrets_in

State: TypeAlias = Literal["ready", "ok", "off", "failed", "missing", "disabled"]
"""`ready`: accepted, not started in this process. `off`: it declined. `missing`: enabled, but not installed."""

log = structlog.get_logger(__name__)


class Member:
    """One plugin in the host. `given`: the values of its section of the settings, which no line may show."""

    def __init__(self, name: str, found: Found | None, *, enabled: bool, given: tuple[str, ...] = ()) -> None:
        self.name = name
        self.found = found
        self.enabled = enabled
        self.plugin: Plugin[Any] | None = None
        self.contributions = Contributions()
        self.lifespan: Lifespan | None = None
        self.state: State = "ready"
        self.line = ""
        self._given = given
        if not enabled:
            self.state, self.line = "disabled", found.problem if found else ""
        elif found is None:
            self.leave_out("missing", "it is enabled but not installed")
        elif found.problem:
            self.leave_out("failed", found.problem)

    @property
    def standing(self) -> bool:
        """Whether it has passed every stage so far."""
        return self.state in ("ready", "ok")

    @property
    def requires(self) -> tuple[str, ...]:
        return self.plugin.manifest.requires if self.plugin else ()

    @property
    def secrets(self) -> list[Secret]:
        """Of its settings; all of them as long as nobody knows which are secret."""
        return secrets_in(self.plugin.config) if self.plugin else [Secret(value) for value in self._given]

    def leave_out(self, state: State, line: str, error: BaseException | None = None) -> None:
        """Take it out whole and report that, once."""
        self.state, self.line = state, self.presentable(line)
        tell = log.debug if state == "off" else log.warning  # it was not wanted: nothing to be warned of
        tell("plugin left out", plugin=self.name, state=state, reason=self.line)
        if error is not None:
            log.debug("plugin left out because of", plugin=self.name, exc_info=error)

    def fail(self, fault: Fault, during: str) -> None:
        """Leave it out for what came out of its code."""
        self.leave_out(fault.state, fault.told(during), fault.error)

    def presentable(self, text: str) -> str:
        """A plugin's words as one line without its secrets."""
        return one_line(Redactor(self.secrets)(text))
