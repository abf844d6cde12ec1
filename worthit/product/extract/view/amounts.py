"""Every amount of money that a page shows, with what it is and how likely the product's own price it is.

The likelihood is a score without unit: by labels that say price, by where the amount stands between the product's name
and the button to buy, less for menus, for grids of other products and for running text.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal

from msgspec import Struct, structs
from selectolax.lexbor import LexborNode

from worthit.product.extract.document import Document
from worthit.product.extract.view.amount_words import CURRENT_LABEL, DISCOUNT, PRICE_LABEL, REDUCED_LABEL, AmountRole
from worthit.product.extract.view.buying import find_controls
from worthit.product.extract.view.pieces import PageView, ancestors, label_words, view_page
from worthit.product.extract.view.roles import ROLE_ANCESTORS, role_of
from worthit.product.extract.view.sightings import MAX_PRICE_TEXT, Sighting, find_sightings
from worthit.product.extract.view.title import find_title
from worthit.product.extract.wording import words

_LABELLED_ANCESTORS = 5
_TILE_ANCESTORS = 9
_TILES = 4
_NEIGHBOURHOOD = 12
_SIDE_BY_SIDE = 3
_HIGHEST_LIST_PRICE = 20
_LESS_LIKELY = 1.5
_WORDS_OF_A_PRICE = 6
"""The amount's own digits among them: more make a sentence."""

_IN_MENU, _IN_GRID, _IN_RUNNING_TEXT = -4.0, -3.0, -3.0
_MOST_FOR_LABELS = 3.5
_AT_NAME, _PER_NAME_DISTANCE, _FAR_FROM_NAME = 3.0, 1 / 25, -1.0
_JUST_ABOVE_NAME, _CLOSE = 1.0, 12
_NAME_AGAIN = 1.5
"""Less where the name stands again: the first heading counts most."""
_AT_BUTTON, _PER_BUTTON_DISTANCE = 1.2, 1 / 30
_REPEATED = 0.3
"""A price is often said again: for screen readers, in a bar that stays in sight."""


class AmountShown(Struct, frozen=True):
    """An amount on the page, `high` for a range.

    sure: words or a stroke say the role, not labels alone. tile: it stands in a grid of like neighbours.
    reduced: its labels speak of a reduction. in_sentence: it stands in running text, and nothing labels it as a price.
    """

    amount: Decimal
    high: Decimal | None
    currency: str | None
    role: AmountRole
    place: int
    likelihood: float
    sure: bool = True
    tile: bool = False
    reduced: bool = False
    in_sentence: bool = False


def amounts_shown(document: Document) -> tuple[AmountShown, ...]:
    """All amounts that a person sees, in the order of the page."""
    sightings = document.once(find_sightings)
    tiles = _tiles(sightings, document.once(_link_holders))
    repeated = Counter(sighting.mention.amount for sighting in sightings if not sighting.run.aside)
    names = document.once(find_title).places
    controls = sorted(control.place for control in document.once(find_controls))
    shown = []
    for sighting in sightings:
        mention, place, tile = sighting.mention, sighting.run.place, sighting.node.mem_id in tiles
        role, sure = role_of(sighting)
        for_labels = _for_labels(sighting.node)
        likelihood = for_labels + _for_place(place, names, controls)
        likelihood += _REPEATED * min(repeated[mention.amount] - 1, 2)
        likelihood += (_IN_MENU if sighting.run.aside else 0) + (_IN_GRID if tile else 0)
        likelihood += max(_IN_RUNNING_TEXT, min(0, MAX_PRICE_TEXT - len(sighting.text)) / 20)
        reduced = any(REDUCED_LABEL.search(label_words(node)) for node in ancestors(sighting.node, ROLE_ANCESTORS))
        shown.append(
            AmountShown(
                mention.amount,
                mention.high,
                mention.currency,
                role,
                place,
                round(likelihood, 2),
                sure,
                tile,
                reduced,
                in_sentence=not for_labels and len(words(sighting.text)) > _WORDS_OF_A_PRICE,
            )
        )
    return tuple(_settle_list_prices(shown, document.once(view_page)))


def list_price_beside(price: Decimal, shown: Iterable[AmountShown]) -> AmountShown | None:
    """The list price shown beside this price and above it, the surest and nearest first."""
    amounts = list(shown)
    places = [each.place for each in amounts if each.amount == price and each.role == "price"]
    if not places:
        return None
    near = [
        (not each.sure, distance, each)
        for each in amounts
        if each.role == "list" and not each.tile and price < each.amount < price * _HIGHEST_LIST_PRICE
        if (distance := min(abs(each.place - place) for place in places)) <= _NEIGHBOURHOOD
    ]
    return min(near, key=lambda found: found[:2])[2] if near else None


