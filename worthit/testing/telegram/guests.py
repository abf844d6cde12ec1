"""Guest mode: the bot is called by its name into a chat that it is not a member of, and answers once."""

from worthit.testing.telegram.messages import Message
from worthit.testing.telegram.questions import Question


class GuestQuery(Question[Message]):
    """A message that calls the bot. answer: the bot's message, in the same chat."""

    def __init__(self, query_id: str, message: Message) -> None:
        super().__init__(query_id, f"the guest query {message.text!r}")
        self.message = message
