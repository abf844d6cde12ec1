"""How a score comes about, step by step, for people who check: what is printed adds up, and multiplies, as printed."""

from collections.abc import Iterator, Sequence

from worthit.verdict.facts import Limit, NotKnown, Range, Term, Total
from worthit.verdict.model import Reason, Verdict
from worthit.verdict.parameters import DEFAULT
from worthit.verdict.telling import cut_of, range_of

_HALF = 0.005
_MOST_STEPS = 9
"""Hundredths by which a printed value may differ. One or two do; more are for terms that took what was left over."""


def calculation(verdict: Verdict) -> Iterator[Term | Limit | Total | Range | NotKnown]:
    """The terms (those of `facts.Sum`), their sum, its interval, and what is missing. No score, no steps."""
    if verdict.value_score is None or verdict.uncapped is None or verdict.interval is None:
        return
    terms = adding_up([reason.contribution for reason in verdict.reasons], verdict.uncapped)
    yield from (_term(reason, points) for reason, points in zip(verdict.reasons, terms, strict=True))
    yield from (Limit(name=veto.name, cap=veto.cap) for veto in verdict.vetoes)
    yield Total(terms=terms, uncapped=_rounded(verdict.uncapped), cut=cut_of(verdict))
    yield range_of(verdict.interval)
    if verdict.missing:
        yield NotKnown(names=verdict.missing)


def adding_up(parts: Sequence[float], total: float) -> tuple[float, ...]:
    """The parts with two decimals, so that they add up to the total with two decimals.

    What rounding leaves over goes to the first part, or to the largest where it would turn the first one's sign.
    """
    shown = [_rounded(part) for part in parts]
    left_over = _rounded(total) - sum(shown)
    holder = 0 if _rounded(shown[0] + left_over) >= 0 else max(range(len(shown)), key=lambda place: abs(shown[place]))
    shown[holder] = _rounded(shown[holder] + left_over)
    return tuple(shown)


def _term(reason: Reason, contribution: float) -> Term:
    """The base adds all its points; another part its distance from what is usual, which its contribution implies."""
    share, reference, value = 1.0, None, contribution
    if reason.name != "satisfaction":
        share = reason.weight / DEFAULT.weights
        reference = _rounded(reason.value - reason.contribution / share)
        value = _multiplying(reason.value, reference, share, contribution)
    return Term(
        name=reason.name,
        value=value,
        reference=reference,
        share=share,
        contribution=contribution,
        source=reason.evidence.source,
        n=int(reason.evidence.n or 0),
        interval=reason.evidence.interval,
    )


def _multiplying(value: float, reference: float, share: float, product: float) -> float:
    """The value with two decimals that is nearest of those for which (value − reference) × share rounds to product."""
    candidates = [_rounded(value + step / 100) for step in range(-_MOST_STEPS, _MOST_STEPS + 1)]
    fitting = [one for one in candidates if abs((one - reference) * share - product) < _HALF - 1e-9]
    return min(fitting or [_rounded(value)], key=lambda one: abs(one - value))


def _rounded(points: float) -> float:
    """With two decimals, and zero without a sign."""
    return round(points, 2) + 0.0
