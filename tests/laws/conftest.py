"""How hard the laws are tried: 150 examples each, 500 in CI, unless HYPOTHESIS_PROFILE says otherwise. Other tests that
have properties stay at what hypothesis does by itself.
"""

import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import settings

settings.register_profile("laws", max_examples=500 if os.environ.get("CI") else 150, deadline=None)


@contextmanager
def _as_laws() -> Iterator[None]:
    """Hypothesis asks for the profile when a property is made: in a module as it is read, in the kit as a test runs."""
    others = settings.get_current_profile_name()
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or "laws")
    try:
        yield
    finally:
        settings.load_profile(others)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    with _as_laws():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, object, object]:
    with _as_laws():
        return (yield)
