"""The sentences about a price: against its past, and the discount that the shop claims."""

from worthit.money import Money
from worthit.verdict.facts import ClaimedDiscount, Followed, PricePast
from worthit.verdict.words.model import Words


def price_past(fact: PricePast, words: Words) -> str:
    numbers, said = words.numbers, words.prices
    if fact.percentile is None:
        if not fact.days:
            return said.no_past.format(currency=fact.currency)
        short = said.short_past if fact.days < fact.needed else said.old_past
        return numbers.count(fact.days, short, needed=numbers.whole(fact.needed))
    if fact.unmoved or fact.label == "lowest":
        label = said.unmoved if fact.unmoved else said.labels["lowest"]
        return numbers.count(fact.days, said.past, label=label, lower="")
    lower = _lower(fact.percentile, fact.low, words)
    return numbers.count(fact.days, said.past, label=said.labels[fact.label], lower=lower)


def _lower(percentile: float, low: Money | None, words: Words) -> str:
    """For how long it was lower. No share is told as nothing that is something."""
    if low is None:
        return words.prices.never_lower
    share = words.numbers.percent(percentile)
    template = words.prices.lower if share.number else words.prices.hardly_lower
    return template.format(share=share, low=words.numbers.money(low))


def claimed_discount(fact: ClaimedDiscount, words: Words) -> str:
    """What is claimed, for how long that was charged, and what the law lets it be."""
    said = words.prices
    charged = said.not_charged
    if fact.charged_share is not None:
        unreal = said.unreal if fact.label == "false" else ""
        template = said.really_charged if fact.label == "honest" else said.charged
        charged = template.format(share=words.numbers.percent(fact.charged_share), unreal=unreal)
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
    less = said.lawful_too if fact.label == "honest" else said.lawful_less
    template = less if lawful.number < claimed.number else said.lawful
    return template.format(claimed=claimed, lawful=lawful)
