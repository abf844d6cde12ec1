"""Sentences judged by a model that Hugging Face hosts, or a server that answers alike; off without a token.

The call is that of the task text-classification (https://huggingface.co/docs/inference-providers): several `inputs` at
once, and for each the labels with their probabilities. `top_k` asks for all labels: without it, some servers tell the
best label only. Nothing but sentences is sent: no author, no product, no link.
"""

import re
import time
from collections.abc import Callable, Mapping, Sequence

import anyio
import httpx
import msgspec
import structlog
from msgspec import Struct

from worthit.config import HuggingFaceSettings
from worthit.errors import AnalysisUnavailable, ConfigError
from worthit.product.politeness import MAX_REST_SECONDS, OVERRUN, retry_after
from worthit.reviews.analyzers.breaker import Breaker, ServiceFailed
from worthit.reviews.analyzers.labels import MOST_LABELS, Label, UnknownLabels, expected
from worthit.reviews.analyzers.texts import batches, visible
from worthit.reviews.language import Language

MAX_ANSWER_BYTES = 256_000
"""Ten times what the labels of a full request take."""

_MODEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)?")
_TOKEN = re.compile(r"[!-~]+")
_PORTS = (None, *range(1, 1 << 16))
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
_REFUSALS: Mapping[int, str] = {
    401: "its token is not accepted",
    402: "its account is used up",
    403: "its token does not allow it",
    404: "there is no such model",
    429: "it is asked too often",
    503: "it is overloaded, or the model is not loaded yet",
}
"""What the statuses say of this instance or the service, in words."""
_UNSUITED = "The hosted model did not judge: it tells apart something else than how content a text is."
_REQUEST_REFUSED = frozenset({400, 413, 422})
"""Statuses that say something of this model or these sentences, nothing of the service."""

log = structlog.get_logger(__name__)


class _Refusal(Struct):
    estimated_time: float | None = None


_decode = msgspec.json.Decoder(list[list[Label] | Label]).decode
_decode_refusal = msgspec.json.Decoder(_Refusal).decode


class HuggingFace:
    """Judges through the settings' model. Every request is made once: what fails is not asked again.

    settings: with a token. clock: monotonic seconds. Raises ConfigError for what cannot be a token, model or address.
    """

    name = "huggingface"

    def __init__(self, settings: HuggingFaceSettings, clock: Callable[[], float] = time.monotonic) -> None:
        if not settings.token:
            raise ConfigError("WORTHIT_HUGGINGFACE__TOKEN must be set")
        if not _TOKEN.fullmatch(settings.token.reveal()):
            raise ConfigError("WORTHIT_HUGGINGFACE__TOKEN: a token has letters, digits and signs, no spaces")
        self.model = settings.model
        self._token = settings.token
        self._url = _address(settings)
        self._seconds = settings.seconds
        self._breaker = Breaker(clock)
        self._trouble: str | None = None
        self._unsuited = False

    @property
    def host(self) -> str:
        """Who is sent the sentences."""
        return self._url.host

    @property
    def trouble(self) -> str | None:
        """What kept it from judging the last time, and for how long it is left alone; None when all is well."""
        rest = self._breaker.rest_seconds
        return f"{self._trouble} It is left alone for {rest:.0f} s." if self._trouble and rest else self._trouble

    async def judge(self, sentences: Sequence[str], languages: Sequence[Language]) -> list[float]:
        """See `SentenceJudge.judge`. One time-out spans all requests. A sentence without anything visible is 0."""
        texts = [visible(sentence) for sentence in sentences]
        scores = {"": 0.0}
        deadline = anyio.current_time() + self._seconds
        headers = {"authorization": f"Bearer {self._token.reveal()}", "accept-encoding": "identity"}
        async with httpx.AsyncClient(headers=headers, timeout=self._seconds, trust_env=False) as client:
            for batch in batches(text for text in dict.fromkeys(texts) if text):
                scores.update(zip(batch, await self._ask(client, batch, deadline), strict=True))
        return [scores[text] for text in texts]

    async def _ask(self, client: httpx.AsyncClient, batch: list[str], deadline: float) -> list[float]:
        """Scores of one request's sentences. deadline: by anyio's clock."""
        if self._unsuited:
            raise AnalysisUnavailable(_UNSUITED)
        with self._breaker.request():
            try:
                scores = _scores(await self._post(client, batch, deadline), len(batch))
            except UnknownLabels:
                self._unsuited = True
                raise self._told(AnalysisUnavailable(_UNSUITED)) from None
            except AnalysisUnavailable as failure:
                raise self._told(failure) from None
        self._trouble = None
        return scores

    def _told(self, failure: AnalysisUnavailable) -> AnalysisUnavailable:
        """The failure, after the operator was told."""
        self._trouble = failure.detail
        log.warning("a hosted model did not judge", host=self.host, model=self.model, reason=failure.detail)
        return failure

    async def _post(self, client: httpx.AsyncClient, batch: list[str], deadline: float) -> bytes:
        request = {"inputs": batch, "parameters": {"top_k": MOST_LABELS}}
        try:
            with anyio.fail_after(max(0.0, deadline - anyio.current_time())):
                async with client.stream("POST", self._url, json=request) as response:
                    answer = await _bounded(response)
        except (TimeoutError, httpx.TimeoutException):
            raise ServiceFailed(_sentence("it did not answer in time")) from None
        except httpx.TransportError:
            raise ServiceFailed(_sentence("it could not be reached")) from None
        if not response.is_success:
            raise _refusal(response, answer)
        return answer


