"""Times as whole microseconds since 1970 (UTC): sums of them are exact, whatever their order."""

from datetime import UTC, datetime, timedelta

DAY = 86_400_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(at: datetime) -> int:
    return (at - _EPOCH) // _MICROSECOND


def moment(at: int) -> datetime:
    """The time that is so many microseconds since 1970."""
    return _EPOCH + at * _MICROSECOND
