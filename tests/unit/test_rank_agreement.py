"""The measure of rank agreement itself."""

from benchmarks.quality.rank import Ranked, agreement


def things(*rows: tuple[float, float, float]) -> list[Ranked]:
    return [Ranked(reviews=9, ours=ours, plain=plain, people=people) for ours, plain, people in rows]


def test_like_order_is_one_and_the_reverse_is_minus_one() -> None:
    found = agreement(things(*((step, -step, step * step) for step in map(float, range(30)))))
    assert (round(found.ours, 9), round(found.plain, 9)) == (1, -1)


def test_two_ways_that_rank_alike_differ_by_nothing_in_any_resample() -> None:
    found = agreement(things(*((step, 10 * step, step % 7) for step in map(float, range(40)))))
    assert found.difference == (0, 0)


def test_the_same_things_give_the_same_interval_around_the_difference() -> None:
    rows = [(float(at), float(at * 7 % 30), float(at + at * 3 % 11)) for at in range(30)]
    one, other = agreement(things(*rows)), agreement(things(*rows))
    assert one == other
    low, high = one.difference
    assert low < one.ours - one.plain < high
