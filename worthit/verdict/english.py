"""The sentences of a verdict in English."""

from collections.abc import Sequence
from functools import singledispatchmethod

from worthit.product.model import Theme
from worthit.reviews.aspects.vocabulary import label_of
from worthit.reviews.model import Aspect
from worthit.reviews.trust.model import TestName
from worthit.verdict.calculation import adding_up
from worthit.verdict.facts import (
    Answer,
    ClaimedDiscount,
    Fact,
    Headline,
    Limit,
    NoAnswer,
    NotKnown,
    Opinion,
    OwnersSay,
    PricePast,
    Range,
    ReviewsRead,
    ShopThemes,
    Sum,
    Term,
    Total,
    Trusted,
    YourCopy,
)
from worthit.verdict.parameters import DEFAULT
from worthit.verdict.wording import MOST_THEMES, Numbers, listed

_NUMBERS = Numbers(decimal=".", thousands=",")

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
_TERMS = {
    "satisfaction": "Owners' stars",
    "value_opinion": "What owners say about its value",
    "price": "The price against its past",
}
_SOURCES = {
    "star_distribution": "the stars of {}, counted by the shop",
    "rating_and_count": "the mean rating of {}",
    "reviews_read": "the stars of {} read",
    "theme_counts": "{} in the shop's own theme",
    "review_texts": "{} who speak of it in the reviews read",
    "theme_tone": "the tone of the shop's own theme, which counts as {}",
    "price_history": "{} of price history",
}
_SIDES = {
    "positive": "Owners praise",
    "negative": "Owners complain of",
    "mixed": "Owners differ on",
    "few": "Only one or two owners speak of",
}
_TESTS = {
    "copies": "texts that are copies of each other",
    "one_author": "one author who signs several of them",
    "burst": "many reviews within a few days",
    "phrases": "phrases that several of them share",
    "incentivised": "reviews written for a reward",
    "unverified": "purchases that are not verified",
    "mismatch": "stars that contradict the words",
    "word_count": "reviews of nearly one length",
    "after_burst": "ratings that fell after a burst of reviews",
    "shop_choice": "a selection by the shop that is unlike all its ratings",
    "rating_rate": "more ratings a day than seems possible",
    "count_leap": "a sudden leap in the number of ratings",
    "after_leap": "ratings that fell after such a leap",
    "removed": "reviews that have disappeared",
}
_FINDINGS = {"trust_failed": "the reviews cannot be trusted"}
_COUNTED = {"reviews_read": "review", "price_history": "day"}
_MISSING = {
    "value_opinion": "what enough owners think of the value for money",
    "price_history": "how the price has moved",
    "review_texts": "what the reviews read say",
    "trust": "how far the reviews can be trusted",
}
_LABELS = {
    "lowest": "it has not been lower",
    "good": "it is a good price",
    "usual": "it is a usual price",
    "high": "it is a high price",
}


