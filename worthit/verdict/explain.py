"""A verdict in words that anyone can read: first its facts (`telling`, `calculation`), then the words of a language."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from msgspec import Struct, structs

from worthit.reviews.language import Language
from worthit.verdict.calculation import calculation
from worthit.verdict.model import Explanation, Provenance, Verdict, VerdictDocument
from worthit.verdict.telling import Shown, facts, headline
from worthit.verdict.words.de import GERMAN
from worthit.verdict.words.en import ENGLISH
from worthit.verdict.words.es import SPANISH
from worthit.verdict.words.fr import FRENCH
from worthit.verdict.words.frame import answer, sentence
from worthit.verdict.words.it import ITALIAN
from worthit.verdict.words.model import Words
from worthit.verdict.words.shown import alternative, amount_of

LANGUAGES: Mapping[Language, Words] = MappingProxyType(
    {words.language: words for words in (ENGLISH, ITALIAN, GERMAN, FRENCH, SPANISH)}
)
DEFAULT_LANGUAGE: Language = "en"


class AlternativeWords(Struct, frozen=True, kw_only=True):
    """Something better for the money: line says why, for how much, how sure that is and how it is known, and is to
    stand after the title. title: None where only its link is known.
    """

    title: str | None
    line: str
    url: str


def explain(
    product: Shown,
    verdict: Verdict,
    *,
    shop: str | None = None,
    provenance: Provenance = "fetched",
    followed_days: int = 0,
    language: str = DEFAULT_LANGUAGE,
) -> Explanation:
    """Tell a verdict: the answer, then its evidence, most telling first.

    shop: whose themes they are, such as `amazon.it`. followed_days: for how many days this instance looks at the
    product again. language: a tag such as `it` or `it-IT`; where it is none of `LANGUAGES`, English is spoken.
    """
    words = LANGUAGES[spoken(language)]
    told = facts(product, verdict, shop=shop, provenance=provenance, followed_days=followed_days)
    return Explanation(
        language=words.language,
        answer=answer(headline(product, verdict), words),
        lines=tuple(sentence(fact, words) for fact in told),
    )


def explain_again(document: VerdictDocument, language: str) -> Explanation:
    """Tell a verdict that was reached before, in any language."""
    return explain(
        document.product,
        document.verdict,
        shop=document.ref.shop if document.ref else None,
        provenance=document.provenance,
        followed_days=document.followed_days,
        language=language,
    )


def in_language(document: VerdictDocument, language: Language) -> VerdictDocument:
    """The document with its explanation in a language."""
    if document.explanation.language == language:
        return document
    return structs.replace(document, explanation=explain_again(document, language))


def explain_score(document: VerdictDocument, language: str) -> tuple[str, ...]:
    """Why this score: each reason with its points and its evidence, the sum, the interval, and what is missing.

    The numbers can be followed as printed. Without a score the one line says why there is none.
    """
    words = LANGUAGES[spoken(language)]
    steps = tuple(sentence(fact, words) for fact in calculation(document.verdict))
    return steps or (answer(headline(document.product, document.verdict), words),)


def alternative_words(document: VerdictDocument, language: str) -> tuple[AlternativeWords, ...]:
    """What is better for the money than the product of a verdict, best first."""
    words = LANGUAGES[spoken(language)]
    return tuple(
        AlternativeWords(title=better.title, line=alternative(better, words), url=better.url)
        for better in document.alternatives
    )


def write_amount(amount: Decimal, currency: str | None, language: str) -> str:
    """An amount of money as a language writes it: `€28.90`, `28,90 €`; without a currency the number alone."""
    return amount_of(amount, currency, LANGUAGES[spoken(language)])


def write_count(number: int, language: str) -> str:
    """How many, as a language writes it: `1,204`, `1.204`."""
    return LANGUAGES[spoken(language)].numbers.whole(number)


def spoken(language: str) -> Language:
    """The language of a tag (BCP 47), where it is spoken here; else English."""
    primary = language.replace("_", "-").partition("-")[0].lower()
    return next((known for known in LANGUAGES if known == primary), DEFAULT_LANGUAGE)
