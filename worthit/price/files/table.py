"""Tables of prices, as people and trackers write them: a column of times, then prices of one or of several offers."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from worthit.errors import InvalidRequest
from worthit.money.currencies import currency_code
from worthit.price.files.changes import Change, sightings_of
from worthit.price.files.columns import Columns, Offer
from worthit.price.files.limits import agreed, checked_amount, checked_time, refuse_too_many
from worthit.price.files.text import Rows
from worthit.price.files.written import Amounts, Dates
from worthit.price.model import PriceObservation


class _Cell(Struct, frozen=True):
    """A price of one offer at one time; amount and currency are None where there was no offer."""

    offer: Offer
    at: datetime
    amount: Decimal | None
    currency: str | None


def read_table(rows: Rows, columns: Columns, currency: str | None, now: datetime) -> list[PriceObservation]:
    """Every price in a table is a sighting. Raises InvalidRequest, naming the line."""
    return [
        _observation(cell.offer, cell.at, cell.amount, cell.currency)
        for cell in _cells(rows, columns, currency, now)
        if cell.amount is not None and cell.currency is not None
    ]


def read_table_of_changes(rows: Rows, columns: Columns, currency: str | None, now: datetime) -> list[PriceObservation]:
    """A price stood until the next row; a cell without one ends it. Raises InvalidRequest, naming the line."""
    changes: dict[Offer, list[Change]] = {offer: [] for _, offer in columns.offers}
    found: set[str] = set()
    for cell in _cells(rows, columns, currency, now):
        changes[cell.offer].append((cell.at, cell.amount))
        if cell.currency is not None:
            found.add(cell.currency)
    if len(found) > 1:
        raise InvalidRequest(f"The file holds prices in {' and '.join(sorted(found))}; a table of changes has one.")
    observations: list[PriceObservation] = []
    for offer, told in changes.items():
        for at, amount in sightings_of(sorted(told, key=lambda change: change[0]), None):
            observations.append(_observation(offer, at, amount, next(iter(found))))
            refuse_too_many(len(observations))
    return observations


def _cells(rows: Rows, columns: Columns, currency: str | None, now: datetime) -> Iterator[_Cell]:
    """In two passes: how times and amounts are written in this file, then what they say."""
    dates, amounts = Dates(), Amounts()
    for line, cells in _body(rows, columns):
        dates.notice(cells[columns.time], line)
        for index, _ in columns.offers:
            amounts.notice(cells[index], line)
    for line, cells in _body(rows, columns):
        at = checked_time(dates.read(cells[columns.time], line), now, f"Line {line}")
        named = currency if columns.currency is None else _own_currency(cells[columns.currency], currency, line)
        for index, offer in columns.offers:
            price = amounts.read(cells[index], line, named)
            if price is None:
                yield _Cell(offer, at, None, None)
            else:
                amount, beside = price
                yield _Cell(offer, at, checked_amount(amount, f"Line {line}"), _one_currency(named, beside, line))


def _body(rows: Rows, columns: Columns) -> Iterator[tuple[int, list[str]]]:
    body = iter(rows)
    if columns.named:
        next(body, None)
    for line, cells in body:
        if len(cells) != columns.width:
            hint = " Decimal commas need “;” or tabs between the columns." if rows.separator == "," else ""
            raise InvalidRequest(f"Line {line}: {len(cells)} columns instead of {columns.width}.{hint}")
        yield line, cells


def _own_currency(cell: str, asked: str | None, line: int) -> str:
    """What the row's own column says, if that is the currency that was asked for, where one was."""
    code = currency_code(cell)
    if code is None:
        raise InvalidRequest(f"Line {line}: the currency must be an ISO 4217 code, such as EUR.")
    return agreed(code, asked, f"Line {line}")


def _one_currency(named: str | None, beside: str | None, line: int) -> str:
    if named is not None and beside is not None and named != beside:
        raise InvalidRequest(f"Line {line}: this price is in {beside}, not in {named}.")
    code = named or beside
    if code is None:
        raise InvalidRequest(f"Line {line}: the file does not say in which currency; name it, such as --currency EUR.")
    return code


def _observation(offer: Offer, at: datetime, amount: Decimal, currency: str) -> PriceObservation:
    return PriceObservation(
        at=at, amount=amount, currency=currency, condition=offer.condition, seller_kind=offer.seller_kind
    )
