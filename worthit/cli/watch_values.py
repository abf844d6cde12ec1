"""What people write behind the options of `worthit watch`: amounts, percentages, hours."""

import re
from datetime import time
from decimal import Decimal

import click

from worthit.money.parse import read_number

_AMOUNT = re.compile(r"\d[\d.,' ]*", re.ASCII)
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?) ?%?", re.ASCII)
_SPAN = re.compile(r"([01]?\d|2[0-3]):([0-5]\d) ?[-–] ?([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)


class Amount(click.ParamType[Decimal]):
    """`49.90`, `49,90` and `1.049,90`; a currency is not named, since a watch is in the product's."""

    name = "amount"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        text = str(value).strip()
        if not _AMOUNT.fullmatch(text):
            self.fail(f"{value} is no amount such as 49.90, without a currency", param, ctx)
        return read_number(text)


class Percent(click.ParamType[Decimal]):
    """`10`, `10%`, `7.5` and `7,5 %`."""

    name = "percentage"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        found = _PERCENT.fullmatch(str(value).strip())
        if found is None:
            self.fail(f"{value} is no percentage such as 10", param, ctx)
        return Decimal(found[1].replace(",", "."))


class Span(click.ParamType[tuple[time, time]]):
    """`22:00-07:00` and `2:00-7:00`."""

    name = "hours"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[time, time]:
        found = _SPAN.fullmatch(str(value).strip())
        if found is None:
            self.fail(f"{value} is no span such as 22:00-07:00", param, ctx)
        begin_hour, begin_minute, end_hour, end_minute = map(int, found.groups())
        return time(begin_hour, begin_minute), time(end_hour, end_minute)
