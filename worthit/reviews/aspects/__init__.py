"""What owners praise and blame: pros, cons, mixed and voices, each counted and quoted (docs/aspects.md)."""

from worthit.reviews.aspects.quotes import is_verbatim
from worthit.reviews.aspects.tally import Opinions

__all__ = ["Opinions", "is_verbatim"]
