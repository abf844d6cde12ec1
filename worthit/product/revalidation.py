"""Pages kept for a short while, so that a shop that is asked again can answer "not modified" (RFC 9110, section 13).

Only pages that the shop gave a validator for, and that came without any cookie: what nobody in particular was shown.
"""

import zlib
from collections.abc import Mapping
from hashlib import sha256

import anyio.to_thread
import httpx
import msgspec
from msgspec import Struct

from worthit.shared.cache import Cache

KEEP_SECONDS = 1800.0
"""Twice as long as a verdict stays fresh by default: pages are asked for again `anew`, or soon after that."""
MAX_KEPT_BYTES = 200_000
"""Compressed: four pages of five take less. Bigger ones would drive verdicts out of the cache."""
FASTEST = 1


class KeptPage(Struct, frozen=True, kw_only=True):
    """A page as it came with status 200. `packed`: its body, compressed."""

    etag: str | None
    last_modified: str | None
    content_type: str
    packed: bytes

    @property
    def conditions(self) -> Mapping[str, str]:
        """The headers that ask for the page only if it is another one by now."""
        asked = {"if-none-match": self.etag, "if-modified-since": self.last_modified}
        return {name: value for name, value in asked.items() if value is not None}

    async def body(self) -> bytes:
        return await anyio.to_thread.run_sync(zlib.decompress, self.packed)


_decode = msgspec.msgpack.Decoder(KeptPage).decode


class KeptPages:
    """The pages kept, in the cache that all workers share."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    async def find(self, url: httpx.URL) -> KeptPage | None:
        held = await self._cache.get(_key(url))
        try:
            return None if held is None else _decode(held)
        except msgspec.MsgspecError:  # kept by another version of the program
            return None

    async def keep(self, response: httpx.Response, body: bytes) -> None:
        """Keep the body of a response, unless it has no validator, is no page, too large, or not to be stored."""
        headers = response.headers
        etag, last_modified = headers.get("etag"), headers.get("last-modified")
        if response.status_code != httpx.codes.OK or (etag is None and last_modified is None) or _not_stored(headers):
            return
        packed = await anyio.to_thread.run_sync(zlib.compress, body, FASTEST)
        if len(packed) <= MAX_KEPT_BYTES:
            page = KeptPage(
                etag=etag, last_modified=last_modified, content_type=headers.get("content-type", ""), packed=packed
            )
            await self._cache.put(_key(response.request.url), msgspec.msgpack.encode(page), KEEP_SECONDS)


def _not_stored(headers: httpx.Headers) -> bool:
    return "no-store" in headers.get("cache-control", "").lower()


def _key(url: httpx.URL) -> str:
    return f"fetch:page:{sha256(str(url).encode()).hexdigest()}"
