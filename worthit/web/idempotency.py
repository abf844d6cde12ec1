"""POST under a key of the asker's (`Idempotency-Key`): however often it is sent, it is done once.

The draft draft-ietf-httpapi-idempotency-key-header says what the header means. The answer is kept for a day and given
again; what may succeed the next time (5xx, 429) is not kept.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final, Protocol

import structlog
from litestar.connection import Request
from litestar.datastructures import MutableScopeHeaders
from litestar.response.base import ASGIResponse
from litestar.types import ASGIApp, HTTPResponseStartEvent, HTTPScope, Message, Receive, Scope, Send

from worthit.errors import AnalysisUnavailable, Conflict, InvalidRequest, KeyReused
from worthit.storage.idempotency import Different, KeptAnswer, Turn, UnderWay
from worthit.web.layers import HTTPLayer
from worthit.web.raw_headers import values

HEADER: Final = "Idempotency-Key"
REPLAYED: Final = "Idempotency-Replayed"
SHOWN_ONCE: Final = "shown_once"
"""In the `opt` of a handler whose answer shows a secret: such an answer is not kept."""
MOST_BYTES: Final = 1_000_000
"""The largest answer that is kept."""
_NAME: Final = HEADER.lower().encode()
_PATHS: Final = ("/v1/", "/api/")
_KEY = re.compile(r"[\x20-\x7e]{1,255}")
_HEADERS: Final = ("content-type", "location", "cache-control", "link", "preference-applied")
_NOT_KEPT: Final = 429
log = structlog.get_logger(__name__)


class KeyStore(Protocol):
    """What is known of keys, over all workers (`worthit.storage.idempotency`)."""

    async def begin(
        self, subject: str, key: str, fingerprint: str, lease: timedelta
    ) -> Turn | KeptAnswer | UnderWay | Different: ...

    async def keep(self, turn: Turn, answer: KeptAnswer) -> None: ...

    async def free(self, turn: Turn) -> None: ...


class Idempotency(HTTPLayer):
    """Answers a POST that was answered before as then. subject_of: who asks; keys are theirs.

    rights_of: what their credentials allow. What was answered to credentials is not told to those that allow less.
    lease_seconds: longer than any request takes; after that, a worker that does it is held for dead.
    """

    def __init__(
        self,
        store: KeyStore,
        subject_of: Callable[[Scope], str],
        rights_of: Callable[[Scope], str],
        lease_seconds: float,
    ) -> None:
        self._store = store
        self._subject_of = subject_of
        self._rights_of = rights_of
        self._lease = timedelta(seconds=lease_seconds)

    def concerns(self, scope: HTTPScope) -> bool:
        return scope["method"] == "POST" and scope["path"].startswith(_PATHS) and bool(values(scope, _NAME))

    async def handle(self, scope: HTTPScope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        begun = await self._begin(scope, receive, _given_key(scope))
        if isinstance(begun, KeptAnswer):
            await _give_again(begun)(scope, receive, send)
        else:
            await self._answer(begun, scope, receive, send, next_app)

    async def _begin(self, scope: HTTPScope, receive: Receive, key: str) -> Turn | KeptAnswer:
        request: Request[Any, Any, Any] = Request(scope, receive)
        if "text/event-stream" in request.headers.get("accept", ""):
            raise InvalidRequest(f"{HEADER}: Events cannot be given again; ask for them without it.", HEADER)
        fingerprint = _fingerprint(request, self._rights_of(scope), await request.body())
        try:
            begun = await self._store.begin(self._subject_of(scope), key, fingerprint, self._lease)
        except Exception as error:  # noqa: BLE001 - drivers raise errors of their own; it must not be done twice
            log.warning("idempotency keys cannot be kept", reason=type(error).__name__)
            raise AnalysisUnavailable(f"{HEADER} cannot be kept now; ask later, or without it.") from None
        if isinstance(begun, Different):
            raise KeyReused(f"{HEADER}: This key was used for another request.", HEADER)
        if isinstance(begun, UnderWay):
            raise Conflict("The same request is being answered; ask again in a moment.", HEADER)
        if isinstance(begun, KeptAnswer) and begun.body is None:
            raise Conflict("This was done already, and what it showed is shown once only.", HEADER)
        return begun

    async def _answer(self, turn: Turn, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """The answer goes out when it is kept, so that whoever has heard it may ask again at once."""
        answer = _Answer(send)
        kept = False
        try:
            await next_app(scope, receive, answer.send)
            kept = await self._keep(turn, answer.to_keep(shown_once=SHOWN_ONCE in scope["route_handler"].opt))
        finally:
            if not kept:
                await self._free(turn)
        await answer.send_on()

    async def _keep(self, turn: Turn, answer: KeptAnswer | None) -> bool:
        if answer is None:
            return False
        try:
            await self._store.keep(turn, answer)
        except Exception as error:  # noqa: BLE001 - it was answered; the key stays taken until its lease ends
            log.warning("an answer cannot be kept under its idempotency key", reason=type(error).__name__)
        return True

    async def _free(self, turn: Turn) -> None:
        try:
            await self._store.free(turn)
        except Exception as error:  # noqa: BLE001 - as above
            log.warning("an idempotency key stays taken until its lease ends", reason=type(error).__name__)


class _Answer:
    """Holds an answer back until it is known whether it is kept; one that is too large goes on at once."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._held: list[Message] = []
        self._bytes = 0
        self._is_too_large = False

    async def send(self, message: Message) -> None:
        if self._is_too_large:
            await self._send(message)
            return
        self._held.append(message)
        if message["type"] == "http.response.body":
            self._bytes += len(message.get("body", b""))
        if self._bytes > MOST_BYTES:
            self._is_too_large = True
            await self.send_on()

    async def send_on(self) -> None:
        held, self._held = self._held, []
        for message in held:
            await self._send(message)

    def to_keep(self, *, shown_once: bool) -> KeptAnswer | None:
        """None: it is not for keeping."""
        start = next((message for message in self._held if message["type"] == "http.response.start"), None)
        if start is None or self._is_too_large or start["status"] == _NOT_KEPT or start["status"] >= 500:
            return None
        hidden = shown_once and start["status"] < 300
        body = b"".join(part.get("body", b"") for part in self._held if part["type"] == "http.response.body")
        return KeptAnswer(
            status=start["status"],
            headers=_headers_to_keep(start),
            body=None if hidden else body,
        )


