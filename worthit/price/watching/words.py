"""An alert in words: what happened in one short line, then why it is told, in five languages."""

from collections.abc import Mapping
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from textwrap import shorten

from msgspec import Struct

from worthit.money import Money
from worthit.price.watching.model import (
    Alert,
    BackInStock,
    NewLow,
    Occasion,
    PercentDrop,
    PriceRise,
    Reason,
    TargetPrice,
    Trigger,
)

DEFAULT_LANGUAGE = "en"
_LONGEST_TITLE = 120


class AlertWords(Struct, frozen=True, kw_only=True):
    """first: one line that says it all. lines: why, and when it was seen."""

    language: str
    first: str
    lines: tuple[str, ...]


class _Language(Struct, frozen=True, kw_only=True):
    """Sentences with their gaps; `of` says what a watch looks for. decimal, thousands: the signs in numbers."""

    decimal: str
    thousands: str
    product: str
    now: str
    back: str
    target: str
    drop: str
    rise: str
    new_low: str
    back_in_stock: str
    since: str
    seen: str
    of: Mapping[type[Trigger], str]


_LANGUAGES = {
    "en": _Language(
        decimal=".",
        thousands=",",
        product="The product",
        now="{title}: now {price}",
        back="{title}: back in stock, {price}",
        target="That is your target of {than} or less.",
        drop="That is {percent} % below {than}.",
        rise="That is {percent} % above {than}.",
        new_low="That is the lowest price of {days} days, of which {known} are known; the lowest before was {than}.",
        back_in_stock="It was out of stock and can be bought again.",
        since="It cost {before} when you asked.",
        seen="Seen {time} UTC.",
        of={
            TargetPrice: "{amount} or less",
            PercentDrop: "{percent} % cheaper",
            PriceRise: "{percent} % dearer",
            NewLow: "the lowest price of {days} days",
            BackInStock: "back in stock",
        },
    ),
    "it": _Language(
        decimal=",",
        thousands=".",
        product="Il prodotto",
        now="{title}: ora {price}",
        back="{title}: di nuovo disponibile, {price}",
        target="Hai chiesto {than} o meno.",
        drop="È il {percent} % in meno di {than}.",
        rise="È il {percent} % in più di {than}.",
        new_low="È il prezzo più basso di {days} giorni, di cui {known} noti; il più basso prima era {than}.",
        back_in_stock="Era esaurito e si può comprare di nuovo.",
        since="Quando l'hai chiesto costava {before}.",
        seen="Visto il {time} UTC.",
        of={
            TargetPrice: "{amount} o meno",
            PercentDrop: "{percent} % in meno",
            PriceRise: "{percent} % in più",
            NewLow: "il prezzo più basso di {days} giorni",
            BackInStock: "di nuovo disponibile",
        },
    ),
    "de": _Language(
        decimal=",",
        thousands=".",
        product="Das Produkt",
        now="{title}: jetzt {price}",
        back="{title}: wieder lieferbar, {price}",
        target="Du wolltest {than} oder weniger.",
        drop="Das sind {percent} % weniger als {than}.",
        rise="Das sind {percent} % mehr als {than}.",
        new_low="Das ist der niedrigste Preis in {days} Tagen, davon {known} bekannt; der niedrigste davor war {than}.",
        back_in_stock="Es war ausverkauft und ist wieder zu kaufen.",
        since="Als du gefragt hast, kostete es {before}.",
        seen="Gesehen am {time} UTC.",
        of={
            TargetPrice: "{amount} oder weniger",
            PercentDrop: "{percent} % billiger",
            PriceRise: "{percent} % teurer",
            NewLow: "der niedrigste Preis in {days} Tagen",
            BackInStock: "wieder lieferbar",
        },
    ),
    "fr": _Language(
        decimal=",",
        thousands="\u202f",
        product="Le produit",
        now="{title} : maintenant {price}",
        back="{title} : de nouveau en stock, {price}",
        target="Vous vouliez {than} ou moins.",
        drop="C'est {percent} % de moins que {than}.",
        rise="C'est {percent} % de plus que {than}.",
        new_low="C'est le prix le plus bas en {days} jours, dont {known} connus ; le plus bas avant était {than}.",
        back_in_stock="Il était épuisé et peut de nouveau être acheté.",
        since="Il coûtait {before} quand vous avez demandé.",
        seen="Vu le {time} UTC.",
        of={
            TargetPrice: "{amount} ou moins",
            PercentDrop: "{percent} % de moins",
            PriceRise: "{percent} % de plus",
            NewLow: "le prix le plus bas en {days} jours",
            BackInStock: "de nouveau en stock",
        },
    ),
    "es": _Language(
        decimal=",",
        thousands=".",
        product="El producto",
        now="{title}: ahora {price}",
        back="{title}: disponible de nuevo, {price}",
        target="Pediste {than} o menos.",
        drop="Es un {percent} % menos que {than}.",
        rise="Es un {percent} % más que {than}.",
        new_low="Es el precio más bajo de {days} días, de los que se conocen {known}; el más bajo antes era {than}.",
        back_in_stock="Estaba agotado y se puede comprar de nuevo.",
        since="Cuando preguntaste costaba {before}.",
        seen="Visto el {time} UTC.",
        of={
            TargetPrice: "{amount} o menos",
            PercentDrop: "{percent} % menos",
            PriceRise: "{percent} % más",
            NewLow: "el precio más bajo de {days} días",
            BackInStock: "disponible de nuevo",
        },
    ),
}
LANGUAGES = tuple(_LANGUAGES)


