"""What changes nothing."""

from collections.abc import Callable
from decimal import Decimal
from random import Random

import msgspec
from hypothesis import assume
from hypothesis import strategies as st
from msgspec.structs import replace

from worthit.testing.laws.running import Cases, Weigh, for_all, price_of, product_of, scores, with_product
from worthit.testing.laws.strategies import NOW, factors, histories, points
from worthit.verdict.model import Verdict, VerdictInput

_TRACKING = ("utm_source", "utm_medium", "gclid", "fbclid", "tag", "ref", "ref_", "mc_eid", "awc", "msclkid")


def the_same_evidence_gives_the_same_bytes(weigh: Weigh, cases: Cases) -> None:
    @for_all(cases)
    def law(evidence: VerdictInput) -> None:
        again = msgspec.json.decode(msgspec.json.encode(evidence), type=VerdictInput)
        assert msgspec.json.encode(weigh(again)) == msgspec.json.encode(weigh(evidence))


def the_order_of_reviews_and_sightings_changes_no_byte(weigh: Weigh, cases: Cases) -> None:
    @for_all(cases, st.randoms(use_true_random=False))
    def law(evidence: VerdictInput, random: Random) -> None:
        reviews, sightings = [*product_of(evidence).reviews, *evidence.reviews], list(evidence.points)
        random.shuffle(reviews)
        random.shuffle(sightings)
        half = random.randint(0, len(reviews))
        shuffled = replace(
            with_product(evidence, reviews=tuple(reviews[:half])),
            reviews=tuple(reviews[half:]),
            points=tuple(sightings),
        )
        assert msgspec.json.encode(weigh(shuffled)) == msgspec.json.encode(weigh(evidence))


def one_factor_on_every_amount_changes_nothing(weigh: Weigh, cases: Cases) -> None:
    """The currency's unit: amounts themselves, such as lows, are told in it and left out."""

    @for_all(cases, factors(0.01, 1000))
    def law(evidence: VerdictInput, factor: Decimal) -> None:
        product = product_of(evidence)
        scaled = replace(
            with_product(
                evidence,
                price=None if product.price is None else product.price * factor,
                list_price=None if product.list_price is None else product.list_price * factor,
            ),
            points=tuple(replace(point, amount=point.amount * factor) for point in evidence.points),
        )
        before, after = weigh(evidence), weigh(scaled)
        assert replace(after, price=replace(after.price, lows=before.price.lows)) == before


def a_duplicated_review_changes_no_satisfaction(weigh: Weigh, cases: Cases) -> None:
    """It may change trust, and with it who speaks of value."""

    @for_all(cases, st.integers(0, 11))
    def law(evidence: VerdictInput, which: int) -> None:
        seen = [review for review in product_of(evidence).reviews if review.text or review.author]
        assume(seen)
        copy = replace(seen[which % len(seen)], id="copy")
        before, after = weigh(evidence), weigh(replace(evidence, reviews=(*evidence.reviews, copy)))
        assert after.stars == before.stars
        heard = {reason.evidence.source for reason in (*before.reasons, *after.reasons)}
        told = slice(1) if "review_texts" in heard else slice(None)
        assert after.reasons[told] == before.reasons[told]


def a_was_price_never_moves_the_score(weigh: Weigh, cases: Cases) -> None:
    """A false discount widens the interval; raising it cannot matter."""

    @for_all(cases, histories(40), factors(1.01, 9))
    def law(evidence: VerdictInput, history: tuple[tuple[int, Decimal], ...], factor: Decimal) -> None:
        price = price_of(evidence)
        past = replace(with_product(evidence, currency="EUR"), points=points(price, history), now=NOW)
        plain, claimed = scores(
            weigh(with_product(past, list_price=None)), weigh(with_product(past, list_price=price * factor))
        )
        assert claimed == plain


def tracking_and_affiliate_tags_change_nothing(reach: Callable[[str], Verdict], links: st.SearchStrategy[str]) -> None:
    """In the link of a product. reach: from a link to its verdict, as a face or a source does; each link is a page."""
    tags = st.lists(
        st.tuples(st.sampled_from(_TRACKING), st.text("abc0123456789-", min_size=1, max_size=9)), min_size=1, max_size=4
    )

    @for_all(links, tags)
    def law(link: str, tagged: list[tuple[str, str]]) -> None:
        more = "&".join(f"{name}={value}" for name, value in tagged)
        with_tags = f"{link}{'&' if '?' in link else '?'}{more}"
        assert msgspec.json.encode(reach(with_tags)) == msgspec.json.encode(reach(link))
