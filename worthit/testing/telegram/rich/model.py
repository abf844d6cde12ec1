"""A rich message as it stands."""

from typing import Any

from msgspec import Struct

from worthit.testing.telegram.keyboards import Button
from worthit.testing.telegram.rich.lines import lines_of
from worthit.testing.telegram.rich.walking import every, plain

Block = dict[str, Any]
"""A RichBlock of the Bot API."""


class Rich(Struct, frozen=True, kw_only=True):
    blocks: tuple[Block, ...]
    is_rtl: bool = False

    @property
    def lines(self) -> list[str]:
        """What a person reads."""
        return lines_of(self.blocks)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Those within the message, in their order."""
        found = [button for part in every(self.blocks) for button in (*part.get("buttons", ()), part.get("button"))]
        return tuple(
            Button(text=plain(given["text"]), url=given.get("url"), callback_data=given.get("callback_data"))
            for given in found
            if given
        )

    def json(self) -> dict[str, Any]:
        """The RichMessage of the Bot API."""
        return {"blocks": list(self.blocks), **({"is_rtl": True} if self.is_rtl else {})}