def alert_words(alert: Alert, language: str = DEFAULT_LANGUAGE) -> AlertWords:
    """Tell an alert. language: a tag such as `it` or `it-IT`; English where its language is none of LANGUAGES."""
    spoken = _spoken(language)
    words = _LANGUAGES[spoken]
    occasion = alert.occasion
    price = _money(occasion.price.amount, occasion.price.currency, words)
    only_back = all(isinstance(reason.trigger, BackInStock) for reason in occasion.reasons)
    title = shorten(alert.title or words.product, _LONGEST_TITLE, placeholder="…")
    first = (words.back if only_back else words.now).format(title=title, price=price)
    lines = [_why(reason, occasion, words) for reason in occasion.reasons]
    if _before_is_news(occasion):
        lines.append(words.since.format(before=_money(occasion.before, occasion.price.currency, words)))
    lines.append(words.seen.format(time=_time(occasion.seen_at)))
    return AlertWords(language=spoken, first=first, lines=tuple(lines))


def trigger_words(trigger: Trigger, currency: str | None, language: str = DEFAULT_LANGUAGE) -> str:
    """What a watch looks for, in a few words."""
    words = _LANGUAGES[_spoken(language)]
    sentence = words.of[type(trigger)]
    match trigger:
        case TargetPrice():
            return sentence.format(amount=_money(trigger.amount, currency, words))
        case PercentDrop() | PriceRise():
            return sentence.format(percent=_plain(trigger.percent, words))
        case NewLow():
            return sentence.format(days=trigger.days)
        case BackInStock():
            return sentence


def money_words(money: Money, language: str = DEFAULT_LANGUAGE) -> str:
    """An amount as the language writes it."""
    return _money(money.amount, money.currency, _LANGUAGES[_spoken(language)])


def _why(reason: Reason, occasion: Occasion, words: _Language) -> str:
    price = occasion.price
    match reason.trigger:
        case TargetPrice():
            return words.target.format(than=_money(reason.trigger.amount, price.currency, words))
        case PercentDrop() | PriceRise():
            assert reason.than is not None
            sentence = words.drop if isinstance(reason.trigger, PercentDrop) else words.rise
            percent = _percent(price.amount, reason.than, words)
            return sentence.format(percent=percent, than=_money(reason.than, price.currency, words))
        case NewLow():
            than = _money(reason.than, price.currency, words)
            return words.new_low.format(days=reason.trigger.days, known=reason.known_days, than=than)
        case BackInStock():
            return words.back_in_stock


def _before_is_news(occasion: Occasion) -> bool:
    told = {reason.than for reason in occasion.reasons}
    return occasion.before is not None and occasion.before not in {*told, occasion.price.amount}


def _percent(amount: Decimal, than: Decimal, words: _Language) -> str:
    """How far apart, in percent, with one decimal where that says more."""
    percent = (abs(amount - than) * 100 / than).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return _plain(percent, words)


def _plain(number: Decimal, words: _Language) -> str:
    return _signs(f"{number.normalize():,f}", words)


def _money(amount: Decimal | None, currency: str | None, words: _Language) -> str:
    """As the language writes it, with at least two decimals where there are any."""
    assert amount is not None
    written = f"{amount:,.2f}" if amount.as_tuple().exponent == -1 else f"{amount:,f}"
    return f"{_signs(written, words)} {currency or ''}".strip()


def _signs(written: str, words: _Language) -> str:
    return written.translate(str.maketrans(",.", f"{words.thousands}{words.decimal}"))


def _time(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _spoken(language: str) -> str:
    primary = language.replace("_", "-").partition("-")[0].lower()
    return primary if primary in _LANGUAGES else DEFAULT_LANGUAGE
