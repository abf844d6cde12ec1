"""Prices as shops write them: `1.106,18 €`, `$24.990` in Chile, `173 34 Lei`, `699,–`, `₹1,34,999`.

How a number is read. Spaces and apostrophes only ever group. Where both `.` and `,` occur, the last one is the decimal
sign. One sign alone with other than three digits after it is the decimal sign; with exactly three it groups, unless the
currency has three decimals, a group stands before it already, or the number cannot be grouped (`0.999`, `1189.000`).
Nobody writes a price with an exponent: `1e3` is no price, and no part of it is one.

The price-parser library reads plain amounts as this does, but not ranges, three-decimal currencies, raised cents, minor
units, other scripts' digits, or a price after another number (docs/benchmarks.md has both side by side). Its answers do
not tell the one case from the other, so it is not asked first.
"""

import re
import unicodedata
from decimal import Decimal

from msgspec import Struct

from worthit.money.currencies import currency_of_locale, minor_digits, resolve_sign, sign_pattern


class ParsedPrice(Struct, frozen=True, kw_only=True):
    """A price read from text; `amount_high` is set for a range, `currency` (ISO 4217) where the text names one."""

    amount: Decimal
    amount_high: Decimal | None = None
    currency: str | None = None


class PriceMention(Struct, frozen=True, kw_only=True):
    """`text[start:end]`: a number that may be a price, or a range of two. `sign` is the currency as written."""

    start: int
    end: int
    amount: Decimal
    high: Decimal | None = None
    currency: str | None = None
    sign: str | None = None


_PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys([*range(0x2000, 0x200B), 0x00A0, 0x202F, 0x205F, 0x3000, 0x09, 0x0A, 0x0D], " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"),
        **dict.fromkeys("’‘`´ʼ", "'"),
        "，": ",", "．": ".", "٫": ",", "٬": "'", "＄": "$", "￠": "¢", "～": "~", "〜": "~",
    }
)  # fmt: skip

_SIGN = sign_pattern()
_NUMBER = r"""
    (?: \d{1,3} (?: [ '] \d{3} )+ (?!\d) (?: [ ]?[.,][ ]?\d{1,3} | [ ]\d\d )?   # grouped by spaces or apostrophes
      | \d+ (?: [.,'] \d+ )* (?: [ ]?[.,][ ]?\d\d | [.,][ ]\d\d | [ ]\d\d )?    # grouped otherwise; raised cents
      | [.,]\d\d )
    (?!\d)
"""
_MENTION = re.compile(
    rf"""
    (?<![\d.,]) (?<!\d[eE]) (?<!\d[eE][+-])
    (?: (?P<before>{_SIGN}) [ ]{{0,2}} (?P<first>{_NUMBER}) (?: [ ]? (?P<code>[A-Z]{{3}}) (?![^\W\d_]|[ ]?\d) )?
      | (?P<euros>\d{{1,3}} (?: [ .] \d{{3}} )+ | \d+) [ ]? € (?P<cents>\d\d | [ ]\d\d$) (?! \d | [ ]?€ )
      | (?P<second>{_NUMBER}) (?: [.,][ ]?-{{1,2}} (?![ ]?\d) )? [ ]{{0,2}} (?P<after>{_SIGN})
      | (?P<third>{_NUMBER}) )
    (?! [ ]? [%°] | [\d.,]* [eE][+-]?\d )
    """,
    re.VERBOSE,
)
_RANGE_BETWEEN = re.compile(
    r"\s*(?:[,.]-)?\s*(?:-|~|\.\.\.|…|to|bis|à|au|a|al|hasta|até|do|до|tot|till|til)\s*", re.IGNORECASE
)
_BELOW_ZERO = re.compile(rf"\s*(?:{_SIGN})?[ ]?-[ ]?(?:{_SIGN})?[ ]?\d", re.VERBOSE)
_MINOR_UNIT = re.compile(r"(?<![\d.,])(\d{1,2})\s?(¢|p)(?!\w)")
_MINOR_CURRENCY = {"¢": "USD", "p": "GBP"}


