"""A verdict in every language: the same facts, the same numbers, and no word of another language."""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.laws.strategies import evidence
from tests.unit.verdict.kettle import NOW, SHOP, daily, kept_verdict, kettle
from worthit.config import Environment
from worthit.errors import WorthItError
from worthit.house import House
from worthit.money import Money
from worthit.plugin.load import load_host
from worthit.price.model import DiscountLabel, PriceLabel, PricePoint
from worthit.product.model import PageKind, Product, Review, Theme, Tone
from worthit.reviews.model import Aspect, Quote
from worthit.reviews.trust.model import Grade, TestName
from worthit.verdict.explain import LANGUAGES, explain_again, explain_score
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
from worthit.verdict.model import (
    Band,
    Explanation,
    Recommendation,
    Stars,
    VerdictDocument,
    VerdictInput,
)
from worthit.verdict.question import Question

TESTS = Path(__file__).parents[2]
PAGES = sorted([*TESTS.glob("pages/*.html"), *TESTS.glob("journeys/pages/*.html")])
ENGLISH = re.compile(
    r"\b(the|and|of|or|to|is|it|its|from|for|with|without|this|that|what|how|so|by|not|no|but|out|one|two|rated?|price"
    r"|owners?|stars?|reviews?|shop|score|points?|days?|page|known|excellent|good|average|poor|buy|wait|avoid|better"
    r"|worth|usual|high|low|lowest|positive|negative|mixed|sum|cut|scale|missing|discount|charged|evidence|more)\b",
    re.IGNORECASE,
)
MONEY = re.compile(r"\d[\d.]* [A-Z]{3}\b")
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
WITH_COMMA = str.maketrans(",.", ".,")
THEME = Theme(name="Rumore", mentions=1200)
SALE = ClaimedDiscount(label="false", claimed=0.2, was=Money(Decimal(50), "EUR"), charged_share=0.011, lawful=0.8)
PAST = PricePast(label="good", days=60, needed=14, percentile=0.25, low=Money(Decimal("28.90"), "EUR"))
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
OPINION = Opinion(side="negative", aspects=(BATTERY, replace(BATTERY, opposite=0)), more=2, quote="Si scarica 7-8.")
TRUSTED = Trusted(grade="D", kept=31, seen=42, because=("burst", "copies"), noticed=("shop_choice",), adjusted=4.13)
TERM = Term(
    name="price", value=6.0, reference=5.0, share=0.3, contribution=0.3, source="price_history", n=60, interval=(5, 7)
)
EXAMPLES: dict[type[Any], Fact | Headline] = {
    type(example): example
    for example in (
        Answer(score=6.95, band="good", recommendation="buy", why_wait=None, price_judged=True),
        NoAnswer(kind="product", price="absent", owners_are_enough=False, owners=3),
        Sum(parts=(("satisfaction", 6.95), ("price", 0.3)), uncapped=7.25, score=7.25),
        Range(low=5.0, high=8.9, bands=("excellent", "good", "average")),
        OWNERS,
        ShopThemes(shop=SHOP, themes=(THEME,)),
        OPINION,
        TRUSTED,
        PAST,
        SALE,
        ReviewsRead(reviews=12, of=2000, unread=True),
        NotKnown(names=("value_opinion", "price_history", "review_texts", "trust")),
        YourCopy(),
        TERM,
        Limit(name="richiamo", cap=4.0),
        Total(terms=(6.95, 0.3), uncapped=7.25, score=4.0, cut_by="finding"),
    )
}


def in_italian(
    product: Product, points: tuple[PricePoint, ...] = (), kind: PageKind = "product", language: str = "it"
) -> Explanation:
    return explain_again(kept_verdict(VerdictInput(kind=kind, product=product, points=points, now=NOW)), language)


def everything_told(about: VerdictDocument, language: str) -> tuple[str, ...]:
    told = explain_again(about, language)
    return (told.answer, *told.lines, *explain_score(about, language))


def numbers(line: str, language: str) -> Counter[str]:
    """The numbers of a line, as they are written in English. Money is written alike in every language."""
    others = NUMBER.findall(MONEY.sub("", line))
    if language == "it":
        others = [number.translate(WITH_COMMA) for number in others]
    return Counter([*MONEY.findall(line), *others])


def told_in(language: str, fact: Fact | Headline) -> str:
    words = LANGUAGES[language]
    return words.answer(fact) if isinstance(fact, Headline) else words.line(fact)


@settings(deadline=None)
@given(evidence())
def test_every_language_tells_the_same_numbers_line_by_line(given: VerdictInput) -> None:
    reached = kept_verdict(given)
    for line, linea in zip(everything_told(reached, "en"), everything_told(reached, "it"), strict=True):
        assert numbers(line, "en") == numbers(linea, "it"), (line, linea)


