"""Many witnesses, one product: what is believed where the testimonies of a page differ.

The rules, field by field:

- All: like values are one opinion; the belief in it grows with each witness (`voting.vote`). The confidence of a field
  is the belief in the winner, less what speaks for the others; the losers stand in `others`.
- Title: the visible heading leads; names with the same words are one.
- Price: what a buyer is shown beats what is marked up. A marked-up amount that the page shows only as an instalment, a
  unit price, postage, a saving or a plan is no price; one that it shows only as a list price hardly is one.
- Price range: `price_high` only from a witness to the price that won, and above it.
- List price: above the price, and above the range where there is one, and below twenty times the price; equal is no
  discount. One shown beside the price counts most.
- Currency: witnesses to the price that won come first.
- Stock: by vote; "sold out" that a buyer sees outweighs markup that says in stock, a live button outweighs markup that
  says sold out. A button that is merely switched off yields to markup: it may wait for a size. What may be ordered now
  (pre-order, back order, made to order) is in stock, what is reserved for another is not.
- Terms (seller, condition, postage, unit price): by vote; postage that is free only above an amount is not told.
- Rating: values are compared on one scale (4.8 shown and 4.757 marked up agree) and told on the winner's own. A count
  of reviews that only counts those embedded in the markup yields to a count that is shown. Who writes a review gives
  stars too, so a count of ratings below the count of reviews is something else.
"""

from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal

from msgspec import structs

from worthit.money.model import is_amount
from worthit.product.extract.document import Claim, Document, Testimony
from worthit.product.extract.view.amounts import AmountShown, amounts_shown, list_price_beside
from worthit.product.extract.wording import words
from worthit.product.model import Candidate, Product, Review, Theme
from worthit.product.trail import categories
from worthit.product.voting import Opinion, Outcome, vote

_NO_PRICE_ROLES = {"instalment", "night", "unit", "shipping", "saving", "other"}
_AMOUNTS = {"price", "price_high", "list_price"}
_ONLY_A_LIST_PRICE = 0.3
_SEEN, _GUESSED = 0.85, 0.5
_NOT_OF_THE_PRICE = 0.5
_HIGHEST_LIST_PRICE = 20
_COUNTS_ITS_OWN_REVIEWS = 0.7
_ROUNDING = 0.0121
"""Half a tenth of a star on a scale of five, and a little."""
_OPENING = 40
MOST_RELATED = 24
_PLAIN_FIELDS = (
    "title", "brand", "gtin", "sku", "image", "category", "variants", "features", "variant", "seller", "condition",
    "shipping", "unit_price", "availability", "first_on_sale", "histogram",
)  # fmt: skip


def decide(testimonies: Sequence[Testimony], documents: Sequence[Document] = ()) -> Product:
    """The product that the testimonies add up to. `documents` are the pages, to check amounts against what is shown."""
    claims: dict[str, list[Claim]] = {}
    for testimony in testimonies:
        for claim in testimony.claims:
            counts_own = claim.field == "review_count" and claim.value == len(testimony.reviews)
            strength = claim.strength * (_COUNTS_ITS_OWN_REVIEWS if counts_own else 1)
            claims.setdefault(claim.field, []).append(structs.replace(claim, strength=strength))
    reviews = merge_reviews(testimonies)
    outcomes = {field: vote(claims.get(field, ()), _ALIKE.get(field, _as_it_is)) for field in _PLAIN_FIELDS}
    outcomes |= _money(claims, documents)
    outcomes |= _owners(claims)
    outcomes["category"] = _without_home(outcomes, documents)
    return Product(
        **{field: outcome.value for field, outcome in outcomes.items() if outcome.value is not None},
        themes=_themes(testimonies),
        reviews=reviews,
        related=_related(testimonies),
        confidence={field: outcome.confidence for field, outcome in outcomes.items() if outcome.opinions},
        others={field: outcome.others for field, outcome in outcomes.items() if outcome.others},
    )


def _without_home(outcomes: Mapping[str, Outcome], documents: Sequence[Document]) -> Outcome:
    """The trail that won, as categories alone; nothing where nothing else is in it."""
    trail, title = outcomes["category"], outcomes["title"].value
    hosts = [document.host for document in documents]
    opinions = tuple(
        Opinion((structs.replace(opinion.claims[0], value=kept), *opinion.claims[1:]), opinion.belief)
        for opinion in trail.opinions
        if (kept := categories(opinion.value, title, hosts))
    )
    return Outcome(opinions)


def merge_reviews(testimonies: Sequence[Testimony]) -> tuple[Review, ...]:
    """Every review once. One that two witnesses read in their own ways is one, in the fuller reading; two that one
    witness read are two, however alike: that owners write the same words is a finding, not a fault."""
    merged: dict[str, Review] = {}
    for testimony in testimonies:
        known = {_opening(review): review.id for review in merged.values() if review.text}
        for review in testimony.reviews:
            same = review.id if review.id in merged else known.pop(_opening(review), None)
            if same is None:
                merged[review.id] = review
            else:
                merged[same] = _fuller(merged[same], review)
    return tuple(merged.values())


