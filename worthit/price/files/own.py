"""Our own files: every field of an observation, exact, so that what was written is read back the same.

CSV has the columns of `COLUMNS`, amounts with a decimal point, times in ISO 8601. JSON is `{"prices": [...]}` with the
same names; amounts are strings, since many readers make binary fractions of numbers.
"""

import csv
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from io import StringIO
from itertools import islice
from typing import cast

import msgspec
from msgspec import Struct

from worthit.errors import InvalidRequest
from worthit.money.currencies import currency_code
from worthit.price.files.limits import agreed, checked_amount, checked_time, refuse_too_many
from worthit.price.files.text import Rows
from worthit.price.model import PriceObservation
from worthit.product.model import SellerKind

COLUMNS = ("at", "amount", "currency", "condition", "seller_kind", "shipping", "total")
CONDITIONS = ("new", "used", "refurbished")
SELLER_KINDS = ("shop", "third_party")


class _Row(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    at: datetime
    amount: Decimal
    currency: str
    condition: str | None = None
    seller_kind: SellerKind | None = None
    shipping: Decimal | None = None
    total: Decimal | None = None


class _File(Struct, frozen=True, kw_only=True):
    prices: tuple[_Row, ...]


class _Anything(Struct, frozen=True):
    prices: msgspec.Raw = msgspec.Raw()


_recognise = msgspec.json.Decoder(_Anything)
_decode = msgspec.json.Decoder(_File)


def as_csv(observations: Iterable[PriceObservation]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in map(_row, observations):
        fields = (row.at.isoformat(), row.amount, row.currency, row.condition, row.seller_kind, row.shipping, row.total)
        writer.writerow(f"{field:f}" if isinstance(field, Decimal) else field for field in fields)
    return text.getvalue()


def as_json(observations: Iterable[PriceObservation]) -> str:
    """A line for each sighting; what is not known is left out."""
    lines = (msgspec.json.encode(_row(seen)).decode() for seen in observations)
    return '{"prices": [\n' + ",\n".join(lines) + "\n]}\n"


def is_own_json(content: bytes) -> bool:
    """Whether JSON is of ours: by its one name. Raises InvalidRequest for what is no JSON, such as half a file."""
    try:
        return bool(_recognise.decode(content).prices)
    except msgspec.ValidationError:
        return False
    except (msgspec.MsgspecError, RecursionError) as error:
        raise InvalidRequest(f"The file is damaged JSON, or its end is missing: {error}") from None


def is_own_csv(rows: Rows) -> bool:
    """Whether a table is CSV of ours: by its columns, exactly."""
    return tuple(next(iter(rows), (0, []))[1]) == COLUMNS


def read_csv(rows: Rows, asked: str | None, now: datetime) -> list[PriceObservation]:
    """asked: the currency that every price must be in. Raises InvalidRequest, naming the line."""
    return [_from_cells(cells, asked, now, f"Line {line}") for line, cells in islice(rows, 1, None)]


def _from_cells(cells: list[str], asked: str | None, now: datetime, where: str) -> PriceObservation:
    if len(cells) != len(COLUMNS):
        raise InvalidRequest(f"{where}: {len(cells)} columns instead of {len(COLUMNS)}.")
    at, amount, currency, condition, seller_kind, shipping, total = cells
    if seller_kind not in ("", *SELLER_KINDS):
        raise InvalidRequest(f"{where}: the seller_kind must be one of {', '.join(SELLER_KINDS)}.")
    try:
        seen = PriceObservation(
            at=_in_utc(datetime.fromisoformat(at), where),
            amount=Decimal(amount),
            currency=currency,
            condition=condition or None,
            seller_kind=cast("SellerKind | None", seller_kind or None),
            shipping=Decimal(shipping) if shipping else None,
        )
        printed = Decimal(total) if total else None
    except (ValueError, ArithmeticError):
        raise InvalidRequest(f"{where}: the time or an amount is not written as in files of ours.") from None
    return _checked(seen, printed, asked, now, where)


def read_json(content: bytes, asked: str | None, now: datetime) -> list[PriceObservation]:
    """asked: the currency that every price must be in. Raises InvalidRequest, naming the entry."""
    try:
        rows = _decode.decode(content).prices
    except (msgspec.MsgspecError, RecursionError) as error:
        raise InvalidRequest(f"The file is no price file of ours: {error}") from None
    refuse_too_many(len(rows))
    return [_from_row(row, asked, now, f"prices[{index}]") for index, row in enumerate(rows)]


def _from_row(row: _Row, asked: str | None, now: datetime, where: str) -> PriceObservation:
    seen = PriceObservation(
        at=_in_utc(row.at, where),
        amount=row.amount,
        currency=row.currency,
        condition=row.condition,
        seller_kind=row.seller_kind,
        shipping=row.shipping,
    )
    return _checked(seen, row.total, asked, now, where)


def _in_utc(at: datetime, where: str) -> datetime:
    if at.tzinfo is None:
        raise InvalidRequest(f"{where}: the time has no time zone.")
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise InvalidRequest(f"{where}: this is no time of a sighting.") from None


def _checked(
    seen: PriceObservation, total: Decimal | None, asked: str | None, now: datetime, where: str
) -> PriceObservation:
    """The observation, if every field is one that we keep. Raises InvalidRequest, naming the place in the file."""
    checked_time(seen.at, now, where)
    if checked_amount(seen.amount, where) == 0:
        raise InvalidRequest(f"{where}: a price of 0 is no price.")
    if seen.shipping is not None:
        checked_amount(seen.shipping, where)
    if currency_code(seen.currency) != seen.currency:
        raise InvalidRequest(f"{where}: the currency must be an ISO 4217 code in force, such as EUR.")
    agreed(seen.currency, asked, where)
    if seen.condition not in (None, *CONDITIONS):
        raise InvalidRequest(f"{where}: the condition must be one of {', '.join(CONDITIONS)}.")
    if total is not None and total != seen.total:
        raise InvalidRequest(f"{where}: the total is not the amount and its shipping.")
    return seen


def _row(seen: PriceObservation) -> _Row:
    return _Row(
        at=seen.at,
        amount=seen.amount,
        currency=seen.currency,
        condition=seen.condition,
        seller_kind=seen.seller_kind,
        shipping=seen.shipping,
        total=seen.total,
    )
