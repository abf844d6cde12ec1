"""What is in a picture, read in a worker process: none blocks the event loop or outlives the time it was given."""

import asyncio
from functools import partial

import anyio
import anyio.to_process
import structlog

from worthit.errors import InvalidRequest
from worthit.images.limits import FIELD, check_bytes

READER_PROCESSES = 2
READ_SECONDS = 10.0
"""A photo of twelve megapixels without a code takes a second or two; ten are for hostile ones."""
log = structlog.get_logger(__name__)


class Pictures:
    """Reads pictures that people give."""

    def __init__(self, read_seconds: float = READ_SECONDS) -> None:
        self._read_seconds = read_seconds
        self._processes = anyio.CapacityLimiter(READER_PROCESSES)

    async def codes_in(self, picture: bytes) -> tuple[str, ...]:
        """The texts of the barcodes and QR codes in a picture, each once; under a retail barcode its digits.

        Raises InvalidRequest for what is no picture, breaks off, or is beyond `images.limits`.
        """
        check_bytes(picture)
        try:
            async with asyncio.timeout(self._read_seconds):
                return await anyio.to_process.run_sync(
                    partial(_codes, picture), cancellable=True, limiter=self._processes
                )
        except TimeoutError:
            raise InvalidRequest("The picture is too intricate to be read in time.", FIELD) from None
        except anyio.BrokenWorkerProcess:
            log.exception("reading a picture broke off")
            raise InvalidRequest("The picture could not be read.", FIELD) from None


def _codes(picture: bytes) -> tuple[str, ...]:
    from worthit.images.codes import read_codes

    return read_codes(picture)