def _address(settings: HuggingFaceSettings) -> httpx.URL:
    """Raises ConfigError for what is no address, or one on whose way others could read along."""
    if not _MODEL.fullmatch(settings.model):
        raise ConfigError("WORTHIT_HUGGINGFACE__MODEL: not the name of a model such as owner/name")
    try:
        url = httpx.URL(settings.url.replace("{model}", settings.model))
    except httpx.InvalidURL:
        raise ConfigError("WORTHIT_HUGGINGFACE__URL: not an address") from None
    private = url.scheme == "https" or (url.scheme == "http" and url.host in _THIS_MACHINE)
    if not private or not url.host or url.userinfo or url.port not in _PORTS:
        raise ConfigError(
            "WORTHIT_HUGGINGFACE__URL: neither an https address without a password, nor one of this machine"
        )
    return url


async def _bounded(response: httpx.Response) -> bytes:
    answer = bytearray()
    async for chunk in response.aiter_raw():
        answer += chunk
        if len(answer) > MAX_ANSWER_BYTES:
            raise ServiceFailed(_sentence("its answer is too large"))
    return bytes(answer)


def _refusal(response: httpx.Response, answer: bytes) -> AnalysisUnavailable:
    status = response.status_code
    if status in _REQUEST_REFUSED:
        return AnalysisUnavailable(_sentence("it does not take this model or these sentences"))
    rest = _rest(response.headers.get("retry-after"), answer) if status in OVERRUN else None
    return ServiceFailed(_sentence(_REFUSALS.get(status, f"it answered {status}")), rest)


def _rest(header: str | None, answer: bytes) -> float | None:
    """How long the service asks to be left alone: by header, or by how long it takes to load the model."""
    if header is not None:
        said = retry_after(header, time.time())
    else:
        try:
            said = _decode_refusal(answer).estimated_time or 0.0
        except msgspec.MsgspecError:
            return None
    return min(said, MAX_REST_SECONDS) if said > 0 else None


def _scores(answer: bytes, sentences: int) -> list[float]:
    """Raises UnknownLabels, ServiceFailed. To a single sentence some servers answer with its labels at once."""
    try:
        given = _decode(answer)
        labels = [one for one in given if isinstance(one, Label)]
        each = [labels] if labels else [one for one in given if not isinstance(one, Label)]
        if len(each) != sentences or (labels and len(labels) != len(given)):
            raise ServiceFailed(_sentence("its answer is about other sentences"))
        return [expected(one) for one in each]
    except (msgspec.MsgspecError, ValueError):
        raise ServiceFailed(_sentence("its answer cannot be read")) from None


def _sentence(reason: str) -> str:
    return f"The hosted model did not judge: {reason}."
