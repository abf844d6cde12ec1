"""Reviews that say themselves that they were paid for, with the product, money or a discount, in five languages."""

import re

import numpy as np

from worthit.reviews.trust.finding import Finding, found
from worthit.reviews.trust.listing import Listing
from worthit.reviews.trust.parameters import TrustParameters
from worthit.reviews.trust.tails import binomial_tail
from worthit.reviews.trust.words import beginnings, plain

_HINT = re.compile(
    "free|exchange|in return|refund|gift|voucher|compl|discounted|gratis|gratuit|omaggio|cambio|kostenlos|tausch"
    "|gegen|vergünstigt|unentgeltlich|échange|contrepartie|gracieux"
)
"""One of these is in every phrase below; what has none is not searched further."""
_REVIEW = r"(?:\w+\W+){0,5}?"
_GIVEN = r"\s+(?:\w+\s+){0,5}?"
_PHRASES = (
    rf"\b(?:received|got|given|sent|provided){_GIVEN}(?:for free|free of charge)\b",
    r"\b(?:received|got|given|sent)\s+(?:(?:me|this|a|the|my)\s+){0,3}(?:free|complimentary|discounted)\s+"
    r"(?:\w+\s+)?(?:product|sample|item|unit)\b",
    rf"\bfree (?:product|sample|item|unit) (?:in exchange|in return|for (?:my|an?|the) {_REVIEW}review)",
    rf"\bin (?:exchange|return) for\s+{_REVIEW}(?:reviews?|opinions?|feedback|rating)\b",
    rf"\b(?:gift card|refund|voucher){_GIVEN}for (?:my|an?|the|leaving) {_REVIEW}review\b",
    rf"\bin cambio d(?:i|ella|i una|el)\s+{_REVIEW}(?:recensione|opinione|giudizio)",
    rf"\b(?:ricevuto|avuto|inviato){_GIVEN}(?:gratis|gratuitamente|in omaggio)\b",
    r"\b(?:prodotto|campione|articolo) (?:gratuito|in omaggio)\b(?=.{0,80}recension)",
    rf"\b(?:im|als) (?:gegenzug|austausch|gegenleistung) (?:für|gegen)\s+{_REVIEW}"
    r"(?:bewertung|rezension|meinung|review)",
    r"\b(?:kostenlos|gratis|vergünstigt|unentgeltlich)\s+(?:\w+\s+){0,4}?"
    r"(?:zur verfügung gestellt|erhalten|bekommen)\b",
    rf"\ben (?:échange|contrepartie)\s+d(?:['’]une?|['’]|e|u)\s*{_REVIEW}(?:avis|commentaire|évaluation|test)\b",
    rf"\b(?:reçu|offert|envoyé){_GIVEN}(?:gratuitement|gratuit|à titre gracieux)\b",
    rf"\ba cambio de\s+{_REVIEW}(?:reseña|opinión|valoración|comentario|review)",
    rf"\b(?:recib[ií]|recibido|enviado|enviaron){_GIVEN}(?:gratis|gratuitamente|gratuito)\b",
)
_REWARD = re.compile("|".join(_PHRASES))


def find_incentivised(listing: Listing, rules: TrustParameters) -> Finding | None:
    """Reviews that name a reward. None without any text."""
    texts = [plain(text) for text in beginnings([review.text for review in listing.reviews])]
    if not any(texts):
        return None
    group = np.array([names_reward(text) for text in texts], dtype=np.bool_)
    p = binomial_tail(int(group.sum()), len(listing), rules.incentivised_share)
    return found("incentivised", p, group, listing, rules)


def names_reward(text: str) -> bool:
    """Of a text without case and markup."""
    return _HINT.search(text) is not None and _REWARD.search(text) is not None