@settings(deadline=None)
@given(evidence())
def test_italian_has_no_english_word_outside_the_shop_s_own_themes(given: VerdictInput) -> None:
    reached = kept_verdict(given)
    for line in everything_told(reached, "it"):
        ours = line
        for theme in reached.verdict.themes:
            ours = ours.replace(theme.name, "")
        assert line.strip() == line != ""
        assert not ENGLISH.findall(ours), line


@settings(deadline=None)
@given(evidence(), st.sampled_from(sorted(LANGUAGES)))
def test_telling_again_gives_the_same_words(given: VerdictInput, language: str) -> None:
    reached = kept_verdict(given)
    assert everything_told(reached, language) == everything_told(kept_verdict(given), language)
    assert explain_again(reached, "en") == reached.explanation


async def test_a_kept_verdict_told_again_in_english_is_what_was_told(tmp_path: Path) -> None:
    storage = {"url": f"sqlite+aiosqlite:///{tmp_path / 'worthit.db'}"}
    house = House(load_host(Environment(sections={"storage": storage, "plugins": {"enabled": ""}})))
    told = 0
    async with house.open() as verdicts:
        for page in PAGES:
            try:
                reached = await verdicts.reach(Question(pages=(page.read_text("utf-8"),)))
            except WorthItError:
                continue
            kept = await verdicts.get(reached.id)
            assert explain_again(kept, "en") == reached.explanation
            assert len(explain_again(kept, "it").lines) == len(reached.explanation.lines)
            told += 1
    assert told >= 6


@pytest.mark.parametrize("fact", [*get_args(Headline), *get_args(Fact)])
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_fact_has_a_sentence_in_every_language(language: str, fact: type[Any]) -> None:
    assert told_in(language, EXAMPLES[fact])


VARIANTS = [
    *(replace(EXAMPLES[Answer], band=band) for band in get_args(Band)),
    *(
        replace(EXAMPLES[Answer], recommendation=one)
        for one in get_args(Recommendation)
        if one not in ("wait", "unknown")
    ),
    *(replace(EXAMPLES[Answer], recommendation="wait", why_wait=why, price_judged=False) for why in ("stock", "price")),
    *(replace(EXAMPLES[NoAnswer], kind=kind) for kind in get_args(PageKind)),
    *(replace(EXAMPLES[NoAnswer], price="shown", owners=owners) for owners in (None, 1, 4, 414)),
    replace(EXAMPLES[NoAnswer], owners_are_enough=True),
    *(replace(EXAMPLES[Range], bands=bands) for bands in (("poor",), ("good", "average"))),
    *(replace(PAST, label=label) for label in get_args(PriceLabel) if label != "unknown"),
    *(replace(PAST, label="unknown", percentile=None, days=days) for days in (0, 1, 9)),
    *(replace(SALE, label=label) for label in get_args(DiscountLabel)),
    replace(SALE, charged_share=None, lawful=None),
    *(replace(OWNERS, source="reviews_read", rating=rating, n=6, few=True) for rating in (None, 4.7)),
    replace(OWNERS, source="rating_and_count", rating=None, stars=None),
    *(replace(EXAMPLES[ReviewsRead], reviews=1, of=of) for of in (None, 1, 2000)),
    *(ShopThemes(shop=None, themes=(replace(THEME, tone=tone),)) for tone in get_args(Tone)),
    *(ShopThemes(shop=None, themes=(THEME,) * many) for many in (8, 9, 12)),
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
    *(
        replace(OPINION, side=side, aspects=(replace(BATTERY, polarity=polarity, k=k, n=n),), more=more, quote=quote)
        for side, polarity in (
            ("positive", "positive"),
            ("negative", "negative"),
            ("mixed", "mixed"),
            ("few", "negative"),
        )
        for k, n, more, quote in ((1, 8, 0, None), (2, 8, 1, "Costa 9."), (12, 1200, 7, None))
    ),
    *(replace(TRUSTED, grade=grade, because=(), noticed=(), adjusted=None) for grade in get_args(Grade)),
    *(replace(TRUSTED, because=(name,)) for name in get_args(TestName)),
    *(
        replace(TRUSTED, grade=None, kept=1, seen=1, adjusted=None, because=because, noticed=())
        for because in (("burst",), get_args(TestName))
    ),
    *(replace(EXAMPLES[Total], cut_by=why) for why in (None, "scale")),
]


@pytest.mark.parametrize("fact", [*EXAMPLES.values(), *VARIANTS])
def test_every_way_to_tell_a_fact_has_its_words_and_numbers(fact: Fact | Headline) -> None:
    line, linea = told_in("en", fact), told_in("it", fact)
    assert numbers(line, "en") == numbers(linea, "it"), (line, linea)
    assert not ENGLISH.findall(linea.replace(SHOP, "")), linea


@pytest.mark.parametrize(("language", "nothing"), [("en", " = 0.00."), ("it", " = 0,00.")])
def test_a_sum_that_rounds_to_zero_has_no_sign_and_is_not_cut(language: str, nothing: str) -> None:
    level = Sum(parts=(("satisfaction", 0.5), ("price", -0.501)), uncapped=-0.001, score=0.0)
    assert told_in(language, level).endswith(nothing)


