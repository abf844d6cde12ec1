"""What people ask the bot from chats that it has no part in: inline queries."""

from worthit.testing.telegram.inline import InlineQuery, InlineResult
from worthit.testing.telegram.messages import Message
from worthit.testing.telegram.somebody import Somebody

_QUERY_LENGTH = 256


class Asker(Somebody):
    """Where a person is (see `in_`) is where they type the query."""

    async def inline(self, text: str, offset: str = "") -> InlineQuery:
        """Type `@bot text`. offset: of a further page, as the answer before gave it.

        What the bot said before is given again for as long as it allowed (`cached`). Raises: LookupError when the bot
        has no inline mode.
        """
        if not self._account.botfather.inline:
            raise LookupError("the bot has no inline mode")
        query = InlineQuery(self._account.new_id(), self.id, text[:_QUERY_LENGTH], offset)
        if kept := self._account.inline_cache.find(query):
            query.cached = True
            query.take(kept)
            return query
        self._account.inline_queries[query.id] = query
        kind = "sender" if self.chat is self.private else self.chat.described["type"]
        content = {"id": query.id, "from": self.user, "query": query.text, "offset": offset, "chat_type": kind}
        self._account.updates.push("inline_query", content, self.id)
        return query

    async def choose(self, query: InlineQuery, result: InlineResult) -> Message:
        """Take a result: its message is sent where the person is, and the bot can edit it if it has buttons."""
        message = self._account.send_via_bot(self.chat, self.user, result.content)
        if self._account.botfather.inline_feedback:
            place = {"inline_message_id": message.inline_id} if message.inline_id else {}
            chosen = {"result_id": result.id, "from": self.user, "query": query.text, **place}
            self._account.updates.push("chosen_inline_result", chosen, self.id)
        return message
