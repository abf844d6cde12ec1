"""The sentences about a price: against its past, and the discount that the shop claims."""

from worthit.verdict.facts import ClaimedDiscount, Followed, PricePast
from worthit.verdict.words.model import Words


def price_past(fact: PricePast, words: Words) -> str:
    numbers, said = words.numbers, words.prices
    if fact.percentile is None:
        if not fact.days:
            return said.no_past
        return numbers.count(fact.days, said.short_past, needed=numbers.whole(fact.needed))
    lowest = said.lowest.format(low=numbers.money(fact.low)) if fact.low else ""
    lower = numbers.percent(fact.percentile)
    return numbers.count(fact.days, said.past, label=said.labels[fact.label], lower=lower, lowest=lowest)


def claimed_discount(fact: ClaimedDiscount, words: Words) -> str:
    """What is claimed, for how long that was charged, and what the law lets it be."""
    said = words.prices
    charged = said.not_charged
    if fact.charged_share is not None:
        unreal = said.unreal if fact.label == "false" else ""
        charged = said.charged.format(share=words.numbers.percent(fact.charged_share), unreal=unreal)
    claim = said.claim.format(
        claimed=words.numbers.percent(fact.claimed), was=words.numbers.money(fact.was), charged=charged
    )
    lawful = _lawful(fact, words)
    return f"{claim} {lawful}" if lawful else claim


def followed(fact: Followed, words: Words) -> str:
    return words.numbers.count(fact.days, words.prices.followed)


def _lawful(fact: ClaimedDiscount, words: Words) -> str:
    said = words.prices
    if fact.lawful is None:
        return "" if fact.charged_share is None else said.no_lawful
    claimed, lawful = words.numbers.percent(fact.claimed), words.numbers.percent(fact.lawful)
    template = said.lawful_less if lawful.number < claimed.number else said.lawful
    return template.format(claimed=claimed, lawful=lawful)
