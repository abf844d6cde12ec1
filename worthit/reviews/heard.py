"""What was heard from the reviews of one product. Pure data."""

from collections.abc import Mapping

from msgspec import Struct

from worthit.reviews.model import Alarm, Opinions
from worthit.reviews.trust.model import Trust


class Heard(Struct, frozen=True, kw_only=True):
    """texts: reviews that count as a voice: with a text, kept by the judgement of trust, copies once.

    content, discontent: those of them who speak well or ill of the value for money. sentiments: by the review's id,
    where it has one, -1 to 1. alarms: what those reviews warn of, however few. engine: who judged the texts, and of how
    many reviews; empty where none was read.
    """

    trust: Trust = Trust()
    opinions: Opinions = Opinions()
    alarms: tuple[Alarm, ...] = ()
    texts: int = 0
    content: int = 0
    discontent: int = 0
    sentiments: Mapping[str, float] = {}
    engine: str = ""


NOTHING = Heard()
