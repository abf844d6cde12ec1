"""Bundles over HTTP, and the public keys that they are signed with."""

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, Router
from litestar.di import NamedDependency, Provide
from litestar.enums import MediaType
from litestar.params import FromPath, QueryParameter, SkipValidation
from msgspec import Struct

from worthit.errors import AnalysisUnavailable, BundleNotFound, VerdictNotFound
from worthit.secrets.signing import PublicKey
from worthit.verdict.bundle.make import Bundles
from worthit.verdict.bundle.model import Bundle
from worthit.web.conditional import represent, respond
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head

_CACHE = "private, max-age=3600"
_KEYS_CACHE = "no-cache"


class PublicKeys(Struct, frozen=True, kw_only=True):
    """The keys of this instance, oldest first. None is there before the first bundle is asked for."""

    keys: tuple[PublicKey, ...]


def bundle_router(bundles: Bundles) -> Router:
    return Router(
        "/v1",
        route_handlers=[get_bundle, get_keys],
        dependencies={"bundles": Provide(lambda: bundles, sync_to_thread=False)},
        tags=["bundles"],
    )


@get_or_head(
    "/verdicts/{verdict_id:str}/bundle",
    operation_id="getBundle",
    summary="A verdict that can be checked",
    responses=problem_responses(VerdictNotFound, BundleNotFound, AnalysisUnavailable),
)
async def get_bundle(
    request: Request[Any, Any, Any],
    verdict_id: FromPath[str],
    bundles: NamedDependency[SkipValidation[Bundles]],
    redacted: Annotated[bool, QueryParameter(description="Hashes instead of the words of reviews.")] = False,
) -> Response[Bundle]:
    """The verdict with all that it was reached from, signed by this instance: `worthit verify` reaches it again.

    It is canonical JSON (RFC 8785) and stays the same for as long as the same key signs.
    """
    content = await bundles.of(verdict_id, redacted=redacted)
    return respond(request, represent(content, MediaType.JSON), _CACHE)


@get_or_head(
    "/keys",
    operation_id="getKeys",
    summary="The public keys of this instance",
    responses=problem_responses(AnalysisUnavailable),
)
async def get_keys(
    request: Request[Any, Any, Any], bundles: NamedDependency[SkipValidation[Bundles]]
) -> Response[PublicKeys]:
    """The key that signs now has no time at which it was `retired`; what the others signed holds for ever."""
    keys = PublicKeys(keys=await bundles.keys())
    return respond(request, represent(msgspec.json.encode(keys), MediaType.JSON), _KEYS_CACHE)
