"""What somebody wrote that they want to hear of: a price, or so many percent less. Nothing is guessed out of words."""

import re
from decimal import Decimal

from worthit.plugin import PercentDrop, TargetPrice, parse_price
from worthit_bot.words import Words

_MOST_AMOUNT = Decimal(10) ** 12
_MOST_DECIMALS = 6
_each = re.compile(r"\S+").findall
_WORDS = frozenset(
    _each("""
    at below for from if less max maximum me most or price target tell than to under up when
    a al avvisami da di dimmi fino gli i massimo meno o per prezzo se sotto
    ab als bei bis für höchstens maximal oder preis unter weniger zu
    au de dessous dès en jusqu'à moins ou pour prix sous à
    bajo como debajo desde hasta menos máximo por precio
    """)
)
"""What people say around a price without changing what it means."""
_WORDS_OF_DROP = frozenset(
    _each("""
    cheaper down drop discount off in ribasso sconto billiger günstiger rabatt cher remise barato descuento rebaja más
    """)
)
"""What they say around a percentage besides."""
_SIGNS_OF_NAMES = {
    **dict.fromkeys(_each("dollar dollars buck bucks dollaro dollari dólar dólares"), "$"),
    **dict.fromkeys(_each("pound pounds quid sterling sterlina sterline pfund livre livres libra libras"), "£"),
    **dict.fromkeys(_each("yen yens"), "¥"),
    **dict.fromkeys(_each("franc francs franco franchi francos franken"), "CHF"),
    **dict.fromkeys(_each("rupee rupees rupie rupien roupies rupias"), "₹"),
    **dict.fromkeys(_each("zloty zlotys złoty złotych"), "zł"),
}
_CROWNS = frozenset(_each("kr krona kronor krone kroner kronen corone couronnes coronas"))
_CURRENCIES_OF_CROWNS = ("SEK", "NOK", "DKK", "ISK")
_NUMBER = r"\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d{1,3})?|\d+(?:[.,'’]\d+)*|[.,]\d\d"
_PRICE = re.compile(rf"(?P<before>\D*?)(?P<number>{_NUMBER})(?P<after>\D*)")
_SIGN = re.compile(r"\W|[^\W\d_]+(?:\.[^\W\d_]+)*\.?|[A-Z]{1,3} ?\$")
"""What can be one sign: the reading of prices finds signs, and reads over what else stands there."""
_PERCENT = re.compile(r"[-–—−]?\s?(\d{1,2}(?:[.,]\d{1,2})?)\s?%")


def read_wish(text: str, currency: str | None, words: Words) -> TargetPrice | PercentDrop | str:
    """What somebody wants to hear of; where that cannot be read, what they are told. currency: of the product."""
    if "%" in text:
        return _read_drop(text) or words.watches.not_a_price
    found = _PRICE.fullmatch(_without(_WORDS, text))
    if found is None:
        return words.watches.not_a_price
    signs = [sign for sign in (found["before"].strip(" :.,<≤="), found["after"].strip(" !?,-–—")) if sign.strip(".")]
    named = [_currency(sign, currency, words) for sign in signs]
    if None in named:
        return words.watches.not_a_price
    if currency is not None and any(name != currency for name in named):
        return words.watches.other_currency.format(currency=currency)
    hint = currency or next(iter(named), None)
    read = parse_price(found["number"], currency_hint=hint, locale_hint=words.language)
    if read is None or read.amount_high is not None or not _can_be_meant(read.amount):
        return words.watches.not_a_price
    return TargetPrice(amount=read.amount)


def _read_drop(text: str) -> PercentDrop | None:
    found = _PERCENT.fullmatch(_without(_WORDS | _WORDS_OF_DROP, text).strip(" .!?"))
    percent = Decimal(found[1].replace(",", ".")) if found is not None else None
    return None if percent is None or percent < 1 else PercentDrop(percent=percent)


def _without(known: frozenset[str], text: str) -> str:
    return " ".join(word for word in text.split() if word.casefold().strip(".:,;") not in known)


def _currency(sign: str, own: str | None, words: Words) -> str | None:
    """The currency of a sign, a code or a name; None for what is none. own: of the product."""
    name = sign.casefold().rstrip(".")
    if name in _CROWNS:
        return own if own in _CURRENCIES_OF_CROWNS else _CURRENCIES_OF_CROWNS[0]
    for form in (_SIGNS_OF_NAMES.get(name, sign), sign.rstrip("."), name, name.upper()):
        read = (
            parse_price(f"1 {form}", currency_hint=own, locale_hint=words.language) if _SIGN.fullmatch(form) else None
        )
        if read is not None and read.amount == 1 and read.currency is not None:
            return read.currency
    return None


def _can_be_meant(amount: Decimal) -> bool:
    exponent = amount.as_tuple().exponent
    return 0 < amount < _MOST_AMOUNT and isinstance(exponent, int) and exponent >= -_MOST_DECIMALS
