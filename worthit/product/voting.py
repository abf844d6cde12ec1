"""How several witnesses to one field are heard: like values are one opinion, and independent witnesses add up."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from msgspec import Struct

from worthit.product.extract.document import Claim

_MAX_OTHERS = 6


class Opinion(Struct, frozen=True):
    """One value and the claims for it, the strongest first. belief: 0..1, that not all of its witnesses are wrong."""

    claims: tuple[Claim, ...]
    belief: float

    @property
    def value(self) -> Any:
        return self.claims[0].value

    @property
    def witnesses(self) -> frozenset[str]:
        return frozenset(claim.witness for claim in self.claims)


class Outcome(Struct, frozen=True):
    """The opinions on one field, the most believed first."""

    opinions: tuple[Opinion, ...] = ()

    @property
    def winner(self) -> Opinion | None:
        return self.opinions[0] if self.opinions else None

    @property
    def value(self) -> Any:
        return self.opinions[0].value if self.opinions else None

    @property
    def confidence(self) -> float:
        """Belief in the winner, less what speaks for the others."""
        if not self.opinions:
            return 0.0
        first = self.opinions[0].belief
        return round(first * first / sum(opinion.belief for opinion in self.opinions), 2)

    @property
    def others(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(opinion.value) for opinion in self.opinions[1:]))[:_MAX_OTHERS]


def vote(claims: Sequence[Claim], alike: Callable[[Claim], Hashable]) -> Outcome:
    """Opinions on one field. Claims with the same `alike` are one opinion; a witness counts once for it.

    Belief is 1 − Π(1 − strength): two witnesses of .6 who agree outweigh one of .8 who differs.
    """
    groups: dict[Hashable, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(alike(claim), []).append(claim)
    opinions = [Opinion(tuple(sorted(group, key=_strongest_first)), _belief(group)) for group in groups.values()]
    return Outcome(tuple(sorted(opinions, key=lambda opinion: -opinion.belief)))


def _belief(claims: Sequence[Claim]) -> float:
    strengths: dict[str, float] = {}
    for claim in claims:
        strengths[claim.witness] = max(claim.strength, strengths.get(claim.witness, 0.0))
    doubt = 1.0
    for strength in strengths.values():
        doubt *= 1 - strength
    return 1 - doubt


def _strongest_first(claim: Claim) -> float:
    return -claim.strength
