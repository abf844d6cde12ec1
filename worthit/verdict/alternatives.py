"""What is better for the money: products that this one is worse than on price and on its owners' rating. Pure.

A dominates B iff it costs no more and is rated no worse, one of them strictly. Ratings are intervals in stars: those
that overlap are alike. Nothing is compared across currencies, and a tie on both is no advantage.
"""

from collections.abc import Container, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from worthit.errors import InvalidLink
from worthit.product.identify import identify
from worthit.product.model import NEW, Candidate, KnownProduct, Product, ProductRef
from worthit.product.quantity import differ
from worthit.product.trail import same_kind
from worthit.verdict.model import Advantage, Alternative
from worthit.verdict.parameters import DEFAULT, Parameters
from worthit.verdict.satisfaction import Interval, stars_between


class Offer(Struct, frozen=True, kw_only=True):
    """What is compared: a price, and between which stars the mean of the owners lies."""

    price: Decimal
    currency: str
    rating: Interval


class Contender(Offer, frozen=True, kw_only=True):
    """A product that may be better for the money."""

    url: str
    title: str | None
    owners: int
    source: Literal["known", "page"]
    sponsored: bool = False


def advantage(a: Offer, b: Offer) -> Advantage | None:
    """Why A is better for the money than B; None where it is not."""
    if a.currency != b.currency or a.price > b.price or a.rating[1] < b.rating[0]:
        return None
    better = a.rating[0] > b.rating[1]
    if a.price < b.price:
        return "cheaper_and_better" if better else "cheaper_rated_alike"
    return "better_same_price" if better else None


def find_alternatives(
    product: Product,
    ref: ProductRef | None,
    known: Iterable[KnownProduct],
    discouraged: Container[str] = (),
    parameters: Parameters = DEFAULT,
) -> tuple[Alternative, ...]:
    """What is better for the money than this product, best first. None is a fine answer.

    known: fresh products of this instance that may be of its kind. Of those on its own page only the ones count that
    the shop itself compares with it: what is merely shown beside it may be a bag for it. discouraged: keys of products
    that were advised against here; they are no alternative, whatever a shop says.
    """
    this = _offer(product, parameters)
    if this is None:
        return ()
    shown = _on_page(product, ref, discouraged, parameters)
    found = {each.url: each for each in (*shown, *_of_kind(product, ref, known))}
    contenders = [each for each in found.values() if not differ(product.title, each.title)]
    return rank(this, contenders, parameters)


def rank(this: Offer, contenders: Iterable[Contender], parameters: Parameters = DEFAULT) -> tuple[Alternative, ...]:
    """Those that dominate `this` and that none of the others dominates, by the low end of their rating.

    One whose rating is only little known is not told as rated alike: the low end says what is sure of it.
    """
    rules = parameters.alternatives
    sure = [each for each in contenders if each.rating[0] >= this.rating[0] - rules.least_sure]
    better = [each for each in sure if advantage(each, this) is not None]
    front = [each for each in better if not any(advantage(other, each) for other in better)]
    front.sort(key=lambda each: (-each.rating[0], each.price, -each.owners, each.url))
    return tuple(_told(each, this) for each in front[: rules.most])


def compared_on_page(product: Product) -> Iterator[tuple[Candidate, ProductRef]]:
    """The rated products that the shop itself compares with it, and whom their links name.

    A shop compares new products; a used one is compared with used ones alone.
    """
    for candidate in product.related if (product.condition or NEW) == NEW else ():
        if candidate.similar and candidate.rating is not None and (target := _ref(candidate.url)) is not None:
            yield candidate, target


def _told(contender: Contender, this: Offer) -> Alternative:
    why = advantage(contender, this)
    assert why is not None
    return Alternative(
        url=contender.url,
        title=contender.title,
        price=contender.price,
        currency=contender.currency,
        why=why,
        saves=float(1 - Fraction(contender.price) / Fraction(this.price)),
        rating=contender.rating,
        owners=contender.owners,
        source=contender.source,
        sponsored=contender.sponsored,
    )


def _offer(product: Product, parameters: Parameters) -> Offer | None:
    """None where it cannot be compared: no price, sold out, or too few owners."""
    rating = stars_between(product, parameters.satisfaction)
    money = product.money
    if money is None or money.amount <= 0 or rating is None or product.availability == "out_of_stock":
        return None
    return Offer(price=money.amount, currency=money.currency, rating=rating)


def _on_page(
    product: Product, ref: ProductRef | None, discouraged: Container[str], parameters: Parameters
) -> Iterator[Contender]:
    for candidate, target in compared_on_page(product):
        if target.key in discouraged or (ref is not None and target.key == ref.key):
            continue
        told = Product(
            price=candidate.price,
            currency=candidate.currency,
            rating=candidate.rating,
            rating_best=candidate.rating_best,
            rating_count=candidate.rating_count,
        )
        if (offer := _offer(told, parameters)) is not None:
            yield Contender(
                price=offer.price,
                currency=offer.currency,
                rating=offer.rating,
                url=target.canonical,
                title=candidate.title,
                owners=told.owners or 0,
                source="page",
                sponsored=candidate.sponsored,
            )


def _of_kind(product: Product, ref: ProductRef | None, known: Iterable[KnownProduct]) -> Iterator[Contender]:
    for each in known:
        one_shop = ref is not None and each.shop == ref.shop
        itself = ref is not None and ref.canonical == each.url
        like_condition = (each.condition or NEW) == (product.condition or NEW)
        if like_condition and not itself and same_kind(product.category, each.categories, one_shop=one_shop):
            yield Contender(
                price=each.price.amount,
                currency=each.price.currency,
                rating=each.rating,
                url=each.url,
                title=each.title,
                owners=each.owners,
                source="known",
            )


def _ref(url: str) -> ProductRef | None:
    try:
        return identify(url)
    except InvalidLink:
        return None
