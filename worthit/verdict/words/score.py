"""The sentences about a score: how it came about, and between what it lies."""

from worthit.verdict.calculation import adding_up
from worthit.verdict.facts import Cut, Limit, Range, Sum, Term, Total
from worthit.verdict.words.model import Words


def sum_of_parts(fact: Sum, words: Words) -> str:
    numbers, total = words.numbers, words.numbers.fixed(fact.uncapped)
    if len(fact.parts) == 1:
        alone = words.score.stars_alone.format(total=total)
        return f"{alone} {words.score.is_cut.format(**_cut(fact.cut, words))}" if fact.cut else alone
    terms = numbers.terms(adding_up([points for _, points in fact.parts], fact.uncapped))
    parts = " ".join(f"{term} {words.score.parts[name]}" for term, (name, _) in zip(terms, fact.parts, strict=True))
    cut = words.score.cut.format(**_cut(fact.cut, words)) if fact.cut else ""
    return f"{parts} = {total}{cut}."


def interval(fact: Range, words: Words) -> str:
    best, worst = (words.bands[band] for band in (fact.bands[0], fact.bands[-1]))
    templates = (words.score.so_one, words.score.so_two, words.score.so_many)
    so = templates[min(len(fact.bands), 3) - 1].format(best=best, worst=worst)
    ends = words.numbers.ends((fact.low, fact.high))
    template = words.score.level if ends["low"] == ends["high"] else words.score.between
    return template.format(so=so, **ends)


def term(fact: Term, words: Words) -> str:
    numbers = words.numbers
    found = words.score.term.format(
        name=words.score.terms[fact.name],
        value=numbers.fixed(fact.value),
        source=numbers.count(fact.n, words.score.sources[fact.source]),
        interval=words.score.term_interval.format(**numbers.ends(fact.interval)) if fact.interval else "",
    )
    if fact.reference is None:
        return f"{found} {words.score.base}"
    usual, moved = numbers.fixed(fact.reference), numbers.multiplication(fact, fact.reference)
    return f"{found} {words.score.shift.format(usual=usual, moved=moved)}"


def limit(fact: Limit, words: Words) -> str:
    return words.score.limit.format(why=_because(fact.name, words), cap=words.numbers.short(fact.cap))


def total(fact: Total, words: Words) -> str:
    added = words.numbers.addition(fact)
    if fact.cut is None:
        return words.score.total.format(sum=added)
    why = words.score.limits["scale" if fact.cut.finding is None else "that_finding"]
    cut = words.score.cut.format(score=words.numbers.short(fact.cut.to), why=why)
    return words.score.total_cut.format(sum=added, cut=cut)


def _cut(cut: Cut, words: Words) -> dict[str, str]:
    """To what, and why, where the finding was not told before."""
    why = words.score.limits["scale"] if cut.finding is None else _because(cut.finding, words)
    return {"score": words.numbers.short(cut.to), "why": why}


def _because(name: str, words: Words) -> str:
    """A finding as a reason; of one that the language has no words for, such as that of a plugin, its name."""
    finding = words.score.findings.get(name)
    if finding is None:
        return words.score.limits["named"].format(finding=name)
    return words.score.limits["finding"].format(finding=finding)