def _settle_list_prices(shown: Sequence[AmountShown], view: PageView) -> Iterator[AmountShown]:
    """A list price needs a lower price beside it: labels such as "regular" also stand on plain prices. Of two amounts
    side by side with a discount told beside them, the higher is the list price."""
    for index, each in enumerate(shown):
        reach = _NEIGHBOURHOOD if each.role == "list" else _SIDE_BY_SIDE
        lower = [
            other
            for other in shown[max(0, index - 2 * reach) : index + 2 * reach + 1]
            if (other.role == "price" or (other.role == "list" and not other.sure))
            and other.likelihood >= each.likelihood - _LESS_LIKELY
            and other.amount < each.amount < other.amount * _HIGHEST_LIST_PRICE
            and abs(other.place - each.place) <= reach
            and other.currency == each.currency
        ]
        if each.role == "list" and not each.sure and not lower:
            yield structs.replace(each, role="price")
        elif each.role == "price" and each.high is None and any(_discounted(each, other, view) for other in lower):
            yield structs.replace(each, role="list", sure=False)
        else:
            yield each


def _as_likely(one: AmountShown, other: AmountShown) -> bool:
    return abs(one.likelihood - other.likelihood) <= _LESS_LIKELY


def _discounted(high: AmountShown, low: AmountShown, view: PageView) -> bool:
    first, last = sorted((high.place, low.place))
    told = any(not run.aside and DISCOUNT.search(run.text.lower()) for run in view.shown(first - 5, last + 6))
    return (told or high.reduced or low.reduced) and _as_likely(high, low)


def _for_labels(node: LexborNode) -> float:
    score = 0.0
    for distance, each in enumerate(ancestors(node, _LABELLED_ANCESTORS)):
        labels = label_words(each)
        weight = 1.0 if distance < ROLE_ANCESTORS else 0.5
        if PRICE_LABEL.search(labels):
            score += weight * (1.5 if CURRENT_LABEL.search(labels) else 1)
        if each.attributes.get("itemprop") in ("price", "lowPrice", "offers"):
            score += weight
    return min(score, _MOST_FOR_LABELS)


def _for_place(place: int, names: Sequence[int], controls: Sequence[int]) -> float:
    """Between the name and the button, near both, is where a price stands."""
    near_names = [_near_name(place - name) - (_NAME_AGAIN if again else 0) for again, name in enumerate(names)]
    score = max([_FAR_FROM_NAME, *near_names]) if names else 0.0
    after = bisect_left(controls, place)
    nearest = min((abs(place - control) for control in controls[max(after - 1, 0) : after + 1]), default=None)
    return score + (max(0.0, _AT_BUTTON - nearest * _PER_BUTTON_DISTANCE) if nearest is not None else 0.0)


def _near_name(distance: int) -> float:
    if distance >= 0:
        return _AT_NAME - distance * _PER_NAME_DISTANCE
    return _JUST_ABOVE_NAME if distance > -_CLOSE else _FAR_FROM_NAME


def _tiles(sightings: Sequence[Sighting], link_holders: Set[int]) -> set[int]:
    """Elements of amounts that stand in one of several like neighbours, each with a link: a grid of other products."""
    members: Counter[tuple[int, str, str]] = Counter()
    chains: dict[int, list[tuple[int, str, str]]] = {}
    counted: set[int] = set()
    for sighting in sightings:
        chain = chains.setdefault(sighting.node.mem_id, [])
        for node in ancestors(sighting.node, _TILE_ANCESTORS):
            if node.parent is None or not (node.tag == "a" or node.mem_id in link_holders):
                continue
            look = (node.tag or "", " ".join((node.attributes.get("class") or "").split()[:1]))
            kinds = [(around.mem_id, *look) for around in (node.parent, node.parent.parent) if around is not None]
            chain += kinds
            if node.mem_id not in counted:
                counted.add(node.mem_id)
                members.update(kinds)
    return {node for node, chain in chains.items() if any(members[kind] >= _TILES for kind in chain)}


def _link_holders(document: Document) -> frozenset[int]:
    """All elements that hold a link."""
    holders: set[int] = set()
    for link in document.select("a[href]"):
        around = link.parent
        while around is not None and around.mem_id not in holders:
            holders.add(around.mem_id)
            around = around.parent
    return frozenset(holders)
