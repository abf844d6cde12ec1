"""An alert in words: what happened in one short line, then why it is told, in five languages."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from textwrap import shorten

from msgspec import Struct

from worthit.price.watching.model import (
    Alert,
    AlertReason,
    BackInStock,
    NewLow,
    Occasion,
    PercentDrop,
    PriceRise,
    TargetPrice,
    Trigger,
)
from worthit.reviews.language import Language
from worthit.verdict.explain import DEFAULT_LANGUAGE, LANGUAGES, spoken, write_amount

_LONGEST_TITLE = 120


class AlertWords(Struct, frozen=True, kw_only=True):
    """first: one line that says it all. lines: why, and when it was seen."""

    language: str
    first: str
    lines: tuple[str, ...]


class _Sentences(Struct, frozen=True, kw_only=True):
    """Sentences with their gaps; `of` says what a watch looks for. Numbers are written as verdicts write them.

    was: of a price that is not the newest any more, with now_other or now_gone behind it where that is known.
    at_first, at_alert: whose price it is that drop and rise compare with.
    """

    product: str
    now: str
    back: str
    was: str
    now_other: str
    now_gone: str
    target: str
    drop: str
    rise: str
    at_first: str
    at_alert: str
    new_low: str
    back_in_stock: str
    since: str
    seen: str
    of: Mapping[type[Trigger], str]


_SENTENCES: Mapping[Language, _Sentences] = {
    "en": _Sentences(
        product="The product",
        now="{title}: now {price}",
        back="{title}: back in stock, {price}",
        was="{title}: was {price} on {time} UTC",
        now_other="; now {price}",
        now_gone="; now out of stock",
        target="Your target was {than}.",
        drop="That is {percent} below {than}, {whose}.",
        rise="That is {percent} above {than}, {whose}.",
        at_first="the price when you began to watch",
        at_alert="the price of an earlier alert",
        new_low="That is the lowest price of {days} days, of which {known} are known; the lowest before was {than}.",
        back_in_stock="It was out of stock and can be bought again.",
        since="It cost {before} when you asked.",
        seen="Seen {time} UTC.",
        of={
            TargetPrice: "{amount} or less",
            PercentDrop: "{percent} cheaper",
            PriceRise: "{percent} dearer",
            NewLow: "the lowest price of {days} days",
            BackInStock: "back in stock",
        },
    ),
    "it": _Sentences(
        product="Il prodotto",
        now="{title}: ora {price}",
        back="{title}: di nuovo disponibile, {price}",
        was="{title}: costava {price} il {time} UTC",
        now_other="; ora {price}",
        now_gone="; ora è esaurito",
        target="Il tuo obiettivo era {than}.",
        drop="È il {percent} in meno di {than}, {whose}.",
        rise="È il {percent} in più di {than}, {whose}.",
        at_first="il prezzo di quando hai iniziato a seguirlo",
        at_alert="il prezzo di un avviso precedente",
        new_low="È il prezzo più basso di {days} giorni, di cui {known} noti; il più basso prima era {than}.",
        back_in_stock="Era esaurito e si può comprare di nuovo.",
        since="Quando l'hai chiesto costava {before}.",
        seen="Visto il {time} UTC.",
        of={
            TargetPrice: "{amount} o meno",
            PercentDrop: "{percent} in meno",
            PriceRise: "{percent} in più",
            NewLow: "il prezzo più basso di {days} giorni",
            BackInStock: "di nuovo disponibile",
        },
    ),
    "de": _Sentences(
        product="Das Produkt",
        now="{title}: jetzt {price}",
        back="{title}: wieder lieferbar, {price}",
        was="{title}: kostete am {time} UTC {price}",
        now_other="; jetzt {price}",
        now_gone="; jetzt ausverkauft",
        target="Dein Ziel war {than}.",
        drop="Das sind {percent} weniger als {than}, {whose}.",
        rise="Das sind {percent} mehr als {than}, {whose}.",
        at_first="der Preis zu Beginn deiner Beobachtung",
        at_alert="der Preis einer früheren Meldung",
        new_low="Das ist der niedrigste Preis in {days} Tagen, davon {known} bekannt; der niedrigste davor war {than}.",
        back_in_stock="Es war ausverkauft und ist wieder zu kaufen.",
        since="Als du gefragt hast, kostete es {before}.",
        seen="Gesehen am {time} UTC.",
        of={
            TargetPrice: "{amount} oder weniger",
            PercentDrop: "{percent} billiger",
            PriceRise: "{percent} teurer",
            NewLow: "der niedrigste Preis in {days} Tagen",
            BackInStock: "wieder lieferbar",
        },
    ),
    "fr": _Sentences(
        product="Le produit",
        now="{title} : maintenant {price}",
        back="{title} : de nouveau en stock, {price}",
        was="{title} : coûtait {price} le {time} UTC",
        now_other=" ; maintenant {price}",
        now_gone=" ; maintenant épuisé",
        target="Tu visais {than}.",
        drop="C'est {percent} de moins que {than}, {whose}.",
        rise="C'est {percent} de plus que {than}, {whose}.",
        at_first="le prix quand tu as commencé à le suivre",
        at_alert="le prix d'une alerte précédente",
        new_low="C'est le prix le plus bas en {days} jours, dont {known} connus ; le plus bas avant était {than}.",
        back_in_stock="Il était épuisé et peut de nouveau être acheté.",
        since="Il coûtait {before} quand tu as demandé.",
        seen="Vu le {time} UTC.",
        of={
            TargetPrice: "{amount} ou moins",
            PercentDrop: "{percent} de moins",
            PriceRise: "{percent} de plus",
            NewLow: "le prix le plus bas en {days} jours",
            BackInStock: "de nouveau en stock",
        },
    ),
    "es": _Sentences(
        product="El producto",
        now="{title}: ahora {price}",
        back="{title}: disponible de nuevo, {price}",
        was="{title}: costaba {price} el {time} UTC",
        now_other="; ahora {price}",
        now_gone="; ahora agotado",
        target="Tu objetivo era {than}.",
        drop="Es un {percent} menos que {than}, {whose}.",
        rise="Es un {percent} más que {than}, {whose}.",
        at_first="el precio cuando empezaste a seguirlo",
        at_alert="el precio de un aviso anterior",
        new_low="Es el precio más bajo de {days} días, de los que se conocen {known}; el más bajo antes era {than}.",
        back_in_stock="Estaba agotado y se puede comprar de nuevo.",
        since="Cuando preguntaste costaba {before}.",
        seen="Visto el {time} UTC.",
        of={
            TargetPrice: "{amount} o menos",
            PercentDrop: "{percent} menos",
            PriceRise: "{percent} más",
            NewLow: "el precio más bajo de {days} días",
            BackInStock: "disponible de nuevo",
        },
    ),
}


def alert_words(alert: Alert, language: str = DEFAULT_LANGUAGE) -> AlertWords:
    """Tell an alert. language: a tag such as `it` or `it-IT`; where its language is not spoken here, English is."""
    tongue = spoken(language)
    words, occasion = _SENTENCES[tongue], alert.occasion
    currency = occasion.price.currency
    lines = [_why(reason, occasion, tongue) for reason in occasion.reasons]
    if occasion.before is not None and _is_news(occasion.before, occasion):
        lines.append(words.since.format(before=write_amount(occasion.before, currency, tongue)))
    seen_at = occasion.seen_at if alert.since is None else alert.since.at
    lines.append(words.seen.format(time=_time(seen_at)))
    return AlertWords(language=tongue, first=_first(alert, tongue), lines=tuple(lines))


def trigger_words(trigger: Trigger, currency: str | None, language: str = DEFAULT_LANGUAGE) -> str:
    """What a watch looks for, in a few words."""
    tongue = spoken(language)
    sentence = _SENTENCES[tongue].of[type(trigger)]
    match trigger:
        case TargetPrice():
            return sentence.format(amount=write_amount(trigger.amount, currency, tongue))
        case PercentDrop() | PriceRise():
            return sentence.format(percent=_percent(trigger.percent, tongue))
        case NewLow():
            return sentence.format(days=trigger.days)
        case BackInStock():
            return sentence


def _first(alert: Alert, tongue: Language) -> str:
    """What it costs now; where that is not the price of the alert any more, what it cost, and what is known of now."""
    words, occasion = _SENTENCES[tongue], alert.occasion
    only_back = all(isinstance(reason.trigger, BackInStock) for reason in occasion.reasons)
    told = words.was if alert.since is not None else words.back if only_back else words.now
    first = told.format(
        title=shorten(alert.title or words.product, _LONGEST_TITLE, placeholder="…"),
        price=write_amount(occasion.price.amount, occasion.price.currency, tongue),
        time=_time(occasion.seen_at),
    )
    if alert.since is None:
        return first
    price = alert.since.price
    if price is not None:
        return first + words.now_other.format(price=write_amount(price.amount, price.currency, tongue))
    return first + words.now_gone if alert.since.in_stock is False else first


def _time(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _why(reason: AlertReason, occasion: Occasion, tongue: Language) -> str:
    words, price = _SENTENCES[tongue], occasion.price
    match reason.trigger:
        case TargetPrice():
            return words.target.format(than=write_amount(reason.trigger.amount, price.currency, tongue))
        case BackInStock():
            return words.back_in_stock
    assert reason.than is not None
    than = write_amount(reason.than, price.currency, tongue)
    match reason.trigger:
        case NewLow():
            return words.new_low.format(days=reason.trigger.days, known=reason.known_days, than=than)
        case PercentDrop() | PriceRise():
            sentence = words.drop if isinstance(reason.trigger, PercentDrop) else words.rise
            whose = words.at_first if reason.than == occasion.before else words.at_alert
            percent = _percent(abs(price.amount / reason.than - 1) * 100, tongue)
            return sentence.format(percent=percent, than=than, whose=whose)


def _is_news(before: Decimal, occasion: Occasion) -> bool:
    return before not in {occasion.price.amount, *(reason.than for reason in occasion.reasons)}


def _percent(percent: Decimal, tongue: Language) -> str:
    """With one decimal where that says more."""
    numbers = LANGUAGES[tongue].numbers
    return numbers.percentage.format(numbers.short(round(float(percent), 1)))
