"""The sentences about reviews: what they say, how far they can be trusted, and how many there are."""

from collections.abc import Sequence

from worthit.product.model import Theme
from worthit.reviews.aspects.vocabulary import label_of
from worthit.reviews.model import Aspect
from worthit.reviews.trust.model import TestName
from worthit.verdict.facts import Alarm, Opinion, ReviewsRead, ShopThemes, Trusted
from worthit.verdict.words.model import Side, Words
from worthit.verdict.words.numbers import listed

MOST_THEMES = 8
"""How many of the shop's themes are told; the others are counted."""


def alarm(fact: Alarm, words: Words) -> str:
    told = words.numbers.count(fact.reviews, words.reviews.alarms[fact.name])
    return f"{told} {words.reviews.alarm_quote.format(quote=fact.quote)}" if fact.quote else told


def shop_themes(fact: ShopThemes, words: Words) -> str:
    told = words.separator.join(_theme(theme, words) for theme in fact.themes[:MOST_THEMES])
    more = _more(len(fact.themes) - MOST_THEMES, words)
    return words.reviews.themes.format(shop=fact.shop or words.reviews.the_shop, themes=f"{told}{more}")


def opinion(fact: Opinion, words: Words) -> str:
    aspects = words.separator.join(_aspect(aspect, fact.side, words) for aspect in fact.aspects)
    told = words.reviews.sides[fact.side].format(aspects=f"{aspects}{_more(fact.more, words)}")
    return f"{told} {words.reviews.quote.format(quote=fact.quote)}" if fact.quote else told


def trusted(fact: Trusted, words: Words) -> str:
    numbers, said = words.numbers, words.reviews
    if fact.grade is None:
        return numbers.count(fact.seen, said.no_grade, tests=_tests(fact.because, words))
    told = said.trusted.format(
        grade=fact.grade,
        because=said.because.format(tests=_tests(fact.because, words)) if fact.because else "",
        kept=numbers.whole(fact.kept),
        seen=numbers.count(fact.seen, said.all_reviews),
        adjusted="" if fact.adjusted is None else said.adjusted.format(stars=numbers.short(fact.adjusted)),
    )
    return f"{told} {said.also.format(tests=_tests(fact.noticed, words))}" if fact.noticed else told


def reviews_read(fact: ReviewsRead, words: Words) -> str:
    numbers, said = words.numbers, words.reviews
    unread = numbers.count(fact.reviews, said.unread) if fact.unread else ""
    if fact.of is None:
        return numbers.count(fact.reviews, said.read, unread=unread)
    return numbers.count(fact.reviews, said.read_of, all=numbers.count(fact.of, said.all_reviews), unread=unread)


def _theme(theme: Theme, words: Words) -> str:
    numbers = words.numbers
    if theme.positive is not None and theme.negative is not None:
        sides = words.reviews.theme_sides
        return sides.format(
            name=theme.name, positive=numbers.whole(theme.positive), negative=numbers.whole(theme.negative)
        )
    known = [
        numbers.whole(theme.mentions) if theme.mentions is not None else "",
        words.reviews.tones[theme.tone] if theme.tone else "",
    ]
    detail = ", ".join(part for part in known if part)
    return f"{theme.name} ({detail})" if detail else theme.name


def _aspect(aspect: Aspect, side: Side, words: Words) -> str:
    said = words.reviews
    if aspect.polarity == "mixed":
        template = said.for_and_against
    elif side == "few":
        template = said.praised if aspect.polarity == "positive" else said.blamed
    else:
        template = said.opposed if aspect.opposite else said.agreed
    return template.format(
        name=label_of(aspect, words.language),
        k=words.numbers.whole(aspect.k),
        n=words.numbers.whole(aspect.n),
        opposite=words.numbers.whole(aspect.opposite),
    )


def _more(more: int, words: Words) -> str:
    return words.numbers.count(more, words.reviews.more) if more > 0 else ""


def _tests(names: Sequence[TestName], words: Words) -> str:
    return listed([words.reviews.tests[name] for name in names], words.joiner)
