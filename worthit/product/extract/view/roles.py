"""What an amount on a page is: the price, a list price, an instalment, postage …, by the words and labels around it."""

import re

from selectolax.lexbor import LexborNode

from worthit.product.extract.view.amount_words import (
    ABOUT_POSTAGE,
    AFTER,
    BEFORE,
    CURRENT_LABEL,
    ELSEWHERE_PRICED,
    LABELS,
    LIST_LABEL,
    PRESENT,
    PRICE_LABEL,
    USUAL,
    AmountRole,
)
from worthit.product.extract.view.pieces import ancestors, label_words
from worthit.product.extract.view.sightings import Sighting

ROLE_ANCESTORS = 3
_MINUS = re.compile(r"[-–−]\s*$")


def role_of(sighting: Sighting) -> tuple[AmountRole, bool]:
    """What the amount is, and whether words or a stroke say so (labels alone are not sure)."""
    return _by_words(sighting) or _by_labels(sighting.node)


def _by_words(sighting: Sighting) -> tuple[AmountRole, bool] | None:
    said = next((role for role, pattern in AFTER if pattern.search(sighting.after)), None)
    if said is not None and not (said == "shipping" and ABOUT_POSTAGE.search(sighting.after)):
        return said, True
    if sighting.run.struck:
        return "list", True
    if PRESENT.search(sighting.before):
        return "price", True
    for role, pattern in BEFORE:
        if match := pattern.search(sighting.before):
            return role, not USUAL.search(match[0])
    if ELSEWHERE_PRICED.search(sighting.text.lower()):
        return "shipping", True
    return ("saving", True) if _MINUS.search(sighting.text[: sighting.mention.start]) else None


def _by_labels(node: LexborNode) -> tuple[AmountRole, bool]:
    for each in ancestors(node, ROLE_ANCESTORS):
        labels = label_words(each)
        said = next((role for role, pattern in LABELS if pattern.search(labels)), None)
        if said is not None:
            return said, False
        is_current = bool(CURRENT_LABEL.search(labels))
        if PRICE_LABEL.search(labels) and LIST_LABEL.search(labels) and not is_current:
            return "list", False
        if is_current:
            break
    return "price", True
