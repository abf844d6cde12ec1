"""Sightings in pages: each is told once, newest first, wherever it is kept."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from worthit.price.archive import Lot
from worthit.price.model import PriceObservation
from worthit.price.newest import Place, newest, place_after
from worthit.price.packing import pack
from worthit.price.series import PriceSeries

BEGAN = datetime(2026, 5, 1, tzinfo=UTC)
LOTS = (Lot("EUR", None, None, None), Lot("EUR", "used", "shop", "4.90"), Lot("GBP", None, "third_party", None))


def seen(minute: int, cents: int, lot: Lot) -> PriceObservation:
    return PriceObservation(
        at=BEGAN + timedelta(minutes=minute),
        amount=Decimal(cents).scaleb(-2),
        currency=lot.currency,
        condition=lot.condition,
        seller_kind=lot.seller_kind,
        shipping=None if lot.shipping is None else Decimal(lot.shipping),
    )


def packed(lot: Lot, sightings: list[PriceObservation]) -> tuple[Lot, bytes]:
    in_order = sorted(sightings, key=lambda one: one.at)
    return lot, pack(PriceSeries.of_seen((one.at, one.amount) for one in in_order))


SIGHTINGS = st.lists(
    st.tuples(st.integers(0, 8), st.integers(1, 500), st.sampled_from(LOTS), st.booleans()), max_size=40
)


@given(SIGHTINGS, st.integers(1, 12))
def test_the_pages_together_are_all_that_was_seen_newest_first(
    told: list[tuple[int, int, Lot, bool]], size: int
) -> None:
    singles = [seen(minute, cents, lot) for minute, cents, lot, single in told if single]
    archived = {
        lot: [seen(minute, cents, lot) for minute, cents, of, single in told if of == lot and not single]
        for lot in LOTS
    }
    rows = [packed(lot, some) for lot, some in archived.items() if some]
    found: list[PriceObservation] = []
    before: Place | None = None
    while page := newest(singles, rows, before, size):
        assert len(page) <= size
        found += page
        before = place_after(page, before)
    everything = [*singles, *(one for some in archived.values() for one in some)]
    assert [one.at for one in found] == sorted((one.at for one in everything), reverse=True)
    assert sorted(map(repr, found)) == sorted(map(repr, everything))
