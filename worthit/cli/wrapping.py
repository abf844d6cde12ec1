"""Text on a terminal that keeps together what a no-break space joins. Rich breaks its lines at those too."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

_JOINED = {"\u00a0": "\ue000", "\u202f": "\ue001"}
"""No-break spaces, and letters for private use that stand for them while lines are broken."""
_HELD = str.maketrans(_JOINED)
_GIVEN_BACK = str.maketrans({letter: space for space, letter in _JOINED.items()})


class Unbroken:
    """A text in one style. It is no markup: what a shop or an owner wrote may stand in it."""

    def __init__(self, text: str, style: str = "") -> None:
        self.held = Text(text.translate(_HELD), style=style)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from self._lines(console, options.max_width)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self.held)

    def _lines(self, console: Console, width: int) -> Iterator[Text]:
        for line in self.held.wrap(console, width):
            yield Text(line.plain.translate(_GIVEN_BACK), style=self.held.style, no_wrap=True)
