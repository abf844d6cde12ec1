"""What "better for the money" always means, over random offers."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from worthit.testing.laws.strategies import amounts, factors
from worthit.verdict.alternatives import Contender, Offer, advantage, rank

CURRENCIES = ("EUR", "USD")


def intervals() -> st.SearchStrategy[tuple[float, float]]:
    """Between two of a few stars, so that ties are common."""
    ends = st.integers(30, 50)
    return st.tuples(ends, ends).map(lambda pair: (min(pair) / 10, max(pair) / 10))


def prices() -> st.SearchStrategy[Decimal]:
    """Few different ones, so that equal prices are common, and any."""
    return st.sampled_from([Decimal("10.00"), Decimal("20.00"), Decimal("29.99")]) | amounts()


def offers() -> st.SearchStrategy[Offer]:
    return st.builds(Offer, price=prices(), currency=st.sampled_from(CURRENCIES), rating=intervals())


@st.composite
def contests(draw: st.DrawFn) -> tuple[Offer, list[Contender]]:
    """A product and others in its currency, each with a link of its own."""
    some = draw(st.lists(st.tuples(prices(), intervals(), st.integers(5, 500)), max_size=8))
    others = [
        Contender(
            price=price, currency="EUR", rating=rating, url=f"https://a.example/{number}", title=None, owners=owners,
            source="known",
        )
        for number, (price, rating, owners) in enumerate(some)
    ]  # fmt: skip
    return Offer(price=draw(prices()), currency="EUR", rating=draw(intervals())), others


@given(offers())
def test_nothing_is_better_than_itself(one: Offer) -> None:
    assert advantage(one, one) is None


@given(offers(), offers())
def test_two_are_never_better_than_each_other(one: Offer, other: Offer) -> None:
    assert advantage(one, other) is None or advantage(other, one) is None


@given(offers(), offers())
def test_what_is_better_costs_no_more_and_is_not_clearly_worse_rated(one: Offer, other: Offer) -> None:
    if advantage(one, other) is not None:
        assert one.currency == other.currency
        assert one.price <= other.price
        assert one.rating[1] >= other.rating[0]
        assert one.price < other.price or one.rating[0] > other.rating[1]


@given(offers(), offers(), factors(0.01, 1000))
def test_the_unit_of_the_currency_changes_nothing(one: Offer, other: Offer, factor: Decimal) -> None:
    scaled = [structs.replace(each, price=each.price * factor) for each in (one, other)]
    assert advantage(*scaled) == advantage(one, other)


@given(contests())
def test_all_that_is_told_is_better_and_none_of_it_is_dominated(contest: tuple[Offer, list[Contender]]) -> None:
    this, others = contest
    told = rank(this, others)
    by_url = {each.url: each for each in others}
    for place, each in enumerate(told):
        assert advantage(by_url[each.url], this) == each.why
        assert 0 <= each.saves < 1
        assert not any(advantage(by_url[other.url], by_url[each.url]) for other in told)
        assert place == 0 or told[place - 1].rating[0] >= each.rating[0]


@given(contests())
def test_something_is_told_whenever_something_sure_is_better(contest: tuple[Offer, list[Contender]]) -> None:
    this, others = contest
    sure = [each for each in others if each.rating[0] >= this.rating[0] and advantage(each, this)]
    assert not sure or rank(this, others)


@given(contests(), st.data())
def test_the_order_of_the_others_changes_nothing(contest: tuple[Offer, list[Contender]], data: Any) -> None:
    this, others = contest
    assert rank(this, data.draw(st.permutations(others))) == rank(this, others)


@given(contests(), factors(0.01, 1000))
def test_scaling_every_price_changes_the_prices_alone(contest: tuple[Offer, list[Contender]], factor: Decimal) -> None:
    this, others = contest
    scaled = rank(
        structs.replace(this, price=this.price * factor),
        [structs.replace(each, price=each.price * factor) for each in others],
    )
    assert [structs.replace(each, price=each.price / factor) for each in scaled] == list(rank(this, others))
