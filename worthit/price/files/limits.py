"""What a price file may hold. Everything outside is refused whole, so that nothing is taken in by halves."""

from datetime import UTC, datetime
from decimal import Decimal

from worthit.errors import InvalidRequest
from worthit.money.model import is_amount

MAX_BYTES = 50_000_000
MAX_ROWS = 2_000_000
"""Also the most sightings that a file of changes may become."""

EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
"""No web shop is older; a time before it is a wrong one, such as 0."""


def refuse_too_many(rows: int) -> None:
    """Raises InvalidRequest."""
    if rows > MAX_ROWS:
        raise InvalidRequest(f"The file holds more than {MAX_ROWS:,} prices.")


def checked_time(at: datetime, now: datetime, where: str) -> datetime:
    """The time, if a price can have been seen then. Raises InvalidRequest, naming the place in the file."""
    if at > now:
        raise InvalidRequest(f"{where}: this time lies in the future.")
    if at < EARLIEST:
        raise InvalidRequest(f"{where}: this time lies before {EARLIEST:%Y}.")
    return at


def checked_amount(amount: Decimal, where: str) -> Decimal:
    """The amount, if it can be money. Raises InvalidRequest, naming the place in the file."""
    if not is_amount(amount) or amount < 0:
        raise InvalidRequest(f"{where}: this is no amount of money.")
    return amount


def agreed(currency: str, asked: str | None, where: str) -> str:
    """The currency that the file names, if it is the one asked for, where one was. Raises InvalidRequest."""
    if asked is not None and currency != asked:
        raise InvalidRequest(f"{where}: this price is in {currency}, not in {asked}.")
    return currency
