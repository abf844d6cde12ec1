"""The kit for authors of plugins; WorthIt!'s own are tested with it. Its fixtures come by themselves with pytest."""

import pytest

pytest.register_assert_rewrite("worthit.testing.contract", "worthit.testing.laws")

from worthit.testing.contract import PluginContract  # noqa: E402 - rewriting must be asked for before the import
from worthit.testing.install import install_plugin  # noqa: E402

__all__ = ["PluginContract", "install_plugin"]
