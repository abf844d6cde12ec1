"""The sentences of a verdict in English."""

from functools import singledispatchmethod

from worthit.product.model import Theme
from worthit.verdict.facts import (
    Answer,
    ClaimedDiscount,
    Fact,
    Headline,
    NoAnswer,
    NotKnown,
    OwnersSay,
    PricePast,
    Range,
    ReviewsRead,
    ShopThemes,
    Sum,
    YourCopy,
)
from worthit.verdict.parameters import DEFAULT

_RECOMMENDED = {
    "buy": "buy it",
    "consider": "worth considering",
    "avoid": "better avoid it",
    "stock": "wait, it is out of stock",
    "price": "wait, the price is high for this product",
}
_PARTS = {
    "satisfaction": "from owners' stars",
    "value_opinion": "for what owners say about its value",
    "price": "for the price against its past",
}
_MISSING = {
    "value_opinion": "what owners think of the value for money",
    "trust": "how far the reviews can be trusted",
}
_LABELS = {
    "lowest": "it has not been lower",
    "good": "it is a good price",
    "usual": "it is a usual price",
    "high": "it is a high price",
}
_MOST_THEMES = 8


class English:
    """One sentence for every fact, in plain words."""

    def answer(self, told: Headline) -> str:
        return _no_answer(told) if isinstance(told, NoAnswer) else _answer(told)

    @singledispatchmethod
    def line(self, fact: Fact) -> str:
        raise TypeError(f"no sentence for {type(fact).__name__}")

    @line.register
    def _(self, fact: Sum) -> str:
        shown = [round(points, 2) for _, points in fact.parts]
        shown[0] = round(round(fact.uncapped, 2) - sum(shown[1:]), 2)  # so that what is printed adds up
        parts = [
            f"{'' if not place else '+ ' if points >= 0 else '− '}{abs(points):.2f} {_PARTS[name]}"
            for place, ((name, _), points) in enumerate(zip(fact.parts, shown, strict=True))
        ]
        total = f"{fact.uncapped:.2f}"
        if len(parts) == 1:
            return f"All {total} points come from owners' stars; nothing else is known that would move them."
        cut = "" if total == f"{fact.score:.2f}" else f", cut to {fact.score:g}, the end of the scale"
        return f"{' '.join(parts)} = {total}{cut}."

    @line.register
    def _(self, fact: Range) -> str:
        best, worst = fact.bands[0], fact.bands[-1]
        if len(fact.bands) > 2:
            so = f"so anything from {worst} to {best} is possible"
        else:
            so = f"so it is {best}" if best == worst else f"so it may be {best} or {worst}"
        return f"With what is known the score lies between {fact.low:.1f} and {fact.high:.1f}, {so}."

    @line.register
    def _(self, fact: OwnersSay) -> str:
        low, high = fact.usual
        shares = ""
        if fact.stars is not None:
            shares = f"; {_percent(fact.stars.five_share)} gave five stars, {_percent(fact.stars.low_share)} one or two"
        few = f" and {_count(fact.n, 'owner')} are few" if fact.few else ""
        return (
            f"{_owners_rated(fact)}{shares}. Half of all shop pages show {low} to {high} stars of 5{few}, so this "
            f"counts for about {fact.points:.1f} points of 10."
        )

    @line.register
    def _(self, fact: ShopThemes) -> str:
        shown = "; ".join(_theme(theme) for theme in fact.themes[:_MOST_THEMES])
        more = len(fact.themes) - _MOST_THEMES
        rest = f"; and {more} more" if more > 0 else ""
        return f"{fact.shop or 'The shop'} itself counts in its reviews: {shown}{rest}."

    @line.register
    def _(self, fact: PricePast) -> str:
        if fact.percentile is None:
            if not fact.days:
                return "There is no price history yet, so the price is not judged against its past."
            return (
                f"The price is known for {_count(fact.days, 'day')} so far; "
                f"it takes {fact.needed} of the last year to judge it."
            )
        low = f", {fact.low} at the least" if fact.low else ""
        return (
            f"The price is known for {_count(fact.days, 'day')}: {_LABELS[fact.label]}. "
            f"In the last year it was lower {_percent(fact.percentile)} of the time{low}."
        )

    @line.register
    def _(self, fact: ClaimedDiscount) -> str:
        claim = f"The shop claims {_percent(fact.claimed)} off {fact.was}"
        said = "whether that was ever charged is not known"
        if fact.charged_share is not None:
            unreal = ", so the discount is not real" if fact.label == "false" else ""
            said = f"that was charged {_percent(fact.charged_share)} of the time we know{unreal}"
        lawful = ""
        if fact.lawful is not None:
            lawful = f" Against the lowest price of the 30 days before, it is {_percent(fact.lawful)} off."
        return f"{claim}; {said}.{lawful}"

    @line.register
    def _(self, fact: ReviewsRead) -> str:
        of = f" of {fact.of:,}" if fact.of is not None else ""
        unread = ", but what they say is not weighed yet" if fact.unread else ""
        return f"{fact.reviews:,}{of} reviews read{unread}."

    @line.register
    def _(self, fact: NotKnown) -> str:
        return f"Not known yet: {_listed([_MISSING[name] for name in fact.names], 'and')}."

    @line.register
    def _(self, fact: YourCopy) -> str:
        return "This rests on your copy of the page, which is not checked."


def _answer(told: Answer) -> str:
    advice = _RECOMMENDED[told.why_wait or told.recommendation]
    unjudged = "" if told.price_judged else ", price not judged yet"
    return f"{told.score:.2f} out of 10 ({told.band}): {advice}{unjudged}"


def _no_answer(told: NoAnswer) -> str:
    if told.kind == "blocked":
        return "No verdict: the shop blocked the page"
    if told.kind == "not_product":
        return "No verdict: this page shows no product"
    lacks = []
    if not told.owners_are_enough:
        lacks.append(_too_few(told.owners))
    if told.price != "known":
        lacks.append("the page shows no price" if told.price == "absent" else "the price shown cannot be right")
    return f"Not enough evidence: {' and '.join(lacks)}"


def _too_few(owners: int | None) -> str:
    if not owners:
        return "no owner's rating was found"
    counted = _count(owners, "owner")
    few = owners < DEFAULT.satisfaction.least_owners
    return f"only {counted} rated it" if few else f"the page counts {counted} but does not show how they rate it"


def _owners_rated(fact: OwnersSay) -> str:
    shown = "" if fact.rating is None else f"{round(fact.rating, 2):g} of {fact.best or 5:g}"
    if fact.source == "reviews_read":
        lacks = f"The page shows {shown} without saying of how many owners" if shown else "The page counts no owners"
        return f"{lacks}, so the stars of the {_count(fact.n, 'review')} read stand for them"
    return f"Owners rate it {shown} ({_count(fact.n, 'owner')})" if shown else f"{_count(fact.n, 'owner')} rated it"


def _theme(theme: Theme) -> str:
    if theme.positive is not None and theme.negative is not None:
        return f"{theme.name} ({theme.positive:,} positive, {theme.negative:,} negative)"
    known = [f"{theme.mentions:,}" if theme.mentions is not None else "", theme.tone or ""]
    detail = ", ".join(part for part in known if part)
    return f"{theme.name} ({detail})" if detail else theme.name


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def _listed(names: tuple[str, ...] | list[str], joiner: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joiner} {names[-1]}"
