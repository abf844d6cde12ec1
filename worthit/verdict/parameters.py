"""Every number that decides, typed, in one place, printed in docs/verdict-parameters.md.

They were set by reading aggregate figures (how shops' ratings are spread, how prices move), never by training.
"""

from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from worthit.price.parameters import PriceParameters


class SatisfactionParameters(Struct, frozen=True, kw_only=True):
    """Owner satisfaction, the base of the score."""

    weight: Annotated[float, Meta(description="Weight beside the other parts.")] = 5.0
    least_owners: Annotated[int, Meta(description="Fewer owners than these give no score.")] = 5
    prior_owners: Annotated[
        float, Meta(description="A: owners of the reference distribution that are added to those the shop counts.")
    ] = 10.0
    prior_reviews: Annotated[
        float,
        Meta(
            description="The same for the stars of reviews read: who writes is not who rates, so shops' pages tell "
            "less of them. Set by rank agreement with people."
        ),
    ] = 3.0
    reference: Annotated[
        tuple[float, float, float, float, float],
        Meta(description="Reference distribution: share of owners at 1★ … 5★, the mean of saved shop pages, rounded."),
    ] = (0.05, 0.02, 0.06, 0.17, 0.70)
    z: Annotated[float, Meta(description="Half-width of the interval in standard errors (nine in ten).")] = 1.65
    bias: Annotated[float, Meta(description="Stars by which ratings may mislead, however many there are.")] = 0.1
    knots: Annotated[
        tuple[tuple[float, float], ...],
        Meta(description="Posterior mean of the stars → points, straight lines between. The median page has 4.6★."),
    ] = (
        (1.0, 0.0), (2.0, 0.8), (3.0, 1.8), (3.5, 2.4), (4.0, 3.3), (4.3, 4.4),
        (4.5, 5.3), (4.6, 6.0), (4.7, 6.8), (4.8, 7.6), (5.0, 9.0),
    )  # fmt: skip
    usual_means: Annotated[
        tuple[float, float],
        Meta(description="Half of all saved pages have a mean rating between these; told to the reader."),
    ] = (4.3, 4.7)
    histogram_sum: Annotated[
        tuple[float, float],
        Meta(description="Percent that a star distribution with stars left out must add up to, to be believed."),
    ] = (90.0, 110.0)


class ValueParameters(Struct, frozen=True, kw_only=True):
    """What owners who speak of price, value and worth say."""

    weight: Annotated[float, Meta(description="Weight beside the other parts.")] = 2.0
    least_owners: Annotated[int, Meta(description="Fewer owners who speak of value than these say nothing.")] = 5
    prior_owners: Annotated[float, Meta(description="Owners of the reference share that are added.")] = 10.0
    reference_share: Annotated[float, Meta(description="Typical share of content owners; it shifts nothing.")] = 0.75
    tone_shares: Annotated[
        dict[str, float], Meta(description="Share of content owners that a tone without both sides stands for.")
    ] = msgspec.field(default_factory=lambda: {"positive": 0.9, "mixed": 0.6, "negative": 0.3})
    tone_owners: Annotated[int, Meta(description="Most owners that a tone alone counts for.")] = 10
    z: Annotated[float, Meta(description="Half-width of the interval in standard errors (nine in ten).")] = 1.65
    bias: Annotated[
        float, Meta(description="Share by which a shop's counting may mislead, however many it counts.")
    ] = 0.1
    widening: Annotated[float, Meta(description="Absent: widens the interval by this × weight / all weights.")] = 2.5


class PricePositionParameters(Struct, frozen=True, kw_only=True):
    """Where the price stands in its own history. The rules of history itself are in the table of prices."""

    weight: Annotated[float, Meta(description="Weight beside the other parts.")] = 3.0
    reference: Annotated[float, Meta(description="Points of a flat price; they shift nothing.")] = 5.0
    widening: Annotated[
        float,
        Meta(
            description="Absent: widens the interval by this × weight / all weights. Present: by the same, shrinking "
            "as the covered days grow beyond the fewest that are judged."
        ),
    ] = 2.0
    false_discount_widening: Annotated[
        float, Meta(description="Points by which a false discount widens the interval on either side.")
    ] = 0.2


class TrustLimits(Struct, frozen=True, kw_only=True):
    """What the trust in reviews does to a score (docs/review-trust.md tells how it is judged)."""

    widening: Annotated[
        dict[str, float], Meta(description="Points by which the interval widens on either side, by grade.")
    ] = msgspec.field(default_factory=lambda: {"A": 0.0, "B": 0.1, "C": 0.3, "D": 0.6, "E": 1.0, "F": 1.5})
    ungraded_widening: Annotated[
        float, Meta(description="The same where too few reviews are read for a grade and a test of the counts failed.")
    ] = 0.3
    least_seen: Annotated[int, Meta(description="Reviews read from which trust can fail without a grade …")] = 10
    least_kept: Annotated[float, Meta(description="… because fewer than this share of them are kept.")] = 0.5
    failed_cap: Annotated[float, Meta(description="No score above this where trust failed (grade F, or so).")] = 5.5


