"""Personal data over HTTP: what is kept about an account, given to whose it is, and erased."""

from typing import Any, Final

import msgspec
from litestar import Request, Response, delete
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.params import SkipValidation
from litestar.status_codes import HTTP_200_OK

from worthit.accounts.asker import own_account
from worthit.accounts.guards import needs
from worthit.accounts.personal_data_desk import PersonalDataDesk, PersonalDataExport
from worthit.accounts.receipts import Receipt
from worthit.accounts.routes.answering import ASKING, NOT_KEPT
from worthit.errors import NothingHere
from worthit.web.conditional import represent, respond
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head

_ERRORS: Final = (*ASKING, NothingHere)


@get_or_head(
    "/export",
    operation_id="exportAccount",
    summary="What do you keep about me?",
    responses=problem_responses(*_ERRORS),
    **needs("account"),
)
async def export_account(
    request: Request[Any, Any, Any], personal_data: NamedDependency[SkipValidation[PersonalDataDesk]]
) -> Response[PersonalDataExport]:
    """Everything that is kept about the account, in one document. Secrets are kept as hashes, and not given."""
    kept = await personal_data.export(own_account(request).id)
    shown = respond(request, represent(msgspec.json.encode(kept), MediaType.JSON), NOT_KEPT)
    shown.headers["Content-Disposition"] = 'attachment; filename="worthit-account.json"'
    return shown


@delete(
    "/",
    status_code=HTTP_200_OK,
    operation_id="eraseAccount",
    summary="Erase all that you keep about me",
    responses=problem_responses(*_ERRORS),
    **needs("account"),
)
async def erase_account(
    request: Request[Any, Any, Any], personal_data: NamedDependency[SkipValidation[PersonalDataDesk]]
) -> Response[Receipt]:
    """Erase the account and everything that belongs to it, at once and for good. Its keys and sessions are dead then.

    The receipt is signed, and says nothing about whose account it was.
    """
    return Response(await personal_data.erase(own_account(request).id), headers={"Cache-Control": NOT_KEPT})
