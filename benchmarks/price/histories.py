"""A million sightings of one offer, written into a real SQLite file; and the same in a plain table, for the peer."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from worthit.config import Secret, StorageSettings
from worthit.price.amounts import Amounts
from worthit.price.archive import KEPT_ROWS, MOST_POINTS
from worthit.price.instants import microseconds, moment
from worthit.price.packing import pack
from worthit.price.series import PriceSeries
from worthit.storage.database import Database
from worthit.storage.tables import PriceArchiveRow, PriceRow

KEY = "shop.example:1000000"
NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
COUNT = 1_000_000
PLAIN = "plain.db"
_ROWS = KEPT_ROWS
"""The newest are in rows of their own: as many as there can be."""
_MINUTE = 60_000_000
_WITHIN_A_YEAR = 31_000_000


class Million(Struct, frozen=True, eq=False):
    """times: in microseconds since 1970. cents: what it cost."""

    name: str
    times: NDArray[np.int64]
    cents: NDArray[np.int64]


def a_change_a_day() -> Million:
    """Seen every minute for almost two years."""
    days = np.random.default_rng(1).integers(1000, 3000, COUNT // 1440 + 1)
    return Million("a change a day, seen each minute", _times(_MINUTE), np.repeat(days, 1440)[:COUNT])


def always_another() -> Million:
    """Another price of 10 to 300 at each of a million sightings within one year."""
    return Million(
        "another price each time, within a year",
        _times(_WITHIN_A_YEAR),
        np.random.default_rng(2).integers(1000, 30000, COUNT),
    )


def with_glitches() -> Million:
    """The same, with a hundred sightings of a hundredfold of a thousand and one of a cent."""
    million = always_another()
    million.cents[5000:5100] = 10**8
    million.cents[900_000] = 1
    return Million("the same, with 101 glitches", million.times, million.cents)


def opened(folder: Path) -> Database:
    return Database(StorageSettings(url=Secret(f"sqlite+aiosqlite:///{folder}/worthit.db")))


async def store(million: Million, folder: Path) -> Database:
    """As it is after being seen for long: the older ones packed, the newest in rows."""
    database = opened(folder)
    await database.migrate()
    series = PriceSeries(million.times, Amounts(million.cents, np.full(COUNT, 2, np.int8), 2))
    async with database.session() as session:
        for first in range(0, COUNT - _ROWS, MOST_POINTS):
            some = series[first : min(first + MOST_POINTS, COUNT - _ROWS)]
            session.add(
                PriceArchiveRow(
                    product_key=KEY,
                    currency="EUR",
                    first_at=moment(int(some.times[0])),
                    last_at=moment(int(some.times[-1])),
                    count=len(some),
                    points=pack(some),
                )
            )
        newest = series[COUNT - _ROWS :]
        session.add_all(
            PriceRow(product_key=KEY, at=moment(int(at)), amount=newest.amounts.at(place), currency="EUR")
            for place, at in enumerate(newest.times)
        )
    return database


def store_plainly(million: Million, folder: Path) -> None:
    """A table of integers with an index that holds all that is asked for: the best case of SQL."""
    connection = sqlite3.connect(folder / PLAIN)
    connection.execute(
        "CREATE TABLE prices (product TEXT, at INTEGER, cents INTEGER, PRIMARY KEY (product, at)) WITHOUT ROWID"
    )
    rows = zip(million.times.tolist(), million.cents.tolist(), strict=True)
    connection.executemany(f"INSERT INTO prices VALUES ('{KEY}', ?, ?)", rows)
    connection.commit()
    connection.close()


def _times(step: int) -> NDArray[np.int64]:
    return microseconds(NOW) - step * np.arange(COUNT, 0, -1)