@pytest.mark.parametrize("language", ["it", "IT", "it-IT", "it_CH", "It-Latn-IT"])
def test_a_tag_of_italian_is_answered_in_italian(language: str) -> None:
    assert in_italian(kettle(), language=language) == in_italian(kettle())
    assert in_italian(kettle()).language == "it"


@pytest.mark.parametrize("language", ["", "tlh", "en-GB", "i", "ita-x", "-it", "ITALIANO"])
def test_any_other_tag_is_answered_in_english(language: str) -> None:
    assert in_italian(kettle(), language=language) == in_italian(kettle(), language="en")
    assert in_italian(kettle(), language=language).language == "en"


@pytest.mark.parametrize(
    ("product", "points", "answer"),
    [
        (kettle(), (), "6,95 su 10 (buono): vale la pena pensarci, prezzo non ancora valutato"),
        (kettle(), daily(60, "40"), "6,95 su 10 (buono): compralo"),
        (kettle(), daily(60, "30"), "6,17 su 10 (buono): aspetta, il prezzo è alto per questo prodotto"),
        (kettle(price=None), (), "Non ci sono abbastanza elementi: la pagina non mostra il prezzo"),
        (kettle(rating_count=1), (), "Non ci sono abbastanza elementi: lo ha valutato solo 1 acquirente"),
        (kettle(rating_count=3), (), "Non ci sono abbastanza elementi: lo hanno valutato solo 3 acquirenti"),
        (
            Product(),
            (),
            "Non ci sono abbastanza elementi: "
            "non si trova nessun voto degli acquirenti e la pagina non mostra il prezzo",
        ),
    ],
)
def test_the_first_line_in_italian_is_the_answer(product: Product, points: tuple[PricePoint, ...], answer: str) -> None:
    assert in_italian(product, points).answer == answer


def test_a_blocked_page_is_told_in_italian_and_nothing_else() -> None:
    blocked = in_italian(kettle(), kind="blocked")
    assert (blocked.answer, blocked.lines) == ("Nessun verdetto: il negozio ha bloccato la pagina", ())


def test_an_italian_verdict_reads_as_it_is_spoken() -> None:
    themes = (Theme(name="Boils fast", mentions=1200, tone="positive"), Theme(name="Lid", positive=4, negative=8))
    product = kettle(themes=themes, list_price=Decimal(50), reviews=(Review(id="a", text="Fine."),))
    assert in_italian(product, daily(60, "41")).lines == (
        "6,95 dalle stelle degli acquirenti + 0,07 per il prezzo rispetto al passato = 7,02.",
        "Per quel che si sa, il punteggio sta fra 5,4 e 8,7, "
        "quindi il giudizio può andare da «nella media» a «eccellente».",
        "Chi l'ha comprato gli dà 4,7 su 5 (2.000 acquirenti); l'80% ha dato cinque stelle, il 2% una o due. "
        "Metà delle pagine dei negozi mostra da 4,3 a 4,7 stelle su 5, quindi questo vale circa 6,9 punti su 10.",
        f"Temi che {SHOP} stesso conta nelle sue recensioni: Boils fast (1.200, positivo); Lid (4 a favore, 8 contro).",
        "Il prezzo si conosce per 60 giorni: più basso non si è visto. "
        "Nell'ultimo anno è stato più basso per lo 0% del tempo, con un minimo di 40 EUR.",
        "Il negozio dichiara uno sconto del 20% su 50 EUR; quel prezzo è stato chiesto per lo 0% del tempo che "
        "conosciamo, quindi lo sconto non è vero. Rispetto al prezzo più basso dei 30 giorni precedenti lo sconto è "
        "del 2%.",
        "1 recensione letta su 2.000, ma quel che dice non conta ancora.",
        "Non si sa ancora che cosa pensa un numero sufficiente di acquirenti del rapporto qualità-prezzo "
        "e quanto ci si può fidare delle "
        "recensioni.",
    )


@pytest.mark.parametrize(
    ("percent", "spoken"),
    [
        *((percent, f"il {percent}%") for percent in (2, 7, 10, 12, 18, 28, 45, 79, 90, 100)),
        *((percent, f"l'{percent}%") for percent in (1, 8, 11, 80, 81, 88, 89)),
        (0, "lo 0%"),
    ],
)
def test_a_percentage_has_the_article_of_its_spoken_number(percent: int, spoken: str) -> None:
    assert f"per {spoken} del tempo" in told_in("it", replace(PAST, percentile=percent / 100))
    after_di = spoken.replace("il ", "del ").replace("lo ", "dello ").replace("l'", "dell'")
    assert f"uno sconto {after_di} su 50 EUR" in told_in("it", replace(SALE, claimed=percent / 100))
