"""What all routes of accounts have in common."""

from typing import Final

from worthit.errors import AnalysisUnavailable, BodyTooLarge, NotAllowed, NotAuthenticated, RateLimited

PRIVATE: Final = "private, no-cache"
NOT_KEPT: Final = "no-store"
"""Of answers that show a secret."""
ASKING: Final = (NotAuthenticated, NotAllowed, RateLimited, AnalysisUnavailable)
"""How it can fail that somebody asks who has to say who they are."""
SENDING: Final = (*ASKING, BodyTooLarge, 415)
"""The same, of what takes a body."""
