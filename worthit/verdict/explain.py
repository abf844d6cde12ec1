"""A verdict in words that anyone can read: facts first (`facts`), then the sentences of one language."""

from typing import Protocol

from worthit.verdict.english import English
from worthit.verdict.facts import Fact, Headline, Shown, facts, headline
from worthit.verdict.model import Explanation, Provenance, Verdict


class Words(Protocol):
    """A language: one sentence for every fact."""

    def answer(self, told: Headline) -> str: ...

    def line(self, fact: Fact) -> str: ...


LANGUAGES: dict[str, Words] = {"en": English()}
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

    shop: whose themes they are, such as `amazon.it`. language: one of `LANGUAGES`, English for any other.
    """
    spoken = language if language in LANGUAGES else DEFAULT_LANGUAGE
    words = LANGUAGES[spoken]
    return Explanation(
        language=spoken,
        answer=words.answer(headline(product, verdict)),
        lines=tuple(words.line(fact) for fact in facts(product, verdict, shop, provenance)),
    )
