"""A verdict in words that anyone can read: facts first (`facts`, `calculation`), then the sentences of one language."""

from worthit.verdict.calculation import calculation
from worthit.verdict.english import English
from worthit.verdict.facts import Shown, facts, headline
from worthit.verdict.italian import Italian
from worthit.verdict.model import Explanation, Provenance, Verdict, VerdictDocument
from worthit.verdict.wording import Words

LANGUAGES: dict[str, Words] = {"en": English(), "it": Italian()}
DEFAULT_LANGUAGE = "en"


def explain(
    product: Shown,
    verdict: Verdict,
    *,
    shop: str | None = None,
    provenance: Provenance = "fetched",
    language: str = DEFAULT_LANGUAGE,
) -> Explanation:
    """Tell a verdict: the answer, then its evidence, most telling first.

    shop: whose themes they are, such as `amazon.it`. language: a tag such as `it` or `it-IT`; where its language is
    none of `LANGUAGES`, English is spoken.
    """
    spoken = _spoken(language)
    words = LANGUAGES[spoken]
    return Explanation(
        language=spoken,
        answer=words.answer(headline(product, verdict)),
        lines=tuple(words.line(fact) for fact in facts(product, verdict, shop, provenance)),
    )


def explain_again(document: VerdictDocument, language: str) -> Explanation:
    """Tell a verdict that was reached before, in any language."""
    return explain(
        document.product,
        document.verdict,
        shop=document.ref.shop if document.ref else None,
        provenance=document.provenance,
        language=language,
    )


def explain_score(document: VerdictDocument, language: str) -> tuple[str, ...]:
    """Why this score: each reason with its points and its evidence, the sum, the interval, and what is missing.

    The numbers can be followed as printed. Without a score the one line says why there is none.
    """
    words = LANGUAGES[_spoken(language)]
    steps = tuple(words.line(fact) for fact in calculation(document.verdict))
    return steps or (words.answer(headline(document.product, document.verdict)),)


def _spoken(language: str) -> str:
    """The language of a tag (BCP 47), where it is spoken here; else English."""
    primary = language.replace("_", "-").partition("-")[0].lower()
    return primary if primary in LANGUAGES else DEFAULT_LANGUAGE
