"""A database that cannot be used, told to people: in one sentence, without what ails it."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from worthit.errors import AnalysisUnavailable, WorthItError

log = structlog.get_logger(__name__)


@contextmanager
def told_when_down(what: str) -> Iterator[None]:
    """what: is kept there, such as "Stored verdicts". Raises AnalysisUnavailable for whatever ails the store."""
    try:
        yield
    except WorthItError:
        raise
    except Exception as error:  # noqa: BLE001 - drivers raise errors of their own
        log.warning("the database cannot be used", what=what, reason=type(error).__name__)
        raise AnalysisUnavailable(f"{what} cannot be read now.") from None