def _given_key(scope: HTTPScope) -> str:
    """Raises InvalidRequest for a key that is none. The draft writes keys in quotes; most clients do not."""
    given = values(scope, _NAME)
    key = given[0].strip()
    if len(key) > 1 and key.startswith('"') and key.endswith('"'):
        key = key[1:-1]
    if len(given) > 1 or not _KEY.fullmatch(key):
        raise InvalidRequest(f"{HEADER}: This must be one key of 1 to 255 printable ASCII characters.", HEADER)
    return key


def _fingerprint(request: Request[Any, Any, Any], rights: str, body: bytes) -> str:
    """Two requests with the same are one request sent twice."""
    digest = hashlib.sha256()
    parts = (
        request.scope["path"].encode(),
        request.scope["query_string"],
        request.headers.get("content-type", "").encode(),
        rights.encode(),
        body,
    )
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _headers_to_keep(start: HTTPResponseStartEvent) -> Mapping[str, str]:
    headers = MutableScopeHeaders.from_message(start)
    return {name: headers[name] for name in _HEADERS if name in headers}


def _give_again(answer: KeptAnswer) -> ASGIResponse:
    headers = {**answer.headers, REPLAYED: "true"}
    return ASGIResponse(body=answer.body or b"", status_code=answer.status, headers=headers)
