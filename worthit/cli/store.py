"""The database of one command that cannot do without it."""

from collections.abc import Iterator
from contextlib import contextmanager

from worthit.errors import AnalysisUnavailable


@contextmanager
def told_when_down() -> Iterator[None]:
    """Tell a database that cannot be used in one line. Raises AnalysisUnavailable."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except (SQLAlchemyError, OSError):
        raise AnalysisUnavailable("The database cannot be used; `worthit doctor` tells why.") from None
