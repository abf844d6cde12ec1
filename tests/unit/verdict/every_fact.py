"""Every fact that can be told of a verdict, and every way in which it comes."""

from decimal import Decimal
from typing import Any, get_args

from msgspec.structs import replace

from tests.unit.verdict.kettle import SHOP
from worthit.money import Money
from worthit.price.model import DiscountLabel, PriceLabel
from worthit.product.model import PageKind, Theme, Tone
from worthit.reviews.model import AlarmKind, Aspect, Quote
from worthit.reviews.trust.model import Grade, TestName
from worthit.verdict.facts import (
    Alarm,
    Answer,
    ClaimedDiscount,
    Cut,
    Fact,
    Followed,
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
from worthit.verdict.model import Band, Stars

THEME = Theme(name="Rumore", mentions=1200)
BATTERY = Aspect(
    aspect="akku",
    label="Autonomia",
    polarity="negative",
    k=12,
    n=40,
    opposite=3,
    share=(0.2, 0.43),
    quotes=(Quote(review="r1", start=0, end=14, text="Si scarica 7-8."),),
    topic="battery",
)
ANSWER = Answer(score=6.95, band="good", recommendation="buy", why=None, price_judged=True)
NO_ANSWER = NoAnswer(kind="product", price="absent", owners_are_enough=False, owners=3)
SUM = Sum(parts=(("satisfaction", 6.95), ("price", 0.3)), uncapped=7.25, cut=None)
RANGE = Range(low=5.0, high=8.9, bands=("excellent", "good", "average"))
OWNERS = OwnersSay(
    source="star_distribution",
    n=2000,
    few=False,
    rating=4.7,
    best=5.0,
    mean_stars=4.72,
    points=6.95,
    stars=Stars(low_share=0.01, five_share=0.81),
    usual=(4.3, 4.7),
)
OPINION = Opinion(side="negative", aspects=(BATTERY, replace(BATTERY, opposite=0)), more=2, quote="Si scarica 7-8.")
TRUSTED = Trusted(grade="D", kept=31, seen=42, because=("burst", "copies"), noticed=("shop_choice",), adjusted=4.13)
PAST = PricePast(
    label="good",
    currency="EUR",
    days=60,
    needed=14,
    percentile=0.25,
    low=Money(Decimal("28.90"), "EUR"),
    unmoved=False,
)
SALE = ClaimedDiscount(label="false", claimed=0.2, was=Money(Decimal(1050), "EUR"), charged_share=0.011, lawful=0.05)
READ = ReviewsRead(reviews=12, of=2000, unread=True)
TERM = Term(
    name="price", value=6.0, reference=5.0, share=0.3, contribution=0.3, source="price_history", n=60, interval=(5, 7)
)
TOTAL = Total(terms=(6.95, 0.3), uncapped=7.25, cut=Cut(to=4.0, finding="safety"))
ALARM = Alarm(name="safety", reviews=7, quote="Ha preso fuoco.")

EXAMPLES: dict[type[Any], Fact | Headline] = {
    type(example): example
    for example in (
        ANSWER,
        NO_ANSWER,
        ALARM,
        SUM,
        RANGE,
        OWNERS,
        ShopThemes(shop=SHOP, themes=(THEME,)),
        OPINION,
        TRUSTED,
        PAST,
        SALE,
        Followed(days=30),
        READ,
        NotKnown(names=("value_opinion", "price_history", "review_texts", "trust")),
        YourCopy(),
        TERM,
        Limit(name="richiamo", cap=4.0),
        TOTAL,
    )
}

HEADLINES: tuple[Headline, ...] = (
    *(replace(ANSWER, band=band) for band in get_args(Band)),
    *(
        replace(ANSWER, recommendation=one, band=band, price_judged=False)
        for one in ("buy", "consider", "avoid")
        for band in get_args(Band)
    ),
    *(replace(ANSWER, recommendation="wait", why=why, price_judged=False) for why in ("stock", "price")),
    *(
        replace(ANSWER, score=3.9, band="poor", recommendation="avoid", why=why, price_judged=False)
        for why in get_args(AlarmKind)
    ),
    *(replace(NO_ANSWER, kind=kind) for kind in get_args(PageKind)),
    *(
        replace(NO_ANSWER, price=price, owners=owners)
        for price in ("known", "absent", "shown")
        for owners in (None, 1, 4, 1_200_000)
    ),
    replace(NO_ANSWER, owners_are_enough=True),
)

VARIANTS: tuple[Fact, ...] = (
    *(replace(ALARM, name=name, reviews=n, quote=None) for name in get_args(AlarmKind) for n in (1, 3, 1200)),
    *(replace(SUM, uncapped=10.25, cut=Cut(to=10.0, finding=finding)) for finding in (None, "recall", "richiamo")),
    *(Sum(parts=SUM.parts[:1], uncapped=6.95, cut=cut) for cut in (None, Cut(to=5.5, finding="trust_failed"))),
    *(replace(RANGE, bands=bands) for bands in (("poor",), ("good", "average"))),
    Range(low=3.9, high=3.9, bands=("poor",)),
    *(replace(OWNERS, source="reviews_read", rating=rating, n=n, few=True) for rating in (None, 4.7) for n in (1, 6)),
    *(replace(OWNERS, source="rating_and_count", rating=None, stars=None, n=n) for n in (1, 2000)),
    *(ShopThemes(shop=None, themes=(replace(THEME, tone=tone),)) for tone in get_args(Tone)),
    ShopThemes(shop=None, themes=(Theme(name="Rumore", positive=4, negative=8), Theme(name="Rumore"))),
    *(ShopThemes(shop=None, themes=(THEME,) * many) for many in (8, 9, 12)),
    *(
        replace(OPINION, side=side, aspects=(replace(BATTERY, polarity=polarity, k=k, n=n),), more=more, quote=quote)
        for side, polarity in (
            ("positive", "positive"),
            ("negative", "negative"),
            ("mixed", "mixed"),
            ("few", "negative"),
            ("few", "positive"),
        )
        for k, n, more, quote in ((1, 8, 0, None), (2, 8, 1, "Costa 9."), (12, 1200, 7, None))
    ),
    *(replace(TRUSTED, grade=grade, because=(), noticed=(), adjusted=None) for grade in get_args(Grade)),
    *(replace(TRUSTED, because=(name,)) for name in get_args(TestName)),
    *(
        replace(TRUSTED, grade=None, kept=1, seen=seen, adjusted=None, because=because, noticed=())
        for seen, because in ((1, ("burst",)), (9, get_args(TestName)))
    ),
    *(replace(PAST, label=label) for label in get_args(PriceLabel) if label != "unknown"),
    *(replace(PAST, label="unknown", percentile=None, days=days) for days in (0, 1, 9, 14, 1200)),
    replace(PAST, percentile=0.004),
    *(replace(PAST, label="usual", percentile=0.0, low=None, unmoved=unmoved) for unmoved in (True, False)),
    *(replace(SALE, label=label) for label in get_args(DiscountLabel)),
    *(
        replace(SALE, label=label, charged_share=share, lawful=lawful)
        for label, share in (("unknown", None), ("false", 0.1), ("honest", 0.5))
        for lawful in (None, 0.0, 0.2, 0.8)
    ),
    Followed(days=1),
    *(
        ReviewsRead(reviews=n, of=of, unread=unread)
        for n in (1, 8)
        for of in (None, 8, 2000)
        for unread in (True, False)
    ),
    *(
        replace(TERM, source=source, name=name, n=n)
        for name, source in (
            ("satisfaction", "star_distribution"),
            ("satisfaction", "rating_and_count"),
            ("satisfaction", "reviews_read"),
            ("value_opinion", "theme_counts"),
            ("value_opinion", "review_texts"),
            ("value_opinion", "theme_tone"),
            ("price", "price_history"),
        )
        for n in (1, 2000)
    ),
    replace(TERM, name="satisfaction", reference=None, interval=None),
    *(Limit(name=name, cap=3.9) for name in ("trust_failed", *get_args(AlarmKind))),
    *(replace(TOTAL, cut=cut) for cut in (None, Cut(to=10.0, finding=None))),
)
