"""From prices that are written down only when they change to sightings.

A sighting of ours stands until the next one, and for seven days at most: we do not know what nobody looked at. A
tracker that writes changes did look in between, and what it says with a change is that the price stood until the next.
So each change becomes sightings seven days apart or less, for as long as it stood. Where it ended with no offer, the
last of them is moved back so that its seven days end there; a price that stood for less than seven days cannot be told
so exactly, and stands for seven, or until the next. After the last change it stood up to the time at which the tracker
last looked; where that is not known, only the change itself was seen.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import zip_longest

from worthit.price.parameters import DEFAULT

LONGEST = timedelta(days=DEFAULT.stands_days)

Change = tuple[datetime, Decimal | None]
"""From this time on this was the price; None: there was no offer."""


def sightings_of(changes: Sequence[Change], last_look: datetime | None) -> Iterator[tuple[datetime, Decimal]]:
    """The sightings that cover what the changes (in order of time) say, each with its amount."""
    for (start, amount), after in zip_longest(changes, changes[1:]):
        if amount is None:
            continue
        if after is None:
            times = _looked_at(start, last_look or start)
        elif after[1] is None:
            times = _until_none(start, after[0])
        else:
            times = _every_week(start, after[0])
        for at in times:
            yield at, amount


def _every_week(start: datetime, end: datetime) -> Iterator[datetime]:
    at = start
    while at < end:
        yield at
        at += LONGEST


def _until_none(start: datetime, end: datetime) -> Iterator[datetime]:
    """The last of them stands up to `end` and not beyond it."""
    last = end - LONGEST
    yield from _every_week(start, last)
    yield max(start, last)


def _looked_at(start: datetime, end: datetime) -> Iterator[datetime]:
    yield from _every_week(start, end)
    yield max(start, end)
