"""What a person sees on the page: the heading, the price between it and the button to buy, stock, owners, trail."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from worthit.product.extract.document import Claim, Document, Testimony
from worthit.product.extract.page_head import read_head
from worthit.product.extract.stock_words import says_in_stock, says_sold_out, says_unavailable
from worthit.product.extract.view.amounts import AmountShown, amounts_shown
from worthit.product.extract.view.brand import find_brand
from worthit.product.extract.view.buying import find_controls
from worthit.product.extract.view.features import find_features
from worthit.product.extract.view.offer_terms import offer_terms
from worthit.product.extract.view.owners import owners_shown
from worthit.product.extract.view.pieces import view_page
from worthit.product.extract.view.reviews import find_reviews
from worthit.product.extract.view.title import find_title
from worthit.product.extract.wording import same_words

_PLAUSIBLE = 0.3
"""Amounts less likely than this stand in menus and among other products."""
_RIVALS = 3
_LIKELY, _LIKELY_WITH_BUTTON = 2.3, 1.8
_STOCK_BEFORE = 10
_ONLY_OFF = 0.5
"""A button that is switched off and says nothing: sold out, or it waits for a script or for the choice of a size."""
_REACH = 40
"""Pieces of text below the price within which its button and its stock stand."""

Stated = tuple[str, Any, float]
_TRAILS = (
    "[class*=breadcrumb i], [id*=breadcrumb i], [aria-label*=breadcrumb i], [itemtype*=breadcrumblist i],"
    " [typeof*=breadcrumblist i]"
)


class Visible:
    """Reader of the visible page: what a buyer is really shown, the strongest witness where it is sure."""

    name = "visible"

    def applies(self, document: Document) -> bool:
        return True

    def read(self, document: Document) -> Testimony:
        stated = [
            *_title(document),
            *_prices(document),
            *_stock(document),
            *_owners(document),
            *_brand(document),
            *_trail(document),
            *offer_terms(document),
            *_features(document),
        ]
        return Testimony(
            claims=tuple(
                Claim(field=field, value=value, witness=self.name, strength=round(strength, 3))
                for field, value, strength in stated
            ),
            reviews=find_reviews(document),
            is_product=True if _is_offer(document) else None,
            canonical=document.once(read_head).canonical,
        )


def _title(document: Document) -> Iterator[Stated]:
    title, head = document.once(find_title), document.once(read_head)
    if title.text:
        yield "title", title.text, title.belief
    if head.names:
        yield "title", head.names[-1], 0.35


def _prices(document: Document) -> Iterator[Stated]:
    by_amount: dict[Decimal, AmountShown] = {}
    for each in _candidates(document):
        by_amount.setdefault(each.amount, each)
    if not by_amount:
        return
    distinct = list(by_amount.values())
    best = distinct[0]
    strength = min(0.9, 0.4 + best.likelihood * 0.08)
    yield "price", best.amount, strength
    for rival in distinct[1 : 1 + _RIVALS]:
        yield "price", rival.amount, strength * 0.35
    if best.currency:
        yield "currency", best.currency, 0.6
    if best.high:
        yield "price_high", best.high, strength


def _candidates(document: Document) -> list[AmountShown]:
    """What may be the price, the likeliest first."""
    shown = document.once(amounts_shown)
    plausible = (each for each in shown if each.role == "price" and each.likelihood > _PLAUSIBLE)
    return sorted(plausible, key=lambda each: (-each.likelihood, each.place))


def _best_price(document: Document) -> AmountShown | None:
    return next((each for each in _candidates(document) if not each.tile), None)


def _is_offer(document: Document) -> bool:
    """Whether one name stands with one price beside it, outside any grid; a button to buy lends weight."""
    best = _best_price(document)
    sells = any(control.enabled for control in document.once(find_controls))
    if best is not None and best.in_sentence and not sells:
        return False
    enough = _LIKELY_WITH_BUTTON if sells else _LIKELY
    return bool(document.once(find_title).text or sells) and best is not None and best.likelihood >= enough


def _stock(document: Document) -> Iterator[Stated]:
    """A live button just below the name and the price says in stock, one that refuses the contrary; words between and
    after them say either."""
    title = document.once(find_title).place
    if title is None:
        return
    offer = _offer_place(document, title)
    controls = [each for each in document.once(find_controls) if title - _STOCK_BEFORE <= each.place <= offer + _REACH]
    texts = [
        run.text
        for run in document.once(view_page).shown(min(title, offer) - _STOCK_BEFORE, offer + _REACH)
        if not run.aside
    ]
    if any(control.enabled for control in controls):
        yield "availability", "in_stock", 0.8
    elif controls:
        yield "availability", "out_of_stock", 0.85 if any(control.refuses for control in controls) else _ONLY_OFF
    if any(says_sold_out(text) for text in texts):
        yield "availability", "out_of_stock", 0.75 if controls else 0.85
    elif any(says_in_stock(text) for text in texts):
        yield "availability", "in_stock", 0.6
    elif any(says_unavailable(text) for text in texts):
        yield "availability", "out_of_stock", 0.55


def _offer_place(document: Document, title: int) -> int:
    """Where the price stands, if it is near the name, else the name itself."""
    best = _best_price(document)
    return best.place if best is not None and -_REACH < best.place - title < 3 * _REACH else title


def _owners(document: Document) -> Iterator[Stated]:
    owners = document.once(owners_shown)
    if owners.rating is not None:
        yield "rating", owners.rating, 0.6
        yield "rating_best", owners.best, 0.6
    if owners.rating_count:
        yield "rating_count", owners.rating_count, 0.6
    if owners.review_count:
        yield "review_count", owners.review_count, 0.6
    if owners.histogram:
        yield "histogram", owners.histogram, 0.7


def _brand(document: Document) -> Iterator[Stated]:
    if (found := find_brand(document)) is not None:
        yield "brand", *found


def _features(document: Document) -> Iterator[Stated]:
    if features := find_features(document):
        yield "features", features, 0.5


def _trail(document: Document) -> Iterator[Stated]:
    title = document.once(find_title).text
    for node in document.select(_TRAILS):
        steps_of = node.css("a") or node.css("[itemprop~=name], [property~=name]")
        names = [name for name in (document.once(view_page).text(step) for step in steps_of) if name]
        steps = tuple(name for name in dict.fromkeys(names) if len(name) < 60 and not same_words(name, title))
        if len(steps) > 1:
            yield "category", steps, 0.5
            return
