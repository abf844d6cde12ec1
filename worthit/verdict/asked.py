"""The verdicts that somebody asked for: noted when they ask, listed for themselves alone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated

import structlog
from msgspec import Meta, Struct

from worthit.accounts.history import Asked, AskedVerdict
from worthit.accounts.model import Asker
from worthit.verdict.model import Recommendation, VerdictDocument
from worthit.verdict.store import VerdictInShort

log = structlog.get_logger(__name__)


class MyVerdict(Struct, frozen=True, kw_only=True):
    """A verdict that was asked for, last at `at`; `path` gives it whole. url: the product's page, where it is known."""

    id: str
    at: datetime
    title: str | None
    price: Decimal | None
    currency: str | None
    value_score: Annotated[float, Meta(ge=0, le=10)] | None
    recommendation: Recommendation
    url: str | None
    path: Annotated[str, Meta(examples=["/v1/verdicts/5b1f0c9e8d7a6b5c4d3e"])]


def those_kept(asked: Sequence[AskedVerdict], kept: Mapping[str, VerdictInShort]) -> tuple[MyVerdict, ...]:
    """What was asked for as a list shows it, without the verdicts that are not kept any more."""
    return tuple(
        MyVerdict(
            id=each.verdict_id,
            at=each.at,
            title=short.product.title,
            price=short.product.price,
            currency=short.product.currency,
            value_score=short.verdict.value_score,
            recommendation=short.verdict.recommendation,
            url=short.ref.canonical if short.ref else None,
            path=f"/v1/verdicts/{each.verdict_id}",
        )
        for each in asked
        if (short := kept.get(each.verdict_id)) is not None
    )


async def note_asked(asked: Asked, asker: Asker, document: VerdictDocument) -> None:
    """Note for the asker's account that it was given this verdict. Of who has no account, nothing is noted."""
    if asker.account is None or not document.kept:
        return
    try:
        await asked.note(asker.account.id, document.id)
    except Exception as error:  # noqa: BLE001 - whatever ails the store, the verdict was reached
        log.warning("what was asked cannot be noted", reason=type(error).__name__)
