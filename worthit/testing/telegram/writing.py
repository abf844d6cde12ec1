"""What people write and send."""

from collections.abc import Sequence
from typing import Any

from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.entities import Entity, trimmed, utf16_length, with_found
from worthit.testing.telegram.files import Picture
from worthit.testing.telegram.media import Media
from worthit.testing.telegram.messages import Message
from worthit.testing.telegram.origins import Source, forwarded
from worthit.testing.telegram.pictures import keep_photo
from worthit.testing.telegram.somebody import Somebody

_STICKER = Picture(content=b"RIFF\x04\x00\x00\x00WEBP", width=512, height=512)


class Writer(Somebody):
    """Messages of all kinds; `forwarded_from` is who first wrote one, `reply_to` the message that it replies to."""

    async def send(
        self,
        text: str,
        entities: Sequence[Entity] = (),
        forwarded_from: Source | None = None,
        reply_to: Message | None = None,
        quote: str = "",
    ) -> Message:
        """Send a text. entities: such as text_link; those that Telegram finds (url, mention, …) are added.

        quote: the part of the message replied to that is meant.
        """
        text, kept = trimmed(text, entities)
        content = Content(text=text, entities=with_found(text, kept))
        return self._say(content, forwarded(forwarded_from) | replying(reply_to, quote))

    async def whisper(self, command: str) -> Message:
        """Send a command that the bot offers as ephemeral: in a group only the two of them see it.

        Raises: LookupError when it does not.
        """
        name = command.split(maxsplit=1)[0].removeprefix("/").partition("@")[0]
        if not any(offered.get("is_ephemeral") and offered["command"] == name for offered in self._account.offered):
            raise LookupError(f"the bot does not offer /{name} as ephemeral")
        content = Content(text=command, entities=with_found(command, ()))
        message = Message(0, self.chat, self.user, content, {"receiver_user": self._account.me})
        self.chat.add_ephemeral(message, self.id)
        self._account.hear(message)
        return message

    async def send_document(
        self,
        name: str,
        content: bytes,
        mime_type: str,
        caption: str = "",
        forwarded_from: Source | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Send a file of any size; the bot can download up to 20 MB."""
        file = self._account.files.keep(name, content, mime_type)
        return self._say(
            _captioned(Media(kind="document", files=(file,)), caption), forwarded(forwarded_from) | replying(reply_to)
        )

    async def send_photo(
        self,
        content: bytes,
        caption: str = "",
        forwarded_from: Source | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Send a picture; of it Telegram makes a JPEG in several sizes, the largest of 1280 pixels."""
        photo = await keep_photo(self._account.files, content)
        return self._say(_captioned(photo, caption), forwarded(forwarded_from) | replying(reply_to))

    async def send_album(self, *pictures: bytes, caption: str = "") -> list[Message]:
        """Send pictures together: messages of one media group, the first with the caption."""
        photos = [await keep_photo(self._account.files, picture) for picture in pictures]
        group = {"media_group_id": self._account.new_id()}
        captions = [caption, *[""] * len(photos)]
        return [self._say(_captioned(photo, words), group) for photo, words in zip(photos, captions, strict=False)]

    async def send_sticker(self, emoji: str) -> Message:
        file = self._account.files.keep_sticker(_STICKER)
        return self._say(Content(media=Media(kind="sticker", files=(file,), emoji=emoji)), {})

    async def send_voice(self, content: bytes, seconds: int) -> Message:
        file = self._account.files.keep_voice(content, seconds)
        return self._say(Content(media=Media(kind="voice", files=(file,))), {})

    async def edit(self, message: Message, text: str) -> None:
        """Write something else in a message of one's own; of media, in the caption."""
        message.change(Content(text=text, entities=with_found(text, ()), media=message.content.media))
        self._account.hear(message, "edited_message")


def replying(message: Message | None, quote: str = "") -> dict[str, Any]:
    """The fields of the JSON of a message that replies to another."""
    if message is None:
        return {}
    if not quote:
        return {"reply_to_message": message.json()}
    place = utf16_length(message.text[: message.text.index(quote)])
    return {
        "reply_to_message": message.json(),
        "quote": {"text": quote, "position": place, "is_manual": True},
    }


def _captioned(media: Media, caption: str) -> Content:
    text, _ = trimmed(caption, ())
    return Content(text=text, entities=with_found(text, ()), media=media)