class AlarmLimits(Struct, frozen=True, kw_only=True):
    """What reviews that warn do to a score (docs/alarms.md tells how they are heard)."""

    least_reviews: Annotated[int, Meta(description="Fewer reviews than these confirm nothing …")] = 3
    usual_share: Annotated[
        float, Meta(description="… nor do so many as would come by chance where this share of reviews warn …")
    ] = 0.01
    chance: Annotated[float, Meta(description="… that is, with this probability or more.")] = 0.001
    caps: Annotated[
        dict[str, float], Meta(description="No score above this where an alarm is confirmed: poor, and to be avoided.")
    ] = msgspec.field(default_factory=lambda: {"safety": 3.9, "recall": 3.9, "counterfeit": 3.9})


class AnswerParameters(Struct, frozen=True, kw_only=True):
    """From a number to words."""

    limits: Annotated[tuple[float, float], Meta(description="The score and its interval are cut to these.")] = (
        0.0,
        10.0,
    )
    excellent: Annotated[float, Meta(description="Excellent from here.")] = 8.0
    good: Annotated[float, Meta(description="Good from here.")] = 6.0
    average: Annotated[float, Meta(description="Average from here, poor under it.")] = 4.0
    avoid_under: Annotated[float, Meta(description="Avoid when the interval's high end is under this.")] = 5.0
    wait_from: Annotated[float, Meta(description="Satisfaction from which a high price is worth waiting out.")] = 6.0
    buy_from: Annotated[float, Meta(description="Buy from this score …")] = 6.0
    buy_low_end: Annotated[float, Meta(description="… with the interval's low end at this or more …")] = 5.0
    buy_owners: Annotated[
        int, Meta(description="… and the price judged by its history, or by this many owners who speak of value.")
    ] = 10


class AlternativeParameters(Struct, frozen=True, kw_only=True):
    """What is better for the money. Ratings whose intervals overlap are alike; currencies are never mixed."""

    most: Annotated[int, Meta(description="At most so many are told.")] = 3
    stale_days: Annotated[int, Meta(description="A known product that was not seen for longer does not count.")] = 30
    least_sure: Annotated[
        float,
        Meta(
            description="Stars by which the low end of its rating may lie under this product's: little known is not "
            "rated alike."
        ),
    ] = 0.2


class Parameters(Struct, frozen=True, kw_only=True):
    """All parameters of a verdict."""

    satisfaction: SatisfactionParameters = SatisfactionParameters()
    value_opinion: ValueParameters = msgspec.field(default_factory=ValueParameters)
    price_position: PricePositionParameters = PricePositionParameters()
    trust: TrustLimits = msgspec.field(default_factory=TrustLimits)
    alarms: AlarmLimits = msgspec.field(default_factory=AlarmLimits)
    answer: AnswerParameters = AnswerParameters()
    price: PriceParameters = PriceParameters()
    alternatives: AlternativeParameters = AlternativeParameters()

    @property
    def weights(self) -> float:
        """Σw: every part, present or not, so that a part counts the same whatever else is known."""
        return self.satisfaction.weight + self.value_opinion.weight + self.price_position.weight


DEFAULT = Parameters()


def parameters_as_markdown(parameters: Parameters = DEFAULT) -> str:
    """All parameters as a page of tables, for docs/verdict-parameters.md."""
    return "\n".join(_page(parameters)) + "\n"


def _page(parameters: Parameters) -> Iterator[str]:
    yield from ("# Parameters of a verdict", "", "What they do is told in [verdict.md](verdict.md).", "")
    yield "This page is generated by `make reference`."
    for part in msgspec.structs.fields(Parameters):
        group = getattr(parameters, part.name)
        yield from ("", f"## {part.name}", "", str(group.__doc__).splitlines()[0], "")
        yield from ("| parameter | value | meaning |", "|---|---|---|")
        for field in msgspec.structs.fields(group):
            yield f"| `{field.name}` | {_value(getattr(group, field.name))} | {_meaning(field.type)} |"


def _meaning(type_: Any) -> str:
    return next((str(note.description) for note in type_.__metadata__ if isinstance(note, Meta)), "")


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {number}" for name, number in value.items())
    if isinstance(value, tuple):
        return ", ".join(f"{part[0]} → {part[1]}" if isinstance(part, tuple) else str(part) for part in value)
    return str(value)
