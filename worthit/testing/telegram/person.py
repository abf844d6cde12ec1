"""A person who talks with the bot."""

from datetime import UTC, datetime

from worthit.testing.telegram.asking import Asker
from worthit.testing.telegram.membership import chat_member
from worthit.testing.telegram.messages import unix_time
from worthit.testing.telegram.opening import Opener
from worthit.testing.telegram.paying import Payer
from worthit.testing.telegram.pressing import Presser
from worthit.testing.telegram.writing import Writer


class Person(Writer, Presser, Asker, Opener, Payer):
    """What a person does, in the private chat with the bot or elsewhere; the bot hears of it by updates."""

    async def block_bot(self) -> None:
        """From now on the bot is refused what it writes to the person."""
        self._set_blocked(True)

    async def unblock_bot(self) -> None:
        self._set_blocked(False)

    def _set_blocked(self, blocked: bool) -> None:
        self.private.blocked = blocked
        me = self._account.me
        content = {
            "chat": self.private.json(),
            "from": self.user,
            "date": unix_time(datetime.now(UTC)),
            "old_chat_member": chat_member(me, "member" if blocked else "kicked"),
            "new_chat_member": chat_member(me, "kicked" if blocked else "member"),
        }
        self._account.updates.push("my_chat_member", content, self.private.id)
