"""A Hugging Face of our own on loopback: the one call that judges sentences, and what can go wrong with it."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import h11
import msgspec
from msgspec import Struct

from worthit.testing.http import Request, Response, converse
from worthit.testing.loopback import listening

TOKEN = "hf_0123456789abcdefghijklmnopqrstuvwx"  # noqa: S105 - the only one that it lets in
MODEL = "nlptown/bert-base-multilingual-uncased-sentiment"
PATH = "/models/{model}"
_STARS = ("1 star", "2 stars", "3 stars", "4 stars", "5 stars")

Labels = list[dict[str, Any]]
Trouble = Callable[[asyncio.StreamWriter], Awaitable[Response]]
"""What befalls a request instead of the model's answer: another answer, or none when it raises ConnectionError."""


class Asked(Struct, frozen=True):
    """The body of a request that was let in. Anything else in it is refused."""

    inputs: list[str]
    parameters: dict[str, int] = {}


_decode = msgspec.json.Decoder(Asked).decode


def stars(best: int, share: float = 1.0) -> Labels:
    """Five labels, the best first; what is left of 1 is shared by the others."""
    others = [name for position, name in enumerate(_STARS, start=1) if position != best]
    return [
        {"label": _STARS[best - 1], "score": share},
        *({"label": name, "score": (1.0 - share) / len(others)} for name in others),
    ]


def by_first_word(sentence: str) -> Labels:
    """As many stars as the digit that a sentence begins with, else three."""
    return stars(int(sentence[0])) if sentence[:1] in set("12345") else stars(3)


class FakeHuggingFace:
    """Answers what `model` says of each sentence, unless `trouble` is set.

    asked: the requests that were let in. knocks: how many came in all. url: for the settings, with `{model}`.
    """

    def __init__(self, model: Callable[[str], Labels] = by_first_word) -> None:
        self.model = model
        self.trouble: Trouble | None = None
        self.asked: list[Asked] = []
        self.knocks = 0
        self.url = ""

    @property
    def sentences(self) -> list[list[str]]:
        """What was sent, request by request."""
        return [asked.inputs for asked in self.asked]

    @asynccontextmanager
    async def open(self) -> AsyncGenerator["FakeHuggingFace", None]:
        """Listen on a free port of 127.0.0.1."""
        async with listening(self._converse) as port:
            self.url = f"http://127.0.0.1:{port}{PATH}"
            yield self

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def answer(request: Request) -> Response:
            return await self._answer(request, writer)

        try:
            await converse(reader, writer, answer)
        except h11.ProtocolError:
            return  # the other side broke off

    async def _answer(self, request: Request, writer: asyncio.StreamWriter) -> Response:
        self.knocks += 1
        if request.authorization != f"Bearer {TOKEN}":
            return refusal(401, "Invalid username or password.")
        if (request.method, request.target) != ("POST", PATH.format(model=MODEL)):
            return refusal(404, "Not Found")
        try:
            asked = _decode(request.body)
        except msgspec.MsgspecError:
            return refusal(422, "Failed to deserialize the JSON body")
        self.asked.append(asked)
        if self.trouble is not None:
            return await self.trouble(writer)
        return said([self.model(sentence)[: asked.parameters.get("top_k", 1)] for sentence in asked.inputs])


def said(content: Any) -> Response:
    """An answer of 200: bytes as they are, anything else as JSON."""
    return Response(status=200, body=content if isinstance(content, bytes) else msgspec.json.encode(content))


def refusal(status: int, error: str, retry_after: str = "", **more: float) -> Response:
    return Response(status=status, retry_after=retry_after, body=msgspec.json.encode({"error": error, **more}))


def loading(seconds: float) -> Response:
    """What comes while a model is being loaded; `seconds`: how long that is thought to take."""
    return refusal(503, f"Model {MODEL} is currently loading", estimated_time=seconds)


def answering(response: Response) -> Trouble:
    async def answer(_: asyncio.StreamWriter) -> Response:
        return response

    return answer


async def hang(_: asyncio.StreamWriter) -> Response:
    """No answer until the other side has enough."""
    never: asyncio.Future[Response] = asyncio.get_running_loop().create_future()
    return await never


async def cut(writer: asyncio.StreamWriter) -> Response:
    """The connection breaks in the middle of an answer."""
    writer.write(b'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n[[{"label":')
    await writer.drain()
    raise ConnectionAbortedError
