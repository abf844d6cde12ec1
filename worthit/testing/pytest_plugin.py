"""Fixtures that pytest finds by itself where WorthIt! is installed."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from worthit.testing.install import install_plugin


class InstallPlugin(Protocol):
    """`install_plugin` with its folder chosen."""

    def __call__(
        self, name: str, target: str, source: str | Path, distribution: str | None = None, version: str = "1.0"
    ) -> None: ...


@pytest.fixture
def installed_plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[InstallPlugin]:
    """Install plugins into this process for the length of a test: call it once for each."""
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])

    def install(
        name: str, target: str, source: str | Path, distribution: str | None = None, version: str = "1.0"
    ) -> None:
        install_plugin(folder, name, target, source, distribution, version)
        importlib.invalidate_caches()

    yield install
    for module, loaded in list(sys.modules.items()):
        if str(getattr(loaded, "__file__", None) or "").startswith(str(folder)):
            del sys.modules[module]
