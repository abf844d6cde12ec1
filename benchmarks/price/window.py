"""The peer: one window query in SQLite for what is the bulk of a judgement. It knows of no glitches."""

import sqlite3
from decimal import Decimal

from benchmarks.price.histories import KEY, NOW
from worthit.price.instants import DAY, microseconds

_QUERY = """
WITH seen AS (
  SELECT at, cents, min(lead(at, 1, :now) OVER (ORDER BY at), at + 7 * :day) AS until
  FROM prices WHERE product = :product AND at <= :now
), year AS (
  SELECT cents, sum(until - max(at, :since)) AS stood FROM seen WHERE until > :since GROUP BY cents
), ladder AS (
  SELECT cents, stood, sum(stood) OVER (ORDER BY cents) AS below, sum(stood) OVER () AS total FROM year
)
SELECT
  (SELECT min(cents) FROM ladder WHERE 2 * below >= total),
  (SELECT min(cents) FROM ladder),
  (SELECT 1.0 * sum(CASE WHEN cents < :price THEN stood ELSE 0 END) / sum(stood) FROM ladder),
  (SELECT sum(until - at) FROM seen) / :day
"""


def judge(connection: sqlite3.Connection, price: Decimal) -> tuple[int, int, float, int]:
    """Median and low of a year in cents, the percentile of a price, and the days tracked."""
    now = microseconds(NOW)
    known = {"product": KEY, "now": now, "since": now - 365 * DAY, "day": DAY, "price": int(price * 100)}
    median, low, percentile, days = connection.execute(_QUERY, known).fetchone()
    return median, low, percentile, days
