"""Buttons that were pressed."""

from msgspec import Struct

from worthit.testing.telegram.questions import Question


class CallbackAnswer(Struct, frozen=True, kw_only=True):
    """What answerCallbackQuery shows the person. text: "" for nothing."""

    text: str = ""
    show_alert: bool = False
    url: str = ""


class CallbackQuery(Question[CallbackAnswer]):
    """A button pressed."""

    def __init__(self, query_id: str, data: str) -> None:
        super().__init__(query_id, f"the press of {data!r}")
        self.data = data
