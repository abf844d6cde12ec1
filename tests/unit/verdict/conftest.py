"""Routes served without a socket."""

from tests.unit.web.conftest import serve

__all__ = ["serve"]
