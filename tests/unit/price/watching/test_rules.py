"""What is told of a price, and what is not."""

from datetime import time
from decimal import Decimal

import pytest
from msgspec import structs

from tests.unit.price.watching.looking import Looking, at, hours
from worthit.price.watching.model import (
    BackInStock,
    NewLow,
    PercentDrop,
    PriceRise,
    QuietHours,
    TargetPrice,
    WatchRule,
)

TARGET = TargetPrice(amount=Decimal(50))
NIGHT = QuietHours(start=time(22), end=time(7), zone="UTC")


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        (["60", "50"], ["50"]),
        (["60", "50.01"], []),
        (["49.80", "49.80", "49.80"], ["49.80"]),
        (["49.90", "50.10", "49.90", "50.20", "49.85"], ["49.90"]),
        (["49.90", "51.00", "49.90"], ["49.90"]),
        (["49.90", "51.01", "49.90"], ["49.90", "49.90"]),
        (["49", "60", "49", "60", "49"], ["49", "49", "49"]),
        (["49", "48", "47.53", "46.20"], ["49", "47.53"]),
        (["49", "48", "47", "46", "45", "44"], ["49", "47", "45"]),
    ],
)
def test_a_target_is_told_once_until_the_price_was_away_or_fell_further(seen: list[str], told: list[str]) -> None:
    assert Looking(TARGET).prices_told(seen) == told


def test_a_target_that_is_reached_when_the_watch_is_made_is_told_at_once() -> None:
    occasion = Looking(TARGET, price="45").look_again(0)
    assert occasion is not None
    assert str(occasion.price) == "45 EUR"


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        (["91", "90.01"], []),
        (["90"], ["90"]),
        (["90", "85", "81.01"], ["90"]),
        (["90", "85", "81"], ["90", "81"]),
        (["90", "91.80", "90"], ["90"]),
        (["80", "100", "90"], ["80", "90"]),
    ],
)
def test_a_drop_counts_from_the_price_when_asked_and_then_from_what_was_told(seen: list[str], told: list[str]) -> None:
    assert Looking(PercentDrop(percent=Decimal(10))).prices_told(seen) == told


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        (["110"], ["110"]),
        (["109.99", "110", "115", "120.99"], ["110"]),
        (["110", "121"], ["110", "121"]),
        (["110", "107.81", "111"], ["110"]),
        (["110", "107.79", "111"], ["110", "111"]),
        (["90", "80"], []),
    ],
)
def test_a_rise_is_a_drop_the_other_way_up(seen: list[str], told: list[str]) -> None:
    assert Looking(PriceRise(percent=Decimal(10))).prices_told(seen) == told


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        (["100", "98"], []),
        (["97"], ["97"]),
        (["97", "96", "95"], ["97"]),
        (["97", "94.09"], ["97", "94.09"]),
        (["97", "103", "96.50"], ["97", "96.50"]),
        (["97", "103", "97"], ["97"]),
        (["103", "99.50"], ["99.50"]),
    ],
)
def test_a_new_low_is_one_of_its_days_and_not_told_cent_by_cent(seen: list[str], told: list[str]) -> None:
    assert Looking(NewLow(days=90)).prices_told(seen) == told


def test_a_new_low_says_how_many_of_its_days_are_known_and_what_the_lowest_was() -> None:
    looking = Looking(NewLow(days=90), days=40)
    occasion = looking.see(at(24, "97"))
    assert occasion is not None
    (reason,) = occasion.reasons
    assert (reason.than, reason.known_days) == (Decimal(100), 41)


def test_a_low_that_has_left_the_days_of_the_watch_counts_no_more() -> None:
    looking = Looking(NewLow(days=10))
    seen = ["80", *["120"] * 12, "110"]
    assert looking.prices_told(seen) == ["80", "110"]


@pytest.mark.parametrize(("days", "told"), [(13, []), (14, ["90"])])
def test_a_new_low_needs_days_that_are_known(days: int, told: list[str]) -> None:
    assert Looking(NewLow(days=90), days=days).prices_told(["90"], every=0.5) == told


def test_back_in_stock_is_told_when_it_was_out_when_asked() -> None:
    assert Looking(BackInStock(), price=None).prices_told([None, "80", "80", "79"]) == ["80"]