def _opening(review: Review) -> str:
    """Where a review begins: one witness may have it cut short."""
    return "".join(char for char in review.text.casefold() if char.isalnum())[:_OPENING]


def _money(claims: Mapping[str, Sequence[Claim]], documents: Sequence[Document]) -> dict[str, Outcome]:
    claims = {
        field: [claim for claim in some if is_amount(claim.value)] if field in _AMOUNTS else some
        for field, some in claims.items()
    }
    shown = [amount for document in documents for amount in document.once(amounts_shown)]
    price = vote([checked for claim in claims.get("price", ()) if (checked := _checked(claim, shown))], _as_it_is)
    if price.winner is None:
        return {}
    believed = price.winner.witnesses
    amount: Decimal = price.value
    high = [claim for claim in claims.get("price_high", ()) if claim.witness in believed and claim.value > amount]
    highest = vote(high, _as_it_is)
    listed = list(claims.get("list_price", ()))
    if (beside := list_price_beside(amount, shown)) is not None:
        strength = _SEEN if beside.sure else _GUESSED
        listed.append(Claim(field="list_price", value=beside.amount, witness="visible", strength=strength))
    above: Decimal = highest.value or amount
    listed = [claim for claim in listed if above < claim.value < amount * _HIGHEST_LIST_PRICE]
    currency = [
        claim if claim.witness in believed else structs.replace(claim, strength=claim.strength * _NOT_OF_THE_PRICE)
        for claim in claims.get("currency", ())
    ]
    return {
        "price": price,
        "price_high": highest,
        "list_price": vote(listed, _as_it_is),
        "currency": vote(currency, _as_it_is),
    }


def _checked(claim: Claim, shown: Sequence[AmountShown]) -> Claim | None:
    """A claim to the price, weighed by what the page shows that amount to be."""
    roles = {amount.role for amount in shown if amount.amount == claim.value}
    if not roles or "price" in roles:
        return claim
    if roles <= _NO_PRICE_ROLES:
        return None
    cheaper = any(amount.role == "price" and amount.amount < claim.value for amount in shown)
    return structs.replace(claim, strength=claim.strength * _ONLY_A_LIST_PRICE) if cheaper else claim


def _owners(claims: Mapping[str, Sequence[Claim]]) -> dict[str, Outcome]:
    tops = claims.get("rating_best", ())
    rating = _vote_ratings(claims.get("rating", ()), {claim.witness: claim.value for claim in tops})
    winner = rating.winner.claims[0].witness if rating.winner else None
    written = vote(claims.get("review_count", ()), _as_it_is)
    ratings = [claim for claim in claims.get("rating_count", ()) if claim.value >= (written.value or 0)]
    return {
        "rating": rating,
        "rating_best": vote([claim for claim in tops if claim.witness == winner], _as_it_is),
        "rating_count": vote(ratings, _as_it_is),
        "review_count": written,
    }


def _vote_ratings(claims: Sequence[Claim], tops: Mapping[str, float]) -> Outcome:
    """Ratings within a rounding of each other, on one scale, are one opinion."""
    centres: list[float] = []

    def on_one_scale(claim: Claim) -> float:
        share: float = claim.value / tops.get(claim.witness, 5.0)
        near = next((centre for centre in centres if abs(centre - share) <= _ROUNDING), None)
        if near is None:
            centres.append(share)
        return share if near is None else near

    return vote(claims, on_one_scale)


def _themes(testimonies: Sequence[Testimony]) -> tuple[Theme, ...]:
    return next((testimony.themes for testimony in testimonies if testimony.themes), ())


def _related(testimonies: Sequence[Testimony]) -> tuple[Candidate, ...]:
    """Each once, those that the shop compares with the product first."""
    found: dict[str, Candidate] = {}
    for testimony in testimonies:
        for candidate in sorted(testimony.related, key=lambda each: not each.similar):
            found.setdefault(candidate.url, candidate)
    return tuple(sorted(found.values(), key=lambda each: not each.similar))[:MOST_RELATED]


def _fuller(first: Review, second: Review) -> Review:
    """The first reading, with what only the second has."""
    missing = {
        field: value
        for field, value in structs.asdict(second).items()
        if field != "id" and value not in (None, "") and getattr(first, field) in (None, "")
    }
    if len(second.text) > len(first.text):
        missing["text"] = second.text
    return structs.replace(first, **missing)


def _as_it_is(claim: Claim) -> Hashable:
    return claim.value if isinstance(claim.value, Hashable) else str(claim.value)


def _same_words(claim: Claim) -> Hashable:
    return words(str(claim.value))


def _same_file(claim: Claim) -> Hashable:
    return str(claim.value).split("?", 1)[0].rsplit("/", 1)[-1].lower()


_ALIKE = {"title": _same_words, "brand": _same_words, "seller": _same_words, "image": _same_file}
