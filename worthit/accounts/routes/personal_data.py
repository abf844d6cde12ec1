"""Personal data over HTTP: what is kept about an account, given to whose it is, and erased."""

from typing import Any, Final

from litestar import Request, Response, Router, delete
from litestar.di import NamedDependency, Provide
from litestar.params import SkipValidation
from litestar.status_codes import HTTP_200_OK

from worthit.accounts.asker import own_account
from worthit.accounts.guards import needs
from worthit.accounts.personal_data_desk import PersonalDataDesk, PersonalDataExport
from worthit.accounts.receipts import Receipt
from worthit.accounts.routes.answering import ASKING, NOT_KEPT
from worthit.errors import NothingHere
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head

_ERRORS: Final = (*ASKING, NothingHere)


def personal_data_router(desk: PersonalDataDesk) -> Router:
    return Router(
        "/v1/account",
        route_handlers=[export_account, erase_account],
        dependencies={"desk": Provide(lambda: desk, sync_to_thread=False)},
        tags=["account"],
    )


@get_or_head(
    "/export",
    operation_id="exportAccount",
    summary="What do you keep about me?",
    responses=problem_responses(*_ERRORS),
    **needs("account"),
)
async def export_account(
    request: Request[Any, Any, Any], desk: NamedDependency[SkipValidation[PersonalDataDesk]]
) -> Response[PersonalDataExport]:
    """Everything that is kept about the account, in one document. Secrets are kept as hashes, and not given."""
    headers = {"Content-Disposition": 'attachment; filename="worthit-account.json"', "Cache-Control": NOT_KEPT}
    return Response(await desk.export(own_account(request).id), headers=headers)


@delete(
    "/",
    status_code=HTTP_200_OK,
    operation_id="eraseAccount",
    summary="Erase all that you keep about me",
    responses=problem_responses(*_ERRORS),
    **needs("account"),
)
async def erase_account(
    request: Request[Any, Any, Any], desk: NamedDependency[SkipValidation[PersonalDataDesk]]
) -> Response[Receipt]:
    """Erase the account and everything that belongs to it, at once and for good. Its keys and sessions are dead then.

    The receipt is signed, and says nothing about whose account it was.
    """
    return Response(await desk.erase(own_account(request).id), headers={"Cache-Control": NOT_KEPT})
