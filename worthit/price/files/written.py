"""Times and amounts as people and spreadsheets write them, read alike through a whole file.

`03/04/2026` and `1.234` mean different things in different places. One cell does not tell which; a file does, as soon
as it holds one that can only be read in one way (`13/04/2026`, `19.99`). A file of dates that tells nothing is refused.
"""

import re
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Literal

from worthit.errors import InvalidRequest
from worthit.money.currencies import resolve_sign
from worthit.money.parse import read_number

NOTHING = frozenset({"", "-", "–", "—", "-1", "-1.0", "-1.00", "na", "n/a", "nan", "none", "null"})
"""What stands in a cell where there was no offer; 0 does, too, however it is written."""

_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:[ T,]+(.*))?")
_DOTS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:[ T,]+(.*))?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[ T,]+(.*))?")
_UNIX = re.compile(r"\d{9,10}|\d{12,13}")
_LETTERS = re.compile(r"[A-Za-z]{3}")
_MONTH_IN_LETTERS = (
    "%b %d %Y", "%B %d %Y", "%d %b %Y", "%d %B %Y",
    "%b %d %Y %H:%M", "%d %b %Y %H:%M", "%b %d %Y %I:%M %p", "%a %b %d %Y",
)  # fmt: skip
_CLOCKS = ("%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M:%S %p")
_AMOUNT = re.compile(r"(?P<before>[^\d.,+-]*)(?P<number>[.,]?\d[\d.,'’ \u00a0\u202f]*)(?P<after>[^\d]*)")

DayOrder = Literal["day first", "month first"]


class Dates:
    """How a file writes its times: first shown all of them (`notice`), then asked to read each."""

    def __init__(self) -> None:
        self._order: DayOrder | None = None
        self._undecided = 0

    def notice(self, text: str, line: int) -> None:
        """Raises InvalidRequest where one date has its day first, another its month."""
        match = _SLASHES.fullmatch(text)
        if match is None:
            return
        first, second = int(match[1]), int(match[2])
        if first <= 12 and second <= 12:
            self._undecided = self._undecided or (line if first != second else 0)
            return
        order: DayOrder = "day first" if first > 12 else "month first"
        if self._order not in (None, order):
            raise InvalidRequest(f"Line {line}: this date is {order}, those above are not.")
        self._order = order

    def read(self, text: str, line: int) -> datetime:
        """A time in UTC, which is assumed where none is written; a date alone is its first moment."""
        try:
            at = self._read(text)
            if at is not None:
                return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        except (ValueError, OverflowError):
            raise InvalidRequest(f"Line {line}: this is no date; write it as 2026-04-03 or 2026-04-03 14:30.") from None
        raise InvalidRequest(f"Line {self._undecided}: this date may be day or month first; write it as 2026-04-03.")

    def _read(self, text: str) -> datetime | None:
        if match := _SLASHES.fullmatch(text):
            if self._order is None and self._undecided:
                return None
            day, month = (1, 2) if self._order == "day first" else (2, 1)
            return _at(match[3], match[month], match[day], match[4])
        if match := _DOTS.fullmatch(text):
            return _at(match[3], match[2], match[1], match[4])
        if match := _YEAR_FIRST.fullmatch(text):
            return _at(match[1], match[2], match[3], match[4])
        if _UNIX.fullmatch(text):
            seconds = int(text) if len(text) <= 10 else int(text) / 1000
            return datetime.fromtimestamp(seconds, UTC)
        text = text.removesuffix(" UTC").removesuffix(" GMT")
        return _in_letters(text) if _LETTERS.search(text) else datetime.fromisoformat(text)


class Amounts:
    """How a file writes its amounts: first shown all of them (`notice`), then asked to read each."""

    def __init__(self) -> None:
        self._decimal: str | None = None

    def notice(self, text: str, line: int) -> None:
        """Raises InvalidRequest where one amount has a decimal comma, another a decimal point."""
        match = _AMOUNT.fullmatch(text)
        if match is None or not (sign := _decimal_sign(match["number"].strip())):
            return
        if self._decimal not in (None, sign):
            raise InvalidRequest(f"Line {line}: here “{sign}” is the decimal sign, above it was “{self._decimal}”.")
        self._decimal = sign

    def read(self, text: str, line: int, named: str | None) -> tuple[Decimal, str | None] | None:
        """The amount and the currency written beside it; None where there was no offer. `named`: what `$` may mean."""
        if text.casefold() in NOTHING:
            return None
        match = _AMOUNT.fullmatch(text)
        if match is None:
            raise InvalidRequest(f"Line {line}: this is no price.")
        sign = (match["before"] + match["after"]).strip()
        currency = resolve_sign(sign, named, None) if sign else None
        if sign and currency is None:
            raise InvalidRequest(f"Line {line}: this is no price in a currency that we know.")
        amount = self._number(match["number"].strip(), currency or named, line)
        return (amount, currency) if amount else None

    def _number(self, number: str, currency: str | None, line: int) -> Decimal:
        if self._decimal is None:
            return read_number(number, currency)
        grouping = "." if self._decimal == "," else ","
        plain = re.sub(r"['’ \u00a0\u202f]", "", number).replace(grouping, "").replace(self._decimal, ".")
        try:
            return Decimal(plain)
        except InvalidOperation:
            raise InvalidRequest(f"Line {line}: this is no price.") from None


def _decimal_sign(number: str) -> str | None:
    """The decimal sign, where it can be no other: the last of two kinds, or one that does not group thousands."""
    signs = [char for char in number if char in ".,"]
    if not signs or signs.count(signs[-1]) > 1:
        return None
    after = len(number) - number.rindex(signs[-1]) - 1
    before = number.index(signs[0])
    return signs[-1] if len(signs) > 1 or after != 3 or before == 0 or before > 3 or number.startswith("0") else None


def _at(year: str, month: str, day: str, clock: str | None) -> datetime:
    date = datetime(int(year), int(month), int(day), tzinfo=UTC)
    if not clock:
        return date
    for pattern in _CLOCKS:
        try:
            time = datetime.strptime(clock.strip().upper(), pattern)  # noqa: DTZ007 - a time of day has no zone
        except ValueError:
            continue
        return date.replace(hour=time.hour, minute=time.minute, second=time.second)
    raise ValueError(clock)


def _in_letters(text: str) -> datetime:
    plain = text.replace(",", " ").replace(".", "")
    plain = " ".join(plain.split())
    for pattern in _MONTH_IN_LETTERS:
        try:
            return datetime.strptime(plain, pattern)  # noqa: DTZ007 - UTC is assumed by the caller
        except ValueError:
            continue
    raise ValueError(text)
