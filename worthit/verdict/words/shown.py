"""What stands beside a verdict: the price and the stars that a page shows, and what is better for the money."""

from decimal import Decimal

from worthit.money import Money
from worthit.verdict.model import Alternative, ProductSummary
from worthit.verdict.words.model import Words

_MOST_STARS = 5.0


def amount_of(amount: Decimal, currency: str | None, words: Words) -> str:
    """An amount of money; without a currency the number alone."""
    numbers = words.numbers
    return numbers.amount(amount, None) if currency is None else numbers.money(Money(amount, currency))


def price_of(product: ProductSummary, words: Words) -> str:
    """The price, or the range of prices, in its currency; empty where none is shown."""
    amounts = (amount for amount in (product.price, product.price_high) if amount is not None)
    return " – ".join(amount_of(amount, product.currency, words) for amount in amounts)


def stars_of(product: ProductSummary, words: Words) -> str:
    """The mean of the owners' stars and how many there are; empty where no mean is shown."""
    if product.rating is None:
        return ""
    numbers = words.numbers
    stars = {"rating": numbers.short(product.rating), "best": numbers.short(product.rating_best or _MOST_STARS)}
    if product.owners is None:
        return words.screen.stars.format(**stars)
    return words.screen.stars_of.format(owners=numbers.count(product.owners, words.owners.owners), **stars)


def named(name: str, told: str, words: Words) -> str:
    """Something, and what is told of it."""
    return words.screen.named.format(name=name, told=told)


def alternative(better: Alternative, words: Words) -> str:
    """Why it is better for the money, for how much, how sure, and how we know of it; without its name."""
    said, numbers = words.screen, words.numbers
    low, high = (min(end, _MOST_STARS) for end in better.rating)
    return said.alternative.format(
        why=said.advantages[better.why],
        price=amount_of(better.price, better.currency, words),
        saves=said.saves.format(share=numbers.percent(better.saves)) if better.saves else "",
        owners=numbers.count(better.owners, words.owners.owners),
        source=said.sources[better.source],
        sponsored=said.sponsored if better.sponsored else "",
        **numbers.ends((low, high)),
    )
