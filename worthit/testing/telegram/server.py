"""A Telegram of our own: a Bot API server on loopback, and the people who talk with the bot."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote, urlsplit

import h11
import msgspec

from worthit.testing.http import Request, Response, converse
from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.botfather import BotFather
from worthit.testing.telegram.callbacks import CallbackQuery
from worthit.testing.telegram.calls import Call
from worthit.testing.telegram.chats import Chat, PeoplesChat
from worthit.testing.telegram.groups import Group, GroupKind
from worthit.testing.telegram.guests import GuestQuery
from worthit.testing.telegram.methods import METHODS
from worthit.testing.telegram.misfortunes import Misfortunes
from worthit.testing.telegram.parameters import Parameters, parameters_of_body, parameters_of_request
from worthit.testing.telegram.person import Person
from worthit.testing.telegram.refusals import Refusal, not_found, unauthorized
from worthit.testing.telegram.webhooks import Redelivery, Webhook, WebhookDelivery

_EXAMPLE = "4242:example-token-of-the-bot"
_FIRST_PERSON = 900_001
_NOT_IN_ANSWERS = ("get", "setwebhook", "deletewebhook")


class FakeTelegram(Misfortunes):
    """One bot's Telegram, for as long as it is open.

    token: the only one that is known, `<number>:<anything>`. redelivery: when webhooks fail. botfather: what the bot's
    owner has set. api: version of the Bot API that is spoken; what came later is unknown. url: where the server is, for
    a client's base address. calls: all that came for this token, in order.
    """

    def __init__(
        self,
        token: str = _EXAMPLE,
        name: str = "WorthIt!",
        username: str = "worthit_bot",
        redelivery: Redelivery = Redelivery(),
        botfather: BotFather = BotFather(),
        api: str = "10.3",
    ) -> None:
        self.token = token
        self.url = ""
        self.calls: list[Call] = []
        super().__init__(BotAccount(token, name, username, botfather, api))
        self._account.webhooks = WebhookDelivery(self._account.updates, redelivery, self._respond)

    @asynccontextmanager
    async def open(self) -> AsyncIterator["FakeTelegram"]:
        """Listen on a free port of 127.0.0.1."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            server.close()
            await self._account.webhooks.stop()
            await self._hang_up()

    def person(
        self, first_name: str, language: str | None = None, last_name: str | None = None, username: str | None = None
    ) -> Person:
        """Somebody new, with an open private chat. language: an IETF tag, None where the app does not tell."""
        user = {"id": _FIRST_PERSON + len(self._account.chats), "is_bot": False, "first_name": first_name}
        more = {"last_name": last_name, "username": username, "language_code": language}
        return Person(self._account, user | {key: value for key, value in more.items() if value is not None})

    def group(
        self, title: str, members: Sequence[Person] = (), kind: GroupKind = "supergroup", with_bot: bool = True
    ) -> Group:
        """A new group, of which the bot is a member already or not; people speak there by `person.in_(group)`."""
        group = Group(self._account, title, kind, members)
        group.bot_status = "member" if with_bot else "left"
        return group

    def chat_with(self, other: Person) -> Chat:
        """Somebody's chat with this person, as they see it; the bot gets there by inline mode only."""
        return PeoplesChat(other.private.described)

    def calls_of(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method.lower() == method.lower()]

    @property
    def callback_queries(self) -> list[CallbackQuery]:
        """The buttons pressed so far."""
        return list(self._account.callback_queries.values())

    @property
    def guest_queries(self) -> list[GuestQuery]:
        """The messages that called the bot as a guest so far."""
        return list(self._account.guest_queries.values())

    @property
    def stars(self) -> int:
        """What the bot has been paid, less what it has given back."""
        return self._account.till.stars

    @property
    def pending_updates(self) -> list[dict[str, Any]]:
        """Updates that the bot has not confirmed, oldest first."""
        return [update.json() for update in self._account.updates.waiting]

    async def rotate_token(self, token: str) -> None:
        """As @BotFather does: the old token is refused from now on, and the webhook is gone with it.

        Raises: ValueError for the token of another bot.
        """
        if token.partition(":")[0] != self.token.partition(":")[0]:
            raise ValueError("the number before the colon is the bot's own")
        self.token = self._account.token = token
        await self._account.webhooks.set(Webhook())

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._troubles.unreachable:
            writer.transport.abort()
            return
        conversation = asyncio.current_task()
        assert conversation is not None
        self._conversations[conversation] = writer
        try:
            await converse(reader, writer, self._answer)
        except (ConnectionError, h11.ProtocolError, asyncio.CancelledError):
            pass  # the other side has gone or speaks no HTTP, or the test is over
        finally:
            del self._conversations[conversation]
            writer.close()

    async def _hang_up(self) -> None:
        conversations = list(self._conversations)
        for conversation in conversations:
            conversation.cancel()
        await asyncio.gather(*conversations, return_exceptions=True)

    async def _answer(self, request: Request) -> Response:
        try:
            place = unquote(urlsplit(request.target).path).split("/", 2)[1:]
            if place[0] == "file":
                return self._download("/".join(place[1:]))
            token, name = self._called(place)
            if token != self.token:
                raise unauthorized()
            result = await self._call(name, parameters_of_request(request))
        except Refusal as refusal:
            return Response(status=refusal.code, body=msgspec.json.encode(refusal.body()))
        return Response(status=200, body=msgspec.json.encode({"ok": True, "result": result}))

    def _called(self, place: list[str]) -> tuple[str, str]:
        """The token and the method of /bot<token>/<method>. Raises: Refusal."""
        if len(place) != 2 or not place[0].startswith("bot"):
            raise not_found()
        return place[0].removeprefix("bot"), place[1]

    def _download(self, place: str) -> Response:
        token, _, path = place.removeprefix("bot").partition("/")
        file = self._account.files.at(path) if token == self.token else None
        if file is None:
            raise not_found()
        return Response(status=200, content_type="application/octet-stream", body=file.content)

    async def _call(self, name: str, parameters: Parameters, in_webhook_answer: bool = False) -> Any:
        files = tuple(upload.name for upload in parameters.uploads.values())
        call = Call(
            method=name,
            parameters=parameters.fields,
            files=files,
            time=datetime.now(UTC),
            in_webhook_answer=in_webhook_answer,
        )
        self.calls.append(call)
        try:
            await self._troubles.befall(name, parameters.text("chat_id"))
            known = METHODS.get(name.lower())
            if known is None or not self._account.knows(known.since):
                raise not_found("method not found")
            return await known.function(self._account, parameters)
        except Refusal as refusal:
            call.refusal = refusal.description
            raise

    async def _respond(self, answer: Response) -> None:
        """Do the call that a webhook's answer carries; nobody is told what becomes of it."""
        try:
            parameters = parameters_of_body(answer.content_type, answer.body)
            name = parameters.text("method")
            if name and not name.lower().startswith(_NOT_IN_ANSWERS):
                await self._call(name, parameters, in_webhook_answer=True)
        except Refusal:
            pass  # it stands in the call
