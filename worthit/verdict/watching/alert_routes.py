"""Alerts over HTTP: what was told to an account of what it watches."""

from datetime import datetime
from typing import Any, Final

import msgspec
from litestar import Request, Response, Router
from litestar.di import NamedDependency, Provide
from litestar.enums import MediaType
from litestar.params import SkipValidation
from msgspec import Struct

from worthit.accounts.asker import asker_of
from worthit.accounts.guards import needs
from worthit.errors import AnalysisUnavailable, NotAllowed, NotAuthenticated
from worthit.price.watching.model import Occasion, ToldAlert
from worthit.price.watching.owners import owners_of
from worthit.price.watching.store import WatchStore
from worthit.reviews.language import Language
from worthit.storage.down import told_when_down
from worthit.verdict.languages import IN_WORDS, language_of, told_in
from worthit.verdict.watching.words import AlertWords, alert_words
from worthit.web.conditional import represent, respond
from worthit.web.pagination import DEFAULT_LIMIT, Cursor, Limit, cut, read_number, write_cursor
from worthit.web.problems import problem_responses
from worthit.web.reading import get_or_head

_CACHE: Final = "private, no-cache"


class AlertItem(Struct, frozen=True, kw_only=True):
    """Something that was told of a watch. number: 1 for its first. words: the same, for people."""

    watch_id: str
    number: int
    told_at: datetime
    url: str
    title: str | None
    occasion: Occasion
    words: AlertWords


class Alerts(Struct, frozen=True, kw_only=True):
    """A page of alerts, newest first."""

    items: tuple[AlertItem, ...]
    next_cursor: str | None = None


def alert_router(store: WatchStore) -> Router:
    return Router(
        "/v1/alerts",
        route_handlers=[list_alerts],
        dependencies={"store": Provide(lambda: store, sync_to_thread=False)},
        tags=["watches"],
    )


@get_or_head(
    "/",
    operation_id="listAlerts",
    response_headers=IN_WORDS,
    summary="What was told to me",
    responses=problem_responses(AnalysisUnavailable, NotAuthenticated, NotAllowed),
    **needs("watches"),
)
async def list_alerts(
    request: Request[Any, Any, Any],
    store: NamedDependency[SkipValidation[WatchStore]],
    limit: Limit = DEFAULT_LIMIT,
    cursor: Cursor = None,
) -> Response[Alerts]:
    """Alerts of all watches of the account, newest first, those told in its chat among them, for 30 days. The price is
    the one that was seen then.
    """
    account = asker_of(request).account
    assert account is not None  # the guard let nobody else in
    before = read_number(cursor)
    language = language_of(request, None)
    with told_when_down("Alerts"):
        found = await store.told(owners_of(account), before, limit + 1)
    page, goes_on = cut(found, limit)
    alerts = Alerts(
        items=tuple(_item(told, language) for told in page), next_cursor=write_cursor(page[-1].id) if goes_on else None
    )
    answer = respond(request, represent(msgspec.json.encode(alerts), MediaType.JSON), _CACHE)
    answer.headers.update(told_in(language))
    return answer


def _item(told: ToldAlert, language: Language) -> AlertItem:
    alert = told.alert
    return AlertItem(
        watch_id=alert.watch_id,
        number=alert.number,
        told_at=told.told_at,
        url=alert.url,
        title=alert.title,
        occasion=alert.occasion,
        words=alert_words(alert, language),
    )
