"""A circuit breaker: a service that failed several times in a row is left alone, then tried with one request."""

import math
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager

from worthit.errors import AnalysisUnavailable

MOST_FAILURES = 5
"""Failures in a row after which nobody asks any more."""
REST_SECONDS = 60.0
"""How long a service is left alone that does not say how long."""


class ServiceFailed(AnalysisUnavailable):
    """The service did not do its work. rest: seconds that it asks to be left alone, None where it does not."""

    def __init__(self, detail: str, rest: float | None = None) -> None:
        super().__init__(detail)
        self.rest = rest


class Breaker:
    """Closed while the service works, open while it is left alone, half-open while one request tries it.

    clock: seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures = 0
        self._opened = False
        self._rests_until = -math.inf
        self._being_tried = False

    @property
    def rest_seconds(self) -> float:
        """For how long the service is left alone yet; 0 when it may be asked."""
        return max(0.0, self._rests_until - self._clock())

    @contextmanager
    def request(self) -> Generator[None, None, None]:
        """One request to the service. Raises AnalysisUnavailable without any while the service is left alone.

        `ServiceFailed` out of the block is a failure. Another error, or being cancelled, says nothing of the service.
        """
        tries = self._opened
        if self.rest_seconds > 0 or (tries and self._being_tried):
            raise AnalysisUnavailable("The hosted model failed before and is left alone for a while.")
        self._being_tried = self._being_tried or tries
        try:
            yield
        except ServiceFailed as failure:
            self._failed(failure.rest)
            raise
        else:
            self._failures, self._opened, self._rests_until = 0, False, -math.inf
        finally:
            self._being_tried = self._being_tried and not tries

    def _failed(self, rest: float | None) -> None:
        self._failures += 1
        if self._opened or rest is not None or self._failures >= MOST_FAILURES:
            self._opened = True
            until = self._clock() + (REST_SECONDS if rest is None else rest)
            self._rests_until = max(self._rests_until, until)
