"""Groups and supergroups: several people, and the bot among them or not."""

import itertools
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.chats import Chat
from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.membership import RIGHTS, Status, chat_member
from worthit.testing.telegram.messages import Message, unix_time
from worthit.testing.telegram.person import Person
from worthit.testing.telegram.refusals import bad_request, forbidden, upgraded

GroupKind = Literal["group", "supergroup"]

_FIRST_GROUP = -4_000_001
_FIRST_SUPERGROUP = -1_002_000_000_001
_COMMAND = re.compile(r"/\w+(?:@(\w+))?")


class Group(Chat):
    """What befalls the bot in a group; people speak there by `person.in_(group)`.

    With group privacy (see BotFather) the bot hears only of commands that are not for another bot, of replies to what
    it wrote, of messages that mention it, and of people who come and go; as an administrator, of everything. The group
    belongs to the first of its members.
    """

    def __init__(self, account: BotAccount, title: str, kind: GroupKind, members: Sequence[Person]) -> None:
        first = _FIRST_GROUP if kind == "group" else _FIRST_SUPERGROUP
        super().__init__({"id": first - len(account.chats), "type": kind, "title": title})
        self.kind = kind
        self.members = list(members)
        self._owner = members[0] if members else None
        self.bot_status: Status = "left"
        self.upgraded_to = 0
        self._account = account
        self._denied: frozenset[str] = frozenset()
        self._ids = itertools.count(1)
        account.chats[self.id] = self

    @property
    def takes_guests(self) -> bool:
        return self.bot_status == "left"

    def admit(self, right: str = "") -> None:
        if self.upgraded_to:
            raise upgraded(self.upgraded_to)
        if self.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {self.kind} chat")
        if self.bot_status == "left":
            raise forbidden(f"bot is not a member of the {self.kind} chat")
        if self.bot_status == "restricted" and RIGHTS.get(right) in self._denied:
            raise bad_request(f"not enough rights to send {right} to the chat")

    def tells_bot_of(self, message: Message) -> bool:
        if self.bot_status in ("left", "kicked"):
            return False
        if self.bot_status == "administrator" or not self._account.botfather.group_privacy:
            return True
        return self._is_meant_for_bot(message)

    @property
    def tells_bot_of_reactions(self) -> bool:
        return self.bot_status == "administrator"

    def next_id(self) -> int | None:
        """Supergroups count their messages for themselves: the same id is another message in another one."""
        return next(self._ids) if self.kind == "supergroup" else None

    async def add_bot(self, by: Person) -> None:
        self._set_bot("member", by)
        self._say(by, {"new_chat_members": [self._account.me]})

    async def kick_bot(self, by: Person) -> None:
        """Put the bot out; it hears of it, and is refused what it writes here."""
        self._say(by, {"left_chat_member": self._account.me})
        self._set_bot("kicked", by)

    async def promote_bot(self, by: Person) -> None:
        """Make the bot an administrator."""
        self._set_bot("administrator", by)

    async def restrict_bot(self, by: Person, *what: str) -> None:
        """Take the right from the bot to send something, such as "photos"; without a word, to send anything."""
        self._denied = frozenset(RIGHTS[right] for right in what or RIGHTS)
        self._set_bot("restricted", by)

    async def join(self, person: Person, by: Person | None = None) -> None:
        """Somebody comes, or is brought along."""
        self.members.append(person)
        self._say(by or person, {"new_chat_members": [person.user]})

    async def leave(self, person: Person) -> None:
        self.members.remove(person)
        self._say(person, {"left_chat_member": person.user})

    async def migrate(self, by: Person) -> "Group":
        """Make a supergroup of a group: another chat with another id; the old one refuses what the bot does."""
        successor = Group(self._account, str(self.described["title"]), "supergroup", self.members)
        successor.bot_status = self.bot_status
        self._say(by, {"migrate_to_chat_id": successor.id})
        successor._say(by, {"migrate_from_chat_id": self.id, "title": self.described["title"]})
        self.upgraded_to = successor.id
        return successor

    def member_json(self, user_id: int) -> dict[str, Any] | None:
        """The ChatMember of the Bot API; None for somebody who was never here."""
        if user_id == self._account.me["id"]:
            return chat_member(self._account.me, self.bot_status, self._denied)
        member = next((member for member in self.members if member.id == user_id), None)
        return None if member is None else chat_member(member.user, "creator" if member is self._owner else "member")

    def _is_meant_for_bot(self, message: Message) -> bool:
        if not message.content.json():
            return True  # somebody came or went
        username = str(self._account.me["username"]).lower()
        if command := _COMMAND.match(message.text):
            return (command[1] or username).lower() == username
        replied = self.find(message.replies_to)
        mentions = (mention.lower() for mention in message.marked("mention"))
        return f"@{username}" in mentions or message.from_bot or (replied is not None and replied.from_bot)

    def _set_bot(self, status: Status, by: Person) -> None:
        before = chat_member(self._account.me, self.bot_status, self._denied)
        self.bot_status = status
        content = {
            "chat": self.json(),
            "from": by.user,
            "date": unix_time(datetime.now(UTC)),
            "old_chat_member": before,
            "new_chat_member": chat_member(self._account.me, status, self._denied),
        }
        self._account.updates.push("my_chat_member", content, self.id)

    def _say(self, by: Person, service: dict[str, Any]) -> None:
        self._account.hear(self._account.write(self, by.user, Content(), service))
