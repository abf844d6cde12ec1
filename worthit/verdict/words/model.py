"""What a language has to give: whole sentences where one can, and what is put into them.

Texts are templates (`str.format`). Every language fills in the same fields, in the order that its grammar wants; a test
holds that. Nothing that a shop or an owner wrote is ever taken as a template.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from worthit.errors import ErrorCode
from worthit.price.model import PriceLabel
from worthit.product.model import PageKind, Tone
from worthit.reviews.language import Language
from worthit.reviews.model import AlarmKind
from worthit.reviews.trust.model import TestName
from worthit.verdict.model import Advantage, Band, Provenance
from worthit.verdict.words.numbers import Counted, Numbers

Advice = Literal["buy", "consider", "think_twice", "avoid", "stock", "price"]
"""`think_twice`: worth considering, yet poor. `stock`, `price`: what to wait for."""
Side = Literal["positive", "negative", "mixed", "few"]


class Headlines(Struct, frozen=True, kw_only=True):
    """The first line: the answer, or why there is none. alarmed: the advice, and the finding behind it."""

    scored: str
    unjudged: str
    alarmed: str
    advice: Mapping[Advice, str]
    no_page: Mapping[PageKind, str]
    not_enough: str
    nobody_rated: str
    only_rated: Counted
    unrated: Counted
    prices: Mapping[Literal["absent", "shown"], str]


class Score(Struct, frozen=True, kw_only=True):
    """How the score came about, in short (`stars_alone`, `parts`) and as terms with their sum.

    level: where both ends of the interval are one number. so_one, so_two, so_many: the bands in it, by how many they
    are. cut, is_cut: as a part of a sentence, and as a sentence of its own. limits: why it was cut: the scale, a
    finding that is told here, one of which only the name is known, or one that was told before.
    """

    stars_alone: str
    parts: Mapping[str, str]
    between: str
    level: str
    so_one: str
    so_two: str
    so_many: str
    term: str
    term_interval: str
    base: str
    shift: str
    terms: Mapping[str, str]
    sources: Mapping[str, Counted]
    total: str
    total_cut: str
    cut: str
    is_cut: str
    limits: Mapping[Literal["scale", "finding", "named", "that_finding"], str]
    limit: str
    findings: Mapping[str, str]


class Owners(Struct, frozen=True, kw_only=True):
    """How content owners are. stars_read: whose stars stand for all, put into `unsaid` and `uncounted`."""

    owners: Counted
    rated: str
    not_shown: Counted
    unsaid: str
    uncounted: str
    stars_read: Counted
    shares: str
    reading: str
    few: Counted


class Reviews(Struct, frozen=True, kw_only=True):
    """What reviews say, and how far they can be trusted.

    for_and_against, praised, blamed, agreed, opposed: an aspect that is mixed, praised or blamed by one or two, told by
    many, and by many against some. all_reviews: of which some are read, or count.
    """

    sides: Mapping[Side, str]
    for_and_against: str
    praised: str
    blamed: str
    agreed: str
    opposed: str
    more: Counted
    quote: str
    alarms: Mapping[AlarmKind, Counted]
    alarm_quote: str
    themes: str
    the_shop: str
    theme_sides: str
    tones: Mapping[Tone, str]
    trusted: str
    because: str
    adjusted: str
    also: str
    no_grade: Counted
    tests: Mapping[TestName, str]
    read: Counted
    read_of: Counted
    all_reviews: Counted
    unread: Counted


class Prices(Struct, frozen=True, kw_only=True):
    """The price against its past, and the discount that the shop claims.

    short_past, old_past: too few days to judge it, and enough in all but too few in the last year. lower, hardly_lower,
    never_lower: how long it was in the last year; unmoved, and `lowest` of the labels, say that already.
    really_charged: of an honest discount. lawful_less, lawful_too, lawful: from the lowest price of the 30 days before,
    where that is less than the claim of a discount that is not known to be honest, of one that is, and where it is not.
    """

    no_past: str
    short_past: Counted
    old_past: Counted
    past: Counted
    lower: str
    hardly_lower: str
    never_lower: str
    unmoved: str
    labels: Mapping[PriceLabel, str]
    claim: str
    charged: str
    really_charged: str
    not_charged: str
    unreal: str
    lawful_less: str
    lawful_too: str
    lawful: str
    no_lawful: str
    followed: Counted


class Screen(Struct, frozen=True, kw_only=True):
    """What stands around the sentences on a terminal.

    stars, stars_of: without and with how many owners gave them. named: what is told of something, after its name.
    alternative: why something is better for the money, as `advantages` say it, and how that is known. chart, marks,
    beyond, gap: the picture of the price, what is named in it, a list price far above it, and where no price is known.
    """

    untitled: str
    list_price: str
    stars: str
    stars_of: str
    out_of_stock: str
    between: str
    better: str
    named: str
    alternative: str
    advantages: Mapping[Advantage, str]
    saves: str
    sources: Mapping[Literal["known", "page"], str]
    sponsored: str
    origins: Mapping[Provenance, str]
    kept: str
    not_kept: str
    chart: str
    marks: Mapping[Literal["now", "last", "lowest", "highest"], str]
    beyond: str
    gap: str


class Comparisons(Struct, frozen=True, kw_only=True):
    """Several products side by side. Names are put in as `quoted` writes them, several as a list.

    better, better_each: for one reason, and for several. clear, too_close: by their scores. not_against: where all
    others are advised against. only_scored, only_reached: of several. against, against_for: without and with what
    speaks against it. failures: why there is no verdict, by the code of the error.
    """

    quoted: str
    better: str
    better_each: str
    clear: str
    too_close: str
    not_against: str
    all_against: str
    only_scored: str
    none_scored: str
    only_reached: str
    none_reached: str
    score: str
    no_price: str
    no_stars: str
    against: str
    against_for: str
    currencies: str
    ranked: str
    failures: Mapping[ErrorCode, str]


class Words(Struct, frozen=True, kw_only=True):
    """A language. separator, joiner: between the things of a list that have commas, and before the last of others."""

    language: Language
    numbers: Numbers
    separator: str
    joiner: str
    bands: Mapping[Band, str]
    headlines: Headlines
    score: Score
    owners: Owners
    reviews: Reviews
    prices: Prices
    not_known: str
    missing: Mapping[str, str]
    your_copy: str
    screen: Screen
    comparisons: Comparisons
