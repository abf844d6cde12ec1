"""Which words of the reviews stand for an aspect: verbatim sentences, the plainest first, each from another review."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from worthit.reviews.aspects.mentions import Scored
from worthit.reviews.aspects.parameters import AspectParameters
from worthit.reviews.language import Language
from worthit.reviews.model import Polarity, Quote


class Telling(Struct, frozen=True, kw_only=True):
    """For whom opinions are told, and of which reviews: n of them count. ids and texts: of the reviews by number."""

    language: Language
    n: int
    ids: Sequence[str]
    texts: Sequence[str]


def choose_quotes(
    scored: Iterable[Scored], polarity: Polarity, telling: Telling, rules: AspectParameters
) -> tuple[Quote, ...]:
    """Up to most_quotes, each of another review, those in the reader's language first; of a mixed aspect, of both sides
    in turn.
    """
    ordered = sorted(
        scored,
        key=lambda one: (
            one.mention.language != telling.language,
            -abs(one.score),
            telling.ids[one.mention.review],
            one.mention.start,
        ),
    )
    praise = _quotes([one for one in ordered if one.score > rules.undecided], telling, rules)
    blame = _quotes([one for one in ordered if one.score < -rules.undecided], telling, rules)
    if polarity == "mixed":
        return _in_turn(praise, blame)[: rules.most_quotes]
    return tuple((praise if polarity == "positive" else blame)[: rules.most_quotes])


def _in_turn(praise: Sequence[Quote], blame: Sequence[Quote]) -> tuple[Quote, ...]:
    """From each side one, as long as there are both; whoever says both is quoted once."""
    told: dict[str, Quote] = {}
    for pair in zip(praise, blame, strict=False):
        for quote in pair:
            told.setdefault(quote.review, quote)
    return tuple(told.values())


def is_verbatim(quote: Quote, texts: Mapping[str, str]) -> bool:
    """Whether a quote's words stand in its review's text where it says. texts: by the id of the review."""
    return texts.get(quote.review, "")[quote.start : quote.end] == quote.text != ""


def _quotes(scored: Sequence[Scored], telling: Telling, rules: AspectParameters) -> list[Quote]:
    quoted: dict[int, Quote] = {}
    for one in scored:
        review = one.mention.review
        if review not in quoted:
            start, end = _passage(one, rules.longest_quote)
            quoted[review] = Quote(
                review=telling.ids[review], start=start, end=end, text=telling.texts[review][start:end]
            )
    return list(quoted.values())


def _passage(one: Scored, longest: int) -> tuple[int, int]:
    """The sentence, or where that is too long, what judges the aspect in it."""
    said = one.mention
    if said.sentence_end - said.sentence_start <= longest:
        return said.sentence_start, said.sentence_end
    return said.start, min(said.end, said.start + longest)