def test_back_in_stock_is_told_each_time_but_not_for_a_page_that_flickers() -> None:
    looking = Looking(BackInStock())
    assert looking.prices_told(["100", None, "100", None, "100"], every=2) == ["100", "100"]
    assert [looking.see(at(20 + minute / 60, "100" if minute % 2 else None)) for minute in range(30)] == [None] * 30


def test_a_price_that_nobody_can_pay_is_not_told() -> None:
    looking = Looking(TARGET, NewLow(days=30))
    assert looking.see(structs.replace(at(1, "40"), in_stock=False)) is None
    assert looking.see(at(2, "40")) is not None


@pytest.mark.parametrize("glitch", ["0", "0.4", "30000"])
def test_a_glitch_is_not_told_and_arms_nothing(glitch: str) -> None:
    looking = Looking(TARGET, PriceRise(percent=Decimal(50)))
    assert looking.prices_told(["49", glitch, "49", glitch, "49"]) == ["49"]


def test_another_currency_is_another_thing() -> None:
    looking = Looking(TARGET, PriceRise(percent=Decimal(50)))
    assert looking.see(at(1, "40", currency="USD")) is None
    assert looking.see(at(2, "4000", currency="JPY")) is None
    assert looking.see(at(3, "40")) is not None


def test_a_used_one_is_not_a_cheaper_new_one() -> None:
    looking = Looking(TARGET)
    assert looking.see(at(1, "40", condition="used")) is None
    assert looking.see(at(2, "40", condition="new")) is not None


def test_a_watch_made_without_a_price_begins_with_the_first_that_is_seen() -> None:
    assert Looking(PercentDrop(percent=Decimal(10)), price=None, days=0).prices_told(["80", "73", "72"]) == ["72"]


def test_what_comes_twice_or_late_changes_nothing() -> None:
    looking = Looking(TARGET)
    assert looking.see(at(10, "49")) is not None
    before = looking.memory
    assert looking.see(at(10, "45")) is None
    assert looking.see(at(9, "60")) is None
    assert looking.memory == before


def test_of_several_triggers_that_come_true_at_once_there_is_one_alert_with_all_reasons() -> None:
    looking = Looking(TARGET, NewLow(days=30), PriceRise(percent=Decimal(5)))
    occasion = looking.see(at(1, "48"))
    assert occasion is not None
    assert [reason.trigger for reason in occasion.reasons] == [TARGET, NewLow(days=30)]
    assert occasion.before == Decimal(100)


def test_so_many_a_day_and_the_newest_price_decides_when_the_day_is_over() -> None:
    looking = Looking(rule=WatchRule(when=(TARGET,), most_a_day=2))
    assert looking.prices_told(["49", "60", "49", "60", "48"], every=1) == ["49", "49"]
    assert looking.memory.due_at == hours(25)
    assert looking.look_again(24.9) is None
    told = looking.look_again(25)
    assert told is not None
    assert str(told.price) == "48 EUR"


def test_in_quiet_hours_nothing_is_told_and_at_their_end_the_newest_price_decides() -> None:
    rule = WatchRule(when=(TARGET,), quiet=NIGHT)
    lasting, passing = Looking(rule=rule), Looking(rule=rule)
    for looking in (lasting, passing):
        assert looking.see(at(11, "49")) is None
        assert looking.memory.due_at == hours(19)
    assert passing.see(at(12, "60")) is None
    assert passing.memory.due_at is None
    assert lasting.see(at(12, "48")) is None
    told = lasting.look_again(19)
    assert told is not None
    assert (str(told.price), told.seen_at) == ("48 EUR", hours(12))
    assert passing.look_again(19) is None


def test_what_was_seen_before_quiet_hours_and_comes_late_is_not_told_in_them() -> None:
    looking = Looking(rule=WatchRule(when=(TARGET,), quiet=NIGHT))
    assert looking.see(at(9.9, "49"), later=0.5) is None
    assert looking.memory.due_at == hours(19)


def test_a_new_low_that_is_seen_again_in_quiet_hours_is_still_one_at_their_end() -> None:
    looking = Looking(rule=WatchRule(when=(NewLow(days=90),), quiet=NIGHT))
    for hour in (11, 14, 18.9):
        assert looking.see(at(hour, "90")) is None
    told = looking.look_again(19)
    assert told is not None
    assert [reason.than for reason in told.reasons] == [Decimal(100)]
