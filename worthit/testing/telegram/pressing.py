"""What people do with the buttons below a message."""

from datetime import UTC, datetime

from worthit.testing.telegram.callbacks import CallbackQuery
from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.entities import with_found
from worthit.testing.telegram.messages import Message, unix_time
from worthit.testing.telegram.reactions import checked_emoji, reaction_types
from worthit.testing.telegram.somebody import Somebody


class Presser(Somebody):
    """In a group, everybody presses the same buttons."""

    async def press(self, message: Message, label: str) -> CallbackQuery:
        """Press the button of a message that has this text or, failing that, this callback data.

        Raises: LookupError when there is none, or it is not one that calls the bot back.
        """
        button = message.button(label)
        if button.callback_data is None:
            raise LookupError(f"the button {label!r} does not call the bot back")
        return await self.call_back(message, button.callback_data)

    async def call_back(self, message: Message, data: str) -> CallbackQuery:
        """Call the bot back with data that is on no button, as only an odd client does."""
        query = CallbackQuery(self._account.new_id(), data)
        self._account.callback_queries[query.id] = query
        place = {"inline_message_id": message.inline_id} if message.inline_id else {"message": message.json()}
        instance = str(-message.chat.id * 1009)
        content = {"id": query.id, "from": self.user, **place, "chat_instance": instance, "data": data}
        self._account.updates.push("callback_query", content, message.chat.id)
        return query

    async def tap(self, label: str) -> Message:
        """Press a button of the reply keyboard: it sends its text. Raises: LookupError when there is none."""
        if not any(button.text == label and not button.web_app for button in self.chat.keyboard_buttons):
            raise LookupError(f"no button {label!r}, only {[button.text for button in self.chat.keyboard_buttons]}")
        if self.chat.keyboard_is_for_once:
            self.chat.keyboard = ()
        return self._say(Content(text=label, entities=with_found(label, ())), {})

    async def react(self, message: Message, *emoji: str) -> None:
        """Have these reactions to a message and no others; the bot hears of it if it asks for `message_reaction`.

        In a group it must be an administrator too. Raises: Refusal for what is no reaction.
        """
        before = message.reactions_of.get(self.id, ())
        message.reactions_of[self.id] = after = tuple(checked_emoji(one) for one in emoji)
        if message.chat.tells_bot_of_reactions:
            content = {
                "chat": message.chat.json(),
                "message_id": message.id,
                "user": self.user,
                "date": unix_time(datetime.now(UTC)),
                "old_reaction": reaction_types(before),
                "new_reaction": reaction_types(after),
            }
            self._account.updates.push("message_reaction", content, message.chat.id)

    async def stop_draft(self) -> None:
        """Press the button that stops the bot's draft. Raises: LookupError when there is none."""
        if not self.chat.drafts or not self.chat.drafts[-1].can_stop:
            raise LookupError("there is no draft that can be stopped")
        draft = self.chat.drafts[-1]
        content = {"chat": self.chat.json(), "draft_id": draft.id}
        self._account.updates.push("stopped_message_generation", content, self.chat.id)
