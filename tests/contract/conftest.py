"""The contract is examined with strangers' plugins, as on a machine where WorthIt!'s own are not installed."""

from collections.abc import Iterator
from importlib.metadata import Distribution, distributions

import pytest

from worthit.plugin import discover

OURS = ("worthit-bot", "worthit-caching")


@pytest.fixture(autouse=True)
def own_plugins_are_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """But for namesakes that a test lays down itself."""

    def strangers() -> Iterator[Distribution]:
        return (found for found in distributions() if found.metadata["Name"] not in OURS or not _by_an_installer(found))

    monkeypatch.setattr(discover, "distributions", strangers)


def _by_an_installer(found: Distribution) -> bool:
    return found.read_text("INSTALLER") is not None