class English:
    """One sentence for every fact, in plain words."""

    def answer(self, told: Headline) -> str:
        return _no_answer(told) if isinstance(told, NoAnswer) else _answer(told)

    @singledispatchmethod
    def line(self, fact: Fact) -> str:
        raise TypeError(f"no sentence for {type(fact).__name__}")

    @line.register
    def _(self, fact: Sum) -> str:
        total = _NUMBERS.fixed(fact.uncapped)
        if len(fact.parts) == 1:
            return f"All {total} points come from owners' stars; what else is known is not enough to move them."
        terms = _NUMBERS.terms(adding_up([points for _, points in fact.parts], fact.uncapped))
        parts = " ".join(f"{term} {_PARTS[name]}" for term, (name, _) in zip(terms, fact.parts, strict=True))
        cut = "" if total == _NUMBERS.fixed(fact.score) else f", {_cut_to(fact.score)}, the end of the scale"
        return f"{parts} = {total}{cut}."

    @line.register
    def _(self, fact: Range) -> str:
        best, worst = fact.bands[0], fact.bands[-1]
        if len(fact.bands) > 2:
            so = f"so anything from {worst} to {best} is possible"
        else:
            so = f"so it is {best}" if best == worst else f"so it may be {best} or {worst}"
        low, high = _NUMBERS.ends((fact.low, fact.high))
        return f"With what is known the score lies between {low} and {high}, {so}."

    @line.register
    def _(self, fact: OwnersSay) -> str:
        low, high = (_NUMBERS.short(mean) for mean in fact.usual)
        shares = ""
        if fact.stars is not None:
            five, poor = _NUMBERS.percent(fact.stars.five_share), _NUMBERS.percent(fact.stars.low_share)
            shares = f"; {five} gave five stars, {poor} one or two"
        few = f" and {_count(fact.n, 'owner')} are few" if fact.few else ""
        return (
            f"{_owners_rated(fact)}{shares}. Half of all shop pages show {low} to {high} stars of 5{few}, so this "
            f"counts for about {_NUMBERS.fixed(fact.points, 1)} points of 10."
        )

    @line.register
    def _(self, fact: ShopThemes) -> str:
        shown = "; ".join(_theme(theme) for theme in fact.themes[:MOST_THEMES])
        more = len(fact.themes) - MOST_THEMES
        rest = f"; and {more} more" if more > 0 else ""
        return f"{fact.shop or 'The shop'} itself counts in its reviews: {shown}{rest}."

    @line.register
    def _(self, fact: Opinion) -> str:
        told = "; ".join(_aspect(aspect, fact.side) for aspect in fact.aspects)
        more = f"; and {fact.more} more" if fact.more else ""
        quote = f" One owner on the first: “{fact.quote}”" if fact.quote else ""
        return f"{_SIDES[fact.side]}: {told}{more}.{quote}"

    @line.register
    def _(self, fact: Trusted) -> str:
        because, noticed = _tests(fact.because), _tests(fact.noticed)
        if fact.grade is None:
            return f"Too few of the {_count(fact.seen, 'review')} read remain for a grade of trust. Noticed: {because}."
        kept = f"{_NUMBERS.count(fact.kept)} of {_count(fact.seen, 'review')} read count"
        why = f" because of {because}" if because else ""
        adjusted = "" if fact.adjusted is None else f"; those rate it {_NUMBERS.short(fact.adjusted)} stars"
        also = f" Also noticed: {noticed}." if noticed else ""
        return f"Trust in the reviews read: {fact.grade} on a scale from A to F{why}; {kept}{adjusted}.{also}"

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
            f"In the last year it was lower {_NUMBERS.percent(fact.percentile)} of the time{low}."
        )

    @line.register
    def _(self, fact: ClaimedDiscount) -> str:
        claim = f"The shop claims {_NUMBERS.percent(fact.claimed)} off {fact.was}"
        said = "whether that was ever charged is not known"
        if fact.charged_share is not None:
            unreal = ", so the discount is not real" if fact.label == "false" else ""
            said = f"that was charged {_NUMBERS.percent(fact.charged_share)} of the time we know{unreal}"
        lawful = ""
        if fact.lawful is not None:
            lawful = f" Against the lowest price of the 30 days before, it is {_NUMBERS.percent(fact.lawful)} off."
        return f"{claim}; {said}.{lawful}"

    @line.register
    def _(self, fact: ReviewsRead) -> str:
        some = "" if fact.of is None else f"{_NUMBERS.count(fact.reviews)} of "
        say = "it says" if fact.reviews == 1 else "they say"
        unread = f", but what {say} is not weighed yet" if fact.unread else ""
        return f"{some}{_count(fact.of or fact.reviews, 'review')} read{unread}."

    @line.register
    def _(self, fact: NotKnown) -> str:
        return f"Not known yet: {listed([_MISSING[name] for name in fact.names], 'and')}."

    @line.register
    def _(self, fact: YourCopy) -> str:
        return "This rests on your copy of the page, which is not checked."

    @line.register
    def _(self, fact: Term) -> str:
        interval = ""
        if fact.interval is not None:
            low, high = _NUMBERS.ends(fact.interval)
            interval = f"; between {low} and {high}"
        source = _SOURCES[fact.source].format(_count(fact.n, _COUNTED.get(fact.source, "owner")))
        found = f"{_TERMS[fact.name]}: {_NUMBERS.fixed(fact.value)} of 10 ({source}{interval})."
        if fact.reference is None:
            return f"{found} That is the base of the score."
        usual, moved = _NUMBERS.fixed(fact.reference), _NUMBERS.multiplication(fact, fact.reference)
        return f"{found} {usual} is usual, so it moves the score by {moved}."

    @line.register
    def _(self, fact: Limit) -> str:
        found = _FINDINGS.get(fact.name, fact.name)
        return f"A finding (“{found}”) limits the score to {_NUMBERS.short(fact.cap)}, whatever else is true."

    @line.register
    def _(self, fact: Total) -> str:
        total = _NUMBERS.addition(fact)
        if fact.cut_by is None:
            return f"Sum: {total} of 10."
        why = "the end of the scale" if fact.cut_by == "scale" else "the limit of that finding"
        return f"Sum: {total}, {_cut_to(fact.score)}, {why}."


def _tests(names: Sequence[TestName]) -> str:
    return listed([_TESTS[name] for name in names], "and") if names else ""


def _aspect(aspect: Aspect, side: str) -> str:
    name, k, opposite = label_of(aspect, "en"), _NUMBERS.count(aspect.k), _NUMBERS.count(aspect.opposite)
    if aspect.polarity == "mixed":
        return f"{name} ({k} for, {opposite} against)"
    told = f"{k} of {_NUMBERS.count(aspect.n)}"
    if side == "few":
        return f"{name} ({told} {'in praise' if aspect.polarity == 'positive' else 'in complaint'})"
    return f"{name} ({told}, {opposite} against)" if aspect.opposite else f"{name} ({told})"


def _answer(told: Answer) -> str:
    advice = _RECOMMENDED[told.why_wait or told.recommendation]
    unjudged = "" if told.price_judged else ", price not judged yet"
    return f"{_NUMBERS.fixed(told.score)} out of 10 ({told.band}): {advice}{unjudged}"


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
    shown = "" if fact.rating is None else f"{_NUMBERS.short(fact.rating)} of {_NUMBERS.short(fact.best or 5)}"
    if fact.source == "reviews_read":
        lacks = f"The page shows {shown} without saying of how many owners" if shown else "The page counts no owners"
        return f"{lacks}, so the stars of the {_count(fact.n, 'review')} read stand for them"
    return f"Owners rate it {shown} ({_count(fact.n, 'owner')})" if shown else f"{_count(fact.n, 'owner')} rated it"


def _cut_to(score: float) -> str:
    return f"cut to {_NUMBERS.short(score)}"


def _theme(theme: Theme) -> str:
    if theme.positive is not None and theme.negative is not None:
        return f"{theme.name} ({_NUMBERS.count(theme.positive)} positive, {_NUMBERS.count(theme.negative)} negative)"
    known = [_NUMBERS.count(theme.mentions) if theme.mentions is not None else "", theme.tone or ""]
    detail = ", ".join(part for part in known if part)
    return f"{theme.name} ({detail})" if detail else theme.name


def _count(n: int, noun: str) -> str:
    return f"{_NUMBERS.count(n)} {noun if n == 1 else f'{noun}s'}"
