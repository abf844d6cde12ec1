"""The first line of a verdict."""

from worthit.verdict.facts import Answer, Headline, NoAnswer
from worthit.verdict.parameters import DEFAULT
from worthit.verdict.words.model import Words


def first_line(told: Headline, words: Words) -> str:
    return _no_answer(told, words) if isinstance(told, NoAnswer) else _answer(told, words)


def _answer(told: Answer, words: Words) -> str:
    return words.headlines.scored.format(
        score=words.numbers.fixed(told.score),
        band=words.bands[told.band],
        advice=_advice(told, words),
        unjudged="" if told.price_judged else words.headlines.unjudged,
    )


def _advice(told: Answer, words: Words) -> str:
    advice = words.headlines.advice
    match told.recommendation, told.why:
        case "wait", "stock" | "price" as why:
            return advice[why]
        case "avoid", str() as alarm:
            return words.headlines.alarmed.format(advice=advice["avoid"], finding=words.score.findings[alarm])
        case "consider", _ if told.band == "poor":
            return advice["think_twice"]
        case "buy" | "consider" | "avoid" as plain, _:
            return advice[plain]
    raise ValueError(f"no advice for {told.recommendation}")


def _no_answer(told: NoAnswer, words: Words) -> str:
    headlines = words.headlines
    if told.kind in headlines.no_page:
        return headlines.no_page[told.kind]
    lacks = [] if told.owners_are_enough else [_too_few(told.owners, words)]
    if told.price != "known":
        lacks.append(headlines.prices[told.price])
    return headlines.not_enough.format(lacks=f" {words.joiner} ".join(lacks))


def _too_few(owners: int | None, words: Words) -> str:
    if not owners:
        return words.headlines.nobody_rated
    few = owners < DEFAULT.satisfaction.least_owners
    return words.numbers.count(owners, words.headlines.only_rated if few else words.headlines.unrated)
