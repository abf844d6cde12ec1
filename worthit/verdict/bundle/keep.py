"""What a verdict was weighed from, as it is kept beside it: compressed JSON."""

import zlib
from importlib.metadata import version

import msgspec
import structlog

from worthit.errors import BundleNotFound
from worthit.reviews.heard import Heard
from worthit.verdict.bundle.model import MOST_BYTES, Weighed
from worthit.verdict.model import VerdictInput
from worthit.verdict.parameters import DEFAULT
from worthit.verdict.weigh import ENGINE

MOST_KEPT = MOST_BYTES // 2
"""Bytes of JSON that are kept at most: a verdict repeats no more of them than there are, so its bundle fits."""
log = structlog.get_logger(__name__)
_decoder = msgspec.json.Decoder(Weighed)


def weighed_now(evidence: VerdictInput, heard: Heard) -> Weighed:
    """The evidence with the parameters and the program that weigh it now."""
    return Weighed(program=version("worthit"), engine=ENGINE, parameters=DEFAULT, evidence=evidence, heard=heard)


def pack(weighed: Weighed) -> bytes | None:
    """As it is kept; None where it is too much, or holds half a surrogate pair, which no JSON can."""
    try:
        content = msgspec.json.encode(weighed)
    except UnicodeEncodeError:
        return None
    return zlib.compress(content) if len(content) <= MOST_KEPT else None


def unpack(content: bytes) -> Weighed:
    """What `pack` packed. Raises zlib.error, msgspec.MsgspecError for anything else."""
    return _decoder.decode(zlib.decompress(content))


def kept(content: bytes | None) -> Weighed:
    """What a verdict was weighed from. Raises BundleNotFound where it was not kept, or can no longer be read."""
    if content is None:
        raise BundleNotFound("The evidence of this verdict was not kept.")
    try:
        return unpack(content)
    except (zlib.error, msgspec.MsgspecError) as error:
        log.warning("kept evidence cannot be read", reason=type(error).__name__)
        raise BundleNotFound("The evidence of this verdict can no longer be read.") from None
