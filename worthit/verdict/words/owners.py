"""The sentence about how content owners are."""

from worthit.verdict.facts import OwnersSay
from worthit.verdict.words.model import Words


def owners_say(fact: OwnersSay, words: Words) -> str:
    numbers, said = words.numbers, words.owners
    shares = ""
    if fact.stars is not None:
        five, poor = numbers.percent(fact.stars.five_share), numbers.percent(fact.stars.low_share)
        shares = said.shares.format(five=five, poor=poor)
    low, high = fact.usual
    reading = said.reading.format(
        low=numbers.short(low),
        high=numbers.short(high),
        few=numbers.count(fact.n, said.few) if fact.few else "",
        points=numbers.fixed(fact.points, 1),
    )
    return f"{_rated(fact, words)}{shares}. {reading}"


def _rated(fact: OwnersSay, words: Words) -> str:
    numbers, said = words.numbers, words.owners
    from_reviews = fact.source == "reviews_read"
    if fact.rating is None:
        stars = numbers.count(fact.n, said.stars_read)
        return said.uncounted.format(stars=stars) if from_reviews else numbers.count(fact.n, said.not_shown)
    rating, best = numbers.short(fact.rating), numbers.short(fact.best or 5)
    if from_reviews:
        return said.unsaid.format(rating=rating, best=best, stars=numbers.count(fact.n, said.stars_read))
    return said.rated.format(rating=rating, best=best, owners=numbers.count(fact.n, said.owners))
