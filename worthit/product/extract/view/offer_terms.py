"""The terms of the offer that the page shows beside its price: who sells it, in what condition, postage, unit price."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from worthit.product.codes import valid_gtin
from worthit.product.extract.condition_words import condition_told
from worthit.product.extract.document import Document
from worthit.product.extract.labels import CONDITION, GTIN, SELLER, SKU
from worthit.product.extract.view.amount_words import AmountRole
from worthit.product.extract.view.amounts import amounts_shown
from worthit.product.extract.view.labelled import labelled_rows
from worthit.product.extract.view.pieces import view_page
from worthit.product.extract.view.sightings import Sighting, find_sightings
from worthit.product.extract.view.title import find_title
from worthit.product.extract.wording import any_of, is_placeholder, words

_REACH_BEFORE, _REACH = 25, 90
"""Pieces of text above and below the product's name: its own part of the page."""
_LONGEST_SELLER, _LONGEST_SKU, _LONGEST_POSTAGE = 50, 30, 60
_SKU = re.compile(r"[\w./#-]*\d[\w./#-]*|[A-Z]{2,}[A-Z0-9-]*")
_POSTAGE = any_of(r"""
    \b(?:shipping|delivery|postage|p&p)\b  versand(?:kosten)?\b  lieferkosten  lieferung  livraison  frais de port
    spedizione  consegna  env[ií]o\b  \bfrete\b  \bportes\b  verzend(?:ing|kosten)  bezorg(?:ing|kosten)  dostaw[ay]
    wysyłka  доставка  livrare  \bfrakt\b  \bfragt\b  toimitus  doprava  poštovné  szállítás  kargo  送料  运费  運費
    배송비  الشحن  التوصيل
""")
_FREE = any_of(r"""
    \bfree\b  gratis  gratuit  kostenlos  kostenfrei  versandkostenfrei  \bfri\b  \bgrátis\b  bezpłatn  darmow
    бесплатн  безкоштовн  zdarma  ingyenes  ücretsiz  bedava  無料  免费  免費  包邮  무료  مجان  δωρεάν  ilmainen
""")
_ON_CONDITION = any_of(r"""
    \b(?:over|above|from|when|with|orders?|spend|members?|prime|plus|returns?|may|could|try|until|minimum|if)\b
    \bab\b  \büber\b  \bbei\b  bestellwert  \bà partir\b  \bdès\b  \bdal?\b  \boltre\b  \bsopra\b  \bordini?\b
    \ba partir\b  \bdesde\b  \bacima\b  \bpor compras\b  \bvanaf\b  \bboven\b  \bod\b  \bpowyżej\b  \bот\b  \bпри\b
    \bpeste\b  \böver\b  \bfrån\b  \bfra\b  \bover\b  \byli\b  \bnad\b  \bfelett\b  \büzeri\b  以上  満  滿  이상
    retour  rückgabe  reso  devoluci  devoluç  zwrot  возврат  abhol  pick-?up  store  filiale  magasin  negozio
""")
"""What frees only some of postage, or is said of something else."""
_MEASURE = re.compile(
    r"^\W{0,4}(?:/|per|pro|je|pour|par|al|por|a|за|pr\.?|à)?\W{0,2}"
    r"(?P<quantity>\d{1,4} ?)?(?P<unit>kg|g|gr|mg|l|lt|lit(?:re|er|ro)|ml|cl|m|m²|m2|m³|sqm|oz|fl\.? ?oz|lb|ct|count|"
    r"кг|г|л|мл|м²|м2|м)\b",
    re.IGNORECASE,
)
_MEASURE_BEFORE = re.compile(r"(?P<quantity>\d{1,4} ?)?(?P<unit>kg|g|l|ml|m²?|stk|st)\W{0,3}=\W*$", re.IGNORECASE)

Stated = tuple[str, Any, float]


def offer_terms(document: Document) -> Iterator[Stated]:
    """Field, value and belief, for those terms that stand near the product's name."""
    title = document.once(find_title).place
    if title is None:
        return
    yield from _rows(document, title)
    by_role: dict[AmountRole, list[Sighting]] = {"shipping": [], "unit": []}
    for sighting, amount in zip(document.once(find_sightings), document.once(amounts_shown), strict=True):
        if amount.role in by_role and _is_near(amount.place, title) and not (amount.tile or sighting.run.aside):
            by_role[amount.role].append(sighting)
    if (postage := _postage(document, by_role["shipping"], title)) is not None:
        yield "shipping", postage, 0.5
    if (unit_price := next(filter(None, map(_unit_price, by_role["unit"])), None)) is not None:
        yield "unit_price", unit_price, 0.6


def _is_near(place: int, title: int) -> bool:
    return title - _REACH_BEFORE <= place <= title + _REACH


def _rows(document: Document, title: int) -> Iterator[Stated]:
    rows = document.once(labelled_rows)
    near = [row for row in rows if _is_near(row.place, title)]
    sellers = (row.value for row in near if row.label in SELLER and len(row.value) <= _LONGEST_SELLER)
    if seller := next((name for name in sellers if words(name) and not is_placeholder(name)), None):
        yield "seller", seller, 0.5
    if condition := next(
        (told for row in near if row.label in CONDITION and (told := condition_told(row.value))), None
    ):
        yield "condition", condition, 0.5
    if gtin := next((code for row in rows if row.label in GTIN and (code := valid_gtin(row.value))), None):
        yield "gtin", gtin, 0.5
    numbers = (row.value.split()[0] for row in rows if row.label in SKU)
    if sku := next((each for each in numbers if len(each) <= _LONGEST_SKU and _SKU.fullmatch(each)), None):
        yield "sku", sku, 0.4


def _postage(document: Document, sightings: list[Sighting], title: int) -> Decimal | None:
    """What postage costs: an amount in a line that speaks of it, or a line that says that it is free, without an if."""
    for each in sightings:
        line = f"{each.before} {each.after}"
        if _POSTAGE.search(line) and not _ON_CONDITION.search(line):
            return None if _FREE.search(line) else each.mention.amount
    for text in _lines(document, title):
        if _POSTAGE.search(text) and _FREE.search(text) and not _ON_CONDITION.search(text):
            return Decimal(0)
    return None


def _lines(document: Document, title: int) -> Iterator[str]:
    """Short pieces near the name, and each label with what follows it."""
    view = document.once(view_page)
    shown = [run for run in view.shown(title, title + _REACH) if not run.aside and not any(map(str.isdigit, run.text))]
    for run, following in pairwise(shown):
        if len(run.text) <= _LONGEST_POSTAGE:
            yield f"{run.text} {following.text}" if run.text.endswith((":", "\uff1a")) else run.text


def _unit_price(sighting: Sighting) -> str | None:
    after = sighting.text[sighting.mention.end :] or sighting.after
    found = _MEASURE.match(after if _MEASURE.match(after) else sighting.after) or _MEASURE_BEFORE.search(
        sighting.before
    )
    if found is None:
        return None
    measure = f"{(found['quantity'] or '').strip()} {found['unit']}".strip()
    return f"{sighting.mention.amount} {sighting.mention.currency} / {measure}"