def parse_price(text: str, *, currency_hint: str | None = None, locale_hint: str | None = None) -> ParsedPrice | None:
    """The price that a short text states, or None, also for what is below zero.

    Of several numbers the one beside a currency sign is meant, the first such. `currency_hint` (ISO 4217) and
    `locale_hint` (BCP 47) decide what `$`, `kr` or `Rs` are and how many decimals to expect; the currency of the
    answer is what the text itself names.
    """
    if _BELOW_ZERO.match(_plain(text)):
        return None
    mentions = find_prices(text, currency_hint=currency_hint, locale_hint=locale_hint)
    chosen = next((mention for mention in mentions if mention.sign), None)
    if chosen is None:
        if minor := _MINOR_UNIT.search(_plain(text)):
            return ParsedPrice(amount=Decimal(minor[1]) / 100, currency=_MINOR_CURRENCY[minor[2]])
        if not mentions:
            return None
        chosen = mentions[0]
    return ParsedPrice(amount=chosen.amount, amount_high=chosen.high, currency=chosen.currency)


def find_prices(text: str, *, currency_hint: str | None = None, locale_hint: str | None = None) -> list[PriceMention]:
    """Every number in the text that may be a price, in order, ranges joined; percentages are left out."""
    plain = _plain(text)
    found: list[PriceMention] = []
    for match in _MENTION.finditer(plain):
        mention = _read_mention(match, currency_hint, locale_hint)
        previous = found[-1] if found else None
        if previous is not None and _is_range(previous, mention, plain[previous.end : mention.start]):
            found[-1] = PriceMention(
                start=previous.start, end=mention.end, amount=previous.amount, high=mention.amount,
                currency=previous.currency or mention.currency, sign=previous.sign or mention.sign,
            )  # fmt: skip
        else:
            found.append(mention)
    return found


def _read_mention(match: re.Match[str], currency_hint: str | None, locale_hint: str | None) -> PriceMention:
    if match["euros"]:
        amount = read_number(match["euros"], "EUR") + Decimal(match["cents"]) / 100
        return PriceMention(start=match.start(), end=match.end(), amount=amount, currency="EUR", sign="€")
    sign = match["before"] or match["after"]
    currency = resolve_sign(sign, currency_hint, locale_hint) if sign else None
    if match["code"]:
        currency = resolve_sign(match["code"], None, None) or currency
    expected = currency or currency_hint or currency_of_locale(locale_hint)
    number = match["first"] or match["second"] or match["third"]
    return PriceMention(
        start=match.start(), end=match.end(), amount=read_number(number, expected), currency=currency, sign=sign
    )


def _is_range(low: PriceMention, high: PriceMention, between: str) -> bool:
    same = low.currency is None or high.currency is None or low.currency == high.currency
    return same and low.high is None and low.amount < high.amount and bool(_RANGE_BETWEEN.fullmatch(between))


def read_number(number: str, currency: str | None = None) -> Decimal:
    """The value of one written number (digits, grouping and decimal signs alone); the currency tells its decimals."""
    digits = re.sub(r" (\d\d)$", r".\1", _plain(number).strip())
    grouped = bool(re.match(r"\d{1,3}[ ']\d{3}", digits))
    digits = re.sub(r"[ ']", "", digits)
    signs = [char for char in digits if char in ".,"]
    if not signs:
        return Decimal(digits)
    last = signs[-1]
    whole, _, rest = digits.rpartition(last)
    if signs.count(last) > 1 and len(rest) != 2:
        is_decimal = False
    elif len(set(signs)) > 1 or len(rest) != 3:
        is_decimal = True
    else:
        impossible_group = len(whole) > 3 or whole in ("", "0")
        is_decimal = len(signs) == 1 and (grouped or impossible_group or minor_digits(currency) == 3)
    whole = re.sub(r"[.,]", "", whole)
    return Decimal(f"{whole or '0'}.{rest}" if is_decimal and rest else whole + rest)


def _plain(text: str) -> str:
    """The same text, character for character, with ASCII digits, spaces, dashes and apostrophes."""
    text = text.translate(_PUNCTUATION)
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
