"""When somebody may be told: not in the quiet hours, and not too often."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from worthit.price.watching.model import QuietHours, WatchRule

A_DAY = timedelta(hours=24)
_LITTLE = timedelta(minutes=1)


def may_tell_from(rule: WatchRule, told_at: Sequence[datetime], now: datetime) -> datetime:
    """The first time from `now` on at which the rule allows one alert more. told_at: earlier ones, oldest first."""
    at = now
    if len(told_at) >= rule.most_a_day:
        at = max(at, told_at[-rule.most_a_day] + A_DAY)
    return at if rule.quiet is None else end_of_quiet(rule.quiet, at)


def end_of_quiet(quiet: QuietHours, at: datetime) -> datetime:
    """`at` itself outside the quiet hours, else their end (UTC). Equal start and end: there are none."""
    zone = ZoneInfo(quiet.zone)
    while _is_quiet(quiet, local := at.astimezone(zone)):
        end = local.replace(hour=quiet.end.hour, minute=quiet.end.minute, second=quiet.end.second, microsecond=0)
        if local.time() >= quiet.end:
            end += timedelta(days=1)  # on the wall, whatever the clocks do in that night
        at = max(end.astimezone(UTC), at + _LITTLE)  # an hour that the clocks repeat may put the end behind us
    return at


def _is_quiet(quiet: QuietHours, local: datetime) -> bool:
    time = local.time()
    if quiet.start <= quiet.end:
        return quiet.start <= time < quiet.end
    return time >= quiet.start or time < quiet.end
